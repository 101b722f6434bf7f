"""What changed since an earlier day, as the paragraphs of a report."""

from collections.abc import Callable, Iterator
from datetime import date

from board.reports.office_paper import Block, Items, Words
from board.reports.report_words import number_written
from board.wording import day
from plans.vietnamese import clean, fold
from store.history.since import SinceView
from store.meetings.views import MeetingView
from store.views import TaskView

_MOST_NAMED = 12


def since_lines(
    since: SinceView,
    called: Callable[[TaskView], str],
    *,
    from_day: date | None = None,
    meeting: MeetingView | None = None,
) -> Iterator[Block]:
    """One sentence, and a line for each kind of change that there was; of many tasks the first are named as `called` has it.

    `from_day` is the first day of the changes; None where they begin with the end of the `meeting`.
    """
    groups = (
        ("Hoàn thành", [one.task for one in since.done]),
        ("Chuyển từ hoàn thành về đang thực hiện", [one.task for one in since.reopened]),
        ("Phát sinh quá hạn", since.late),
        ("Không còn quá hạn", since.relieved),
        ("Được gia hạn", [one.task for one in since.extended]),
        ("Thay đổi thời hạn không do gia hạn", [one.task for one in since.redated]),
        ("Sửa nội dung nhiệm vụ", [one.task for one in since.reworded]),
        ("Chuyển sang không thực hiện hoặc tạm dừng", [one.task for one in since.left]),
        ("Thực hiện trở lại", [one.task for one in since.returned]),
        ("Bổ sung nhiệm vụ", since.new),
        ("Không còn trong kế hoạch", since.gone),
    )
    lines = [_line(name, list(dict.fromkeys(map(called, tasks)))) for name, tasks in groups if tasks]
    since_when = f"Từ ngày {day(from_day)}" if from_day else f"So với ngày {day(since.before_day)}"
    since_when = _from_meeting(meeting) if meeting is not None else since_when
    if not lines:
        yield Words(f"{since_when}: không có thay đổi.")
        return
    yield Words(f"{since_when}:")
    yield Items((*(f"{line};" for line in lines[:-1]), f"{lines[-1]}."))


def _from_meeting(meeting: MeetingView) -> str:
    """Which meeting it was, by name and day: the report may be of the same day."""
    name, held = clean(meeting.name), day(meeting.held_on)
    if fold(name).startswith("phien"):
        return f"Từ {name[0].lower()}{name[1:]} ngày {held}"
    return f"Từ phiên họp {name} ngày {held}" if name else f"Từ phiên họp ngày {held}"


def _line(name: str, numbers: list[str]) -> str:
    named = ", ".join(numbers[:_MOST_NAMED]) + (", …" if len(numbers) > _MOST_NAMED else "")
    return f"{name}: {number_written(len(numbers))} nhiệm vụ ({named})"
