"""Which deliverable is meant: by its number, by the agency that owes it, or the only one there is."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from store.changes.agencies import agency_row, find_agency
from store.changes.work import Found, Work
from store.errors import DeliverableUnclear, NothingOpen, WrongValue
from store.history.field_words import day_text
from store.tables import AgencyRow, DeliverableRow, EvidenceRow
from store.wishes import AddEvidence, CloseDeliverable, ExtendDeadline


def open_deliverable(work: Work, found: Found, wish: CloseDeliverable | ExtendDeadline) -> DeliverableRow:
    """The open deliverable that is meant.

    Raises:
        NothingOpen: none is open, or not the one that was named.
        DeliverableUnclear: several are.
        UnknownAgency, WrongValue: no such agency, no such number.
    """
    meant = _meant(work, found, wish)
    still_open = [one for one in meant if one.done_on is None]
    if not still_open:
        raise NothingOpen(found.key, _closed_by(work, meant))
    return _only(work, found, still_open)


def any_deliverable(work: Work, found: Found, wish: AddEvidence) -> DeliverableRow:
    """The deliverable that is meant, open ones first. Raises like `open_deliverable`."""
    meant = _meant(work, found, wish)
    if not meant:
        raise NothingOpen(found.key)
    return _only(work, found, [one for one in meant if one.done_on is None] or meant)


def unclear(work: Work, found: Found, several: Sequence[DeliverableRow]) -> DeliverableUnclear:
    """The refusal that lists several deliverables: number, agency, output, due day ("" without one)."""
    choices = tuple(
        (one.number, _agency(work, one), one.output, day_text(one.due) if one.due else "") for one in several
    )
    return DeliverableUnclear(found.key, choices)


def _meant(work: Work, found: Found, wish: CloseDeliverable | ExtendDeadline | AddEvidence) -> Sequence[DeliverableRow]:
    if wish.number is not None:
        named = [one for one in found.deliverables if one.number == wish.number]
        if not named:
            raise WrongValue("deliverable", str(wish.number), "deliverable_of_this_task")
        return named
    if wish.agency is not None:
        return _owed_by(work, found, wish.agency)
    return found.deliverables


def _owed_by(work: Work, found: Found, name: str) -> Sequence[DeliverableRow]:
    """What the agency owes: its own as a member of the leading group, else what it shares as a named lead."""
    agency = find_agency(work, name, year=found.plan.years[0] if found.plan.years else None)
    row = agency_row(work, agency.key)
    own = [one for one in found.deliverables if one.agency_id == row.id]
    if own or agency.key not in found.task.leads:
        return own
    return [one for one in found.deliverables if one.agency_id is None]


def _only(work: Work, found: Found, several: Sequence[DeliverableRow]) -> DeliverableRow:
    if len(several) > 1:
        raise unclear(work, found, several)
    return several[0]


def _closed_by(work: Work, meant: Sequence[DeliverableRow]) -> tuple[tuple[str, date], ...]:
    """The papers that closed these deliverables, each once, the latest first."""
    closing = (
        select(col(EvidenceRow.document), col(EvidenceRow.dated))
        .where(col(EvidenceRow.deliverable_id).in_([one.id for one in meant]), col(EvidenceRow.closes))
        .order_by(col(EvidenceRow.dated).desc(), col(EvidenceRow.document))
        .distinct()
    )
    return tuple((document, dated) for document, dated in work.session.execute(closing))


def _agency(work: Work, deliverable: DeliverableRow) -> str:
    row = work.session.get(AgencyRow, deliverable.agency_id) if deliverable.agency_id is not None else None
    return row.name if row else ""
