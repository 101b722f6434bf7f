"""The board of the demo, made from the shipped plans and the invented story: each moment by whoever is made to have acted."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, timezone

from board.demo.story import FIRST, PLAN, TODAY, Told, story
from plans.shipped import shipped_directory, shipped_plans
from store.open_board import OpenBoard

_HERE = timezone(timedelta(hours=7))


def make_demo(place: str) -> None:
    """Fill the new database there. Its plans are samples from the start; history's clock is the story's own.

    Raises:
        CannotOpen: the database cannot be made or written. ValueError: it is not empty; then nothing is done to it.
    """
    clock = _Clock(FIRST)
    with ExitStack() as closing:
        boards: dict[str, OpenBoard] = {}

        def board_of(who: str) -> OpenBoard:
            if who not in boards:
                boards[who] = closing.enter_context(OpenBoard(place, user=who, clock=clock))
            return boards[who]

        first = board_of("lan")
        plans = [(plan, f"{plan.key}.toml") for plan in shipped_plans()]
        if not first.first_start(shipped_directory(), plans, sample_day=TODAY):
            raise ValueError(f"{place}: not an empty board")
        tasks = tuple(task.key for task in first.board([PLAN], today=TODAY).tasks)
        for told in story(tasks):
            clock.at = told.at
            _act(board_of(told.who), told)


def _act(board: OpenBoard, told: Told) -> None:
    if told.wishes:
        board.apply_all(told.wishes, today=told.at.date(), meeting=told.meeting)
    else:
        board.undo()


class _Clock:
    """History's clock, which stands where the story does."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at.replace(tzinfo=_HERE).astimezone(UTC)
