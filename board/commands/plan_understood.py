"""What was understood of a signed file: columns, sections, rows, each deadline and agency with its reading, all doubts."""

from dataclasses import asdict, dataclass
from typing import Any

from board.commands.output import aligned, one_line, say
from board.commands.read_words import party_view
from board.commands.shapes import deadline_shape, party_shape
from board.language import _
from board.said.appendix import appendix_doubt, cell_word, column_line
from board.said.reading import deadline_reading, party_reading
from board.wording import day
from plans.agency import Directory, read_party
from plans.appendix.plan_facts import UNKNOWN, Facts
from plans.appendix.reading import Draft
from plans.deadline import read_deadline
from plans.errors import DeadlineError, Problem
from plans.lint import Doubt, plan_doubts
from plans.plan import Plan, Section, Task
from plans.plan_file import CELLS
from store.task_views import DeadlineView, PartyView


@dataclass(frozen=True, slots=True)
class Understood:
    """A draft with its readings. `plan` is None while facts are missing; `mistakes` are deadlines that cannot be."""

    draft: Draft
    facts: Facts
    plan: Plan | None
    directory: Directory
    doubts: tuple[Doubt, ...]
    mistakes: tuple[Problem, ...]

    def deadline(self, task: Task) -> DeadlineView | None:
        """How the words of its deadline are read; None where they name a day that does not exist."""
        years = self.facts.years or ((self.facts.signed.year,) if self.facts.signed else ())
        try:
            return DeadlineView.of(read_deadline(task.deadline, years=years, issued=self.facts.signed))
        except DeadlineError:
            return None

    def party(self, words: str) -> PartyView:
        """Who is meant by the words of a cell."""
        year = self.facts.years[0] if self.facts.years else None
        return party_view(read_party(words, self.directory, year=year), self.directory)

    def remarks(self) -> dict[str, list[str]]:
        """The doubts about each row as sentences, by the number of its task."""
        by_line = {f"{self.draft.name}:{task.line}": task.number for task in self.draft.tasks}
        remarks: dict[str, list[str]] = {}
        for doubt in self.doubts:
            place = ":".join(doubt.where.split(":")[:2])
            if place in by_line:
                remarks.setdefault(by_line[place], []).append(appendix_doubt(doubt))
        return remarks


def understand(draft: Draft, facts: Facts, plan: Plan | None, directory: Directory) -> Understood:
    """Read every deadline and agency of a draft. `plan` is the draft's plan where its facts are complete."""
    mistakes, doubts = plan_doubts(plan, directory, name=draft.name) if plan else ((), ())
    lines = {task.line for task in draft.tasks}
    ours = [doubt for doubt in doubts if _line_of(doubt) in lines]
    inferred = [
        Doubt(draft.name, "section_inferred", section.number)
        for section in draft.sections
        if section.inferred and section.number not in draft.section_lines
    ]
    unknown = [Doubt(draft.name, "fact_unknown", "secretariat")] if plan and plan.secretariat == UNKNOWN else []
    return Understood(draft, facts, plan, directory, (*unknown, *inferred, *draft.doubts, *ours), mistakes)


def say_understood(understood: Understood) -> None:
    """Say all of it, in the order of the file."""
    draft, facts = understood.draft, understood.facts
    say(" · ".join(filter(None, (draft.name, facts.key, facts.number, day(facts.signed), facts.issuer))))
    say(facts.title or "—")
    say(_("Cột: {columns}").format(columns="; ".join(map(column_line, draft.columns))))
    for section in draft.sections:
        say()
        say(f"{section.number}. {section.title}")
        if section.inferred:
            say(f"  ({one_line(section.inferred)})")
        for task in draft.tasks:
            if task.section == section.number:
                _say_task(task, understood)
    if draft.lost:
        say()
        say(_("Phần bị mất trong bản sao"))
    for loss in draft.lost:
        say(f"  {loss.place}: {one_line(loss.words)}")
    if understood.doubts:
        say()
    for doubt in understood.doubts:
        say(_("Cần xem · {message}").format(message=appendix_doubt(doubt)))
    say()
    say(
        _("{sections} mục · {tasks} nhiệm vụ · {doubts} điều cần xem").format(
            sections=len(draft.sections), tasks=len(draft.tasks), doubts=len(understood.doubts)
        )
    )


def understood_shape(understood: Understood) -> dict[str, Any]:
    """All of it for another program."""
    draft, facts = understood.draft, understood.facts
    return {
        "file": draft.name,
        "facts": {
            **asdict(facts),
            "signed": facts.signed.isoformat() if facts.signed else None,
            "years": list(facts.years or ()),
        },
        "columns": [{"column": c.place, "heading": c.heading or None, "field": c.field or None} for c in draft.columns],
        "sections": [_section_shape(section, draft) for section in draft.sections],
        "rows": [_task_shape(task, understood) for task in draft.tasks],
        "lost": [asdict(loss) for loss in draft.lost],
        "doubts": [
            {"where": doubt.where, "row": _line_of(doubt), "kind": doubt.kind, "found": doubt.found}
            | {"message": appendix_doubt(doubt)}
            for doubt in understood.doubts
        ],
    }


def _say_task(task: Task, understood: Understood) -> None:
    title = one_line(task.title) or _("(ô nhiệm vụ không có chữ)")
    say(_("  dòng {line} · {number} · {title}").format(line=task.line, number=task.number, title=title))
    deadline = understood.deadline(task)
    readings = {
        "deadline": deadline_reading(deadline) if deadline else _("không có ngày này"),
        "lead": party_reading(understood.party(task.lead)),
        "coordinators": party_reading(understood.party(task.coordinators)),
    }
    rows = []
    for cell in CELLS[1:]:
        words = one_line(getattr(task, cell))
        reading = f"  →  {readings[cell]}" if words and cell in readings else ""
        rows.append((cell_word(cell), (f"“{words}”" if words else "—") + reading))
    if task.note:
        rows.append((cell_word(""), task.note))
    for line in aligned(rows):
        say("    " + line)


def _section_shape(section: Section, draft: Draft) -> dict[str, Any]:
    return {
        "number": section.number,
        "title": section.title,
        "inferred": section.inferred,
        "row": draft.section_lines.get(section.number),
    }


def _task_shape(task: Task, understood: Understood) -> dict[str, Any]:
    deadline = understood.deadline(task)
    return {
        "row": task.line,
        "number": task.number,
        "section": task.section,
        "title": task.title,
        "outputs": task.outputs.split("\n") if task.outputs else [],
        "deadline": deadline_shape(deadline) if deadline else {"words": task.deadline, "kind": "unreadable"},
        "lead": party_shape(understood.party(task.lead)),
        "coordinators": party_shape(understood.party(task.coordinators)),
        "lost_cells": list(task.lost),
        "note": task.note or None,
    }


def _line_of(doubt: Doubt) -> int | None:
    """The line or row that a doubt speaks of."""
    parts = doubt.where.split(":")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
