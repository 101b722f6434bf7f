"""`board extend KEY --to D`: a new due day with the paper that allows it."""

from datetime import date

from board.commands.carrying_out import agency, carry_out, deliverable, if_version, keys, paper_options
from board.commands.command import as_json, command, option
from board.commands.values import DAY
from board.language import _
from store.wishes import ExtendDeadline, Paper


@command("extend", help=_("Gia hạn một sản phẩm theo văn bản cho phép; hạn đầu tiên vẫn được giữ."))
@keys
@option("--to", "until", type=DAY, required=True, metavar=_("NGÀY"), help=_("Hạn mới."))
@paper_options(required=True)
@deliverable
@agency
@if_version
@as_json
def extend(
    keys: str,
    until: date,
    document: str,
    dated: date,
    issuer: str,
    link: str,
    deliverable: int | None,
    agency: str | None,
    if_version: int | None,
    as_json: bool,
) -> None:
    """Extend a deadline."""
    paper = Paper(document, dated, issuer=issuer, link=link)
    carry_out(
        keys,
        lambda whole: ExtendDeadline(whole, until, paper, deliverable, agency, if_version),
        json=as_json,
        of_one={"--if-version": if_version, "--deliverable": deliverable},
    )
