"""Whatever was recorded and whatever a file changes: rows keep what hangs on them, and an import can be taken back exactly."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.plan import Plan, Section, Task
from store.errors import Refused
from store.wishes import AddEvidence, AddNote, CloseDeliverable, EditTask, ExtendDeadline, MoveTask
from store.words import Column
from tests.store.small_board import BUSINESS, SmallBoard, paper, plan
from tests.store.small_boards import NewBoard, in_a_file, on_a_server

NUMBERS = [task.number for task in plan().tasks]
keys = st.sampled_from([f"2022/{number}" for number in NUMBERS])
papers = st.builds(paper, st.sampled_from(["1/QĐ", "2/BC"]), st.sampled_from([date(2022, 3, 1), date(2022, 5, 5)]))
recorded = st.one_of(
    st.builds(MoveTask, keys, st.sampled_from(list(Column)), papers),
    st.builds(CloseDeliverable, keys, papers, st.sampled_from([1, 2])),
    st.builds(AddEvidence, keys, papers, st.just(1)),
    st.builds(ExtendDeadline, keys, st.sampled_from([date(2022, 11, 1), date(2023, 2, 1)]), papers, st.just(1)),
    st.builds(AddNote, keys, st.just("x")),
    st.builds(
        EditTask,
        keys,
        st.sampled_from([("deadline", "Quý III/2022"), ("lead", "các sở"), ("section", "II")]).map(lambda one: (one,)),
        transcription=st.booleans(),
    ),
)
cells = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Việc khác hẳn", "Nhiệm vụ sửa lời I.1"]),
        "outputs": st.sampled_from(["Báo cáo", "- Đề án\n- Báo cáo"]),
        "deadline": st.sampled_from(["Quý IV/2022", "Thường xuyên", "Hàng quý", "Quý I/2022", ""]),
        "lead": st.sampled_from(["Các sở", "Sở Xây dựng"]),
        "section": st.sampled_from(["I", "II"]),
    },
)


@st.composite
def files(draw: st.DrawFn) -> Plan:
    """The plan with rows changed, left out, put in another order under other numbers, and with a new one."""
    rows = [replace(task, **draw(cells)) for task in plan().tasks if draw(st.integers(0, 4))]
    if draw(st.booleans()):
        rows = draw(st.permutations(rows))
        rows = [replace(task, number=number) for task, number in zip(rows, NUMBERS, strict=False)]
    if draw(st.booleans()):
        rows.append(Task("II.9", "II", "Việc mới", "Báo cáo", "Mỗi tháng 01 lần", "Các sở"))
    titles = draw(st.sampled_from([("A", "B"), ("CẢI CÁCH THỂ CHẾ", "CẢI CÁCH TÀI CHÍNH CÔNG")]))
    sections = tuple(Section(number, title) for number, title in zip(("I", "II"), titles, strict=True))
    return replace(plan(), tasks=tuple(rows), sections=sections, years=draw(st.sampled_from([(2022,), (2022, 2023)])))


def record(board: SmallBoard, wishes: list[Any], *, who: str) -> None:
    """What people record; what the rules refuse they leave."""
    for wish in wishes:
        try:
            board.apply(wish, who=who)
        except Refused:
            continue


def hangs_on(board: SmallBoard) -> set[tuple[Any, ...]]:
    """Every note, paper and extension with the task it belongs to, and what people wrote on the tasks themselves."""
    owner = {row["id"]: row["task_id"] for row in board.rows("deliverable")}
    return {
        *((row["task_id"], "note", row["id"]) for row in board.rows("note")),
        *((owner[row["deliverable_id"]], "evidence", row["id"], row["closes"]) for row in board.rows("evidence")),
        *((owner[row["deliverable_id"]], "extension", row["id"], row["due"]) for row in board.rows("extension")),
        *((row["id"], "done_on", row["done_on"]) for row in board.rows("deliverable") if row["done_on"]),
    }


_TWO_FILES = given(
    before=st.lists(recorded, max_size=4),
    first=files(),
    between=st.lists(recorded, max_size=3),
    second=files(),
    decided=st.booleans(),
)
_QUICK = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_QUICK
@_TWO_FILES
def test_an_import_loses_nothing_and_is_undone_to_the_letter(
    before: list[Any], first: Plan, between: list[Any], second: Plan, decided: bool
) -> None:
    """Two files one after the other, with work in between; undo, redo and undo again give each state exactly."""
    check_two_files(in_a_file, before, first, between, second, decided=decided)


@settings(_QUICK, max_examples=3)
@_TWO_FILES
def test_an_import_on_a_server_loses_nothing_and_is_undone_to_the_letter(
    before: list[Any], first: Plan, between: list[Any], second: Plan, decided: bool
) -> None:
    """The same on PostgreSQL."""
    check_two_files(on_a_server, before, first, between, second, decided=decided)


def check_two_files(
    new_board: NewBoard, before: list[Any], first: Plan, between: list[Any], second: Plan, *, decided: bool
) -> None:
    """One after the other on a new board."""
    with ExitStack() as closing:
        board = new_board(closing)
        record(board, before, who="minh")
        board.import_plan(first, who="minh", decision=paper("7/QĐ") if decided else None)
        record(board, between, who="minh")
        start, hung = board.dump(*BUSINESS), hangs_on(board)

        number = board.import_plan(second, decision=paper("8/QĐ") if decided else None)

        assert decided or hangs_on(board) >= {one for one in hung if one[1] != "extension"}
        assert not decided or hangs_on(board) >= hung
        assert board.import_plan(second) is None
        ids = {row["id"] for row in board.rows("deliverable")}
        assert len({(row["task_id"], row["number"]) for row in board.rows("deliverable")}) == len(ids)
        if number is not None:
            end = board.dump(*BUSINESS)
            board.undo()
            assert board.dump(*BUSINESS) == start
            board.redo()
            assert board.dump(*BUSINESS) == end
