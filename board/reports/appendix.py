"""A plan's appendix as it is put on paper: sections, rows, five cells a row in the document's words, and what to remark.

The words of a cell are never touched. What a reader must know about them (our copy has lost them, somebody corrected our
copy, a paper amended them) is a remark beside them, gathered at the end with its place.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from board.language import _
from board.reports.issuing import paper_kind
from board.reports.office_paper import day_words
from board.said.amendments import amendment_sentence
from board.said.field_words import field_word
from plans.appendix.lost_cells import LOST_CELL
from plans.plan import Plan, Section, Task, TaskKind
from plans.plan_file import CELLS
from plans.vietnamese import clean, clean_cell
from store.task_views import AmendmentView

HEADINGS = ("STT", "Nhiệm vụ", "Sản phẩm", "Thời gian", "Chủ trì", "Phối hợp")
"""The names of the columns. They and the head are the document's, not the program's: Vietnamese for every reader."""

_Changed = Mapping[tuple[str, str], str]
"""What is to be said of changed words, by the task's number and the cell; "" for the whole row."""


@dataclass(frozen=True, slots=True)
class AppendixCell:
    """The words of a cell, or that they are lost; `remark` is "" where there is nothing to say about them."""

    words: str
    remark: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class AppendixRow:
    """A task: `printed` is its number as the appendix prints it, within its section ("6" of "VI.6")."""

    number: str
    printed: AppendixCell
    cells: tuple[AppendixCell, ...]


@dataclass(frozen=True, slots=True)
class AppendixSection:
    """A section with its rows; a heading of "" where rows stand in no section."""

    number: str
    heading: AppendixCell
    rows: tuple[AppendixRow, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """The whole: title, the document it belongs to, its sections in order, and all remarks with their places.

    `sample` marks a plan whose progress is invented: it stands on every page, and in every row of a CSV.
    """

    title: str
    document: str
    signed: date
    sections: tuple[AppendixSection, ...]
    remarks: tuple[tuple[str, str], ...]
    sample: str = ""


def appendix_of(
    plan: Plan, amendments: Iterable[AmendmentView] = (), *, filter_text: str = "", sample: str = ""
) -> Appendix:
    """The plan's tasks as an appendix, duties of its body left out; `amendments` say which words are not the signed ones.

    `filter_text` says by what the plan's tasks were chosen: a part must not be taken for the whole.
    A section that holds no task is left out: its heading alone would look like rows that were lost.
    """
    said = _sentences(amendments)
    tasks = [task for task in plan.tasks if task.kind is TaskKind.TASK]
    headings = {section.number: section for section in plan.sections}
    in_section: dict[str, list[Task]] = {number: [] for number in headings}
    for task in tasks:
        in_section.setdefault(task.section, []).append(task)
    sections = tuple(_section(headings.get(number), number, rows, said) for number, rows in in_section.items() if rows)
    return Appendix(
        title=clean(plan.title).upper(),
        document=_belongs_to(plan),
        signed=plan.signed,
        sections=sections,
        remarks=(
            *_filtered(filter_text),
            *((clean(loss.place), clean_cell(loss.words)) for loss in plan.lost),
            *_remarks(sections),
            *_gone(said, plan),
        ),
        sample=sample,
    )


def _sentences(amendments: Iterable[AmendmentView]) -> _Changed:
    said: dict[tuple[str, str], list[str]] = {}
    for one in amendments:
        place = (one.task.partition("/")[2], one.field if one.field in CELLS else "")
        said.setdefault(place, []).append(amendment_sentence(one))
    return {place: "\n".join(sentences) for place, sentences in said.items()}


def _gone(changed: _Changed, plan: Plan) -> Iterator[tuple[str, str]]:
    """What is to say of rows that are no longer in the plan."""
    there = {task.number for task in plan.tasks}
    for (number, _cell_name), words in changed.items():
        if number not in there:
            yield clean(number), words


def _filtered(filter_text: str) -> Iterator[tuple[str, str]]:
    if filter_text:
        yield _("Bộ lọc"), _("Bảng chỉ gồm những nhiệm vụ khớp “{filter}”.").format(filter=clean(filter_text))


def _belongs_to(plan: Plan) -> str:
    """The line below the title: the paper that the appendix belongs to, named by its own letters where they are known."""
    number = clean(plan.number)
    return f"Kèm theo {paper_kind(number) or 'Văn bản'} số {number} {day_words(plan.signed)} của {clean(plan.issuer)}"


def _section(section: Section | None, number: str, tasks: Iterable[Task], changed: _Changed) -> AppendixSection:
    heading = AppendixCell("")
    if section is not None:
        heading = AppendixCell(clean(section.title), clean(section.inferred or ""))
    return AppendixSection(clean(number), heading, tuple(_row(task, changed) for task in tasks))


def _row(task: Task, changed: _Changed) -> AppendixRow:
    printed = task.number.removeprefix(f"{task.section}.") if task.section else task.number
    whole = " ".join(filter(None, (clean(task.note), changed.get((task.number, ""), ""))))
    return AppendixRow(
        number=clean(task.number),
        printed=AppendixCell(clean(printed), whole),
        cells=tuple(_cell(task, name, changed.get((task.number, name), "")) for name in CELLS),
    )


def _cell(task: Task, name: str, changed: str) -> AppendixCell:
    words = clean_cell(getattr(task, name))
    if not words and name in task.lost:
        return AppendixCell(LOST_CELL, changed, lost=True)
    return AppendixCell(words, changed)


def _remarks(sections: Iterable[AppendixSection]) -> Iterator[tuple[str, str]]:
    for section in sections:
        if section.heading.remark:
            yield _("Mục {number}, tiêu đề").format(number=section.number), section.heading.remark
        for row in section.rows:
            if row.printed.remark:
                yield row.number, row.printed.remark
            for name, cell in zip(CELLS, row.cells, strict=True):
                if cell.remark:
                    yield f"{row.number}, {field_word(name)}", cell.remark
