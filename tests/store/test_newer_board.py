"""A newer board made of an older one is what reading all of it gives, whatever was done in between."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.plan import Plan
from store.errors import StoreError
from store.open_board import OpenBoard
from store.views import BoardView, TaskView
from store.wishes import AddNote, EditAgency, ExtendDeadline, Paper, StepTask
from tests.conftest import MID_MAY
from tests.store.small_board import TODAY, SmallBoard, plan
from tests.store.test_history_at_random import wishes
from tests.store.test_reimport_at_random import files

PAPER = Paper("1/CV", date(2022, 4, 4))


def read_anew(older: BoardView, newer: BoardView) -> set[str]:
    """The numbers of the tasks that the newer board does not share with the older one."""
    shared = {id(task) for task in (*older.tasks, *older.duties)}
    return {task.number for task in (*newer.tasks, *newer.duties) if id(task) not in shared}


def task_of(board: BoardView, number: str) -> TaskView:
    """The task with this number."""
    return next(task for task in board.tasks if task.number == number)


def test_what_was_not_changed_is_shared(small_board: OpenBoard) -> None:
    """One card that moves among ten thousand costs the reading of one, and no memory for the others."""
    older = small_board.board(None, today=MID_MAY)
    small_board.apply(StepTask("mau/I.1", 1), today=MID_MAY)

    newer = small_board.board_since(older, None, today=MID_MAY)

    assert newer == small_board.board(None, today=MID_MAY)
    assert read_anew(older, newer) == {"I.1"}


def test_where_nothing_was_changed_it_is_the_same_view(small_board: OpenBoard) -> None:
    """Whoever compares views then has nothing to do."""
    older = small_board.board(None, today=MID_MAY)

    assert small_board.board_since(older, None, today=MID_MAY) is older


def test_what_hangs_on_a_task_counts_as_the_task(small_board: OpenBoard) -> None:
    """A note raises the version of its task: the next change of it is held against that."""
    older = small_board.board(["mau"], today=MID_MAY)
    small_board.apply(AddNote("mau/I.1", "x"), today=MID_MAY)

    newer = small_board.board_since(older, ["mau"], today=MID_MAY)

    assert task_of(newer, "I.1").version == task_of(older, "I.1").version + 1


def test_a_later_deadline_moves_the_plan_s_last_day(small_board: OpenBoard) -> None:
    """The head says until when a plan runs, and by that day the default plan is chosen."""
    older = small_board.board(["mau"], today=MID_MAY)
    small_board.apply(ExtendDeadline("mau/I.1", date(2023, 6, 30), PAPER), today=MID_MAY)

    newer = small_board.board_since(older, ["mau"], today=MID_MAY)

    assert newer == small_board.board(["mau"], today=MID_MAY)
    assert newer.plans[0].last_due == date(2023, 6, 30)


def test_another_day_of_judging_is_another_board(small_board: OpenBoard) -> None:
    """In time or late is computed for a day; at midnight every card is judged anew."""
    older = small_board.board(None, today=MID_MAY)

    assert small_board.board_since(older, None, today=date(2022, 7, 1)) == small_board.board(
        None, today=date(2022, 7, 1)
    )


def test_a_change_in_a_plan_that_is_not_shown_changes_nothing_here(small_board: OpenBoard, small_plan: Plan) -> None:
    """Two offices work on two plans: neither reads its whole board because of the other."""
    small_board.import_plan(replace(small_plan, key="khac", number="2/QĐ-UBND"), source="khac.toml")
    older = small_board.board(["mau"], today=MID_MAY)
    small_board.apply(StepTask("khac/I.1", 1), today=MID_MAY)

    newer = small_board.board_since(older, ["mau"], today=MID_MAY)

    assert newer == small_board.board(["mau"], today=MID_MAY)
    assert read_anew(older, newer) == set()


Step = Callable[[SmallBoard], object]

steps = st.one_of(
    st.builds(
        lambda asked, who: lambda board: board.apply(*asked, who=who),
        st.lists(wishes, min_size=1, max_size=2),
        st.sampled_from(["lan", "minh"]),
    ),
    st.builds(
        lambda name: lambda board: board.apply(EditAgency("stc", (("name", name),))),
        st.sampled_from(["Sở Thuế", "Sở Kho bạc"]),
    ),
    st.builds(lambda plan: lambda board: board.import_plan(plan, decision=PAPER), files()),
    st.just(lambda board: board.import_plan(replace(plan(), title="Kế hoạch khác"), decision=PAPER)),
    st.builds(lambda who: lambda board: board.undo(who), st.sampled_from(["lan", "minh"])),
    st.builds(lambda who: lambda board: board.redo(who), st.sampled_from(["lan", "minh"])),
)


@settings(max_examples=12, deadline=None)
@given(done=st.lists(st.lists(steps, min_size=1, max_size=3), max_size=6), asked=st.sampled_from([None, ["2022"]]))
def test_it_is_what_reading_all_of_it_gives(
    board_of_seven_file: Path, done: list[list[Step]], asked: list[str] | None
) -> None:
    """Whatever people do between two looks: cards, papers, agencies, imports, and taking any of it back."""
    with tempfile.TemporaryDirectory() as folder:
        place = shutil.copy(board_of_seven_file, folder)
        board = SmallBoard(place)
        with OpenBoard(place, user="minh") as reader:
            seen = reader.board(asked, today=TODAY)
            for several in done:
                for step in several:
                    with suppress(StoreError):
                        step(board)
                seen = reader.board_since(seen, asked, today=TODAY)

                assert seen == reader.board(asked, today=TODAY)
        board.close()
