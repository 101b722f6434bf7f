"""What changed since an earlier day, as the paragraphs of a report."""

from collections.abc import Iterable, Iterator

from board.reports.office_paper import Block, Items, Words
from board.wording import day
from store.since import SinceView
from store.views import TaskView

_MOST_NAMED = 12


def since_lines(since: SinceView) -> Iterator[Block]:
    """One sentence, and a line for each kind of change that there was; of many tasks the first are named."""
    groups = (
        ("Hoàn thành", [one.task for one in since.done]),
        ("Mở lại", [one.task for one in since.reopened]),
        ("Mới quá hạn", since.late),
        ("Không còn quá hạn", since.relieved),
        ("Được gia hạn", [one.task for one in since.extended]),
        ("Đổi thời hạn không bằng văn bản gia hạn", [one.task for one in since.redated]),
        ("Sửa lời văn của kế hoạch", [one.task for one in since.reworded]),
        ("Không thực hiện hoặc tạm dừng", [one.task for one in since.left]),
        ("Thực hiện trở lại", [one.task for one in since.returned]),
        ("Nhiệm vụ mới", since.new),
        ("Không còn trong kế hoạch", since.gone),
    )
    lines = tuple(_line(name, tasks) for name, tasks in groups if tasks)
    before = day(since.before_day)
    if not lines:
        yield Words(f"So với ngày {before}: không có thay đổi.")
        return
    yield Words(f"So với ngày {before}:")
    yield Items(lines)


def _line(name: str, tasks: Iterable[TaskView]) -> str:
    numbers = list(dict.fromkeys(task.number for task in tasks))
    named = ", ".join(numbers[:_MOST_NAMED]) + (" …" if len(numbers) > _MOST_NAMED else "")
    return f"{name}: {len(numbers)} nhiệm vụ ({named});"
