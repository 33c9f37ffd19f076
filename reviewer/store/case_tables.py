"""What came in: submissions, exhibits, and how they lie on the timeline."""

import sqlalchemy as sa

from reviewer.store.columns import at_least, later_number, later_reference, later_text, number, one_of, refers, table, text

submission = table(
    "submission",
    text("bundle_id"),
    text("tag_digest"),
    text("document"),
    text("assignment"),
    text("client"),
    text("site"),
    text("site_type"),
    text("wave"),
    text("rubric"),
    text("identity"),
    text("window_start", optional=True),
    text("window_end", optional=True),
    text("shopper"),
    text("visit_start"),
    text("visit_end"),
    text("zone"),
    text("check_in_at", optional=True),
    text("check_in_latitude", optional=True),
    text("check_in_longitude", optional=True),
    text("check_in_accuracy_m", optional=True),
    text("filed_at"),
    text("imported_at"),
    text("made_with"),
    later_text("visit_identity"),
    later_text("site_latitude", absent=None),
    later_text("site_longitude", absent=None),
    later_text("site_radius_m", absent=None),
    sa.UniqueConstraint("bundle_id"),
    sa.UniqueConstraint("tag_digest"),
    one_of("site_type", "residential", "office", "commercial", "appliance", "bank", "online", "other"),
    sa.CheckConstraint(
        "(check_in_at IS NULL) = (check_in_latitude IS NULL) AND (check_in_at IS NULL) = (check_in_longitude IS NULL) "
        "AND (check_in_at IS NULL) = (check_in_accuracy_m IS NULL)",
        name="check_in_whole",
    ),
)

answer = table(
    "answer",
    refers("submission_id", "submission"),
    text("question"),
    text("text"),
    text("value"),
    text("comment"),
    text("at", optional=True),
    text("items"),
    later_number("met_when"),
    sa.UniqueConstraint("submission_id", "question"),
)

note = table("note", refers("submission_id", "submission"), text("at"), text("text"), text("kind"))

quote = table(
    "quote",
    refers("submission_id", "submission"),
    text("at"),
    text("speaker"),
    text("words"),
    text("position"),
    one_of("speaker", "staff", "shopper"),
)

exhibit = table(
    "exhibit",
    refers("submission_id", "submission", index=False),
    text("code"),
    text("kind"),
    text("path"),
    text("original_name"),
    number("size"),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    text("media_type"),
    text("captured_at", optional=True),
    number("duration_us"),
    number("start_us"),
    number("width"),
    number("height"),
    number("rotation"),
    text("frame_rate"),
    number("has_film"),
    number("has_sound"),
    number("sample_rate"),
    number("channels"),
    text("codec"),
    text("latitude", optional=True),
    text("longitude", optional=True),
    text("device"),
    number("is_readable"),
    text("fault"),
    sa.UniqueConstraint("submission_id", "code"),
    sa.UniqueConstraint("submission_id", "path", name="uq_exhibit_path"),
    one_of("kind", "film", "sound", "photo", "document"),
    at_least("size", 0),
    at_least("duration_us", 0),
    sa.CheckConstraint("rotation IN (0, 90, 180, 270)", name="rotation_known"),
    sa.CheckConstraint("length(sha256) = 64", name="sha256_length"),
    sa.CheckConstraint("has_film IN (0, 1) AND has_sound IN (0, 1) AND is_readable IN (0, 1)", name="truth"),
)

track = table(
    "track",
    refers("exhibit_id", "exhibit", index=False),
    number("offset_us"),
    text("drift_ppm"),
    number("uncertainty_us"),
    text("source"),
    later_number("start_us", absent=0),
    later_number("end_us"),
    later_reference("reference_id", "exhibit"),
    later_number("relative_us"),
    later_text("laid_by"),
    later_text("laid_at", absent=None),
    sa.UniqueConstraint("exhibit_id", "start_us"),
    sa.CheckConstraint("end_us > start_us", name="piece_forward"),
    at_least("uncertainty_us", 0),
    one_of("source", "metadata", "stated", "file_time", "alignment", "hand", "unknown"),
)

transcript = table(
    "transcript",
    refers("submission_id", "submission"),
    refers("exhibit_id", "exhibit", optional=True),
    text("name"),
    text("sha256"),
    text("imported_by"),
    text("imported_at"),
    sa.CheckConstraint("length(sha256) = 64", name="sha256_length"),
)

transcript_line = table(
    "transcript_line",
    refers("transcript_id", "transcript"),
    number("start_us"),
    number("end_us"),
    text("speaker"),
    text("words"),
    sa.CheckConstraint("end_us >= start_us", name="span_forward"),
)
