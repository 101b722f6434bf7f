"""What `--view` stands for: a saved view's filter, and for the screen its view and its grouping."""

from dataclasses import replace

from board.commands.options import Options
from board.commands.rooms import room
from board.saved_views import view_named
from store.errors import UnknownView


def with_view(options: Options) -> Options:
    """The options with the view that they name put in its place; a filter that is also given must hold as well.

    The database is opened only for a view that does not come with the program. Raises UnknownView.
    """
    try:
        found = view_named(options.saved_view, ())
    except UnknownView:
        with room("opening").open_the_board(options) as board:
            found = view_named(options.saved_view, board.saved_views())
    return replace(
        options,
        saved_view="",
        filter_text=f"{found.filter_text} {options.filter_text}".strip(),
        view=found.view,
        grouping=found.grouping,
    )
