"""Examinations of submissions, returns to the shopper, what is remembered for later ones, and two members of the bundle.

Self-contained on purpose: a migration may not change when the program does.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, submission_id INTEGER NOT NULL"
_COLUMNS = {
    "examination": "proposed_grade BIGINT NOT NULL, grade BIGINT, graded_by TEXT NOT NULL, grade_reason TEXT NOT NULL, "
    "examined_at TEXT NOT NULL, CONSTRAINT uq_examination_submission_id UNIQUE (submission_id), "
    "CONSTRAINT ck_examination_proposed_grade_range CHECK (proposed_grade >= 1), "
    "CONSTRAINT ck_examination_grade_range CHECK (grade >= 1)",
    "intake_finding": "kind TEXT NOT NULL, severity TEXT NOT NULL, place TEXT NOT NULL, facts TEXT NOT NULL, at TEXT, start_us BIGINT, "
    "end_us BIGINT, marks TEXT NOT NULL, dismissed_by TEXT NOT NULL, dismissed_at TEXT, dismissed_reason TEXT NOT NULL, "
    "CONSTRAINT ck_intake_finding_severity_known CHECK (severity IN ('minor', 'major', 'critical')), "
    "CONSTRAINT ck_intake_finding_dismissal_whole CHECK ((dismissed_at IS NULL) = (dismissed_reason = ''))",
    "submission_return": "returned_by TEXT NOT NULL, returned_at TEXT NOT NULL, deadline TEXT NOT NULL, request TEXT NOT NULL, "
    "ended_at TEXT",
    "known_exhibit": "code TEXT NOT NULL, sha256 TEXT NOT NULL, numbers TEXT NOT NULL",
    "known_text": "place TEXT NOT NULL, signature TEXT NOT NULL",
}
_LATER = ("visit_identity TEXT DEFAULT '' NOT NULL", "site_latitude TEXT", "site_longitude TEXT", "site_radius_m TEXT")


def upgrade() -> None:
    for column in _LATER:
        op.execute(f"ALTER TABLE submission ADD COLUMN {column}")
    for table, columns in _COLUMNS.items():
        key = f"CONSTRAINT fk_{table}_submission_id_submission FOREIGN KEY(submission_id) REFERENCES submission (id)"
        op.execute(f"CREATE TABLE {table} ({_ID}, {columns}, {key})")
        if table != "examination":
            op.execute(f"CREATE INDEX ix_{table}_submission_id ON {table} (submission_id)")


def downgrade() -> None:
    for table in _COLUMNS:
        op.execute(f"DROP TABLE {table}")
    for column in reversed(_LATER):
        op.execute(f"ALTER TABLE submission DROP COLUMN {column.split()[0]}")
