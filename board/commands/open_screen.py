"""Opens the board on the screen. The only command that knows Textual, and itself imported only when it is chosen."""

from board import app
from board.commands.options import chosen
from board.commands.rooms import room
from board.commands.whereabouts import database_place, judging_day, user_name
from store.first_view import first_view


def open_screen(view: str) -> int:
    """Show the board on `view` until the person leaves. Returns the exit code."""
    options = chosen()
    place, today = database_place(options), judging_day(options)
    plans = options.plans or None
    # A board that can be painted at once was started before; only otherwise is the long road of the store walked here.
    if first_view(place, plans, today=today) is None:
        room("opening").open_the_board(options).close()
    return app.run(
        place,
        user=user_name(options),
        today=today,
        plans=plans,
        view=view,
        filter_text=options.filter_text,
    )
