"""The timeline on paper and in a pipe: the same tasks, zoom and days as on the screen, readable without colour."""

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from board.reports.svg_text import FONTS, measure, wrapped
from board.reports.timeline_page import TimelinePage, page_of, page_scale
from board.reports.timeline_svg import timeline_svg
from board.reports.timeline_text import timeline_text
from board.screens.choice_screen import ChoiceScreen
from board.screens.form_screen import FormScreen
from board.screens.main_screen import MainScreen
from board.timeline.scale import Zoom
from store.views import TaskView
from store.words import Column
from tests.board.app_driven import running
from tests.board.prompt import Prompt
from tests.board.tasks_made import board, mark, task

QUARTER = (date(2022, 1, 1), date(2022, 3, 31))
LATE = task("IV.1", mark(1, date(2022, 1, 1), date(2022, 3, 31)))
DONE = task("IV.3", mark(1, date(2022, 1, 1), date(2022, 1, 31), done_on=date(2022, 1, 31)))
MOVED = task("V.1", mark(1, date(2022, 4, 1), date(2022, 8, 31), original_due=date(2022, 6, 30)))
FUZZY = task("II.2", mark(1, date(2022, 6, 1), date(2022, 9, 30), approximate=True))
GONE = task("V.9", mark(1, None, date(2022, 9, 30)), column=Column.DROPPED)
SVG = "{http://www.w3.org/2000/svg}"


def page(*tasks: TaskView, **known: object) -> TimelinePage:
    """A page of these tasks."""
    return page_of(board(tasks), tasks, **known)  # type: ignore[arg-type]


def words(svg: str) -> list[str]:
    """Every line of text of the picture."""
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - made here


def test_the_head_says_which_plan_which_numbers_which_day_and_which_filter() -> None:
    """A page without its day of judging is worth nothing a week later."""
    made = page(LATE, DONE, filter_text="chủ-trì:SNV")

    for said in (timeline_text(made), "\n".join(words(timeline_svg(made)))):
        assert "BIỂU ĐỒ TIẾN ĐỘ" in said
        assert "Kế hoạch CCHC năm 2022 · 2942/QĐ-UBND" in said
        assert "Tổng 2 · HT đúng hạn 1" in said
        assert "(số liệu đến 16/05/2022)" in said
        assert "Lọc: chủ-trì:SNV" in said


def test_text_and_picture_have_every_task_in_the_order_of_the_screen() -> None:
    """Late first; what has left the board says so in place of a bar."""
    made = page(DONE, GONE, LATE, MOVED)

    lines = [line.split()[0] for line in timeline_text(made).splitlines() if line.startswith((" IV", " V"))]
    numbers = [one for one in words(timeline_svg(made)) if one in {"IV.1", "IV.3", "V.1", "V.9"}]

    assert lines == numbers
    assert lines[0] == "IV.1"
    assert "không thực hiện" in timeline_text(made)


def test_the_picture_is_a_page_in_landscape_that_grows_only_when_it_must() -> None:
    """A4 for a few, A3 for a plan, one long page for more."""
    few, plan, many = (
        ET.fromstring(timeline_svg(page(*(task(f"IV.{n}", LATE.marks[0]) for n in range(count)))))  # noqa: S314 - made here
        for count in (5, 31, 120)
    )

    assert (few.get("width"), few.get("height")) == ("297mm", "210mm")
    assert (plan.get("width"), plan.get("height")) == ("420mm", "297mm")
    assert float((many.get("height") or "").removesuffix("mm")) > 297


def test_nothing_in_the_picture_is_told_by_colour_alone() -> None:
    """Late days are hatched, done ones carry a check mark, a fuzzy end is dashed: a black and white print says all of it."""
    drawn = timeline_svg(page(LATE, DONE, MOVED, FUZZY))

    assert 'fill="url(#late)"' in drawn
    assert 'fill="url(#fading)"' in drawn
    assert {"thời gian thực hiện", "quá hạn", "số ngày chậm", "hoàn thành", "kỳ tới", "hạn cũ", "ước lượng"} <= set(
        words(drawn)
    )


def test_beside_a_bar_on_paper_stand_words_not_the_marks_of_a_screen() -> None:
    """Nobody in a meeting can ask the paper what !136ng or a question mark is."""
    late = task("VII.3", mark(1, *QUARTER, done_on=date(2022, 4, 15)))
    group = task("III.1", mark(1, *QUARTER, agency="stc"), mark(2, *QUARTER, agency="snv", done_on=date(2022, 3, 1)))
    unclear = task("III.2", mark(1, *QUARTER), lead_short="SNV ?")

    said = words(timeline_svg(page(LATE, DONE, late, group, unclear)))

    assert {"quá hạn 46 ngày", "hoàn thành 31/01", "Tình trạng", "SNV (chưa rõ)"} <= set(said)
    assert {"hoàn thành quá hạn", "15/04", "đã nộp 1/2,"} <= set(said)
    assert not any(word[-2:] == "ng" and word[:-2].lstrip("!").isdigit() for line in said for word in line.split())
    assert not any("✓" in line or line.endswith("?") for line in said)


def test_below_the_text_stands_what_its_short_leads_mean() -> None:
    """Ten cells have no room for words; a page without such leads has no such line."""
    group = task("III.1", mark(1, *QUARTER, agency="stc"), mark(2, *QUARTER, agency="snv"), lead_short="nhóm")
    unclear = task("III.2", mark(1, *QUARTER), lead_short="SNV ?")

    ending = timeline_text(page(group, unclear)).splitlines()[-2:]

    assert ending == [" nhóm 0/2: việc của một nhóm, 0 trong 2 cơ quan đã nộp", " ?: chưa rõ cơ quan chủ trì"]
    assert "ngoài khung" in timeline_text(page(LATE)).splitlines()[-1]


def test_what_was_done_before_the_days_shown_has_its_day_in_the_picture() -> None:
    """A bare tick beside the first week would say that it was done in it."""
    done = task("IV.3", mark(1, date(2022, 1, 1), date(2022, 3, 31), done_on=date(2022, 1, 31)))

    assert "31/01/2022" in words(timeline_svg(page(done, zoom=Zoom.WEEK)))


def test_days_off_are_shaded_and_named_at_week_zoom_only() -> None:
    """The legend of a page names only what is on it."""
    assert "nghỉ lễ" in words(timeline_svg(page(LATE, zoom=Zoom.WEEK)))
    assert "nghỉ lễ" not in words(timeline_svg(page(LATE)))


def test_letters_are_letters_in_type_faces_with_vietnamese_and_strangers_words_are_inert() -> None:
    """Text can be searched; a title with tags or controls draws nothing of its own."""
    drawn = timeline_svg(page(task("IV.1", LATE.marks[0], title='<script>alert("x")</script> & \x1b[31m')))

    assert "<script" not in drawn
    assert "\x1b" not in drawn
    assert "Noto Sans" in FONTS
    assert any("<script>" in line for line in words(drawn))


def test_the_same_page_gives_the_same_characters() -> None:
    """Two exports of unchanged data can be compared by any program."""
    assert timeline_svg(page(LATE, MOVED)) == timeline_svg(page(LATE, MOVED))
    assert timeline_text(page(LATE, MOVED)) == timeline_text(page(LATE, MOVED))


def test_a_span_shows_every_unit_that_it_touches() -> None:
    """From March to June are four months, whatever the screen would show."""
    made = page(LATE, zoom=Zoom.MONTH, span=(date(2022, 3, 15), date(2022, 6, 2)))
    scale = page_scale(made, columns=100)

    assert (scale.first_day, scale.last_day) == (date(2022, 3, 1), date(2022, 6, 30))


def test_long_titles_are_wrapped_and_cut_to_their_room() -> None:
    """Two lines at most; no line wider than its room."""
    lines = wrapped("Rà soát, sắp xếp lại cơ cấu số lượng lãnh đạo " * 4, 60, 2.8)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(measure(line, 2.8) <= 60 for line in lines)


def test_the_prompt_writes_a_file_by_its_ending_or_text_to_the_output(prompt: Prompt, tmp_path: Path) -> None:
    """For a mail, a report, a script."""
    picture = tmp_path / "tien-do.svg"

    assert prompt("timeline", "--plan", "2022", "--export", str(picture)).code == 0
    assert "Tổng 31" in picture.read_text(encoding="utf-8")

    said = prompt("timeline", "--plan", "2022", "--export", "-", "--filter", "mục:V", "--zoom", "year")
    assert said.code == 0
    assert "Lọc: mục:V" in said.out
    assert "năm/quý" in said.out

    drawn = prompt("timeline", "--plan", "2022", "--export", "-", "--format", "svg")
    assert drawn.out == picture.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--export", "x.pdf"),
        ("--zoom", "week"),
        ("--export", "-", "--from", "1/6/2022", "--to", "1/5/2022"),
    ],
)
def test_what_cannot_be_exported_is_wrong_usage(prompt: Prompt, wrong: tuple[str, ...]) -> None:
    """Another ending, a zoom without an export, a span that ends before it begins."""
    assert prompt("timeline", *wrong).code == 2


async def test_the_screen_writes_what_it_shows_and_says_where(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same filter, zoom and days; a name that is taken is left alone."""
    folder = tmp_path / "xuất"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "tien-do-2022-20220516.txt").write_text("của người khác", encoding="utf-8")
    async with running(database, view="timeline", filter_text="mục:V") as app:
        await app.press("plus", "f9")
        await app.until(lambda: isinstance(app.app.screen, ChoiceScreen))
        await app.press("down", "enter")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        assert "tien-do-2022-20220516-2.txt" in app.text
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, MainScreen) and "Đã ghi" in app.answer)

        assert str(folder / "tien-do-2022-20220516-2.txt") in app.answer
    written = (folder / "tien-do-2022-20220516-2.txt").read_text(encoding="utf-8")
    assert "Lọc: mục:V" in written
    assert "tháng/tuần" in written


@pytest.mark.parametrize(
    ("typed", "said"),
    [("khong-co/bieu-do", "Không có thư mục"), ("da-co.svg", "Đã có"), ("", "Xin nhập tên tệp"), (".", "là thư mục")],
)
async def test_a_name_that_cannot_be_written_to_is_typed_again(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    """Nobody's file is overwritten, no folder is made up; the name stays to be put right."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "da-co.svg").write_text("của người khác", encoding="utf-8")
    async with running(database, view="timeline") as app:
        await app.press("f9")
        await app.until(lambda: isinstance(app.app.screen, ChoiceScreen))
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        await app.press("ctrl+u")
        await app.type(typed)
        await app.press("enter")
        await app.until(lambda: said in app.answer)

    assert (tmp_path / "da-co.svg").read_text(encoding="utf-8") == "của người khác"


async def test_a_typed_path_says_where_the_picture_goes(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another folder than the one from which the program was started; without an ending it gets the chosen one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "xuất").mkdir()
    async with running(database, view="timeline") as app:
        await app.press("f9")
        await app.until(lambda: isinstance(app.app.screen, ChoiceScreen))
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        await app.press("ctrl+u")
        await app.type("xuất/họp")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, MainScreen) and "Đã ghi" in app.answer)

    assert (tmp_path / "xuất" / "họp.svg").exists()


async def test_over_ssh_no_file_is_written(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person there may do nothing on that machine but use the board."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOARD_OVER_SSH", "1")
    before = set(tmp_path.iterdir())
    async with running(database, view="timeline") as app:
        await app.press("f9")
        await app.until(lambda: "board timeline --export - --format svg" in app.answer)

    assert {path for path in tmp_path.iterdir() if path.suffix in {".svg", ".txt"}} <= before
