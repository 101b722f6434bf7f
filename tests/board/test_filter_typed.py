"""Typing a filter on the screen: offers below the field, the keys that take them, and what stays in force meanwhile."""

from pathlib import Path

import pytest

from board.screens.widgets.filter_hint import FilterHint
from board.screens.widgets.text_field import TextField
from store.wishes import AddNote
from tests.board.app_driven import TODAY, Driven, running
from tests.board.terminal import Terminal
from tests.conftest import OpenAs


def field(driven: Driven) -> TextField:
    """The filter's field."""
    return driven.main.query_one("#filter", TextField)


def offered(driven: Driven) -> list[str]:
    """What is offered now."""
    return [offer.words for offer in driven.main.query_one(FilterHint).offers]


async def test_tab_takes_the_first_offer_and_the_values_come_next(database: Path) -> None:
    """A filter can be made of five keys by somebody who knows none of its words."""
    async with running(database) as driven:
        await driven.press("slash", "l", "e", "tab")
        assert field(driven).value == "chủ-trì:"
        assert driven.main.filter_text == ""
        await driven.until(lambda: offered(driven)[:1] == ["SNV"])

        await driven.press("tab")
        await driven.until(lambda: driven.main.filter_text == "chủ-trì:SNV")
        assert field(driven).value == "chủ-trì:SNV "
        assert len(driven.main.rows) == 10


async def test_the_arrows_choose_among_offers_and_enter_takes_the_chosen_one(database: Path) -> None:
    """Whoever went to an offer wants it; the next Enter uses the filter."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("lead:")
        await driven.until(lambda: "STTTT" in offered(driven))
        second = offered(driven)[1]

        await driven.press("down", "down", "enter")
        await driven.until(lambda: driven.main.filter_text == f"lead:{second}")
        assert driven.app.focused is field(driven)

        await driven.press("enter")
        await driven.until(lambda: driven.app.focused is driven.main.shown_view())
        assert driven.main.filter_text == f"lead:{second}"


async def test_enter_alone_takes_no_offer(database: Path) -> None:
    """What is typed is what is meant, unless somebody went to an offer."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("snv")
        await driven.until(lambda: "chủ-trì:SNV" in offered(driven))

        await driven.press("enter")
        await driven.until(lambda: driven.app.focused is driven.main.shown_view())

        assert driven.main.filter_text == "snv"


async def test_down_with_nothing_offered_goes_to_what_was_found(database: Path) -> None:
    """The results stand above the field, and Down is what hands try first."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("rà soát qq")
        await driven.press(*["backspace"] * 3, "down")

        await driven.until(lambda: driven.app.focused is driven.main.shown_view())
        assert driven.main.filter_text == "rà soát"


async def test_keys_and_offers_come_in_the_order_in_which_they_were_pressed(database: Path) -> None:
    """Over a slow line letters and Tab arrive in one packet."""
    async with running(database) as driven:
        await driven.press("slash", *"cot", "tab", *"ch", "tab", "enter")

        await driven.until(lambda: driven.app.focused is driven.main.shown_view())
        assert driven.main.filter_text == "cột:chưa-thực-hiện"


async def test_a_word_that_may_become_a_value_does_not_empty_the_board(database: Path) -> None:
    """No title holds "trinh k", and a column does."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("tình-trạng:thư")
        await driven.until(lambda: offered(driven) == ["thường-xuyên"])
        assert len(driven.main.rows) == 31
        await driven.press("ctrl+u")
        await driven.type("STTT")
        await driven.until(lambda: field(driven).value == "STTT")

        assert len(driven.main.rows) > 0


async def test_a_field_without_its_value_yet_lets_everything_through(database: Path) -> None:
    """Nothing after "chuyên-viên:" will be a name in a moment; it does not yet mean "nobody"."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("chuyên-viên:")

        await driven.until(lambda: offered(driven)[:2] == ["tôi", "chưa-có"])
        assert len(driven.main.rows) == 31


@pytest.mark.parametrize(("size", "lines"), [((80, 24), 1), ((80, 29), 1), ((80, 30), 6), ((200, 50), 6)])
async def test_a_low_screen_gives_the_offers_one_line_a_higher_one_a_list(
    database: Path, size: tuple[int, int], lines: int
) -> None:
    """The offers must not take the place of what they are for."""
    async with running(database, size=size) as driven:
        await driven.press("slash")
        await driven.type("lead:")
        await driven.until(lambda: "STTTT" in offered(driven))

        assert driven.main.query_one(FilterHint).size.height == lines
        assert "SNV" in driven.text


async def test_the_chosen_offer_is_seen_in_one_line_however_many_there_are(database: Path) -> None:
    """The line scrolls with it."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press("slash")
        await driven.type("phối-hợp:")
        await driven.until(lambda: len(offered(driven)) > 20)

        for _press in range(15):
            await driven.press("down")
        chosen = offered(driven)[14]
        assert f"▌{chosen}" in driven.text

        await driven.press(*["up"] * 15)
        assert f"▌{offered(driven)[-1]}" in driven.text


async def test_no_offer_is_marked_until_somebody_goes_to_one(database: Path) -> None:
    """With the first one marked from the start the first Down seemed to do nothing."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press("slash")
        await driven.type("hạn:")
        await driven.until(lambda: "quý-này" in driven.text)
        below = driven.text.split("\n")[-2]
        assert not below.startswith("▌")

        await driven.press("down")
        assert driven.text.split("\n")[-2].startswith("▌quý-này")


async def test_a_tab_that_finds_no_offer_says_so(database: Path) -> None:
    """The footer promises that it fills in."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("zzqq")
        await driven.press("tab")

        await driven.until(lambda: "Không có gợi ý" in driven.answer)
        assert field(driven).value == "zzqq"


async def test_a_filter_in_force_is_replaced_by_typing_and_kept_by_an_arrow(database: Path) -> None:
    """Another search mostly is another filter; whoever wants to add to the old one moves first."""
    async with running(database, filter_text="IV.1") as driven:
        await driven.press("slash")
        await driven.type("VI.1")
        await driven.until(lambda: driven.main.filter_text == "VI.1")
        await driven.press("escape")
        await driven.until(lambda: driven.main.filter_text == "IV.1")

        await driven.press("slash", "right")
        await driven.type(" phân")
        await driven.until(lambda: field(driven).value == "IV.1 phân")


async def test_a_click_takes_an_offer(database: Path) -> None:
    """The mouse works, and the letters go on."""
    async with running(database) as driven:
        await driven.press("slash")
        await driven.type("cột:")
        await driven.until(lambda: offered(driven) == ["chưa-thực-hiện"])

        await driven.pilot.click(FilterHint, offset=(3, 0))
        await driven.until(lambda: driven.main.filter_text == "cột:chưa-thực-hiện")
        assert driven.app.focused is field(driven)


async def test_while_a_filter_is_typed_the_footer_names_its_keys(database: Path) -> None:
    """They are others than a moment before."""
    async with running(database, size=(80, 24), filter_text="chủ-trì:stc") as driven:
        before = driven.text.split("\n")[-1]
        await driven.press("slash")
        assert "Tab điền" in driven.text.split("\n")[-1]
        await driven.type(" quy")
        assert "Tab điền" in driven.text.split("\n")[-1].strip()[:10]

        await driven.press("escape")
        await driven.until(lambda: driven.text.split("\n")[-1] == before)


async def test_without_a_board_nothing_is_offered() -> None:
    """The box may be opened before the database is."""
    async with running(Path("/nonexistent/board.db")) as driven:
        await driven.press("slash", "l")

        assert offered(driven) == []


@pytest.mark.pty
def test_an_input_method_types_a_filter_with_offers(database: Path) -> None:
    """Telex sends a letter, Backspace and the letter with its mark, all in one write; so do the offers' own keys come."""
    board = ("-m", "board", "--db", str(database), "--plan", "2022", "--today", "16/05/2022")
    with Terminal.python(*board) as terminal:
        terminal.wait_for("IV.5")
        terminal.send("/")
        terminal.wait_for("Tab điền")

        terminal.send("co\x7fô\x7fột\tchu\x7fưa\t")
        terminal.wait_for("cột:chưa-thực-hiện")
        terminal.send("\r")
        terminal.wait_for("lọc: cột:chưa-thực-hiện")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("view", ["board", "timeline", "matrix", "agencies", "year", "history"])
async def test_esc_brings_back_what_was_selected_and_where_it_stood(
    database: Path, open_as: OpenAs, view: str, size: tuple[int, int]
) -> None:
    """The footer says "as before": the next note went to another task."""
    board = open_as("lan")
    for number in range(1, 8):
        for task in ("IV.1", "VI.5", "VII.6"):
            board.apply(AddNote(f"2022/{task}", f"lần {number}"), today=TODAY)
    async with running(database, view=view, size=size) as driven:
        shown = driven.main.shown_view()
        await driven.until(lambda: shown.chosen)
        await driven.press(*["down"] * 15, "right")
        shown.roll(2, 1)
        shown.repaint()
        await driven.until(lambda: True)
        before, seen = shown.chosen, driven.text

        await driven.press("slash")
        await driven.type("chu")
        await driven.until(lambda: driven.main.filter_text == "chu")
        await driven.press("escape")

        await driven.until(lambda: driven.text == seen)
        assert shown.chosen == before


async def test_what_was_selected_stays_selected_where_the_filter_lets_it_through(database: Path) -> None:
    """Half a word may leave it out that the whole one has."""
    async with running(database) as driven:
        driven.main.shown_view().choose("2022/VI.5")
        await driven.press("slash")
        await driven.type("II.5")
        await driven.until(lambda: driven.main.chosen == "2022/II.5")
        for _letter in range(4):
            await driven.press("backspace")
        await driven.type("VI.")
        await driven.until(lambda: driven.main.filter_text == "VI.")
        assert driven.main.chosen == "2022/VI.5"
        await driven.press("enter")

        await driven.until(lambda: not driven.main.query_one("FilterBar").display)
        assert driven.main.chosen == "2022/VI.5"

        await driven.press("down", "slash")
        chosen = driven.main.chosen
        await driven.press("escape")
        assert driven.main.chosen == chosen != "2022/VI.5"
