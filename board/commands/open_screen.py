"""Opens the board on the screen. The only command that knows Textual, and itself imported only when it is chosen."""

import os

from platformdirs import user_state_path

from board import app
from board.commands.options import chosen
from board.commands.rooms import room
from board.commands.whereabouts import database_place, judging_day, user_name
from board.first_look import FirstLook
from board.screens.palette import fitting
from store.first_view import is_started


def open_screen(view: str) -> int:
    """Show the board on `view` until the person leaves. Returns the exit code."""
    options = chosen()
    place = database_place(options)
    # Only a board that was never started walks the long road of the store before its first paint.
    if not is_started(place):
        room("opening").open_the_board(options).close()
    return app.run(
        place,
        user=user_name(options),
        today=judging_day(options),
        plans=options.plans or None,
        view=view,
        filter_text=options.filter_text,
        look=FirstLook(options.theme or fitting(os.environ), options.grouping),
        as_of=options.as_of,
        drafts=None if options.as_of else user_state_path("steering-board", appauthor=False) / "drafts",
    )
