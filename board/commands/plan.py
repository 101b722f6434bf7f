"""`board plan list|show|check|import|export`."""

import click

from board.commands.command import BoardGroup, as_json
from board.commands.opening import open_the_board, plan_key
from board.commands.options import chosen
from board.commands.output import aligned, one_line, say, say_json
from board.commands.plan_check import print_check
from board.commands.plan_export import export_plan
from board.commands.plan_file_named import kind_option
from board.commands.plan_import import import_plan
from board.commands.shapes import clause_shape, plan_shape
from board.commands.values import WORDS
from board.commands.whereabouts import judging_day
from board.language import _
from board.wording import day, past_line

plan = BoardGroup("plan", help=_("Xem, kiểm tra, nhập, xuất kế hoạch."))


@plan.command("list", help=_("Các kế hoạch đang theo dõi, mới nhất trước."), looks_back=True)
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


@plan.command("show", help=_("Thông tin một kế hoạch: các mục, chỉ tiêu, trách nhiệm, phần bị mất."), looks_back=True)
@click.argument("key", type=WORDS, metavar=_("KHÓA"))
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
    say(_("Cơ quan theo dõi: {office}").format(office=facts.secretariat))
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
@click.argument("file", type=click.Path(), metavar=_("TỆP"))
@kind_option
@as_json
def check_plan(file: str, kind: str | None, as_json: bool) -> None:
    """Check a plan file, or a plan of the board."""
    click.get_current_context().exit(print_check(file, kind, json=as_json))


plan.add_command(import_plan)
plan.add_command(export_plan)
