"""What a feed shows, for whom it is and who fetched it → words for those who look after the feeds."""

from collections.abc import Iterator

from board.language import _
from board.wording import day
from store.feeds.views import FeedView


def scope_words(feed: FeedView) -> str:
    """What the feed shows, in one line: "2022 · SNV chủ trì · nhắc trước 7, 1 ngày"."""
    return " · ".join(_scope(feed))


def default_name(*, plans: str, agency: str, reports: bool) -> str:
    """What a feed is called where nobody named it: by whom it is about, else by what it is about."""
    if reports:
        return " · ".join(filter(None, (_("Báo cáo và sơ kết"), agency)))
    return agency or plans or _("Các thời hạn")


def fetched_words(feed: FeedView) -> str:
    """When it was last fetched and by what, as far as the program itself has served it."""
    if feed.fetched_on is None:
        return _("chưa có lượt tải")
    return _("tải {day} ({client})").format(day=day(feed.fetched_on), client=client_word(feed.fetched_by))


def unseen_words(feed: FeedView) -> str:
    """Why there may be fetches that nobody sees; "" where one was seen."""
    return "" if feed.fetched_on else _("lượt tải không theo dõi được khi phát bằng máy chủ web")


def state_words(feed: FeedView) -> str:
    """What has become of it: "" while it stands."""
    return _("đã thu hồi {day}").format(day=day(feed.revoked_on)) if feed.revoked_on else ""


def client_word(client: str) -> str:
    """The family of a program that fetches calendars; one that is not known here is "khác"."""
    names = {"google": "Google", "outlook": "Outlook", "apple": "Apple", "thunderbird": "Thunderbird"}
    return names.get(client) or _("ứng dụng khác")


def only_here_words() -> str:
    """What to do about an address that nobody outside can reach."""
    return _("Địa chỉ này chỉ dùng được trên chính máy chủ: người quản trị cần đặt BOARD_CALENDAR_ADDRESS.")


def _scope(feed: FeedView) -> Iterator[str]:
    yield ", ".join(feed.plans) or _("mọi kế hoạch")
    if feed.section:
        yield _("mục {number}").format(number=feed.section)
    if feed.agency is not None:
        who = feed.agency.abbreviation or feed.agency.name
        words = _("{who} chủ trì hoặc phối hợp") if feed.role == "any" else _("{who} chủ trì")
        yield words.format(who=who)
    if feed.filter_text:
        yield _("lọc: {filter}").format(filter=feed.filter_text)
    if feed.reports:
        yield _("chỉ báo cáo và sơ kết")
    if feed.reminders:
        yield _("nhắc trước {days} ngày").format(days=", ".join(map(str, feed.reminders)))
    if feed.titles_only:
        yield _("chỉ tên việc")
    if feed.language != "vi":
        yield feed.language
