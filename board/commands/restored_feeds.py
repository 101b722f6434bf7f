"""What became of calendar feeds when an older board came back → lines for whoever restored it."""

from collections.abc import Iterator, Sequence

from board.language import _
from plans.vietnamese import clean
from store.feeds.kept_given_up import FeedLeft, FeedsAfter
from store.feeds.views import FeedView


def feed_lines(feeds: FeedsAfter | None) -> Iterator[str]:
    """Feeds that differ from those of the backup, each kind in a line with what is to be done; none where none does."""
    if feeds is None:
        yield _(
            "Không có bảng trước đó để đối chiếu: lịch nào đã thu hồi hoặc đổi địa chỉ sau bản sao lưu thì nay có hiệu lực "
            "trở lại; xin soát bằng “board calendar feed list” rồi thu hồi hoặc đổi lại."
        )
        return
    if feeds.revoked:
        yield _("Đã thu hồi sau bản sao lưu, vẫn giữ là đã thu hồi: {feeds}.").format(feeds=_named(feeds.revoked))
    if feeds.renewed:
        yield _("Đã đổi địa chỉ sau bản sao lưu, vẫn giữ địa chỉ mới: {feeds}.").format(feeds=_named(feeds.renewed))
    if feeds.gone:
        yield _(
            "Thêm sau bản sao lưu nên không còn: {feeds}; xin thêm lại bằng “board calendar feed add” và gửi địa chỉ mới."
        ).format(feeds=_named(feeds.gone))


def reopened_feeds() -> str:
    """What to look through where a board is open again as it was on an earlier day."""
    return _(
        "Lịch nào đã thu hồi hoặc đổi địa chỉ ở nơi mới thì nay có hiệu lực trở lại ở đây; xin soát bằng "
        "“board calendar feed list” rồi thu hồi hoặc đổi lại."
    )


def named_feed(feed: FeedLeft | FeedView) -> str:
    """Its number, name and owner, as it is named in a sentence."""
    return f"{feed.number} · {clean(feed.name)}" + (f" ({clean(feed.owner)})" if feed.owner else "")


def _named(feeds: Sequence[FeedLeft]) -> str:
    return "; ".join(map(named_feed, feeds))
