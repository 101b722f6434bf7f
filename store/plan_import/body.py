"""Sections and clauses of a plan's body, brought up to date with its file; what people hang on them stays."""

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from plans.plan import Clause, Section
from store.plan_import.columns import clause_columns, section_columns
from store.recorder import Recorder
from store.tables import ClauseRow, Row, SectionRow

_TABLES = Row.metadata.tables


class BodyRows:
    """The sections and clauses of the plan with this id; everything goes through the recorder."""

    def __init__(self, record: Recorder, plan_id: int) -> None:
        self._record = record
        self._plan_id = plan_id

    def bring_sections(self, sections: Sequence[Section]) -> dict[str, int]:
        """Add and change sections as the file has them; the ids of all by number, those included that it no longer has."""
        there: dict[Hashable, Any] = {row.number: row for row in self._sections()}
        new = []
        for position, section in enumerate(sections):
            columns = section_columns(section, plan_id=self._plan_id, position=position)
            if section.number in there:
                self._record.change(there[section.number], task=None, shown=False, **columns)
            else:
                new.append((None, SectionRow(**columns)))
        self._record.insert_all(new, shown=False)
        return {row.number: row.id for row in self._sections() if row.id is not None}

    def drop_sections(self, sections: Sequence[Section]) -> None:
        """Take away sections that the file no longer has and in which no row stands."""
        stays = {section.number for section in sections}
        self._drop([row for row in self._sections() if row.number not in stays])

    def bring_clauses(self, clauses: Sequence[Clause]) -> None:
        """Add, change and take away clauses as the file has them; one with measurements stays."""
        rows = self._record.session.execute(
            select(ClauseRow).where(col(ClauseRow.plan_id) == self._plan_id).order_by(col(ClauseRow.position))
        ).scalars()
        there = {(row.kind, row.number): row for row in rows}
        new = []
        for position, clause in enumerate(clauses):
            columns = clause_columns(clause, plan_id=self._plan_id, position=position)
            row = there.pop((clause.kind.value, clause.number), None)
            if row is None:
                new.append((None, ClauseRow(**columns)))
            else:
                self._record.change(row, task=None, shown=False, **columns)
        self._record.insert_all(new, shown=False)
        self._drop(list(there.values()))

    def _sections(self) -> Sequence[SectionRow]:
        chosen = select(SectionRow).where(col(SectionRow.plan_id) == self._plan_id)
        return self._record.session.execute(chosen).scalars().all()

    def _drop(self, rows: Sequence[SectionRow | ClauseRow]) -> None:
        for row in rows:
            if not self._is_needed(row):
                self._record.delete(row, task=None, shown=False)

    def _is_needed(self, row: SectionRow | ClauseRow) -> bool:
        """Whether any row of any table belongs to this one."""
        self._record.session.flush()
        return any(
            self._record.session.execute(select(table.c.id).where(key.parent == row.id).limit(1)).first() is not None
            for table in _TABLES.values()
            for key in table.foreign_keys
            if key.column.table.name == row.__tablename__
        )
