"""DỮ LIỆU MẪU stands on every view and in every export of invented data; a new one without a decision here fails."""

import io
import shlex
import zipfile
from collections.abc import Iterator
from functools import partial
from html import unescape
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import click
import pytest
from openpyxl import load_workbook
from textual.screen import Screen

import board.screens
from board.commands.ssh_rules import Path as Words
from board.reports.timeline_file import KINDS
from board.screens.conflict_screen import ConflictScreen
from board.screens.main_screen import MainScreen
from board.screens.widgets.each_view import VIEWS
from store.meanwhile_errors import FieldConflict
from tests.board.app_driven import Driven, running
from tests.board.every_command import commands
from tests.board.prompt import Prompt, prompt_on

MARK = "DỮ LIỆU MẪU"

CONFLICT = FieldConflict("2022/V.1", "progress", "", "đã trình", "đang soạn", "minh", None)

SAYS: dict[Words, tuple[str, ...]] = {
    ("status",): ("status", "status --since 15/04/2022", "status --as-of 15/04/2022"),
    ("board",): ("board",),
    ("matrix",): ("matrix",),
    ("agencies",): ("agencies",),
    ("list",): ("list", "list --duties", "list --csv", "list --as-of 15/04/2022"),
    ("show",): ("show IV.1", "show IV.1 --explain"),
    ("history",): ("history", "history IV.1"),
    ("report",): ("report status", "report quarter --period 2022-Q1", "report status --since last-meeting"),
    ("meeting", "list"): ("meeting list",),
    ("meeting", "show"): ("meeting show", "meeting show 1"),
    ("meeting", "close"): ("meeting close",),
    ("meeting", "conclusions"): (),
    ("decision", "list"): ("decision list",),
    ("letter", "plan"): ("letter plan",),
    ("letter", "list"): ("letter list",),
    ("letter", "show"): ("letter show 3",),
    ("letter", "write"): ("letter write",),
    ("year",): ("year", "--plan 2022 --plan 2016-2017 year"),
    ("plan", "list"): ("plan list",),
    ("plan", "show"): ("plan show 2022",),
    ("plan", "export"): ("plan export 2022",),
    ("agency", "list"): ("agency list",),
    ("target", "list"): ("target list",),
    ("timeline",): ("timeline", "timeline --export -"),
    ("calendar", "export"): ("calendar export", "calendar export --reminders 7,1"),
    ("calendar", "feed", "list"): ("calendar feed list",),
    ("view", "list"): ("view list",),
    ("view", "show"): ('view show "Việc quá hạn của tôi"',),
}
"""Every command that tells what is on the board, with lines to try; with `--json`, and with every `--format`, too."""

CHANGES: dict[str, tuple[str, ...]] = {
    "": ("move", "done", "edit", "extend", "note", "cause", "undo", "redo"),
    "agency": ("add", "edit", "members"),
    "evidence": ("add", "withdraw"),
    "target": ("measure",),
    "meeting": ("open", "park", "undo"),
    "decision": ("add", "edit", "settle"),
    "letter": ("number", "reply"),
    "calendar feed": ("add", "revoke", "renew"),
    "view": ("save", "rename", "remove"),
    "user": ("add", "role", "remove"),
    "plan": ("import",),
}
"""They say on stderr what was done."""

MEETING = "@open f5 =1/7"
"""To a meeting that goes on."""

OF_NO_BOARD: dict[str, tuple[str, ...]] = {
    "": ("read-deadline", "read-agencies", "keys", "completion", "ssh-entry", "doctor", "demo"),
    " ": ("backup", "restore", "move-database", "meeting"),
    "user": ("list",),
    "plan": ("check",),
    "calendar": ("check", "serve", "publish"),
}
"""They tell of words, files, databases and keys; `meeting` alone opens a screen, see below; what is published and
served are the events that `calendar export` has."""

SCREENS: dict[str, tuple[str, ...]] = {
    "MainScreen": ("",),
    "TaskScreen": ("enter",),
    "ExplainScreen": ("i", f"{MEETING} 3 i"),
    "CalendarScreen": ("6",),
    "ViewsScreen": ("v",),
    "MeetingScreen": tuple(f"{MEETING} {page}" for page in range(1, 8)),
    "FollowScreen": ("@follow", "@open @follow"),
    "LettersScreen": ("9",),
    "AskedScreen": ("9 =CẦN enter",),
    "FormScreen": (
        *("g", "h", "m", "p"),
        *("9 =CẦN end plus", "9 =CẦN end m", "9 =CẦN end g"),
        *("f5", f"{MEETING} 3 k", f"{MEETING} 3 h", f"{MEETING} 3 m", f"{MEETING} 7 enter"),
        *("5 m", "2 f9 =.svg enter"),
    ),
    "ChoiceScreen": (
        *("l", "c", "y", "f1", "2 f9", "enter enter", f"{MEETING} 5 enter", f"{MEETING} f1"),
        *("6 =Lãnh_đạo plus", "6 =Lãnh_đạo t"),
    ),
    "NameScreen": ("v =quá_hạn plus",),
    "AddressScreen": ("6 =Lãnh_đạo enter",),
    "HelpScreen": ("question_mark", "9 question_mark", f"{MEETING} question_mark"),
    "ConflictScreen": ("@conflict",),
}
"""Every screen, and each way to open it from the board: keys, `=words` to wait for (with _ for blanks), `@`: no key."""

WAYS = [(screen, way) for screen, ways in SCREENS.items() for way in ways]

EVERY = dict(commands())


@pytest.fixture
def demo(demo_database: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """`board …` on the demo."""
    return prompt_on(demo_database, capsys)


def formats(path: Words) -> tuple[str, ...]:
    """The kinds of files that a command can write."""
    for one in EVERY[path].params:
        if "--format" in one.opts and isinstance(one.type, click.Choice):
            return tuple(map(str, one.type.choices))
    return ()


def told_lines() -> Iterator[str]:
    """Every line to try that answers in text."""
    for path, lines in SAYS.items():
        yield from lines if not formats(path) else ()


def json_lines() -> Iterator[str]:
    """Every line to try that answers in JSON."""
    for path, lines in SAYS.items():
        if any("--json" in one.opts for one in EVERY[path].params):
            yield from (f"{line} --json" for line in lines if "--csv" not in line)


def file_lines() -> Iterator[tuple[str, str]]:
    """Every line to try that writes a file, and the file's ending."""
    for path, lines in SAYS.items():
        yield from ((line, kind) for line in lines for kind in formats(path))
    yield from (("timeline --export", kind.removeprefix(".")) for kind in KINDS)
    yield "meeting conclusions 1 -o", "docx"


def text_of(content: bytes) -> str:
    """What a reader of the file sees of it: of an office file all its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(unescape(parts.read(name).decode()) for name in parts.namelist() if name.endswith(".xml"))


def paths(table: dict[str, tuple[str, ...]]) -> set[Words]:
    """The commands of such a table, by their paths."""
    return {(*group.split(), name) for group, names in table.items() for name in names}


def test_every_command_has_a_decision() -> None:
    """A new command fails here until somebody says whether it shows data."""
    changes, others = paths(CHANGES), paths(OF_NO_BOARD)

    assert not changes & others
    assert not SAYS.keys() & (changes | others)
    assert set(EVERY) == SAYS.keys() | changes | others


@pytest.mark.parametrize("line", [*told_lines()])
def test_what_a_command_tells_begins_with_the_mark(demo: Prompt, line: str) -> None:
    """Whoever reads only the first lines has read it. A CSV has it in every row."""
    if line == "meeting close":
        demo("meeting", "open")
    said = demo(*shlex.split(line))

    assert said.code == 0
    if "--csv" in line:
        assert all(row.endswith(MARK) for row in said.out.rstrip().split("\n2022/")[1:])
        assert said.out.count(MARK) == 31
    elif "calendar" not in line or "feed" in line:
        assert MARK in said.out.split("\n")[0]
    else:
        assert MARK in said.out


@pytest.mark.parametrize("line", [*json_lines()])
def test_json_says_that_it_is_a_sample(demo: Prompt, line: str) -> None:
    """So that a program can tell, too."""
    if line.startswith("meeting close"):
        demo("meeting", "open")
    said = demo(*shlex.split(line))

    assert said.code == 0
    told = said.json if isinstance(said.json, list) else [said.json]
    assert all(one["sample"] is True for one in told)


@pytest.mark.parametrize(("line", "kind"), [*file_lines()])
def test_every_file_is_marked(demo: Prompt, tmp_path: Path, line: str, kind: str) -> None:
    """Paper goes round without the screen it came from."""
    path = tmp_path / f"out.{kind}"
    words = shlex.split(line)
    output = [] if words[-1] in ("--export", "-o") else ["-o"]

    assert demo(*words, *output, str(path)).code == 0

    content = text_of(path.read_bytes())
    assert MARK in content
    if kind == "csv":
        assert content.count(MARK) == 31


def test_every_letter_and_every_sheet_is_marked(demo: Prompt, tmp_path: Path) -> None:
    """A sheet may be printed by itself, and a letter is."""
    assert demo("letter", "write", "-o", str(tmp_path / "thu")).code == 0
    assert demo("report", "status", "-o", str(tmp_path / "bc.xlsx")).code == 0

    letters = [text_of(path.read_bytes()) for path in (tmp_path / "thu").iterdir()]
    sheets = load_workbook(tmp_path / "bc.xlsx").worksheets
    assert len(letters) == 2
    assert all(MARK in letter for letter in letters)
    assert len(sheets) > 3
    assert all(MARK in (str(sheet["A1"].value), sheet.oddFooter.center.text) for sheet in sheets)


@pytest.mark.parametrize("more", [(), ("--reminders", "7,1"), ("--agency", "SNV", "--role", "any")])
def test_every_event_of_a_calendar_is_marked(demo: Prompt, more: tuple[str, ...]) -> None:
    """A phone shows nothing of an event but its summary: the mark stands in it, before anything else."""
    lines = demo("calendar", "export", *more).out.replace("\r\n ", "").split("\r\n")

    summaries = [line for line in lines if line.startswith("SUMMARY:")]
    assert len(summaries) == lines.count("BEGIN:VEVENT") > 0
    assert all(MARK in line for line in summaries)
    assert any(line.startswith("NAME:") and MARK in line for line in lines)


def test_every_event_of_every_feed_is_marked(demo: Prompt, tmp_path: Path) -> None:
    """Also of those that hold titles only."""
    assert demo("calendar", "publish", str(tmp_path / "web")).code == 0

    calendars = [path.read_text().replace("\n ", "") for path in (tmp_path / "web").glob("*.ics")]
    assert len(calendars) == 3
    for calendar in calendars:
        summaries = [line for line in calendar.split("\n") if line.startswith("SUMMARY:")]
        assert summaries
        assert all(MARK in line for line in summaries)


def every_screen() -> set[str]:
    """The names of all screens, but for those that others are made from."""
    for module in iter_modules(board.screens.__path__):
        import_module(f"board.screens.{module.name}")
    waiting: list[type[Screen[Any]]] = [Screen]
    found = set()
    while waiting:
        of_these = waiting.pop().__subclasses__()
        waiting += of_these
        found |= {one for one in of_these if not one.__subclasses__() or one is MainScreen}
    return {one.__name__ for one in found if one.__module__.startswith("board.")}


def test_every_screen_has_a_decision() -> None:
    """A new screen fails here until somebody says how it is opened: then it is looked at below."""
    assert every_screen() == SCREENS.keys()


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
async def test_every_view_is_marked(demo_database: Path, view: str, size: tuple[int, int]) -> None:
    """At every size: a projector shows eighty columns."""
    async with running(demo_database, view=view, size=size) as app:
        assert MARK in app.text.split("\n")[0]


@pytest.mark.parametrize(("screen", "way"), WAYS)
async def test_every_screen_is_marked(demo: Prompt, demo_database: Path, screen: str, way: str) -> None:
    """In the first line that it writes, also of forms and choices, which cover what they were opened from; also at 40×15."""
    if "@open" in way:
        assert demo("meeting", "open").code == 0
    async with running(demo_database, size=(80, 24)) as app:
        for step in way.split():
            await _step(app, step)
        await app.until(lambda: type(app.app.screen).__name__ == screen)
        await app.until(lambda: MARK in "\n".join(app.text.strip().split("\n")[:2]))

        await app.pilot.resize_terminal(40, 15)
        await app.until(lambda: app.app.size == (40, 15) and MARK in "\n".join(app.text.strip().split("\n")[:2]))


async def test_nothing_else_is_marked(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a board of one's own the words never stand."""
    prompt = prompt_on(database, capsys)
    async with running(database) as app:
        assert not _marked(app)
        await app.press("enter")
        await app.pilot.pause()
        assert not _marked(app)

    for line in ("status", "list", "list --csv", "calendar export", "plan export 2022", "timeline --export -"):
        assert MARK not in prompt(*line.split()).out
    assert "sample" not in prompt("status", "--json").json
    assert [plan["sample"] for plan in prompt("plan", "list", "--json").json] == [False, False]


async def _step(app: Driven, step: str) -> None:
    if step.startswith("="):
        await app.until(partial(_stands, app, step[1:].replace("_", " ")))
    elif step == "@follow":
        await app.main.run_action("follow")
    elif step == "@conflict":
        await app.app.push_screen(ConflictScreen((CONFLICT,), ()))
    elif step != "@open":
        before = app.app.screen
        await app.press(step)
        await app.until(lambda: not getattr(app.app.screen, "waiting", False) or app.app.screen is not before)


def _stands(app: Driven, words: str) -> bool:
    return words in app.text


def _marked(app: Driven) -> bool:
    return MARK in app.text
