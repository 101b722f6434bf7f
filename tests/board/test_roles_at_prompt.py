"""Roles at the prompt: every command that changes something is refused below its role; and who is registered."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from plans.plan_writing import write_plan
from plans.shipped import shipped_plans
from store.open_board import OpenBoard
from store.wishes import AddEvidence, AddFeed, AddNote, AddUser, Paper, SetRole
from store.words import Role
from tests.board.prompt import Prompt, prompt_on
from tests.board.test_ssh_rules import EVERY
from tests.conftest import MID_MAY

PAPER = ("--document", "12/QĐ-UBND", "--date", "10/5/2022")


class Changes(NamedTuple):
    """A command that changes something: who may, words by which they would see it done, and what must come before."""

    needed: Role
    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()


EDITOR, ADMIN = Role.EDITOR, Role.ADMIN
MEETING = ("meeting", "open")
DECISION = ("decision", "add", "Sở Nội vụ trình Quyết định", "--owner", "Sở Nội vụ")
LETTER = ("letter", "write", "--agency", "Sở Nội vụ")
CHANGING: dict[tuple[str, ...], Changes] = {
    ("move",): Changes(EDITOR, ("2022/V.1", "in_review")),
    ("done",): Changes(EDITOR, ("2022/V.1", *PAPER)),
    ("evidence", "add"): Changes(EDITOR, ("2022/V.1", *PAPER)),
    ("evidence", "withdraw"): Changes(EDITOR, ("2022/V.2", "--document", "9/CV")),
    ("extend",): Changes(EDITOR, ("2022/V.1", "--to", "1/12/2022", *PAPER)),
    ("note",): Changes(EDITOR, ("2022/V.1", "xem")),
    ("edit",): Changes(EDITOR, ("2022/V.1", "officer=lan")),
    ("cause",): Changes(EDITOR, ("2022/IV.1", "no_money")),
    ("meeting", "open"): Changes(EDITOR, ()),
    ("meeting", "park"): Changes(EDITOR, ("2022/IV.1",), (MEETING,)),
    ("meeting", "close"): Changes(EDITOR, (), (MEETING,)),
    ("meeting", "undo"): Changes(EDITOR, ("1",), (MEETING, DECISION)),
    ("decision", "add"): Changes(EDITOR, ("Sở Nội vụ trình Quyết định", "--owner", "Sở Nội vụ"), (MEETING,)),
    ("decision", "edit"): Changes(EDITOR, ("1", "--text", "Sở Nội vụ trình lại"), (MEETING, DECISION)),
    ("decision", "settle"): Changes(EDITOR, ("1", "withdrawn", "--note", "đã gộp"), (MEETING, DECISION)),
    ("letter", "write"): Changes(EDITOR, ("--agency", "Sở Nội vụ")),
    ("letter", "number"): Changes(EDITOR, ("1", "--document", "123/VPUB-NC", "--date", "16/5/2022"), (LETTER,)),
    ("letter", "reply"): Changes(EDITOR, ("1", "--document", "45/SNV-VP"), (LETTER,)),
    ("undo",): Changes(EDITOR, ()),
    ("redo",): Changes(EDITOR, ()),
    ("view", "save"): Changes(EDITOR, ("Gấp", "--filter", "stc")),
    ("view", "rename"): Changes(EDITOR, ("Gấp", "Rất gấp"), (("view", "save", "Gấp", "--user", "minh"),)),
    ("view", "remove"): Changes(EDITOR, ("Gấp",), (("view", "save", "Gấp", "--user", "minh"),)),
    ("target", "measure"): Changes(EDITOR, ("2022/I.2.a#1", "5", "--on", "1/5/2022")),
    ("agency", "add"): Changes(ADMIN, ("Sở Thử", "--abbreviation", "ST")),
    ("agency", "edit"): Changes(ADMIN, ("stc", "abbreviation=TC")),
    ("agency", "members"): Changes(ADMIN, ("Các sở, ban, ngành tỉnh", "--remove", "stc")),
    ("plan", "import"): Changes(ADMIN, ("{plan}",)),
    ("calendar", "feed", "add"): Changes(ADMIN, ("Mọi việc",)),
    ("calendar", "feed", "revoke"): Changes(ADMIN, ("Lịch chung",)),
    ("calendar", "feed", "renew"): Changes(ADMIN, ("Lịch chung",)),
    ("user", "list"): Changes(ADMIN, ()),
    ("user", "add"): Changes(ADMIN, ("moi", "editor")),
    ("user", "role"): Changes(ADMIN, ("minh", "viewer")),
    ("user", "remove"): Changes(ADMIN, ("minh",)),
    ("backup",): Changes(ADMIN, ("{copy}",)),
    ("restore",): Changes(ADMIN, ("{backup}",)),
    ("move-database",): Changes(ADMIN, ("{board}", "postgresql://127.0.0.1:1/khong-co")),
}
"""Every command that changes the board, or tells what only admins may know."""

LOOKING = {
    tuple(line.split())
    for line in """
board
timeline
matrix
agencies
status
list
show
history
plan list
plan show
plan check
plan export
agency list
view list
view show
keys
target list
meeting
meeting list
meeting show
meeting conclusions
decision list
letter plan
letter list
letter show
report
year
read-deadline
read-agencies
calendar export
calendar check
calendar publish
calendar serve
calendar feed list
doctor
completion
demo
ssh-entry
""".strip().splitlines()
}
"""Commands that change nothing on the board; `ssh-entry` lets others in, each with the role of their own."""


@pytest.fixture
def peopled(database: Path, tmp_path: Path) -> Path:
    """The shipped board with an (admin), minh (editor) and xem (viewer), each with something to take back."""
    with OpenBoard(str(database), user="an") as board:
        board.apply(AddEvidence("2022/V.2", Paper("9/CV", MID_MAY)), today=MID_MAY)
        board.apply(AddFeed("Lịch chung"), today=MID_MAY)
        for name, role in (("an", ADMIN), ("minh", EDITOR), ("xem", EDITOR)):
            board.apply(AddUser(name, role), today=MID_MAY)
        for name in ("minh", "xem"):
            with OpenBoard(str(database), user=name) as own:
                own.apply(AddNote("2022/V.3", "một"), today=MID_MAY)
                own.apply(AddNote("2022/V.3", "hai"), today=MID_MAY)
                own.undo()
        board.backup(tmp_path / "sao-luu.db")
    plan = next(one for one in shipped_plans() if one.key == "2022")
    text = write_plan(plan).replace('key = "2022"', 'key = "2027"').replace(plan.number, "9/QĐ-UBND")
    (tmp_path / "2027.toml").write_text(text)
    with OpenBoard(str(database), user="an") as board:
        board.apply(SetRole("xem", Role.VIEWER), today=MID_MAY)
    return database


@pytest.fixture
def asked(peopled: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """`board …` on that board."""
    return prompt_on(peopled, capsys)


def _changes(database: Path) -> int:
    with OpenBoard(str(database), user="an") as board:
        return board.last_change()


def test_every_command_has_a_decision() -> None:
    """A new command either stands here to be refused to viewers, or is said to change nothing."""
    assert set(EVERY) == CHANGING.keys() | LOOKING
    assert not CHANGING.keys() & LOOKING


@pytest.mark.parametrize("path", CHANGING, ids=" ".join)
def test_a_command_is_refused_below_its_role_and_carried_out_with_it(
    path: tuple[str, ...], peopled: Path, asked: Prompt, tmp_path: Path
) -> None:
    """100 % of the commands that change something, for viewers and for names that nobody registered."""
    if path not in EVERY:
        pytest.skip("no such command any more")
    needed, words, earlier = CHANGING[path]
    files = {"plan": "2027.toml", "backup": "sao-luu.db", "copy": "chép.db", "board": "board.db"}
    named = {name: str(tmp_path / file) for name, file in files.items()}
    for done in earlier:
        assert asked("--user", "an", *done).code == 0
    line = (*path, *(word.format(**named) if word[0] == "{" else word for word in words))
    before = _changes(peopled)
    for user in ("xem", "nguoi-la", *(("minh",) if needed is ADMIN else ())):
        said = asked("--user", user, *line)
        assert said.code == 1, said
        assert f"“{user}”" in said.err
        assert "việc này cần vai trò" in said.err
    assert _changes(peopled) == before

    said = asked("--user", "an" if needed is ADMIN else "minh", *line)

    assert said.code == 0 or path == ("move-database",), said.err
    assert "cần vai trò" not in said.err


def test_the_timer_of_the_guide_backs_a_board_with_users_up(peopled: Path, tmp_path: Path) -> None:
    """It names nobody: it runs under the account that keeps the file, which needs no role."""
    unit = Path(__file__).parents[2] / "docs" / "examples" / "steering-board-backup.service"
    line = next(one for one in unit.read_text(encoding="utf-8").splitlines() if "board backup" in one)
    line = line.removeprefix("ExecStart=").replace("$$", "$").replace("%%", "%")
    line = line.replace("/opt/steering-board/bin/python -I", sys.executable).replace("/srv/sao-luu", str(tmp_path))

    done = subprocess.run(
        shlex.split(line),
        env={**os.environ, "BOARD_DATABASE": str(peopled)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("board-20??-??-??.db"))) == 1


def test_who_may_use_the_board_is_kept_at_the_prompt(prompt: Prompt) -> None:
    """The first is an admin; each may be given another role, and let go."""
    assert "Chưa đăng ký ai" in prompt("user", "list").err
    refused = prompt("user", "add", "minh", "editor")
    assert (refused.code, "phải là người quản trị" in refused.err) == (1, True)

    assert prompt("user", "add", "lan", "quản trị", "--full-name", "Trần Thị Lan").code == 0
    assert "thêm người dùng: minh: người cập nhật" in prompt("user", "add", "minh", "editor").err
    assert "minh: người cập nhật → minh: người xem" in prompt("user", "role", "minh", "viewer").err
    assert "cho thôi sử dụng: minh" in prompt("user", "remove", "minh").err
    assert "thêm người dùng: minh dùng lại bảng" in prompt("user", "add", "minh", "viewer").err
    assert "minh dùng lại bảng" in prompt("history").out
    prompt("user", "remove", "minh")
    assert prompt("user", "list", "--json").json == [
        {"name": "lan", "role": "admin", "full_name": "Trần Thị Lan", "removed": False}
    ]
    assert "minh  người xem" in prompt("user", "list", "--all").out
    assert prompt("user", "remove", "lan").code == 1
    assert "có phải" not in prompt("user", "role", "lan", "chủ tịch").err
    assert "viewer (người xem)" in prompt("user", "role", "lan", "chủ tịch").err


def test_addresses_of_feeds_are_told_to_admins(asked: Prompt) -> None:
    """The list itself may be seen by anybody."""
    assert asked("--user", "xem", "calendar", "feed", "list").code == 0
    assert asked("--user", "minh", "calendar", "feed", "list", "--addresses").code == 1
    assert ".ics" in asked("--user", "an", "calendar", "feed", "list", "--addresses").out
