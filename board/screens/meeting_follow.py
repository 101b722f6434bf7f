"""The second screen of a meeting: it stands where the presenter stands, on the presenter's day, and does nothing."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType

from board.language import _
from board.screens.asks import ReadAsked
from board.screens.bindings import bindings
from board.screens.meeting_place import Place
from board.screens.meeting_shown import MeetingShown, Reading, read_meeting
from store.meetings.errors import UnknownMeeting
from store.meetings.views import ShownPlace

if TYPE_CHECKING:
    from store.open_board import OpenBoard


class _Followed(NamedTuple):
    """Which meeting is followed (None: none goes on), where its presenter stands, and its pages where they are new."""

    number: int | None
    place: ShownPlace
    reading: Reading | None = None


def _follow(board: "OpenBoard", plans: Sequence[str], number: int | None, *, today: date) -> _Followed:
    """Where the presenter of the meeting `number` stands; without one, of the meeting about the plans that goes on."""
    if number is not None:
        try:
            return _Followed(number, board.meetings.shown_place(number))
        except UnknownMeeting:
            return _Followed(None, ShownPlace())
    found = board.meetings.going_on(plans)
    if found is None:
        return _Followed(None, ShownPlace())
    day = found.showing.today or today
    return _Followed(found.number, found.showing, read_meeting(board, found.number, today=day))


class FollowScreen(MeetingShown, inherit_bindings=False):
    """Follows the meeting about these plans (keys), and the next one when it is over. `alone`: leaving it ends the program."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("follow", "any")]
    place: ClassVar[str] = "follow"
    presents: ClassVar[bool] = False

    def __init__(self, plans: Sequence[str], *, today: date, alone: bool) -> None:
        super().__init__(today=today)
        self._plans = tuple(plans)
        self._alone = alone

    def on_mount(self) -> None:
        """Look for the meeting."""
        self.written()

    def places(self) -> tuple[str, ...]:
        """There is little to press."""
        return ("follow", "any")

    def instead(self) -> str:
        """Until a meeting begins."""
        return _("Chưa có phiên họp nào đang diễn ra; màn hình này sẽ theo khi phiên họp bắt đầu.")

    def written(self) -> None:
        """Somebody has written: perhaps the presenter has gone on."""
        pages = self.pages
        number = pages.meeting.number if pages is not None and pages.meeting.goes_on else None
        read = partial(_follow, plans=self._plans, number=number, today=self.today)
        self.post_message(ReadAsked(read, self._stand))

    def gone(self) -> None:
        """The meeting was taken back: wait for another."""
        self.at, self.is_blank = Place(), False
        self.draw()

    def action_close(self) -> None:
        """Leave; the meeting takes no notice."""
        if self._alone:
            self.app.exit()
        else:
            self.dismiss()

    def _stand(self, followed: _Followed) -> None:
        if followed.number is None:
            if self.pages is not None and self.pages.meeting.goes_on:
                self.pages = None
                self.gone()
            return
        place = followed.place
        another_day = place.today is not None and place.today != self.today
        self.today = place.today or self.today
        self.at, self.is_blank = Place(place.page, place.row, place.task or ""), place.blank
        if followed.reading is not None:
            self.take(followed.reading)
        else:
            self.draw()
            if another_day:
                self.read_pages(followed.number)
