"""Plan → a plan file (TOML) for people to read and correct by hand; `plans.plan_file` reads it back equal."""

from collections.abc import Iterator, Mapping, Sequence

from plans.plan import Clause, ClauseKind, Plan, Task, TaskKind
from plans.plan_file import CELLS

_HEADER = """\
# {short_title}, chép nguyên văn để đưa lên bảng theo dõi.
#
# Cách đọc và sửa tệp này
#   [plan]            văn bản: số, ngày ký (năm-tháng-ngày), tên gọi, cơ quan ban hành, các năm thực hiện
#   [[section]]       một mục của Phụ lục; inferred = vì sao số hoặc tiêu đề là suy ra, không phải chữ của bản sao
#   [[task]]          một dòng của Phụ lục: title nhiệm vụ, outputs sản phẩm, deadline thời hạn,
#                     lead chủ trì, coordinators phối hợp, place chỗ đứng trong văn bản
#   [[duty]]          việc mà phần thân kế hoạch giao, ngoài Phụ lục; chỉ có words là nhắc lại, không thành việc riêng
#   [[target]]        chỉ tiêu        [[responsibility]]  trách nhiệm        task = việc theo dõi điều đó
#   [[lost]]          phần bản sao đã mất, và vì sao biết
# Mỗi ô giữ đúng từng chữ của văn bản, kể cả lỗi gõ. Ô có nhiều dòng viết giữa ba dấu nháy.
# Ô không có chữ thì bỏ trống; ô bị mất thì ghi tên ô vào lost. Số thứ tự in ở đầu ô nằm ở number,
# không lặp lại trong title. Kiểm tra tệp: board plan check <tệp>; nhập: board plan import <tệp>
"""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t"}


def write_plan(plan: Plan, *, remarks: Mapping[str, Sequence[str]] | None = None) -> str:
    r"""The text of a plan file that reads back as this plan; lines of tasks are those of the new file.

    `remarks` are sentences for whoever corrects the file, by the number of the task they stand above, as comments.

    Holds for every plan that a plan file can hold: tasks before duties, targets before responsibilities before duties,
    a duty with cells of its own having its clause, texts cleaned.

    >>> from plans.plan_file import read_plan
    >>> from plans.shipped import shipped_plans
    >>> read_plan(write_plan(shipped_plans()[0]), name="x.toml").clauses == shipped_plans()[0].clauses
    True
    """
    return "\n".join(_lines(plan, remarks or {})) + "\n"


def _lines(plan: Plan, remarks: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield _HEADER.format(short_title=_comment(plan.short_title))
    yield from _plan(plan)
    for loss in plan.lost:
        yield from _table("[[lost]]", {"place": loss.place, "words": loss.words})
    for section in plan.sections:
        inferred = {"inferred": section.inferred} if section.inferred else {}
        yield from _table("[[section]]", {"number": section.number, "title": section.title, **inferred})
    for task in plan.tasks:
        if task.kind is TaskKind.TASK:
            yield ""
            yield from (f"# {_comment(remark)}" for remark in remarks.get(task.number, ()))
            yield from _task("[[task]]", task)
    yield from _clauses(plan)


def _plan(plan: Plan) -> Iterator[str]:
    yield "[plan]"
    yield f"key = {_text(plan.key)}"
    yield f"number = {_text(plan.number)}"
    yield f"signed = {plan.signed.isoformat()}"
    for key in ("title", "short_title", "issuer"):
        yield f"{key} = {_text(getattr(plan, key))}"
    yield f"years = [{', '.join(map(str, plan.years))}]"
    yield f"secretariat = {_text(plan.secretariat)}"


def _task(header: str, task: Task) -> Iterator[str]:
    """All five cells, also the empty ones: whoever corrects the file sees where words belong."""
    yield header
    yield f"number = {_text(task.number)}"
    yield f"section = {_text(task.section)}"
    for cell in CELLS:
        yield f"{cell} = {_text(getattr(task, cell))}"
        if cell == "title" and task.lost:
            yield f"lost = [{', '.join(map(_text, task.lost))}]"
    for key in ("place", "note"):
        if words := getattr(task, key):
            yield f"{key} = {_text(words)}"


def _clauses(plan: Plan) -> Iterator[str]:
    duties = {task.number: task for task in plan.tasks if task.kind is TaskKind.DUTY}
    for clause in plan.clauses:
        duty = duties.pop(clause.number, None) if clause.kind is ClauseKind.DUTY else None
        if duty is not None:
            yield ""
            yield from _task("[[duty]]", duty)
        else:
            yield from _table(f"[[{clause.kind.value}]]", _clause(clause))
    for duty in duties.values():
        yield ""
        yield from _task("[[duty]]", duty)


def _clause(clause: Clause) -> dict[str, str]:
    values = {"number": clause.number, "words": clause.words, "place": clause.place, "task": clause.task or ""}
    return {key: value for key, value in values.items() if value}


def _table(header: str, values: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield header
    yield from (f"{key} = {_text(value)}" for key, value in values.items())


def _text(words: str) -> str:
    """A text as TOML writes it: on one line, or each line of a cell on a line of its own."""
    first, *others = ("".join(map(_escaped, line)) for line in words.split("\n"))
    if not others:
        return f'"{first}"'
    return "\n".join(('"""', first, *others)) + '"""'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if character.isprintable() or ord(character) > 0x9F else f"\\u{ord(character):04x}"


def _comment(words: str) -> str:
    """Words in one line, nothing in them that TOML forbids in a comment."""
    return "".join(character if character.isprintable() else " " for character in words)
