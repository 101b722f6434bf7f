"""A draft beside the same plan on the board: what an appendix does not speak of is taken from there, nothing is lost by it."""

from collections.abc import Sequence
from dataclasses import replace

from plans.appendix.plan_facts import Facts
from plans.plan import Plan, Section, Task, TaskKind
from plans.plan_file import CELLS
from plans.vietnamese import fold

_ALIKE = 0.6
_OF_EVERY_TITLE = frozenset(
    fold(
        "kế hoạch chương trình đề án quyết định về việc ban hành điều chỉnh bổ sung sửa đổi triển khai thực hiện"
    ).split()
    + fold("năm giai đoạn trên địa bàn tỉnh thành phố của và danh mục nhiệm vụ phụ lục công tác").split()
)
_OF_THE_COPY = ("section", *CELLS)


def facts_of(plan: Plan) -> Facts:
    """The facts of a plan that is known."""
    return Facts(
        key=plan.key,
        number=plan.number,
        signed=plan.signed,
        title=plan.title,
        short_title=plan.short_title,
        issuer=plan.issuer,
        years=plan.years,
        secretariat=plan.secretariat,
    )


def facts_beside(facts: Facts, known: Plan) -> Facts:
    """The facts of a file with what is known of the plan of this key; a title in capitals is the one that is known.

    Number and day belong to a decision: those of an older one are never taken for a newer.
    """
    there = facts_of(known)
    if facts.title and facts.title.casefold() == known.title.casefold():
        facts = replace(facts, title=known.title, short_title=known.short_title)
    return facts.filled_from(there if facts.number == known.number else replace(there, number=None, signed=None))


def is_another_plan(facts: Facts, tasks: Sequence[Task], known: Plan) -> bool:
    """Whether a file of the same years speaks of other work: no row in common, and a title with other words.

    A province has several plans a year; only the years would make one the next decision on the other.
    """
    titles = {fold(task.title) for task in known.tasks if task.title}
    if any(fold(task.title) in titles for task in tasks):
        return False
    ours, theirs = _subject(facts.title or ""), _subject(known.title)
    return len(ours & theirs) < _ALIKE * min(len(ours), len(theirs)) or not ours


def _subject(title: str) -> set[str]:
    """The words of a title that tell what a plan is about."""
    return {word for word in fold(title).split() if word.isalpha()} - _OF_EVERY_TITLE


def completed(plan: Plan, known: Plan) -> Plan:
    """The plan of an appendix with the body of the plan that is known: duties, clauses, and their sections.

    What people wrote about our copy (notes, places, how a heading was inferred, what is lost) stays with rows whose words
    and section are the same, and with the plan while all rows are.
    """
    there = {task.number: task for task in known.tasks if task.kind is TaskKind.TASK}
    tasks = tuple(_with_remarks(task, there.get(task.number)) for task in plan.tasks)
    duties = tuple(task for task in known.tasks if task.kind is TaskKind.DUTY)
    sections = {section.number: section for section in known.sections}
    ours = [_known_section(section, sections.get(section.number)) for section in plan.sections]
    numbers = {section.number for section in ours}
    bodys = [sections[duty.section] for duty in duties if duty.section in sections and duty.section not in numbers]
    is_same = len(tasks) == len(there) and all(_says_the_same(task, there.get(task.number)) for task in tasks)
    return replace(
        plan,
        sections=(*ours, *dict.fromkeys(bodys)),
        tasks=(*tasks, *duties),
        clauses=known.clauses,
        lost=known.lost if is_same else plan.lost,
    )


def _known_section(section: Section, known: Section | None) -> Section:
    """The heading of the board where the file's is ours, too, or says the same."""
    return known if known is not None and (section.inferred or section.title == known.title) else section


def _with_remarks(task: Task, known: Task | None) -> Task:
    return replace(known, line=task.line) if known is not None and _says_the_same(task, known) else task


def _says_the_same(task: Task, known: Task | None) -> bool:
    return known is not None and all(getattr(task, name) == getattr(known, name) for name in _OF_THE_COPY)
