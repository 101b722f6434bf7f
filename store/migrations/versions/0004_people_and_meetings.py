"""Users with their roles, saved views, meetings with their decisions, chasing letters, causes of delay, sample plans."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "user_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("role IN ('viewer','editor','admin')", name=op.f("ck_user_account_role_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("name", name=op.f("uq_user_account_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("filter_text", sa.String(), nullable=False),
        sa.Column("view", sa.String(), nullable=False),
        sa.Column("grouping", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("owner", "name", name=op.f("uq_saved_view_owner")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("plans", sa.JSON(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_change", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_change", sa.Integer(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("judged_on", sa.Date(), nullable=True),
        sa.Column("showing", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("asks", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("outcome IN ('','kept','withdrawn')", name=op.f("ck_decision_outcome_known")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_decision_task_id_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_decision_meeting_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decision_meeting_id"), "decision", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_decision_task_id"), "decision", ["task_id"], unique=False)
    op.create_table(
        "parked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_parked_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_parked_task_id_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked")),
        sa.UniqueConstraint("meeting_id", "task_id", name=op.f("uq_parked_meeting_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("addressed", sa.String(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply_document", sa.String(), nullable=False),
        sa.Column("reply_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_letter_agency_id_agency")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_letter_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_letter_agency_id"), "letter", ["agency_id"], unique=False)
    op.create_index(op.f("ix_letter_plan_id"), "letter", ["plan_id"], unique=False)
    op.create_table(
        "letter_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("deliverable_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_letter_item_letter_id_letter")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_letter_item_task_id_task")),
        sa.ForeignKeyConstraint(
            ["deliverable_id"], ["deliverable.id"], name=op.f("fk_letter_item_deliverable_id_deliverable")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_item")),
        sa.UniqueConstraint("letter_id", "deliverable_id", name=op.f("uq_letter_item_letter_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_letter_item_letter_id"), "letter_item", ["letter_id"], unique=False)
    op.create_index(op.f("ix_letter_item_task_id"), "letter_item", ["task_id"], unique=False)
    op.create_index(op.f("ix_letter_item_deliverable_id"), "letter_item", ["deliverable_id"], unique=False)
    # Added in place, not by copying the table: a copy would forget which ids were already used.
    op.execute(
        "ALTER TABLE action ADD COLUMN meeting_id INTEGER CONSTRAINT fk_action_meeting_id_meeting REFERENCES meeting (id)"
    )
    op.create_index(
        op.f("ix_action_meeting_id"),
        "action",
        ["meeting_id"],
        unique=False,
        sqlite_where=sa.text("meeting_id IS NOT NULL"),
        postgresql_where=sa.text("meeting_id IS NOT NULL"),
    )
    op.execute("ALTER TABLE task ADD COLUMN cause VARCHAR DEFAULT '' NOT NULL")
    op.execute('ALTER TABLE "plan" ADD COLUMN sample_day DATE')
    op.execute("ALTER TABLE board ADD COLUMN secret_digest VARCHAR DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE board ADD COLUMN moved_to VARCHAR DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE feed ADD COLUMN nonce VARCHAR DEFAULT '' NOT NULL")
