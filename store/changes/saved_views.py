"""Saved views: keeping a filter under a name, renaming it, putting it elsewhere in the list, giving it up.

Everybody's are their own: what one user keeps another neither sees nor changes.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from plans.vietnamese import clean, fold_case
from store.changes.texts import line, one_of, some_words
from store.changes.work import Work
from store.errors import AlreadyThere, UnknownView, WrongValue
from store.filters.language import read_filter
from store.history.filter_words import read_history_filter
from store.queries import read_head
from store.saved_views import GROUPINGS, VIEWS
from store.summary import BoardRows, board_view, read_head_rows
from store.tables import SavedViewRow
from store.wishes import PlaceView, RemoveView, SaveView

NAME_LETTERS = 60
FILTER_LETTERS = 1000


def save_view(work: Work, wish: SaveView) -> None:
    """Keep a view under its name: a new one at the end of the list, one of that name changed where it stands.

    Raises:
        WrongValue, FilterError: a part of it is not understood, or the new name is another view's.
        UnknownView: there is none to be replaced. AlreadyThere: it is kept so already.
    """
    name = line("name", some_words("name", wish.name), letters=NAME_LETTERS)
    view = one_of("view", wish.view, VIEWS)
    text = _filter(work, wish.filter_text, view)
    grouping = one_of("grouping", wish.grouping, GROUPINGS)
    rows = _own(work)
    same = next((row for row in rows if fold_case(row.name) == fold_case(name)), None)
    row = _find(rows, wish.instead_of) if clean(wish.instead_of) else same
    if row is None:
        last = max((other.position for other in rows), default=0)
        row = SavedViewRow(owner=work.who, name=name, filter_text=text, view=view, grouping=grouping, position=last + 1)
        work.record.insert(row, task=None)
    elif same not in (None, row):
        raise WrongValue("name", name, "new_name")
    elif not work.record.change(row, task=None, name=name, filter_text=text, view=view, grouping=grouping):
        raise AlreadyThere(name, "kept_so")


def remove_view(work: Work, wish: RemoveView) -> None:
    """Give a view up. Raises UnknownView."""
    work.record.delete(_find(_own(work), wish.name), task=None)


def place_view(work: Work, wish: PlaceView) -> None:
    """Put a view so many places further down the list (negative: up); it stops at the ends.

    Raises:
        UnknownView. AlreadyThere: it stands at that end.
    """
    rows = _own(work)
    row = _find(rows, wish.name)
    others = [other for other in rows if other is not row]
    others.insert(max(0, min(len(others), rows.index(row) + wish.steps)), row)
    if others == rows:
        raise AlreadyThere(row.name, "at_the_end")
    for place, other in enumerate(others, start=1):
        work.record.change(other, task=None, shown=other is row, position=place)


def _own(work: Work) -> list[SavedViewRow]:
    mine = select(SavedViewRow).where(col(SavedViewRow.owner) == work.who).with_for_update()
    return list(work.session.execute(mine.order_by(col(SavedViewRow.position), col(SavedViewRow.id))).scalars())


def _find(rows: Sequence[SavedViewRow], name: str) -> SavedViewRow:
    typed = clean(name)
    found = next((row for row in rows if fold_case(row.name) == fold_case(typed)), None)
    if found is None:
        raise UnknownView(typed, tuple(row.name for row in rows))
    return found


def _filter(work: Work, typed: str, view: str) -> str:
    """The filter, understood on a board of all plans; no task needs to be read for that. The history has words of its own."""
    text = line("filter", typed, letters=FILTER_LETTERS)
    if text:
        head = read_head_rows(read_head(work.session.connection()))
        board = board_view(head, tuple(head.plans), BoardRows((), ()), today=work.today)
        years = sorted({year for plan in board.plans for year in plan.years})
        of_tasks = text
        if view == "history":
            of_tasks = read_history_filter(text, years=years, today=work.today, user=work.who).rest
        read_filter(of_tasks, board, today=work.today, user=work.who)
    return text
