"""The settings file: what it can say, all that is wrong in it at once, and what the program does with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from board.commands.whereabouts import account_name, settings_path
from board.key_changes import TOGETHER, clashes, is_key, use
from board.keys import BY_ID, KEYS, footer, keys_on
from board.language import speak
from board.over_ssh import MARK
from board.said.problem_words import problem_sentence
from board.screens.help_screen import offered
from board.settings import Settings, read_settings
from plans.errors import PlanFileError
from tests.board.prompt import Prompt
from tests.board.terminal import Terminal


@pytest.fixture(autouse=True)
def _own_keys_again() -> Iterator[None]:
    """Keys are changed for the whole process."""
    yield
    BY_ID.update({key.id: key for key in KEYS})
    speak("vi")


def wrong(text: str) -> list[str]:
    """What is said of a settings file, a sentence a mistake."""
    with pytest.raises(PlanFileError) as caught:
        read_settings(text.encode(), name="settings.toml")
    return [problem_sentence(problem) for problem in caught.value.problems]


def test_a_file_may_say_all_or_nothing() -> None:
    """Each key and each table may be left out."""
    assert read_settings(b"", name="x") == Settings()
    said = read_settings(
        b"""
[look]
theme = "projector"
language = "en"
view = "matrix"
grouping = "officer"
lines = 1
[keys]
evidence = "f8"
group = ["b", "f3"]
mark = []
""",
        name="x",
    )

    assert said == Settings(
        theme="projector",
        language="en",
        view="matrix",
        grouping="officer",
        lines=1,
        keys={"evidence": ("f8",), "group": ("b", "f3"), "mark": ()},
    )


def test_all_mistakes_are_told_at_once_with_their_lines_and_what_would_be_accepted() -> None:
    """Mending one and being told of the next is how an afternoon goes."""
    told = wrong(
        """[look]
theme = "hồng"
lines = "hai"
mau = 1
[keys]
evidense = "m"
evidence = "backspace"
extend = 7
note = "u"
[kyes]
"""
    )

    assert list(dict.fromkeys(line.split(": ")[0] for line in told)) == [
        f"settings.toml:{line}" for line in (2, 3, 4, 6, 7, 8, 9, 10)
    ]
    assert "desk, projector, 16" in told[0]
    assert "một số nguyên" in told[1]
    assert "evidence" in told[3]
    assert "“backspace” không phải tên một phím dùng được" in told[4]
    assert "phím “u” đã dùng cho undo" in told[6]
    assert "keys" in told[-1]


def test_broken_syntax_is_told_with_its_line() -> None:
    """There is nothing else to speak of then."""
    assert wrong("[keys]\nevidence = \n")[0].startswith("settings.toml:2")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ('evidence = "h"', "extend"),
        ('evidence = "H"', ""),
        ('evidence = "đ"\nextend = "d"', "extend"),
        ('evidence = "ú"', "undo"),
        ('zoom-in = "b"', ""),
        ('view-board = "m"', "evidence"),
        ('extend = "m"\nevidence = "h"', ""),
        ('remove-view = "space"', "mark"),
    ],
)
def test_two_actions_that_act_at_the_same_moment_never_share_a_key(text: str, other: str) -> None:
    """Also not by what an input method makes of a letter. What never acts together may."""
    if not other:
        read_settings(f"[keys]\n{text}\n".encode(), name="x")
        return

    assert any(other in line and "đã dùng cho" in line for line in wrong(f"[keys]\n{text}\n"))


def test_a_clash_of_two_changes_names_the_other_line() -> None:
    """Whoever wrote both looks for the second one."""
    assert any("extend (:3)" in line for line in wrong('[keys]\nevidence = "f8"\nextend = "f8"\n'))


def test_the_keys_that_come_with_the_program_do_not_clash() -> None:
    """Each of them, "changed" to what it is."""
    assert list(clashes({key.id: key.keys for key in KEYS if key.keys})) == []


def test_every_place_of_keys_is_one_in_which_clashes_are_looked_for() -> None:
    """A new screen must not be forgotten."""
    assert {key.on for key in KEYS} - {"footer"} <= {place for places in TOGETHER for place in places}


def test_a_letter_that_input_methods_rewrite_gets_a_warning() -> None:
    """It works as long as the method is off."""
    said = read_settings(b'[keys]\nevidence = "s"\n', name="x")

    assert said.warnings == (("x:2: keys.evidence", "s"),)


@pytest.mark.parametrize("key", [name for key in KEYS for name in key.keys])
def test_every_key_of_the_program_can_be_written_in_the_file(key: str) -> None:
    """Whoever copies the table gets what they had."""
    assert is_key(key)


def test_footer_and_help_tell_the_keys_in_force() -> None:
    """A footer that tells another key than the one that acts is worse than none."""
    use({"evidence": ("y", "f3"), "undo": ()})

    assert footer(["evidence"]) == (("y", "minh chứng"),)
    assert next(key.label for key in keys_on("task") if key.id == "evidence") == "y F3"
    assert next(key.keys for key in keys_on("task") if key.id == "undo") == ()


def written(tmp_path: Path, text: str, name: str = "users/lan.toml") -> Path:
    """A settings file of lan's, where the program looks for it."""
    path = tmp_path / "config" / "steering-board" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_board_keys_prints_the_table_with_what_was_changed(prompt: Prompt, tmp_path: Path) -> None:
    """The ids are what a settings file names."""
    written(tmp_path, '[keys]\nevidence = "f8"\n')

    found = {row["id"]: row for row in prompt("keys", "--json").json}
    assert found["evidence"]["keys"] == ["f8"]
    assert set(found) == {key.id for key in KEYS if key.action}
    assert "evidence " in prompt("keys").out


def test_board_keys_checks_the_file(prompt: Prompt, tmp_path: Path) -> None:
    """Every mistake on a line of its own, and an exit code for scripts."""
    assert prompt("keys", "--check").code == 0
    path = written(tmp_path, '[keys]\nevidence = "backspace"\nnote = "u"\n')

    said = prompt("keys", "--check")
    assert said.code == 1
    assert {line.split(":")[1] for line in said.err.splitlines()} == {"2", "3"}
    path.write_text('[keys]\nevidence = "f8"\n', encoding="utf-8")
    assert "không có lỗi" in prompt("keys", "--check").out
    assert prompt("keys", "--check", "--file", str(path)).code == 0


def test_the_language_that_was_settled_is_spoken_unless_the_line_names_one(prompt: Prompt, tmp_path: Path) -> None:
    """Each user of a shared account has a file of their own."""
    written(tmp_path, '[look]\nlanguage = "en"\n')

    assert "Overdue" in prompt("status").out
    assert "Quá hạn" in prompt("status", "--lang", "vi").out
    assert "Quá hạn" in prompt("status", "--user", "minh").out


def test_a_broken_file_does_not_stop_a_command(prompt: Prompt, tmp_path: Path) -> None:
    """A report at six in the morning does not need keys; one line says why they are not as settled."""
    path = written(tmp_path, "[look\n")

    said = prompt("status")

    assert said.code == 0
    assert said.err == f"Tệp cài đặt “{path}” có lỗi nên chưa được dùng; xem: board keys --check\n"


def board(database: Path, *more: str) -> tuple[str, ...]:
    """The words that open the screen for lan."""
    return ("-m", "board", "--db", str(database), "--plan", "2022", "--today", "16/05/2022", "--user", "lan", *more)


@pytest.mark.pty
def test_keys_looks_and_view_are_as_they_were_settled(database: Path, tmp_path: Path) -> None:
    """The whole road: file, bindings, footer, first picture."""
    written(
        tmp_path,
        '[look]\nview = "matrix"\ntheme = "projector"\n[keys]\nview-board = "f7"\ncause = "f8"\ngroup = "y"\nleave = "f10"\n',
    )
    with Terminal.python(*board(database), size=(120, 40)) as terminal:
        terminal.wait_for("[3 Ma trận]")
        assert b"48;5;231" in terminal.raw  # white, by its number

        terminal.send("\x1b[18~")
        terminal.wait_for("CHƯA THỰC HIỆN")
        terminal.send("ý")
        terminal.wait_for("II. CẢI CÁCH")
        terminal.send("q1b")
        terminal.send("\x1b[21~")
        assert terminal.ended() == 0


@pytest.mark.pty
def test_a_broken_file_is_told_on_the_screen_and_nothing_of_it_is_used(database: Path, tmp_path: Path) -> None:
    """Half of a file would be a riddle."""
    written(tmp_path, '[look]\ntheme = "projector"\n[keys]\nevidence = "u"\n')
    with Terminal.python(*board(database), size=(120, 40)) as terminal:
        terminal.wait_for("Tệp cài đặt có lỗi")
        terminal.wait_for("lan.toml:4")

        assert b"48;2;255;255;255" not in terminal.raw
        terminal.send("\x1b")
        terminal.until(lambda: "Tệp cài đặt" not in terminal.text, "the message put away")


@pytest.mark.pty
@pytest.mark.parametrize("columns", [80, 120])
def test_what_is_wrong_in_a_settings_file_is_told_in_full_on_every_screen(
    database: Path, tmp_path: Path, columns: int
) -> None:
    """Cut to a line it named neither the reason nor where the rest can be read."""
    written(tmp_path, '[look]\ntheme = "hồng"\n[keys]\nevidence = "u"\n')
    with Terminal.python(*board(database), size=(columns, 24)) as terminal:
        terminal.wait_for("Tệp cài đặt có lỗi")
        terminal.wait_for("projector, 16")
        terminal.wait_for("keys --check")


def test_a_check_says_which_file_it_looked_at_and_whose_it_is(prompt: Prompt, tmp_path: Path) -> None:
    """To hear of no mistakes in a file that is not read is no answer: another name has another file."""
    account = settings_path("")
    account.parent.mkdir(parents=True, exist_ok=True)
    account.write_text("[look]\nlines = 1\n", encoding="utf-8")
    shared = prompt("keys", "--check")
    path = written(tmp_path, "[look]\nlines = 3\n")
    checked = prompt("keys", "--check")

    assert f"{account} (tệp cài đặt của tài khoản {account_name()}): không có lỗi" in shared.out
    assert f"{path} (tệp cài đặt của lan): không có lỗi" in checked.out
    assert f"{account} là của tài khoản" in checked.err
    assert "là của tài khoản" not in shared.err
    assert "là của tài khoản" not in prompt("keys", "--check", "--file", str(path)).err


def test_the_settings_are_the_accounts_whoever_is_named_at_the_prompt(prompt: Prompt, tmp_path: Path) -> None:
    """`--user` says who writes on the board: learners edited the file that the guide names, and nothing happened."""
    written(tmp_path, '[look]\nlanguage = "en"\n[keys]\nevidence = "f8"\n', "settings.toml")

    assert "Overdue" in prompt("status").out
    assert next(row for row in prompt("keys", "--json").json if row["id"] == "evidence")["keys"] == ["f8"]


def test_over_ssh_everybody_has_settings_of_their_own_alone(
    prompt: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service account's own file is nobody's there."""
    written(tmp_path, '[look]\nlanguage = "en"\n', "settings.toml")
    monkeypatch.setenv(MARK, "1")

    assert "Quá hạn" in prompt("status").out
    written(tmp_path, '[look]\nlanguage = "en"\n')
    assert "Overdue" in prompt("status").out


@pytest.mark.pty
def test_a_saved_view_can_be_opened_straight_away(database: Path) -> None:
    """Filter, view and grouping (peers.md: named views, and an option to open one)."""
    with Terminal.python(*board(database, "--view", "theo chuyen vien"), size=(120, 40)) as terminal:
        terminal.wait_for("(chưa có chuyên v")
        terminal.wait_for("-cột:hoàn-thành")


def test_the_example_is_understood_and_names_every_setting() -> None:
    """What people copy must work, and must not leave out what they look for."""
    example = (Path(__file__).parents[2] / "docs" / "examples" / "settings.toml").read_bytes()

    said = read_settings(example, name="settings.toml")

    assert said.keys == {"theme": ("f2", "f12")}
    assert all((said.theme, said.language, said.view, said.lines))
    assert b"grouping" in example


@pytest.mark.pty
def test_a_key_that_was_taken_away_leaves_its_command_to_the_palette(database: Path, tmp_path: Path) -> None:
    """The example says that `[]` takes a key away; it ended the program at its start."""
    written(tmp_path, "[keys]\nevidence = []\nundo = []\ntheme = []\ncause = []\nopen = []\nredo = []\n")
    with Terminal.python(*board(database), size=(120, 40)) as terminal:
        terminal.wait_for("CHƯA THỰC HIỆN")
        assert "minh chứng   " not in terminal.lines[-1]
        terminal.send(">")
        terminal.wait_for("chuyển cột: Chưa thực hiện → Đang thực hiện")

        terminal.send("\x1bOP")
        terminal.wait_for("gõ để tìm")
        terminal.send("hoàn tác việc\r")
        terminal.wait_for("F1 “Làm lại việc vừa hoàn tác”: làm lại")

        terminal.send("\x1bOP")
        terminal.wait_for("gõ để tìm")
        terminal.send("mở nhiệm vụ\r")
        terminal.wait_for("Phải nộp")


def test_a_key_without_which_nothing_leads_there_is_not_taken_away() -> None:
    """In a form there is no palette: without Esc nobody would come out of it."""
    told = wrong("[keys]\ncancel = []\npalette = []\nevidence = []\n")

    assert [line.split(": ")[1] for line in told] == ["keys.cancel", "keys.palette"]
    assert "phải có phím" in told[0]


def test_a_key_that_was_taken_away_is_offered_by_its_name() -> None:
    """Help still lists it, a sentence names the way to it, the footer says nothing of it."""
    use({"note": (), "open": ()})

    assert footer(["note", "help"]) == (("?", "trợ giúp"),)
    assert BY_ID["note"].named == "F1 “Ghi chú”"
    assert {"note", "open"} <= set(offered(("list", "task"))[1])
