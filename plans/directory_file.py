"""The file of agencies and groups (TOML) → Directory; every mistake of content at once, with line and key."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

from plans.agency import Agency, Directory, Group
from plans.toml_file import TomlFile, TomlTable, nearest, shown
from plans.vietnamese import fold_case

_AGENCY_KEYS = (
    "key",
    "name",
    "abbreviation",
    "aliases",
    "first_year",
    "last_year",
    "successor",
    "source",
    "order",
)
_GROUP_KEYS = ("key", "name", "abbreviation", "aliases", "members", "source", "order")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_KEY = 40
_Entry = tuple[TomlTable, Agency | Group]

_FAR_PAST, _FAR_FUTURE = 0, 9999


def read_directory_file(path: Path | str) -> Directory:
    """Read the file of agencies at `path`; messages call it by its file name.

    Raises:
        PlanFileError: everything that is wrong with it.
        OSError: it cannot be read.
    """
    path = Path(path)
    return read_directory(path.read_bytes(), name=path.name)


def read_directory(text: bytes | str, *, name: str) -> Directory:
    """Read the content of a file of agencies; `name` is what messages call it.

    Agencies and groups stand in protocol order: the order of the file, unless an entry says its own `order`.

    Raises:
        PlanFileError: every mistake of content; of broken TOML syntax the first.
    """
    file = TomlFile(text, name=name)
    file.check_tables(("agency", "group"))
    file.require("agency")
    agency_tables = file.tables("agency", keys=_AGENCY_KEYS)
    group_tables = file.tables("group", keys=_GROUP_KEYS)
    agencies = tuple(_agency(file, table, position) for position, table in enumerate(agency_tables, start=1))
    groups = tuple(_group(file, table, position) for position, table in enumerate(group_tables, start=1))
    entries: list[_Entry] = [*zip(agency_tables, agencies, strict=True), *zip(group_tables, groups, strict=True)]
    _check_pointers(file, entries)
    _check_names(file, entries)
    file.refuse_mistakes()
    return Directory(agencies=agencies, groups=groups)


def _agency(file: TomlFile, table: TomlTable, position: int) -> Agency:
    first, last = file.year(table, "first_year"), file.year(table, "last_year")
    if first is not None and last is not None and first > last:
        file.note(table, "first_year", "validity", str(first), str(last))
    return Agency(
        key=_key(file, table),
        name=file.line_of_text(table, "name", required=True),
        abbreviation=file.line_of_text(table, "abbreviation", required=True),
        aliases=file.texts(table, "aliases"),
        first_year=first,
        last_year=last,
        successor=file.line_of_text(table, "successor") or None,
        source=file.line_of_text(table, "source") or None,
        order=_order(file, table, position),
    )


def _group(file: TomlFile, table: TomlTable, position: int) -> Group:
    return Group(
        key=_key(file, table),
        name=file.line_of_text(table, "name", required=True),
        abbreviation=file.line_of_text(table, "abbreviation", required=True),
        aliases=file.texts(table, "aliases"),
        members=file.texts(table, "members"),
        source=file.line_of_text(table, "source") or None,
        order=_order(file, table, position),
    )


def _key(file: TomlFile, table: TomlTable) -> str:
    key = file.line_of_text(table, "key", required=True)
    if key and (len(key) > _LONGEST_KEY or not _KEY.fullmatch(key)):
        file.note(table, "key", "agency_key", shown(key), "snv")
    return key


def _order(file: TomlFile, table: TomlTable, position: int) -> int:
    order = table.values.get("order", position)
    if not isinstance(order, int) or isinstance(order, bool) or abs(order) > 1_000_000:
        file.note(table, "order", "wrong_type", shown(order), "number")
        return position
    return order


def _check_pointers(file: TomlFile, entries: list[_Entry]) -> None:
    """Keys are unique; successors and members are agencies of this file."""
    places: dict[str, str] = {}
    agencies = tuple(entry.key for _, entry in entries if isinstance(entry, Agency))
    known = frozenset(agencies)
    for table, entry in entries:
        where = file.where(table, "key")
        if entry.key and places.setdefault(entry.key, where) != where:
            file.note(table, "key", "duplicate", shown(entry.key), places[entry.key])
        if isinstance(entry, Agency):
            key, pointers = "successor", [entry.successor] if entry.successor else []
        else:
            key, pointers = "members", list(entry.members)
        for pointer in pointers:
            if pointer not in known:
                file.note(table, key, "unknown_agency", shown(pointer), nearest(pointer, agencies))
        for repeated, times in Counter(pointers).items():
            if times > 1:
                file.note(table, key, "duplicate", shown(repeated), file.where(table, key))


def _check_names(file: TomlFile, entries: list[_Entry]) -> None:
    """A name, alias or abbreviation means one agency at a time; one that ended may leave its name to another."""
    holders: dict[str, list[tuple[TomlTable, str, str, Agency | Group]]] = {}
    for table, entry in entries:
        names = {
            fold_case(name): (key, name)
            for key, names in (
                ("aliases", entry.aliases),
                ("abbreviation", (entry.abbreviation,)),
                ("name", (entry.name,)),
            )
            for name in names
            if name
        }
        for folded, (key, name) in names.items():
            holders.setdefault(folded, []).append((table, key, name, entry))
    for claims in holders.values():
        for (first, first_key, _, one), (table, key, name, other) in combinations(claims[:9], 2):
            if _exist_together(one, other):
                file.note(table, key, "duplicate", shown(name), file.where(first, first_key))


def _exist_together(one: Agency | Group, other: Agency | Group) -> bool:
    first, last = _years(one)
    other_first, other_last = _years(other)
    return first <= other_last and other_first <= last


def _years(entry: Agency | Group) -> tuple[int, int]:
    if isinstance(entry, Group):
        return _FAR_PAST, _FAR_FUTURE
    return entry.first_year or _FAR_PAST, entry.last_year or _FAR_FUTURE
