"""`board calendar feed`: addresses to subscribe to, and what each of them shows."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject

from board.calendar.addresses import Addresses
from board.calendar.feed_files import FeedFiles
from board.calendar.kept_events import KeptEvents
from store.feeds.rows import Fetch
from store.feeds.views import FeedAddress, FeedView
from store.open_board import OpenBoard
from store.wishes import (
    AddFeed,
    AddNote,
    CloseDeliverable,
    EditAgency,
    ExtendDeadline,
    MoveTask,
    Paper,
    RenewFeed,
    RevokeFeed,
)
from store.words import Column
from tests.board.prompt import Prompt
from tests.conftest import MID_MAY

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))
SECRET = b"0" * 64


def shown(board: OpenBoard, *, today: date = MID_MAY) -> list[bytes | None]:
    """What every address shows, in the order in which they were given."""
    calendars = board.calendars(today=today)
    return [one.content for one in FeedFiles(Addresses(SECRET, calendars.identity)).write(calendars, today=today)]


def feed(board: OpenBoard, wish: AddFeed | None = None, *, today: date = MID_MAY) -> bytes:
    """The calendar of the only feed, which is added first where `wish` says so."""
    if wish is not None:
        board.apply(wish, today=MID_MAY)
    content = shown(board, today=today)[-1]
    assert content is not None
    return content


def events(content: bytes) -> dict[str, icalendar.Event]:
    """The calendar's events by who and number."""
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(event["SUMMARY"]).partition(" · ")[0]: event for event in found}


def view(number: int = 1, generation: int = 1, retired: Sequence[tuple[int, date]] = ()) -> FeedView:
    """A feed of everything."""
    return FeedView(
        number=number,
        name="Lịch",
        owner="",
        plans=(),
        agency=None,
        role="lead",
        section="",
        filter_text="",
        reports=False,
        reminders=(),
        titles_only=False,
        language="vi",
        generation=generation,
        nonce="",
        retired=tuple(FeedAddress(before, "", given_up) for before, given_up in retired),
        revoked_on=None,
        fetched_on=None,
        fetched_by="",
    )


def test_an_address_is_long_and_made_of_the_feed_and_what_it_has_of_its_own() -> None:
    """256 bits that nobody guesses; the same again for whoever has the secret, another for every generation and board."""
    made, second = Addresses(SECRET, "a"), FeedAddress(2, "", None)

    tokens = {
        made.token(number, FeedAddress(generation, nonce, None))
        for number in range(1, 50)
        for generation in (1, 2, 3)
        for nonce in ("", "5d")
    }
    assert len(tokens) == 294
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", token) for token in tokens)
    assert made.token(1, second) == Addresses(SECRET, "a").token(1, second)
    assert made.token(1, second) not in {
        Addresses(SECRET, "b").token(1, second),
        Addresses(b"1" * 64, "a").token(1, second),
    }
    assert SECRET.decode() not in repr(made)


def test_an_address_that_was_given_out_before_stays_what_it_was() -> None:
    """Whoever subscribed under the program before must go on getting it; this one was made by that program."""
    assert (
        Addresses(b"s" * 64, "b1").token(3, FeedAddress(2, "", None)) == "32CQH5xQnB4hjeM3RMsOm6CXfDsJvRnDBZwvOHuVBfM"
    )


def test_a_member_has_its_own_part_of_what_its_group_owes(small_board: OpenBoard) -> None:
    """A department sees what it has not sent; that eleven others have does not concern its calendar."""
    small_board.apply(CloseDeliverable("mau/I.3", PAPER, agency="snv"), today=MID_MAY)
    small_board.apply(AddFeed("STC", agency="stc"), today=MID_MAY)
    small_board.apply(AddFeed("SNV", agency="snv"), today=MID_MAY)

    stc, snv = (events(content or b"") for content in shown(small_board))

    assert stc["STC I.3"]["UID"].split("@")[0].endswith("-m3")
    assert "✓ SNV I.3" in snv
    assert stc["STC I.3"]["SEQUENCE"] == 0


def test_the_plans_feed_has_a_group_once(small_board: OpenBoard) -> None:
    """And its event counts who has sent."""
    small_board.apply(CloseDeliverable("mau/I.3", PAPER, agency="snv"), today=MID_MAY)

    found = events(feed(small_board, AddFeed("Kế hoạch", plans=("mau",))))

    assert [head for head in found if head.endswith(" I.3")] == ["nhóm 1/3 I.3"]


@pytest.mark.parametrize(
    ("wish", "numbers"),
    [
        (AddFeed("mục", section="I"), {"I.1", "I.3", "I.4", "I.5"}),
        (AddFeed("lọc", filter_text="chủ-trì:stc hạn:>=01/09/2022"), {"I.3", "I.4", "II.8"}),
        (AddFeed("cơ quan", agency="vpub"), {"I.3", "II.1"}),
        (AddFeed("phối hợp", agency="stc", role="any", section="I"), {"I.1", "I.3", "I.4"}),
        (AddFeed("đài", agency="dai"), {"II.2"}),
    ],
)
def test_a_feed_shows_its_scope_and_nothing_else(small_board: OpenBoard, wish: AddFeed, numbers: set[str]) -> None:
    """A member sees the deadlines that concern them."""
    found = events(feed(small_board, wish))

    assert {re.findall(r"[IVX]+\.\d+", head)[0] for head in found} == numbers


def test_the_reports_feed_shows_what_the_body_orders_to_be_reported(small_board: OpenBoard) -> None:
    """The chairman's office follows reports apart from the tasks."""
    found = events(feed(small_board, AddFeed("Báo cáo", reports=True), today=date(2022, 1, 10)))

    assert [head.rpartition(" ")[2] for head in found] == ["TH.1"]


def test_the_reports_feed_has_the_reviews_and_periodic_reports_of_a_scheme_in_prose(shipped_board: OpenBoard) -> None:
    """There they are tasks, and the body's duties point to them: sơ kết, tổng kết, reports by quarter (IV.3, V.1.b)."""
    found = events(feed(shipped_board, AddFeed("Báo cáo", plans=("2016-2017",), reports=True), today=date(2016, 10, 1)))

    assert {re.findall(r"[IV]+\.[\d.a-c]+", head)[0] for head in found} == {"IV.3.1", "IV.3.2", "V.1.b"}


def test_a_feed_reaches_from_three_months_back_to_the_end_of_next_year(small_board: OpenBoard) -> None:
    """It says so itself; the whole plan, however old, is what `export` is for."""
    content = feed(small_board, AddFeed("Tất cả"), today=date(2022, 6, 30))

    days = [event["DTSTART"].dt for event in events(content).values()]
    assert min(days) == date(2022, 3, 31)
    assert "Các thời hạn từ 3 tháng trước" in str(icalendar.Calendar.from_ical(content)["X-WR-CALDESC"])
    assert events(feed(small_board, today=date(2023, 4, 1))) == {}
    assert set(events(feed(small_board, today=date(2020, 12, 31)))) == {"SNV I.2"}


def test_what_is_done_stays_thirty_days_with_its_tick(small_board: OpenBoard) -> None:
    """Members see that it was done; then it makes room."""
    small_board.apply(CloseDeliverable("mau/I.4", PAPER), today=MID_MAY)
    small_board.apply(AddFeed("Tất cả"), today=MID_MAY)

    assert "✓ STC,SNV I.4" in events(feed(small_board, today=date(2022, 6, 9)))
    assert not any(head.endswith(" I.4") for head in events(feed(small_board, today=date(2022, 6, 10))))


def test_an_extension_moves_the_event_and_a_dropped_task_takes_it_away(small_board: OpenBoard) -> None:
    """One event that moved; gone is clearer than cancelled, which three programs show in three ways."""
    before = events(feed(small_board, AddFeed("Tất cả")))["STC,SNV I.4"]

    small_board.apply(ExtendDeadline("mau/I.4", date(2022, 11, 30), PAPER), today=MID_MAY)
    after = events(feed(small_board))["STC,SNV I.4"]
    small_board.apply(MoveTask("mau/I.4", Column.DROPPED, PAPER), today=MID_MAY)

    assert (after["UID"], after["DTSTART"].dt) == (before["UID"], date(2022, 11, 30))
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert "STC,SNV I.4" not in events(feed(small_board))


def test_titles_only_keeps_the_documents_words_out(small_board: OpenBoard) -> None:
    """What Google or Microsoft fetch lies in the subscriber's cloud account."""
    content = feed(small_board, AddFeed("Đám mây", reminders=(7,), titles_only=True))

    calendar = icalendar.Calendar.from_ical(content)
    assert {event["UID"] for event in calendar.walk("VEVENT")}
    assert all("DESCRIPTION" not in event and "CATEGORIES" not in event for event in calendar.walk("VEVENT"))


def test_reminders_are_events_of_their_own_and_one_alarm(small_board: OpenBoard) -> None:
    """Most programs drop the alarms of a subscribed calendar; an event they all show."""
    found = events(feed(small_board, AddFeed("Nhắc", agency="stc", reminders=(7, 1), section="II")))

    assert {"Còn 7 ngày", "Còn 1 ngày", "STC II.7"} <= set(found)
    assert len(found["STC II.7"].walk("VALARM")) == 1


def test_a_feed_speaks_its_subscribers_language(small_board: OpenBoard) -> None:
    """Whoever publishes may speak another; the document's own words stay as signed."""
    content = feed(small_board, AddFeed("English", language="en", agency="stc", section="II", reminders=(7,)))

    assert "days left" in content.decode()
    assert "Báo cáo tự chủ tài chính" in content.decode()


def test_an_address_that_was_given_up_is_empty_for_two_weeks_and_then_gone(small_board: OpenBoard) -> None:
    """Programs keep their last copy of a calendar that is gone, so they are given an empty one first."""
    small_board.apply(AddFeed("Tất cả"), today=MID_MAY)
    small_board.apply(RenewFeed("1"), today=MID_MAY)
    small_board.apply(RevokeFeed("1"), today=MID_MAY + timedelta(days=3))

    empty, also = shown(small_board, today=MID_MAY + timedelta(days=13))
    gone, still = shown(small_board, today=MID_MAY + timedelta(days=14))

    for content in (empty, also, still):
        assert content is not None
        assert b"BEGIN:VEVENT" not in content
        vobject.readOne(content.decode(), validate=True)
    assert gone is None
    assert "thu hồi ngày 19/05/2022" in str(icalendar.Calendar.from_ical(still)["X-WR-CALDESC"])


def test_a_filter_that_is_no_longer_understood_empties_no_calendar(small_board: OpenBoard) -> None:
    """All deadlines would seem to be gone: nothing is written, and whoever looks after the feeds is told."""
    small_board.apply(EditAgency(None, (("name", "Sở Y tế"), ("abbreviation", "SYT"))), today=MID_MAY)
    small_board.apply(AddFeed("Y tế", filter_text="-chủ-trì:syt"), today=MID_MAY)
    small_board.undo(small_board.last_change() - 1)
    calendars = small_board.calendars(today=MID_MAY)

    (file,) = FeedFiles(Addresses(SECRET, calendars.identity)).write(calendars, today=MID_MAY)

    assert file.content is None
    assert file.error is not None


def test_kept_events_are_the_same_bytes_as_written_ones(small_board: OpenBoard) -> None:
    """An event is written anew only when its stamp has moved; nobody may tell the difference."""
    small_board.apply(AddFeed("Nhắc", reminders=(7, 1)), today=MID_MAY)
    calendars = small_board.calendars(today=MID_MAY)
    files = FeedFiles(Addresses(SECRET, calendars.identity))
    (before,) = files.write(calendars, today=MID_MAY)

    small_board.apply(ExtendDeadline("mau/I.4", date(2022, 11, 30), PAPER), today=MID_MAY)
    small_board.apply(AddNote("mau/I.1", "đã nhắc"), today=MID_MAY)
    calendars = small_board.calendars(today=MID_MAY)
    (after,) = files.write(calendars, today=MID_MAY)
    read_back = FeedFiles(Addresses(SECRET, calendars.identity))
    read_back.keep(before.content or b"", before.wording)

    assert after.content == shown(small_board)[0] != before.content
    assert [one.content for one in read_back.write(calendars, today=MID_MAY)] == [after.content]


def test_events_are_read_back_from_a_file_whole(small_board: OpenBoard) -> None:
    """Every one of them, folded names too: what is not found is written again, which costs time only."""
    content = feed(small_board, AddFeed("Nhắc", reminders=(7, 1)))
    kept = KeptEvents(((7, 1), False))

    kept.read(content)

    assert len(kept) == content.count(b"BEGIN:VEVENT")


def test_the_prompt_gives_an_address_once_and_lists_without_it(prompt: Prompt) -> None:
    """Whoever looks over a shoulder at the list learns no address."""
    added = prompt("calendar", "feed", "add", "--agency", "SNV", "--owner", "Ông A")
    https, webcal = added.out.split()
    listed = prompt("calendar", "feed", "list")

    assert re.fullmatch(r"http://127\.0\.0\.1:8735/[A-Za-z0-9_-]{43}\.ics", https)
    assert webcal == "webcal" + https.removeprefix("http")
    assert "Sở Nội vụ" in listed.out
    assert "Ông A" in listed.out
    assert https not in listed.out
    assert https in prompt("calendar", "feed", "list", "--addresses").out


def test_the_address_stands_where_the_calendars_are_served(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the administrator knows the web server's name: said once, in the environment."""
    monkeypatch.setenv("BOARD_CALENDAR_ADDRESS", "https://lich.example.vn/bcd/")

    one = prompt("calendar", "feed", "add", "Tất cả", "--json").json

    assert one["address"].startswith("https://lich.example.vn/bcd/")
    assert one["events"] > 20
    refused = prompt("calendar", "feed", "list", "--address", "javascript:x")
    assert (refused.code, "địa chỉ web" in refused.err) == (1, True)


def test_the_prompt_renews_and_revokes(prompt: Prompt) -> None:
    """With what the subscriber will see said."""
    first = prompt("calendar", "feed", "add", "Tất cả").out
    second = prompt("calendar", "feed", "renew", "tat ca")
    revoked = prompt("calendar", "feed", "revoke", "1")

    assert second.out != first
    assert "14 ngày" in second.err
    assert "Đã đổi địa chỉ lịch 1 · Tất cả.\n" in second.err
    assert "Đã thu hồi lịch 1 · Tất cả.\n" in revoked.err
    assert "không thu lại được" in revoked.err
    assert prompt("calendar", "feed", "list", "--json").json == []
    assert prompt("calendar", "feed", "list", "--all", "--json").json[0]["address"] is None
    assert prompt("calendar", "feed", "revoke", "2").code == 1


def test_that_nobody_has_fetched_a_calendar_says_nothing_where_a_web_server_hands_it_out(prompt: Prompt) -> None:
    """“No fetch” would stand there for ever, and somebody would ask a member why they do not subscribe."""
    prompt("calendar", "feed", "add", "--agency", "SNV")

    said = prompt("calendar", "feed", "list")

    assert "chưa có lượt tải" in said.out
    assert said.err == "Lượt tải không theo dõi được khi phát bằng máy chủ web.\n"


def test_beside_a_calendar_that_was_fetched_nothing_is_said_of_fetches_that_cannot_be_known(
    prompt: Prompt, database: Path
) -> None:
    """The board serves them itself then: another one without a fetch is one to which nobody subscribes."""
    for agency in ("SNV", "STC"):
        prompt("calendar", "feed", "add", "--agency", agency)
    with OpenBoard(str(database), user="lan") as board:
        board.note_fetches([Fetch(1, MID_MAY, "google")])

    assert prompt("calendar", "feed", "list").err == ""
