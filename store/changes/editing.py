"""Editing a task: what people add, how its cells are read, and (with a paper, or where our copy was wrong) its words."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from plans.agency import read_party
from plans.deadline import DeadlineKind, read_deadline
from plans.errors import DeadlineError
from plans.vietnamese import clean, fold
from store.changes.overwriting import refuse_overwriting
from store.changes.papers import keep_paper
from store.changes.rereading import reread
from store.changes.settling import settle
from store.changes.texts import OFFICER_LETTERS, allowing_paper, line, lines, some_words
from store.changes.work import Found, Work, find_task
from store.errors import AlreadyThere, UnknownAgency, WrongValue
from store.tables import SectionRow
from store.wishes import EditTask, Paper
from store.words import PaperFor

ADDED = ("officer", "progress")
READ = ("section", "lead", "coordinators", "deadline")
WORDS = ("title", "outputs", "deadline", "lead", "coordinators")

_WRONG_COPY = "transcription"
_CELLS_READ = frozenset({"outputs", "deadline", "lead", "coordinators"})


def edit_task(work: Work, wish: EditTask) -> None:
    """Set fields of a task; a cell that is read anew brings its deliverables up to date, with all that was recorded.

    A reading of "" goes back to the document's words. With `transcription` or a paper the words themselves change: then
    a person's own reading of that cell, made of the old words, is dropped.

    Raises:
        WrongValue: a field is unknown, or its words cannot be read. UnknownAgency. AlreadyThere.
        PaperNeeded: words without transcription or paper.
        Conflicting: fields that somebody else has set since they were seen.
    """
    found = find_task(work, wish.key, if_version=wish.if_version, seen=wish.seen)
    amends = wish.transcription or wish.paper is not None
    if not wish.fields:
        raise WrongValue("fields", "", ", ".join(dict.fromkeys((*ADDED, *READ, *WORDS))))
    values: dict[str, Any] = {}
    for field, text in wish.fields:
        values.update(_new_values(work, found, field, text, wish, amends=amends))
    refuse_overwriting(work, found, wish.seen, _as_seen(work, found, values))
    found_again = {"lost_cells": values.pop("lost_cells")} if "lost_cells" in values else {}
    if not work.record.change(found.task, task=found.task_id, **values):
        raise AlreadyThere(found.key, "; ".join(text for _field, text in wish.fields))
    work.record.change(found.task, task=found.task_id, shown=False, **found_again)
    decision = _keep_paper(work, found, wish) if wish.paper is not None else None
    if wish.transcription:
        work.because(_WRONG_COPY)
    if _CELLS_READ & {name.removeprefix("reading_") for name in values}:
        reread(work, found, decision=decision if "deadline" in values else None)
        settle(work, found.task)


def _new_values(work: Work, found: Found, field: str, text: str, wish: EditTask, *, amends: bool) -> dict[str, Any]:
    """The columns that one field sets."""
    if field == "officer":
        return {field: line(field, text, letters=OFFICER_LETTERS)}
    if field == "progress":
        return {field: lines(field, text)}
    if field == "section":
        return {"section_id": _section(work, found, text)}
    if field not in WORDS:
        raise WrongValue("fields", clean(field), ", ".join(dict.fromkeys((*ADDED, *READ, *WORDS))))
    if amends:
        return _amended(found, field, text)
    if field not in READ:
        allowing_paper(found.key, PaperFor.WORDS, wish.paper, today=work.today)
    return {f"reading_{field}": _reading(work, found, field, lines(field, text))}


def _as_seen(work: Work, found: Found, values: Mapping[str, Any]) -> dict[str, str]:
    """What is to be written, as `Seen` has it: a section by its number, no reading of one's own as the words themselves."""
    texts = {name: value for name, value in values.items() if name not in ("section_id", "lost_cells")}
    for name, value in texts.items():
        if value is None:
            words = name.removeprefix("reading_")
            texts[name] = values.get(words, getattr(found.task, words))
    if "section_id" in values:
        section = work.session.get(SectionRow, values["section_id"])
        texts["section"] = section.number if section else ""
    return texts


def _amended(found: Found, field: str, text: str) -> dict[str, Any]:
    words = some_words(field, text) if field == "title" else lines(field, text)
    values: dict[str, Any] = {field: words}
    if field in READ:
        values[f"reading_{field}"] = None
    if words and field in found.task.lost_cells:
        values["lost_cells"] = [cell for cell in found.task.lost_cells if cell != field]
    return values


def _reading(work: Work, found: Found, field: str, words: str) -> str | None:
    """A person's reading of a cell, when it can be read; None where it is the document's words themselves."""
    if not words or words == getattr(found.task, field):
        return None
    years = tuple(found.plan.years)
    if field == "deadline":
        try:
            deadline = read_deadline(words, years=years, issued=found.plan.signed)
        except DeadlineError as error:
            raise WrongValue(field, error.found, "deadline_words") from error
        if deadline.kind is DeadlineKind.UNREADABLE:
            raise WrongValue(field, words, "deadline_words")
        return words
    party = read_party(words, work.directory, year=years[0] if years else None)
    if party.unknown:
        raise UnknownAgency(party.unknown[0], work.directory.nearest(party.unknown[0]))
    return words


def _section(work: Work, found: Found, text: str) -> int | None:
    """The section of this number or heading in the task's plan."""
    sections: Sequence[SectionRow] = (
        work.session.execute(
            select(SectionRow).where(col(SectionRow.plan_id) == found.plan.id).order_by(col(SectionRow.position))
        )
        .scalars()
        .all()
    )
    wanted = fold(clean(text))
    for section in sections:
        if wanted in (fold(section.number), fold(section.title)):
            return section.id
    raise WrongValue("section", clean(text), ", ".join(section.number for section in sections))


def _keep_paper(work: Work, found: Found, wish: EditTask) -> Paper:
    """Keep the paper that changed the words, with whether it set the deadline; returned as it is kept."""
    paper = allowing_paper(found.key, PaperFor.WORDS, wish.paper, today=work.today)
    allows = PaperFor.DEADLINE if any(field == "deadline" for field, _text in wish.fields) else PaperFor.WORDS
    keep_paper(work, found, allows=allows.value, paper=paper)
    return paper
