"""A recorded change → a stable field name and texts for a reader. Words of a language are not said here: columns stay names."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from plans.target_value import with_unit

Image = Mapping[str, Any]

_TASK_FIELDS = {
    "stage": "column",
    "awaits_evidence": "column",
    "section_id": "section",
    "reading_deadline": "deadline",
    "reading_lead": "lead",
    "reading_coordinators": "coordinators",
}
_OF_TABLE = {
    ("task", "number"): "task_number",
    ("plan", "title"): "plan_title",
    ("feed", "generation"): "feed_address",
    ("saved_view", "filter_text"): "filter",
    ("feed", "revoked_on"): "feed_revoked",
    ("user_account", ""): "user",
    ("user_account", "role"): "user_role",
    ("user_account", "full_name"): "user_full_name",
    ("user_account", "removed"): "user_removed",
    ("meeting", "name"): "meeting_name",
    ("meeting", "closed_at"): "meeting_closed",
    ("decision", "text"): "decision",
    ("decision", "owner"): "decision_owner",
    ("decision", "due"): "decision_due",
    ("decision", "outcome"): "decision_outcome",
    ("decision", "document"): "decision_document",
    ("decision", "note"): "decision_note",
    ("letter", "document"): "letter_document",
    ("letter", "dated"): "letter_dated",
}
_DAYS = frozenset(
    (
        *("due", "original_due", "start", "done_on", "signed", "revoked_on"),
        *("next_on", "settled_on", "dated", "replied_on"),
    )
)
_NAMED = frozenset(("meeting", "decision", "letter"))
"""Tables of which a changed field is told with the row that it belongs to."""


class Names(NamedTuple):
    """What recorded changes speak of by id: who owes a deliverable, a section's number, an agency's name, a clause's key.

    Of a letter it is whom it went to, of a decision its number, of a meeting its name or day; `offices` go by their keys.
    """

    owing: Mapping[int, str]
    sections: Mapping[int, str]
    agencies: Mapping[int, str]
    clauses: Mapping[int, str] = MappingProxyType({})
    users: Mapping[int, str] = MappingProxyType({})
    meetings: Mapping[int, str] = MappingProxyType({})
    decisions: Mapping[int, str] = MappingProxyType({})
    letters: Mapping[int, str] = MappingProxyType({})
    offices: Mapping[str, str] = MappingProxyType({})


def field_name(table: str, field: str) -> str:
    """The stable name of what changed: "column", "officer", "due", … of a field; "evidence", "note", … of a whole row."""
    return _OF_TABLE.get((table, field)) or _TASK_FIELDS.get(field, field) or table


def field_texts(
    table: str, field: str, row: int, values: tuple[Any, Any], names: Names
) -> tuple[str | None, str | None]:
    """Before and after as text, None where there was or is nothing."""
    before, after = (_text(table, field, value, names) for value in values)
    if table == "agency" and field:
        name = names.agencies.get(row, "")
        before, after = (None if text is None else f"{name}: {text}" for text in (before, after))
    if table == "user_account" and field:
        name = names.users.get(row, "")
        if field == "removed":
            return (name if values[0] else None), (name if values[1] else None)
        before, after = (f"{name}: {text}" if text else None for text in (before, after))
    if table in _NAMED and field:
        known = {"meeting": names.meetings, "decision": names.decisions, "letter": names.letters}[table]
        name = " · ".join(filter(None, (str(row) if table == "letter" else "", known.get(row, ""))))
        if field == "closed_at":
            return (name if values[0] else None), (name if values[1] else None)
        between = " " if table == "decision" else ": "
        before, after = (name + between + text if text else None for text in (before, after))
    return before, after


def paper_text(document: str, dated: date, note: str = "") -> str:
    """A paper as history shows it, "2942/QĐ-UBND 23/12/2021"; what is no paper by its day and note."""
    return f"{document} {day_text(dated)}" if document else f"{day_text(dated)} {note}".rstrip()


def day_text(value: date) -> str:
    """A day as offices write it, 05/07/2022."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def _text(table: str, field: str, value: Any, names: Names) -> str | None:  # noqa: ANN401 - JSON is any of its types
    if value is None:
        return None
    if isinstance(value, Mapping) and not field:
        return _ROWS[table](value, names)
    if field == "section_id":
        return names.sections.get(value, str(value))
    if field in _DAYS:
        return day_text(date.fromisoformat(value))
    if (table, field) == ("decision", "owner"):
        return names.offices.get(value, str(value))
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _evidence(row: Image, names: Names) -> str:
    return _owed(paper_text(row["document"], _day(row["dated"]), row["note"]), row, names)


def _extension(row: Image, names: Names) -> str:
    paper = paper_text(row["document"], _day(row["dated"]))
    return _owed(f"{day_text(_day(row['due']))} ({paper})", row, names)


def _owed(text: str, row: Image, names: Names) -> str:
    who = names.owing.get(row["deliverable_id"])
    return f"{text} · {who}" if who else text


def _paper(row: Image, names: Names) -> str:
    return paper_text(row["document"], _day(row["dated"]))


def _member(row: Image, names: Names) -> str:
    group, agency = (names.agencies.get(row[side], "?") for side in ("group_id", "agency_id"))
    return f"{group}: {agency}"


def _measurement(row: Image, names: Names) -> str:
    """Which target, its number, the day and the paper: "2022/I.2.e#2: 42 % 31/05/2022 12/BC-SNV"."""
    target = f"{names.clauses.get(row['clause_id'], '?')}#{row['number']}"
    value = with_unit(row["value"].replace(".", ","), row["unit"])
    return f"{target}: {value} {day_text(_day(row['measured_on']))} {row['source']}".rstrip()


def _feed(row: Image, names: Names) -> str:
    return " · ".join(filter(None, (f"{row['id']}", row["name"], row["owner"])))


def _user(row: Image, names: Names) -> str:
    full_name = f" ({row['full_name']})" if row["full_name"] else ""
    return f"{row['name']}{full_name}: {row['role']}"


def _meeting(row: Image, names: Names) -> str:
    return " · ".join(filter(None, (f"{row['id']}", row["name"], day_text(_day(row["held_on"])))))


def _decision(row: Image, names: Names) -> str:
    """Its number, who and by when, its words, which may be long: "2. Sở Nội vụ · 30/05/2022 · Trình dự thảo"."""
    owner = names.offices.get(row["owner"], row["owner"])
    due = day_text(_day(row["due"])) if row["due"] else ""
    return f"{row['number']}. " + " · ".join(filter(None, (owner, due, row["text"])))


def _letter(row: Image, names: Names) -> str:
    return " · ".join((f"{row['id']}", names.agencies.get(row["agency_id"], "?"), day_text(_day(row["dated"]))))


def _letter_item(row: Image, names: Names) -> str:
    """Whom was asked for it, and the how-many-th time: "Sở Nội vụ #2"."""
    return f"{names.letters.get(row['letter_id'], '?')} #{row['round']}"


def _day(text: str) -> date:
    return date.fromisoformat(text)


_ROWS: dict[str, Callable[[Image, Names], str]] = {
    "evidence": _evidence,
    "extension": _extension,
    "note": lambda row, names: str(row["text"]),
    "paper": _paper,
    "member": _member,
    "measurement": _measurement,
    "feed": _feed,
    "meeting": _meeting,
    "decision": _decision,
    "parked": lambda row, names: names.meetings.get(row["meeting_id"], "?"),
    "letter": _letter,
    "letter_item": _letter_item,
    "saved_view": lambda row, names: ": ".join(filter(None, (row["name"], row["filter_text"]))),
    "user_account": _user,
    "agency": lambda row, names: str(row["name"]),
    "deliverable": lambda row, names: str(row["output"]),
    "plan": lambda row, names: str(row["key"]),
    "task": lambda row, names: str(row["number"]),
}
