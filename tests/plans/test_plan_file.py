"""Plan files and files of agencies, as somebody writes them by hand: read right, or refused with every mistake."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plans.directory_file import read_directory, read_directory_file
from plans.errors import PlanFileError, Problem
from plans.plan import ClauseKind, TaskKind
from plans.plan_file import read_plan, read_plan_file
from plans.shipped import shipped_plan_paths
from plans.toml_file import MOST_BYTES, MOST_CHARACTERS
from plans.toml_lines import table_lines

FILES = Path(__file__).parent / "files"
VALID = sorted((FILES / "valid").glob("*.toml"))
INVALID = sorted((FILES / "invalid").glob("*.toml"))
VALID_AGENCIES = sorted((FILES / "agencies" / "valid").glob("*.toml"))
INVALID_AGENCIES = sorted((FILES / "agencies" / "invalid").glob("*.toml"))
SMALLEST = (FILES / "valid" / "smallest.toml").read_text(encoding="utf-8")
SHIPPED = tuple(path.read_text(encoding="utf-8") for path in shipped_plan_paths())

READERS: list[Callable[..., object]] = [read_plan, read_directory]


def name_of(path: Path) -> str:
    """A case is called by its file."""
    return path.stem


def mistakes(path: Path, read: Callable[[Path], object]) -> list[str]:
    """Every mistake of a file, one a line, as the .problems file beside it lists them."""
    with pytest.raises(PlanFileError) as refused:
        read(path)
    return [
        f"{problem.where} | {problem.kind} | {problem.found} | {problem.expected}".rstrip()
        for problem in refused.value.problems
    ]


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_a_valid_plan_file_is_read(path: Path) -> None:
    """A folder of files says what the format is."""
    plan = read_plan_file(path)

    assert plan.tasks


@pytest.mark.parametrize("path", VALID_AGENCIES, ids=name_of)
def test_a_valid_file_of_agencies_is_read(path: Path) -> None:
    """A folder of files says what the format is."""
    directory = read_directory_file(path)

    assert directory.agencies


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_every_mistake_of_a_plan_file_is_told_at_once_with_its_line(path: Path) -> None:
    """A secretary corrects a file in one go, not mistake after mistake."""
    expected = path.with_suffix(".problems").read_text(encoding="utf-8").splitlines()

    assert mistakes(path, read_plan_file) == expected


@pytest.mark.parametrize("path", INVALID_AGENCIES, ids=name_of)
def test_every_mistake_of_a_file_of_agencies_is_told_at_once_with_its_line(path: Path) -> None:
    """The list of agencies is data that people edit, as a plan is."""
    expected = path.with_suffix(".problems").read_text(encoding="utf-8").splitlines()

    assert mistakes(path, read_directory_file) == expected


def test_every_table_becomes_its_value() -> None:
    """One file with everything in it: what each key turns into."""
    plan = read_plan_file(FILES / "valid" / "every_table.toml")

    first, second, duty = plan.tasks
    assert (plan.key, plan.years, plan.sections[0].inferred) == ("2026-2030", (2026, 2027), "Suy ra")
    assert first.title.split("\n") == ["Một việc", "[[task]]", 'lead = "không phải ô"', '"""']
    assert (second.title, second.lost) == ("", ("title", "lead"))
    assert (duty.kind, duty.number, duty.lead) == (TaskKind.DUTY, "TH.1", "")
    assert [(clause.kind, clause.number, clause.task) for clause in plan.clauses] == [
        (ClauseKind.TARGET, "I.2.đ", "IX.1"),
        (ClauseKind.RESPONSIBILITY, "III.1", "TH.1"),
        (ClauseKind.DUTY, "TH.1", "TH.1"),
        (ClauseKind.DUTY, "III", None),
    ]
    assert plan.lost[0].words == "Mất trang đầu"


@pytest.mark.parametrize("path", [*VALID[:1], FILES / "valid" / "every_table.toml", *shipped_plan_paths()], ids=name_of)
def test_a_task_knows_the_line_it_stands_on(path: Path) -> None:
    """Warnings about a plan lead back to the line; texts that look like tables do not mislead the count."""
    lines = path.read_text(encoding="utf-8").splitlines()

    plan = read_plan_file(path)

    for task in plan.tasks:
        assert re.match(r"\[\[(task|duty)\]\]", lines[task.line - 1]), task.number
        assert f'number = "{task.number}"' in lines[task.line]


def test_a_file_saved_on_windows_reads_the_same() -> None:
    """Notepad adds a byte order mark and ends lines its own way."""
    assert read_plan_file(FILES / "valid" / "windows_notepad.toml") == read_plan_file(FILES / "valid" / "smallest.toml")


def test_cells_are_cleaned_where_they_enter() -> None:
    """Text from outside may hold escape codes and marks of direction; line breaks of a cell are part of its words."""
    text = SMALLEST.replace('"Một việc"', '"Mo\\u0323\\u0302t\\u00a0việc\\u001b[2J\\u202e  \\r\\ndòng hai"')

    plan = read_plan(text, name="x.toml")

    assert plan.tasks[0].title.split("\n")[1] == "dòng hai"
    assert plan.tasks[0].title.startswith("Mộ")
    assert not {"\x1b", "\u202e", "\r"} & set(plan.tasks[0].title)


def test_a_file_name_cannot_act_in_a_message() -> None:
    """The name of a file is text from outside, too."""
    with pytest.raises(PlanFileError) as refused:
        read_plan("", name="\x1b[2J.toml")

    assert "\x1b" not in refused.value.problems[0].where


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param("x" * (MOST_BYTES + 1), "too_large", id="larger than 2 MB"),
        pytest.param(b"#" * (MOST_BYTES + 1), "too_large", id="larger than 2 MB, in bytes"),
        pytest.param("x = " + "[" * 5_000, "nesting", id="5,000 brackets open"),
        pytest.param("x = " + "[" * 20 + "]" * 20, "nesting", id="nested 20 deep"),
        pytest.param("[" + ".".join("a" * 5_000) + "]", "nesting", id="a dotted name of 5,000 parts"),
        pytest.param("x = " + "9" * 5_000, "digits", id="a number of 5,000 digits"),
        pytest.param("x = 0x" + "f" * 5_000, "missing_table", id="a hexadecimal number of 5,000 digits"),
        pytest.param("\ufeff\ufeff", "toml", id="two byte order marks"),
        pytest.param(b"\xff\xfe[\x00p\x00", "encoding", id="UTF-16"),
        pytest.param(b'a = "\xc3\x28"', "encoding", id="broken UTF-8"),
        pytest.param("a = '\x00'", "toml", id="a zero byte"),
        pytest.param("a = 1\ra = 2", "toml", id="line ends of an old Macintosh"),
    ],
)
def test_a_hostile_file_is_refused_with_its_kind_of_mistake(content: bytes | str, kind: str) -> None:
    """Nothing that a file holds may crash, hang or fill the memory of the reader."""
    with pytest.raises(PlanFileError) as refused:
        read_plan(content, name="x.toml")

    assert kind in [problem.kind for problem in refused.value.problems]


def test_a_cell_has_an_end() -> None:
    """A cell of a million characters is no cell; the rest of the file is still checked."""
    text = SMALLEST.replace("Một việc", "việc " * MOST_CHARACTERS).replace('section = "I"', 'section = "V"')

    with pytest.raises(PlanFileError) as refused:
        read_plan(text, name="x.toml")

    assert [problem.kind for problem in refused.value.problems] == ["unknown_section", "too_long"]


@pytest.mark.parametrize("read", READERS)
@given(text=st.text())
@example(text="\ud800")
@example(text="[[task]]\n[[task.x]]")
@example(text="plan = 1\n[[section]]\nnumber = 1979-05-27T07:32:00Z")
def test_any_text_is_read_or_refused(read: Callable[..., object], text: str) -> None:
    """Whatever is in a file, the reader says what is wrong with it and nothing else happens."""
    refused_or_read(read, text)


@pytest.mark.parametrize("read", READERS)
@given(content=st.binary())
def test_any_bytes_are_read_or_refused(read: Callable[..., object], content: bytes) -> None:
    """A picture given in place of a plan is refused like any other mistake."""
    refused_or_read(read, content)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_plan_is_read_or_refused(data: st.DataObject) -> None:
    """A copy cut off or overwritten somewhere still gets an answer."""
    text = data.draw(st.sampled_from(SHIPPED))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    patch = data.draw(st.text(alphabet="[]{}\"'=#.,\n\\ a1-", max_size=8) | st.just(text[start:end][::-1]))

    refused_or_read(read_plan, text[:start] + patch + text[end:])


VALUES = st.recursive(
    st.sampled_from(['"I"', '"I.1"', '""', "1", "true", "2026-01-02", "1.5", "nan", "07:32:00", '"""\n[[task]]\n"""']),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=4,
)
KEYS = st.sampled_from(
    ["number", "section", "title", "lost", "years", "signed", "key", "words", "task", "members", "order"]
)
TABLES = st.sampled_from(
    ["[plan]", "[[section]]", "[[task]]", "[[duty]]", "[[target]]", "[[lost]]", "[[agency]]", "[[group]]"]
)


@settings(max_examples=150, deadline=None)
@given(data=st.lists(st.tuples(TABLES, st.dictionaries(KEYS, VALUES, max_size=5)), max_size=6))
def test_any_value_under_any_key_is_read_or_refused(data: list[tuple[str, dict[str, str]]]) -> None:
    """Every key meets every type."""
    text = "\n".join(
        line for table, keys in data for line in (table, *(f"{key} = {value}" for key, value in keys.items()))
    )

    refused_or_read(read_plan, text)
    refused_or_read(read_directory, text)


@given(text=st.text(alphabet="[]{}\"'=#.\n\\ab", max_size=60))
def test_the_scan_for_lines_ends_on_any_text(text: str) -> None:
    """It is made for text that tomli took, but it must not hang or fail on any other."""
    lines = [table.line for table in table_lines(text)]

    assert lines == sorted(lines)


def refused_or_read(read: Callable[..., object], content: bytes | str) -> None:
    """Either an answer or a refusal that says where and why; any other exception fails the test."""
    problems: tuple[Problem, ...] | None = None
    try:
        read(content, name="x.toml")
    except PlanFileError as refused:
        problems = refused.problems

    assert problems is None or problems
    assert all(problem.where.startswith("x.toml") and problem.kind for problem in problems or ())
