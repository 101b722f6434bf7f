"""The two shipped plans hold the words of the signed documents, to the letter; what is not the documents' says so."""

import re
from datetime import date
from pathlib import Path

import pytest

from plans.agency import Agency, Group, read_party
from plans.deadline import DeadlineKind
from plans.owed import read_task
from plans.plan import Clause, ClauseKind, Plan, Section, Task, TaskKind
from plans.plan_file import CELLS
from plans.shipped import SHIPPED_PLAN_FILES, shipped_directory, shipped_plan_paths, shipped_plans

DOCUMENTS = Path(__file__).parent / "documents"
SCHEME, PLAN_2022 = shipped_plans()
SCHEME_TEXT = (DOCUMENTS / "de-an-2016-2017.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
PLAN_2022_TEXT = (DOCUMENTS / "ke-hoach-2022.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
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


def folded(words: str) -> str:
    """Words with white space folded: how a cell is wrapped on paper says nothing."""
    return " ".join(words.split())


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


def task_of(plan: Plan, number: str) -> Task:
    """The task with this number."""
    return next(task for task in plan.tasks if task.number == number)


def clauses_of(plan: Plan, kind: ClauseKind) -> dict[str, Clause]:
    """The plan's clauses of one kind by their number."""
    return {clause.number: clause for clause in plan.clauses if clause.kind is kind}


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


# The scheme of 2016-2017, whose commitments stand in prose.

SENTENCES_THAT_SAY_WHEN = (
    *("II.2.2.1.1", "II.2.2.1.3", "II.2.2.1.3-2", "II.2.2.1.4", "II.2.2.3.1", "II.2.2.3.2", "II.2.2.3.4"),
    *("II.2.2.4.1", "II.2.2.4.2.1", "II.2.2.4.2.2", "II.2.2.4.2.3", "II.2.2.5.1-2", "II.2.2.5.2", "II.2.2.5.2-2"),
    *("II.2.2.6.1.1", "II.2.2.6.1.2", "II.2.2.6.1.3", "II.2.2.6.2.1", "II.2.2.6.2.2", "II.2.2.6.2.2-2"),
    *("II.2.2.6.2.3", "III.1.3.2", "III.1.3.3", "III.1.3.5.1", "III.1.3.5.2", "III.1.3.5.3", "III.1.4.2", "III.1.4.4"),
    *("III.2.2.1.1", "III.2.2.1.2", "III.2.2.1.3", "III.2.2.2", "III.2.2.3", "III.2.3.5", "III.2.4.3", "III.2.4.4"),
    *("III.2.4.4-2", "III.2.6.3-2", "IV.3.1", "IV.3.2", "IV.4.2", "V.1.a", "V.1.b", "V.1.c"),
)
SENTENCES_THAT_SAY_ONLY_WHO = (
    *("III.1.6.2", "III.2.2.5", "III.2.3.7", "IV.1", "IV.2.1", "IV.2.2"),
    *("V.2.a", "V.2.b", "V.3", "V.4", "V.5", "V.6", "V.7"),
)
INHERITED = re.compile("“([^”]+)”")
DATED = re.compile(r"(?i)năm 201[67](?! -)|tháng \d+/201[67]|qu[íý] \w+/201[67]|hàng năm|hàng qu[íý]")


def bullets() -> dict[str, str]:
    """Every bullet of the scheme's parts II.2.2 to V by place and count; a paragraph without a dash ends in "-2".

    Written for the test, apart from the shipped file: counts "-" under each heading, "+" under each "-".
    """
    found: dict[str, str] = {}
    part, heading, dashes, pluses, last = "", "", 0, 0, ""
    for line in SCHEME_TEXT[SCHEME_TEXT.index("II. QUAN ĐIỂM") :].split("\n"):
        if top := re.match(r"(II|III|IV|V)\. [A-ZĐ]", line):
            part = heading = last = top[1]
        elif numbered := re.match(r"(\d(?:\.\d)*)\.? (.+)", line):
            heading = last = f"{part}.{numbered[1]}"
            found[heading] = numbered[2]
            dashes = 0
        elif line.startswith("- "):
            dashes, pluses = dashes + 1, 0
            last = f"{heading}.{dashes}"
            found[last] = line[2:]
        elif line.startswith("+ "):
            pluses += 1
            last = f"{heading}.{dashes}.{pluses}"
            found[last] = line[2:]
        elif lettered := re.match(r"([a-zđ])\) (.+)", line):
            last = f"{heading}.{lettered[1]}"
            found[last] = lettered[2]
        elif line.strip():
            found[f"{last}-2"] = line
    return found


BULLETS = bullets()


def bullet_of(number: str) -> str:
    """The bullet a task of the scheme is taken from; IV.1 is a heading with one paragraph below it."""
    if number == "IV.1":
        return BULLETS["IV.1-2"]
    return BULLETS.get(number) or BULLETS[number.removesuffix("-2")]


def test_the_scheme_has_every_sentence_that_says_when_or_who() -> None:
    """Each once, in the order of the document."""
    numbers = [task.number for task in SCHEME.tasks]

    assert set(numbers) == {*SENTENCES_THAT_SAY_WHEN, *SENTENCES_THAT_SAY_ONLY_WHO}
    assert {task.number for task in SCHEME.tasks if task.deadline} == set(SENTENCES_THAT_SAY_WHEN)
    assert len(numbers) == len(set(numbers))
    places = [SCHEME_TEXT.index(task.title) for task in SCHEME.tasks]
    assert places == sorted(places)


@pytest.mark.parametrize("number", ["III.1.3.3", "III.1.3.5.1", *(task.number for task in SCHEME.tasks)])
def test_a_number_of_the_scheme_is_place_and_count(number: str) -> None:
    """Whoever holds the paper finds the sentence by its key: every bullet counts, taken or not."""
    task = task_of(SCHEME, number)

    assert task.title in bullet_of(number)
    assert number.startswith(f"{task.section}.")


@pytest.mark.parametrize("task", SCHEME.tasks, ids=lambda task: task.number)
def test_words_of_the_scheme_are_the_documents(task: Task) -> None:
    """Deadline, lead and coordinators stand in the sentence itself, or in the opening one that the note quotes."""
    sources = [task.title, *INHERITED.findall(task.note)]

    assert all(source in SCHEME_TEXT for source in sources)
    for cell in (task.deadline, task.lead, task.coordinators, task.outputs):
        for line in cell.split("\n"):
            assert any(line.removeprefix("- ") in source for source in sources), line


@pytest.mark.parametrize("number", [number for number in BULLETS if re.match(r"II\.2\.2\.|III\.|IV\.3", number)])
def test_no_dated_bullet_of_the_scheme_is_left_out(number: str) -> None:
    """Each year, month, quarter or "hàng năm" of these parts is in the deadline of a task, or under its opening words."""
    said = DATED.findall(BULLETS[number])
    deadlines = "\n".join(
        task.deadline
        for task in SCHEME.tasks
        if task.number == number or task.number.startswith((f"{number}-", f"{number}."))
    )
    goal_of_the_review = number == "IV.3.1"

    missing = [when for when in said if when.casefold() not in deadlines.casefold()]
    assert missing == (["năm 2017"] if goal_of_the_review else [])


@pytest.mark.parametrize(
    "number", ["II.2.2.1.1", "II.2.2.1.3-2", "II.2.2.1.4", "II.2.2.3.2", "II.2.2.5.2", "III.2.6.3-2"]
)
def test_a_sentence_with_two_deadlines_pairs_them_with_two_outputs(number: str) -> None:
    """Năm 2016 this much, năm 2017 the rest: two things owed, each on its own day."""
    owed = read_task(task_of(SCHEME, number), SCHEME, shipped_directory()).owed

    assert [one.deadline.due for one in owed] == [date(2016, 12, 31), date(2017, 12, 31)]
    assert len({one.output for one in owed}) == 2


def test_every_target_of_the_scheme_is_a_clause_bullet_by_bullet() -> None:
    """All of II.2.2 but the opening words of lists, which their bullets repeat in the tasks' notes."""
    targets = clauses_of(SCHEME, ClauseKind.TARGET)
    bulleted = {n: words for n, words in BULLETS.items() if n.startswith("II.2.2.") and n.count(".") > 3}

    assert {number: clause.words for number, clause in targets.items()} == {
        number: words for number, words in bulleted.items() if not words.endswith(":")
    }


def test_responsibilities_and_reports_of_the_scheme_point_to_their_tasks() -> None:
    """A commitment is tracked once; what repeats it points there."""
    responsibilities = clauses_of(SCHEME, ClauseKind.RESPONSIBILITY)
    duties = clauses_of(SCHEME, ClauseKind.DUTY)

    assert list(responsibilities) == ["V.1.a", "V.1.b", "V.1.c", "V.2.a", "V.2.b", "V.3", "V.4", "V.5", "V.6", "V.7"]
    assert all(clause.task == number and clause.words == BULLETS[number] for number, clause in responsibilities.items())
    assert {number: clause.task for number, clause in duties.items()} == {
        "IV.3.1": "IV.3.1",
        "IV.3.2": "IV.3.2",
        "V.1.b": "V.1.b",
        "V.2.b": "V.2.b",
        "V": None,
    }
    assert all(clause.words in SCHEME_TEXT for clause in duties.values())


@pytest.mark.parametrize("section", SCHEME.sections, ids=lambda section: section.number)
def test_sections_of_the_scheme_are_its_headings(section: Section) -> None:
    """Number and title as printed; the scheme prints 2.2.1 under II."""
    printed = section.number.partition(".")[2] or section.number

    assert f"\n{printed}. {section.title}\n" in SCHEME_TEXT


def test_no_cell_of_either_plan_holds_what_cleaning_would_change() -> None:
    """NFC, no tabs, no blanks that look like others."""
    for plan in shipped_plans():
        for task in plan.tasks:
            assert not set("\t\r\u00a0\ufffd") & set("".join(getattr(task, cell) for cell in CELLS))


@pytest.mark.parametrize("number", SENTENCES_THAT_SAY_WHEN)
def test_what_the_scheme_says_when_has_a_day_or_says_why_it_has_none(number: str) -> None:
    """Ongoing and conditional words have no day; nothing of the scheme is unreadable."""
    deadline = read_task(task_of(SCHEME, number), SCHEME, shipped_directory()).deadline

    assert deadline.due or deadline.kind in {DeadlineKind.ONGOING, DeadlineKind.CONDITIONAL}


# The agencies.


def test_every_agency_that_leads_is_known() -> None:
    """What is not known is words that the documents themselves leave open, or garble."""
    unknown = {
        (plan.key, task.number): read_party(task.lead, shipped_directory(), year=plan.years[0]).unknown
        for plan in shipped_plans()
        for task in plan.tasks
    }

    assert {place for place, words in unknown.items() if words} == {
        ("2022", "III.2"),
        ("2016-2017", "III.2.2.5"),
        ("2016-2017", "III.2.3.5"),
        ("2016-2017", "III.2.3.7"),
        ("2016-2017", "IV.2.2"),
    }


def test_the_garbled_lead_is_nobodys_name() -> None:
    """Guessing whom III.2 means would write a responsibility into a signed plan."""
    assert shipped_directory().find("Các sở, ban, ngành tỉnh Nội vụ") is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("VPUB", "Văn phòng UBND tỉnh"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh"),
        ("Trung tâm GQTTHC", "Trung tâm Giải quyết TTHC"),
        ("TTGQ", "Trung tâm Giải quyết TTHC"),
        ("Đài PTTH", "Đài Phát thanh - Truyền hình tỉnh"),
        ("STTTT", "Sở Thông tin và Truyền thông"),
        ("STC", "Sở Tài chính"),
        ("so noi vu", "Sở Nội vụ"),
        ("STP", "Sở Tư pháp"),
        ("SKHCN", "Sở Khoa học và Công nghệ"),
        ("SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Các sở ban ngành tỉnh", "Các sở, ban, ngành tỉnh"),
        ("Sở, ban, ngành", "Các sở, ban, ngành tỉnh"),
        ("UBND các huyện, thành phố", "UBND cấp huyện"),
        ("Chủ tịch Ủy ban nhân dân các huyện, thành phố", "UBND cấp huyện"),
        ("cấp xã", "UBND cấp xã"),
    ],
)
def test_names_and_abbreviations_of_the_documents_are_known(words: str, name: str) -> None:
    """People and documents write the same office in many ways."""
    found: Agency | Group | None = shipped_directory().find(words, year=2022)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("year", [2016, 2017, 2022])
def test_the_groups_have_their_members_of_the_plans_years(year: int) -> None:
    """15 departments, the office, the inspectorate and two boards; nine districts."""
    directory = shipped_directory()

    departments = [member.name for member in directory.members("so-ban-nganh", year=year)]
    assert len(departments) == 19
    assert sum(name.startswith("Sở ") for name in departments) == 15
    assert len(directory.members("ubnd-huyen", year=year)) == 9
    assert directory.members("ubnd-xa", year=year) == ()


def test_what_is_not_from_the_documents_is_marked() -> None:
    """An agency that neither document names, a year of ending and every list of members carry their source."""
    directory = shipped_directory()
    both = folded(SCHEME_TEXT + PLAN_2022_TEXT).casefold()

    for agency in directory.agencies:
        named = any(name.casefold() in both for name in (agency.name, *agency.aliases))
        assert agency.source or (named and not agency.last_year and not agency.first_year), agency.key
    assert all(group.source for group in directory.groups)
