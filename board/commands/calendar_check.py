"""`board calendar check FILE`: is this file what we would publish, and does it break a rule."""

from collections.abc import Iterator
from pathlib import Path

import click

from board.calendar.addresses import Addresses
from board.calendar.compared import Compared, compare, reminders_in
from board.calendar.export import calendar_bytes
from board.calendar.feed_files import FeedFiles
from board.calendar.file_rules import Broken, broken_rules
from board.commands.command import as_json, command
from board.commands.opening import open_the_board
from board.commands.options import chosen
from board.commands.output import say, say_json, tell, tell_json
from board.commands.whereabouts import judging_day
from board.language import LANGUAGES, _, speaking
from board.said.fact import Fact
from plans.vietnamese import clean
from store.feeds.views import CalendarsView
from store.filters.language import FilterError

_MOST_OCTETS = 64 * 1024 * 1024
_LISTED = 20


@command("check", help=_("Kiểm tra một tệp .ics: có đúng là lịch mà bảng này xuất ra, có sai quy cách không."))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar=_("TỆP"))
@as_json
def check(file: Path, as_json: bool) -> None:
    """Check a file; exit code 1 where it is none of ours or breaks a rule."""
    options = chosen()
    with file.open("rb") as opened:
        content = opened.read(_MOST_OCTETS)
    with open_the_board(options) as board:
        calendars = board.calendars(today=judging_day(options))
        files = FeedFiles(Addresses(board.feed_secret(), calendars.identity))
    found = compare(content, dict(_ours(calendars, files, content)))
    facts = [_fact(one) for one in broken_rules(content)]
    if as_json:
        say_json({"file": str(file), **_shape(found)})
        if facts:
            tell_json({"errors": [fact._asdict() for fact in facts]})
    else:
        for line in _lines(found):
            say(line)
        for fact in facts:
            tell(fact.message)
    click.get_current_context().exit(0 if found.same_as and not facts else 1)


def _ours(calendars: CalendarsView, files: FeedFiles, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every calendar that we would publish or export now, by what it is called."""
    today = calendars.board.today
    for feed in calendars.feeds:
        if feed.revoked_on is None:
            try:
                yield f"{feed.number} · {feed.name}", files.calendar(feed, calendars, today=today)
            except FilterError:
                continue
    for plan in calendars.board.plans:
        entries = [entry for entry in calendars.entries if entry.task.plan == plan.key]
        for days in {(), reminders_in(content)}:
            for language in LANGUAGES:
                with speaking(language):
                    name = " · ".join((_("bản xuất"), plan.short_title, language, *map(str, days)))
                    yield name, calendar_bytes(entries, name=plan.short_title, reminders=days)


def _shape(found: Compared) -> dict[str, object]:
    return {
        "same_as": found.same_as or None,
        "nearest": found.nearest or None,
        "missing": list(found.missing),
        "extra": list(found.extra),
        "changed": list(found.changed),
    }


def _lines(found: Compared) -> Iterator[str]:
    if found.same_as:
        yield _("Giống hệt lịch “{name}”.").format(name=found.same_as)
        return
    if not found.nearest:
        yield _("Không phải lịch của bảng này: không có sự kiện nào chung.")
        return
    yield _("Khác với lịch gần nhất “{name}”.").format(name=found.nearest)
    for heading, summaries in (
        (_("Thiếu {n} sự kiện:"), found.missing),
        (_("Thừa {n} sự kiện:"), found.extra),
        (_("Khác nội dung {n} sự kiện:"), found.changed),
    ):
        if summaries:
            yield heading.format(n=len(summaries))
            yield from (f"  {clean(summary)}" for summary in summaries[:_LISTED])
            if len(summaries) > _LISTED:
                yield "  …"


def _fact(broken: Broken) -> Fact:
    where = _("dòng {line}").format(line=broken.line)
    found, expected = clean(broken.found), _expected(broken.rule)
    message = _("Dòng {line}: {expected}; có “{found}”.").format(line=broken.line, expected=expected, found=found)
    return Fact(where, found, expected, message)


def _expected(rule: str) -> str:
    """What the rule asks for."""
    rules = {
        "utf8": _("tệp phải là văn bản UTF-8"),
        "line_end": _("mỗi dòng phải kết thúc bằng CR LF"),
        "too_long": _("mỗi dòng không quá 75 byte"),
        "control": _("không được có ký tự điều khiển"),
        "no_line": _("phải là một dòng TÊN:GIÁ TRỊ"),
        "nesting": _("BEGIN và END phải lồng nhau đúng cách, chỉ một VCALENDAR"),
        "missing": _("thiếu một thuộc tính bắt buộc"),
        "twice": _("thuộc tính chỉ được có một lần"),
        "unknown": _("thuộc tính mà lịch của bảng không bao giờ có"),
        "day": _("sự kiện phải cả ngày, kết thúc sau khi bắt đầu (VALUE=DATE)"),
        "moment": _("thời điểm phải ở dạng UTC, ví dụ 20220516T020000Z"),
        "order": _("VALARM phải đứng sau mọi thuộc tính của sự kiện"),
        "same_uid": _("mỗi UID chỉ được có một lần"),
    }
    return rules.get(rule, rule)
