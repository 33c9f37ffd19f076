"""What the examination of a submission found, what became of it, and what later submissions are held against."""

import sqlalchemy as sa

from reviewer.store.columns import at_least, number, one_of, refers, table, text

examination = table(
    "examination",
    refers("submission_id", "submission", index=False),
    number("proposed_grade"),
    number("grade", optional=True),
    text("graded_by"),
    text("grade_reason"),
    text("examined_at"),
    sa.UniqueConstraint("submission_id"),
    at_least("proposed_grade", 1),
    at_least("grade", 1),
)

intake_finding = table(
    "intake_finding",
    refers("submission_id", "submission"),
    text("kind"),
    text("severity"),
    text("place"),
    text("facts"),
    text("at", optional=True),
    number("start_us", optional=True),
    number("end_us", optional=True),
    text("marks"),
    text("dismissed_by"),
    text("dismissed_at", optional=True),
    text("dismissed_reason"),
    one_of("severity", "minor", "major", "critical"),
    sa.CheckConstraint("(dismissed_at IS NULL) = (dismissed_reason = '')", name="dismissal_whole"),
)

submission_return = table(
    "submission_return",
    refers("submission_id", "submission"),
    text("returned_by"),
    text("returned_at"),
    text("deadline"),
    text("request"),
    text("ended_at", optional=True),
)

known_exhibit = table("known_exhibit", refers("submission_id", "submission"), text("code"), text("sha256"), text("numbers"))

known_text = table("known_text", refers("submission_id", "submission"), text("place"), text("signature"))
