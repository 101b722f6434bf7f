"""How a presenter goes through a meeting, and how those who follow come to know where that is."""

from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import events

from board.screens.asks import ReadAsked
from board.screens.meeting_place import TARGETS, Place, backward, forward, runs_of
from board.screens.meeting_shown import MeetingShown
from board.screens.widgets.meeting_decisions import CLOSE
from store.errors import StoreError
from store.meetings.views import ShownPlace

if TYPE_CHECKING:
    from store.open_board import OpenBoard


class MeetingPresenting(MeetingShown, inherit_bindings=False):
    """Pages, cards, rows, the blank screen. `kept` is the place that those who follow know, and where it begins."""

    def __init__(self, *, today: date, kept: ShownPlace) -> None:
        super().__init__(today=today)
        self.at = Place(kept.page, kept.row, kept.task or "")
        self._kept = kept
        self._keeping = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While the screen is blank no key does anything but bring it back; while a cause is asked for, one of few."""
        if self.is_blank:
            return False
        if self.asks_cause:
            return action in ("jump", "close", "go", "blank", "help")
        return True

    def on_key(self, event: events.Key) -> None:
        """Any key brings the screen back. A remote's start button says nothing, nor does any key while a cause is chosen."""
        if self.is_blank or self.asks_cause or event.key == "f5":
            event.prevent_default()
        if self.is_blank:
            event.stop()
            self._blank(blank=False)

    def action_go(self, steps: int) -> None:
        """PgDn and PgUp: all of the meeting, in its order."""
        if self.pages is None:
            return
        beside = None if self.at.card else self.view.sheet_beside(self.at.row, steps)
        if steps > 0 and self.at.page == TARGETS and beside is not None:
            measured = sum(one.last is not None for one in self.pages.targets)
            beside = beside if self.at.row < measured else None  # one sheet names all that was not measured
        if steps > 0:
            parked = self.pages.meeting.parked
            self._go(forward(self.at, self.runs, parked=parked, next_sheet=beside))
        else:
            self._go(self._seen_from(backward(self.at, self.runs, previous_sheet=beside)))

    def action_move(self, steps: int) -> None:
        """Up and down: another row; on a card that is longer than the screen, its lines."""
        if self.at.card:
            row = max(0, min(self.at.row + steps, self.view.lines_below()))
            self._stand(Place(self.at.page, row, self.at.card))
            return
        keys = self.view.keys_here()
        if keys:
            place = keys.index(self.chosen) + steps if self.chosen in keys else 0
            self._choose(keys[max(0, min(place, len(keys) - 1))])

    def action_edge(self, way: int) -> None:
        """Home and End: the first and the last row of the page; on a card its first and its last lines."""
        if self.at.card:
            self._stand(Place(self.at.page, self.view.lines_below() if way > 0 else 0, self.at.card))
            return
        keys = self.view.keys_here()
        if keys:
            self._choose(keys[-1 if way > 0 else 0])

    def action_blank(self) -> None:
        """. or b: nothing is to be seen until the next key."""
        self._blank(blank=True)

    def task_here(self) -> str:
        """The key of the task that is shown or selected; "" for none."""
        if self.at.card:
            return self.at.card
        return next((row.task for row in self.view.rows if row.key == self.chosen), "") if self.chosen else ""

    def _go(self, at: Place) -> None:
        """Stand there, with nothing left of what was said and asked before."""
        self.asks_cause = False
        self.put_answer_away()
        self._stand(at)
        self._choose(self.view.first_here() if not at.card else "")

    def _stand(self, at: Place) -> None:
        """Stand there, and let those who follow know."""
        self.at = at
        if self.pages is not None and not at.card:
            self.runs = runs_of(self.pages)
        self.draw()
        self._show_place()

    def _select_something(self) -> None:
        """The first row of the sheet, where nothing that stands there is selected; known once the page has a size."""
        if not self.at.card and self.chosen not in self.view.keys_here():
            self._choose(self.view.first_here())

    def _choose(self, key: str) -> None:
        """Select a row, and turn to its sheet."""
        if key and key != CLOSE and not self.at.card and key != self.chosen:
            row = self.view.sheet_of(key)
            if self.view.sheet_beside(row, 0) != self.view.sheet_beside(self.at.row, 0):
                self._stand(Place(self.at.page, row))
        self.chosen = key
        self.draw()

    def _seen_from(self, at: Place) -> Place:
        """A list to which one comes back from a card is shown where that card stands in it."""
        if at.card or at.page != self.at.page or not self.at.card:
            return at
        return Place(at.page, self.view.sheet_of(self.at.card))

    def _blank(self, *, blank: bool) -> None:
        self.is_blank = blank
        self.draw()
        self._show_place()

    def _show_place(self) -> None:
        """Keep where the presenter stands for those who follow. While one place is being kept, only the last one waits."""
        stands = ShownPlace(self.at.page, self.at.card or None, self.is_blank, self.at.row, self.today)
        if self.meeting is not None and not self._keeping and stands != self._kept:
            self._kept, self._keeping = stands, True
            keep = partial(_keep_place, number=self.meeting, place=stands)
            self.post_message(ReadAsked(keep, self._place_kept))

    def _place_kept(self, _none: None) -> None:
        self._keeping = False
        self._show_place()


def _keep_place(board: "OpenBoard", number: int, place: ShownPlace) -> None:
    """That it could not be kept is no reason to interrupt a meeting."""
    with suppress(StoreError):
        board.meetings.show_place(number, place)
