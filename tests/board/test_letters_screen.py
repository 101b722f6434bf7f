"""Chasing letters on the screen: one key away, written, numbered, answered and taken back there."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from board.over_ssh import MARK
from board.screens.drawing import width
from board.screens.form_screen import FormScreen
from board.screens.letters_screen import AskedScreen, LetterList, LettersScreen
from board.screens.task_screen import TaskScreen
from board.screens.widgets.text_field import TextField
from store.letters.views import LetterView
from store.letters.wishes import WriteLetters
from store.open_board import OpenBoard
from store.wishes import AddUser
from store.words import Role
from tests.board.app_driven import TODAY, Driven, running

SIZES = [(40, 15), (80, 24), (120, 40), (200, 50)]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written into the folder from which the program was started."""
    folder = tmp_path / "start"
    folder.mkdir()
    monkeypatch.chdir(folder)


def letters(database: Path) -> tuple[LetterView, ...]:
    """All letters, oldest first."""
    with OpenBoard(str(database), user="lan") as board:
        return board.letters.all()


async def opened(app: Driven) -> LetterList:
    """The list, once its letters have come."""
    await app.press("9")
    await app.until(lambda: isinstance(app.app.screen, LettersScreen) and "CẦN ĐÔN ĐỐC" in app.text)
    return app.app.screen.query_one(LetterList)


async def choose(app: Driven, key: str) -> None:
    """Select the row of this key."""
    await app.press("home")
    listed = app.app.screen.query_one(LetterList)
    for _row in range(20):
        await app.pilot.pause()
        if listed.chosen == key:
            return
        await app.press("down")
    raise AssertionError(f"{key}\n{app.text}")


async def form(app: Driven, *keys: str) -> FormScreen:
    """The form that these keys open."""
    await app.press(*keys)
    await app.until(lambda: isinstance(app.app.screen, FormScreen))
    screen = app.app.screen
    assert isinstance(screen, FormScreen)
    return screen


def fill(screen: FormScreen, **typed: str) -> None:
    """Put this into the fields."""
    for name, text in typed.items():
        screen.query_one(f"#field-{name}", TextField).value = text


async def test_the_list_tells_who_is_to_be_chased_and_how_each_letter_stands(demo_database: Path) -> None:
    """By marks as well as words: … may be answered, ! was not, ✓ was."""
    async with running(demo_database) as app:
        await opened(app)

        assert "CẦN ĐÔN ĐỐC · 2 cơ quan · 5 việc" in app.text
        assert "lần 2 · 4 việc · lâu nhất: quá hạn 46 ngày" in app.text
        assert "2 việc đang chờ trả lời" in app.text
        assert "… chờ trả lời đến 20/05/2022" in app.text
        assert "✓ trả lời 15/BC-MẪU 13/04/2022" in app.text
        assert "! quá hạn trả lời 15/04/2022" in app.text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_list_is_whole_at_every_size(demo_database: Path, size: tuple[int, int]) -> None:
    """Nothing is wider than the window; what a letter is stays readable."""
    async with running(demo_database, size=size) as app:
        await opened(app)
        for _row in range(6):
            await app.press("down")
            lines = app.text.split("\n")
            assert len(lines) == size[1]
            assert all(width(line) <= size[0] for line in lines)
            assert "? trợ giúp" in lines[-1]


@pytest.mark.parametrize("cells", [40, 60])
async def test_on_a_narrow_screen_days_and_counts_stay(demo_database: Path, cells: int) -> None:
    """A row that has no room goes on below; until when an answer may come was cut off."""
    async with running(demo_database, size=(cells, 40)) as app:
        await opened(app)
        told = " ".join(app.text.split())

        assert "lần 2 · 4 việc · lâu nhất: quá hạn 46 ngày" in told
        for letter in letters(demo_database):
            assert f"lần {letter.round} · {letter.document or 'chưa lấy số'} · {letter.dated:%d/%m/%Y} · " in told
            assert f"{letter.replied_on or letter.reply_by:%d/%m/%Y}" in told


async def test_an_agency_that_waits_names_what_it_was_asked_for(demo_database: Path) -> None:
    """That two things wait, alone, sent people to the letters, to look for them."""
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "chase 2022 snv")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, AskedScreen))
        asked = [item.number for one in letters(demo_database) if one.agency.key == "snv" for item in one.items]

        assert asked
        assert all(number in app.text for number in asked)
        assert "chờ trả lời đến" in app.text


async def test_a_reply_is_typed_at_once_and_its_day_takes_the_place_of_the_one_proposed(demo_database: Path) -> None:
    """Letters typed right away stood behind the day: "16/05/202288/SNV"."""
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "letter 3")
        await form(app, "g")
        await app.type("88/SNV")
        await app.press("tab")
        await app.type("12/5/2022")
        await app.press("enter")
        await app.until(lambda: "✓ trả lời 88/SNV 12/05/2022" in app.text)


async def test_enter_shows_what_a_letter_asks_for(demo_database: Path) -> None:
    """And what an agency would be asked for in its next one."""
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "letter 3")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, AskedScreen))
        assert "130/CV-MẪU, 10/05/2022" in app.text
        assert "IV.5" in app.text
        assert "lần 1 · 101/CV-MẪU · 04/04/2022 · không trả lời" in app.text

        await app.press("escape")
        await choose(app, "chase 2022 dai-ptth")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, AskedScreen))
        assert "VII.6" in app.text
        assert "lần 1" in app.text


async def test_the_office_that_follows_the_plan_is_listed_with_why_it_gets_no_letter(demo_database: Path) -> None:
    """Văn phòng UBND tỉnh follows the plan of 2022: it has late work too, and does not write to itself."""
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "own 2022 vpub")
        assert "1 việc do chính cơ quan theo dõi kế hoạch thực hiện, không lập công văn" in app.text

        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, AskedScreen))
        assert "VII.3" in app.text
        assert "không lập công văn" in app.text


async def test_a_letter_to_one_agency_is_written_with_its_file_and_taken_back(
    demo_database: Path, tmp_path: Path
) -> None:
    """One action; u takes it back, the file stays with whoever has it."""
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "chase 2022 stttt")
        await form(app, "+")
        assert "Sở Thông tin và Truyền thông · lần 2 · 4 việc" in app.text
        await app.press("enter")
        await app.until(lambda: "Đã ghi" in app.answer)

        (path,) = (tmp_path / "start").iterdir()
        assert path.name == "don-doc-4-stttt-lan-2.docx"
        assert str(path) in app.answer
        written = letters(demo_database)[-1]
        assert (written.agency.key, written.round, written.dated, len(written.items)) == ("stttt", 2, TODAY, 4)
        assert written.reply_by == date(2022, 5, 26)
        text = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
        assert "Sở Thông tin và Truyền thông" in text
        await app.until(lambda: "4 công văn" in app.text)

        await app.press("u")
        await app.until(lambda: "3 công văn" in app.text)
        await app.until(lambda: f"Tệp đã ghi vẫn còn, xin xóa nếu không cần: {path}." in app.answer)
        assert len(letters(demo_database)) == 3


async def test_letters_to_all_are_written_into_a_named_folder(demo_database: Path, tmp_path: Path) -> None:
    """Which is made where it is missing; files of others there stay."""
    folder = tmp_path / "thu" / "lan 2"
    folder.mkdir(parents=True)
    (folder / "don-doc-4-stttt-lan-2.docx").write_text("của người khác")
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "chase 2022 stttt")
        screen = await form(app, "+")
        await app.press("c")  # có
        fill(screen, date="15/5", reply="30/05/2022", folder=str(folder))
        await app.press("enter")
        await app.until(lambda: "Đã ghi 2 tệp" in app.answer)

    assert {path.name for path in folder.iterdir()} == {
        "don-doc-4-stttt-lan-2.docx",
        "don-doc-4-stttt-lan-2-2.docx",
        "don-doc-5-dai-ptth-lan-1.docx",
    }
    assert (folder / "don-doc-4-stttt-lan-2.docx").read_text() == "của người khác"
    assert {one.reply_by for one in letters(demo_database)[3:]} == {date(2022, 5, 30)}


async def test_letters_are_written_without_files_where_no_folder_is_named(demo_database: Path, tmp_path: Path) -> None:
    """They can be had later: F9 on the letter."""
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "chase 2022 stttt")
        screen = await form(app, "+")
        fill(screen, folder="")
        await app.press("enter")
        await app.until(lambda: "4 công văn" in app.text)
        assert list((tmp_path / "start").iterdir()) == []

        await choose(app, "letter 4")
        await app.press("f9")
        await app.until(lambda: "Đã ghi" in app.answer)
        await app.press("f9")
        await app.until(lambda: "-2.docx" in app.answer)
        assert len(list((tmp_path / "start").iterdir())) == 2


async def test_a_reply_day_that_is_not_after_the_letters_is_refused(demo_database: Path) -> None:
    """Before anything is written; the field takes the letters."""
    async with running(demo_database) as app:
        await opened(app)
        screen = await form(app, "+")
        fill(screen, reply="16/05/2022")
        await app.press("enter")
        await app.until(lambda: "phải sau ngày công văn 16/05/2022" in app.answer)
        await app.press("escape")
        await app.pilot.pause()

    assert len(letters(demo_database)) == 3


async def test_the_registrys_number_and_the_answer_are_recorded(demo_database: Path) -> None:
    """Both on the selected letter, both with undo."""
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "letter 3")
        screen = await form(app, "m")
        fill(screen, document="131/CV-MẪU")
        await app.press("enter")
        await app.until(lambda: "131/CV-MẪU" in app.text and isinstance(app.app.screen, LettersScreen))

        screen = await form(app, "g")
        fill(screen, date="16/5", document="50/BC-MẪU", note="Sẽ trình trong tháng 6 (mẫu)")
        await app.press("enter")
        await app.until(lambda: "✓ trả lời 50/BC-MẪU 16/05/2022" in app.text)
        (letter,) = [one for one in letters(demo_database) if one.number == 3]
        assert (letter.document, letter.replied_on, letter.reply_note) == (
            "131/CV-MẪU",
            TODAY,
            "Sẽ trình trong tháng 6 (mẫu)",
        )

        await form(app, "g")
        await app.press("up", "c", "enter")  # the last field; có
        await app.until(lambda: "… chờ trả lời đến 20/05/2022" in app.text)
        await app.press("u")
        await app.until(lambda: "✓ trả lời 50/BC-MẪU 16/05/2022" in app.text)


async def test_an_agency_is_no_letter(demo_database: Path) -> None:
    """m, g and F9 say what to choose."""
    async with running(demo_database) as app:
        await opened(app)
        for key in ("m", "g", "f9"):
            await app.press("home", key)
            await app.until(lambda: "chọn một công văn" in app.answer)
            await app.press("escape")


async def test_a_letter_written_meanwhile_is_not_written_twice(demo_database: Path) -> None:
    """The second of two people finds the first one's letter still to be answered."""
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "chase 2022 dai-ptth")
        await form(app, "+")
        with OpenBoard(str(demo_database), user="minh") as other:
            other.apply(WriteLetters(("2022",), TODAY, date(2022, 5, 30), agencies=("dai-ptth",)), today=TODAY)
        await app.press("enter")
        await app.until(lambda: "Không có việc nào cần đôn đốc" in app.answer)
        assert isinstance(app.app.screen, FormScreen)
        await app.press("escape")

    assert len(letters(demo_database)) == 4


async def test_over_ssh_no_file_is_written(
    demo_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is on a machine where the person may do nothing but use the board."""
    monkeypatch.setenv(MARK, "1")
    async with running(demo_database) as app:
        await opened(app)
        await choose(app, "chase 2022 stttt")
        screen = await form(app, "+")
        assert not screen.query("#field-folder")
        await app.press("enter")
        await app.until(lambda: "4 công văn" in app.text)
        await choose(app, "letter 3")
        await app.press("f9")
        await app.until(lambda: "board letter show 3 -o - > don-doc-3-" in app.answer)

    assert list((tmp_path / "start").iterdir()) == []


async def test_who_may_only_look_is_told_so_before_typing(demo_database: Path) -> None:
    """As everywhere."""
    with OpenBoard(str(demo_database), user="an") as board:
        board.apply(AddUser("an", Role.ADMIN), today=TODAY)
        board.apply(AddUser("xem", Role.VIEWER), today=TODAY)
    async with running(demo_database, user="xem") as app:
        await opened(app)
        await app.press("+")
        await app.until(lambda: app.answer != "")
        assert isinstance(app.app.screen, LettersScreen)


async def test_a_tasks_letters_and_decisions_stand_on_its_sheet(demo_database: Path) -> None:
    """Whoever opens the task sees that it was chased, and what was decided."""
    async with running(demo_database, filter_text="phân cấp quản lý công chức", size=(120, 50)) as app:
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, TaskScreen))
        await app.pilot.pause()

        assert "04/04/2022 · Sở Nội vụ · lần 1 · 101/CV-MẪU · ! quá hạn trả lời 15/04/2022" in app.text
        assert "Sở Nội vụ trình quyết định về phân cấp quản lý" in app.text
