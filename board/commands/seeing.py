"""What a list or a status shows, read by the store's short road where that can tell: without waiting for its libraries."""

from board.commands.options import Options
from board.commands.output import mark_what_is_said
from board.commands.rooms import room
from board.commands.whereabouts import database_place, judging_day, user_name
from board.said.sample import sample_mark
from store.filters.language import read_filter
from store.first_view import first_view
from store.views import BoardView, TaskView


def see_board(options: Options) -> BoardView:
    """The chosen plans (or the default one) as they stand on the day of judging; the first start happens here too.

    Raises:
        UnknownPlan: one of them is not on the board. CannotOpen: the database cannot be opened.
    """
    if options.as_of is not None:
        return _by_the_long_road(options)
    view = first_view(database_place(options), options.plans or None, today=judging_day(options))
    if view is None:
        return _by_the_long_road(options)
    if sample_mark(view.plans):
        mark_what_is_said()
    return view


def filtered(tasks: tuple[TaskView, ...], view: BoardView, options: Options) -> tuple[TaskView, ...]:
    """The tasks that match `--filter`. Raises FilterError."""
    return read_filter(options.filter_text, view, today=view.today, user=user_name(options)).choose(tasks)


def _by_the_long_road(options: Options) -> BoardView:
    opening = room("opening")
    with opening.open_the_board(options) as board:
        view: BoardView = opening.view_of(board, options)
    return view
