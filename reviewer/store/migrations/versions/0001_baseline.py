"""The first schema: everything from import to a signed scorecard, and the triggers that keep it from being rewritten.

A copy of the tables as they were, on purpose: a migration may not change when the program does.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _number(name: str, *, optional: bool = False, grows: bool = False) -> sa.Column[int]:
    # BIGINT: microseconds pass 2^31 after 36 minutes. A column that grows is a counter that undo leaves alone.
    return sa.Column(name, sa.BigInteger, nullable=optional, info={"grows": grows})


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=optional)


def _refers(name: str, table: str, *, optional: bool = False, index: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=optional, index=index)


def _one_of(column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _at_least(column: str, least: int) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} >= {least}", name=f"{column}_range")


def _table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    # Keys are never given twice: the journal speaks of rows that an undo may bring back.
    return sa.Table(name, metadata, _id(), *parts, sqlite_autoincrement=True)


submission = _table(
    "submission",
    _text("bundle_id"),
    _text("tag_digest"),
    _text("document"),
    _text("assignment"),
    _text("client"),
    _text("site"),
    _text("site_type"),
    _text("wave"),
    _text("rubric"),
    _text("identity"),
    _text("window_start", optional=True),
    _text("window_end", optional=True),
    _text("shopper"),
    _text("visit_start"),
    _text("visit_end"),
    _text("zone"),
    _text("check_in_at", optional=True),
    _text("check_in_latitude", optional=True),
    _text("check_in_longitude", optional=True),
    _text("check_in_accuracy_m", optional=True),
    _text("filed_at"),
    _text("imported_at"),
    _text("made_with"),
    sa.UniqueConstraint("bundle_id"),
    sa.UniqueConstraint("tag_digest"),
    _one_of("site_type", "residential", "office", "commercial", "appliance", "bank", "online", "other"),
    sa.CheckConstraint(
        "(check_in_at IS NULL) = (check_in_latitude IS NULL) AND (check_in_at IS NULL) = (check_in_longitude IS NULL) "
        "AND (check_in_at IS NULL) = (check_in_accuracy_m IS NULL)",
        name="check_in_whole",
    ),
)

answer = _table(
    "answer",
    _refers("submission_id", "submission"),
    _text("question"),
    _text("text"),
    _text("value"),
    _text("comment"),
    _text("at", optional=True),
    _text("items"),
    sa.UniqueConstraint("submission_id", "question"),
)

note = _table("note", _refers("submission_id", "submission"), _text("at"), _text("text"), _text("kind"))

quote = _table(
    "quote",
    _refers("submission_id", "submission"),
    _text("at"),
    _text("speaker"),
    _text("words"),
    _text("position"),
    _one_of("speaker", "staff", "shopper"),
)

exhibit = _table(
    "exhibit",
    _refers("submission_id", "submission", index=False),
    _text("code"),
    _text("kind"),
    _text("path"),
    _text("original_name"),
    _number("size"),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    _text("media_type"),
    _text("captured_at", optional=True),
    _number("duration_us"),
    _number("start_us"),
    _number("width"),
    _number("height"),
    _number("rotation"),
    _text("frame_rate"),
    _number("has_film"),
    _number("has_sound"),
    _number("sample_rate"),
    _number("channels"),
    _text("codec"),
    _text("latitude", optional=True),
    _text("longitude", optional=True),
    _text("device"),
    _number("is_readable"),
    _text("fault"),
    sa.UniqueConstraint("submission_id", "code"),
    sa.UniqueConstraint("submission_id", "path", name="uq_exhibit_path"),
    _one_of("kind", "film", "sound", "photo", "document"),
    _at_least("size", 0),
    _at_least("duration_us", 0),
    sa.CheckConstraint("rotation IN (0, 90, 180, 270)", name="rotation_known"),
    sa.CheckConstraint("length(sha256) = 64", name="sha256_length"),
    sa.CheckConstraint("has_film IN (0, 1) AND has_sound IN (0, 1) AND is_readable IN (0, 1)", name="truth"),
)

track = _table(
    "track",
    _refers("exhibit_id", "exhibit", index=False),
    _number("offset_us"),
    _text("drift_ppm"),
    _number("uncertainty_us"),
    _text("source"),
    sa.UniqueConstraint("exhibit_id"),
    _at_least("uncertainty_us", 0),
    _one_of("source", "metadata", "stated", "file_time", "alignment", "hand", "unknown"),
)

rubric_version = _table(
    "rubric_version",
    _text("rubric"),
    _text("version"),
    _text("sha256"),
    _text("text"),
    sa.UniqueConstraint("sha256"),
    sa.CheckConstraint("length(sha256) = 64", name="sha256_length"),
)

review = _table(
    "review",
    _refers("submission_id", "submission", index=False),
    _refers("rubric_version_id", "rubric_version"),
    _text("reviewer"),
    _text("round"),
    _text("state"),
    _text("opened_at"),
    _text("signed_at", optional=True),
    _number("findings_given", grows=True),
    _number("commendations_given", grows=True),
    sa.UniqueConstraint("submission_id", "reviewer", "round"),
    _one_of("round", "first", "blind", "adjudicated"),
    _one_of("state", "open", "signed"),
    sa.CheckConstraint("(state = 'signed') = (signed_at IS NOT NULL)", name="signed_at_when_signed"),
    _at_least("findings_given", 0),
    _at_least("commendations_given", 0),
)

marker = _table(
    "marker",
    _refers("review_id", "review"),
    _refers("exhibit_id", "exhibit", optional=True),
    _text("kind"),
    _text("label"),
    _number("start_us"),
    _number("end_us"),
    _number("uncertainty_us"),
    sa.CheckConstraint("end_us >= start_us", name="span_forward"),
    _at_least("uncertainty_us", 0),
)

verdict = _table(
    "verdict",
    _refers("review_id", "review", index=False),
    _text("item"),
    _text("state"),
    _number("occurrences"),
    _text("share", optional=True),
    _number("measured_us", optional=True),
    _number("measure_uncertainty_us", optional=True),
    _refers("start_marker_id", "marker", optional=True),
    _refers("end_marker_id", "marker", optional=True),
    _number("conforming", optional=True),
    _number("observed", optional=True),
    _text("reason"),
    sa.UniqueConstraint("review_id", "item"),
    _one_of("state", "met", "not_met", "partly", "not_applicable", "not_verifiable"),
    _at_least("occurrences", 0),
    sa.CheckConstraint("(measured_us IS NULL) = (measure_uncertainty_us IS NULL)", name="measure_whole"),
    _at_least("measure_uncertainty_us", 0),
    sa.CheckConstraint("conforming >= 0 AND observed >= conforming", name="rate_range"),
    sa.CheckConstraint("(conforming IS NULL) = (observed IS NULL)", name="rate_whole"),
    sa.CheckConstraint("state NOT IN ('not_applicable', 'not_verifiable') OR reason <> ''", name="reason_given"),
)

finding = _table(
    "finding",
    _refers("review_id", "review", index=False),
    _text("code"),
    _text("kind"),
    _text("item"),
    _number("occurrences"),
    _text("fact"),
    _text("quote"),
    _text("analysis"),
    _text("advice"),
    _text("cause", optional=True),
    _text("position"),
    _text("severity"),
    sa.UniqueConstraint("review_id", "code"),
    _one_of("kind", "deduction", "commendation", "observation"),
    _one_of("cause", "attitude", "slow_response", "lack_of_skill", "process_deviation", "environment_not_kept"),
    _one_of("severity", "minor", "major", "critical"),
    _at_least("occurrences", 1),
)

citation = _table(
    "citation",
    _refers("finding_id", "finding"),
    _text("kind"),
    _refers("exhibit_id", "exhibit", optional=True),
    _number("start_us", optional=True),
    _number("end_us", optional=True),
    _number("left_ppm", optional=True),
    _number("top_ppm", optional=True),
    _number("width_ppm", optional=True),
    _number("height_ppm", optional=True),
    _text("question"),
    _text("words"),
    _one_of("kind", "span", "frame", "region", "answer", "quote"),
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
        "WHEN 'quote' THEN words <> '' AND (question <> '' OR (exhibit_id IS NOT NULL AND start_us IS NOT NULL)) "
        "ELSE exhibit_id IS NOT NULL AND start_us IS NOT NULL END",
        name="kind_whole",
    ),
)

played = _table(
    "played",
    _refers("review_id", "review", index=False),
    _refers("exhibit_id", "exhibit"),
    _text("spans"),
    _number("fastest_percent"),
    sa.UniqueConstraint("review_id", "exhibit_id"),
    _at_least("fastest_percent", 1),
)

scorecard = _table(
    "scorecard",
    _refers("review_id", "review", index=False),
    _text("number"),
    _number("version"),
    _text("document"),
    _text("pdf_sha256"),
    _text("signer"),
    _text("issued_at"),
    sa.UniqueConstraint("review_id", "version"),
    sa.UniqueConstraint("number", "version"),
    _at_least("version", 1),
    sa.CheckConstraint("length(pdf_sha256) = 64", name="pdf_sha256_length"),
)

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
    _text("at"),
    _text("actor"),
    _text("operation"),
    _text("label"),
    _text("kind"),
    # Not foreign keys: the journal outlives the rows it speaks of.
    sa.Column("submission_id", sa.Integer, nullable=True, index=True),
    sa.Column("review_id", sa.Integer, nullable=True, index=True),
    sa.Column("undoes", sa.Integer, sa.ForeignKey("journal.step"), nullable=True),
    _number("seals"),
    _text("row_changes"),
    _text("previous"),
    _text("digest"),
    sa.UniqueConstraint("digest"),
    _one_of("kind", "act", "undo", "redo", "record"),
    _at_least("step", 1),
    sa.CheckConstraint("seals IN (0, 1)", name="truth"),
    sa.CheckConstraint("(kind IN ('undo', 'redo')) = (undoes IS NOT NULL)", name="undoes_whole"),
    sa.CheckConstraint("length(previous) = 64 AND length(digest) = 64", name="digest_length"),
)

_FIXED = ("submission", "answer", "note", "quote", "exhibit", "rubric_version", "scorecard", "journal")
_SIGNED_WITH = ("verdict", "finding", "marker", "played")


def upgrade() -> None:
    metadata.create_all(op.get_bind(), checkfirst=False)
    for trigger in _triggers():
        op.execute(trigger)


def downgrade() -> None:
    # Dropping the tables drops their triggers; foreign keys would refuse the order that self-references need.
    metadata.drop_all(op.get_bind(), checkfirst=False)


def _triggers() -> list[str]:
    """For SQLite; another database brings its own in a migration of its own."""
    fixed = [_trigger(table, verb, message=f"{table} rows are never changed") for table in _FIXED for verb in ("UPDATE", "DELETE")]
    signed = [_guard(table, verb) for table in (*_SIGNED_WITH, "citation") for verb in ("INSERT", "UPDATE", "DELETE")]
    reviews = [
        _trigger("review", verb, when="OLD.state = 'signed'", message="a signed review is never changed") for verb in ("UPDATE", "DELETE")
    ]
    return [*fixed, *signed, *reviews]


def _guard(table: str, verb: str) -> str:
    """Refuse to touch a row of a signed review, and to move a row into or out of one."""
    rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[verb]
    if table == "citation":
        owners = " OR ".join(f"finding.id = {row}.finding_id" for row in rows)
        found = "finding JOIN review ON review.id = finding.review_id"
    else:
        owners = " OR ".join(f"review.id = {row}.review_id" for row in rows)
        found = "review"
    signed = f"EXISTS (SELECT 1 FROM {found} WHERE review.state = 'signed' AND ({owners}))"  # noqa: S608 - fixed names, no outside text
    return _trigger(table, verb, when=signed, message=f"a {table} of a signed review is never changed")


def _trigger(table: str, verb: str, *, message: str, when: str = "1") -> str:
    name = f"{table}_no_{verb.lower()}"
    return f"CREATE TRIGGER {name} BEFORE {verb} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
