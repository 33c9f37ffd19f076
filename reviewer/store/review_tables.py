"""What reviewers made of it: reviews with all that hangs on them, and the scorecards that came out."""

import sqlalchemy as sa

from reviewer.store.columns import at_least, later_text, number, one_of, refers, table, text

rubric_version = table(
    "rubric_version",
    text("rubric"),
    text("version"),
    text("sha256"),
    text("text"),
    sa.UniqueConstraint("sha256"),
    sa.CheckConstraint("length(sha256) = 64", name="sha256_length"),
)

review = table(
    "review",
    refers("submission_id", "submission", index=False),
    refers("rubric_version_id", "rubric_version"),
    text("reviewer"),
    text("round"),
    text("state"),
    text("opened_at"),
    text("signed_at", optional=True),
    number("findings_given", grows=True),
    number("commendations_given", grows=True),
    sa.UniqueConstraint("submission_id", "reviewer", "round"),
    one_of("round", "first", "blind", "adjudicated"),
    one_of("state", "open", "signed"),
    sa.CheckConstraint("(state = 'signed') = (signed_at IS NOT NULL)", name="signed_at_when_signed"),
    at_least("findings_given", 0),
    at_least("commendations_given", 0),
)

marker = table(
    "marker",
    refers("review_id", "review"),
    refers("exhibit_id", "exhibit", optional=True),
    text("kind"),
    text("label"),
    number("start_us"),
    number("end_us"),
    number("uncertainty_us"),
    sa.CheckConstraint("end_us >= start_us", name="span_forward"),
    at_least("uncertainty_us", 0),
)

verdict = table(
    "verdict",
    refers("review_id", "review", index=False),
    text("item"),
    text("state"),
    number("occurrences"),
    text("share", optional=True),
    number("measured_us", optional=True),
    number("measure_uncertainty_us", optional=True),
    refers("start_marker_id", "marker", optional=True),
    refers("end_marker_id", "marker", optional=True),
    number("conforming", optional=True),
    number("observed", optional=True),
    text("reason"),
    later_text("entries", absent="[]"),
    sa.UniqueConstraint("review_id", "item"),
    one_of("state", "met", "not_met", "partly", "not_applicable", "not_verifiable"),
    at_least("occurrences", 0),
    sa.CheckConstraint("(measured_us IS NULL) = (measure_uncertainty_us IS NULL)", name="measure_whole"),
    at_least("measure_uncertainty_us", 0),
    sa.CheckConstraint("conforming >= 0 AND observed >= conforming", name="rate_range"),
    sa.CheckConstraint("(conforming IS NULL) = (observed IS NULL)", name="rate_whole"),
    sa.CheckConstraint("state NOT IN ('not_applicable', 'not_verifiable') OR reason <> ''", name="reason_given"),
)

finding = table(
    "finding",
    refers("review_id", "review", index=False),
    text("code"),
    text("kind"),
    text("item"),
    number("occurrences"),
    text("fact"),
    text("quote"),
    text("analysis"),
    text("advice"),
    text("cause", optional=True),
    text("position"),
    text("severity"),
    later_text("headline"),
    sa.UniqueConstraint("review_id", "code"),
    one_of("kind", "deduction", "commendation", "observation"),
    one_of("cause", "attitude", "slow_response", "lack_of_skill", "process_deviation", "environment_not_kept"),
    one_of("severity", "minor", "major", "critical"),
    at_least("occurrences", 1),
)

citation = table(
    "citation",
    refers("finding_id", "finding"),
    text("kind"),
    refers("exhibit_id", "exhibit", optional=True),
    number("start_us", optional=True),
    number("end_us", optional=True),
    number("left_ppm", optional=True),
    number("top_ppm", optional=True),
    number("width_ppm", optional=True),
    number("height_ppm", optional=True),
    text("question"),
    text("words"),
    one_of("kind", "span", "frame", "region", "answer", "quote", "absence"),
    sa.CheckConstraint("(start_us IS NULL) = (end_us IS NULL)", name="span_whole"),
    sa.CheckConstraint("start_us >= 0 AND end_us >= start_us", name="span_forward"),
    sa.CheckConstraint(
        "(left_ppm IS NULL) = (top_ppm IS NULL) AND (left_ppm IS NULL) = (width_ppm IS NULL) AND (left_ppm IS NULL) = (height_ppm IS NULL)",
        name="region_whole",
    ),
    sa.CheckConstraint(
        "left_ppm >= 0 AND top_ppm >= 0 AND width_ppm > 0 AND height_ppm > 0 "
        "AND left_ppm + width_ppm <= 1000000 AND top_ppm + height_ppm <= 1000000",
        name="region_inside",
    ),
    sa.CheckConstraint(
        "CASE kind WHEN 'answer' THEN question <> '' WHEN 'region' THEN exhibit_id IS NOT NULL AND left_ppm IS NOT NULL "
        "WHEN 'absence' THEN words <> '' AND exhibit_id IS NOT NULL AND end_us > start_us "
        "WHEN 'quote' THEN words <> '' AND (question <> '' OR (exhibit_id IS NOT NULL AND start_us IS NOT NULL)) "
        "ELSE exhibit_id IS NOT NULL AND start_us IS NOT NULL END",
        name="kind_whole",
    ),
)

played = table(
    "played",
    refers("review_id", "review", index=False),
    refers("exhibit_id", "exhibit"),
    text("spans"),
    number("fastest_percent"),
    sa.UniqueConstraint("review_id", "exhibit_id"),
    at_least("fastest_percent", 1),
)

playing = table(
    "playing",
    refers("review_id", "review"),
    refers("exhibit_id", "exhibit"),
    text("spans"),
    number("speed_percent"),
    text("played_by"),
    text("started_at"),
    text("ended_at"),
    at_least("speed_percent", 1),
)

scorecard = table(
    "scorecard",
    refers("review_id", "review", index=False),
    text("number"),
    number("version"),
    text("document"),
    text("pdf_sha256"),
    text("signer"),
    text("issued_at"),
    sa.UniqueConstraint("review_id", "version"),
    sa.UniqueConstraint("number", "version"),
    at_least("version", 1),
    sa.CheckConstraint("length(pdf_sha256) = 64", name="pdf_sha256_length"),
)

scorecard_fate = table(
    "scorecard_fate",
    refers("scorecard_id", "scorecard", index=False),
    text("kind"),
    text("reason"),
    text("said_by"),
    text("said_at"),
    sa.UniqueConstraint("scorecard_id"),
    one_of("kind", "superseded", "withdrawn"),
    sa.CheckConstraint("reason <> ''", name="reason_given"),
)
