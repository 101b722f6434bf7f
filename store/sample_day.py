"""The day of a board whose progress is invented, asked for before anything else is loaded: on that day it is judged."""

from contextlib import closing
from datetime import date
from pathlib import Path

from store.sqlite.driver import sqlite


def sample_day(database: str) -> date | None:
    """The last day of the story of a kept demo; None of any other board, and of one that cannot be read.

    Whatever is wrong with it, opening the board says. Only a file is asked: the demo makes no other boards.
    """
    file = database.removeprefix("sqlite:///")
    if "://" in file:
        return None
    uri = Path(file).expanduser().absolute().as_uri() + "?mode=ro"
    try:
        with closing(sqlite.connect(uri, uri=True, isolation_level=None)) as connection:
            found = connection.execute('SELECT max(sample_day) FROM "plan"').fetchone()[0]
        return date.fromisoformat(found) if found else None
    except (sqlite.Error, ValueError, TypeError):
        return None
