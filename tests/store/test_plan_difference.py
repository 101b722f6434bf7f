"""A plan beside its next file, as values: which row is which, what changes in it, and what a person's words are worth."""

from dataclasses import replace
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.plan import Clause, ClauseKind, Plan, Section, Task
from store.plan_import.difference import PLAN_FACTS, PlanDifference, StoredPlan, StoredTask, columns_of, compare
from store.plan_import.row_matching import Guess, RowWords, match_rows

TITLES = {
    "I.1": "Rà soát, sắp xếp cơ cấu tổ chức bên trong các cơ quan chuyên môn",
    "I.2": "Xây dựng Quy chế tiếp nhận, xử lý phản ánh hiện trường trên địa bàn tỉnh",
    "I.3": "Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức năm 2022",
    "I.4": "Tổ chức đánh giá, xác định Chỉ số cải cách hành chính",
}


def plan(titles: dict[str, str] = TITLES, **facts: Any) -> Plan:
    """A plan of rows with these titles by number."""
    made = Plan(
        key="mau",
        number="1/QĐ-UBND",
        signed=date(2021, 12, 23),
        title="Kế hoạch",
        short_title="KH",
        issuer="UBND tỉnh",
        years=(2022,),
        secretariat="Văn phòng",
        sections=(Section("I", "MỤC MỘT"), Section("II", "MỤC HAI")),
        tasks=tuple(Task(number, "I", title, "Báo cáo", "Quý I/2022", "Sở Nội vụ") for number, title in titles.items()),
        clauses=(Clause(ClauseKind.TARGET, "1", "Tăng 5 bậc"),),
    )
    return replace(made, **facts)


def stored(
    signed: Plan, *, left: tuple[str, ...] = (), corrected: dict[str, dict[str, str]] | None = None
) -> StoredPlan:
    """The plan as it stands on the board; `left` are rows that are off it, `corrected` cells that people changed."""
    people = corrected or {}
    facts = {name: getattr(signed, name) for name in PLAN_FACTS} | {"years": list(signed.years), "lost": []}
    return StoredPlan(
        1,
        signed.key,
        facts,
        signed.sections,
        signed.clauses,
        tuple(
            StoredTask(
                place + 1,
                task.number,
                place,
                {**columns_of(task), **people.get(task.number, {})},
                imported={cell: columns_of(task)[cell] for cell in people.get(task.number, {})},
                has_left=task.number in left,
            )
            for place, task in enumerate(signed.tasks)
        ),
    )


def told(difference: PlanDifference) -> dict[str, tuple[str | None, Guess]]:
    """Each row of the file with the number that it has on the board."""
    return {row.number: (row.old.number if row.old else None, row.guess) for row in difference.rows if row.new}


def test_the_same_plan_has_no_difference() -> None:
    """Not even in its order."""
    assert compare(stored(plan()), plan()).is_empty


def test_a_row_put_in_the_middle_moves_no_row_onto_another() -> None:
    """What was recorded on a row would else hang on the one that took its number."""
    titles = list(TITLES.values())
    new = {"I.1": titles[0], "I.2": "Việc chen vào giữa", "I.3": titles[1], "I.4": titles[2], "I.5": titles[3]}

    assert told(compare(stored(plan()), plan(new))) == {
        "I.1": ("I.1", Guess.NONE),
        "I.2": (None, Guess.NONE),
        "I.3": ("I.2", Guess.RENUMBERED),
        "I.4": ("I.3", Guess.RENUMBERED),
        "I.5": ("I.4", Guess.RENUMBERED),
    }


def test_a_row_that_is_gone_gives_up_its_number_and_stands_where_it_stood() -> None:
    """Two rows never have one key; a second time the free number is another one."""
    titles = list(TITLES.values())
    new = plan({"I.1": titles[1], "I.2": titles[2], "I.3": titles[3]})

    difference = compare(stored(plan()), new)

    assert [(row.number, row.position, row.is_gone) for row in difference.rows] == [
        ("I.1-cu", 0, True),
        ("I.1", 1, False),
        ("I.2", 2, False),
        ("I.3", 3, False),
    ]


@pytest.mark.parametrize(
    ("title", "guess"),
    [
        ("Xây dựng Quy chế tiếp nhận, xử lý phản ánh hiện trường của tỉnh", Guess.NONE),
        ("Một việc chẳng liên quan gì", Guess.OTHER_WORDS),
        ("XÂY DỰNG QUY CHẾ TIẾP NHẬN, XỬ LÝ PHẢN ÁNH HIỆN TRƯỜNG TRÊN ĐỊA BÀN TỈNH", Guess.NONE),
    ],
)
def test_a_row_that_kept_its_number_is_the_same_one(title: str, guess: Guess) -> None:
    """How much of its words are left is said."""
    assert told(compare(stored(plan()), plan({**TITLES, "I.2": title})))["I.2"] == ("I.2", guess)


def test_a_row_off_the_plan_comes_back_by_its_words_and_never_by_its_number() -> None:
    """Its number may mean another row by now."""
    titles = dict(TITLES)
    other = plan({**titles, "I.2": "Một việc chẳng liên quan gì"})

    assert told(compare(stored(plan(), left=("I.2",)), plan()))["I.2"] == ("I.2", Guess.NONE)
    assert told(compare(stored(plan(), left=("I.2",)), other))["I.2"] == (None, Guess.NONE)


def test_a_row_without_title_is_known_by_its_other_cells() -> None:
    """Our copy lost some titles."""
    lost = Task("II.5", "II", "", "Kế hoạch truyền thông", "Quý IV/2022", "Sở Tài chính", lost=("title",))
    before, after = (
        replace(plan(), tasks=(*plan().tasks, replace(lost, number=number))) for number in ("II.5", "II.6")
    )

    assert told(compare(stored(before), after))["II.6"] == ("II.5", Guess.RENUMBERED)


def test_rows_with_the_same_words_are_told_apart_by_their_other_cells() -> None:
    """A report is asked of two departments: each keeps its own."""
    rows = [RowWords("I.1", "Báo cáo", ("SNV",)), RowWords("I.2", "Báo cáo", ("STC",))]
    new = [RowWords("I.4", "Báo cáo", ("STC",)), RowWords("I.5", "Báo cáo", ("SNV",))]

    assert [(match.old, match.new) for match in match_rows(rows, new)] == [(1, 0), (0, 1)]


def test_what_a_person_put_right_stays_while_the_file_says_what_it_always_said() -> None:
    """And gives way when the file says something new."""
    board = stored(plan(), corrected={"I.1": {"title": "Tên đúng"}})

    again = compare(board, plan())
    new = compare(board, plan({**TITLES, "I.1": "Tên mới hẳn"}))

    assert again.is_empty
    assert [(row.number, row.kept) for row in again.rows if row.kept] == [("I.1", ("title",))]
    assert [row.changes["title"] for row in new.rows if row.changes] == [("Tên đúng", "Tên mới hẳn")]


def test_facts_sections_and_clauses_are_compared_too() -> None:
    """A new number and day of signing are what a new decision is known by."""
    new = plan(
        number="9/QĐ-UBND",
        sections=(Section("II", "MỤC HAI"), Section("I", "MỤC MỘT")),
        clauses=(Clause(ClauseKind.TARGET, "1", "Tăng 6 bậc"), Clause(ClauseKind.DUTY, "1", "Báo cáo")),
    )

    difference = compare(stored(plan()), new)

    assert list(difference.facts) == ["number"]
    assert difference.is_reordered
    assert difference.sections == ()
    assert [(change.before and change.before.words, change.after.words) for change in difference.clauses] == [
        ("Tăng 5 bậc", "Tăng 6 bậc"),
        (None, "Báo cáo"),
    ]


ROWS = st.lists(
    st.builds(RowWords, st.sampled_from(["1", "2", "3", "4"]), st.sampled_from(["", "a b c", "a b d", "x"])),
    max_size=4,
    unique_by=lambda row: row.number,
)


@given(old=ROWS, new=ROWS, guessing=st.booleans())
def test_no_row_is_matched_twice(old: list[RowWords], new: list[RowWords], guessing: bool) -> None:
    """Whatever the rows say; and rows that are the same in all find each other."""
    matches = match_rows(old, new, guessing=guessing)

    assert len({match.old for match in matches}) == len({match.new for match in matches}) == len(matches)
    assert {(old[match.old], new[match.new]) for match in matches} >= {(row, row) for row in old if row in new}


def test_ten_thousand_renumbered_rows_are_compared_in_seconds() -> None:
    """The cost grows with the rows, not with their square."""
    old = [RowWords(f"I.{n}", f"Kế hoạch kiểm tra đơn vị {n} năm 2022") for n in range(10_000)]
    new = [RowWords(f"I.{n + 1}", f"Kế hoạch kiểm tra của đơn vị {n} năm 2022") for n in range(10_000)]

    begun = process_time()
    matches = match_rows(old, new)

    assert process_time() - begun < 15
    assert sum(match.old == match.new for match in matches) > 9_900
