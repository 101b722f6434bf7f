"""Chasing letters: writing them, the number that the registry gives, and the answer."""

from sqlalchemy import select
from sqlmodel import col

from plans.vietnamese import clean
from store.changes.agencies import find_agency
from store.changes.overwriting import refuse_replacing
from store.changes.texts import document_number, lines
from store.changes.work import Work, find_task, stored
from store.errors import AlreadyThere, WrongValue
from store.history.field_words import day_text
from store.letters.addressees import in_office
from store.letters.rows import OwedItem, chase
from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.meetings.errors import NothingToChase, UnknownLetter
from store.queries import read_head
from store.summary import choose_plans, read_head_rows
from store.tables import LetterItemRow, LetterRow, PlanRow
from store.things_seen import numbered_text, reply_text, thing_of

LONGEST_SOON_DAYS = 366
_COLUMNS = {
    "letter_document": ("document", "dated"),
    "replied_on": ("replied_on", "reply_document", "reply_note"),
}


def write_letters(work: Work, wish: WriteLetters) -> None:
    """Write the letters down, each with what it asks for and how often that was asked for before.

    Raises:
        UnknownPlan, UnknownAgency, UnknownTask. WrongValue: no plan, a reply day that is not after the letter's.
        NothingToChase: nobody is to be chased now.
    """
    if wish.reply_by <= wish.dated:
        raise WrongValue("reply_by", day_text(wish.reply_by), "after_letter")
    if not 1 <= wish.soon_days <= LONGEST_SOON_DAYS:
        raise WrongValue("soon_days", str(wish.soon_days), "whole_number")
    connection = work.session.connection()
    head = read_head_rows(read_head(connection))
    plans = choose_plans(head, wish.plans, today=work.today)
    if not plans:
        raise WrongValue("plan", "", ", ".join(plan.key for plan in head.plans.values()))
    # Two who write at the same moment stand in line here: the second finds the first one's letters still to be answered.
    work.session.execute(select(PlanRow).where(col(PlanRow.id).in_(plans)).with_for_update()).all()
    ids = {agency.key: agency_id for agency_id, agency in head.agencies.items()}
    offices = in_office(head.agencies, today=work.today)
    wanted = {offices[ids[find_agency(work, name).key]] for name in wish.agencies}
    tasks = {find_task(work, key, if_version=None).task_id for key in wish.tasks} if wish.tasks else None
    chased = chase(connection, head, plans, today=work.today, soon_days=wish.soon_days, duties=wish.duties, tasks=tasks)
    asked_for = [
        (plan, agency_id)
        for plan in plans
        for agency_id in head.agencies
        if (plan, agency_id) in chased.items and (not wanted or agency_id in wanted)
    ]
    if not asked_for:
        own = sum(len(items) for (_plan, agency), items in chased.own.items() if not wanted or agency in wanted)
        resting = sum(count for days in chased.resting.values() for count in days.values())
        raise NothingToChase(sum(chased.waiting.values()), own=own, resting=resting)
    for plan, agency_id in asked_for:
        _write(work, wish, plan, head.agencies[agency_id].name, agency_id, chased.items[plan, agency_id])


def number_letter(work: Work, wish: NumberLetter) -> None:
    """Give a letter its number and, where it is another, its day.

    Raises:
        UnknownLetter, WrongValue, AlreadyThere. Conflicting: somebody else has numbered it since it was seen.
    """
    row = _find(work, wish.letter)
    number = document_number(wish.document)
    if not number:
        raise WrongValue("document", "", "document_number")
    dated = wish.dated or row.dated
    if dated >= row.reply_by:
        raise WrongValue("dated", day_text(dated), "before_reply")
    fields = {"letter_document": (numbered_text(row.document, row.dated), numbered_text(number, dated))}
    refuse_replacing(work, thing_of(wish), row, wish.seen, fields, _COLUMNS)
    if not work.record.change(row, task=None, document=number, dated=dated):
        raise AlreadyThere(str(row.id), number)


def record_reply(work: Work, wish: RecordReply) -> None:
    """Record the answer, put it right, or take it away.

    Raises:
        UnknownLetter, AlreadyThere. WrongValue: its day. Conflicting: somebody else has recorded one since it was seen.
    """
    row = _find(work, wish.letter)
    if wish.on is not None and wish.on > work.today:
        raise WrongValue("date", day_text(wish.on), "not_after_today")
    if wish.on is not None and wish.on < row.dated:
        raise WrongValue("date", day_text(wish.on), "not_before_letter")
    document = document_number(wish.document) if wish.on else ""
    note = lines("note", wish.note) if wish.on else ""
    now = reply_text(row.replied_on, row.reply_document, row.reply_note)
    fields = {"replied_on": (now, reply_text(wish.on, document, note))}
    refuse_replacing(work, thing_of(wish), row, wish.seen, fields, _COLUMNS)
    if not work.record.change(row, task=None, replied_on=wish.on, reply_document=document, reply_note=note):
        raise AlreadyThere(str(row.id), clean(row.reply_document) or "unanswered")


def _write(work: Work, wish: WriteLetters, plan: int, name: str, agency: int, items: list[OwedItem]) -> None:
    letter = LetterRow(
        agency_id=agency,
        addressed=name,
        plan_id=plan,
        round=max(item.view.round for item in items),
        dated=wish.dated,
        reply_by=wish.reply_by,
    )
    work.record.insert(letter, task=None)
    work.record.insert_all(
        [
            (
                item.task,
                LetterItemRow(
                    letter_id=stored(letter),
                    task_id=item.task,
                    deliverable_id=item.deliverable,
                    round=item.view.round,
                    due=item.view.due,
                ),
            )
            for item in items
        ]
    )


def _find(work: Work, number: int) -> LetterRow:
    row: LetterRow | None = work.session.execute(
        select(LetterRow).where(col(LetterRow.id) == number).with_for_update()
    ).scalar()
    if row is None:
        raise UnknownLetter(number)
    return row
