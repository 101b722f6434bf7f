"""`board calendar feed add|list|revoke|renew`: the addresses that people subscribe to."""

import click

from board.calendar.address_base import address_base, is_on_this_machine
from board.calendar.addresses import Addresses, web_address, webcal_address
from board.calendar.feed_cards import refuse_without_secret
from board.calendar.feed_entries import feed_entries
from board.calendar.feed_files import EMPTY_DAYS
from board.calendar.scope_said import (
    default_name,
    fetched_words,
    only_here_words,
    scope_words,
    state_words,
    unseen_words,
)
from board.commands.carrying_out import report
from board.commands.command import BoardGroup, as_json, option
from board.commands.feed_shape import feed_shape
from board.commands.opening import entry_key, open_the_board, plan_key
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json, tell
from board.commands.restored_feeds import named_feed
from board.commands.values import DAYS, WORDS
from board.commands.whereabouts import judging_day
from board.language import _, spoken
from board.wording import capital
from store.errors import CannotOpen
from store.feeds.views import CalendarsView, FeedView
from store.filters.language import FilterError
from store.open_board import OpenBoard
from store.wishes import AddFeed, RenewFeed, RevokeFeed
from store.words import Role

feed = BoardGroup("feed", help=_("Các địa chỉ lịch mà thành viên đăng ký theo dõi."))

_address = option(
    "--address",
    metavar="URL",
    help=_("Nơi đặt các tệp lịch, đứng trước mã bí mật (nếu không nêu: BOARD_CALENDAR_ADDRESS)."),
)


@feed.command("add", help=_("Thêm một lịch và cấp địa chỉ riêng. Không nêu phạm vi thì gồm mọi kế hoạch trên bảng."))
@click.argument("name", type=WORDS, metavar=_("[TÊN]"), required=False, default="")
@option("--owner", type=WORDS, default="", metavar=_("NGƯỜI"), help=_("Người nhận địa chỉ này; mỗi người một địa chỉ."))
@option("--agency", type=WORDS, metavar=_("TÊN"), help=_("Chỉ những việc của cơ quan hoặc nhóm này."))
@option(
    "--role",
    type=click.Choice(["lead", "any"]),
    default="lead",
    help=_("lead: việc cơ quan chủ trì hoặc phải nộp; any: cả việc phối hợp."),
)
@option("--section", type=WORDS, default="", metavar=_("SỐ"), help=_("Chỉ mục này, ví dụ VI."))
@option("--reports", is_flag=True, help=_("Chỉ các báo cáo, sơ kết mà phần thân kế hoạch giao."))
@option("--reminders", type=DAYS, default=(), metavar="7,1", help=_("Nhắc trước số ngày này bằng sự kiện riêng."))
@option("--titles-only", is_flag=True, help=_("Chỉ có tên việc, không có nguyên văn: cho tài khoản đám mây."))
@_address
@as_json
def add(
    name: str,
    owner: str,
    agency: str | None,
    role: str,
    section: str,
    reports: bool,
    reminders: tuple[int, ...],
    titles_only: bool,
    address: str | None,
    as_json: bool,
) -> None:
    """Add a feed and tell its address."""
    options, base = chosen(), address_base(address)
    with open_the_board(options) as board:
        plans = tuple(plan_key(plan, board) for plan in options.plans)
        key = entry_key(agency, board) if agency else ""
        wish = AddFeed(
            name or _name(board, plans, key, reports=reports),
            owner=owner,
            plans=plans,
            agency=key,
            role=role,
            section=section,
            filter_text=options.filter_text,
            reports=reports,
            reminders=reminders,
            titles_only=titles_only,
            language=spoken(),
        )
        refuse_without_secret(board)
        report(board.apply(wish, today=judging_day(options)))
        _say_address(board, board.feeds()[-1], base, json=as_json)


@feed.command("list", help=_("Các lịch: số, tên, người nhận, phạm vi, số sự kiện, lượt tải gần nhất."))
@option("--addresses", is_flag=True, help=_("Hiện cả địa chỉ. Ai có địa chỉ là xem được lịch."))
@option("--all", "with_revoked", is_flag=True, help=_("Cả những lịch đã thu hồi."))
@_address
@as_json
def list_feeds(addresses: bool, with_revoked: bool, address: str | None, as_json: bool) -> None:
    """List the feeds."""
    options, base = chosen(), address_base(address)
    with open_the_board(options) as board:
        if addresses:
            board.refuse_unless(Role.ADMIN)
        calendars = board.calendars(today=judging_day(options))
        made = Addresses(board.feed_secret(), calendars.identity) if addresses else None
    shown = [one for one in calendars.feeds if with_revoked or one.revoked_on is None]
    counts = {one.number: _count(one, calendars) for one in shown}
    if as_json:
        say_json([feed_shape(one, base, made, events=counts[one.number]) for one in shown])
        return
    rows = [
        (
            f"{one.number}",
            one.name,
            one.owner,
            scope_words(one),
            _events(counts[one.number]),
            fetched_words(one),
            state_words(one),
        )
        for one in shown
    ]
    for line, one in zip(aligned(rows), shown, strict=True):
        say(line)
        if made is not None and one.revoked_on is None:
            say(f"    {web_address(base, made.file_name(one.number, one.address))}")
    if all(one.fetched_on is None for one in calendars.feeds):
        for unseen in dict.fromkeys(filter(None, map(unseen_words, shown))):
            tell(f"{capital(unseen)}.")
    if not shown:
        tell(_("Chưa có lịch đăng ký nào; thêm bằng “board calendar feed add …”."))


@feed.command("revoke", help=_("Thu hồi một lịch: địa chỉ hiện lịch trống trong 14 ngày rồi mất hẳn."))
@click.argument("feed", type=WORDS, metavar=_("LỊCH"))
def revoke(feed: str) -> None:
    """Give a feed up."""
    options = chosen()
    with open_the_board(options) as board:
        standing = {one.number for one in board.feeds() if one.revoked_on is None}
        report(board.apply(RevokeFeed(feed), today=judging_day(options)))
        revoked = next((one for one in board.feeds() if one.revoked_on and one.number in standing), None)
    if revoked is not None:
        tell(_("Đã thu hồi lịch {feed}.").format(feed=named_feed(revoked)))
    tell(_old_address())
    tell(_("Những gì ứng dụng của người nhận đã tải về thì không thu lại được."))


@feed.command("renew", help=_("Đổi địa chỉ của một lịch: địa chỉ cũ bị thu hồi, người nhận phải đăng ký lại."))
@click.argument("feed", type=WORDS, metavar=_("[LỊCH]"), required=False)
@option("--all", "every", is_flag=True, help=_("Đổi địa chỉ của mọi lịch, cả khi tệp bí mật đã mất: dùng tệp mới."))
@_address
@as_json
def renew(feed: str | None, every: bool, address: str | None, as_json: bool) -> None:
    """Give a feed another address, or all of them, also where the secret of the old ones is lost."""
    options, base = chosen(), address_base(address)
    if every == (feed is not None):
        raise click.UsageError(_("Cần nêu một lịch, hoặc --all để đổi địa chỉ của mọi lịch."))
    if feed is None:
        _renew_all(base, json=as_json)
        return
    with open_the_board(options) as board:
        refuse_without_secret(board)
        before = {one.number: one.generation for one in board.feeds()}
        report(board.apply(RenewFeed(feed), today=judging_day(options)))
        renewed = next(one for one in board.feeds() if one.generation != before.get(one.number))
        tell(_("Đã đổi địa chỉ lịch {feed}.").format(feed=named_feed(renewed)))
        _say_address(board, renewed, base, json=as_json)
    tell(_old_address())


def _renew_all(base: str, *, json: bool) -> None:
    with open_the_board(chosen()) as board:
        try:
            board.feed_secret()
        except CannotOpen as error:
            if error.reason not in ("no_secret", "other_secret"):
                raise
            board.renew_feed_secret()
        standing = [one.number for one in board.feeds() if one.revoked_on is None]
        if not standing:
            tell(_("Chưa có lịch đăng ký nào; thêm bằng “board calendar feed add …”."))
            return
        report(board.apply_all([RenewFeed(f"{number}") for number in standing], today=judging_day(chosen())))
        calendars = board.calendars(today=judging_day(chosen()))
        made = Addresses(board.feed_secret(), calendars.identity)
    renewed = [one for one in calendars.feeds if one.number in standing]
    if json:
        say_json([feed_shape(one, base, made, events=_count(one, calendars)) for one in renewed])
        return
    for line, one in zip(aligned([(f"{one.number}", one.name, one.owner) for one in renewed]), renewed, strict=True):
        say(line)
        say(f"    {web_address(base, made.file_name(one.number, one.address))}")
    tell(_("Mọi người nhận phải đăng ký lại bằng địa chỉ mới."))


def _name(board: OpenBoard, plans: tuple[str, ...], agency: str, *, reports: bool) -> str:
    titles = ", ".join(plan.short_title for plan in board.plans() if plan.key in plans)
    names = {one.key: one.name for one in board.agencies()}
    return default_name(plans=titles, agency=names.get(agency, ""), reports=reports)


def _say_address(board: OpenBoard, feed: FeedView, base: str, *, json: bool) -> None:
    calendars = board.calendars(today=judging_day(chosen()))
    addresses = Addresses(board.feed_secret(), calendars.identity)
    if json:
        say_json(feed_shape(feed, base, addresses, events=_count(feed, calendars)))
        return
    name = addresses.file_name(feed.number, feed.address)
    say(web_address(base, name))
    say(webcal_address(base, name))
    tell(_("Dòng đầu để chép vào Google, Outlook trên web; dòng sau để mở bằng Apple, Thunderbird, Outlook trên máy."))
    tell(_("Ai có địa chỉ này là xem được lịch: chỉ gửi cho người nhận."))
    if is_on_this_machine(base):
        tell(only_here_words())


def _old_address() -> str:
    return _("Địa chỉ cũ hiện lịch trống trong {n} ngày rồi mất hẳn.").format(n=EMPTY_DAYS)


def _count(feed: FeedView, calendars: CalendarsView) -> int | None:
    """How many events it shows now; None where its filter is no longer understood."""
    if feed.revoked_on is not None:
        return 0
    try:
        return len(feed_entries(feed, calendars, today=calendars.board.today))
    except FilterError:
        return None


def _events(count: int | None) -> str:
    return _("bộ lọc không còn hiểu được") if count is None else _("{n} sự kiện").format(n=count)
