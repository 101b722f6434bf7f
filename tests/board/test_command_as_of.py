"""Looking back at a prompt: `--as-of` shows what was known, `status --since` what changed, `--why` stands in the history."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from board.__main__ import run
from store.open_board import OpenBoard
from store.wishes import CloseDeliverable, EditTask, ExtendDeadline, MoveTask, Paper
from store.words import Column
from tests.board.prompt import Prompt, prompt_on
from tests.board.test_ssh_rules import EVERY
from tests.conftest import TickingClock

PAPER = Paper("12/QĐ-UBND", date(2022, 5, 10))


@pytest.fixture
def prompt(small_board: OpenBoard, clock: TickingClock, board_file: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A board that was filled on 16/05/2022 and worked on a week later."""
    clock.moment = clock.moment.replace(day=23)
    today = date(2022, 5, 23)
    small_board.apply(CloseDeliverable("mau/I.1", PAPER), today=today)
    small_board.apply(ExtendDeadline("mau/I.4", date(2022, 12, 31), PAPER), today=today)
    small_board.apply(EditTask("mau/II.3", (("title", "Đôn đốc khác"),), PAPER), today=today)
    small_board.apply(MoveTask("mau/II.6", Column.IN_PROGRESS), today=today)
    board = prompt_on(board_file, capsys)
    return lambda *words: board(*words, "--today", "23/05/2022")


def test_the_board_of_an_earlier_day_is_shown_as_it_was(prompt: Prompt) -> None:
    """Numbers, list and task; the head says of which day it is all that was known."""
    status = prompt("status", "--as-of", "16/05/2022")
    listed = prompt("--as-of", "2022-05-16", "list", "--json")
    shown = prompt("show", "I.1", "--as-of", "16/05/2022", "--json")

    assert "Như đã biết ngày 16/05/2022" in status.out
    assert "HT đúng hạn 0 · HT quá hạn 0" in status.out
    assert {task["column"] for task in listed.json} == {"not_started"}
    assert shown.json["deliverables"][0]["done_on"] is None
    assert "Như đã biết ngày 16/05/2022" in prompt("show", "I.1", "--as-of", "16/05/2022").out
    assert "Như đã biết" not in prompt("status").out
    assert prompt("status", "--as-of", "16/05/2022", "--json").json["known_on"] == "2022-05-16"


def test_without_a_day_to_judge_on_it_is_the_day_itself(
    small_board: OpenBoard, board_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks what was known in May asks what was late in May."""
    run(["--db", str(board_file), "--user", "lan", "status", "--as-of", "16/05/2022"])

    assert "số liệu đến 16/05/2022" in capsys.readouterr().out


def test_the_plan_of_an_earlier_day_is_exported_with_its_words(prompt: Prompt) -> None:
    """What the appendix said before it was amended."""
    assert "Đôn đốc khác" in prompt("plan", "export", "mau").out
    assert "Đôn đốc khác" not in prompt("plan", "export", "mau", "--as-of", "16/05/2022").out


def test_a_day_before_the_first_is_answered_with_the_first(prompt: Prompt) -> None:
    """Nobody should take an empty board for a fact."""
    refused = prompt("status", "--as-of", "01/05/2022")

    assert (refused.code, refused.out) == (1, "")
    assert "số liệu có từ ngày 16/05/2022" in refused.err


def test_a_plan_that_came_later_is_answered_with_its_day(
    prompt: Prompt, small_board: OpenBoard, clock: TickingClock
) -> None:
    """It is not unknown, only not there yet."""
    clock.moment = clock.moment.replace(day=25)
    small_board.import_plan(replace(small_board.plan("mau"), key="khac", number="2/QĐ"), source="khac.toml")

    refused = prompt("status", "--plan", "khac", "--as-of", "23/05/2022")

    assert refused.code == 1
    assert "kế hoạch này có từ ngày 25/05/2022" in refused.err
    assert prompt("status", "--plan", "khac", "--as-of", "25/05/2022").code == 0


NOT_LOOKING_BACK = sorted(path for path, command in EVERY.items() if not getattr(command, "looks_back", False))


@pytest.mark.parametrize("path", NOT_LOOKING_BACK, ids=" ".join)
def test_what_does_not_look_back_says_so(prompt: Prompt, path: tuple[str, ...]) -> None:
    """A change, a calendar or a backup of an earlier day would be a lie: no command is silent about the option."""
    refused = prompt(*path, *WORDS.get(path, ()), "--as-of", "16/05/2022")

    assert refused.code == 2
    assert refused.out == ""
    assert path not in WORDS or "--as-of" in refused.err


PAPER_WORDS = ("--document", "1/QĐ", "--date", "01/05/2022")
WORDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("move",): ("mau/I.1", "done"),
    ("done",): ("mau/I.1", *PAPER_WORDS),
    ("evidence", "add"): ("mau/I.1", *PAPER_WORDS),
    ("extend",): ("mau/I.1", "--to", "31/12/2022", *PAPER_WORDS),
    ("note",): ("mau/I.1", "x"),
    ("edit",): ("mau/I.1", "chuyên-viên=lan"),
    ("undo",): (),
    ("redo",): (),
    ("calendar", "export"): (),
    ("calendar", "publish"): ("folder",),
    ("backup",): ("copy.db",),
    ("doctor",): (),
    ("agency", "edit"): ("snv", "tên=x"),
    ("target", "measure"): ("mau/a", "5", "--on", "01/05/2022"),
}
"""Words with which the command would do something, were it not for the option."""


def test_changes_since_a_day_stand_in_groups_with_their_papers(prompt: Prompt) -> None:
    """Newly done, extended from which day to which, reworded by which paper; the numbers before and after."""
    said = prompt("status", "--since", "17/05/2022")

    assert said.code == 0
    assert "Thay đổi từ ngày 17/05/2022 đến 23/05/2022" in said.out
    for heading in ("Hoàn thành thêm: 1", "Được gia hạn: 1", "Sửa nội dung văn bản: 1", "Chuyển cột: 1"):
        assert heading in said.out
    assert "30/09/2022 → 31/12/2022 (12/QĐ-UBND 10/05/2022)" in said.out
    assert "tên nhiệm vụ: “Đôn đốc sau thanh tra” → “Đôn đốc khác” (12/QĐ-UBND ngày 10/05/2022)" in said.out


def test_changes_since_a_day_for_other_programs(prompt: Prompt) -> None:
    """Every group is a list, filled or not; the filter chooses as everywhere."""
    found = prompt("status", "--since", "17/05/2022", "--json").json
    mine = prompt("status", "--since", "17/05/2022", "--json", "--filter", "I.4").json

    assert [one["key"] for one in found["done"]] == ["mau/I.1"]
    assert found["extended"][0] | {"title": "", "lead": ""} == {
        "key": "mau/I.4",
        "title": "",
        "lead": "",
        "column": "not_started",
        "timeliness": "in_time",
        "days_late": 0,
        "due": "2022-12-31",
        "number": 1,
        "agency": None,
        "before": "2022-09-30",
        "after": "2022-12-31",
        "papers": [{"document": "12/QĐ-UBND", "date": "2022-05-10", "issuer": None}],
    }
    assert found["new"] == found["gone"] == []
    assert found["before"]["total"] == found["after"]["total"]
    assert (mine["done"], len(mine["extended"])) == ([], 1)


def test_nothing_changed_is_said(prompt: Prompt) -> None:
    """An empty answer would look like a failure."""
    assert "Không có thay đổi nào." in prompt("status", "--since", "18/05/2022", "--as-of", "20/05/2022").out


def test_the_day_itself_counts_everywhere(prompt: Prompt) -> None:
    """As people say "từ ngày 23/05": what was done on it is in the status, the history and the report alike."""
    status = prompt("status", "--since", "23/05/2022")
    history = prompt("history", "--since", "23/05/2022", "--json").json
    report = prompt("report", "status", "--since", "23/05/2022").out

    assert "Thay đổi từ ngày 23/05/2022 đến 23/05/2022" in status.out
    assert "Hoàn thành thêm: 1" in status.out
    assert len(history) == 4
    assert "Từ ngày 23/05/2022:" in report
    assert "Hoàn thành: 01 nhiệm vụ" in report
    assert prompt("status", "--since", "23/05/2022", "--json").json["since"] == "2022-05-23"


def test_from_the_first_day_on_everything_is_new(prompt: Prompt) -> None:
    """Before it there was no board; a day before that is refused with the day on which there was one."""
    whole = prompt("status", "--since", "16/05/2022", "--json").json
    refused = prompt("status", "--since", "15/05/2022")

    assert len(whole["new"]) >= whole["after"]["total"]
    assert whole["before"]["total"] == 0
    assert refused.code == 1
    assert "số liệu có từ ngày 16/05/2022" in refused.err


@pytest.mark.parametrize("command", [("status",), ("report", "status")])
def test_changes_never_run_backwards(prompt: Prompt, command: tuple[str, ...]) -> None:
    """What is late no more because the day of judging is an earlier one was told as good news."""
    not_come = prompt(*command, "--since", "25/11/2222")
    after_judging = prompt(*command, "--since", "24/05/2022")
    after_known = prompt(*command, "--since", "21/05/2022", "--as-of", "20/05/2022")

    assert (not_come.code, "25/11/2222 chưa đến" in not_come.err) == (1, True)
    assert (after_judging.code, "sau ngày số liệu 23/05/2022" in after_judging.err) == (2, True)
    assert (after_known.code, "sau ngày số liệu 20/05/2022" in after_known.err) == (2, True)


def test_changes_between_two_earlier_days(prompt: Prompt) -> None:
    """What is done later stands in neither board."""
    assert prompt("move", "mau/I.2", "đang thực hiện").code == 0

    between = prompt("status", "--since", "17/05/2022", "--as-of", "23/05/2022", "--json").json
    now = prompt("status", "--since", "17/05/2022", "--json").json

    assert [one["key"] for one in between["moved"]] == ["mau/II.6"]
    assert [one["key"] for one in now["moved"]] == ["mau/I.2", "mau/II.6"]


def test_why_stands_beside_what_was_done(prompt: Prompt) -> None:
    """On a change and on an undo alike, before or after the subcommand."""
    assert prompt("move", "mau/I.2", "đang thực hiện", "--why", "theo kết luận giao ban").code == 0
    assert prompt("--why", "nhầm nhiệm vụ", "undo").code == 0

    reasons = [action["why"] for action in prompt("history", "--limit", "2", "--json").json]

    assert reasons == ["nhầm nhiệm vụ", "theo kết luận giao ban"]
