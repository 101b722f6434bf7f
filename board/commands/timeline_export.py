"""`board timeline --export FILE`: what the timeline shows, as a picture to print or as text. No screen is opened."""

from datetime import date
from pathlib import Path

import click

from board.commands.options import chosen
from board.commands.output import say_text, tell
from board.commands.seeing import filtered, see_board
from board.language import _
from board.replaced_file import replace_file
from board.reports.timeline_file import KINDS, timeline_file
from board.reports.timeline_page import page_of
from board.timeline.scale import Zoom


def export_timeline(path: str, *, shape: str | None, zoom: str, span: tuple[date | None, date | None]) -> None:
    """Write the chosen tasks' timeline to a file, or to the output ("-"): as its ending says, there as text.

    `shape` ("svg", "txt") goes before both.

    Raises:
        click.UsageError: another ending, or a span that ends before it begins. OSError: the file cannot be written.
    """
    first, last = span
    if first is not None and last is not None and last < first:
        raise click.UsageError(_("--to không được trước --from"))
    ending = ".txt" if path == "-" else Path(path).suffix.lower()
    kind = f".{shape}" if shape else ending
    if kind not in KINDS:
        raise click.UsageError(_("Tệp xuất phải có đuôi {kinds}: “{path}”").format(kinds=", ".join(KINDS), path=path))
    options = chosen()
    view = see_board(options)
    tasks = filtered(view.tasks, view, options)
    page = page_of(view, tasks, filter_text=options.filter_text, zoom=Zoom[zoom.upper()], span=span)
    content = timeline_file(page, kind)
    if path == "-":
        say_text(content)
        return
    replace_file(Path(path), content.encode())
    tell(_("Đã ghi biểu đồ tiến độ vào {path}.").format(path=path))
