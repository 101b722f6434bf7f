"""`board view list|show|save|rename|remove`: the views that a user keeps; `--view NAME` sees any list through one."""

from dataclasses import replace

import click

from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.opening import open_the_board, view_of
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json
from board.commands.rooms import room
from board.commands.values import WORDS
from board.commands.whereabouts import judging_day, user_name
from board.keys import BY_ID
from board.language import _
from board.saved_views import built_in, name_refusal, view_named
from board.wording import grouping_word
from store.filters.language import FilterError, read_filter
from store.saved_views import GROUPINGS, VIEWS, SavedView
from store.views import BoardView
from store.wishes import RemoveView, SaveView, Wish
from store.words import Role

view = BoardGroup("view", help=_("Cách xem đã lưu: bộ lọc, chế độ xem và cách gom nhóm, mỗi người của riêng mình."))

_name = click.argument("name", type=WORDS, metavar=_("TÊN"))


@view.command("list", help=_("Các cách xem: có sẵn trước, của mình sau; mỗi cách có bao nhiêu nhiệm vụ."))
@as_json
def list_views(as_json: bool) -> None:
    """List them."""
    options = chosen()
    with open_the_board(options) as board:
        seen = view_of(board, options)
        own = board.saved_views()
    counted = [
        (one, kept, _count(one, seen, user_name(options)))
        for kept in (False, True)
        for one in (own if kept else built_in())
    ]
    if as_json:
        say_json([{**_shape(one), "built_in": not kept, "tasks": tasks} for one, kept, tasks in counted])
        return
    for line in aligned(
        (
            one.name,
            _("bộ lọc không còn hiểu được") if tasks is None else str(tasks),
            ", ".join(
                filter(None, (BY_ID["view-" + one.view].short, grouping_word(one.grouping) if one.grouping else ""))
            ),
            one.filter_text,
            "" if kept else _("có sẵn"),
        )
        for one, kept, tasks in counted
    ):
        say(line)


@view.command("show", help=_("Danh sách nhiệm vụ của một cách xem, như “board list --view TÊN”."))
@_name
@as_json
def show(name: str, as_json: bool) -> None:
    """List its tasks."""
    context = click.get_current_context()
    root = context.find_root()
    root.obj = replace(chosen(), saved_view=name)
    context.invoke(room("list_tasks").list_tasks, as_json=as_json, as_csv=False, duties=False)


@view.command("save", help=_("Lưu bộ lọc (--filter) với một tên; cùng tên thì thay cách xem cũ."))
@_name
@option("--as", "shown_as", type=click.Choice(VIEWS), help=_("Cách xem khi mở; không nêu: board."))
@option(
    "--group",
    type=click.Choice([grouping for grouping in GROUPINGS if grouping]),
    help=_("Gom nhóm thẻ: section (mục), lead (chủ trì), officer (chuyên viên)."),
)
def save(name: str, shown_as: str | None, group: str | None) -> None:
    """Keep a view."""
    options = chosen()
    _refuse_built_in(name)
    _change(SaveView(name, options.filter_text, shown_as or options.view or VIEWS[0], group or options.grouping))


@view.command("rename", help=_("Đổi tên một cách xem của mình."))
@_name
@click.argument("new_name", type=WORDS, metavar=_("TÊN_MỚI"))
def rename(name: str, new_name: str) -> None:
    """Give it another name."""
    _refuse_built_in(new_name)
    with open_the_board(chosen()) as board:
        board.refuse_unless(Role.EDITOR)
        own = board.saved_views()
    found = view_named(name, own)
    _change(SaveView(new_name, found.filter_text, found.view, found.grouping, instead_of=found.name))


@view.command("remove", help=_("Bỏ một cách xem của mình."))
@_name
def remove(name: str) -> None:
    """Give it up."""
    _change(RemoveView(name))


def _change(wish: Wish) -> None:
    options = chosen()
    with open_the_board(options) as board:
        report(board.apply(wish, today=judging_day(options)))


def _refuse_built_in(name: str) -> None:
    if refusal := name_refusal(name):
        raise click.UsageError(refusal)


def _count(saved: SavedView, seen: BoardView, user: str) -> int | None:
    """How many tasks it lets through; None where its filter is not understood on this board."""
    try:
        return len(read_filter(saved.filter_text, seen, today=seen.today, user=user).choose(seen.tasks))
    except FilterError:
        return None


def _shape(saved: SavedView) -> dict[str, object]:
    return {
        "name": saved.name,
        "filter": saved.filter_text or None,
        "view": saved.view,
        "grouping": saved.grouping or None,
    }
