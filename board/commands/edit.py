"""`board edit KEY FIELD=VALUE …`: what people add, how cells are read, and (with a reason) the cells themselves."""

from datetime import date

import click

from board.commands.carrying_out import carry_out, if_version, keys, paper_named, paper_options
from board.commands.command import as_json, command, option
from board.commands.options import chosen
from board.commands.values import CELL, fields_typed
from board.commands.whereabouts import user_name
from board.language import _
from board.said.field_words import TASK_FIELDS, field_named
from plans.vietnamese import fold_case
from store.errors import WrongValue
from store.filters.fields import MYSELF
from store.wishes import EditTask


@command(
    "edit",
    help=_(
        "Sửa chuyên-viên, kết-quả và cách đọc (mục, chủ-trì, phối-hợp, hạn). Nguyên văn chỉ đổi khi có --transcription"
        " (chép sai) hoặc --document và --date (văn bản sửa đổi)."
    ),
)
@keys
@click.argument("pairs", type=CELL, nargs=-1, required=True, metavar=_("TRƯỜNG=GIÁ_TRỊ…"))
@option("--transcription", is_flag=True, help=_("Bản chép sai: sửa nguyên văn cho đúng văn bản."))
@paper_options(required=False)
@if_version
@as_json
def edit(
    keys: str,
    pairs: tuple[str, ...],
    transcription: bool,
    document: str | None,
    dated: date | None,
    issuer: str,
    link: str,
    if_version: int | None,
    as_json: bool,
) -> None:
    """Set fields of a task."""
    paper = paper_named(document, dated, issuer=issuer, link=link)
    if paper and transcription:
        raise click.UsageError(_("Chỉ dùng một trong hai: --transcription, hoặc --document và --date."))
    fields = tuple(_meant(_field(typed), value) for typed, value in fields_typed(pairs, expected="task field"))
    carry_out(
        keys,
        lambda whole: EditTask(whole, fields, paper, transcription, if_version),
        json=as_json,
        of_one={"--if-version": if_version},
    )


def _meant(field: str, value: str) -> tuple[str, str]:
    """An officer called "tôi" (me) is the user, as in the filter `chuyên-viên:tôi`."""
    if field == "officer" and fold_case(value) in MYSELF:
        return field, user_name(chosen())
    return field, value


def _field(typed: str) -> str:
    field = field_named(typed, TASK_FIELDS)
    if field is None:
        raise WrongValue("fields", typed, "task field")
    return field
