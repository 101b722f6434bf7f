"""Never over what nobody has seen: a field is set only while it is what the person saw, or is already what they want."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlmodel import col

from plans.vietnamese import clean_cell
from store.changes.work import Found, Work, stored
from store.errors import AlreadyThere, ChangedMeanwhile
from store.history.actions import LastTouch, last_touch, local
from store.history.field_words import day_text, paper_text
from store.meanwhile_errors import Conflicting, FieldConflict, plain_field
from store.seen import Seen
from store.tables import (
    ActionRow,
    ChangeRow,
    DecisionRow,
    DeliverableRow,
    EvidenceRow,
    FeedRow,
    LetterRow,
    MeasurementRow,
    MeetingRow,
    SectionRow,
    TaskRow,
)
from store.wishes import CloseDeliverable, ExtendDeadline, StepTask
from store.words import Column
from store.workflow import stepped

_COLUMNS = {"column": "stage", "section": "section_id"}
Mapped = DecisionRow | LetterRow | MeasurementRow | MeetingRow | FeedRow
Columns = Mapping[str, Sequence[str]]

_DELIVERABLE = str(DeliverableRow.__tablename__)
_TASK = str(TaskRow.__tablename__)


def refuse_overwriting(work: Work, found: Found, seen: Seen | None, mine: Mapping[str, str]) -> None:
    """Let fields be set to `mine` (by names as in `Seen`) only where they are as they were seen, or that already.

    Raises:
        Conflicting: with every field that is neither.
    """
    if seen is None:
        return
    conflicts = []
    for field, wanted in mine.items():
        before, now = seen.values.get(field), _now(work, found, field)
        if before is not None and not _same(before, now) and not _same(wanted, now):
            touch = _last_set(work, found, field)
            conflicts.append(FieldConflict(found.key, field, before, now, wanted, touch.who, touch.at))
    if conflicts:
        raise Conflicting(tuple(conflicts))


def refuse_replacing(
    work: Work, name: str, row: Mapped, seen: Seen | None, fields: Mapping[str, tuple[str, str]], columns: Columns
) -> None:
    """The same of a row that is no task, `name` as in `store.things_seen`: field → what stands there now, and mine.

    `columns` are those of the row that make a field up, () where the row itself came. A field that was not seen was not
    there.

    Raises:
        Conflicting: with every field that is neither as it was seen nor already mine.
    """
    if seen is None:
        return
    conflicts = []
    for field, (now, mine) in fields.items():
        before = seen.values.get(field, "")
        if not _same(before, now) and not _same(mine, now):
            touch = last_set(work, row, columns[field])
            conflicts.append(FieldConflict(name, field, before, now, mine, touch.who, touch.at))
    if conflicts:
        raise Conflicting(tuple(conflicts))


def last_set(work: Work, row: Mapped, columns: Sequence[str]) -> LastTouch:
    """Who set one of the columns of a row last, and when; without columns, who put the row there."""
    table, operation = str(row.__tablename__), "update" if columns else "insert"
    touch = _touch(work, table, stored(row), tuple(columns) or ("",), operation=operation)
    return touch or LastTouch("", None)


def refuse_stepping(work: Work, found: Found, wish: StepTask) -> None:
    """A step is from where the card was seen: refused when somebody else has moved it since then.

    Raises:
        AlreadyThere: they moved it to where it was to go; says who and when.
        ChangedMeanwhile: they moved it elsewhere.
    """
    now, seen_there = found.task.stage, wish.seen.values.get("column", found.task.stage) if wish.seen else ""
    if not seen_there or now == seen_there:
        return
    touch = _last_set(work, found, "column")
    if touch.who == work.who:
        return
    if now == stepped(Column(seen_there), wish.steps):
        raise AlreadyThere(found.key, now, touch.who, touch.at)
    raise ChangedMeanwhile(found.key, touch.who, touch.at, "column")


def refuse_closed(work: Work, found: Found, wish: CloseDeliverable | ExtendDeadline, mine: str) -> None:
    """What was seen open must still be there and open. `mine` is what was to be recorded, as text.

    Raises:
        Conflicting: of a wish to close: somebody else closed it; with the paper.
        ChangedMeanwhile: of an extension: the same; or what was owed is owed no longer.
    """
    number = _meant(wish)
    if number is None or wish.seen is None:
        return
    deliverable = next((one for one in found.deliverables if one.number == number), None)
    if deliverable is None:
        who, at = last_touch(work.session, found.task_id)
        raise ChangedMeanwhile(found.key, who, at, "deliverable")
    if deliverable.done_on is None or wish.seen.values.get(f"done_on:{number}") != "":
        return
    theirs, touch = _closing(work, deliverable), _last_set(work, found, f"done_on:{number}")
    if isinstance(wish, ExtendDeadline):
        raise ChangedMeanwhile(found.key, touch.who, touch.at, "evidence")
    if theirs != mine:
        raise Conflicting((FieldConflict(found.key, f"done_on:{number}", "", theirs, mine, touch.who, touch.at),))


def withdrawn_by(work: Work, found: Found, evidence: int) -> ChangedMeanwhile | None:
    """Who took back a paper of this task that is there no longer; None when it never had one of this id."""
    touch = _touch(work, str(EvidenceRow.__tablename__), evidence, ("",), operation="delete", task=found.task_id)
    return ChangedMeanwhile(found.key, touch.who, touch.at, plain_field("done_on")) if touch else None


def _now(work: Work, found: Found, field: str) -> str:
    """A field as it stands, as `Seen` has it."""
    name, _colon, number = field.partition(":")
    if number:
        deliverable = next((one for one in found.deliverables if one.number == int(number)), None)
        day = getattr(deliverable, name) if deliverable is not None else None
        return day_text(day) if day else ""
    if field == "section":
        section = work.session.get(SectionRow, found.task.section_id) if found.task.section_id is not None else None
        return section.number if section else ""
    if field.startswith("reading_") and getattr(found.task, field) is None:
        field = field.removeprefix("reading_")
    return str(getattr(found.task, _COLUMNS.get(field, field)))


def _same(one: str, other: str) -> bool:
    return clean_cell(one).strip() == clean_cell(other).strip()


def _meant(wish: CloseDeliverable | ExtendDeadline) -> int | None:
    """The deliverable that is meant, where it is named or the only open one that was seen."""
    if wish.number is not None or wish.agency is not None or wish.seen is None:
        return wish.number
    seen_open = [field for field, value in wish.seen.values.items() if field.startswith("done_on:") and not value]
    return int(seen_open[0].partition(":")[2]) if len(seen_open) == 1 else None


def _closing(work: Work, deliverable: DeliverableRow) -> str:
    paper = work.session.execute(
        select(EvidenceRow).where(col(EvidenceRow.deliverable_id) == deliverable.id, col(EvidenceRow.closes).is_(True))
    ).scalar()
    return paper_text(paper.document, paper.dated, paper.note) if paper else ""


def _last_set(work: Work, found: Found, field: str) -> LastTouch:
    """Who set the field last, and when; who touched the task last where history does not say."""
    name, _colon, number = field.partition(":")
    if number:
        row = next((stored(one) for one in found.deliverables if one.number == int(number)), 0)
        touch = _touch(work, _DELIVERABLE, row, (name,))
    else:
        names = (_COLUMNS.get(field, field), field.removeprefix("reading_"))
        touch = _touch(work, _TASK, found.task_id, names)
    return touch or last_touch(work.session, found.task_id)


def _touch(
    work: Work, table: str, row: int, fields: tuple[str, ...], *, operation: str = "update", task: int | None = None
) -> LastTouch | None:
    statement = (
        select(ActionRow)
        .join(ChangeRow, col(ChangeRow.action_id) == col(ActionRow.id))
        .where(
            col(ChangeRow.table_name) == table,
            col(ChangeRow.row_id) == row,
            col(ChangeRow.field).in_(fields),
            col(ChangeRow.operation) == operation,
        )
        .order_by(col(ActionRow.id).desc())
        .limit(1)
    )
    if task is not None:
        statement = statement.where(col(ChangeRow.task_id) == task)
    found = work.session.execute(statement).scalar()
    return LastTouch(found.who, local(found.at, found.zone)) if found is not None else None
