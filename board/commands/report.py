"""`board report`: a status or periodic report, laid out as an administrative document, in the format that is asked for."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from board.commands.command import command, option
from board.commands.options import chosen
from board.commands.output import say_text, tell
from board.commands.report_asked import STATUS, Asked, asked_for, reported
from board.commands.values import WORDS
from board.commands.whole_file import say_file
from board.language import _
from board.replaced_file import replace_file
from board.reports.office_paper import OfficePaper
from board.reports.report import report_paper
from board.wording import past_line, period_words
from plans.reporting_period import KINDS
from plans.vietnamese import fold
from store.errors import WrongValue

_FORMATS = ("md", "html", "xlsx", "docx")
_WRITERS = {one: (f"board.reports.paper_{one}", f"paper_{one}") for one in _FORMATS}
"""Modules are named as text: the library of an office file is loaded for that file alone."""
_NAMED = {
    "tinh hinh": STATUS,
    "quy": "quarter",
    "6 thang": "half-year",
    "9 thang": "nine-months",
    "nam": "year",
    **{kind: kind for kind in (STATUS, *KINDS)},
}


class _Kind(click.ParamType[str]):
    """The kind of a report, by its English or Vietnamese name."""

    name = "kind"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        typed = fold(str(value)).replace("_", "-")
        found = _NAMED.get(typed) or _NAMED.get(typed.replace("-", " "))
        if found is None:
            raise WrongValue("report", str(value), "report")
        return found

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The kinds that begin with what was typed."""
        return [CompletionItem(kind) for kind in (STATUS, *KINDS) if kind.startswith(incomplete)]


@command(
    "report",
    help=_(
        "Báo cáo: status (tình hình), quarter (quý), half-year (6 tháng), nine-months (9 tháng), year (năm); "
        "trình bày theo Nghị định 30/2020/NĐ-CP."
    ),
    looks_back=True,
)
@click.argument("kind", type=_Kind(), metavar=_("LOẠI"))
@option("--period", type=WORDS, metavar=_("KỲ"), help=_("Kỳ báo cáo, như 2022-Q1, 2022-H1, 2022-9M, 2022."))
@option(
    "--since",
    type=WORDS,
    metavar=_("NGÀY"),
    help=_("Nêu thay đổi từ ngày này, hoặc từ phiên họp trước (last-meeting)."),
)
@option(
    "--format",
    "shape",
    type=click.Choice(_FORMATS),
    help=_("Dạng tệp; nếu không nêu: theo đuôi của tệp trong -o, hoặc md."),
)
@option("-o", "--output", type=click.Path(), metavar=_("TỆP"), help=_("Ghi vào tệp thay vì đầu ra."))
def report(kind: str, period: str | None, since: str | None, shape: str | None, output: str | None) -> None:
    """Write a report."""
    options = chosen()
    shape = shape or _shape_of(output)
    asked = asked_for(kind, period, options)
    found = reported(asked, since, options)
    content = _written(report_paper(found), shape)
    _tell_what_it_is(asked)
    for plan in found.board.plans:
        if past := past_line(plan, asked.today):
            tell(past)
    if output is not None:
        replace_file(Path(output), content)
        tell(_("Đã ghi báo cáo vào {path}.").format(path=output))
    elif shape in ("md", "html"):
        say_text(content.decode())
    else:
        say_file(content, what=f".{shape}")


def _tell_what_it_is(asked: Asked) -> None:
    """That another report than the one that was named is written, as it replaces that."""
    if asked.period is not None and asked.replaced:
        words = _("Báo cáo {period} thay cho báo cáo {quarter} ({key}).")
        tell(
            words.format(
                period=period_words(asked.period.key), quarter=period_words(asked.replaced), key=asked.period.key
            )
        )


def _shape_of(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    return suffix if suffix in _FORMATS else _FORMATS[0]


def _written(paper: OfficePaper, shape: str) -> bytes:
    module, name = _WRITERS[shape]
    write: Callable[[OfficePaper], bytes | str] = getattr(import_module(module), name)
    content = write(paper)
    return content.encode() if isinstance(content, str) else content
