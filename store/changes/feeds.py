"""Calendar feeds: adding one, giving one up, giving one another address."""

import secrets
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlmodel import col

from plans.vietnamese import clean, fold
from store.changes.agencies import agency_row, find_office
from store.changes.overwriting import last_set
from store.changes.texts import ISSUER_LETTERS, line, one_of, some_words
from store.changes.work import Work, stored
from store.errors import AlreadyThere, ChangedMeanwhile, UnknownFeed, WrongValue
from store.filters.language import read_filter
from store.queries import read_head, read_tasks
from store.summary import Head, board_view, choose_plans, read_head_rows
from store.tables import FeedRow
from store.wishes import AddFeed, RenewFeed, RevokeFeed

LANGUAGES = ("vi", "en")
ROLES = ("lead", "any")
LONGEST_REMINDER_DAYS = 27
NAME_LETTERS = 120
FILTER_LETTERS = 1000
_NONCE_BYTES = 16


def add_feed(work: Work, wish: AddFeed) -> None:
    """Add a feed that shows something that is there: its plans, agency, section and filter are all understood.

    Raises:
        WrongValue, UnknownPlan, UnknownAgency, FilterError: one of them is not. AlreadyThere: the owner has one so named.
    """
    head = read_head_rows(read_head(work.session.connection()))
    shown = choose_plans(head, wish.plans or [plan.key for plan in head.plans.values()], today=work.today)
    row = FeedRow(
        name=line("name", some_words("name", wish.name), letters=NAME_LETTERS),
        owner=line("owner", wish.owner, letters=ISSUER_LETTERS),
        plans=list(dict.fromkeys(wish.plans)),
        agency_id=agency_row(work, find_office(work, wish.agency).key).id if clean(wish.agency) else None,
        role=one_of("role", wish.role, ROLES),
        section=_section(head, shown, wish.section),
        filter_text=_filter(work, head, shown, wish),
        reports=wish.reports,
        reminders=_reminders(wish.reminders),
        titles_only=wish.titles_only,
        language=one_of("language", wish.language, LANGUAGES),
        nonce=_nonce(),
    )
    for other in _standing(work):
        if (fold(other.name), fold(other.owner)) == (fold(row.name), fold(row.owner)):
            raise AlreadyThere(other.name, f"{other.id}")
    work.record.insert(row, task=None)


def revoke_feed(work: Work, wish: RevokeFeed) -> None:
    """Give the feed up on this day. Raises UnknownFeed, or AlreadyThere where it was given up before."""
    row = _find(work, wish.feed)
    if not work.record.change(row, task=None, revoked_on=row.revoked_on or work.today):
        raise AlreadyThere(row.name, "revoked")


def renew_feed(work: Work, wish: RenewFeed) -> None:
    """The next generation of the address; the one before is given up on this day.

    Raises:
        UnknownFeed, AlreadyThere. ChangedMeanwhile: somebody else has given it another address since it was seen.
    """
    row = _find(work, wish.feed)
    if row.revoked_on is not None:
        raise AlreadyThere(row.name, "revoked")
    if wish.seen is not None and wish.seen.values.get("feed_address") != str(row.generation):
        who, at = last_set(work, row, ("generation",))
        raise ChangedMeanwhile(row.name, who, at, "feed_address")
    retired = [*row.retired, [row.generation, work.today.isoformat(), row.nonce]]
    work.record.change(row, task=None, shown=False, retired=retired, nonce=_nonce())
    work.record.change(row, task=None, generation=row.generation + 1)


def _nonce() -> str:
    """What no other address has, not even one of the same number that was given out before an older backup was restored."""
    return secrets.token_hex(_NONCE_BYTES)


def _find(work: Work, named: str) -> FeedRow:
    """The feed of this number, or the only one so named; one that stands before one that was given up."""
    rows = work.session.execute(select(FeedRow).order_by(col(FeedRow.id)).with_for_update()).scalars().all()
    typed = clean(named)
    if typed.isascii() and typed.isdigit():
        found = [row for row in rows if row.id == int(typed)]
    else:
        same = [row for row in rows if fold(row.name) == fold(typed)]
        found = [row for row in same if row.revoked_on is None] or same
    if len(found) != 1:
        raise UnknownFeed(typed, tuple((stored(row), row.name, row.owner) for row in found or rows))
    row: FeedRow = found[0]
    return row


def _standing(work: Work) -> Iterable[FeedRow]:
    return work.session.execute(select(FeedRow).where(col(FeedRow.revoked_on).is_(None))).scalars().all()


def _section(head: Head, plans: Sequence[int], typed: str) -> str:
    """A section's number as printed in one of the plans."""
    known = list(dict.fromkeys(section.number for plan in plans for section in head.plans[plan].sections))
    return one_of("section", clean(typed), known) if clean(typed) else ""


def _filter(work: Work, head: Head, plans: Sequence[int], wish: AddFeed) -> str:
    text = line("filter", wish.filter_text, letters=FILTER_LETTERS)
    if text:
        board = board_view(head, plans, read_tasks(work.session.connection(), plans), today=work.today)
        read_filter(text, board, today=work.today, user=wish.owner or work.who)
    return text


def _reminders(days: Sequence[int]) -> list[int]:
    if not all(0 <= one <= LONGEST_REMINDER_DAYS for one in days):
        raise WrongValue("reminders", ", ".join(map(str, days)), "reminder days")
    return sorted(set(days), reverse=True)
