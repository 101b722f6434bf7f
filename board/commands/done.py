"""`board done KEY`: record the paper that closes a deliverable."""

from datetime import date

import click

from board.commands.carrying_out import agency, carry_out, deliverable, if_version, keys
from board.commands.command import as_json, command, option
from board.commands.values import DAY, WORDS
from board.language import _
from store.wishes import CloseDeliverable, Paper


@command("done", help=_("Ghi văn bản hoàn thành một sản phẩm của nhiệm vụ."))
@keys
@option("--document", type=WORDS, metavar=_("SỐ"), help=_("Số văn bản, ví dụ 123/QĐ-UBND."))
@option("--date", "dated", type=DAY, required=True, metavar=_("NGÀY"), help=_("Ngày văn bản, hoặc ngày có kết quả."))
@option("--issuer", type=WORDS, default="", metavar=_("TÊN"), help=_("Cơ quan ban hành."))
@option("--link", type=WORDS, default="", metavar="URL", help=_("Đường dẫn tới văn bản."))
@deliverable
@agency
@option("--no-document", is_flag=True, help=_("Kết quả không phải văn bản; cần --note."))
@option("--note", type=WORDS, default="", metavar=_("CHỮ"), help=_("Ghi chú về kết quả."))
@if_version
@as_json
def done(
    keys: str,
    document: str | None,
    dated: date,
    issuer: str,
    link: str,
    deliverable: int | None,
    agency: str | None,
    no_document: bool,
    note: str,
    if_version: int | None,
    as_json: bool,
) -> None:
    """Close a deliverable with its paper, or with a note where the result is no paper."""
    if no_document == (document is not None):
        raise click.UsageError(_("Cần đúng một trong hai: --document SỐ, hoặc --no-document --note CHỮ."))
    if no_document and not note:
        raise click.UsageError(_("--no-document cần --note nói rõ kết quả."))
    paper = Paper(document or "", dated, issuer=issuer, link=link, note=note)
    carry_out(
        keys,
        lambda whole: CloseDeliverable(whole, paper, deliverable, agency, if_version),
        json=as_json,
        of_one={"--if-version": if_version, "--deliverable": deliverable},
    )
