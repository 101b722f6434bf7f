"""`board plan import`: a plan file, or the appendix of a signed Word, Excel or text file, onto the board; all or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from board.commands.carrying_out import report
from board.commands.command import as_json, command, option
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json, tell
from board.commands.plan_diff import PlanDifference, compare
from board.commands.plan_understood import Understood, say_understood, understand, understood_shape
from board.commands.values import DAY, WORDS
from board.commands.whereabouts import judging_day
from board.commands.whole_file import replace_file
from board.field_words import field_word
from board.language import _, ngettext
from board.wording import day
from plans.appendix.completing import completed, facts_of
from plans.appendix.plan_facts import Facts
from plans.appendix.reading import Draft, read_appendix_file
from plans.errors import PlanFileError
from plans.plan import Plan
from plans.plan_file import read_plan, read_plan_file
from plans.plan_writing import write_plan
from store.errors import PlanAlreadyThere
from store.open_board import OpenBoard

_YEAR = click.IntRange(1945, 2100)


def _of_signed_files(function: Callable[..., None]) -> Callable[..., None]:
    """The options that say what a signed file itself does not."""
    for add in (
        option("--table", type=click.IntRange(1), metavar="SỐ", help=_("Chỉ đọc bảng phụ lục thứ mấy trong tệp.")),
        option("--secretariat", type=WORDS, metavar="TÊN", help=_("Cơ quan theo dõi kế hoạch.")),
        option("--issuer", type=WORDS, metavar="TÊN", help=_("Cơ quan ban hành.")),
        option("--short-title", type=WORDS, metavar="TÊN", help=_("Tên gọi ngắn của kế hoạch.")),
        option("--title", type=WORDS, metavar="TÊN", help=_("Tên kế hoạch.")),
        option("--year", "years", type=_YEAR, multiple=True, metavar="NĂM", help=_("Năm thực hiện; có thể lặp lại.")),
        option("--signed", type=DAY, metavar="NGÀY", help=_("Ngày ký.")),
        option("--number", type=WORDS, metavar="SỐ", help=_("Số văn bản, ví dụ 123/QĐ-UBND.")),
        option("--key", type=WORDS, metavar="KHÓA", help=_("Khóa của kế hoạch, ví dụ 2026.")),
    ):
        function = add(function)
    return function


@command(
    "import",
    help=_(
        "Nhập kế hoạch từ tệp .toml, hoặc từ bảng phụ lục trong tệp .docx, .xlsx, .txt: cho xem khác biệt trước;"
        " nhập tất cả hoặc không gì cả. Điều gì tệp không ghi thì nêu bằng tuỳ chọn."
    ),
)
@click.argument("file", type=click.Path(), metavar="TỆP")
@option("--dry-run", is_flag=True, help=_("Chỉ xem đã hiểu những gì và khác biệt, không ghi gì lên bảng."))
@option(
    "--write",
    type=click.Path(),
    metavar="TỆP",
    help=_("Ghi điều đã hiểu thành tệp .toml để sửa rồi nhập, không ghi gì lên bảng."),
)
@_of_signed_files
@as_json
def import_plan(
    file: str,
    dry_run: bool,
    write: str | None,
    table: int | None,
    as_json: bool,
    **said: str | date | tuple[int, ...] | None,
) -> None:
    """Import a plan."""
    path = Path(file)
    options = chosen()
    given = _given(said)
    if path.suffix.lower() == ".toml":
        if write or table or given != Facts():
            raise click.UsageError(_("Tệp .toml đã ghi đủ; các tuỳ chọn này chỉ dùng cho tệp .docx, .xlsx, .txt."))
        plan = read_plan_file(path)
        with open_the_board(options) as board:
            _bring(plan, board, source=path.name, dry_run=dry_run, as_json=as_json)
        return
    draft = read_appendix_file(path, table=table)
    with open_the_board(options) as board:
        understood, known = _understand(draft, given, board)
        if not as_json and (dry_run or understood.plan is None):
            say_understood(understood)
        plan = _plan_of(understood, as_json=as_json)
        if write:
            _write(plan, understood, Path(write), as_json=as_json)
            return
        whole = completed(plan, known) if known else plan
        if not dry_run:
            _tell_doubts(understood)
        _bring(whole, board, source=path.name, dry_run=dry_run, as_json=as_json, understood=understood)


def _given(said: dict[str, str | date | tuple[int, ...] | None]) -> Facts:
    known = {name: value for name, value in said.items() if value}
    years = known.pop("years", None)
    facts = Facts(**known)  # type: ignore[arg-type]
    return Facts(years=tuple(sorted(set(years)))).filled_from(facts) if isinstance(years, tuple) else facts


def _understand(draft: Draft, given: Facts, board: OpenBoard) -> tuple[Understood, Plan | None]:
    """The draft with its facts as far as they can be known, and the plan of this key that is on the board."""
    facts = given.filled_from(draft.facts).concluded()
    keys = {each.number: each.key for each in board.plans()}
    key = given.key or keys.get(facts.number or "") or facts.key
    known = board.plan(key) if key in keys.values() and key else None
    facts = replace(facts, key=key)
    if known is not None:
        there = facts_of(known)
        facts = facts.filled_from(there if facts.number == known.number else _apart_from_the_paper(there))
    return understand(draft, facts, _plan_or_none(draft, facts), board.directory()), known


def _apart_from_the_paper(facts: Facts) -> Facts:
    """Number and day belong to a decision: those of an older one are never taken for a newer."""
    return replace(facts, number=None, signed=None)


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


def _bring(
    plan: Plan,
    board: OpenBoard,
    *,
    source: str,
    dry_run: bool,
    as_json: bool,
    understood: Understood | None = None,
) -> None:
    """Show the difference and, unless it is a dry run, put the plan on the board."""
    known = {each.key for each in board.plans()}
    view = board.board([plan.key], today=judging_day(chosen())) if plan.key in known else None
    difference = compare(plan, view)
    if not as_json:
        _say_difference(plan, difference)
    if view and difference != PlanDifference() and not (dry_run and understood):
        raise PlanAlreadyThere(plan.key)
    outcome = None if dry_run else board.import_plan(plan, source=source)
    if as_json:
        shape = _difference_shape(plan, difference, imported=outcome is not None, dry_run=dry_run)
        say_json({**shape, **({"understood": understood_shape(understood)} if understood else {})})
    if outcome:
        report(outcome)
    elif dry_run:
        tell(_("Chạy thử: không có gì được ghi."))
    else:
        tell(_("Kế hoạch {key} đã có, không khác gì; không có gì được ghi.").format(key=plan.key))


def _say_difference(read: Plan, difference: PlanDifference) -> None:
    titles = {task.number: task.title or task.outputs for task in read.tasks}
    say(f"{read.key} · {read.number} · {day(read.signed)} · {read.short_title}")
    rows = [("+", number, titles[number]) for number in difference.added]
    rows += [("-", number, "") for number in difference.removed]
    rows += [("~", number, ", ".join(field_word(cell) for cell in cells)) for number, cells in difference.changed]
    for line in aligned(rows):
        say(line)
    say(
        _("Thêm {added} · bỏ {removed} · đổi {changed}").format(
            added=len(difference.added), removed=len(difference.removed), changed=len(difference.changed)
        )
    )


def _difference_shape(read: Plan, difference: PlanDifference, *, imported: bool, dry_run: bool) -> dict[str, object]:
    return {
        "plan": read.key,
        "tasks": len(read.tasks),
        "dry_run": dry_run,
        "imported": imported,
        "added": [f"{read.key}/{number}" for number in difference.added],
        "removed": [f"{read.key}/{number}" for number in difference.removed],
        "changed": [{"key": f"{read.key}/{number}", "cells": list(cells)} for number, cells in difference.changed],
    }
