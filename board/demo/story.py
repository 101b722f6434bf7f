"""What people are made to have done between 28/12/2021 and 14/05/2022. All of it is invented, and its papers say so (…-MẪU)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from store.letters.wishes import NumberLetter, RecordReply, WriteLetters
from store.meetings.wishes import CloseMeeting, Decide, OpenMeeting, ParkTask, SetCause
from store.wishes import (
    AddEvidence,
    AddFeed,
    AddNote,
    CloseDeliverable,
    EditTask,
    ExtendDeadline,
    MeasureTarget,
    MoveTask,
    Paper,
    SaveView,
    Wish,
)
from store.words import Cause, Column

PLAN = "2022"
TODAY = date(2022, 5, 16)
"""The day on which the demo is judged, as the sketches of the screens are."""
ACTS = "lan"
"""Whoever looks at the demo is this officer: so there are tasks of their own, saved views, and something to take back."""
FIRST = datetime(2021, 12, 28, 8, 0)  # noqa: DTZ001 - a time in the board's own zone, as all of the story
_FOLLOW = {"II": "lan", "III": "minh", "IV": "minh", "V": "hoa", "VI": "hoa", "VII": "lan"}
_MEETING = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody did at one moment, as one action. No wishes: they took their last action back.

    `at` is a time in the board's zone; `meeting` the number of the one in which it was done.
    """

    at: datetime
    who: str
    wishes: tuple[Wish, ...]
    meeting: int | None = None


def story(tasks: tuple[str, ...]) -> tuple[Told, ...]:
    """All that happens, in the order in which it does. `tasks` are the keys of the plan's tasks: each gets an officer."""
    return tuple(sorted((*_begun(tasks), *_winter(), *_letters(), *_meeting(), *_spring()), key=lambda told: told.at))


def _begun(tasks: tuple[str, ...]) -> Iterator[Told]:
    officers = tuple(EditTask(key, (("officer", _FOLLOW[_section(key)]),)) for key in tasks)
    yield _told("2021-12-28 09:30", "lan", *officers)
    yield _told(
        "2021-12-29 10:05",
        "lan",
        SaveView("Việc quá hạn của tôi", "chuyên-viên:lan tình-trạng:quá-hạn"),
        SaveView("Cải cách tài chính công", "mục:V", view="timeline"),
    )
    yield _told(
        "2022-01-04 08:40",
        "minh",
        AddFeed("Lãnh đạo Ban Chỉ đạo (mẫu)", owner="lãnh đạo", plans=(PLAN,), reminders=(7, 1), titles_only=True),
        AddFeed("Sở Nội vụ (mẫu)", owner="Sở Nội vụ", plans=(PLAN,), agency="snv", role="any", reminders=(7,)),
        AddFeed("Việc còn quá hạn (mẫu)", owner="lan", plans=(PLAN,), filter_text="tình-trạng:quá-hạn"),
    )


def _winter() -> Iterator[Told]:
    yield _told("2022-01-10 14:10", "hoa", MoveTask(_key("VI.1"), Column.IN_PROGRESS))
    yield _told("2022-01-12 09:00", "minh", AddNote(_key("IV.3"), "Đã lấy ý kiến bằng văn bản của 11 cơ quan (mẫu)."))
    yield _told("2022-01-26 15:45", "minh", _close("IV.3", "01/KH-MẪU", "2022-01-25"))
    yield _told("2022-01-28 10:20", "hoa", _close("VI.1", "02/KH-MẪU", "2022-01-28"))
    yield _told("2022-01-31 16:30", "lan", _close("VII.4", "03/QĐ-MẪU", "2022-01-30"))
    january = Paper("04/TB-MẪU", date(2022, 1, 31), note="Nghỉ Tết Nguyên đán (mẫu)")
    yield _told("2022-01-31 16:50", "lan", ExtendDeadline(_key("VII.6"), date(2022, 2, 15), january, number=1))
    yield _told("2022-02-08 08:30", "lan", MoveTask(_key("VII.2"), Column.IN_REVIEW))
    yield _told("2022-02-14 11:00", "lan", _close("VII.6", "05/BC-MẪU", "2022-02-14", owed=1))
    yield _told("2022-02-28 17:00", "lan", _close("VII.6", "06/BC-MẪU", "2022-02-28", owed=2))
    yield _told("2022-03-01 09:15", "minh", MoveTask(_key("III.6"), Column.IN_PROGRESS))
    yield _told("2022-03-01 09:18", "minh")  # it was the wrong task
    yield _told("2022-03-01 09:20", "minh", MoveTask(_key("III.5"), Column.IN_PROGRESS))
    yield _told("2022-03-07 14:00", "hoa", MoveTask(_key("VI.3"), Column.IN_PROGRESS))
    yield _told("2022-03-15 10:40", "lan", _close("VII.2", "07/KH-MẪU", "2022-03-15"))
    yield _told("2022-03-21 09:00", "hoa", *(MoveTask(_key(one), Column.IN_PROGRESS) for one in ("V.1", "V.4")))
    yield _told("2022-03-22 09:10", "minh", MoveTask(_key("IV.4"), Column.IN_PROGRESS))
    yield _told("2022-03-22 10:25", "lan", MoveTask(_key("II.6"), Column.IN_PROGRESS))
    yield _told("2022-03-28 13:40", "hoa", MoveTask(_key("V.2"), Column.IN_REVIEW))
    yield _told("2022-03-29 15:15", "lan", MoveTask(_key("VII.5"), Column.IN_REVIEW))
    # Signed in time, but known to the secretariat only after the meeting.
    yield _told("2022-04-21 08:50", "lan", _close("VII.1", "08/KH-MẪU", "2022-03-30"))
    class_held = Paper("", date(2022, 3, 31), note="Đã mở 02 lớp, 140 người dự (mẫu)")
    yield _told("2022-03-31 16:00", "lan", CloseDeliverable(_key("II.7"), class_held, number=1))
    yield _told(
        "2022-03-31 16:20",
        "hoa",
        *_measured("2022-03-31", "14/BC-MẪU", ("d#1", "82"), ("d#2", "71,5"), ("đ#1", "41"), ("e#1", "36")),
        *_measured("2022-03-31", "14/BC-MẪU", ("k", "18"), ("i#1", "77"), ("i#2", "64")),
    )


def _letters() -> Iterator[Told]:
    first, again = date(2022, 4, 4), date(2022, 5, 10)
    yield _told(
        "2022-04-04 08:15",
        "lan",
        WriteLetters((PLAN,), first, date(2022, 4, 15), agencies=("snv", "stttt")),
    )
    yield _told("2022-04-04 10:30", "lan", NumberLetter(1, "101/CV-MẪU"))
    yield _told("2022-04-04 10:31", "lan", NumberLetter(2, "102/CV-MẪU"))
    yield _told(
        "2022-04-13 15:10",
        "lan",
        RecordReply(2, date(2022, 4, 13), "15/BC-MẪU", "Đề nghị cho đến hết quý II vì chờ hướng dẫn (mẫu)."),
    )
    yield _told(
        "2022-05-10 08:20",
        "lan",
        WriteLetters((PLAN,), again, date(2022, 5, 20), agencies=("snv",)),
    )
    yield _told("2022-05-10 14:00", "lan", NumberLetter(3, "130/CV-MẪU"))


def _meeting() -> Iterator[Told]:
    def in_it(clock: str, *wishes: Wish) -> Told:
        return Told(datetime.fromisoformat(f"2022-04-15 {clock}"), "lan", wishes, meeting=_MEETING)

    held, following = date(2022, 4, 15), TODAY
    name, chair = "Phiên họp Ban Chỉ đạo quý I/2022 (mẫu)", "Trưởng Ban Chỉ đạo (mẫu)"
    yield _told("2022-04-15 08:00", "lan", OpenMeeting((PLAN,), held, name=name, chair=chair, next_on=following))
    yield in_it("08:12", SetCause(_key("IV.1"), Cause.NOT_AGREED))
    yield in_it("08:14", SetCause(_key("VI.3"), Cause.AWAITS_SUPERIOR))
    yield in_it("08:16", SetCause(_key("VI.2"), Cause.AWAITS_SUPERIOR))
    yield in_it("08:18", SetCause(_key("IV.5"), Cause.NO_PEOPLE))
    yield in_it("08:20", ParkTask(_MEETING, _key("VI.5")))
    monthly = "Đài Phát thanh - Truyền hình tỉnh gửi báo cáo tháng 3 còn thiếu (mẫu)."
    yield in_it("08:31", Decide(_MEETING, monthly, "dai-ptth", date(2022, 4, 20), _key("VII.6")))
    posts = "Sở Nội vụ ban hành quyết định sắp xếp của cơ quan mình trước (mẫu)."
    yield in_it("08:36", Decide(_MEETING, posts, "snv", date(2022, 4, 22), _key("III.1")))
    powers = "Sở Nội vụ trình quyết định về phân cấp quản lý, không để kéo dài (mẫu)."
    yield in_it("08:41", Decide(_MEETING, powers, "snv", date(2022, 4, 29), _key("IV.1")))
    yield in_it("08:50", CloseMeeting(_MEETING, following))


def _spring() -> Iterator[Told]:
    yield _told("2022-04-04 15:02", "minh", MoveTask(_key("IV.1"), Column.IN_PROGRESS))
    yield _told(
        "2022-04-06 10:00", "hoa", MoveTask(_key("VI.2"), Column.DONE)
    )  # nothing shows it: it waits for its paper
    yield _told("2022-04-11 09:30", "hoa", MoveTask(_key("VI.6"), Column.IN_PROGRESS))
    draft = Paper("16/TTr-MẪU", date(2022, 4, 11), note="Tờ trình, chưa phải quyết định (mẫu)")
    yield _told("2022-04-12 14:20", "minh", AddEvidence(_key("IV.1"), draft, number=1))
    yield _told("2022-04-19 10:45", "lan", _close("VII.6", "17/BC-MẪU", "2022-04-19", owed=3))
    for place, agency in enumerate(_SENT, start=1):
        day = date(2022, 4, 20 + place // 2)
        closed = CloseDeliverable(_key("III.1"), Paper(f"{20 + place}/QĐ-MẪU", day), agency=agency)
        yield Told(datetime.combine(day, time(9, place)), "minh", (closed,))
    late = CloseDeliverable(_key("III.1"), Paper("40/QĐ-MẪU", date(2022, 4, 28)), agency="snv")
    yield _told("2022-04-28 16:10", "minh", late)
    allowed = Paper("41/CV-MẪU", date(2022, 4, 29), issuer="Chủ tịch UBND tỉnh (mẫu)")
    yield _told("2022-04-29 09:00", "hoa", ExtendDeadline(_key("V.1"), date(2022, 9, 30), allowed, number=1))
    yield _told(
        "2022-05-05 08:30",
        "hoa",
        *_measured("2022-04-30", "42/BC-MẪU", ("d#1", "88"), ("d#2", "76"), ("d#3", "23,5"), ("đ#1", "47,5")),
    )
    yield _told(
        "2022-05-06 14:05", "minh", EditTask(_key("IV.1"), (("progress", "Dự thảo lần 2 đang thẩm định (mẫu)"),))
    )
    yield _told("2022-05-09 10:10", "hoa", EditTask(_key("VI.3"), (("progress", "Chờ hướng dẫn của cấp trên (mẫu)"),)))
    yield _told("2022-05-12 09:14", "lan", AddNote(_key("IV.1"), "Sở Tư pháp đang thẩm định (mẫu)."))
    yield _told("2022-05-13 08:45", "lan", EditTask(_key("VII.5"), (("progress", "Đã chấm xong 9 cơ quan (mẫu)"),)))
    yield _told("2022-05-13 16:30", "lan", AddNote(_key("VII.3"), "Hẹn làm việc với Sở Nội vụ ngày 18/5 (mẫu)."))
    yield _told("2022-05-14 09:05", "hoa", AddNote(_key("VI.2"), "Văn bản đã ký, chưa lấy được số (mẫu)."))


_SENT = ("vpub", "stp", "stc", "skhdt", "sct", "sgtvt", "sxd", "stnmt", "stttt", "sldtbxh")
"""Members of the group of III.1 that have sent theirs by the end of April; the department of home affairs is the eleventh."""


def _told(at: str, who: str, *wishes: Wish) -> Told:
    return Told(datetime.fromisoformat(at), who, wishes)


def _close(number: str, document: str, day: str, *, owed: int = 1) -> CloseDeliverable:
    return CloseDeliverable(_key(number), Paper(document, date.fromisoformat(day)), number=owed)


def _measured(day: str, document: str, *values: tuple[str, str]) -> Iterator[MeasureTarget]:
    for target, value in values:
        number = Decimal(value.replace(",", "."))
        yield MeasureTarget(_key(f"I.2.{target}"), number, date.fromisoformat(day), document=document)


def _key(number: str) -> str:
    return f"{PLAN}/{number}"


def _section(key: str) -> str:
    return key.partition("/")[2].partition(".")[0]
