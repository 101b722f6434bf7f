"""Calendar feeds; and a stamp of its own for what each member of a group owes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

STAMPS_OF_MEMBERS = """
INSERT INTO stamp (uid, task_id, digest, stamped_at, sequence, present)
SELECT 't' || deliverable.task_id || '-m' || deliverable.number || '@' || board.identity
        || '.steering-board.invalid',
    deliverable.task_id, '', max(stamp.stamped_at), max(stamp.sequence), TRUE
FROM deliverable
JOIN stamp ON stamp.task_id = deliverable.task_id AND stamp.present
CROSS JOIN board
WHERE deliverable.agency_id IS NOT NULL AND deliverable.due IS NOT NULL
GROUP BY deliverable.task_id, deliverable.number, board.identity
"""


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("plans", sa.JSON(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("filter_text", sa.String(), nullable=False),
        sa.Column("reports", sa.Boolean(), nullable=False),
        sa.Column("reminders", sa.JSON(), nullable=False),
        sa.Column("titles_only", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("retired", sa.JSON(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("fetched_on", sa.Date(), nullable=True),
        sa.Column("fetched_by", sa.String(), nullable=False),
        sa.CheckConstraint("role IN ('lead','any')", name=op.f("ck_feed_role_known")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_feed_agency_id_agency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed")),
        sqlite_autoincrement=True,
    )
    # A member's event had the stamp of its group's until now. What was apart from its group had a "d" in its UID.
    op.execute(STAMPS_OF_MEMBERS)
