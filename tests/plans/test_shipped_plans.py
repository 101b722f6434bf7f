"""The 2022 plan that is shipped holds the words of the signed document, to the letter; what is not its own says so."""

from datetime import date

import pytest

from plans.owed import read_task
from plans.plan import ClauseKind, Plan, Task, TaskKind
from plans.plan_file import CELLS
from plans.shipped import SHIPPED_PLAN_FILES, shipped_directory, shipped_plan_paths, shipped_plans
from tests.plans.shipped_words import PLAN_2022, PLAN_2022_TEXT, SCHEME, SCHEME_TEXT, clauses_of, folded, task_of

BODY_2022, APPENDIX_2022 = PLAN_2022_TEXT.split("cho phù hợp./.\n")
TEXTS = {"2022": PLAN_2022_TEXT, "2016-2017": SCHEME_TEXT}


ROWS_2022 = (
    *(f"II.{number}" for number in (5, 6, 7)),
    *(f"III.{number}" for number in range(1, 7)),
    *(f"IV.{number}" for number in range(1, 6)),
    *(f"V.{number}" for number in range(1, 6)),
    *(f"VI.{number}" for number in range(1, 7)),
    *(f"VII.{number}" for number in range(1, 7)),
)


def appendix_rows() -> list[list[str]]:
    """The appendix of the 2022 document, row by row: a line with a tab begins a cell, an empty line ends a row."""
    rows: list[list[str]] = [[]]
    for line in APPENDIX_2022.split("\n"):
        if not line.strip():
            rows.append([])
        elif "\t" in line:
            rows[-1].append(line)
        else:
            rows[-1][-1] += "\n" + line
    return [[folded(cell) for cell in row] for row in rows if row]


def appendix_headings() -> list[str]:
    """The section headings of the appendix; the document repeats each in all five columns."""
    return [row[0] for row in appendix_rows() if len(row) == 5 and len(set(row)) == 1]


def appendix_tasks() -> dict[str, list[str]]:
    """The cells of every row by its number; the first row has lost its title cell and follows number 4 of II."""
    section, found = "II", {}
    for row in appendix_rows():
        if len(set(row)) == 1:
            section = row[0].partition(".")[0]
        elif len(row) == 4:
            found["II.5"] = ["", *row]
        else:
            number, _, title = row[0].partition(". ")
            found[f"{section}.{number}"] = [title, *row[1:]]
    return found


def tasks_of(plan: Plan, kind: TaskKind = TaskKind.TASK) -> tuple[Task, ...]:
    """The plan's rows, without what its body orders beside them, or the other way round."""
    return tuple(task for task in plan.tasks if task.kind is kind)


def cells(task: Task) -> list[str]:
    """The five cells of a row in the appendix's order."""
    return [task.title, task.outputs, task.deadline, task.lead, task.coordinators]


def test_both_plans_are_shipped_oldest_first() -> None:
    """A first start imports them; the newer one is shown."""
    assert [plan.key for plan in shipped_plans()] == ["2016-2017", "2022"]
    assert [path.name for path in shipped_plan_paths()] == list(SHIPPED_PLAN_FILES)


def test_the_plans_facts_are_those_of_the_documents() -> None:
    """Number and date of signing stand in the line under each title."""
    assert (PLAN_2022.number, PLAN_2022.signed, PLAN_2022.years) == ("2942/QĐ-UBND", date(2021, 12, 23), (2022,))
    assert (SCHEME.number, SCHEME.signed, SCHEME.years) == ("70/QĐ-UBND", date(2016, 1, 15), (2016, 2017))
    assert PLAN_2022.secretariat == "Văn phòng Ủy ban nhân dân tỉnh"
    assert SCHEME.secretariat == "Sở Nội vụ"
    for plan in shipped_plans():
        assert f"{plan.number} ngày {plan.signed:%d/%m/%Y} của {plan.issuer}" in TEXTS[plan.key]


@pytest.mark.parametrize("number", ROWS_2022)
def test_every_cell_of_the_2022_appendix_holds_the_documents_words(number: str) -> None:
    """The words are what was signed: typing errors stay, nothing is added."""
    task = task_of(PLAN_2022, number)

    assert [folded(cell) for cell in cells(task)] == appendix_tasks()[number]


def test_the_2022_appendix_has_its_31_surviving_rows_in_order() -> None:
    """From II.5, whose title is lost, to VII.6."""
    numbers = tuple(task.number for task in tasks_of(PLAN_2022))

    assert numbers == ROWS_2022 == tuple(appendix_tasks())
    assert len(numbers) == 31


def test_every_row_lies_in_the_section_it_is_printed_under() -> None:
    """The number as printed is section and place."""
    assert all(task.number.rpartition(".")[0] == task.section for task in tasks_of(PLAN_2022))


def test_sections_are_headed_once() -> None:
    """The document prints each heading in all five columns; a plan has each section once."""
    headings = [f"{section.number}. {section.title}" for section in PLAN_2022.sections if not section.inferred]

    assert headings == appendix_headings()


def test_what_is_inferred_or_lost_says_so() -> None:
    """Nothing is invented, and nothing that is missing is hidden."""
    inferred = {section.number: section for section in PLAN_2022.sections if section.inferred}
    headless = task_of(PLAN_2022, "II.5")
    lost = " ".join(loss.place for loss in PLAN_2022.lost)

    assert set(inferred) == {"II", "TH"}
    assert folded(inferred["II"].title).casefold() in BODY_2022.casefold()
    assert (headless.title, headless.lost) == ("", ("title",))
    assert "suy ra" in headless.note
    assert all(place in lost for place in ("mục I", "số 1 đến số 4", "số 5, ô nhiệm vụ", "mục II, tiêu đề"))


@pytest.mark.parametrize(
    ("number", "cell", "words"),
    [
        ("IV.1", "deadline", "Qúy I/2022"),
        ("VI.2", "deadline", "Quí I/2022"),
        ("VI.3", "title", "Xây dựng Quy chế về tiếp nhận, xử lý phản ánh hiện trường trên địa bàn tỉnh Cà Mau."),
        ("III.2", "lead", "Các sở, ban, ngành tỉnh Nội vụ"),
        ("III.4", "lead", "Sở Lao động - Thương binh và xã hội; Sở Nội vụ"),
        ("VII.3", "lead", "Văn phòng\nUBND tỉnh"),
        ("VI.6", "outputs", "- Công văn hướng dẫn, đôn đốc, nhắc nhở.\n- Báo cáo kết quả thực hiện."),
        (
            "VI.6",
            "deadline",
            "- Công văn hoàn thành trong quý I/2022.\n- Báo cáo kết quả cùng với báo cáo định kỳ công tác CCHC.",
        ),
    ],
)
def test_odd_spellings_and_line_breaks_of_cells_are_kept(number: str, cell: str, words: str) -> None:
    """A reading may correct; the words may not."""
    assert getattr(task_of(PLAN_2022, number), cell) == words


def test_typing_errors_are_kept() -> None:
    """VI.6 as it was signed."""
    title = task_of(PLAN_2022, "VI.6").title

    assert "nhắc sở các cơ quan" in title
    assert "hồ công việc" in title


def test_the_2022_targets_are_clauses_word_for_word() -> None:
    """Lettered a b c d đ e g h i k l, as Vietnamese documents letter; one more stands in the body's II.4.c."""
    targets = clauses_of(PLAN_2022, ClauseKind.TARGET)

    assert list(targets) == [*(f"I.2.{letter}" for letter in "abcdđeghikl"), "II.4.c"]
    for number, clause in targets.items():
        letter = f"{number[-1]}) " if number.startswith("I.2") else ""
        assert f"{letter}{clause.words}" in BODY_2022


def test_the_2022_responsibilities_are_clauses_that_point_to_their_duties() -> None:
    """III.1 to III.7 of the body: who answers for what."""
    responsibilities = clauses_of(PLAN_2022, ClauseKind.RESPONSIBILITY)

    assert list(responsibilities) == [f"III.{number}" for number in range(1, 8)]
    for number, clause in responsibilities.items():
        assert f"\n{number[-1]}. {clause.words}\n" in BODY_2022
        assert clause.task == number.replace("III", "TH")


def test_what_the_body_of_the_2022_plan_orders_are_duties_outside_the_appendix() -> None:
    """TH.1 has a deadline of its own; the others say none, and none is invented."""
    duties = tasks_of(PLAN_2022, TaskKind.DUTY)

    assert [duty.number for duty in duties] == [f"TH.{number}" for number in range(1, 8)]
    assert [duty.deadline for duty in duties] == ["trong tháng 01 năm 2022", *[""] * 6]
    for duty in duties:
        assert f"\n{duty.number[-1]}. {duty.title}\n" in BODY_2022
        assert all(words in duty.title for words in (duty.outputs, duty.deadline, duty.lead, duty.coordinators))
    assert [clause.task for clause in clauses_of(PLAN_2022, ClauseKind.DUTY).values()][:7] == [d.number for d in duties]


def test_the_first_duty_is_owed_by_every_department_and_every_district() -> None:
    """So the secretariat sees who has sent its own plan in January and who has not."""
    reading = read_task(task_of(PLAN_2022, "TH.1"), PLAN_2022, shipped_directory())

    assert [mention.group for mention in reading.lead.mentions] == ["so-ban-nganh", "ubnd-huyen"]
    assert len({owed.agency for owed in reading.owed}) == len(reading.owed) == 28
    assert {owed.deadline.due for owed in reading.owed} == {date(2022, 1, 31)}


def test_no_cell_of_either_plan_holds_what_cleaning_would_change() -> None:
    """NFC, no tabs, no blanks that look like others."""
    for plan in shipped_plans():
        for task in plan.tasks:
            assert not set("\t\r\u00a0\ufffd") & set("".join(getattr(task, cell) for cell in CELLS))
