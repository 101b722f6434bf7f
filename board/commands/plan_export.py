"""`board plan export`: a plan of the board as a file, to correct by hand (TOML) or to read and print (CSV, Excel, Word)."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from board.commands.command import command, option
from board.commands.csv_file import csv_text
from board.commands.opening import open_the_board, plan_key
from board.commands.options import chosen
from board.commands.output import say_text, tell
from board.commands.seeing import filtered
from board.commands.values import WORDS
from board.commands.whereabouts import judging_day
from board.commands.whole_file import say_file
from board.language import _
from board.replaced_file import replace_file
from board.reports.appendix import appendix_of
from board.reports.appendix_rows import appendix_rows
from board.said.amendments import amendment_sentence
from board.said.field_words import field_word
from board.said.sample import sample_mark
from plans.plan import Plan
from plans.plan_file import CELLS
from plans.plan_writing import write_plan
from store.task_views import AmendmentView

_FORMATS = ("toml", "csv", "xlsx", "docx")
_OFFICE = {"xlsx": "board.reports.appendix_xlsx", "docx": "board.reports.appendix_docx"}
"""Modules are named as text: the library of an office file is loaded for that file alone."""


@command(
    "export",
    help=_("Xuất một kế hoạch ra tệp: .toml để sửa và nhập lại; .csv, .xlsx, .docx để xem và in."),
    looks_back=True,
)
@click.argument("key", type=WORDS, metavar=_("KHÓA"))
@option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help=_("Dạng tệp; nếu không nêu: theo đuôi của tệp trong -o, hoặc toml."),
)
@option("-o", "--output", type=click.Path(), metavar=_("TỆP"), help=_("Ghi vào tệp thay vì đầu ra."))
def export_plan(key: str, kind: str | None, output: str | None) -> None:
    """Export a plan."""
    kind = kind or _kind_of(output)
    options = chosen()
    if options.filter_text and kind == "toml":
        raise click.UsageError(
            _("Tệp .toml là cả kế hoạch, không dùng --filter được; dùng --format csv, xlsx hoặc docx")
        )
    with open_the_board(options) as board:
        plan = board.plan(plan_key(key, board))
        amendments = board.amendments(plan.key)
        if options.filter_text:
            view = board.board([plan.key], today=judging_day(options))
            kept = {task.number for task in filtered(view.tasks, view, options)}
            plan = replace(plan, tasks=tuple(task for task in plan.tasks if task.number in kept))
            amendments = tuple(one for one in amendments if _number(one) in kept)
        sample = sample_mark(one for one in board.plans() if one.key == plan.key)
    content = _content(plan, amendments, kind, filter_text=options.filter_text, sample=sample)
    if output is not None:
        replace_file(Path(output), content)
        tell(_("Đã ghi kế hoạch {key} vào {path}.").format(key=plan.key, path=output))
    elif kind in _OFFICE:
        say_file(content, what=f".{kind}")
    else:
        say_text(content.decode())


def _kind_of(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower().removeprefix(".")
    return suffix if suffix in _FORMATS else _FORMATS[0]


def _content(plan: Plan, amendments: Iterable[AmendmentView], kind: str, *, filter_text: str, sample: str) -> bytes:
    if kind == "toml":
        return "".join((f"# {sample}\n" if sample else "", write_plan(plan, remarks=_remarks(amendments)))).encode()
    appendix = appendix_of(plan, amendments, filter_text=filter_text, sample=sample)
    if kind == "csv":
        return csv_text(appendix_rows(appendix)).encode()
    written: Callable[..., bytes] = getattr(import_module(_OFFICE[kind]), f"appendix_{kind}")
    return written(appendix)


def _remarks(amendments: Iterable[AmendmentView]) -> dict[str, list[str]]:
    """What stands above a row in a plan file, for whoever corrects it."""
    remarks: dict[str, list[str]] = {}
    for one in amendments:
        cell = f"{field_word(one.field)}: " if one.field in CELLS else ""
        remarks.setdefault(_number(one), []).append(cell + amendment_sentence(one))
    return remarks


def _number(one: AmendmentView) -> str:
    return one.task.partition("/")[2]
