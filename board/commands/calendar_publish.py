"""`board calendar publish FOLDER`: every feed as a file, for a web server to serve."""

import signal
from datetime import date
from pathlib import Path
from threading import Event

import click

from board.calendar.publish import Published, publish
from board.commands.command import as_json, command, option
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.whereabouts import judging_day
from board.language import _
from board.said.errors import error_sentence
from store.errors import CannotOpen
from store.open_board import OpenBoard

_LOOK_EVERY_SECONDS = 1.0


@command("publish", help=_("Ghi mỗi lịch đăng ký thành một tệp trong thư mục mà máy chủ web phục vụ."))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar=_("THƯ_MỤC"))
@option("--watch", is_flag=True, help=_("Tiếp tục chạy và ghi lại trong vài giây sau mỗi thay đổi, đến khi dừng."))
@as_json
def publish_calendars(folder: Path, watch: bool, as_json: bool) -> None:
    """Publish the feeds."""
    options = chosen()
    with open_the_board(options) as board:
        done = publish(board, folder, today=judging_day(options))
        if as_json:
            say_json({"written": len(done.written), "removed": len(done.removed), "unchanged": done.unchanged})
        _tell(done, folder)
        if watch:
            _watch(board, folder)
    click.get_current_context().exit(1 if done.misread else 0)


def _watch(board: OpenBoard, folder: Path) -> None:
    """Publish after every change and every midnight until a signal asks to stop.

    What the board cannot be read for now (its server, the secret) is said once, and tried again.
    """
    stop = Event()
    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, lambda _number, _frame: stop.set())
    seen, well = _moment(board), True
    while not stop.wait(_LOOK_EVERY_SECONDS):
        try:
            now = _moment(board)
            if now != seen:
                done = publish(board, folder, today=now[1])
                if done.written or done.removed or done.misread:
                    _tell(done, folder)
                seen = now
            well = True
        except CannotOpen as error:
            if well:
                tell(error_sentence(error))
            well = False


def _moment(board: OpenBoard) -> tuple[str, date]:
    return board.last_print(), judging_day(chosen())


def _tell(done: Published, folder: Path) -> None:
    tell(
        _("{folder}: ghi {written} tệp, bỏ {removed}, giữ nguyên {unchanged}.").format(
            folder=folder, written=len(done.written), removed=len(done.removed), unchanged=done.unchanged
        )
    )
    for file in done.misread:
        if file.error is not None:
            tell(
                _("Lịch số {number} giữ nguyên tệp cũ: {reason}").format(
                    number=file.feed, reason=error_sentence(file.error)
                )
            )
