"""The rules that a calendar file of ours keeps, held against a file from anywhere: where it breaks one, and what stands there.

Readers forgive most of it, each something else. So the octets are looked at, and no reader is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MOST_OCTETS = 75
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")
_LINE = re.compile(
    r'(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,[^";:,]*)*)*):(?P<value>.*)'
)
_DAY = re.compile(r"\d{8}")
_MOMENT = re.compile(r"\d{8}T\d{6}Z")
_CHILDREN = {"": {"VCALENDAR"}, "VCALENDAR": {"VEVENT", "VTIMEZONE"}, "VTIMEZONE": {"STANDARD"}, "VEVENT": {"VALARM"}}
_NEEDED = {
    "VCALENDAR": ("VERSION", "PRODID"),
    "VEVENT": ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"),
    "VALARM": ("ACTION", "DESCRIPTION", "TRIGGER"),
}
_KNOWN = {
    "VCALENDAR": {
        *("VERSION", "PRODID", "CALSCALE", "NAME", "DESCRIPTION", "REFRESH-INTERVAL"),
        *("X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE", "X-PUBLISHED-TTL"),
    },
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"},
    "VEVENT": {*_NEEDED["VEVENT"], "TRANSP", "DESCRIPTION", "CATEGORIES", "URL"},
    "VALARM": {"ACTION", "DESCRIPTION", "TRIGGER"},
}
_SHOWN_LETTERS = 60


class Broken(NamedTuple):
    """A broken rule: its stable name, the line of the file (from 1) on which it shows, and what stands there.

    Names: utf8, line_end, too_long, control, no_line, nesting, missing, twice, unknown, day, moment, order, same_uid.
    """

    rule: str
    line: int
    found: str


class _Line(NamedTuple):
    number: int
    text: str


class _Part:
    """A component as it stands in the file."""

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.line = line
        self.properties: list[tuple[str, str, str, int]] = []

    def value(self, name: str) -> str | None:
        return next((value for known, _parameters, value, _line in self.properties if known == name), None)


def broken_rules(content: bytes) -> list[Broken]:
    """Every broken rule, in the order of the lines; of a file that is no text, or no calendar at all, the first."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return [Broken("utf8", content[: error.start].count(b"\n") + 1, repr(content[error.start : error.start + 4]))]
    physical = text.split("\r\n")
    found = [*_of_octets(physical)]
    if physical[-1]:
        found.append(Broken("line_end", len(physical), _short(physical[-1])))
    parts: list[_Part] = []
    found += _of_structure(_unfolded(physical), parts)
    for part in parts:
        found += _of_part(part)
    found += _of_uids(parts)
    return sorted(set(found), key=lambda broken: (broken.line, broken.rule))


def _of_octets(physical: Iterable[str]) -> Iterator[Broken]:
    for number, line in enumerate(physical, start=1):
        if "\n" in line or "\r" in line:
            yield Broken("line_end", number, _short(line))
        elif _CONTROL.search(line):
            yield Broken("control", number, _short(line))
        if len(line.encode()) > MOST_OCTETS:
            yield Broken("too_long", number, _short(line))


def _unfolded(physical: Iterable[str]) -> Iterator[_Line]:
    begun: _Line | None = None
    for number, line in enumerate(physical, start=1):
        if line.startswith((" ", "\t")) and begun is not None:
            begun = begun._replace(text=begun.text + line[1:])
            continue
        if begun is not None:
            yield begun
        begun = _Line(number, line)
    if begun is not None and begun.text:
        yield begun


def _of_structure(lines: Iterable[_Line], parts: list[_Part]) -> Iterator[Broken]:
    open_parts: list[_Part] = []
    count = 0
    for number, text in lines:
        count += 1
        matched = _LINE.fullmatch(text)
        if matched is None:
            yield Broken("no_line", number, _short(text))
            continue
        name, value = matched["name"].upper(), matched["value"]
        outer = open_parts[-1].name if open_parts else ""
        if name == "BEGIN":
            if value not in _CHILDREN.get(outer, set()) or (not outer and parts):
                yield Broken("nesting", number, _short(text))
            open_parts.append(_Part(value, number))
            parts.append(open_parts[-1])
        elif name == "END":
            if value != outer:
                yield Broken("nesting", number, _short(text))
            if open_parts:
                open_parts.pop()
        elif not open_parts:
            yield Broken("nesting", number, _short(text))
        else:
            if any(one.line > open_parts[-1].line for one in parts if one.name == "VALARM") and outer == "VEVENT":
                yield Broken("order", number, _short(text))
            open_parts[-1].properties.append((name, matched["parameters"].upper(), value, number))
    if open_parts or not count:
        yield Broken("nesting", 1, open_parts[-1].name if open_parts else "")


def _of_part(part: _Part) -> Iterator[Broken]:
    names = Counter(name for name, _parameters, _value, _line in part.properties)
    for needed in _NEEDED.get(part.name, ()):
        if not names[needed]:
            yield Broken("missing", part.line, f"{part.name}: {needed}")
    for name, parameters, value, line in part.properties:
        if name not in _KNOWN.get(part.name, {name}):
            yield Broken("unknown", line, _short(f"{part.name}: {name}"))
        elif names[name] > 1:
            yield Broken("twice", line, f"{part.name}: {name}")
        if (
            part.name == "VEVENT"
            and name in ("DTSTART", "DTEND")
            and not (parameters == ";VALUE=DATE" and _DAY.fullmatch(value))
        ):
            yield Broken("day", line, _short(value))
        if name in ("DTSTAMP", "LAST-MODIFIED") and not _MOMENT.fullmatch(value):
            yield Broken("moment", line, _short(value))
    start, end = part.value("DTSTART"), part.value("DTEND")
    if part.name == "VEVENT" and start and end and end <= start:
        yield Broken("day", part.line, f"{start} – {end}")


def _of_uids(parts: Iterable[_Part]) -> Iterator[Broken]:
    seen: set[str] = set()
    for part in parts:
        uid = part.value("UID") if part.name == "VEVENT" else None
        if uid is not None and uid in seen:
            yield Broken("same_uid", part.line, _short(uid))
        seen.add(uid or "")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_LETTERS else text[:_SHOWN_LETTERS] + "…"
