"""The calendars that people subscribe to: a list, one address at a time, and the keys to give, change and take addresses."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from board.calendar.feed_cards import FeedCard, feed_cards, refuse_without_secret
from board.calendar.scope_said import default_name, fetched_words, scope_words, unseen_words
from board.keys import BY_ID
from board.language import _, ngettext
from board.said.as_of import known_on_said
from board.screens.address_screen import AddressScreen
from board.screens.asks import ReadAsked
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption, ChoiceScreen
from board.screens.drawing import Line, fit, width
from board.screens.widgets.choices import Choice
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.line_view import LineView
from board.screens.widgets.message_line import MessageLine
from board.screens.widgets.row_view import Entry, RowView
from plans.vietnamese import clean
from store.things_seen import feed_seen
from store.views import BoardView
from store.wishes import AddFeed, RenewFeed, RevokeFeed, Wish
from store.words import Role

if TYPE_CHECKING:
    from store.open_board import OpenBoard


class CalendarScreen(BoardScreen, inherit_bindings=False):
    """Lists the feeds that stand. `board` tells for whom one can be added."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("feed", "opened", "any")]
    place: ClassVar[str] = "feeds"
    tells_dead_keys: ClassVar[bool] = True

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self._board = board

    def compose(self) -> ComposeResult:
        """Title, feeds, answers, keys."""
        known = known_on_said(self._board.known_on)
        yield Caption(" · ".join(filter(None, (_("Lịch đăng ký"), known))))
        yield FeedList()
        yield MessageLine()
        yield KeyLine("feeds")

    def on_mount(self) -> None:
        """Ask for the feeds."""
        self.set_focus(self.query_one(FeedList))
        self._ask()

    def places(self) -> tuple[str, ...]:
        """Its own keys first."""
        return ("feeds", "feed", "scroll", "opened", "any")

    def back_here(self) -> str:
        """From one of them."""
        return _("về danh sách lịch")

    def show_board(self, board: BoardView) -> None:
        """Something has changed: perhaps a feed, or how many events there are in one."""
        self._board = board
        self._ask()

    def on_line_view_open_asked(self, event: LineView.OpenAsked) -> None:
        """Enter: the address, for those who give addresses out."""
        event.stop()
        card = self.query_one(FeedList).card
        if card is not None:
            self.ask_as(Role.ADMIN, partial(self.app.push_screen, AddressScreen(card)))

    def action_add(self) -> None:
        """+: for whom."""
        self.ask_first(refuse_without_secret, self._offer)

    def action_renew(self) -> None:
        """m: another address."""
        card = self.query_one(FeedList).card
        if card is not None:
            title = _("Đổi địa chỉ của lịch “{name}”?").format(name=card.feed.name)
            yes = _("Đổi: địa chỉ cũ hiện lịch trống 14 ngày rồi mất, người nhận phải đăng ký lại")
            self._ask_whether(
                title, yes, RenewFeed(str(card.feed.number), seen=feed_seen(card.feed)), refusal=refuse_without_secret
            )

    def action_revoke(self) -> None:
        """t: no address any more."""
        card = self.query_one(FeedList).card
        if card is not None:
            title = _("Thu hồi lịch “{name}”?").format(name=card.feed.name)
            yes = _("Thu hồi: địa chỉ hiện lịch trống 14 ngày rồi mất hẳn")
            revoke = RevokeFeed(str(card.feed.number))
            self._ask_whether(title, yes, revoke, refusal=lambda board: board.refuse_unless(Role.ADMIN))

    def action_close(self) -> None:
        """Back: first the answer is put away, then the screen."""
        if self.query_one(MessageLine).text:
            self.put_answer_away()
        else:
            self.dismiss()

    async def _offer(self) -> None:
        wishes = dict(_offers(self._board))
        choices = [Choice(key, wish.name, beside) for key, (wish, beside) in wishes.items()]
        await self.app.push_screen(ChoiceScreen(_("Thêm lịch nào?"), choices, lambda key: [wishes[key][0]]))

    def _ask_whether(self, title: str, yes: str, wish: Wish, *, refusal: "Callable[[OpenBoard], object]") -> None:
        choices = [Choice("no", _("Giữ nguyên")), Choice("yes", yes)]
        screen = ChoiceScreen(title, choices, lambda key: [wish] if key == "yes" else None)
        self.ask_first(refusal, partial(self.app.push_screen, screen))

    def _ask(self) -> None:
        self.post_message(ReadAsked(partial(feed_cards, today=self._board.today), self._show_feeds))

    def _show_feeds(self, cards: tuple[FeedCard, ...]) -> None:
        if self.is_attached:
            self.query_one(FeedList).show_cards(cards)


class FeedList(RowView):
    """One feed an entry: its name and owner, and below them what it shows and who has fetched it."""

    place: ClassVar[str] = "feeds"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("feeds")]

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[FeedCard, ...] | None = None

    @property
    def card(self) -> FeedCard | None:
        """The selected feed."""
        return next((card for card in self._cards or () if str(card.feed.number) == self.chosen), None)

    def show_cards(self, cards: tuple[FeedCard, ...]) -> None:
        """Take newer feeds; the selection stays where it was."""
        self._cards = cards
        self.put_in_order()
        self.repaint()

    def entries(self) -> Sequence[Entry]:
        """In the order in which they came; where there is none, how to get one."""
        if self._cards is None:
            return ()
        if not self._cards:
            return [Entry("", self._invitation())]
        return [Entry(str(card.feed.number), card) for card in self._cards]

    def _invitation(self) -> str:
        """How to get one, where one can be had."""
        screen = self.screen
        if not isinstance(screen, BoardScreen) or not screen.acts(BY_ID["add-feed"]):
            return _("Chưa có lịch nào.")
        return _("Chưa có lịch nào. Nhấn {key} để thêm lịch cho một cơ quan, một kế hoạch.").format(
            key=BY_ID["add-feed"].named
        )

    def draw(self, entry: Entry, cells: int, *, chosen: bool, marked: bool) -> Sequence[Line]:
        """Two lines."""
        card = entry.item
        if not isinstance(card, FeedCard):
            return [((fit(f" {card}", cells), "dim"),)]
        bar = ("▌" if chosen else " ", "bar")
        fetched = clean(fetched_words(card.feed))
        named = " · ".join(filter(None, (card.feed.name, card.feed.owner)))
        name = fit(f"{card.feed.number:>3}  {clean(named)}", max(1, cells - width(fetched) - 3))
        below = "     " + " · ".join(
            filter(None, (_events(card.events), clean(scope_words(card.feed)), unseen_words(card.feed)))
        )
        return [
            (bar, (name, "chosen" if chosen else ""), (f" {fetched}", "dim")),
            (bar, (fit(below, cells - 1), "dim")),
        ]

    def height(self, entry: Entry, cells: int) -> int:
        """Two lines, or one that says that there is nothing."""
        return 2 if entry.key else 1


def _events(count: int | None) -> str:
    if count is None:
        return _("! bộ lọc không còn hiểu được")
    return ngettext("{n} sự kiện", "{n} sự kiện", count).format(n=count)


def _offers(board: BoardView) -> Sequence[tuple[str, tuple[AddFeed, str]]]:
    """The feeds that one can add with a key: all, a plan's, reports, an agency's. What is beyond that is for the prompt."""
    everything = AddFeed(default_name(plans="", agency="", reports=False))
    reports = AddFeed(default_name(plans="", agency="", reports=True), reports=True)
    plans = [(f"plan {plan.key}", (AddFeed(plan.short_title, plans=(plan.key,)), plan.number)) for plan in board.plans]
    agencies = [
        (f"agency {one.key}", (AddFeed(one.name, agency=one.key), one.abbreviation))
        for one in board.agencies.values()
        if one.members is None
    ]
    return [("all", (everything, _("mọi kế hoạch"))), *plans, ("reports", (reports, "")), *agencies]
