"""A reading as the columns that keep it: shared by the import and by a person's own reading of a cell later."""

from collections.abc import Mapping
from typing import Any

from plans.agency import Directory, Party
from plans.deadline import DeadlineKind
from plans.owed import Owed, Reading
from store.words import GROUP_MARK

_UNKNOWN_MARK = "?"


def task_reading(reading: Reading, directory: Directory) -> dict[str, Any]:
    """The columns of a task that follow from its reading: lead_short, leads, partners, owing, doubtful."""
    return {
        "lead_short": lead_short(reading.lead, directory),
        "leads": _keys(reading.lead),
        "partners": _keys(reading.coordinators),
        "owing": _owing(reading),
        "doubtful": _is_doubtful(reading),
    }


def deliverable_reading(owed: Owed, agency_ids: Mapping[str, int]) -> dict[str, Any]:
    """The columns of a deliverable that follow from the reading, its number included but nothing that is recorded."""
    window = owed.deadline.windows[0] if owed.deadline.windows else None
    due = window.due if window else None
    return {
        "number": owed.number,
        "output": owed.output,
        "agency_id": agency_ids[owed.agency] if owed.agency else None,
        "period": owed.period,
        "deadline_words": owed.deadline.words,
        "kind": owed.deadline.kind.value,
        "rule": owed.deadline.rule,
        "repeats": owed.deadline.repeats,
        "waits_for": owed.deadline.waits_for,
        "approximate": owed.deadline.approximate,
        "start": window.start if window else None,
        "original_due": due,
        "due": due,
    }


def lead_short(lead: Party, directory: Directory) -> str:
    """The lead as a card shows it: abbreviations, "nhóm" for groups, and "?" behind what nobody knows.

    >>> from plans.agency import Agency, Mention
    >>> offices = Directory(agencies=(Agency("snv", "Sở Nội vụ", "SNV"),))
    >>> lead_short(Party("Sở Nội vụ, Sở X", (Mention("Sở Nội vụ", agency="snv"),), unknown=("Sở X",)), offices)
    'SNV ?'
    """
    short = {agency.key: agency.abbreviation for agency in directory.agencies}
    names = [GROUP_MARK if mention.group else short.get(mention.agency or "", "") for mention in lead.mentions]
    known = ",".join(dict.fromkeys(name for name in names if name))
    return f"{known} {_UNKNOWN_MARK}".strip() if lead.unknown else known


def _keys(party: Party) -> list[str]:
    return list(dict.fromkeys(mention.agency or mention.group or "" for mention in party.mentions))


def _owing(reading: Reading) -> list[str]:
    """Who owes something: the agencies named as leads, and the members for whom a group was fanned out."""
    named = [mention.agency for mention in reading.lead.mentions if mention.agency]
    return list(dict.fromkeys([*named, *(owed.agency for owed in reading.owed if owed.agency)]))


def _is_doubtful(reading: Reading) -> bool:
    deadlines = [reading.deadline, *(owed.deadline for owed in reading.owed)]
    return bool(reading.lead.unknown or reading.coordinators.unknown) or any(
        deadline.kind is DeadlineKind.UNREADABLE for deadline in deadlines
    )
