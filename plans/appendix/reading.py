"""A signed file → a draft of its plan: what was understood, what is doubtful, what is missing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from plans.appendix.blocks import Block, Contents, Paragraph, Table
from plans.appendix.file_kind import MOST_BYTES, checked_suffix
from plans.appendix.headings import Column, Headed, headed
from plans.appendix.lost_cells import with_lost_cells
from plans.appendix.numbering import Numbered, numbered
from plans.appendix.numbers import Level, is_upper, level_of, section_of
from plans.appendix.plan_facts import UNKNOWN, Facts, facts_in
from plans.appendix.refusals import refusal
from plans.appendix.rows import Found, RowsRead, SectionFound, read_rows
from plans.appendix.section_titles import title_in_body
from plans.appendix.shape import headed_by_shape
from plans.errors import PlanFileError, Problem
from plans.lint import Doubt
from plans.plan import Loss, Plan, Section, Task
from plans.plan_file import PLAN_KEY
from plans.toml_file import FIRST_YEAR, LAST_YEAR, is_year
from plans.vietnamese import clean, roman_value

# Each reader brings a library of its own, so it is imported only for a file of its kind.
_READERS = {
    ".txt": ("text_file", "read_text"),
    ".docx": ("word_file", "read_word"),
    ".xlsx": ("sheet_file", "read_sheets"),
}
_TCVN3 = frozenset("µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô")
_VIETNAMESE = frozenset("ạảãăắằẳẵặấầẩẫậẹẻẽếềểễệỉịọỏốồổỗộơớờởỡợụủũưứừửữựỳỵỷỹđ")
_ENOUGH_LETTERS = 15
_LONGEST_KEY = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """What a signed file says, before its facts are complete.

    `name` is what messages call the file, `facts` what stands around the table, `columns` how its columns were
    understood, `section_lines` where each section begins, `problems` what must be corrected in the file itself.
    Tasks keep the line or row they stand in as their `line`.
    """

    name: str
    facts: Facts
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    section_lines: dict[str, int]
    tasks: tuple[Task, ...]
    lost: tuple[Loss, ...]
    doubts: tuple[Doubt, ...]
    problems: tuple[Problem, ...]

    def plan(self, facts: Facts) -> Plan:
        """The plan with these facts, which the caller may have completed.

        Raises:
            PlanFileError: everything that forbids a plan: problems of the table and facts that are missing.
        """
        facts = facts.concluded()
        problems = (*self.problems, *_wrong(facts, self.name))
        if problems:
            raise PlanFileError(problems)
        return Plan(
            key=facts.key or "",
            number=facts.number or "",
            signed=facts.signed or date.min,
            title=facts.title or "",
            short_title=facts.short_title or facts.title or "",
            issuer=facts.issuer or "",
            years=facts.years or (),
            secretariat=facts.secretariat or UNKNOWN,
            sections=self.sections,
            tasks=self.tasks,
            lost=self.lost,
        )


def read_appendix_file(path: Path | str, *, table: int | None = None) -> Draft:
    """Read the signed file at `path`; see `read_appendix`.

    Raises:
        PlanFileError: it cannot be read as an appendix. OSError: it cannot be read at all.
    """
    path = Path(path)
    with path.open("rb") as file:
        return read_appendix(file.read(MOST_BYTES + 1), name=path.name, table=table)


def read_appendix(content: bytes, *, name: str, table: int | None = None) -> Draft:
    """Read the content of a signed file; `name` is what messages call it and tells by its suffix what it is.

    Of several tables with the headings of an appendix all are read, one after the other; `table` picks one, from 1.

    Raises:
        PlanFileError: the file is damaged, hostile, of another kind, or has no table that can be understood.
    """
    name = clean(name) or "?"
    suffix = checked_suffix(content, name=name)
    module, function = _READERS[suffix]
    read: Callable[..., Contents] = getattr(import_module(f"plans.appendix.{module}"), function)
    return _draft(read(content, name=name), name, table)


def _draft(contents: Contents, name: str, chosen: int | None) -> Draft:
    tables = _chosen(_appendix_tables(contents, name), chosen, name)
    around = tuple(_text_around(contents.blocks, tables))
    rows = _rows(contents.blocks, tables, name)
    if not any(not isinstance(found, SectionFound) for found in rows.found) and not rows.problems:
        raise refusal(name, "no_rows")
    is_cut = tables[0].first < 0
    numbers = numbered(rows.found, name=name, is_cut=is_cut)
    _title_lost_heading(numbers, around)
    lost = (Loss("Phụ lục, phần đầu", _HEADINGS_LOST), *numbers.lost) if is_cut else tuple(numbers.lost)
    doubts = [Doubt(name, "headings_lost", "")] if is_cut else []
    doubts += [Doubt(name, "link_unread", link) for link in contents.links]
    doubts += [
        Doubt(f"{name}:{task.line}", "formula", words)
        for task in numbers.tasks
        for words in (task.title, task.outputs, task.deadline, task.lead, task.coordinators)
        if words.startswith("=")
    ]
    return Draft(
        name=name,
        facts=facts_in(around),
        columns=tables[0].columns,
        sections=tuple(numbers.sections),
        section_lines=numbers.lines,
        tasks=tuple(map(with_lost_cells, numbers.tasks)),
        lost=lost,
        doubts=(*doubts, *rows.doubts, *numbers.doubts),
        problems=tuple(rows.problems),
    )


_HEADINGS_LOST = (
    "Hàng tên cột của bảng không có trong bản sao. Thứ tự các cột (nhiệm vụ, sản phẩm, thời hạn, chủ trì, phối hợp)"
    " suy ra từ nội dung các ô."
)


def _appendix_tables(contents: Contents, name: str) -> list[Headed]:
    """The tables with the headings of an appendix; where none has any, the largest that has the shape of one."""
    tables = [block for block in contents.blocks if isinstance(block, Table) and block.rows]
    found = [table for table in map(headed, tables) if table]
    if not found:
        shaped = [table for table in map(headed_by_shape, tables) if table]
        found = sorted(shaped, key=lambda table: -len(table.table.rows))[:1]
    if found:
        return found
    _refuse_old_fonts(contents, name)
    if contents.pictures:
        raise refusal(name, "picture_table", contents.pictures)
    raise refusal(name, "no_headings" if tables else "no_table", len(tables) or "")


def _chosen(tables: list[Headed], chosen: int | None, name: str) -> list[Headed]:
    if chosen is None:
        return tables
    if not 1 <= chosen <= len(tables):
        raise refusal(name, "table_number", chosen, len(tables))
    return [tables[chosen - 1]]


def _rows(blocks: Sequence[Block], tables: Sequence[Headed], name: str) -> RowsRead:
    """The rows of all tables; a heading right above one of several tables begins a section."""
    whole = RowsRead()
    headings = _headings_above(blocks, tables) if len(tables) > 1 else {}
    for table in tables:
        read = read_rows(table, name=name)
        heading = headings.get(id(table.table))
        begins_itself = bool(read.found) and isinstance(read.found[0], SectionFound)
        above: list[Found] = [heading] if heading and not begins_itself else []
        whole.found += above + read.found
        whole.doubts += read.doubts
        whole.problems += read.problems
    return whole


def _headings_above(blocks: Sequence[Block], tables: Sequence[Headed]) -> dict[int, SectionFound]:
    ours = {id(table.table) for table in tables}
    headings: dict[int, SectionFound] = {}
    for above, block in pairwise(blocks):
        if isinstance(above, Paragraph) and id(block) in ours:
            number, title = section_of(above.words)
            if number and (level_of(number) < Level.ARABIC or is_upper(title)):
                headings[id(block)] = SectionFound(above.line, number, title)
    return headings


def _text_around(blocks: Sequence[Block], tables: Sequence[Headed]) -> Iterator[str]:
    """Running text in its order: paragraphs, the cells of other tables, what stands above the headings of a sheet."""
    ours = {id(table.table): table for table in tables}
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.words
            continue
        rows = ours[id(block)].before() if id(block) in ours else block.rows
        for row in rows:
            for cell in dict.fromkeys(cell.words for cell in row.cells if cell.words):
                yield from cell.split("\n")


def _title_lost_heading(numbers: Numbered, paragraphs: Sequence[str]) -> None:
    """Give the section whose heading is lost the title that the body of the plan gives its field."""
    titles = {
        value: section.title
        for section in numbers.sections
        if section.number != numbers.heading_lost and (value := roman_value(section.number))
    }
    place = next((i for i, section in enumerate(numbers.sections) if section.number == numbers.heading_lost), None)
    value = roman_value(numbers.heading_lost)
    heading = title_in_body(value, titles, paragraphs) if value else None
    if place is None or heading is None:
        return
    section = numbers.sections[place]
    title = heading.upper() if all(map(is_upper, titles.values())) else heading
    inferred = f"{section.inferred} Tiêu đề suy ra từ đầu mục “{value}. {heading}” của phần thân kế hoạch."
    numbers.sections[place] = replace(section, title=title, inferred=inferred)


def _refuse_old_fonts(contents: Contents, name: str) -> None:
    """Say so when the text is typed for fonts of before Unicode: nothing in it can be found or read then."""
    words = " ".join(
        block.words
        if isinstance(block, Paragraph)
        else " ".join(cell.words for row in block.rows for cell in row.cells)
        for block in contents.blocks[:200]
    )
    old = sum(character in _TCVN3 for character in words)
    if old >= _ENOUGH_LETTERS and old > 3 * sum(character in _VIETNAMESE for character in words.lower()):
        raise refusal(name, "legacy_font")


def _wrong(facts: Facts, name: str) -> Iterator[Problem]:
    """What forbids a plan with these facts."""
    for fact in facts.missing():
        yield Problem(name, "fact_missing", fact, {"years": "--year"}.get(fact, f"--{fact}"))
    if facts.key and (len(facts.key) > _LONGEST_KEY or not PLAN_KEY.fullmatch(facts.key)):
        yield Problem(f"{name}: --key", "plan_key", facts.key, "2026")
    if facts.signed and not is_year(facts.signed.year):
        yield Problem(f"{name}: --signed", "day", facts.signed.isoformat(), f"{FIRST_YEAR}-{LAST_YEAR}")
