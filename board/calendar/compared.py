"""Is this file what we would publish: which of our calendars it is, and else which events differ from the nearest."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_EVENT = re.compile(rb"BEGIN:VEVENT\r?\n.*?END:VEVENT\r?\n", re.DOTALL)
_PROPERTY = re.compile(rb"^(UID|SUMMARY)(?:;[^:\r\n]*)?:([^\r\n]*)", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")
_AHEAD = re.compile(rb"-n(\d{1,2})@")


class Compared(NamedTuple):
    """How a file compares with our calendars.

    `same_as`: the one it is, octet by octet. Else `nearest` is the one with most events in common ("" where none has any), and
    `missing`, `extra` and `changed` are summaries of what the file lacks, has beyond it, and says otherwise. A file with the
    same events in another frame (name, order) has nothing in the three.
    """

    same_as: str = ""
    nearest: str = ""
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def compare(content: bytes, ours: Mapping[str, bytes]) -> Compared:
    """Compare a file with our calendars, given by what they are called."""
    for name, calendar in ours.items():
        if calendar == content:
            return Compared(same_as=name)
    theirs = _events(content)
    by_name = {name: _events(calendar) for name, calendar in ours.items()}
    nearest = max(by_name, key=lambda name: _likeness(theirs, by_name[name]), default="")
    known = by_name.get(nearest, {})
    if not theirs.keys() & known.keys():
        return Compared(extra=_summaries(list(theirs.values())))
    return Compared(
        nearest=nearest,
        missing=_summaries([known[uid] for uid in known.keys() - theirs.keys()]),
        extra=_summaries([theirs[uid] for uid in theirs.keys() - known.keys()]),
        changed=_summaries([theirs[uid] for uid in theirs.keys() & known.keys() if theirs[uid] != known[uid]]),
    )


def reminders_in(content: bytes) -> tuple[int, ...]:
    """The days of notice that the file's events are announced with."""
    return tuple(sorted({int(days) for days in _AHEAD.findall(content)}, reverse=True))


def _events(content: bytes) -> dict[bytes, bytes]:
    found = {}
    for event in _EVENT.findall(content):
        properties = dict(_PROPERTY.findall(_unfolded(event)))
        found[properties.get(b"UID", b"")] = event
    return found


def _likeness(theirs: Mapping[bytes, bytes], ours: Mapping[bytes, bytes]) -> tuple[int, int]:
    """Equal events and known ones count, and of two calendars with as many the smaller is nearer."""
    known = theirs.keys() & ours.keys()
    return len(known) + sum(theirs[uid] == ours[uid] for uid in known), -len(ours)


def _summaries(events: Sequence[bytes]) -> tuple[str, ...]:
    return tuple(sorted(map(_summary, events)))


def _summary(event: bytes) -> str:
    properties = dict(_PROPERTY.findall(_unfolded(event)))
    said = properties.get(b"SUMMARY") or properties.get(b"UID", b"?")
    return _ESCAPED.sub(r"\1", said.decode(errors="replace"))


def _unfolded(event: bytes) -> bytes:
    return re.sub(rb"\r?\n[ \t]", b"", event)
