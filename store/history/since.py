"""What changed between two boards: the same one as two moments know it, each judged on its own day. Pure.

Reports, meetings and `board status --since` read it. A task is the same one as long as it lives, whatever its number.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from store.counts import count
from store.task_views import AmendmentView, EvidenceView, ExtensionView, NoteView
from store.views import BoardView, Counts, DeliverableMark, TaskView
from store.words import Column, Timeliness

_WORDS = ("number", "section", "title", "outputs", "deadline", "lead", "coordinators")
_BESIDE = ("officer", "progress", "cause")
_OFF_THE_BOARD = (Column.DROPPED, Column.SUSPENDED)


class OwedPaper(NamedTuple):
    """A paper and the deliverable it belongs to: the task's id, the deliverable's number, the owing member's key or None."""

    task: int
    number: int
    agency: str | None
    paper: EvidenceView | ExtensionView


@dataclass(frozen=True, slots=True)
class DecisionSince:
    """What a meeting decided, and the task that it is about, if any; `outcome` "" while it is open."""

    id: int
    meeting: str
    held_on: date
    number: int
    text: str
    owner: str
    due: date | None
    outcome: str
    task_id: int | None
    task: TaskView | None = None


@dataclass(frozen=True, slots=True)
class RecordedView:
    """What people recorded beside the tasks of some plans, by the ids of the rows; amendments by the task's key."""

    evidence: Mapping[int, OwedPaper] = field(default_factory=dict)
    extensions: Mapping[int, OwedPaper] = field(default_factory=dict)
    notes: Mapping[int, tuple[int, NoteView]] = field(default_factory=dict)
    decisions: Mapping[int, DecisionSince] = field(default_factory=dict)
    amendments: Mapping[str, tuple[AmendmentView, ...]] = field(default_factory=dict)


NOTHING_RECORDED = RecordedView()


@dataclass(frozen=True, slots=True)
class MovedSince:
    """A task that stands in another column than before. `task` is as it is now, here and below."""

    task: TaskView
    before: Column
    after: Column


@dataclass(frozen=True, slots=True)
class RedatedSince:
    """A deliverable that is due on another day; `papers` are the extensions since, oldest first.

    Without a paper it is due otherwise because its words, or their reading, changed, or an extension was taken back.
    `agency` is the owing member's key where a group leads.
    """

    task: TaskView
    number: int
    agency: str | None
    before: date | None
    after: date | None
    papers: tuple[ExtensionView, ...]


@dataclass(frozen=True, slots=True)
class EditedSince:
    """A field that says otherwise than before; `amendments` tell by which papers, or that our copy was put right."""

    task: TaskView
    field: str
    before: str
    after: str
    amendments: tuple[AmendmentView, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceSince:
    """A paper that was recorded, or withdrawn, for a deliverable; `agency` as in `RedatedSince`."""

    task: TaskView
    number: int
    agency: str | None
    paper: EvidenceView


@dataclass(frozen=True, slots=True)
class NoteSince:
    """A note that was left on a task."""

    task: TaskView
    note: NoteView


@dataclass(frozen=True, slots=True)
class SinceView:
    """What changed from the board of change `before_change`, judged on `before_day`, to that of `after_change`.

    Duties are among the tasks, but not in the counts. A task may stand in several groups, only of these in one at most:
    `done`, `reopened`, `left` (dropped, suspended), `returned`, `moved` (any other change of column).

    * `done`: done now and not before, `new` ones too; `reopened`: the other way round.
    * `late`: overdue now and not before, `new` ones too; `relieved`: overdue before, and now neither that nor done nor left.
    * `extended`: another due day by a paper; `redated`: without one, see `RedatedSince`.
    * `reworded`: the document's own words, number or section; `edited`: officer, progress, cause.
    * `gone`: as they were before.
    * `settled`: decisions with an outcome that they did not have before.
    """

    before_day: date
    before_change: int
    after_day: date
    after_change: int
    before_counts: Counts
    after_counts: Counts
    done: tuple[MovedSince, ...] = ()
    reopened: tuple[MovedSince, ...] = ()
    late: tuple[TaskView, ...] = ()
    relieved: tuple[TaskView, ...] = ()
    extended: tuple[RedatedSince, ...] = ()
    redated: tuple[RedatedSince, ...] = ()
    reworded: tuple[EditedSince, ...] = ()
    moved: tuple[MovedSince, ...] = ()
    left: tuple[MovedSince, ...] = ()
    returned: tuple[MovedSince, ...] = ()
    new: tuple[TaskView, ...] = ()
    gone: tuple[TaskView, ...] = ()
    evidence: tuple[EvidenceSince, ...] = ()
    withdrawn: tuple[EvidenceSince, ...] = ()
    edited: tuple[EditedSince, ...] = ()
    notes: tuple[NoteSince, ...] = ()
    decisions: tuple[DecisionSince, ...] = ()
    settled: tuple[DecisionSince, ...] = ()


def changes_between(
    before: BoardView,
    after: BoardView,
    *,
    recorded_before: RecordedView = NOTHING_RECORDED,
    recorded: RecordedView = NOTHING_RECORDED,
    keep: Callable[[TaskView], bool] | None = None,
) -> SinceView:
    """Compare two boards of the same plans; what was recorded is compared where it is given (`OpenBoard.recorded`).

    `keep` chooses tasks, as they are now (those that are gone: as they were). With it, decisions about no task are out.
    Everything is in the order of the document, what was recorded in that of its recording.
    """
    then = {task.id: task for task in (*before.tasks, *before.duties)}
    now = {task.id: task for task in (*after.tasks, *after.duties)}
    if keep is not None:
        now = {task_id: task for task_id, task in now.items() if keep(task)}
        everywhere = {task.id for task in (*after.tasks, *after.duties)}
        then = {
            task_id: task
            for task_id, task in then.items()
            if task_id in now or (task_id not in everywhere and keep(task))
        }
    both = [(then[task_id], task) for task_id, task in now.items() if task_id in then]
    new = tuple(task for task_id, task in now.items() if task_id not in then)
    moves = _moves(both)
    redated = tuple(_redated(both, recorded_before, recorded))
    decisions = tuple(_decisions(recorded.decisions.values(), now, only_of_tasks=keep is not None))
    return SinceView(
        before_day=before.today,
        before_change=before.change,
        after_day=after.today,
        after_change=after.change,
        before_counts=count(task for task in then.values() if not task.duty),
        after_counts=count(task for task in now.values() if not task.duty),
        done=(*moves["done"], *(MovedSince(task, task.column, task.column) for task in new if _is_done(task))),
        reopened=tuple(moves["reopened"]),
        late=(*(task for was, task in both if _is_late(task) and not _is_late(was)), *filter(_is_late, new)),
        relieved=tuple(task for was, task in both if _is_late(was) and not (_is_late(task) or _is_settled(task))),
        extended=tuple(one for one in redated if one.papers),
        redated=tuple(one for one in redated if not one.papers),
        reworded=tuple(_edited(both, _WORDS, recorded, since=before.change)),
        moved=tuple(moves["moved"]),
        left=tuple(moves["left"]),
        returned=tuple(moves["returned"]),
        new=new,
        gone=tuple(task for task_id, task in then.items() if task_id not in now),
        evidence=tuple(_evidence(recorded, recorded_before, now)),
        withdrawn=tuple(_evidence(recorded_before, recorded, now)),
        edited=tuple(_edited(both, _BESIDE, recorded, since=before.change)),
        notes=tuple(
            NoteSince(now[task], note)
            for number, (task, note) in recorded.notes.items()
            if number not in recorded_before.notes and task in now
        ),
        decisions=tuple(one for one in decisions if one.id not in recorded_before.decisions),
        settled=tuple(
            one
            for one in decisions
            if one.outcome and one.id in recorded_before.decisions and not recorded_before.decisions[one.id].outcome
        ),
    )


Pairs = list[tuple[TaskView, TaskView]]


def _is_done(task: TaskView) -> bool:
    return task.column is Column.DONE


def _is_late(task: TaskView) -> bool:
    """Overdue on the board: what was dropped or suspended is late no more."""
    return task.timeliness is Timeliness.OVERDUE and task.column not in _OFF_THE_BOARD


def _is_settled(task: TaskView) -> bool:
    return _is_done(task) or task.column in _OFF_THE_BOARD


def _moves(both: Pairs) -> dict[str, list[MovedSince]]:
    moves: dict[str, list[MovedSince]] = {kind: [] for kind in ("done", "reopened", "left", "returned", "moved")}
    for was, task in both:
        if was.column is not task.column:
            moves[_kind(was.column, task.column)].append(MovedSince(task, was.column, task.column))
    return moves


def _kind(before: Column, after: Column) -> str:
    if after is Column.DONE:
        return "done"
    if after in _OFF_THE_BOARD:
        return "left"
    if before is Column.DONE:
        return "reopened"
    return "returned" if before in _OFF_THE_BOARD else "moved"


def _redated(both: Pairs, before: RecordedView, after: RecordedView) -> Iterator[RedatedSince]:
    papers: dict[tuple[int, int], list[ExtensionView]] = {}
    for number, owed in after.extensions.items():
        if number not in before.extensions and isinstance(owed.paper, ExtensionView):
            papers.setdefault((owed.task, owed.number), []).append(owed.paper)
    for was, task in both:
        if was.marks == task.marks:
            continue
        old: dict[int, DeliverableMark] = {mark.number: mark for mark in was.marks}
        for mark in task.marks:
            if mark.number in old and old[mark.number].due != mark.due:
                by = tuple(papers.get((task.id, mark.number), ()))
                yield RedatedSince(task, mark.number, mark.agency, old[mark.number].due, mark.due, by)


def _edited(both: Pairs, fields: Iterable[str], recorded: RecordedView, *, since: int) -> Iterator[EditedSince]:
    for was, task in both:
        for name in fields:
            old, new = getattr(was, name), getattr(task, name)
            if old != new:
                said = recorded.amendments.get(task.key, ())
                by = tuple(one for one in said if one.action > since and one.field == name)
                yield EditedSince(task, name, old, new, by)


def _evidence(here: RecordedView, there: RecordedView, tasks: Mapping[int, TaskView]) -> Iterator[EvidenceSince]:
    """The papers that are here and not there."""
    for number, owed in here.evidence.items():
        if number not in there.evidence and owed.task in tasks and isinstance(owed.paper, EvidenceView):
            yield EvidenceSince(tasks[owed.task], owed.number, owed.agency, owed.paper)


def _decisions(
    all_of_them: Iterable[DecisionSince], tasks: Mapping[int, TaskView], *, only_of_tasks: bool
) -> Iterator[DecisionSince]:
    for one in all_of_them:
        task = tasks.get(one.task_id) if one.task_id is not None else None
        if task is not None or (one.task_id is None and not only_of_tasks):
            yield replace(one, task=task)
