"""Whatever is typed into whatever field of whatever form: a sentence, or it is taken. Never the end of the program."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from board.app import BoardApp
from board.screens.choice_screen import ChoiceScreen
from board.screens.form_screen import Field, Form, FormError, FormScreen
from board.screens.letters_screen import LettersScreen
from board.screens.meeting_screen import MeetingScreen
from board.screens.widgets.growing_field import GrowingField
from board.screens.widgets.message_line import MessageLine
from store.first_view import first_view
from store.letters.wishes import RecordReply, WriteLetters
from store.meetings.wishes import Decide, OpenMeeting
from store.open_board import OpenBoard
from tests.board.app_driven import TODAY, Driven, running

NONSENSE = ("31/02/2022", "~khong-ai/x", "9" * 400)
TASK = "2022/IV.5"

Way = Callable[[Driven], Awaitable[None]]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written into the folder from which the program was started."""
    folder = tmp_path / "start"
    folder.mkdir()
    monkeypatch.chdir(folder)


def keys(*pressed: str) -> Way:
    """The keys that open it from the board."""

    async def way(app: Driven) -> None:
        await app.press(*pressed)

    return way


def asked(form: str) -> Way:
    """As a row of the task's screen asks for it."""

    async def way(app: Driven) -> None:
        app.main.ask_form(form, (TASK,))

    return way


async def leaving(app: Driven) -> None:
    """c, then the column that needs a paper."""
    await app.press("c")
    await app.until(lambda: isinstance(app.app.screen, ChoiceScreen))
    await app.type("tam dung")
    await app.press("enter")


async def exporting(app: Driven) -> None:
    """2, F9, and which kind of file."""
    await app.press("2", "f9")
    await app.until(lambda: isinstance(app.app.screen, ChoiceScreen))
    await app.press("enter")


def letters(*pressed: str) -> Way:
    """A form of the letters: on the first letter that was written."""

    async def way(app: Driven) -> None:
        if not isinstance(app.app.screen, LettersScreen):
            await app.press("9")
            await app.until(lambda: isinstance(app.app.screen, LettersScreen) and "CẦN ĐÔN ĐỐC" in app.text)
            await app.press("end")
        await app.press(*pressed)

    return way


def in_the_meeting(*pressed: str) -> Way:
    """A form of the meeting that goes on, from its list of what was decided."""

    async def way(app: Driven) -> None:
        if not isinstance(app.app.screen, MeetingScreen):
            await app.press("f5")
            await app.until(lambda: isinstance(app.app.screen, MeetingScreen) and "/7" in app.text)
        await app.press(*pressed)

    return way


FORMS: dict[str, Way] = {
    "evidence": keys("m"),
    "extend": keys("h"),
    "note": keys("g"),
    "people": keys("p"),
    "leave": leaving,
    **{f"words-{cell}": asked(f"words-{cell}") for cell in ("title", "outputs", "deadline", "lead", "coordinators")},
    **{f"reading-{cell}": asked(f"reading-{cell}") for cell in ("deadline", "lead", "coordinators")},
    "measure": keys("5", "down", "m"),
    "export": exporting,
    "letters": letters("+"),
    "number": letters("m"),
    "reply": letters("g"),
    "open": keys("f5"),
    "decide": in_the_meeting("k"),
    "edit": in_the_meeting("7", "home", "enter"),
    "settle": in_the_meeting("7", "home", "m"),
    "close": in_the_meeting("7", "end", "enter"),
}
_WITH_A_MEETING = ("decide", "edit", "settle", "close")


@asynccontextmanager
async def opened(name: str, database: Path) -> AsyncIterator[Driven]:
    """The program on a board where the form can be opened."""
    with OpenBoard(str(database), user="lan") as board:
        if name in ("number", "reply", "letters"):
            board.apply(WriteLetters(("2022",), date(2022, 5, 1), date(2022, 5, 11)), today=TODAY)
            board.apply(RecordReply(1, date(2022, 5, 12), "1/BC"), today=TODAY)
        if name in _WITH_A_MEETING:
            number = board.meetings.hold(OpenMeeting(("2022",), TODAY), today=TODAY).number
            board.apply(Decide(number, "Trình dự thảo", "snv", task=TASK), today=TODAY)
    async with running(database) as app:
        yield app


async def form(app: Driven, name: str) -> FormScreen:
    """The form, open."""
    if not isinstance(app.app.screen, FormScreen):
        await FORMS[name](app)
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
    screen = app.app.screen
    assert isinstance(screen, FormScreen)
    return screen


@pytest.mark.parametrize("name", FORMS)
async def test_nonsense_in_any_field_of_any_form_is_answered_with_a_sentence(name: str, database: Path) -> None:
    """Or taken, where any words may stand. The program goes on, and the form with what was typed."""
    fields: list[str] = []
    tried = 0
    while not tried or tried < len(fields):
        fresh = Path(shutil.copy(database, database.with_name(f"{tried}.db")))
        async with opened(name, fresh) as app:
            fields = [f"#{field.id}" for field in (await form(app, name)).query(GrowingField)]
            while tried < len(fields) and await answered(app, fields[tried]):
                tried += 1
        tried += 1


async def answered(app: Driven, field: str) -> bool:
    """Put all nonsense into a field, one after the other; False once it was taken and the form has closed."""
    screen = app.app.screen
    stood = screen.query_one(field, GrowingField).value
    for typed in NONSENSE:
        screen.query_one(field, GrowingField).value = typed
        before = {one.id: one.value for one in screen.query(GrowingField)}
        await app.press("enter")
        await app.until(lambda: app.answer or app.app.screen is not screen)
        if app.app.screen is not screen:
            return False
        assert "ngoài dự kiến" not in app.answer
        assert {one.id: one.value for one in screen.query(GrowingField)} == before
        app.app.screen.query_one(MessageLine).clear()
    screen.query_one(field, GrowingField).value = stood
    return True


async def test_what_was_typed_outlives_the_program(database: Path, tmp_path: Path) -> None:
    """An error beside the form, the moment after the last letter: the next session offers all of it."""

    def fail() -> None:
        raise KeyError("reply_by")

    app = BoardApp(
        first_view(str(database), ["2022"], today=TODAY),
        partial(OpenBoard, str(database), user="lan"),
        user="lan",
        today=TODAY,
        plans=["2022"],
        view="board",
        filter_text="",
        drafts=tmp_path / "drafts",
    )
    with pytest.raises(KeyError):  # noqa: PT012 - the program ends within it
        async with app.run_test() as pilot:
            driven = Driven(app, pilot)
            await driven.press("g")
            await driven.until(lambda: isinstance(app.screen, FormScreen) and app.drafts is not None)
            await driven.type("đang soạn")
            app.call_next(fail)
            await pilot.pause()

    kept = [path.read_text() for path in (tmp_path / "drafts").rglob("*.json")]
    assert len(kept) == 1
    assert "đang soạn" in kept[0]


@pytest.mark.parametrize("error", [FormError("no_such_field", "Sai rồi."), KeyError("reply_by"), ValueError("năm 0")])
async def test_an_error_that_nobody_foresaw_is_told_and_all_that_was_typed_stays(
    error: Exception, database: Path
) -> None:
    """A mistake of ours costs nobody their words, and says where it can be found."""

    def wishes(_typed: dict[str, str], _none: None) -> tuple[()]:
        raise error

    async with running(database) as app:
        made = FormScreen(Form("Thử", (), (Field("text", "Nội dung"),), wishes), None)
        await app.app.push_screen(made)
        await app.type("đang soạn")
        await app.press("enter")
        await app.until(lambda: app.answer)

        assert app.app.screen is made
        assert made.query_one(GrowingField).value == "đang soạn"
        assert ("Sai rồi." in app.answer) == isinstance(error, FormError)
