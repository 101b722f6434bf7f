"""`board plan list|show|check|import`."""

from pathlib import Path

import click

from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.opening import open_the_board, plan_key
from board.commands.options import chosen
from board.commands.output import aligned, one_line, say, say_json, tell
from board.commands.plan_check import print_check
from board.commands.plan_diff import PlanDifference, compare
from board.commands.plan_export import export_plan
from board.commands.shapes import clause_shape, plan_shape
from board.commands.values import WORDS
from board.commands.whereabouts import judging_day
from board.field_words import field_word
from board.language import _
from board.wording import day, past_line
from plans.plan import Plan
from plans.plan_file import read_plan_file
from store.errors import PlanAlreadyThere, WrongValue

plan = BoardGroup("plan", help=_("Xem, kiểm tra, nhập, xuất kế hoạch."))


@plan.command("list", help=_("Các kế hoạch đang theo dõi, mới nhất trước."))
@as_json
def list_plans(as_json: bool) -> None:
    """List the plans."""
    with open_the_board(chosen()) as board:
        plans = board.plans()
    if as_json:
        say_json([plan_shape(each) for each in plans])
        return
    for line in aligned((each.key, each.number, day(each.signed), str(each.tasks), each.short_title) for each in plans):
        say(line)


@plan.command("show", help=_("Thông tin một kế hoạch: các mục, chỉ tiêu, trách nhiệm, phần bị mất."))
@click.argument("key", type=WORDS, metavar="KHÓA")
@as_json
def show_plan(key: str, as_json: bool) -> None:
    """Show one plan."""
    options = chosen()
    with open_the_board(options) as board:
        whole = plan_key(key, board)
        facts = next(each for each in board.plans() if each.key == whole)
        clauses = board.clauses(whole)
    if as_json:
        say_json({**plan_shape(facts), "clauses": [clause_shape(clause) for clause in clauses]})
        return
    say(f"{facts.key} · {facts.number} · {day(facts.signed)} · {facts.issuer}")
    say(facts.title)
    past = past_line(facts, judging_day(options))
    if past:
        say(past)
    say(_("Thư ký: {office}").format(office=facts.secretariat))
    say()
    for section in facts.sections:
        inferred = f"  ({section.inferred})" if section.inferred else ""
        say(f"{section.number}. {section.title}{inferred}")
    kinds = {"target": _("Chỉ tiêu"), "responsibility": _("Trách nhiệm"), "duty": _("Việc phải báo cáo, sơ kết")}
    for kind, heading in kinds.items():
        rows = [(clause.number, one_line(clause.words)) for clause in clauses if clause.kind == kind]
        if rows:
            say()
            say(heading)
        for line in aligned(rows):
            say("  " + line)
    if facts.lost:
        say()
        say(_("Phần bị mất trong bản sao"))
    for place, words in facts.lost:
        say(f"  {place}: {one_line(words)}")


@plan.command("check", help=_("Kiểm tra một tệp kế hoạch (hoặc kế hoạch đã nhập) trước khi tin dùng."))
@click.argument("file", type=click.Path(), metavar="TỆP")
@as_json
def check_plan(file: str, as_json: bool) -> None:
    """Check a plan file, or a plan of the board."""
    click.get_current_context().exit(print_check(file, json=as_json))


@plan.command("import", help=_("Nhập kế hoạch từ tệp .toml: cho xem khác biệt trước; nhập tất cả hoặc không gì cả."))
@click.argument("file", type=click.Path(), metavar="TỆP")
@option("--dry-run", is_flag=True, help=_("Chỉ xem khác biệt, không ghi gì."))
@as_json
def import_plan(file: str, dry_run: bool, as_json: bool) -> None:
    """Import a plan file."""
    path = Path(file)
    if path.suffix.lower() != ".toml":
        raise WrongValue("file", path.name, "plan file")
    read = read_plan_file(path)
    options = chosen()
    with open_the_board(options) as board:
        known = {each.key for each in board.plans()}
        view = board.board([read.key], today=judging_day(options)) if read.key in known else None
        difference = compare(read, view)
        if not as_json:
            _say_difference(read, difference)
        if view and difference != PlanDifference():
            raise PlanAlreadyThere(read.key)
        outcome = None if dry_run else board.import_plan(read, source=path.name)
    if as_json:
        say_json(_difference_shape(read, difference, imported=outcome is not None, dry_run=dry_run))
    if outcome:
        report(outcome)
    elif dry_run:
        tell(_("Chạy thử: không có gì được ghi."))
    else:
        tell(_("Kế hoạch {key} đã có, không khác gì; không có gì được ghi.").format(key=read.key))


plan.add_command(export_plan)


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
