"""`board read-deadline` and `board read-agencies`: try how words of a document are read. Nothing is changed."""

from datetime import date

import click

from board.commands.command import as_json, command, option
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.commands.output import say, say_json
from board.commands.shapes import deadline_shape, party_shape
from board.commands.values import CELL, DAY
from board.commands.whereabouts import judging_day
from board.language import _
from board.said.reading import deadline_reading, party_reading
from plans.agency import Directory, Party, read_party
from plans.deadline import read_deadline
from store.task_views import DeadlineView, PartyView

_YEAR = click.IntRange(1945, 2100)


@command("read-deadline", help=_("Thử đọc một cụm từ chỉ thời hạn."))
@click.argument("words", type=CELL, metavar=_("CỤM_TỪ"))
@option("--year", "years", type=_YEAR, multiple=True, metavar=_("NĂM"), help=_("Năm của kế hoạch; có thể lặp lại."))
@option("--issued", type=DAY, metavar=_("NGÀY"), help=_("Ngày ký kế hoạch."))
@as_json
def read_deadline_words(words: str, years: tuple[int, ...], issued: date | None, as_json: bool) -> None:
    """Read deadline words."""
    named = tuple(sorted(set(years))) or ((issued or judging_day(chosen())).year,)
    deadline = DeadlineView.of(read_deadline(words, years=named, issued=issued))
    if as_json:
        say_json(deadline_shape(deadline))
        return
    say(_("“{words}”  →  {reading}").format(words=words, reading=deadline_reading(deadline)))


@command("read-agencies", help=_("Thử đọc một ô chủ trì hoặc phối hợp."))
@click.argument("cell", type=CELL, metavar=_("Ô"))
@option("--year", type=_YEAR, metavar=_("NĂM"), help=_("Năm của văn bản."))
@as_json
def read_agencies_cell(cell: str, year: int | None, as_json: bool) -> None:
    """Read a cell of agencies."""
    with open_the_board(chosen()) as board:
        directory = board.directory()
    party = party_view(read_party(cell, directory, year=year), directory)
    if as_json:
        say_json(party_shape(party))
        return
    say(_("“{words}”  →  {reading}").format(words=cell, reading=party_reading(party)))


def party_view(party: Party, directory: Directory) -> PartyView:
    """A cell of agencies that is on no board, as screens and shapes take it."""
    names = {agency.key: agency.name for agency in directory.agencies}
    names |= {group.key: group.name for group in directory.groups}
    return PartyView(
        words=party.words,
        agencies=tuple(names[mention.agency] for mention in party.mentions if mention.agency),
        groups=tuple(names[mention.group] for mention in party.mentions if mention.group),
        unknown=party.unknown,
        related=party.related,
    )
