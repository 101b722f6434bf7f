"""`board list`: one task a line, as JSON, or as CSV for a spreadsheet."""

from collections.abc import Iterable, Iterator

import click

from board.commands.command import as_json, command, option
from board.commands.csv_file import csv_text
from board.commands.options import chosen
from board.commands.output import aligned, fitted, say, say_json, say_text
from board.commands.rooms import room
from board.commands.seeing import filtered, see_board
from board.language import _
from board.said.as_of import known_on_said, last_paper_after, later_papers_said
from board.said.own_part import own_part_said
from board.said.sample import sample_mark
from board.wording import column_word, day, four_numbers, lead_word, past_line, task_judged, task_mark
from plans.vietnamese import clean
from store.counts import count
from store.views import BoardView, TaskView


@command("list", help=_("Danh sách nhiệm vụ, mỗi nhiệm vụ một dòng; cuối cùng là dòng số liệu."), looks_back=True)
@as_json
@option("--csv", "as_csv", is_flag=True, help=_("In dạng CSV (có BOM, mở được bằng Excel)."))
@option("--duties", is_flag=True, help=_("Các việc mà phần lời của kế hoạch giao, ngoài phụ lục."))
def list_tasks(as_json: bool, as_csv: bool, duties: bool) -> None:
    """List tasks, or duties."""
    if as_json and as_csv:
        raise click.UsageError(_("Chỉ dùng một trong hai: --json hoặc --csv."))
    options = chosen()
    view = see_board(options)
    tasks = filtered(view.duties if duties else view.tasks, view, options)
    if as_json:
        say_json(room("details").task_shapes(tasks, options))
    elif as_csv:
        say_text(csv_text(_rows(tasks, sample_mark(view.plans))))
    else:
        _say_lines(tasks, view, duties=duties)


def _say_lines(tasks: tuple[TaskView, ...], view: BoardView, *, duties: bool) -> None:
    lines = aligned(
        (
            task.key if len(view.plans) > 1 else task.number,
            task_mark(task),
            lead_word(task.lead_short),
            day(task.due),
            column_word(task.column),
            task.title or f"{_('(mất tên nhiệm vụ)')} {task.outputs}",
        )
        for task in tasks
    )
    for line in lines:
        say(fitted(line))
    for plan in view.plans:
        past = past_line(plan, view.today)
        if past:
            say(past)
    if view.known_on is not None:
        say(known_on_said(view.known_on).capitalize())
    if later := later_papers_said(last_paper_after(view, tasks), view.today):
        say(later)
    if not duties:
        say(four_numbers(count(tasks), today=view.today))
        own_part = own_part_said(chosen().filter_text, tasks, view.agencies)
        if own_part:
            say(own_part)


def _rows(tasks: Iterable[TaskView], sample: str) -> Iterator[tuple[str, ...]]:
    """Headings, then a row for each task; invented data are marked in every row, as rows are copied into other sheets."""
    marked = (sample,) if sample else ()
    yield (*_headings(), *((_("Loại dữ liệu"),) if marked else ()))
    for task in tasks:
        yield (*_row(task), *marked)


def _headings() -> tuple[str, ...]:
    return (
        _("Khóa"),
        _("Mục"),
        _("Nhiệm vụ"),
        _("Sản phẩm"),
        _("Thời hạn"),
        _("Chủ trì"),
        _("Phối hợp"),
        _("Hạn"),
        _("Cột"),
        _("Tình trạng"),
        _("Đã nộp"),
        _("Chuyên viên theo dõi"),
        _("Kết quả"),
    )


def _row(task: TaskView) -> tuple[str, ...]:
    return (
        task.key,
        f"{task.section}. {task.section_title}",
        task.title,
        task.outputs,
        task.deadline,
        clean(task.lead),
        clean(task.coordinators),
        day(task.due) if task.due else "",
        column_word(task.column),
        task_judged(task),
        _("{closed} trên {owed}").format(closed=task.closed, owed=task.owed),
        task.officer,
        task.progress,
    )
