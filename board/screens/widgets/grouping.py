"""What the cards of a column are grouped by, and the headings that stand above the groups."""

from collections.abc import Callable, Hashable, Sequence
from enum import StrEnum
from typing import NamedTuple

from board.language import _
from board.screens.drawing import Line, fit, width
from board.wording import lead_word
from plans.vietnamese import clean
from store.views import TaskView
from store.words import Timeliness


class Grouping(StrEnum):
    """What cards are grouped by; the values are those of `store.saved_views.GROUPINGS`."""

    NONE = ""
    SECTION = "section"
    LEAD = "lead"
    OFFICER = "officer"


class Group(NamedTuple):
    """The group of a task: what tells it from others, its heading, and whether it holds what belongs to nobody."""

    key: Hashable
    words: str
    of_nobody: bool = False


class Heading(NamedTuple):
    """A heading above a group: its words, how many cards, and how many of them are late."""

    words: str
    cards: int
    late: int

    @property
    def key(self) -> str:
        """It is no card, and cannot be selected."""
        return ""

    def line(self, cells: int) -> Line:
        """The words, cut where there is little room, and the numbers, which are not."""
        late = f" · {self.late}!" if self.late else ""
        room = max(1, cells - width(f"  {self.cards}{late} "))
        words = fit(" " + self.words, min(room, width(self.words) + 1))
        return ((words, "head"), (f"  {self.cards}", ""), (late, "late"))


def group_of(grouping: Grouping) -> Callable[[TaskView], Group] | None:
    """How tasks are grouped; None for not at all."""
    return {Grouping.SECTION: _section, Grouping.LEAD: _lead, Grouping.OFFICER: _officer}.get(grouping)


def grouped(tasks: Sequence[TaskView], group: Callable[[TaskView], Group]) -> list[tuple[Heading, list[TaskView]]]:
    """Groups in the order of their first tasks, so that of tasks by urgency the worst come first; nobody's stand last."""
    groups: dict[Hashable, tuple[Group, list[TaskView]]] = {}
    for task in tasks:
        found = group(task)
        groups.setdefault(found.key, (found, []))[1].append(task)
    ordered = sorted(groups.values(), key=lambda one: one[0].of_nobody)
    return [(_heading(found, members), members) for found, members in ordered]


def _heading(group: Group, members: Sequence[TaskView]) -> Heading:
    late = sum(task.timeliness is Timeliness.OVERDUE for task in members)
    return Heading(clean(group.words), len(members), late)


def _section(task: TaskView) -> Group:
    return Group((task.plan, task.section), f"{task.section}. {task.section_title}".strip(". "))


def _lead(task: TaskView) -> Group:
    return Group(task.lead_short, lead_word(task.lead_short) or _("(chưa rõ chủ trì)"), not task.lead_short)


def _officer(task: TaskView) -> Group:
    return Group(task.officer, task.officer or _("(chưa có chuyên viên)"), not task.officer)
