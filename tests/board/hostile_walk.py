"""Every screen, form and command of the program, looked at for anything that a text has made it do."""

import asyncio
import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

from textual import events
from textual.app import App

from board.__main__ import run
from board.keys import KEYS
from tests.board.app_driven import Driven, running
from tests.board.hostile import steering

VIEWS = tuple(key.keys[0] for key in KEYS if key.id.startswith("view-"))
OPENED = (*"mhgpcy", *"?vl6i9", "ctrl+p", "f5")
"""Forms; help, saved views, plans, calendars, why, letters, palette, the meeting."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("status", "--json"),
    ("status", "--since", "01/02/2022"),
    ("list",),
    ("list", "--json"),
    ("list", "--csv"),
    ("list", "--duties"),
    ("show", "2022/VI.6"),
    ("show", "2022/III.1", "--json"),
    ("show", "2022/IV.5", "--explain"),
    ("history",),
    ("history", "--json"),
    ("history", "2022/IV.5"),
    ("year",),
    *(("report", kind) for kind in ("status", "quarter", "year")),
    ("meeting", "list"),
    ("meeting", "show"),
    ("decision", "list"),
    ("letter", "plan"),
    ("letter", "list"),
    ("plan", "list"),
    ("plan", "show", "2022"),
    ("plan", "check", "2022"),
    ("plan", "export", "2022"),
    ("plan", "export", "2022", "--format", "csv"),
    ("agency", "list"),
    ("agency", "members", "cac-so"),
    ("target", "list"),
    ("target", "list", "--json"),
    ("calendar", "export"),
    ("calendar", "feed", "list"),
    ("view", "list"),
    ("user", "list"),
    ("doctor",),
    ("timeline", "-o", "-"),
)
"""What only reads. Each is run on the whole board."""

SPOKEN: tuple[tuple[str, ...], ...] = (
    ("list", "--filter", "{}"),
    ("list", "--plan", "{}"),
    ("list", "--today", "{}"),
    ("show", "{}"),
    ("move", "2022/IV.5", "{}"),
    ("note", "2022/IV.5", "{}"),
    ("edit", "2022/IV.5", "chuyên-viên={}"),
    ("edit", "2022/IV.5", "kết-quả={}"),
    ("edit", "2022/IV.5", "deadline={}"),
    ("done", "2022/IV.1", "--document", "{}", "--date", "01/04/2022", "--issuer", "{}"),
    ("undo",),
    ("extend", "2022/IV.1", "--to", "{}", "--document", "{}", "--date", "01/04/2022"),
    ("view", "save", "{}", "--filter", "{}"),
    ("target", "measure", "{}", "{}"),
    ("agency", "members", "{}", "--add", "{}"),
    ("calendar", "feed", "add", "--name", "{}", "--agency", "{}"),
    ("plan", "check", "{}"),
    ("read-deadline", "{}", "--year", "2022"),
    ("read-agencies", "{}"),
    ("{}",),
    ("--user", "{}", "note", "2022/IV.5", "x"),
    ("history",),
)
"""What is given the string itself; refused or not, what is said of it is inert."""


@dataclass
class Found:
    """What was looked at, and what was wrong: where, and what."""

    looks: int = 0
    wrong: list[str] = field(default_factory=list)

    def look(self, text: str, where: str) -> None:
        """Look at something that goes to a terminal."""
        self.looks += 1
        self.wrong += [f"{where}: {one}" for one in steering(text)]


async def walk(database: Path, typed: Sequence[str], found: Found) -> None:
    """Go through every screen of a board, and type strings where something can be typed."""
    rung: list[str] = []
    async with running(database, size=(120, 40), plan="2022") as driven:
        driven.app.bell = lambda: rung.append("bell")  # type: ignore[method-assign] # markup that acts would ring it
        await driven.until(lambda: driven.main.rows)
        for view in VIEWS:
            await _press(driven, found, view, "pagedown", "end", "home")
        await _press(driven, found, "1", "+", "b", "b", "b", "b", "-", "-", "+", "space", "down", "space", "escape")
        for _task in range(3):
            await _open(driven, found, "enter")
            await _press(driven, found, "pagedown", "end")
            await _leave(driven)
            await _press(driven, found, "down")
        for key in OPENED:
            await _open(driven, found, key)
            await _press(driven, found, "pagedown", "end", *("pagedown",) * (5 if key == "f5" else 0))
            await _leave(driven)
        for text in typed:
            await _press(driven, found, "/")
            await _paste(driven, found, text)
            await _press(driven, found, "enter", "escape", "escape")
        for text in typed[: len(typed) // 4]:
            await _open(driven, found, "g")
            await _paste(driven, found, text)
            await _press(driven, found, "ctrl+s", "enter")
            await _leave(driven)
        _look(driven, found, "the end")
    found.wrong += rung


def ask(database: Path, typed: Sequence[str], found: Found) -> None:
    """Run every command that reads, and those that are given a string with these."""
    for words in COMMANDS:
        _run(database, words, found)
    for place, words in enumerate(SPOKEN * (1 + len(typed) // len(SPOKEN))):
        text = typed[place % len(typed)].replace("\0", "")  # the system ends an argument there
        _run(database, tuple(word.replace("{}", text) for word in words), found)


def _run(database: Path, words: Sequence[str], found: Found) -> None:
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", errors="backslashreplace"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["--db", str(database), "--today", "16/05/2022", *words])
    out.seek(0)
    where = " ".join(words)
    found.look(out.read().replace("\r\n", "\n"), where)
    found.look(err.getvalue(), where)
    unopened = words[:2] == ("plan", "check") and code == 4  # no file can have a name that is too long
    if not (code in (0, 1, 2, 3) or unopened) or "ngoài dự kiến" in err.getvalue():
        found.wrong.append(f"{where!r}: {code} {err.getvalue()[:300]}")


async def _press(driven: Driven, found: Found, *keys: str) -> None:
    for key in keys:
        await driven.press(key)
        _look(driven, found, key)


async def _open(driven: Driven, found: Found, key: str) -> None:
    """Something opens, or it is said why not."""
    before = driven.answer
    await driven.press(key)
    await driven.until(lambda: driven.app.screen is not driven.main or driven.answer not in ("", before))
    _look(driven, found, key)


async def _leave(driven: Driven) -> None:
    for _time in range(4):
        if driven.app.screen is not driven.main:
            await driven.press("escape")
    await driven.until(lambda: driven.app.screen is driven.main)
    await driven.press("escape")


async def _paste(driven: Driven, found: Found, text: str) -> None:
    focused = driven.app.focused
    if focused is not None:
        focused.post_message(events.Paste(text))
        await driven.pilot.pause()
    _look(driven, found, "paste")


def _look(driven: Driven, found: Found, where: str) -> None:
    """Every piece of the screen: its letters, and whether anything would act when it is clicked."""
    app: App[None] = driven.app
    place = f"{type(app.screen).__name__} after {where}"
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            found.look(segment.text, place)
            if segment.style is not None and (segment.style.link or "@click" in segment.style.meta):
                found.wrong.append(f"{place}: {segment.text!r} acts")


def go(database: Path, typed: Sequence[str]) -> Found:
    """All of it; half a character, which no database can keep, is typed as well."""
    found = Found()
    typed = (*typed, "\ud83dx", "x\udc80")
    asyncio.run(walk(database, typed, found))
    ask(database, typed, found)
    return found
