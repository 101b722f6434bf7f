"""Every kind of calendar before two readers that share no code with us: in `make check-outside` before all that there are."""

from pathlib import Path

import icalendar
import vobject

from board.calendar.file_rules import broken_rules
from tests.outside.published_files import TITLES, small_calendars


def test_every_kind_of_calendar_is_read_and_breaks_no_rule(tmp_path: Path) -> None:
    """Both plans, an empty one, hostile titles; after moving, extending, closing, dropping, undoing, renewing, revoking."""
    seen = 0
    for path in small_calendars(tmp_path):
        content = path.read_bytes()
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        read = vobject.readOne(content.decode(), validate=True)

        assert broken_rules(content) == []
        assert all(not one.errors for one in events)
        assert [one.uid.value for one in getattr(read, "vevent_list", [])] == [str(one["UID"]) for one in events]
        assert [one.summary.value for one in getattr(read, "vevent_list", [])] == [
            str(one["SUMMARY"]) for one in events
        ]
        assert {"ATTACH", "LOCATION", "URL"}.isdisjoint(name for one in events for name in one)
        if path.name.startswith("hostile"):
            assert len(events) == 2 * len(TITLES)
        seen += 1

    assert seen == 18
