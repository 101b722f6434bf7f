"""Targets on the screen: the clause's words, the number asked, the last measurement, what is missing."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from board.screens.conflict_screen import ConflictScreen
from board.screens.drawing import width
from board.screens.form_screen import FormScreen
from board.screens.widgets.target_rows import (
    ClauseWords,
    columns_for,
    head_lines,
    target_lines,
    told_lines,
    words_lines,
)
from board.screens.widgets.text_field import TextField
from plans.target import Quantity, read_targets
from store.open_board import OpenBoard
from store.target_views import MeasurementView, TargetView
from store.wishes import AddUser, MeasureTarget
from store.words import Role
from tests.board.app_driven import TODAY, Driven, running

WORDS = "Giảm tối thiểu 2,5% biên chế công chức (51 biên chế), 2,5% đầu mối (15 đơn vị) so với năm 2021."


def view(*measured: str, words: str = WORDS, number: int = 1) -> TargetView:
    """A target of the clause, measured at the end of one month after the other."""
    targets = read_targets(words, years=(2022,))
    return TargetView(
        plan="2022",
        clause="I.2.g",
        number=number if targets else 0,
        of=len(targets),
        words=words,
        place="Mục I.2, điểm g",
        task=None,
        target=targets[number - 1] if targets else None,
        measurements=tuple(
            MeasurementView(place, date(2022, place, 28), Quantity(Decimal(value), "%"), f"{place}/BC", "")
            for place, value in enumerate(measured, start=1)
        ),
    )


def measurements(database: Path, key: str) -> list[tuple[date, Decimal, str]]:
    """What is recorded of a target: day, number, paper."""
    with OpenBoard(str(database), user="minh") as board:
        (found,) = [one for one in board.targets("2022") if one.key == key]
    return [(one.measured_on, one.quantity.value, one.document) for one in found.measurements]


def drawn(shown: TargetView, cells: int) -> list[str]:
    """The lines of a target as text."""
    lines = target_lines(shown, columns_for([shown], cells), cells, chosen=False)
    return ["".join(text for text, _role in line) for line in lines]


def test_the_figures_stand_below_their_names() -> None:
    """Asked, measured, missing: the three that a meeting looks for."""
    shown = view("1", "2")
    head = "".join(text for text, _role in head_lines(columns_for([shown], 120), 120)[1])
    (line,) = drawn(shown, 120)

    for name, figure in (
        ("Phải đạt", "giảm ≥ 2,5% (51 biên chế)"),
        ("Số đo gần nhất", "2% (28/02/2022)"),
        ("Còn thiếu", "còn thiếu 0,5 điểm %"),
    ):
        assert line[head.index(name) :].startswith(figure)
    assert line.startswith("     #1 biên chế công chức")


def test_what_is_reached_is_told_without_colour() -> None:
    """A mark as well as a look."""
    assert "✓ đạt" in drawn(view("2.5"), 120)[0]
    assert "✓" not in drawn(view(), 120)[0]


def test_parallels_say_first_in_what_they_differ() -> None:
    """Three rows with the same forty letters would be no rows at all."""
    levels = "Tỷ lệ số hóa của cấp tỉnh, cấp huyện tương ứng là 50%, 40%."
    years = "Năm 2016, hoàn thiện 80% văn bản; năm 2017, hoàn thiện 100% văn bản."

    assert drawn(view(words=levels, number=2), 120)[0].startswith("     #2 cấp huyện: Tỷ lệ số hóa")
    assert drawn(view(words=years, number=2), 120)[0].startswith("     #2 2017: hoàn thiện văn bản")


@pytest.mark.parametrize("cells", [40, 60, 80, 99, 100, 120, 200])
@pytest.mark.parametrize("words", [WORDS, "Tiếp tục hoàn thiện thể chế."])
def test_no_line_is_wider_than_the_screen(cells: int, words: str) -> None:
    """On a narrow one the figures stand below the name."""
    shown = view(*() if "thể chế" in words else ("1234567.25",), words=words)
    lines = drawn(shown, cells)
    lines += ["".join(text for text, _role in line) for line in head_lines(columns_for([shown], cells), cells)]
    lines += [
        "".join(text for text, _role in line) for line in words_lines(ClauseWords("I.2.g", words, "Mục I.2"), cells)
    ]

    assert all(width(line) <= cells for line in lines)


def test_the_words_of_a_clause_stand_whole_above_its_numbers() -> None:
    """Words first: what was signed is never cut."""
    lines = ["".join(text for text, _role in line) for line in words_lines(ClauseWords("I.2.g", WORDS), 50)]

    assert " ".join(" ".join(lines).split()) == f"I.2.g {WORDS}"


def test_words_are_shown_inert() -> None:
    """A clause comes from a file."""
    hostile = ClauseWords("I.\x1b[2J", "Đạt \x1b[31m100% hồ sơ", "Mục\u202e")
    shown = replace(view(), measurements=(MeasurementView(1, TODAY, Quantity(Decimal(1), "%"), "\x1b[2J", "\x07"),))

    assert not re.search(r"[\x00-\x1f\u202e]", "".join(text for line in words_lines(hostile, 80) for text, _ in line))
    assert not re.search(r"[\x00-\x1f]", "".join(text for line in told_lines(shown, 3) for text, _ in line))


async def test_key_5_shows_the_targets_of_the_plan(database: Path) -> None:
    """One key away from the board; the strip tells the selected one with every measurement."""
    with OpenBoard(str(database), user="minh") as board:
        board.apply(MeasureTarget("2022/I.2.a#2", Decimal(3), date(2022, 4, 30), document="9/BC"), today=TODAY)

    async with running(database, size=(120, 40)) as driven:
        await driven.press("5")
        await driven.until(lambda: "I.2.a" in driven.text)
        await driven.press("down")
        await driven.until(lambda: "▌    #2" in driven.text)

        assert "[5 Chỉ tiêu]" in driven.text
        assert "còn thiếu 2 bậc" in driven.text
        assert "Số đo: 3 bậc (30/04/2022, 9/BC)" in driven.text


async def test_another_persons_measurement_shows_by_itself(database: Path) -> None:
    """Within a second, as on every view."""
    async with running(database, size=(120, 40)) as driven:
        await driven.press("5")
        await driven.until(lambda: "I.2.a" in driven.text)
        with OpenBoard(str(database), user="minh") as board:
            board.apply(MeasureTarget("2022/I.2.a#1", Decimal(5), date(2022, 4, 30)), today=TODAY)

        await driven.until(lambda: "✓ đạt" in driven.text)


async def test_the_strip_tells_what_the_row_tells(database: Path) -> None:
    """Own and others' measurements: not one step behind."""
    async with running(database, size=(120, 40)) as driven:
        await measured(driven, "m", value="4", document="88/BC-STTTT")
        await driven.until(lambda: driven.app.screen is driven.main and "Số đo: 4 bậc" in driven.text)
        with OpenBoard(str(database), user="minh") as board:
            board.apply(MeasureTarget("2022/I.2.a#2", Decimal(5), TODAY), today=TODAY)
        await driven.until(lambda: "5 bậc (16/05/2022)" in driven.text)

        assert "Số đo: 5 bậc" in driven.text


async def test_another_number_of_the_same_day_is_never_replaced_unasked(database: Path) -> None:
    """The form was opened before theirs was there."""
    async with running(database, size=(120, 40)) as driven:
        await driven.press("5")
        await driven.until(lambda: "I.2.a" in driven.text)
        await driven.press("down", "m")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        with OpenBoard(str(database), user="minh") as board:
            board.apply(MeasureTarget("2022/I.2.a#2", Decimal(7), TODAY), today=TODAY)
        await driven.type("3")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ConflictScreen))

        assert "Trùng sửa đổi · 2022/I.2.a#2 · số đo" in driven.text
        assert "minh đã ghi  7 (lúc " in driven.text
        await driven.press("f3", "enter")
        await driven.until(lambda: driven.app.screen is driven.main and driven.answer)

    assert [value for _day, value, _document in measurements(database, "2022/I.2.a#2")] == [Decimal(3)]


async def test_a_draft_is_still_typed_on_what_was_seen_then(database: Path) -> None:
    """Opened again it does not overwrite what came while it lay there."""
    async with running(database, size=(120, 40)) as driven:
        await driven.press("5")
        await driven.until(lambda: "I.2.a" in driven.text)
        await driven.press("down", "m")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("3")
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main)
        with OpenBoard(str(database), user="minh") as board:
            board.apply(MeasureTarget("2022/I.2.a#2", Decimal(7), TODAY), today=TODAY)
        await driven.press("f6")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ConflictScreen))

    assert [value for _day, value, _document in measurements(database, "2022/I.2.a#2")] == [Decimal(7)]


async def test_enter_opens_the_task_that_tracks_a_target(database: Path) -> None:
    """The number is seen here, the work there; of a target without a task Enter does nothing."""
    async with running(database, size=(120, 40), plan="2016-2017") as driven:
        await driven.press("5")
        await driven.until(lambda: "II.2.2.1.1" in driven.text)
        await driven.press("enter")
        await driven.until(lambda: len(driven.app.screen_stack) == 2)

        assert "II.2.2.1.1" in driven.text.splitlines()[0]


async def measured(driven: Driven, key: str, **typed: str) -> None:
    """Open the form by a key on the first target, fill it in, Enter."""
    await driven.press("5")
    await driven.until(lambda: "I.2.a" in driven.text)
    await driven.press("down", key)
    await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
    for name, text in typed.items():
        driven.app.screen.query_one(f"#field-{name}", TextField).value = text
    await driven.press("enter")


@pytest.mark.parametrize("key", ["m", "enter"])
async def test_a_measurement_is_recorded_where_the_targets_are_seen(database: Path, key: str) -> None:
    """Enter too, where no task tracks the target: else it would do nothing. u takes it back like any other change."""
    async with running(database, size=(120, 40)) as driven:
        await measured(driven, key, value="4", document="88/BC-STTTT")
        await driven.until(lambda: driven.app.screen is driven.main and "4 bậc (16/05/2022)" in driven.text)
        assert measurements(database, "2022/I.2.a#2") == [(TODAY, Decimal(4), "88/BC-STTTT")]

        await driven.press("u")
        await driven.until(lambda: "4 bậc (16/05/2022)" not in driven.text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"value": "nhiều"}, "“nhiều” không phải là số đo"),
        ({"value": "4", "date": "17/05/2022"}, "17/05/2022"),
        ({"value": "4 xã"}, "xã"),
    ],
)
async def test_what_is_no_measurement_is_refused_in_the_form(database: Path, typed: dict[str, str], said: str) -> None:
    """Another unit, a day that has not come: the words stay in the fields."""
    async with running(database, size=(120, 40)) as driven:
        await measured(driven, "m", **typed)
        await driven.until(lambda: said in driven.answer)
        assert isinstance(driven.app.screen, FormScreen)

    assert measurements(database, "2022/I.2.a#2") == []


async def test_a_measurement_that_was_left_is_opened_again(database: Path) -> None:
    """As with every other form: Esc keeps what was typed, F6 has it."""
    async with running(database, size=(120, 40)) as driven:
        await driven.press("5")
        await driven.until(lambda: "I.2.a" in driven.text)
        await driven.press("down", "m")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        await driven.type("3,5")
        await driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.main and "F6" in driven.answer)

        await driven.press("f6")
        await driven.until(lambda: isinstance(driven.app.screen, FormScreen))
        assert "3,5" in driven.text
        await driven.press("enter")
        await driven.until(lambda: driven.app.screen is driven.main)
        await driven.press("f6")
        await driven.until(lambda: "Không có nội dung nào" in driven.answer)

    assert [value for _day, value, _document in measurements(database, "2022/I.2.a#2")] == [Decimal("3.5")]


async def test_who_may_only_look_is_told_so_before_measuring(database: Path) -> None:
    """Not after they have typed."""
    with OpenBoard(str(database), user="lan") as board:
        board.apply(AddUser("lan", Role.ADMIN), today=TODAY)
        board.apply(AddUser("xem", Role.VIEWER), today=TODAY)
    async with running(database, user="xem") as driven:
        await driven.press("5")
        await driven.until(lambda: "I.2.a" in driven.text)
        await driven.press("down", "m")
        await driven.until(lambda: driven.answer != "")
        assert len(driven.app.screen_stack) == 1


async def test_no_key_acts_on_a_task_that_is_out_of_sight(database: Path) -> None:
    """As on the list of agencies."""
    async with running(database) as driven:
        await driven.press("5", "h")
        await driven.pilot.pause()

        assert len(driven.app.screen_stack) == 1


async def test_the_targets_are_read_where_they_are_the_first_view(shipped_board: OpenBoard, place: str) -> None:
    """Whoever settled them as the first view saw an empty list until they looked at another one."""
    async with running(Path(place), view="targets") as app:
        await app.until(lambda: "PAR INDEX" in app.text)
