"""Agencies and groups: finding one by any of its names, changing what is known of it, and who belongs to a group."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from plans.agency import Agency, Group, read_party
from plans.vietnamese import clean, fold
from store.changes.texts import line, some_words
from store.changes.work import Work, stored
from store.errors import AlreadyThere, UnknownAgency, WrongValue
from store.readings import lead_short
from store.tables import AgencyRow, MemberRow, PlanRow, TaskRow
from store.wishes import EditAgency, EditMembers

FIELDS = ("name", "abbreviation", "aliases", "first_year", "last_year", "successor", "source", "position", "group")
NAME_LETTERS = 200
_YEAR = re.compile(r"[12]\d{3}")
_WHOLE = re.compile(r"\d{1,6}")
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")


def find_agency(work: Work, name: str, *, year: int | None = None) -> Agency:
    """The agency of this key, name, alias or abbreviation. Raises UnknownAgency, for a group too."""
    office = find_office(work, name, year=year)
    if not isinstance(office, Agency):
        raise UnknownAgency(clean(name), work.directory.nearest(name))
    return office


def find_office(work: Work, name: str, *, year: int | None = None) -> Agency | Group:
    """The agency or group of this key, name, alias or abbreviation. Raises UnknownAgency."""
    by_key = next((office for office in offices(work) if office.key == name), None)
    office = by_key or work.directory.find(clean(name), year=year)
    if office is None:
        raise UnknownAgency(clean(name), work.directory.nearest(name))
    return office


def offices(work: Work) -> tuple[Agency | Group, ...]:
    """All agencies and groups."""
    return (*work.directory.agencies, *work.directory.groups)


def agency_row(work: Work, key: str) -> AgencyRow:
    """The row of a known agency or group."""
    found: AgencyRow = work.session.execute(
        select(AgencyRow).where(col(AgencyRow.key) == key).with_for_update()
    ).scalar_one()
    return found


def tasks_naming(session: Session, agencies: Collection[int]) -> set[int]:
    """The tasks that these agencies (ids) lead or in which they owe something."""
    if not agencies:
        return set()
    keys = set(session.execute(select(col(AgencyRow.key)).where(col(AgencyRow.id).in_(agencies))).scalars())
    rows = session.execute(select(col(TaskRow.id), col(TaskRow.leads), col(TaskRow.owing)))
    return {row.id for row in rows if row.id is not None and not keys.isdisjoint((*row.leads, *row.owing))}


def edit_agency(work: Work, wish: EditAgency) -> None:
    """Add an agency or group, or change what is known of it; tasks show a new abbreviation at once, old names stay known.

    Fields: FIELDS, all as text; aliases are separated by ";", "group" (of a new one only) makes it a group. What a person
    adds carries a `source`, by default that person's name, as it is not from the documents.

    Raises:
        WrongValue: a field is unknown or unsound, or another agency has the name already. AlreadyThere, UnknownAgency.
    """
    row = agency_row(work, find_office(work, wish.key).key) if wish.key is not None else None
    values = _values(work, wish.fields, of=row)
    if row is None:
        _add(work, values)
    elif not work.record.change(row, task=None, **_kept_as_alias(row, values)):
        raise AlreadyThere(row.key, row.name)
    else:
        _show_abbreviation(work, row)


def edit_members(work: Work, wish: EditMembers) -> None:
    """Change who belongs to a group. Tasks read before keep their deliverables. Raises UnknownAgency, AlreadyThere."""
    group = find_office(work, wish.group)
    if isinstance(group, Agency):
        raise UnknownAgency(clean(wish.group))
    row = agency_row(work, group.key)
    there = {
        member.agency_id: member
        for member in work.session.execute(select(MemberRow).where(col(MemberRow.group_id) == row.id)).scalars()
    }
    coming = {stored(agency_row(work, find_agency(work, name).key)) for name in wish.add}
    leaving = {stored(agency_row(work, find_agency(work, name).key)) for name in wish.remove}
    new, gone = coming - leaving - there.keys(), leaving & there.keys()
    if not new and not gone:
        raise AlreadyThere(group.key, group.name)
    for agency_id in sorted(new):
        work.record.insert(MemberRow(group_id=stored(row), agency_id=agency_id, source=work.who), task=None)
    for agency_id in sorted(gone):
        work.record.delete(there[agency_id], task=None)
    work.forget_directory()


def _values(work: Work, fields: Sequence[tuple[str, str]], *, of: AgencyRow | None) -> dict[str, Any]:
    if not fields:
        raise WrongValue("fields", "", ", ".join(FIELDS))
    values: dict[str, Any] = {}
    for field, text in fields:
        if field not in FIELDS or (field == "group" and of is not None):
            raise WrongValue("fields", clean(field), ", ".join(FIELDS))
        values["is_group" if field == "group" else field] = _read(work, field, text, of=of)
    return values


def _read(work: Work, field: str, text: str, *, of: AgencyRow | None) -> object:
    match field:
        case "name" | "abbreviation":
            return _free_name(work, field, line(field, some_words(field, text), letters=NAME_LETTERS), of=of)
        case "aliases":
            aliases = [line(field, alias, letters=NAME_LETTERS) for alias in text.split(";")]
            return [_free_name(work, field, alias, of=of) for alias in dict.fromkeys(aliases) if alias]
        case "first_year" | "last_year":
            return _number(field, text, _YEAR, "year")
        case "position":
            return _number(field, text, _WHOLE, "whole_number") or 0
        case "successor":
            return find_agency(work, text).key if clean(text) else None
        case "group":
            return bool(clean(text))
    return line(field, text, letters=NAME_LETTERS) or work.who


def _number(field: str, text: str, form: re.Pattern[str], expected: str) -> int | None:
    typed = clean(text)
    if typed and not form.fullmatch(typed):
        raise WrongValue(field, typed, expected)
    return int(typed) if typed else None


def _free_name(work: Work, field: str, name: str, *, of: AgencyRow | None) -> str:
    """The name, unless another office is known by it: then no cell could say which is meant."""
    other = work.directory.find(name)
    if other is not None and (of is None or other.key != of.key):
        raise WrongValue(field, name, "new_name")
    return name


def _add(work: Work, values: Mapping[str, Any]) -> None:
    for field in ("name", "abbreviation"):
        if field not in values:
            raise WrongValue(field, "", "some_words")
    complete = {"aliases": [], "source": work.who, "position": _behind_all(work, values), **values}
    work.record.insert(AgencyRow(key=_new_key(work, complete["abbreviation"]), **complete), task=None)
    work.forget_directory()


def _behind_all(work: Work, values: Mapping[str, Any]) -> int:
    """The place behind all of its kind: where protocol puts a new one is for a person to say."""
    is_group = bool(values.get("is_group"))
    last = work.session.execute(select(func.max(col(AgencyRow.position))).where(col(AgencyRow.is_group) == is_group))
    return (last.scalar() or 0) + 1


def _new_key(work: Work, abbreviation: str) -> str:
    known = {office.key for office in offices(work)}
    key = stem = _NOT_IN_A_KEY.sub("-", fold(abbreviation)).strip("-") or "cq"
    count = 1
    while key in known:
        count += 1
        key = f"{stem}-{count}"
    return key


def _show_abbreviation(work: Work, row: AgencyRow) -> None:
    """Let the tasks that the agency leads show its abbreviation as it is now."""
    work.forget_directory()
    rows = work.session.execute(
        select(TaskRow, PlanRow)
        .join(PlanRow, col(TaskRow.plan_id) == col(PlanRow.id))
        .where(col(TaskRow.id).in_(tasks_naming(work.session, {stored(row)})))
    )
    for task, plan in rows:
        words = task.lead if task.reading_lead is None else task.reading_lead
        lead = read_party(words, work.directory, year=plan.years[0] if plan.years else None)
        work.record.change(task, task=task.id, shown=False, lead_short=lead_short(lead, work.directory))


def _kept_as_alias(row: AgencyRow, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, with a replaced name or abbreviation among the aliases: the documents go on using it."""
    old = [
        getattr(row, field)
        for field in ("name", "abbreviation")
        if values.get(field, getattr(row, field)) != getattr(row, field)
    ]
    aliases = values.get("aliases", row.aliases)
    return {**values, "aliases": list(dict.fromkeys([*aliases, *old]))} if old else dict(values)
