"""Boards of seven tasks for tests that make many of them: each new, in a file or on a server, and gone at the end."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from tests.postgres_databases import drop_database, new_database, template
from tests.store.small_board import SmallBoard

NewBoard = Callable[[ExitStack], SmallBoard]


def in_a_file(closing: ExitStack) -> SmallBoard:
    """A board in a file."""
    folder = closing.enter_context(tempfile.TemporaryDirectory())
    return _kept(SmallBoard(Path(folder)), closing)


def on_a_server(closing: ExitStack) -> SmallBoard:
    """A board on PostgreSQL."""
    database = new_database(template("board", lambda place: SmallBoard(place).close()))
    closing.callback(drop_database, database)
    return _kept(SmallBoard(database), closing)


def copies(name: str, begin: Callable[[SmallBoard], object]) -> tuple[NewBoard, NewBoard]:
    """The same two kinds of board, on which all that `begin` does was done once; `name` is the template's."""

    def made(place: Path | str) -> None:
        board = SmallBoard(place)
        begin(board)
        board.close()

    @cache
    def file() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            made(Path(folder))
            return (Path(folder) / "board.db").read_bytes()

    def copied(closing: ExitStack) -> SmallBoard:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory()))
        (folder / "board.db").write_bytes(file())
        return _kept(SmallBoard(folder), closing)

    def templated(closing: ExitStack) -> SmallBoard:
        database = new_database(template(name, made))
        closing.callback(drop_database, database)
        return _kept(SmallBoard(database), closing)

    return copied, templated


def _kept(board: SmallBoard, closing: ExitStack) -> SmallBoard:
    closing.callback(board.close)
    return board
