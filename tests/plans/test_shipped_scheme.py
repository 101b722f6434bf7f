"""The scheme of 2016–2017 that is shipped holds every sentence that says when or who, word for word."""

import re
from datetime import date

import pytest

from plans.deadline import DeadlineKind
from plans.owed import read_task
from plans.plan import ClauseKind, Section, Task
from plans.shipped import shipped_directory
from tests.plans.shipped_words import SCHEME, SCHEME_TEXT, clauses_of, task_of

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


@pytest.mark.parametrize("number", SENTENCES_THAT_SAY_WHEN)
def test_what_the_scheme_says_when_has_a_day_or_says_why_it_has_none(number: str) -> None:
    """Ongoing and conditional words have no day; nothing of the scheme is unreadable."""
    deadline = read_task(task_of(SCHEME, number), SCHEME, shipped_directory()).deadline

    assert deadline.due or deadline.kind in {DeadlineKind.ONGOING, DeadlineKind.CONDITIONAL}
