"""What recorded changes speak of by id, and a reader knows by name: read in a few statements, and only what is spoken of."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, Protocol

from sqlalchemy import Select, select
from sqlmodel import Session

from store.history.field_words import Names, day_text
from store.tables import Row as TableRow

_TABLES = TableRow.metadata.tables
_agency = _TABLES["agency"].c
_clause = _TABLES["clause"].c
_decision = _TABLES["decision"].c
_deliverable = _TABLES["deliverable"].c
_letter = _TABLES["letter"].c
_meeting = _TABLES["meeting"].c
_plan = _TABLES["plan"].c
_section = _TABLES["section"].c
_user = _TABLES["user_account"].c


class Spoken(Protocol):
    """A recorded change, from wherever it was read: its table and row, the field ("" of a whole row), before and after."""

    @property
    def table_name(self) -> str:
        """The table."""

    @property
    def row_id(self) -> int:
        """The row."""

    @property
    def field(self) -> str:
        """The field."""

    @property
    def before(self) -> Any:  # noqa: ANN401 - JSON is any of its types
        """A JSON value."""

    @property
    def after(self) -> Any:  # noqa: ANN401 - JSON is any of its types
        """A JSON value."""


# Made once, as they follow every write: most are not even asked.
_AGENCIES = select(_agency.id, _agency.name)
_CLAUSES = select(_clause.id, _plan.key + "/" + _clause.number).join(_TABLES["plan"], _plan.id == _clause.plan_id)
_DECISIONS = select(_decision.id, _decision.number)
_LETTERS = select(_letter.id, _letter.addressed)
_SECTIONS = select(_section.id, _section.number)
_USERS = select(_user.id, _user.name)


def names_of(session: Session, rows: Collection[Spoken]) -> Names:
    """What the changes speak of by id and a reader knows by name; nothing is asked that no change speaks of."""
    ids = wanted(rows)
    return Names(
        owing=_owing(session, ids["deliverable"]),
        sections=_by_id(session, _SECTIONS, _section.id, ids["section"]),
        agencies=_by_id(session, _AGENCIES, _agency.id, ids["agency"]),
        clauses=_by_id(session, _CLAUSES, _clause.id, ids["clause"]),
        users=_by_id(session, _USERS, _user.id, ids["user"]),
        meetings=_meetings(session, ids["meeting"]),
        decisions=_decisions(session, ids["decision"]),
        letters=_letters(session, ids["letter"], rows),
        offices=_offices(session, rows),
    )


def wanted(rows: Collection[Spoken]) -> dict[str, set[int]]:
    """Ids that the changes speak of, by what they are of; 0 among them stands for nothing."""
    found: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.table_name == "agency":
            found["agency"].add(row.row_id)
        elif row.table_name == "user_account":
            found["user"].add(row.row_id)
        elif row.table_name in {"meeting", "decision", "letter"}:
            found[row.table_name].add(row.row_id)
        for value in (row.before, row.after):
            if row.field == "section_id" and value is not None:
                found["section"].add(value)
            elif isinstance(value, dict):
                found["deliverable"].add(value.get("deliverable_id", 0))
                found["clause"].add(value.get("clause_id", 0))
                found["agency"] |= {value.get("group_id", 0), value.get("agency_id", 0)} - {None}
                found["meeting"].add(value.get("meeting_id", 0))
                found["letter"].add(value.get("letter_id", 0))
    return found


def _by_id(session: Session, names: Select[Any], identity: Any, ids: set[int]) -> dict[int, str]:  # noqa: ANN401 - a column
    ids.discard(0)
    return dict(session.execute(names.where(identity.in_(ids))).all()) if ids else {}


def _meetings(session: Session, ids: set[int]) -> dict[int, str]:
    """A meeting's name; one without is known by its day."""
    ids.discard(0)
    if not ids:
        return {}
    rows = session.execute(select(_meeting.id, _meeting.name, _meeting.held_on).where(_meeting.id.in_(ids)))
    return {row.id: row.name or day_text(row.held_on) for row in rows}


def _decisions(session: Session, ids: set[int]) -> dict[int, str]:
    numbers = _by_id(session, _DECISIONS, _decision.id, ids)
    return {decision: f"{number}." for decision, number in numbers.items()}


def _letters(session: Session, ids: set[int], rows: Collection[Spoken]) -> dict[int, str]:
    """Whom letters went to; of those that came or went just now, their own images tell."""
    found = _by_id(session, _LETTERS, _letter.id, ids)
    for row in rows:
        image = row.before or row.after
        if row.table_name == "letter" and not row.field and isinstance(image, dict):
            found.setdefault(row.row_id, image["addressed"])
    return found


def _offices(session: Session, rows: Collection[Spoken]) -> dict[str, str]:
    """Agencies by key, where a decision names who carries it out."""
    named: set[str] = set()
    for row in rows:
        if row.table_name == "decision" and row.field in {"", "owner"}:
            values = (row.before, row.after)
            named |= {value["owner"] if isinstance(value, dict) else value for value in values if value}
    if not named:
        return {}
    return dict(session.execute(select(_agency.key, _agency.name).where(_agency.key.in_(named))).all())


def _owing(session: Session, ids: set[int]) -> dict[int, str]:
    """Who owes a deliverable, where one of several does: its agency's abbreviation, its period, or both."""
    ids.discard(0)
    if not ids:
        return {}
    rows = session.execute(
        select(_deliverable.id, _agency.abbreviation, _deliverable.period)
        .join(_TABLES["agency"], _deliverable.agency_id == _agency.id, isouter=True)
        .where(_deliverable.id.in_(ids))
    )
    return {row.id: " ".join(part for part in (row.abbreviation, row.period) if part) for row in rows}
