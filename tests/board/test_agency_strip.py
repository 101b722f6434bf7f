"""The strip below the agencies: the selected agency in words, and no key that acts on a task nobody sees."""

from pathlib import Path

from tests.board.app_driven import running


async def test_opened_on_agencies_the_strip_tells_the_first_one(database: Path) -> None:
    """Three empty lines would be three rows less of the list."""
    async with running(database, view="agencies") as driven:
        first = driven.main.shown_view().chosen

        lines = driven.text.splitlines()[-4:-1]

    assert first
    assert "Tổng" in lines[1]
    assert lines[2].startswith(" Quá hạn: ")


async def test_the_strip_follows_the_agency_and_goes_back_to_the_task(database: Path) -> None:
    """Each view's strip tells what that view has selected."""
    async with running(database) as driven:
        await driven.press("4")
        before = driven.text.splitlines()[-4]
        await driven.press("down")
        after = driven.text.splitlines()[-4]
        await driven.press("1")

        assert before != after
        assert driven.text.splitlines()[-4].startswith(" IV.5 ")


async def test_no_key_acts_on_a_task_while_agencies_are_chosen_among(database: Path) -> None:
    """The task selected on another view is out of sight here: nothing may be recorded on it."""
    async with running(database) as driven:
        await driven.press("4", "m")
        await driven.pilot.pause()

        assert len(driven.app.screen_stack) == 1


async def test_the_way_back_is_in_the_footer_of_a_narrow_task_screen(database: Path) -> None:
    """Whoever has opened a task must see how to leave it."""
    async with running(database, size=(80, 24)) as driven:
        await driven.press("enter")
        await driven.until(lambda: len(driven.app.screen_stack) == 2)

        assert "Esc về bảng" in driven.text.splitlines()[-1]
