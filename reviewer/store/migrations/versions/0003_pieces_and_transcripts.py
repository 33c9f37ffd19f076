"""Tracks in pieces, with who laid them, and transcripts; tracks that are there are one piece each.

Self-contained on purpose: a migration may not change when the program does.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TRACK = """CREATE TABLE track_anew (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    exhibit_id INTEGER NOT NULL,
    offset_us BIGINT NOT NULL,
    drift_ppm TEXT NOT NULL,
    uncertainty_us BIGINT NOT NULL,
    source TEXT NOT NULL,{columns}
    CONSTRAINT uq_track_exhibit_id UNIQUE ({unique}),{piece}
    CONSTRAINT ck_track_uncertainty_us_range CHECK (uncertainty_us >= 0),
    CONSTRAINT ck_track_source_known CHECK (source IN ('metadata', 'stated', 'file_time', 'alignment', 'hand', 'unknown')),
    CONSTRAINT fk_track_exhibit_id_exhibit FOREIGN KEY(exhibit_id) REFERENCES exhibit (id){reference}
)"""

_COLUMNS = """
    start_us BIGINT DEFAULT '0' NOT NULL,
    end_us BIGINT,
    reference_id INTEGER,
    relative_us BIGINT,
    laid_by TEXT DEFAULT '' NOT NULL,
    laid_at TEXT,"""
_PIECE = """
    CONSTRAINT ck_track_piece_forward CHECK (end_us > start_us),"""
_REFERENCE = """,
    CONSTRAINT fk_track_reference_id_exhibit FOREIGN KEY(reference_id) REFERENCES exhibit (id)"""

_TRANSCRIPT = """CREATE TABLE transcript (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    submission_id INTEGER NOT NULL,
    exhibit_id INTEGER,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    CONSTRAINT ck_transcript_sha256_length CHECK (length(sha256) = 64),
    CONSTRAINT fk_transcript_submission_id_submission FOREIGN KEY(submission_id) REFERENCES submission (id),
    CONSTRAINT fk_transcript_exhibit_id_exhibit FOREIGN KEY(exhibit_id) REFERENCES exhibit (id)
)"""

_LINE = """CREATE TABLE transcript_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    transcript_id INTEGER NOT NULL,
    start_us BIGINT NOT NULL,
    end_us BIGINT NOT NULL,
    speaker TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT ck_transcript_line_span_forward CHECK (end_us >= start_us),
    CONSTRAINT fk_transcript_line_transcript_id_transcript FOREIGN KEY(transcript_id) REFERENCES transcript (id)
)"""


def upgrade() -> None:
    unique = "exhibit_id, start_us"
    _rebuild_track(_TRACK.format(columns=_COLUMNS, unique=unique, piece=_PIECE, reference=_REFERENCE))
    for verb in ("INSERT", "UPDATE", "DELETE"):
        _guard(verb)
    op.execute(_TRANSCRIPT)
    op.execute("CREATE INDEX ix_transcript_submission_id ON transcript (submission_id)")
    op.execute("CREATE INDEX ix_transcript_exhibit_id ON transcript (exhibit_id)")
    op.execute(_LINE)
    op.execute("CREATE INDEX ix_transcript_line_transcript_id ON transcript_line (transcript_id)")
    for table in ("transcript", "transcript_line"):
        told = f"{table} rows are never changed"
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{told}'); END")


def downgrade() -> None:
    op.execute("DROP TABLE transcript_line")
    op.execute("DROP TABLE transcript")
    _rebuild_track(_TRACK.format(columns="", unique="exhibit_id", piece="", reference=""))


def _rebuild_track(statement: str) -> None:
    """SQLite alters a constraint only by copying; no table refers to this one, and keys that were given stay given."""
    kept = "id, exhibit_id, offset_us, drift_ppm, uncertainty_us, source"
    for verb in ("INSERT", "UPDATE", "DELETE"):
        op.execute(f"DROP TRIGGER IF EXISTS track_no_{verb.lower()}")
    op.execute(statement)
    op.execute(f"INSERT INTO track_anew ({kept}) SELECT {kept} FROM track WHERE id IN (SELECT min(id) FROM track GROUP BY exhibit_id)")  # noqa: S608 - fixed names
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'track_anew'")
    op.execute("INSERT INTO sqlite_sequence (name, seq) SELECT 'track_anew', seq FROM sqlite_sequence WHERE name = 'track'")
    op.execute("DROP TABLE track")
    op.execute("ALTER TABLE track_anew RENAME TO track")


def _guard(verb: str) -> None:
    """The clock of a signed review stands still."""
    rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[verb]
    owners = " OR ".join(f"exhibit.id = {row}.exhibit_id" for row in rows)
    signed = (
        "SELECT 1 FROM review JOIN exhibit ON exhibit.submission_id = review.submission_id "  # noqa: S608 - fixed names
        f"WHERE review.state = 'signed' AND ({owners})"
    )
    message = "a track of a signed review is never changed"
    op.execute(
        f"CREATE TRIGGER track_no_{verb.lower()} BEFORE {verb} ON track WHEN EXISTS ({signed}) BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )
