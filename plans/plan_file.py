"""A plan file (TOML, written and corrected by hand) → Plan; every mistake of content at once, with line and key."""

import re
from pathlib import Path

from plans.plan import Clause, ClauseKind, Loss, Plan, Section, Task, TaskKind
from plans.toml_file import TomlFile, TomlTable, nearest, shown

CELLS = ("title", "outputs", "deadline", "lead", "coordinators")
PLAN_KEY = re.compile(r"[0-9A-Za-z]+(?:[._-][0-9A-Za-z]+)*")
"""What may name a plan in the keys of its tasks."""

_PLAN_KEYS = ("key", "number", "signed", "title", "short_title", "issuer", "years", "secretariat")
_SECTION_KEYS = ("number", "title", "inferred")
_TASK_KEYS = ("number", "section", *CELLS, "place", "lost", "note")
_CLAUSE_KEYS = ("number", "words", "place", "task")
_DUTY_KEYS = (*_TASK_KEYS, "words", "task")
_LOSS_KEYS = ("place", "words")
_TABLES = ("plan", "section", "task", "duty", "target", "responsibility", "lost")
_NUMBER = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_LONGEST_NUMBER = 40


def read_plan_file(path: Path | str) -> Plan:
    """Read the plan file at `path`; messages call it by its file name.

    Raises:
        PlanFileError: everything that is wrong with it.
        OSError: it cannot be read.
    """
    path = Path(path)
    return read_plan(path.read_bytes(), name=path.name)


def read_plan(text: bytes | str, *, name: str) -> Plan:
    """Read the content of a plan file; `name` is what messages call it ("2026.toml").

    Raises:
        PlanFileError: every mistake of content; of broken TOML syntax the first.
    """
    file = TomlFile(text, name=name)
    file.check_tables(_TABLES)
    file.require("task", "duty")
    plan = _Reader(file).plan()
    file.refuse_mistakes()
    return plan


class _Reader:
    """One reading of one file: remembers which numbers it has met, and where."""

    def __init__(self, file: TomlFile) -> None:
        self._file = file
        self._places: dict[tuple[str, str], str] = {}
        self._sections: tuple[Section, ...] = ()

    def plan(self) -> Plan:
        file = self._file
        head = file.table("plan", keys=_PLAN_KEYS)
        self._sections = tuple(self._section(table) for table in file.tables("section", keys=_SECTION_KEYS))
        tasks = tuple(self._task(table, TaskKind.TASK) for table in file.tables("task", keys=_TASK_KEYS))
        duty_tables = file.tables("duty", keys=_DUTY_KEYS)
        duties = tuple(self._task(table, TaskKind.DUTY) if _has_cells(table) else None for table in duty_tables)
        all_tasks = (*tasks, *(duty for duty in duties if duty))
        numbers = tuple(task.number for task in all_tasks)
        clauses = (
            *self._clauses("target", ClauseKind.TARGET, numbers),
            *self._clauses("responsibility", ClauseKind.RESPONSIBILITY, numbers),
            *(
                self._clause_of(table, duty) if duty else self._clause(table, ClauseKind.DUTY, numbers)
                for table, duty in zip(duty_tables, duties, strict=True)
            ),
        )
        return Plan(
            key=self._plan_key(head),
            number=file.line_of_text(head, "number", required=True),
            signed=file.day(head, "signed"),
            title=file.line_of_text(head, "title", required=True),
            short_title=file.line_of_text(head, "short_title", required=True),
            issuer=file.line_of_text(head, "issuer", required=True),
            years=file.years(head, "years"),
            secretariat=file.line_of_text(head, "secretariat", required=True),
            sections=self._sections,
            tasks=all_tasks,
            clauses=clauses,
            lost=tuple(
                Loss(
                    place=file.line_of_text(table, "place", required=True),
                    words=file.line_of_text(table, "words", required=True),
                )
                for table in file.tables("lost", keys=_LOSS_KEYS)
            ),
        )

    def _plan_key(self, head: TomlTable) -> str:
        key = self._file.line_of_text(head, "key", required=True)
        if key and (len(key) > _LONGEST_NUMBER or not PLAN_KEY.fullmatch(key)):
            self._file.note(head, "key", "plan_key", shown(key), "2026")
        return key

    def _section(self, table: TomlTable) -> Section:
        return Section(
            number=self._number(table, among="section"),
            title=self._file.line_of_text(table, "title", required=True),
            inferred=self._file.line_of_text(table, "inferred") or None,
        )

    def _task(self, table: TomlTable, kind: TaskKind) -> Task:
        file = self._file
        lost = self._lost_cells(table)
        cells = {cell: file.cell(table, cell) for cell in CELLS}
        written = table.values.get("title", "")
        if isinstance(written, str) and not written.strip() and "title" not in lost:
            file.note(table, "title", "empty", "", 'lost = ["title"]')
        return Task(
            number=self._number(table, among="task"),
            section=self._section_of(table),
            **cells,
            place=file.line_of_text(table, "place"),
            lost=lost,
            note=file.line_of_text(table, "note"),
            kind=kind,
            line=table.line,
        )

    def _section_of(self, table: TomlTable) -> str:
        number = self._file.line_of_text(table, "section", required=True)
        known = tuple(section.number for section in self._sections)
        if number and number not in known:
            self._file.note(table, "section", "unknown_section", shown(number), nearest(number, known))
        return number

    def _lost_cells(self, table: TomlTable) -> tuple[str, ...]:
        lost = self._file.texts(table, "lost")
        for cell in lost:
            if cell not in CELLS:
                self._file.note(table, "lost", "lost", shown(cell), ", ".join(CELLS))
        return lost

    def _clauses(self, name: str, kind: ClauseKind, tasks: tuple[str, ...]) -> list[Clause]:
        tables = self._file.tables(name, keys=_CLAUSE_KEYS)
        return [self._clause(table, kind, tasks) for table in tables]

    def _clause(self, table: TomlTable, kind: ClauseKind, tasks: tuple[str, ...]) -> Clause:
        file = self._file
        return Clause(
            kind=kind,
            number=self._number(table, among=kind),
            words=file.cell(table, "words", required=True),
            place=file.line_of_text(table, "place"),
            task=self._pointer(table, tasks),
        )

    def _clause_of(self, table: TomlTable, duty: Task) -> Clause:
        """The clause of a duty that is a task of its own: the task's title are its words."""
        for key in ("words", "task"):
            if key in table.values:
                self._file.note(table, key, "both", key, "title")
        return Clause(ClauseKind.DUTY, duty.number, duty.title, duty.place, task=duty.number)

    def _pointer(self, table: TomlTable, tasks: tuple[str, ...]) -> str | None:
        number = self._file.line_of_text(table, "task")
        if number and number not in tasks:
            self._file.note(table, "task", "unknown_task", shown(number), nearest(number, tasks))
        return number or None

    def _number(self, table: TomlTable, *, among: str) -> str:
        """The table's number: well formed, and the only one of its kind."""
        file = self._file
        number = file.line_of_text(table, "number", required=True)
        if not number:
            return number
        if len(number) > _LONGEST_NUMBER or not _NUMBER.fullmatch(number):
            file.note(table, "number", "number", shown(number), "VI.6")
        first = self._places.setdefault((among, number), file.where(table, "number"))
        if first != file.where(table, "number"):
            file.note(table, "number", "duplicate", shown(number), first)
        return number


def _has_cells(table: TomlTable) -> bool:
    """Whether a duty is a task of its own rather than words that point to one."""
    return any(cell in table.values for cell in (*CELLS, "section"))
