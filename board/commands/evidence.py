"""`board evidence add|withdraw`: a paper that does not close, or the removal of one."""

from datetime import date

import click

from board.commands.carrying_out import agency, carry_out, deliverable, if_version, keys, paper_options
from board.commands.command import BoardGroup, as_json, option
from board.commands.values import WORDS
from board.language import _
from store.wishes import AddEvidence, Paper, WithdrawEvidence

evidence = BoardGroup("evidence", help=_("Thêm hoặc rút minh chứng."))


@evidence.command("add", help=_("Thêm một văn bản làm minh chứng mà chưa hoàn thành sản phẩm."))
@keys
@paper_options(required=True)
@option("--note", type=WORDS, default="", metavar=_("CHỮ"), help=_("Ghi chú về văn bản."))
@deliverable
@agency
@if_version
@as_json
def add(
    keys: str,
    document: str,
    dated: date,
    issuer: str,
    link: str,
    note: str,
    deliverable: int | None,
    agency: str | None,
    if_version: int | None,
    as_json: bool,
) -> None:
    """Record a paper that does not close."""
    paper = Paper(document, dated, issuer=issuer, link=link, note=note)
    carry_out(
        keys,
        lambda whole: AddEvidence(whole, paper, deliverable, agency, if_version),
        json=as_json,
        of_one={"--if-version": if_version, "--deliverable": deliverable},
    )


@evidence.command("withdraw", help=_("Rút một minh chứng; sản phẩm mà nó hoàn thành sẽ mở lại."))
@keys
@option("--document", type=WORDS, metavar=_("SỐ"), help=_("Số văn bản cần rút."))
@option("--evidence", "number", type=int, metavar=_("SỐ"), help=_("Hoặc số thứ tự của minh chứng (xem “board show”)."))
@if_version
@as_json
def withdraw(keys: str, document: str | None, number: int | None, if_version: int | None, as_json: bool) -> None:
    """Take a paper back."""
    if (document is None) == (number is None):
        raise click.UsageError(_("Cần đúng một trong hai: --document SỐ hoặc --evidence SỐ."))
    carry_out(
        keys,
        lambda whole: WithdrawEvidence(whole, number, document, if_version),
        json=as_json,
        of_one={"--if-version": if_version, "--evidence": number},
    )
