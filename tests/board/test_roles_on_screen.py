"""Who may only look, on the screen: the same screen, every key that changes something refused with the sentence."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.app import App

from board.app import BoardApp
from board.keys import BY_ID, KEYS
from board.screens.form_screen import FormScreen
from board.screens.main_screen import MainScreen
from store.letters.wishes import WriteLetters
from store.open_board import OpenBoard
from store.wishes import AddFeed, AddNote, AddUser, RemoveUser, SetRole
from store.words import Role
from tests.board.app_driven import TODAY, Driven, running

CHANGING: dict[str, tuple[str, ...]] = {
    "move-left": ("right", "<"),
    "move-right": (">",),
    "evidence": ("m",),
    "extend": ("h",),
    "note": ("g",),
    "people": ("p",),
    "column": ("c",),
    "cause": ("y",),
    "edit-row": ("enter", "enter", "enter"),
    "measure": ("5", "m"),
    "undo": ("u",),
    "redo": ("ctrl+r",),
    "undo-action": ("7", "u"),
    "save-view": ("v", "+"),
    "rename-view": ("v", "m"),
    "remove-view": ("v", "t"),
    "raise-view": ("v", "<"),
    "lower-view": ("v", ">"),
    "undo-view": ("v", "u"),
    "redo-view": ("v", "ctrl+r"),
    "redo-action": ("7", "ctrl+r"),
    "add-feed": ("6", "+"),
    "renew-feed": ("6", "m"),
    "revoke-feed": ("6", "t"),
    "undo-feed": ("6", "u"),
    "redo-feed": ("6", "ctrl+r"),
    "open-feed": ("6", "enter"),
    "meeting": ("f5",),
    "write-letters": ("9", "+"),
    "number-letter": ("9", "end", "m"),
    "reply-letter": ("9", "end", "g"),
    "undo-letter": ("9", "u"),
    "redo-letter": ("9", "ctrl+r"),
}
"""Key that changes something (or tells other people's addresses) → what to press on the board to have it act."""

LOOKING = frozenset(
    """
up down first last page-up page-down open mark left right more less group list zoom-in zoom-out earlier later today
view-board view-timeline view-matrix view-agencies view-targets view-history views plans calendars sort-matrix sort-agencies
filter complete next-offer previous-offer next-hit previous-hit keep-filter drop-filter back palette help close-help explain
paint-anew theme suspend leave close choice-up choice-down leave-choice next-field previous-field
next-line previous-line break-line discard-draft cancel leave-conflict
meeting-next meeting-previous meeting-up meeting-down meeting-first meeting-last
meeting-page-1 meeting-page-2 meeting-page-3 meeting-page-4 meeting-page-5
meeting-page-6 meeting-page-7 meeting-blank meeting-explain meeting-causes leave-meeting leave-follow
reopen export-timeline saved-views show-view
view-year week-earlier week-later turn-year list-week letters open-letter export-letter
""".split()  # noqa: SIM905 - a list of names is read in lines
)
"""Keys that change nothing on the board."""

SENDING = frozenset(
    """
submit pick take-theirs take-mine take-both decide
meeting-open meeting-decide meeting-cause meeting-extend meeting-evidence meeting-park meeting-undo meeting-redo undo-meeting
""".split()  # noqa: SIM905 - as above
)
"""They send what a form, a list, a conflict or a presenter asks for, and those do not open for who may not send."""


def _people(database: Path) -> None:
    with OpenBoard(str(database), user="an") as board:
        board.apply(AddFeed("Lịch chung"), today=TODAY)
        board.apply(WriteLetters(("2022",), TODAY, TODAY + timedelta(days=10)), today=TODAY)
        for name, role in (("an", Role.ADMIN), ("minh", Role.EDITOR), ("xem", Role.VIEWER)):
            board.apply(AddUser(name, role), today=TODAY)


def _changes(database: Path) -> int:
    with OpenBoard(str(database), user="an") as board:
        return board.last_change()


def test_every_key_has_a_decision() -> None:
    """A new key is either shown here to be refused, or said to change nothing."""
    assert {key.id for key in KEYS} == CHANGING.keys() | LOOKING | SENDING
    assert not CHANGING.keys() & (LOOKING | SENDING)


_SHOWN = {"5": "Phải đạt: ", "6": "Lịch chung", "7": "thêm người dùng", "9": "chờ trả lời"}
"""Key that opens a view → what is to be seen there before anything is pressed."""


async def _press(program: Driven, keys: tuple[str, ...]) -> None:
    for key in keys[:-1]:
        before = program.text
        await program.press(key)
        if key in _SHOWN:
            await program.until(lambda: _SHOWN[key] in program.text)  # noqa: B023 - awaited at once
        elif key == "enter":
            await program.until(lambda: program.text != before)  # noqa: B023 - awaited at once
    await program.press(keys[-1])


@pytest.mark.parametrize(
    ("user", "key"),
    [
        *(("xem", key) for key in CHANGING if key in BY_ID),
        *(("nguoi-la", key) for key in ("move-right", "evidence", "undo", "save-view", "add-feed", "meeting")),
    ],
)
async def test_a_viewers_key_is_refused_with_the_sentence(user: str, key: str, database: Path) -> None:
    """Nothing opens into which somebody would type in vain; nothing is written; how to go on is said."""
    _people(database)
    before = _changes(database)

    async with running(database, user=user) as program:
        await _press(program, CHANGING[key])
        await program.until(lambda: "việc này cần vai trò" in program.text)

        assert not isinstance(program.app.screen, FormScreen)
        assert f"“{user}”" in program.answer
    assert _changes(database) == before


@pytest.mark.parametrize("key", ["add-feed", "renew-feed", "revoke-feed", "open-feed"])
async def test_addresses_of_calendars_are_for_admins(key: str, database: Path) -> None:
    """Whoever has the address of a calendar sees it for ever, with whatever role."""
    _people(database)

    async with running(database, user="minh") as program:
        await _press(program, CHANGING[key])
        await program.until(lambda: "cần vai trò người quản trị" in program.answer)


async def test_an_editor_who_is_demoted_meanwhile_is_refused_at_the_next_change(database: Path) -> None:
    """Also in a form that was open before; what was typed stays in it."""
    _people(database)

    async with running(database, user="minh") as program:
        await program.press("g")
        await program.until(lambda: isinstance(program.app.screen, FormScreen))
        await program.type("gọi lại")
        with OpenBoard(str(database), user="an") as board:
            board.apply(SetRole("minh", Role.VIEWER), today=TODAY)
        await program.press("enter")
        await program.until(lambda: "“minh” là người xem; việc này cần vai trò người cập nhật." in program.answer)

        assert "gọi lại" in program.text


async def test_the_head_says_who_may_only_look(database: Path) -> None:
    """As soon as it is so; and no more when it is no longer so."""
    _people(database)

    async with running(database, user="xem", size=(80, 24)) as program:
        await program.until(lambda: "chỉ xem · số liệu đến 16/05/2022" in program.text)
        with OpenBoard(str(database), user="an") as board:
            board.apply(SetRole("xem", Role.EDITOR), today=TODAY)
        await program.until(lambda: "chỉ xem" not in program.text)
        await program.press("g")
        await program.until(lambda: isinstance(program.app.screen, FormScreen))


async def test_without_users_nothing_is_said(database: Path) -> None:
    """One office, one file: nobody needs to hear of roles."""
    async with running(database) as program:
        await program.press("g")
        await program.until(lambda: isinstance(program.app.screen, FormScreen))
        await program.press("escape")

        assert "chỉ xem" not in program.text
        assert isinstance(program.app.screen, MainScreen)


async def test_a_viewers_view_follows_others(database: Path) -> None:
    """Looking is all of it: also what others do meanwhile."""
    _people(database)

    async with running(database, user="xem") as program:
        await program.until(lambda: "chỉ xem" in program.text)
        with OpenBoard(str(database), user="minh") as board:
            change = board.apply(AddNote("2022/V.1", "xong"), today=TODAY).change
        await program.until(lambda: program.app.board is not None and program.app.board.change >= change)


class TestNothingLeavesTheProgram:
    """A flaw that lets somebody call actions must not write files on the server or start programs there."""

    async def test_no_picture_no_file_no_browser(
        self, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Called as markup would call them."""
        browser = tmp_path / "browser"
        browser.write_text(f"#!/bin/sh\ntouch {tmp_path}/mo-roi\n")
        browser.chmod(0o755)
        monkeypatch.setenv("BROWSER", str(browser))
        monkeypatch.chdir(tmp_path)
        before = sorted(tmp_path.iterdir())

        async with running(database) as program:
            for action in (f"app.screenshot('anh.svg', '{tmp_path}')", "app.screenshot"):
                await program.app.run_action(action)
            program.app.save_screenshot("anh.svg", str(tmp_path))
            program.app.deliver_screenshot("anh.svg", str(tmp_path))
            program.app.open_url("https://example.vn")
            await program.pilot.pause(0.2)

        assert sorted(
            path for path in tmp_path.iterdir() if path.name != "board.db" and "board.db" not in path.name
        ) == [path for path in before if "board.db" not in path.name]

    def test_whatever_textual_offers_of_the_kind_is_closed(self) -> None:
        """A newer Textual may offer more."""
        kinds = ("deliver_", "open_url", "copy_to_clipboard", "action_screenshot", "save_screenshot", "action_suspend")
        offered = {name for name in dir(App) if name.startswith(kinds)}

        assert {name for name in offered if getattr(BoardApp, name) is getattr(App, name)} == set()

    async def test_over_ssh_nothing_goes_into_the_persons_clipboard(
        self, database: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is copied in a field can be put into another; the terminal hears nothing of it."""
        monkeypatch.setenv("BOARD_OVER_SSH", "1")

        async with running(database) as program:
            written: list[str] = []
            driver = program.app._driver
            assert driver is not None
            monkeypatch.setattr(driver, "write", written.append)
            program.app.copy_to_clipboard("a\x1bb")

            assert program.app.clipboard == "a\ufffdb"
            assert not [text for text in written if "\x1b]52" in text]


async def test_over_ssh_whoever_is_removed_has_to_leave(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They could not come in any more; a screen that was left open is no way around that."""
    monkeypatch.setenv("BOARD_OVER_SSH", "1")
    with OpenBoard(str(database), user="admin") as board:
        board.apply_all([AddUser("admin", Role.ADMIN), AddUser("lan", Role.EDITOR)], today=TODAY)
    async with running(database) as driven:
        await driven.until(lambda: not driven.main.only_looks())

        with OpenBoard(str(database), user="admin") as board:
            board.apply(RemoveUser("lan"), today=TODAY)
        await driven.until(lambda: driven.app.return_code == 1)

        assert driven.app.failure == "“lan” không còn được đăng ký dùng bảng; xin liên hệ người quản trị."
