"""Events that are written already: an event whose stamp has not moved is not written again."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import board.wording
from board.calendar import event_words, export, ics_lines, reminders
from board.calendar.export import entry_events
from board.calendar.ics_lines import WrittenEvent, written
from board.calendar.reminders import lead_uid
from store.views import CalendarEntryView

_EVENT = re.compile(
    rb"BEGIN:VEVENT\r\nUID:((?:[^\r]|\r\n )+)\r\nDTSTAMP:(\d{8}T\d{6}Z)\r\nLAST-MODIFIED:\2\r\nSEQUENCE:(\d+)\r\n"
    rb"DTSTART;VALUE=DATE:(\d{8})\r\n.*?\r\nEND:VEVENT\r\n",
    re.DOTALL,
)


class KeptEvents:
    """Events of one wording: the same reminders, language and fullness. Kept by UID, stamp and sequence."""

    def __init__(self, wording: tuple[Sequence[int], bool]) -> None:
        """`wording`: days of reminders, the earliest first; whether titles are all that is said."""
        self._reminders, self._titles_only = wording
        self._kept: dict[tuple[str, datetime, int], WrittenEvent] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def read(self, calendar: bytes) -> None:
        """Keep the events of a calendar that this very program wrote, with this wording."""
        for found in _EVENT.finditer(calendar):
            event = _event(found)
            self._kept[event.uid, datetime.fromisoformat(found[2].decode()), int(found[3])] = event

    def events(self, entry: CalendarEntryView) -> Iterator[WrittenEvent]:
        """The entry's event and those that announce it, written now where they are not kept."""
        ahead = () if entry.done_on else tuple(days for days in self._reminders if days)
        uids = (entry.uid, *(lead_uid(entry.uid, days) for days in ahead))
        kept = [self._kept.get((uid, entry.stamped, entry.sequence)) for uid in uids]
        for found in kept if None not in kept else self._write(entry):
            if found is not None:
                yield found

    def forget_all_but(self, stamps: Collection[tuple[str, datetime, int]]) -> None:
        """Let go of every event but those of these entries, each named by UID, stamp and sequence."""
        known = {(lead_uid(uid, days), at, number) for uid, at, number in stamps for days in self._reminders}
        self._kept = {key: event for key, event in self._kept.items() if key in stamps or key in known}

    def _write(self, entry: CalendarEntryView) -> Iterator[WrittenEvent]:
        for event in entry_events(entry, self._reminders, titles_only=self._titles_only):
            made = written(event)
            self._kept[made.uid, entry.stamped, entry.sequence] = made
            yield made


def events_in(calendar: bytes) -> Iterator[WrittenEvent]:
    """The events of a calendar that this very program wrote, in their order."""
    return map(_event, _EVENT.finditer(calendar))


def _event(found: re.Match[bytes]) -> WrittenEvent:
    uid = found[1].replace(b"\r\n ", b"").decode()
    return WrittenEvent(date.fromisoformat(found[4].decode()), uid, found[0])


def words_fingerprint() -> str:
    """What the words of events depend on besides the events: another release may say the same in other words."""
    digest = sha256()
    for module in (event_words, export, ics_lines, reminders, board.wording):
        digest.update(Path(module.__file__ or "").read_bytes())
    for catalogue in sorted((Path(board.wording.__file__).parent / "locale").rglob("*.mo")):
        digest.update(catalogue.read_bytes())
    return digest.hexdigest()
