"""The SQLModel tables. Rows never leave this floor; `store.views` is what others see.

Identity: every table has an integer id that is never used again (AUTOINCREMENT), because history, undo and calendar UIDs
speak of rows by id for ever. Days are dates, moments are UTC datetimes. The schema moves only by Alembic revisions.
"""

from store.tables.base import NAMES, Moment, Row
from store.tables.feeds import FeedRow, StampRow
from store.tables.meetings import DecisionRow, LetterItemRow, LetterRow, MeetingRow, ParkedRow
from store.tables.people import SavedViewRow, UserRow
from store.tables.records import ActionRow, BoardRow, ChangeRow
from store.tables.signed import AgencyRow, ClauseRow, MemberRow, PlanRow, SectionRow
from store.tables.tasks import DeliverableRow, EvidenceRow, ExtensionRow, MeasurementRow, NoteRow, PaperRow, TaskRow

__all__ = [
    "NAMES",
    "ActionRow",
    "AgencyRow",
    "BoardRow",
    "ChangeRow",
    "ClauseRow",
    "DecisionRow",
    "DeliverableRow",
    "EvidenceRow",
    "ExtensionRow",
    "FeedRow",
    "LetterItemRow",
    "LetterRow",
    "MeasurementRow",
    "MeetingRow",
    "MemberRow",
    "Moment",
    "NoteRow",
    "PaperRow",
    "ParkedRow",
    "PlanRow",
    "Row",
    "SavedViewRow",
    "SectionRow",
    "StampRow",
    "TaskRow",
    "UserRow",
]
