"""The appendix of 2022 in every shape gives the same 31 tasks as the plan that is shipped, word for word, without help."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plans.appendix.reading import Draft, read_appendix, read_appendix_file
from plans.plan import Task, TaskKind
from tests.plans.appendix.offices_files import (
    DOCUMENTS,
    HEADINGS,
    PARAGRAPHS,
    PLAN_2022,
    Sheet,
    appendix_2022,
    excel_file,
    headings,
    word_file,
)

AS_SIGNED = ("title", "outputs", "deadline", "lead", "coordinators")
NUMBERED = ("number", *AS_SIGNED)
ANOTHER_ORDER = ("number", "deadline", "lead", "coordinators", "title", "outputs")
MAKERS = [pytest.param(word_file, "x.docx", id="Word"), pytest.param(excel_file, "x.xlsx", id="Excel")]

Maker = Callable[..., bytes]


def words_of(task: Task) -> Task:
    """What the document says in a row: without our notes about the copy and without where it was found."""
    return replace(task, line=0, note="")


TASKS_2022 = [words_of(task) for task in PLAN_2022.tasks if task.kind is TaskKind.TASK]


def tasks_of(draft: Draft) -> list[Task]:
    """What the rows say."""
    return [words_of(task) for task in draft.tasks]


def doubts_of(draft: Draft, *kinds: str) -> set[tuple[str, str]]:
    """Doubts of these kinds as (where, found)."""
    return {(doubt.where, doubt.found) for doubt in draft.doubts if doubt.kind in kinds}


def test_the_text_gives_the_31_tasks_of_the_shipped_plan() -> None:
    """The copy everybody has: no headings, a first row cut in half, section headings once per column."""
    draft = read_appendix_file(DOCUMENTS / "ke-hoach-2022.txt")

    assert tasks_of(draft) == TASKS_2022
    assert draft.problems == ()


def test_the_plan_of_the_text_knows_its_own_facts() -> None:
    """Number, day, issuer, title, years and who follows it all stand in the text around the table."""
    draft = read_appendix_file(DOCUMENTS / "ke-hoach-2022.txt")

    plan = draft.plan(draft.facts)

    facts = ("key", "number", "signed", "title", "short_title", "issuer", "years", "secretariat")
    assert [getattr(plan, fact) for fact in facts] == [getattr(PLAN_2022, fact) for fact in facts]


def test_what_the_text_has_lost_is_said() -> None:
    """The title and number of II.5, section I, II's heading and rows 1 to 4; section II is derived from the III behind."""
    draft = read_appendix_file(DOCUMENTS / "ke-hoach-2022.txt")

    first, section = draft.tasks[0], draft.sections[0]
    assert (first.number, first.lost, first.note) == ("II.5", ("title",), PLAN_2022.tasks[0].note)
    assert (section.number, section.title) == ("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH")
    assert section.inferred
    assert "mục III" in section.inferred
    assert [loss.place for loss in draft.lost] == [loss.place for loss in PLAN_2022.lost[:-1]]
    assert doubts_of(draft, "number_inferred") == {("ke-hoach-2022.txt:115", "5")}
    assert [task.note for task in draft.tasks[1:]] == [""] * 30


@pytest.mark.parametrize(("make", "name"), MAKERS)
@pytest.mark.parametrize(
    "order", [AS_SIGNED, NUMBERED, ANOTHER_ORDER], ids=["as signed", "STT column", "another order"]
)
@pytest.mark.parametrize("merged", [True, False], ids=["sections merged", "sections repeated"])
def test_the_same_table_from_an_office_gives_the_same_tasks(
    make: Maker, name: str, order: tuple[str, ...], merged: bool
) -> None:
    """Whatever the order of columns, however section rows are made."""
    sheet = appendix_2022(order, merged_sections=merged).with_headings([headings(order)])

    draft = read_appendix(make(sheet), name=name)

    assert tasks_of(draft) == TASKS_2022
    assert [column.field for column in draft.columns] == list(order)
    assert draft.facts.concluded().missing() == ()
    assert [section.number for section in draft.sections] == ["II", "III", "IV", "V", "VI", "VII"]
    assert draft.sections[0].title == "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"


@pytest.mark.parametrize(("make", "name"), MAKERS)
def test_two_merged_heading_rows_and_column_numbers_are_no_tasks(make: Maker, name: str) -> None:
    """One heading over chủ trì and phối hợp, the other headings merged downwards, then (1) (2) (3)."""
    upper = ["Số\nTT", "Nhiệm vụ", "Kết quả", "Thời hạn", "Cơ quan thực hiện", None]
    lower = [None, None, None, None, "Chủ trì", "Phối hợp"]
    numbers = [f"({place})" for place in range(1, 7)]
    merges = [(0, 4, 0, 5), *((0, column, 1, column) for column in range(4))]
    sheet = appendix_2022(NUMBERED, merged_sections=True).with_headings([upper, lower, numbers], merges)

    draft = read_appendix(make(sheet), name=name)

    assert tasks_of(draft) == TASKS_2022
    assert [column.field for column in draft.columns] == list(NUMBERED)
    assert draft.columns[-1].heading.endswith("Phối hợp")


@pytest.mark.parametrize(("make", "name"), MAKERS)
def test_headings_repeated_on_every_page_are_no_tasks(make: Maker, name: str) -> None:
    """Tables that were cut for printing repeat their first row."""
    sheet = appendix_2022(NUMBERED, merged_sections=True).with_headings([headings(NUMBERED)])
    sheet.rows.insert(20, headings(NUMBERED))
    sheet.merges = [(top + (top >= 20), left, bottom + (top >= 20), right) for top, left, bottom, right in sheet.merges]

    assert tasks_of(read_appendix(make(sheet), name=name)) == TASKS_2022


@pytest.mark.parametrize(("make", "name"), MAKERS)
def test_a_table_over_several_tables_or_sheets_is_one_appendix(make: Maker, name: str) -> None:
    """One table a page, or one sheet a section."""
    sheet = appendix_2022(NUMBERED, merged_sections=False)
    place = next(place for place, row in enumerate(sheet.rows) if str(row[0]).startswith("V. "))
    parts = [Sheet(rows).with_headings([headings(NUMBERED)]) for rows in (sheet.rows[:place], sheet.rows[place:])]

    draft = read_appendix(make(*parts), name=name)

    assert tasks_of(draft) == TASKS_2022
    assert tasks_of(read_appendix(make(*parts), name=name, table=2)) == [
        task for task in TASKS_2022 if task.section in {"V", "VI", "VII"}
    ]


def test_a_table_without_headings_is_known_by_its_shape_in_word_too() -> None:
    """Five cells a row, the third of which speak of when."""
    draft = read_appendix(word_file(appendix_2022(AS_SIGNED, merged_sections=False)), name="x.docx")

    assert tasks_of(draft) == TASKS_2022
    assert doubts_of(draft, "headings_lost") == {("x.docx", "")}


def test_rows_copied_from_a_sheet_into_a_text_are_read() -> None:
    """Each row on a line, its cells between tabs."""
    order = tuple(cell for cell in NUMBERED)
    sheet = appendix_2022(order, merged_sections=False).with_headings([headings(order)])
    lines = ["\t".join(" ".join(str(words).split()) for words in row) for row in sheet.rows]

    draft = read_appendix("\n".join([*PARAGRAPHS, *lines]).encode(), name="x.txt")

    one_line = [
        replace(task, **{cell: " ".join(getattr(task, cell).split()) for cell in AS_SIGNED}) for task in TASKS_2022
    ]
    assert tasks_of(draft) == one_line


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        ({"title": "NỘI DUNG CÔNG VIỆC", "deadline": "Tiến độ thực hiện", "lead": "Đơn vị thực hiện"}, ()),
        ({"outputs": "Kết quả/Sản phẩm", "deadline": "Thời hạn", "lead": "Chủ trì", "coordinators": "Phối hợp"}, ()),
        ({"number": "STT", "title": "Nhiệm vụ, giải pháp", "deadline": "Thời gian\nthực hiện"}, ()),
        ({}, ("outputs",)),
        ({}, ("coordinators", "outputs")),
    ],
    ids=["other words", "short words", "broken lines", "no outputs", "no outputs, no coordinators"],
)
def test_columns_are_found_by_any_wording_and_may_be_missing(names: dict[str, str], missing: tuple[str, ...]) -> None:
    """Every office has its own headings."""
    order = tuple(cell for cell in HEADINGS if cell not in missing)
    sheet = appendix_2022(order, merged_sections=True).with_headings([headings(order, **names)])

    draft = read_appendix(word_file(sheet), name="x.docx")

    assert tasks_of(draft) == [replace(task, **dict.fromkeys(missing, "")) for task in TASKS_2022]
