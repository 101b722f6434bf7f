"""`board plan import`: a plan file, or the appendix of a signed Word, Excel or text file, onto the board; all or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from board.commands.carrying_out import paper_named
from board.commands.command import as_json, command, option
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.commands.output import say_json, tell
from board.commands.plan_diff import HowToImport, bring_plan
from board.commands.plan_file_named import kind_option, read_named
from board.commands.plan_understood import Understood, say_understood, understand, understood_shape
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day
from board.language import _, ngettext
from board.replaced_file import replace_file
from plans.appendix.completing import completed, facts_beside, is_another_plan
from plans.appendix.plan_facts import Facts
from plans.appendix.reading import Draft, read_appendix
from plans.errors import PlanFileError, Problem
from plans.plan import Plan
from plans.plan_file import read_plan
from plans.plan_writing import write_plan
from store.open_board import OpenBoard

_YEAR = click.IntRange(1945, 2100)


def _of_amendments(function: Callable[..., None]) -> Callable[..., None]:
    """The options that say by what a plan that is there was changed."""
    for add in (
        option("--by-numbers", is_flag=True, help=_("So theo số thứ tự in trong bảng, không đoán dòng đã đổi số.")),
        option("--transcription", is_flag=True, help=_("Bản chép trước sai: sửa cho đúng văn bản đã ký.")),
        option("--date", "dated", type=DAY, metavar=_("NGÀY"), help=_("Ngày của văn bản sửa đổi.")),
        option(
            "--document",
            type=WORDS,
            metavar=_("SỐ"),
            help=_("Văn bản sửa đổi kế hoạch đã có (nếu không nêu: số và ngày của chính kế hoạch)."),
        ),
    ):
        function = add(function)
    return function


def _of_signed_files(function: Callable[..., None]) -> Callable[..., None]:
    """The options that say what a signed file itself does not."""
    for add in (
        option(
            "--table",
            type=click.IntRange(1),
            metavar=_("SỐ"),
            help=_("Chỉ đọc bảng phụ lục có số thứ tự này trong tệp."),
        ),
        option("--secretariat", type=WORDS, metavar=_("TÊN"), help=_("Cơ quan theo dõi.")),
        option("--issuer", type=WORDS, metavar=_("TÊN"), help=_("Cơ quan ban hành.")),
        option("--short-title", type=WORDS, metavar=_("TÊN"), help=_("Tên gọi ngắn của kế hoạch.")),
        option("--title", type=WORDS, metavar=_("TÊN"), help=_("Tên kế hoạch.")),
        option(
            "--year", "years", type=_YEAR, multiple=True, metavar=_("NĂM"), help=_("Năm thực hiện; có thể lặp lại.")
        ),
        option("--signed", type=DAY, metavar=_("NGÀY"), help=_("Ngày ký.")),
        option("--number", type=WORDS, metavar=_("SỐ"), help=_("Số văn bản, ví dụ 123/QĐ-UBND.")),
        option("--key", type=WORDS, metavar=_("KHÓA"), help=_("Khóa của kế hoạch, ví dụ 2026.")),
    ):
        function = add(function)
    return function


@command(
    "import",
    help=_(
        "Nhập kế hoạch từ tệp .toml, hoặc từ bảng phụ lục trong tệp .docx, .xlsx, .txt: cho xem khác biệt trước;"
        " nhập tất cả hoặc không gì cả. Điều gì tệp không ghi thì nêu bằng tùy chọn."
    ),
)
@click.argument("file", type=click.Path(), metavar=_("TỆP"))
@kind_option
@option("--dry-run", is_flag=True, help=_("Chỉ xem đã hiểu những gì và khác biệt, không ghi gì lên bảng."))
@option(
    "--write",
    type=click.Path(),
    metavar=_("TỆP"),
    help=_("Ghi điều đã hiểu thành tệp .toml để sửa rồi nhập, không ghi gì lên bảng."),
)
@_of_amendments
@_of_signed_files
@as_json
def import_plan(
    file: str,
    kind: str | None,
    dry_run: bool,
    write: str | None,
    table: int | None,
    document: str | None,
    dated: date | None,
    transcription: bool,
    by_numbers: bool,
    as_json: bool,
    **said: str | date | tuple[int, ...] | None,
) -> None:
    """Import a plan."""
    options = chosen()
    decision = paper_named(document, dated, issuer=str(said.pop("issuer") or "") if document else "")
    if decision and transcription:
        raise click.UsageError(_("Chỉ dùng một trong hai: --transcription, hoặc --document và --date."))
    how = HowToImport(decision, transcription, not by_numbers, dry_run, as_json, judging_day(options))
    given = _given(said)
    named = read_named(file, kind)
    if named.is_plan_file:
        if write or table or given != Facts():
            raise click.UsageError(_("Tệp .toml đã ghi đủ; các tùy chọn này chỉ dùng cho tệp .docx, .xlsx, .txt."))
        plan = read_plan(named.content, name=named.name)
        with open_the_board(options) as board:
            bring_plan(plan, board, how, source=named.name)
        return
    if write and Path(write).suffix.lower() != ".toml":
        raise click.UsageError(_("Tệp ghi ra bằng --write phải có đuôi .toml."))
    draft = read_appendix(named.content, name=named.name, table=table)
    with open_the_board(options) as board:
        understood, known = _understand(draft, given, board)
        if not as_json and (dry_run or understood.plan is None):
            say_understood(understood)
        plan = _plan_of(understood, as_json=as_json)
        whole = completed(plan, known) if known else plan
        if write:
            _write(whole, understood, Path(write), as_json=as_json)
            return
        if not dry_run:
            _tell_doubts(understood)
        more = {"understood": understood_shape(understood)} if as_json else {}
        bring_plan(whole, board, how, source=named.name, more=more)


def _given(said: dict[str, str | date | tuple[int, ...] | None]) -> Facts:
    known = {name: value for name, value in said.items() if value}
    years = known.pop("years", None)
    facts = Facts(**known)  # type: ignore[arg-type]
    return Facts(years=tuple(sorted(set(years)))).filled_from(facts) if isinstance(years, tuple) else facts


def _understand(draft: Draft, given: Facts, board: OpenBoard) -> tuple[Understood, Plan | None]:
    """The draft with its facts as far as they can be known, and the plan of this key that is on the board.

    Raises:
        PlanFileError: only the years make the file a newer version of a plan that is about something else.
    """
    facts = given.filled_from(draft.facts).concluded()
    keys = {each.number: each.key for each in board.plans()}
    key = given.key or keys.get(facts.number or "") or facts.key
    known = board.plan(key) if key in keys.values() and key else None
    if known and key != given.key and facts.number not in keys and is_another_plan(facts, draft.tasks, known):
        raise PlanFileError((Problem(draft.name, "another_plan", f"{key} · {known.short_title}", "--key"),))
    facts = replace(facts, key=key)
    if known is not None:
        facts = facts_beside(facts, known)
    return understand(draft, facts, _plan_or_none(draft, facts), board.directory()), known


def _plan_or_none(draft: Draft, facts: Facts) -> Plan | None:
    try:
        return draft.plan(facts)
    except PlanFileError:
        return None


def _plan_of(understood: Understood, *, as_json: bool) -> Plan:
    """The plan that may be imported. What was understood of a file that is refused is shown all the same.

    Raises:
        PlanFileError: facts are missing, rows cannot be understood, or deadlines name days that do not exist.
    """
    if understood.plan is not None and not understood.mistakes:
        return understood.plan
    if as_json:
        say_json({"understood": understood_shape(understood), "imported": False})
    understood.draft.plan(understood.facts)
    raise PlanFileError(understood.mistakes)


def _write(plan: Plan, understood: Understood, path: Path, *, as_json: bool) -> None:
    """Write the plan file, which has been read back before: what a person cannot read again helps nobody."""
    text = write_plan(plan, remarks=understood.remarks())
    read_plan(text, name=path.name)
    replace_file(path, text.encode())
    if as_json:
        say_json({"understood": understood_shape(understood), "imported": False, "written": str(path)})
    _tell_doubts(understood)
    tell(_("Đã ghi {path}. Xin xem lại, sửa nếu cần, rồi chạy: board plan import {path}").format(path=path))


def _tell_doubts(understood: Understood) -> None:
    count = len(understood.doubts)
    if count:
        tell(
            ngettext(
                "{n} điều cần xem; xem từng điều bằng --dry-run.",
                "{n} điều cần xem; xem từng điều bằng --dry-run.",
                count,
            ).format(n=count)
        )
