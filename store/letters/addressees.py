"""Whom a letter is written to: the office that is there now, and never the secretariat to itself. Pure."""

from collections.abc import Mapping
from datetime import date

from plans.vietnamese import fold
from store.views import AgencyView, PlanView


def in_office(agencies: Mapping[int, AgencyView], *, today: date) -> dict[int, int]:
    """Each agency (by id) and the one that answers for it on `today`: itself, or once its last year is over its successor.

    A successor that is over as well is followed by its own; where none is known the agency stays what it is.
    """
    by_key = {agency.key: agency_id for agency_id, agency in agencies.items()}
    found = {}
    for agency_id in agencies:
        passed, now = {agency_id}, agency_id
        while (after := _successor(agencies[now], by_key, today)) is not None and after not in passed:
            passed.add(after)
            now = after
        found[agency_id] = now
    return found


def is_secretariat(agency: AgencyView, plan: PlanView) -> bool:
    """Whether the agency is the office that follows the plan, by one of its names."""
    office = fold(plan.secretariat)
    return bool(office) and office in map(fold, (agency.name, agency.abbreviation, *agency.aliases))


def _successor(agency: AgencyView, by_key: Mapping[str, int], today: date) -> int | None:
    if agency.last_year is None or today.year <= agency.last_year or agency.successor is None:
        return None
    return by_key.get(agency.successor)
