"""Headlines, entries, absences, and who played what when; rows that are there keep what they say.

Self-contained on purpose: a migration may not change when the program does.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CITATION = """CREATE TABLE {name} (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    finding_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    exhibit_id INTEGER,
    start_us BIGINT,
    end_us BIGINT,
    left_ppm BIGINT,
    top_ppm BIGINT,
    width_ppm BIGINT,
    height_ppm BIGINT,
    question TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT ck_citation_kind_known CHECK (kind IN ({kinds})),
    CONSTRAINT ck_citation_span_whole CHECK ((start_us IS NULL) = (end_us IS NULL)),
    CONSTRAINT ck_citation_span_forward CHECK (start_us >= 0 AND end_us >= start_us),
    CONSTRAINT ck_citation_region_whole CHECK ((left_ppm IS NULL) = (top_ppm IS NULL) AND (left_ppm IS NULL) = (width_ppm IS NULL) AND (left_ppm IS NULL) = (height_ppm IS NULL)),
    CONSTRAINT ck_citation_region_inside CHECK (left_ppm >= 0 AND top_ppm >= 0 AND width_ppm > 0 AND height_ppm > 0 AND left_ppm + width_ppm <= 1000000 AND top_ppm + height_ppm <= 1000000),
    CONSTRAINT ck_citation_kind_whole CHECK (CASE kind WHEN 'answer' THEN question <> '' WHEN 'region' THEN exhibit_id IS NOT NULL AND left_ppm IS NOT NULL {absence}WHEN 'quote' THEN words <> '' AND (question <> '' OR (exhibit_id IS NOT NULL AND start_us IS NOT NULL)) ELSE exhibit_id IS NOT NULL AND start_us IS NOT NULL END),
    CONSTRAINT fk_citation_finding_id_finding FOREIGN KEY(finding_id) REFERENCES finding (id),
    CONSTRAINT fk_citation_exhibit_id_exhibit FOREIGN KEY(exhibit_id) REFERENCES exhibit (id)
)"""  # noqa: E501 - the very text that the tables give

_KINDS = "'span', 'frame', 'region', 'answer', 'quote'"
_ABSENCE = "WHEN 'absence' THEN words <> '' AND exhibit_id IS NOT NULL AND end_us > start_us "

_PLAYING = """CREATE TABLE playing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    review_id INTEGER NOT NULL,
    exhibit_id INTEGER NOT NULL,
    spans TEXT NOT NULL,
    speed_percent BIGINT NOT NULL,
    played_by TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    CONSTRAINT ck_playing_speed_percent_range CHECK (speed_percent >= 1),
    CONSTRAINT fk_playing_review_id_review FOREIGN KEY(review_id) REFERENCES review (id),
    CONSTRAINT fk_playing_exhibit_id_exhibit FOREIGN KEY(exhibit_id) REFERENCES exhibit (id)
)"""


def upgrade() -> None:
    op.execute("ALTER TABLE answer ADD COLUMN met_when BIGINT")
    op.execute("ALTER TABLE finding ADD COLUMN headline TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE verdict ADD COLUMN entries TEXT DEFAULT '[]' NOT NULL")
    _rebuild_citation(_CITATION.format(name="citation_anew", kinds=f"{_KINDS}, 'absence'", absence=_ABSENCE))
    op.execute(_PLAYING)
    op.execute("CREATE INDEX ix_playing_review_id ON playing (review_id)")
    op.execute("CREATE INDEX ix_playing_exhibit_id ON playing (exhibit_id)")
    for verb in ("INSERT", "UPDATE", "DELETE"):
        owners = " OR ".join(f"review.id = {row}.review_id" for row in _rows(verb))
        signed = f"SELECT 1 FROM review WHERE review.state = 'signed' AND ({owners})"  # noqa: S608 - fixed names
        _guard("playing", verb, when=f"EXISTS ({signed})")


def downgrade() -> None:
    op.execute("DROP TABLE playing")
    _rebuild_citation(_CITATION.format(name="citation_anew", kinds=_KINDS, absence=""))
    op.execute("ALTER TABLE verdict DROP COLUMN entries")
    op.execute("ALTER TABLE finding DROP COLUMN headline")
    op.execute("ALTER TABLE answer DROP COLUMN met_when")


def _rebuild_citation(statement: str) -> None:
    """SQLite alters a constraint only by copying; no table refers to this one, and keys that were given stay given."""
    op.execute(statement)
    op.execute("INSERT INTO citation_anew SELECT * FROM citation")
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'citation_anew'")
    op.execute("INSERT INTO sqlite_sequence (name, seq) SELECT 'citation_anew', seq FROM sqlite_sequence WHERE name = 'citation'")
    op.execute("DROP TABLE citation")
    op.execute("ALTER TABLE citation_anew RENAME TO citation")
    op.execute("CREATE INDEX ix_citation_finding_id ON citation (finding_id)")
    op.execute("CREATE INDEX ix_citation_exhibit_id ON citation (exhibit_id)")
    for verb in ("INSERT", "UPDATE", "DELETE"):
        owners = " OR ".join(f"finding.id = {row}.finding_id" for row in _rows(verb))
        signed = f"SELECT 1 FROM finding JOIN review ON review.id = finding.review_id WHERE review.state = 'signed' AND ({owners})"  # noqa: S608 - fixed names
        _guard("citation", verb, when=f"EXISTS ({signed})")


def _rows(verb: str) -> list[str]:
    return {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[verb]


def _guard(table: str, verb: str, *, when: str) -> None:
    message = f"a {table} of a signed review is never changed"
    op.execute(f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END")
