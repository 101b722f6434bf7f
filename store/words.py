"""The words of the craft that are stored or computed: columns, timeliness, roles, causes, which wishes take others back."""

from enum import StrEnum


class Column(StrEnum):
    """How far a task is: what people set. The last two leave the board, each with its paper."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    IN_REVIEW = "in_review"
    DONE = "done"
    DROPPED = "dropped"
    SUSPENDED = "suspended"


BOARD_COLUMNS = (Column.NOT_STARTED, Column.IN_PROGRESS, Column.IN_REVIEW, Column.DONE)


class Timeliness(StrEnum):
    """In time or late: always computed from deadline, evidence date and today, never stored.

    The order is the order of urgency: a task is as its worst deliverable (product, §4).
    """

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"
    WAITING = "waiting"
    ONGOING = "ongoing"
    UNDATED = "undated"
    LATE = "late"
    ON_TIME = "on_time"


URGENCY = {timeliness: rank for rank, timeliness in enumerate(Timeliness)}


GROUP_MARK = "nhóm"
"""Stands for a group in `lead_short`; a stored mark, which the board says in its reader's language."""


class PaperFor(StrEnum):
    """What the paper of a task allows, beside its column: `DEADLINE` amends its words, those of its deadline among them.

    `LEFT_PLAN` and `BACK_IN_PLAN`: a decision took the row off its plan, or took it up again; the last of them counts.
    """

    WORDS = "words"
    DEADLINE = "deadline"
    NEW_ROW = "new_row"
    LEFT_PLAN = "left_plan"
    BACK_IN_PLAN = "back_in_plan"


class Role(StrEnum):
    """What a user may do: see; change tasks; also plans' users, agencies, feeds and imports."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"


class Cause(StrEnum):
    """Why a task is late: a short list, so that causes can be counted."""

    AWAITS_SUPERIOR = "awaits_superior"
    NOT_AGREED = "not_agreed"
    NO_MONEY = "no_money"
    NO_PEOPLE = "no_people"
    OUTSIDE = "outside"
    NOT_BEGUN = "not_begun"


TAKING_BACK = ("undo", "undo_meeting")
"""Wishes that took something back: what they took back stands no more, and they themselves are nothing done in a meeting."""


class Settled(StrEnum):
    """How a meeting's decision was settled by hand."""

    KEPT = "kept"
    WITHDRAWN = "withdrawn"
