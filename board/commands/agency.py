"""`board agency list|add|edit|members`: the agencies and groups that cells are read with."""

import click

from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.opening import entry_key, group_key, open_the_board
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json
from board.commands.shapes import agency_shape, member_shape
from board.commands.values import CELL, WORDS, fields_typed
from board.commands.whereabouts import judging_day
from board.language import _
from board.said.field_words import AGENCY_FIELDS, field_named
from store.errors import WrongValue
from store.views import AgencyView
from store.wishes import EditAgency, EditMembers

agency = BoardGroup("agency", help=_("Danh bạ cơ quan và nhóm cơ quan."))


@agency.command("list", help=_("Các cơ quan theo thứ tự hành chính, rồi các nhóm."), looks_back=True)
@as_json
def list_agencies(as_json: bool) -> None:
    """List agencies and groups."""
    with open_the_board(chosen()) as board:
        agencies = board.agencies()
    if as_json:
        say_json([agency_shape(each) for each in agencies])
        return
    for line in aligned((each.abbreviation, each.name, _remarks(each)) for each in agencies):
        say(line)


@agency.command("add", help=_("Thêm một cơ quan."))
@click.argument("name", type=WORDS, metavar=_("TÊN"))
@option("--abbreviation", type=WORDS, required=True, metavar=_("CHỮ"), help=_("Tên viết tắt."))
@option("--alias", "aliases", type=WORDS, multiple=True, metavar=_("TÊN"), help=_("Tên khác; có thể lặp lại."))
@option("--from", "first_year", type=WORDS, metavar=_("NĂM"), help=_("Năm bắt đầu mang tên này."))
@option("--until", "last_year", type=WORDS, metavar=_("NĂM"), help=_("Năm cuối cùng mang tên này."))
@option("--successor", type=WORDS, metavar=_("TÊN"), help=_("Cơ quan kế thừa."))
@as_json
def add(
    name: str,
    abbreviation: str,
    aliases: tuple[str, ...],
    first_year: str | None,
    last_year: str | None,
    successor: str | None,
    as_json: bool,
) -> None:
    """Add an agency."""
    fields = [("name", name), ("abbreviation", abbreviation), ("aliases", "; ".join(aliases))]
    later = {"first_year": first_year, "last_year": last_year, "successor": successor}
    fields += [(field, value) for field, value in later.items() if value]
    _apply(EditAgency(None, tuple(fields)), json=as_json)


@agency.command("edit", help=_("Sửa thông tin một cơ quan: tên, viết-tắt, tên-khác, từ-năm, đến-năm, kế-thừa."))
@click.argument("name", type=WORDS, metavar=_("TÊN"))
@click.argument("pairs", type=CELL, nargs=-1, required=True, metavar=_("TRƯỜNG=GIÁ_TRỊ…"))
@as_json
def edit(name: str, pairs: tuple[str, ...], as_json: bool) -> None:
    """Change what is known of an agency."""
    fields = tuple((_field(typed), value) for typed, value in fields_typed(pairs, expected="agency field"))
    with open_the_board(chosen()) as board:
        key = entry_key(name, board)
    _apply(EditAgency(key, fields), json=as_json)


@agency.command("members", help=_("Thành viên của một nhóm cơ quan; thêm hoặc bớt."))
@click.argument("group", type=WORDS, metavar=_("NHÓM"))
@option("--add", "added", type=WORDS, multiple=True, metavar=_("TÊN"), help=_("Thêm cơ quan này; có thể lặp lại."))
@option("--remove", "removed", type=WORDS, multiple=True, metavar=_("TÊN"), help=_("Bớt cơ quan này; có thể lặp lại."))
@as_json
def members(group: str, added: tuple[str, ...], removed: tuple[str, ...], as_json: bool) -> None:
    """Show or change who belongs to a group."""
    options = chosen()
    with open_the_board(options) as board:
        key = group_key(group, board)
        if added or removed:
            coming = tuple(entry_key(name, board) for name in added)
            leaving = tuple(entry_key(name, board) for name in removed)
            report(board.apply(EditMembers(key, coming, leaving), today=judging_day(options)))
        belonging = board.directory().members(key)
    if as_json:
        say_json({"group": key, "members": [member_shape(each) for each in belonging]})
        return
    for line in aligned((each.abbreviation, each.name) for each in belonging):
        say(line)


def _apply(wish: EditAgency, *, json: bool) -> None:
    options = chosen()
    with open_the_board(options) as board:
        report(board.apply(wish, today=judging_day(options)), json=json)


def _field(typed: str) -> str:
    field = field_named(typed, AGENCY_FIELDS)
    if field is None:
        raise WrongValue("fields", typed, "agency field")
    return field


def _remarks(each: AgencyView) -> str:
    remarks = []
    if each.members is not None:
        remarks.append(_("nhóm {n} cơ quan").format(n=len(each.members)))
    if each.first_year or each.last_year:
        remarks.append(f"{each.first_year or ''}–{each.last_year or ''}")
    if each.source:
        remarks.append(_("nguồn: {source}").format(source=each.source))
    return " · ".join(remarks)
