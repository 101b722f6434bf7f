"""Statuses, days and errors in the reader's words."""

from datetime import UTC, date, datetime

import pytest

from board.language import LANGUAGES, speaking
from board.said.errors import error_details, error_facts, error_sentence
from board.said.expected import expected_words
from board.said.field_words import TASK_FIELDS, field_named
from board.said.problem_words import problem_sentence
from board.wording import four_numbers, judged, past_line, period_words
from plans.errors import DeadlineError, PlanFileError, PlansError, Problem
from plans.plan_file import read_plan
from store import errors, meanwhile_errors
from store.errors import StoreError
from store.filters.language import FilterError
from store.meanwhile_errors import Conflicting, FieldConflict, TaskGone
from store.meetings import errors as meeting_errors
from store.views import Counts
from store.words import Role, Timeliness
from tests.board.tasks_made import plan

AT = datetime(2022, 5, 16, 2, 14, tzinfo=UTC)

EVERY_ERROR: tuple[StoreError | PlansError | FilterError, ...] = (
    errors.UnknownTask("2022/VI.66", ("2022/VI.6",)),
    errors.UnknownTask("x"),
    errors.UnknownPlan("2023", ("2022", "2016-2017")),
    errors.UnknownPlan("2023", ()),
    errors.UnknownAgency("Sở Tài chánh", "Sở Tài chính"),
    errors.UnknownAgency("Bộ nọ"),
    errors.UnknownTarget("2022/I.2.z", ("2022/I.2.e",)),
    errors.UnknownTarget("x"),
    errors.UnknownFeed("Sở Nội vụ", ((1, "Sở Nội vụ", "lan"), (2, "Sở Nội vụ", "minh"))),
    errors.UnknownFeed("x"),
    errors.UnknownView("việc của tôi", ("Quá hạn",)),
    errors.UnknownView("x"),
    errors.UnknownUser("ming", ("lan", "minh")),
    errors.UnknownUser("ming"),
    errors.NotAllowed("xem", Role.VIEWER, Role.EDITOR),
    errors.NotAllowed("nguoi-la", None, Role.ADMIN),
    errors.FirstIsNoAdmin("minh"),
    errors.LastAdmin("lan"),
    errors.TargetUnclear("2022/I.2.e", ((1, "Tỷ lệ số hóa", ("cấp tỉnh",)), (2, "Tỷ lệ số hóa", ("cấp huyện",)))),
    errors.WrongValue("date", "01/01/2030", "not_after_today"),
    errors.WrongValue("note", "", "document_or_note"),
    errors.NotLater("2022/IV.1", "01/01/2022", date(2022, 3, 31)),
    errors.DeliverableUnclear("2022/III.1", ((1, "Sở Nội vụ", "Quyết định", "31/12/2022"), (2, "", "Báo cáo", ""))),
    errors.NothingOpen("2022/V.1"),
    errors.PaperNeeded("2022/V.1", "dropped"),
    errors.AlreadyThere("2022/V.1", "in_progress"),
    errors.AlreadyThere("2022/V.1", "in_progress", "minh", AT),
    Conflicting((FieldConflict("2022/V.1", "progress", "", "đã trình", "đang soạn", "minh", AT),)),
    Conflicting(
        (
            FieldConflict("2022/V.1", "column", "done", "in_review", "done", "minh", AT),
            FieldConflict("2022/V.2", "done_on:1", "", "1/QĐ 05/05/2022", "2/QĐ 05/05/2022", "", None),
        )
    ),
    TaskGone("2023/V.1", "minh", AT),
    errors.AllClosed("2022/V.1"),
    errors.NothingToUndo("undo"),
    errors.NothingToUndo("redo"),
    errors.CannotTakeBack(99, "unknown"),
    errors.CannotTakeBack(12, "theirs", "lan"),
    errors.CannotTakeBack(12, "undone"),
    errors.CannotTakeBack(12, "undone", "lan", by=13),
    errors.CannotTakeBack(12, "done_again", "lan", by=13),
    errors.CannotTakeBack(12, "redone", "lan", by=14),
    errors.CannotTakeBack(12, "undo"),
    errors.ImportNotUndoable("2022", ()),
    errors.ImportNotUndoable("2022", ("2022/V.1",)),
    errors.ChangedMeanwhile("2022/V.1", "minh", AT, "officer"),
    errors.ChangedMeanwhile("2022/V.1", "", None),
    errors.CannotUndo(12, errors.ChangedMeanwhile("2022/V.1", "minh", AT, "column")),
    errors.CannotUndo(12, errors.ChangedMeanwhile("2022/V.1", "", None)),
    errors.NotKnownYet(date(2022, 5, 16), date(2022, 6, 1)),
    errors.NotKnownYet(date(2022, 5, 16), date(2022, 6, 1), "2023"),
    errors.NotKnownYet(date(2022, 5, 16), None),
    errors.OnlyAsItWas(date(2022, 5, 16)),
    errors.OnlyAsItWas(None),
    meeting_errors.UnknownMeeting(7, (1, 2)),
    meeting_errors.UnknownMeeting(7),
    meeting_errors.MeetingGoesOn(1, "Phiên họp quý II"),
    meeting_errors.MeetingClosed(1, "Phiên họp quý II"),
    meeting_errors.MeetingStays(1, (errors.ChangedMeanwhile("2022/V.1", "minh", AT, "column"),)),
    meeting_errors.TakesMeetingAway(1),
    meeting_errors.OwnerUnclear("Sở Nội Vụ", "SNV", "Sở Nội vụ"),
    meeting_errors.UnknownDecision(9, ((1, "Nộp báo cáo"),)),
    meeting_errors.UnknownDecision(9),
    meeting_errors.UnknownLetter(9),
    meeting_errors.NothingToChase(0),
    meeting_errors.NothingToChase(1),
    meeting_errors.NothingToChase(2),
    meeting_errors.NothingToChase(0, resting=3),
    errors.CannotOpen("/x/board.db", "newer", "0009"),
    errors.GateHeld("/x/board.db", "minh", 4711, AT),
    DeadlineError("Quý V/2022", "Quý V", "quarter"),
    PlanFileError((Problem("2026.toml:12: task.section", "unknown_section", "IX", "I, II"),)),
    FilterError("hạn:quý-x", 4, 9, kind="due", found="quý-x", expected=""),
)


def test_a_refused_undo_says_the_keys_as_well_as_the_commands() -> None:
    """Whoever stands before the screen is not sent to the prompt."""
    said = error_sentence(errors.CannotUndo(12, errors.ChangedMeanwhile("2022/V.1", "minh", AT, "column")))

    assert "phím 7, chọn, rồi u" in said
    assert "board undo SỐ" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", EVERY_ERROR, ids=lambda error: type(error).__name__)
def test_every_error_is_a_sentence(error: Exception, language: str) -> None:
    """A person reads what ends like a sentence, never the name of a class or a placeholder."""
    with speaking(language):
        sentence = error_sentence(error)

    assert sentence.endswith((".", "?"))
    assert not set("{}\n") & set(sentence)
    assert type(error).__name__ not in sentence


def test_what_is_there_already_is_told_with_its_column_and_an_undo_addresses_nobody() -> None:
    """Only "đã như vậy rồi" left it open what is so; an office's letter says neither "bạn" nor "tôi"."""
    assert error_sentence(errors.AlreadyThere("2022/VI.1", "done")) == (
        "2022/VI.1 đang ở cột Hoàn thành; không có gì thay đổi."
    )
    assert error_sentence(errors.AlreadyThere("2022/VI.1", "chuyên-viên=lan")) == (
        "2022/VI.1: nội dung đã có (chuyên-viên=lan); không có gì thay đổi."
    )
    assert error_sentence(errors.NothingToUndo("undo")) == "Không còn thao tác nào để hoàn tác."
    assert error_sentence(errors.NothingToUndo("redo")) == "Không còn thao tác nào để làm lại."


def test_no_error_of_the_store_is_forgotten() -> None:
    """A new error class without a sentence would reach people in English."""
    bases = {"StoreError", "Refused"}
    classes = {
        name
        for module in (errors, meanwhile_errors, meeting_errors)
        for name, found in vars(module).items()
        if isinstance(found, type) and issubclass(found, StoreError) and name not in bases
    }

    assert classes <= {type(error).__name__ for error in EVERY_ERROR}


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    """Whoever typed the plan corrects all of it in one go: one line a mistake, with file, line and key."""
    error = PlanFileError(
        (
            Problem("2026.toml:3: plan.signed", "missing_key", "", "signed"),
            Problem("2026.toml:12: task.number", "duplicate", "I.1", "2026.toml:7: task.number"),
        )
    )

    facts = error_facts(error)

    assert [fact.where for fact in facts] == ["2026.toml:3: plan.signed", "2026.toml:12: task.number"]
    assert facts[1].message == "2026.toml:12: task.number: “I.1” bị trùng; đã có ở 2026.toml:7: task.number."


def test_a_day_that_does_not_exist_is_told_without_a_range() -> None:
    """The import names the part of the words that cannot be; the reason follows from its kind."""
    sentence = problem_sentence(Problem("2026.toml:9: task.deadline", "day", "31/4/2026", ""))

    assert sentence == (
        "2026.toml:9: task.deadline: không có “31/4/2026” (ngày phải có trong lịch, viết ngày/tháng/năm)."
    )


@pytest.mark.parametrize("key", ["number", "text", "date"])
def test_a_missing_key_is_named_as_it_must_be_typed(key: str) -> None:
    """The key `number` is not "một số nguyên": words for kinds of values are not for names."""
    (fact,) = error_facts(PlanFileError((Problem(f"2026.toml:12: task.{key}", "missing_key", "", key),)))

    assert (fact.expected, fact.message) == (key, f"2026.toml:12: task.{key}: thiếu khóa “{key}”.")


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (
            'a = "x"\nb = x',
            "mau.toml:2: cú pháp TOML sai ở ký tự thứ 5: giá trị chưa hợp lệ, chữ phải đặt trong dấu nháy kép.",
        ),
        ('a = "x\n', "mau.toml:1: cú pháp TOML sai ở ký tự thứ 7: thiếu dấu nháy đóng chuỗi chữ."),
        ("a = [1", "mau.toml:1: cú pháp TOML sai ở cuối tệp: thiếu dấu ] đóng danh sách."),
        ("[a]\n[a]\n", "mau.toml:2: cú pháp TOML sai ở ký tự thứ 3: bảng bị lặp lại."),
    ],
)
def test_broken_syntax_is_told_in_the_reader_s_words(broken: str, sentence: str) -> None:
    """Whoever types a plan is no programmer; the library's English stands in `found`, for other programs."""
    with pytest.raises(PlanFileError) as caught:
        read_plan(broken, name="mau.toml")

    (fact,) = error_facts(caught.value)
    assert fact.message == sentence
    assert "(at " in fact.found


def test_what_a_stranger_typed_is_said_inert() -> None:
    """A key typed with an escape code must not act in the terminal of whoever reads the answer."""
    assert "\x1b" not in error_sentence(errors.UnknownTask("2022/\x1b[2J"))


def test_a_wrong_filter_is_pointed_at() -> None:
    """The marks stand under the word that is wrong."""
    error = FilterError("stc hạn:quý-x", 8, 13, kind="due", found="quý-x", expected="")

    assert error_details(error) == ["  stc hạn:quý-x", "          ^^^^^"]


def test_open_deliverables_are_listed_below_the_sentence() -> None:
    """Whoever is asked which one needs the list to choose from."""
    error = errors.DeliverableUnclear(
        "2022/III.1", ((1, "Sở Nội vụ", "Quyết định", "31/12/2022"), (2, "", "Báo cáo", ""))
    )

    named_by, *listed = error_details(error)
    assert listed == ["  1 · Sở Nội vụ · Quyết định · 31/12/2022", "  2 · Báo cáo"]
    assert "--deliverable" in named_by
    assert "--agency" in named_by


def test_a_moment_is_told_in_the_board_s_zone() -> None:
    """02:14 UTC is 09:14 in Cà Mau."""
    assert "lúc 16/05/2022 09:14" in error_sentence(errors.ChangedMeanwhile("2022/V.1", "minh", AT))


def test_the_four_numbers_add_up_and_say_the_day() -> None:
    """The line stands on every screen, list and report in these words (product, §4)."""
    counts = Counts(total=31, done_on_time=5, done_late=1, in_time=16, overdue=8, ongoing=1, due_soon=2, dropped=1)

    assert four_numbers(counts, today=date(2022, 5, 16)) == (
        "Tổng 31 · HT đúng hạn 5 · HT quá hạn 1 · Trong hạn 16 (sắp đến hạn 2) · Quá hạn 8 · Thường xuyên 1"
        " · ngoài tổng: Không thực hiện 1   (số liệu đến 16/05/2022)"
    )


def test_a_plan_wholly_in_the_past_says_so() -> None:
    """On its last day it is not past yet."""
    assert past_line(plan(), date(2022, 12, 31)) == ""
    assert past_line(plan(), date(2023, 1, 1)) == "Kế hoạch đã hết thời hạn 31/12/2022 (xem theo ngày: --today)"


@pytest.mark.parametrize(
    ("timeliness", "days_late", "days", "words"),
    [
        (Timeliness.OVERDUE, 46, -46, "quá hạn 46 ngày"),
        (Timeliness.IN_TIME, 0, 45, "còn 45 ngày"),
        (Timeliness.DUE_SOON, 0, 0, "đến hạn hôm nay"),
        (Timeliness.LATE, 3, None, "hoàn thành quá hạn 3 ngày"),
        (Timeliness.ONGOING, 0, None, "thường xuyên"),
    ],
)
def test_timeliness_is_said_with_its_days(timeliness: Timeliness, days_late: int, days: int | None, words: str) -> None:
    """How near or how late is what a meeting asks first."""
    assert judged(timeliness, days_late=days_late, days=days) == words


@pytest.mark.parametrize("typed", ["officer", "chuyên-viên", "Chuyên viên", "chuyen_vien"])
def test_a_field_is_known_by_every_name(typed: str) -> None:
    """Typed with or without accents, with a blank, a hyphen or an underscore."""
    assert field_named(typed, TASK_FIELDS) == "officer"


def test_what_is_accepted_is_said_in_words() -> None:
    """A stable word of the store becomes a phrase, a list of values stays what it is."""
    assert expected_words("not_after_today") == "một ngày không sau ngày đang xem"
    assert expected_words("I, II, III") == "I, II, III"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2022-03", "tháng 3/2022"),
        ("2022-12", "tháng 12/2022"),
        ("2022-Q4", "quý IV/2022"),
        ("2022-H2", "6 tháng cuối năm 2022"),
        ("2022-9M", "9 tháng năm 2022"),
        ("2022-W07", "tuần 7/2022"),
        ("2022", "năm 2022"),
        ("2022-3", "năm 2022 lần 3"),
        ("2022-01-2", "tháng 1/2022 lần 2"),
        ("2022-W07-1", "tuần 7/2022 lần 1"),
        ("2022-05-25", "25/05/2022"),
        ("đợt 1\x1b", "đợt 1\ufffd"),
        ("", ""),
    ],
)
def test_an_occurrence_has_one_name_everywhere(period: str, words: str) -> None:
    """Sheet, forms, lists and calendars speak of the same month in the same words."""
    assert period_words(period) == words


@pytest.mark.parametrize(
    ("error", "at_a_prompt"),
    [
        (errors.DeliverableUnclear("2022/VII.6", ((1, "", "Báo cáo", "31/01/2022"),)), "--deliverable"),
        (errors.PaperNeeded("2022/IV.1", "words"), "--transcription"),
        (errors.WrongValue("to", "01/01/2022", "after_due"), "board edit"),
        (errors.WrongValue("date", "01/01/2023", "not_after_today"), "--today"),
    ],
)
def test_a_sentence_that_screens_show_speaks_of_no_option_of_a_command(error: Exception, at_a_prompt: str) -> None:
    """Where there is no such option, it is a dead end; whoever stands at a prompt reads it on a line of its own."""
    assert "--" not in error_sentence(error)
    assert "board " not in error_sentence(error)
    assert any(at_a_prompt in line for line in error_details(error))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.WrongValue("--today", "32/13/2022", "day"), "“32/13/2022” ở --today không phải một ngày; xin viết"),
        (errors.WrongValue("date", "01/01/2023", "not_after_today"), "Ngày văn bản 01/01/2023 sau ngày đang xem"),
        (errors.WrongValue("column", "xong", "column"), "Không có cột “xong”; cần một cột"),
        (errors.WrongValue("document", "", "document_number"), "Chưa có số văn bản; cần số văn bản"),
        (errors.WrongValue("section", "IX", "I, II"), "“IX” không dùng được cho mục; cần I, II."),
        (errors.NotLater("2022/III.1", "30/09/2022", date(2022, 12, 31)), "hạn hiện nay của 2022/III.1 (31/12/2022)"),
    ],
)
def test_a_value_that_was_refused_is_told_in_a_sentence_of_an_office(error: Exception, said: str) -> None:
    """A template with its gaps filled in tells neither what was read nor what is the matter with it."""
    assert said in error_sentence(error)
