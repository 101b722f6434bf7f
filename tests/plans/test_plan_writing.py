"""A plan written as a plan file reads back equal: what the program understood is what a person corrects."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.plan import Clause, ClauseKind, Loss, Plan, Section, Task, TaskKind
from plans.plan_file import CELLS, read_plan
from plans.plan_writing import write_plan
from plans.shipped import shipped_plans
from plans.vietnamese import clean, clean_cell


def read_back(plan: Plan) -> Plan:
    """Written and read again; lines are those of the new file and say nothing about the plan."""
    return without_lines(read_plan(write_plan(plan), name="x.toml"))


def without_lines(plan: Plan) -> Plan:
    """The plan apart from where its tasks stand."""
    return replace(plan, tasks=tuple(replace(task, line=0) for task in plan.tasks))


SMALL = Plan(
    key="2026",
    number="1/KH-UBND",
    signed=date(2026, 1, 5),
    title="Kế hoạch năm 2026",
    short_title="KH 2026",
    issuer="UBND tỉnh",
    years=(2026,),
    secretariat="Sở Nội vụ",
    sections=(Section("I", "CẢI CÁCH THỂ CHẾ"), Section("II", "KHÁC", inferred="Suy ra")),
    tasks=(Task("I.1", "I", "Một việc"),),
)


@pytest.mark.parametrize("plan", shipped_plans(), ids=lambda plan: plan.key)
def test_a_shipped_plan_reads_back_equal(plan: Plan) -> None:
    """Clauses, duties, losses, garbled cells and cells of several lines: everything that real plans have."""
    assert read_back(plan) == without_lines(plan)


def test_a_lost_cell_says_so_and_empty_cells_show_where_words_belong() -> None:
    """Whoever corrects the file by hand sees all five cells of a row."""
    task = Task("I.1", "I", "", lost=("title",), note="Bản sao mất ô này")
    plan = replace(SMALL, tasks=(task,), lost=(Loss("Phụ lục", "Mất trang đầu"),))

    text = write_plan(plan)

    assert all(f'\n{cell} = ""\n' in text for cell in CELLS)
    assert '\nlost = ["title"]\n' in text
    assert read_back(plan) == plan


def test_remarks_stand_above_their_row_and_change_nothing() -> None:
    """Doubts are told where the person corrects; a line break in one cannot become a key."""
    text = write_plan(SMALL, remarks={"I.1": ["Cần xem\nsection = 5"]})

    assert "\n# Cần xem section = 5\n[[task]]\n" in text
    assert without_lines(read_plan(text, name="x.toml")) == SMALL


def test_duties_with_and_without_cells_keep_their_order() -> None:
    """A duty with cells of its own is a task, too; one that only repeats points to a task."""
    duty = Task("TH.1", "II", "Xây dựng kế hoạch", deadline="Tháng 01/2026", place="Mục III", kind=TaskKind.DUTY)
    clauses = (
        Clause(ClauseKind.TARGET, "a", "100% hồ sơ", "Mục I", "I.1"),
        Clause(ClauseKind.RESPONSIBILITY, "III.1", "Sở Nội vụ"),
        Clause(ClauseKind.DUTY, "III", "Báo cáo", "", "I.1"),
        Clause(ClauseKind.DUTY, "TH.1", duty.title, duty.place, "TH.1"),
    )
    plan = replace(SMALL, tasks=(*SMALL.tasks, duty), clauses=clauses)

    assert read_back(plan) == plan


CELL_WORDS = st.text(alphabet=st.sampled_from("aộ“”\"'\\#=[]\n \t,.-;\u200b\ufeff\x1b\u2028€😀")).map(clean_cell)
LINES = CELL_WORDS.map(clean)


@settings(max_examples=200, deadline=None)
@given(cells=st.tuples(*[CELL_WORDS] * 5), place=LINES, note=LINES)
def test_any_words_of_cells_read_back_equal(cells: tuple[str, ...], place: str, note: str) -> None:
    """Quotes, backslashes, dashes, line breaks: a cell's words are the document's, whatever they are."""
    words = dict(zip(CELLS, cells, strict=True))
    lost = () if words["title"].strip() else ("title",)
    plan = replace(SMALL, tasks=(Task("I.1", "I", **words, place=place, lost=lost, note=note),))

    assert read_back(plan) == plan
