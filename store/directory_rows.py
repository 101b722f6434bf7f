"""Agencies and groups: between the rows of the board and the `Directory` that `plans` reads names with."""

from typing import Any

from sqlalchemy import Connection, select

from plans.agency import Agency, Directory, Group
from store.tables import Row

_AGENCY = Row.metadata.tables["agency"]
_MEMBER = Row.metadata.tables["member"]


def import_directory(connection: Connection, directory: Directory) -> None:
    """Put agencies and groups on a board that has none; where there are any already, nothing is touched."""
    if connection.execute(select(_AGENCY.c.id).limit(1)).first() is not None:
        return
    named = [_agency_row(agency) for agency in directory.agencies] + [_group_row(group) for group in directory.groups]
    if named:
        connection.execute(_AGENCY.insert(), named)
    ids = agency_ids(connection)
    members = [
        {"group_id": ids[group.key], "agency_id": ids[member], "source": group.source}
        for group in directory.groups
        for member in group.members
    ]
    if members:
        connection.execute(_MEMBER.insert(), members)


def read_directory(connection: Connection) -> Directory:
    """All agencies and groups as they are on the board now."""
    rows = connection.execute(select(_AGENCY).order_by(_AGENCY.c.position, _AGENCY.c.id)).all()
    keys = {row.id: row.key for row in rows}
    of_group: dict[int, list[str]] = {}
    in_order = (
        select(_MEMBER.c.group_id, _MEMBER.c.agency_id)
        .join(_AGENCY, _AGENCY.c.id == _MEMBER.c.agency_id)
        .order_by(_AGENCY.c.position, _AGENCY.c.id)
    )
    for group_id, agency_id in connection.execute(in_order):
        of_group.setdefault(group_id, []).append(keys[agency_id])
    return Directory(
        agencies=tuple(
            Agency(
                key=row.key,
                name=row.name,
                abbreviation=row.abbreviation,
                aliases=tuple(row.aliases),
                first_year=row.first_year,
                last_year=row.last_year,
                successor=row.successor,
                source=row.source,
                order=row.position,
            )
            for row in rows
            if not row.is_group
        ),
        groups=tuple(
            Group(
                key=row.key,
                name=row.name,
                abbreviation=row.abbreviation,
                aliases=tuple(row.aliases),
                members=tuple(of_group.get(row.id, ())),
                source=row.source,
                order=row.position,
            )
            for row in rows
            if row.is_group
        ),
    )


def agency_ids(connection: Connection) -> dict[str, int]:
    """The id of every agency and group, by its key."""
    return {row.key: row.id for row in connection.execute(select(_AGENCY.c.key, _AGENCY.c.id))}


def _agency_row(agency: Agency) -> dict[str, Any]:
    return {
        "key": agency.key,
        "is_group": False,
        "name": agency.name,
        "abbreviation": agency.abbreviation,
        "aliases": list(agency.aliases),
        "first_year": agency.first_year,
        "last_year": agency.last_year,
        "successor": agency.successor,
        "source": agency.source,
        "position": agency.order,
    }


def _group_row(group: Group) -> dict[str, Any]:
    return {
        "key": group.key,
        "is_group": True,
        "name": group.name,
        "abbreviation": group.abbreviation,
        "aliases": list(group.aliases),
        "first_year": None,
        "last_year": None,
        "successor": None,
        "source": group.source,
        "position": group.order,
    }
