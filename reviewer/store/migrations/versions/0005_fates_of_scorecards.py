"""What became of scorecards that no longer stand: superseded or withdrawn, with the reason; said once and never changed.

Self-contained on purpose: a migration may not change when the program does.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_FATE = """CREATE TABLE scorecard_fate (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    scorecard_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    said_by TEXT NOT NULL,
    said_at TEXT NOT NULL,
    CONSTRAINT uq_scorecard_fate_scorecard_id UNIQUE (scorecard_id),
    CONSTRAINT ck_scorecard_fate_kind_known CHECK (kind IN ('superseded', 'withdrawn')),
    CONSTRAINT ck_scorecard_fate_reason_given CHECK (reason <> ''),
    CONSTRAINT fk_scorecard_fate_scorecard_id_scorecard FOREIGN KEY(scorecard_id) REFERENCES scorecard (id)
)"""


def upgrade() -> None:
    op.execute(_FATE)
    for verb in ("UPDATE", "DELETE"):
        told = "SELECT RAISE(ABORT, 'scorecard_fate rows are never changed')"
        op.execute(f"CREATE TRIGGER scorecard_fate_no_{verb.lower()} BEFORE {verb} ON scorecard_fate BEGIN {told}; END")


def downgrade() -> None:
    op.execute("DROP TABLE scorecard_fate")
