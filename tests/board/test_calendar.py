"""The exported calendar: what its events say, and that every reader reads it."""

import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from board.calendar.event_words import description, summary
from board.calendar.export import calendar_bytes
from board.calendar.ics_lines import AllDayEvent, calendar_lines, fold_line
from store.views import AgencyView, CalendarEntryView, PlanView, TaskView
from store.words import Column, Timeliness

STAMPED = datetime(2022, 5, 12, 2, 14, 9, tzinfo=UTC)

PLAN = PlanView(
    key="2022",
    number="2942/QĐ-UBND",
    signed=date(2021, 12, 23),
    title="Kế hoạch cải cách hành chính năm 2022 của tỉnh Cà Mau",
    short_title="Kế hoạch CCHC năm 2022",
    issuer="Chủ tịch Ủy ban nhân dân tỉnh Cà Mau",
    years=(2022,),
    secretariat="Văn phòng Ủy ban nhân dân tỉnh",
    last_due=date(2022, 12, 31),
    sections=(),
    lost=(),
    tasks=31,
)

TASK = TaskView(
    id=18,
    plan="2022",
    number="V.2",
    section="V",
    section_title="CẢI CÁCH TÀI CHÍNH CÔNG",
    position=18,
    duty=False,
    title="Báo cáo đánh giá tình hình thực hiện cơ chế tự chủ tài chính của các đơn vị sự nghiệp công lập trên địa bàn "
    "tỉnh năm 2021",
    outputs="Báo cáo",
    deadline="Quý II năm 2022",
    lead="Sở Tài chính",
    coordinators="Các sở, ban, ngành tỉnh, UBND cấp huyện",
    lead_short="STC",
    leads=("stc",),
    partners=("sbn", "huyen"),
    owing=("stc",),
    lost_cells=(),
    doubtful=False,
    column=Column.NOT_STARTED,
    timeliness=Timeliness.IN_TIME,
    due=date(2022, 6, 30),
    days=45,
    days_late=0,
    done_on=None,
    closed=0,
    owed=1,
    no_evidence=False,
    officer="",
    progress="",
    marks=(),
    version=1,
)

ENTRY = CalendarEntryView(
    uid="t18-d1@2c6f.steering-board.invalid",
    task=TASK,
    plan=PLAN,
    number=1,
    output="Báo cáo",
    agency=None,
    period=None,
    start=date(2022, 4, 1),
    due=date(2022, 6, 30),
    original_due=date(2022, 6, 30),
    deadline_words="Quý II năm 2022",
    approximate=False,
    done_on=None,
    document="",
    closed=0,
    owed=1,
    stamped=STAMPED,
    sequence=3,
)

NAM_CAN = AgencyView("nam-can", "UBND huyện Năm Căn", "Năm Căn", (), None, 2025, None, "x")


def entry(*, title: str | None = None, uid: str = ENTRY.uid, **facts: object) -> CalendarEntryView:
    """The entry of V.2 with some of its facts, or its task's, changed."""
    own = {name: value for name, value in facts.items() if name in CalendarEntryView.__dataclass_fields__}
    task = {name: value for name, value in facts.items() if name not in own}
    if title is not None:
        task["title"] = title
    return replace(ENTRY, uid=uid, task=TASK._replace(**task), **own)  # type: ignore[arg-type]


def export(*entries: CalendarEntryView, reminders: tuple[int, ...] = ()) -> bytes:
    """The exported file of these entries."""
    return calendar_bytes(entries, name="Kế hoạch CCHC năm 2022", reminders=reminders)


def logical_lines(exported: bytes) -> list[str]:
    """The content lines of a file, unfolded."""
    return exported.replace(b"\r\n ", b"").decode().split("\r\n")


def test_an_event_stands_whole_on_its_due_day_in_a_fixed_order() -> None:
    """All-day, transparent, ending the day behind (exclusive), stamped by content; any other order is a changed file."""
    lines = logical_lines(export(entry()))

    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]
    assert event[:8] == [
        "BEGIN:VEVENT",
        "UID:t18-d1@2c6f.steering-board.invalid",
        "DTSTAMP:20220512T021409Z",
        "LAST-MODIFIED:20220512T021409Z",
        "SEQUENCE:3",
        "DTSTART;VALUE=DATE:20220630",
        "DTEND;VALUE=DATE:20220701",
        "TRANSP:TRANSPARENT",
    ]
    assert [line.split(":")[0] for line in event[8:]] == ["SUMMARY", "DESCRIPTION", "CATEGORIES", "END"]
    assert event[10] == "CATEGORIES:Kế hoạch CCHC năm 2022,STC"


def test_the_calendar_has_no_method_no_clock_and_a_last_line_end() -> None:
    """METHOD would give DTSTAMP another meaning; an empty calendar stays legal by its VTIMEZONE."""
    exported = export()

    lines = logical_lines(exported)
    assert exported.endswith(b"END:VCALENDAR\r\n")
    assert lines[:9] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Steering Board//Task calendar//VI",
        "CALSCALE:GREGORIAN",
        "NAME:Kế hoạch CCHC năm 2022",
        "X-WR-CALNAME:Kế hoạch CCHC năm 2022",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]
    assert lines[9] == "BEGIN:VTIMEZONE"
    assert not any(line.startswith("METHOD") for line in lines)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (entry(), "STC V.2 · Báo cáo đánh giá tình hình"),
        (entry(done_on=date(2022, 6, 2), closed=1), "✓ STC V.2 · Báo cáo đánh giá"),
        (entry(lead_short="nhóm", owed=27, closed=11), "nhóm 11/27 V.2 · Báo cáo đánh giá"),
        (entry(lead_short="nhóm", agency=NAM_CAN), "Năm Căn V.2 · Báo cáo đánh giá"),
        (entry(lead_short="?"), "V.2 · Báo cáo đánh giá"),
        (entry(lead_short="SLĐTBXH,SNV"), "SLĐTBXH,SNV V.2 · Báo cáo"),
        (entry(period="2022-03"), "STC V.2 tháng 3/2022 · Báo cáo"),
        (entry(period="2022-Q3"), "STC V.2 quý III/2022 · Báo cáo"),
        (entry(period="2022-H1"), "STC V.2 6 tháng đầu năm 2022 · Báo cáo"),
        (entry(period="2022-9M"), "STC V.2 9 tháng năm 2022 · Báo cáo"),
        (entry(period="2022-W07"), "STC V.2 tuần 7/2022 · Báo cáo"),
        (entry(period="2022"), "STC V.2 năm 2022 · Báo cáo"),
        (entry(period="2022-03-15"), "STC V.2 · Báo cáo"),
        (entry(outputs="- Công văn\n- Báo cáo", output="Công văn"), "STC V.2 · Công văn"),
        (entry(title="", lost_cells=("title",)), "STC V.2 · (bản sao mất tên nhiệm vụ) Báo cáo"),
        (entry(title="", output="", outputs=""), "STC V.2 · V.2"),
    ],
)
def test_a_summary_says_who_which_and_what_first(changed: CalendarEntryView, said: str) -> None:
    """A phone shows some forty letters: they must tell one deadline from another."""
    assert summary(changed).startswith(said)


def test_a_long_title_is_cut_between_words_in_the_summary_only() -> None:
    """The summary is for a glance; the description keeps every word of the document."""
    title = "Rà soát, sắp xếp lại " * 500

    said = summary(entry(title=title))

    assert len(said) <= 161
    assert said.endswith("lại Rà…")
    assert " ".join(title.split()) in " ".join(description(entry(title=title)).split())


def test_a_description_has_the_documents_words_and_the_window() -> None:
    """The committee member sees no more of the board than this."""
    assert description(entry()) == (
        "Nhiệm vụ: Báo cáo đánh giá tình hình thực hiện cơ chế tự chủ tài chính của các đơn vị sự nghiệp công lập trên "
        "địa bàn tỉnh năm 2021\n"
        "Sản phẩm: Báo cáo\n"
        "Thời hạn: “Quý II năm 2022” = 01/04/2022 – 30/06/2022\n"
        "Chủ trì: Sở Tài chính\n"
        "Phối hợp: Các sở, ban, ngành tỉnh, UBND cấp huyện\n"
        "Nguồn: Kế hoạch CCHC năm 2022, 2942/QĐ-UBND (2022/V.2)"
    )


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (entry(due=date(2022, 8, 15)), "Gia hạn đến 15/08/2022; hạn cũ 30/06/2022"),
        (entry(due=date(2022, 8, 15), original_due=None, start=None), "Gia hạn đến 15/08/2022"),
        (entry(due=date(2022, 12, 31)), "Ngày đến hạn là thứ Bảy"),
        (entry(due=date(2017, 12, 31)), "Ngày đến hạn là Chủ nhật"),
        (entry(approximate=True), "Thời hạn: “Quý II năm 2022” = 01/04/2022 – 30/06/2022 (ước lượng)"),
        (entry(start=None), "Thời hạn: “Quý II năm 2022” = 30/06/2022"),
        (entry(agency=NAM_CAN), "Cơ quan thực hiện: UBND huyện Năm Căn"),
        (entry(owed=27, closed=11), "Đã hoàn thành: 11/27 cơ quan"),
        (
            entry(done_on=date(2022, 6, 2), document="12/BC-STC"),
            "Hoàn thành ngày 02/06/2022, văn bản 12/BC-STC",
        ),
        (entry(done_on=date(2022, 6, 2)), "Hoàn thành ngày 02/06/2022"),
        (entry(title="", lost_cells=("title",)), "Nhiệm vụ: (bản sao mất tên nhiệm vụ)"),
    ],
)
def test_a_description_says_what_became_of_the_deadline(changed: CalendarEntryView, line: str) -> None:
    """An extension tells the old day, a day off is said (the written day stays the deadline), what is lost is said."""
    assert line in description(changed).split("\n")


def test_a_done_event_keeps_its_day_and_its_uid() -> None:
    """Clients follow an event by UID; moving it to the day of closing would look like a new deadline."""
    lines = logical_lines(export(entry(done_on=date(2022, 5, 2), closed=1)))

    assert "DTSTART;VALUE=DATE:20220630" in lines
    assert f"UID:{ENTRY.uid}" in lines


HOSTILE = [
    "T",
    "Kế hoạch [bold]đỏ[/bold] [link=http://x]",
    "x\r\nATTACH:http://evil/x",
    "x\nLOCATION:evil\rURL:http://evil",
    "x\x1b[2J\x00\x07\x7f",
    "x\u2028LOCATION:evil\u2029y\x85z\x0b\x0c\x1c",
    unicodedata.normalize("NFD", "Quyết định thực hiện chuyển đổi số"),
    'a, b; c \\ d \\n e: f "g"',
    "Đ" * 5000,
    "\u202egnourt\u2066",
    "🎯 sản phẩm 👩‍👩‍👧",
    "\ud800",
    "Quy định " * 8,
]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_stay_text_for_every_reader(title: str) -> None:
    """Text from strangers' files reaches other people's calendars: it may bring no line and no property of its own."""
    hostile = entry(title=title, lead=title, output=title, coordinators=title, deadline_words=title)

    exported = export(hostile, reminders=(7,))

    ahead, event = icalendar.Calendar.from_ical(exported).walk("VEVENT")
    assert str(ahead["SUMMARY"]) == f"Còn 7 ngày · {summary(hostile)}"
    assert str(event["SUMMARY"]) == summary(hostile)
    assert str(event["DESCRIPTION"]) == description(hostile)
    assert {"ATTACH", "LOCATION", "URL"}.isdisjoint(event)
    _ahead, read = vobject.readOne(exported.decode()).vevent_list
    assert read.summary.value == summary(hostile)
    assert read.description.value == description(hostile)
    assert all(len(line) <= 75 for line in exported.split(b"\r\n"))
    assert not any(octet < 32 for octet in exported.replace(b"\r\n", b""))


def test_two_readers_read_back_what_was_written() -> None:
    """`icalendar` and `vobject` share no code with `ics`, nor with each other."""
    entries = [
        entry(),
        entry(uid="t1-d1@x", due=date(2022, 12, 31), sequence=0, stamped=STAMPED + timedelta(days=3)),
        entry(uid="t1-g1@x", lead_short="nhóm", owed=27, closed=11),
    ]

    exported = export(*entries)

    events = icalendar.Calendar.from_ical(exported).walk("VEVENT")
    assert [str(one["UID"]) for one in events] == ["t1-g1@x", ENTRY.uid, "t1-d1@x"]
    assert [one["DTSTART"].dt for one in events] == [date(2022, 6, 30), date(2022, 6, 30), date(2022, 12, 31)]
    assert [one["DTEND"].dt for one in events] == [date(2022, 7, 1), date(2022, 7, 1), date(2023, 1, 1)]
    assert [one["DTSTAMP"].dt for one in events] == [STAMPED, STAMPED, STAMPED + timedelta(days=3)]
    assert [one["LAST-MODIFIED"].dt for one in events] == [one["DTSTAMP"].dt for one in events]
    assert [one["SEQUENCE"] for one in events] == [3, 3, 0]
    assert all(not one.errors for one in events)
    calendar = vobject.readOne(exported.decode(), validate=True)
    assert [one.uid.value for one in calendar.vevent_list] == ["t1-g1@x", ENTRY.uid, "t1-d1@x"]
    assert [one.dtstart.value for one in calendar.vevent_list] == [one["DTSTART"].dt for one in events]


def test_the_order_of_entries_does_not_matter() -> None:
    """A query may return rows in another order after a restore: the file must be the same."""
    entries = [entry(uid=f"t{number}-d1@x", due=date(2022, 1 + number % 3, 28)) for number in range(9)]

    assert export(*entries) == export(*reversed(entries))


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    """Unchanged data are byte-identical whatever the hash seed and the zone of the machine: subscribers see no change."""
    written = []
    for seed, zone in (("1", "UTC"), ("2", "America/Los_Angeles"), ("3", "Asia/Ho_Chi_Minh")):
        exported = tmp_path / f"{seed}.ics"
        script = (
            "import runpy, sys; tests = runpy.run_path(sys.argv[1]); "
            "entry, export = tests['entry'], tests['export']; "
            "open(sys.argv[2], 'wb').write(export(entry(lead_short='SNV,STC,VPUB'), entry(uid='t9-d1@x'), reminders=(7, 1)))"
        )
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", script, __file__, exported], check=True, env=environment)
        written.append(exported.read_bytes())

    assert written[0].count(b"BEGIN:VEVENT") == 6
    assert written[0] == written[1] == written[2]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"uid": "x\r\nATTACH:evil"}, "no UID"),
        ({"uid": "vụ@x"}, "no UID"),
        ({"stamped": datetime(2022, 1, 1)}, "time zone"),  # noqa: DTZ001 - the mistake under test
        ({"day": STAMPED}, "stands on a date"),
        ({"url": "javascript:alert(1)"}, "no address"),
        ({"summary": "x\x00"}, "control character"),
        ({"categories": ("x\u2028",)}, "control character"),
    ],
)
def test_what_would_break_the_file_is_refused(wrong: dict[str, object], words: str) -> None:
    """`ics` lets each of these through; better no file than one that injects a line."""
    sound = AllDayEvent("t1-d1@x", date(2022, 1, 1), "S", "D", (), STAMPED, 0)

    with pytest.raises(ValueError, match=words):
        calendar_lines([replace(sound, **wrong)], name="N")  # type: ignore[arg-type]


def test_one_uid_stands_for_one_event() -> None:
    """A client keeps one of two events with the same UID: the other deadline would vanish."""
    with pytest.raises(ValueError, match="more than one event"):
        export(entry(), entry(due=date(2022, 9, 1)))


def test_an_address_is_written_as_it_is() -> None:
    """A URI is no TEXT: escaping its commas, as `ics` does, breaks the link."""
    event = AllDayEvent("t1-d1@x", date(2022, 1, 1), "S", "D", (), STAMPED, 0, url="https://x.vn/a?b=1,2;c=3")

    assert "URL:https://x.vn/a?b=1,2;c=3" in logical_lines(calendar_lines([event], name="N"))


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=400))
def test_folding_keeps_every_character_whole(line: str) -> None:
    """A line cut inside "ộ" is unreadable for the client, and longer ones than 75 octets are cut by Outlook."""
    folded = list(fold_line(line))

    assert all(len(part) <= 75 for part in folded)
    assert all(part.decode()[:1] == " " for part in folded[1:])
    assert b"".join([folded[0], *(part[1:] for part in folded[1:])]).decode() == line


@given(st.text(), st.text())
def test_any_text_makes_a_file_that_reads_back(title: str, words: str) -> None:
    """Whatever a plan says, the calendar says it, and nothing else."""
    any_entry = entry(title=title, deadline_words=words)

    (event,) = icalendar.Calendar.from_ical(export(any_entry)).walk("VEVENT")

    assert str(event["SUMMARY"]) == summary(any_entry)
    assert str(event["DESCRIPTION"]) == description(any_entry)
