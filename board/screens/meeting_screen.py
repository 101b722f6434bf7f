"""The meeting as its presenter drives it: pages and cards by PgDn alone, what is decided by one key each."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from board.language import _
from board.said.meeting import taken_away_said, undo_all_said, undo_all_where_said
from board.said.meeting_errors import takes_away_said
from board.said.told import beside_said
from board.screens.asks import ChangeAsked, ReadAsked, UndoAsked
from board.screens.bindings import bindings
from board.screens.draft import CLOSE as CLOSE_FORM
from board.screens.draft import Draft
from board.screens.meeting_forms import closing_form, edit_form, settling_form
from board.screens.meeting_lists import open_row
from board.screens.meeting_notice import write_notice
from board.screens.meeting_place import AGENCIES, READ_BACK, TARGETS, Place
from board.screens.meeting_recording import MeetingRecording
from board.screens.meeting_shown import Reading
from board.screens.widgets.meeting_decisions import CLOSE
from board.screens.widgets.meeting_view import MeetingView
from board.screens.widgets.message_line import MessageLine
from plans.vietnamese import clean
from store.meetings.wishes import SetCause, UndoMeeting
from store.words import Cause

if TYPE_CHECKING:
    from store.open_board import OpenBoard


class MeetingScreen(MeetingRecording, inherit_bindings=False):
    """Resumes the meeting where it stood. Esc leaves; the meeting goes on until it is closed on its last page."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("meeting", "review", "any")]
    tells_dead_keys: ClassVar[bool] = True

    def __init__(self, reading: Reading, *, today: date) -> None:
        super().__init__(today=today, kept=reading.pages.meeting.showing)
        self._first = reading
        self._notice: Path | None = None
        self._written: Path | None = None
        self._taken_away = False
        self.leaves_saying = ""
        """What is to be said where this screen stood; "" where a person just left it."""

    @property
    def number(self) -> int:
        """Which meeting it is."""
        return self._first.pages.meeting.number

    def on_mount(self) -> None:
        """What was read before it was opened; the base class draws it. Who left a blank screen comes back to one that shows."""
        self.take(self._first)
        self._show_place()
        self.call_after_refresh(self._select_something)

    def places(self) -> tuple[str, ...]:
        """The keys of the meeting first."""
        return ("meeting", "review", "any")

    def footer(self) -> str:
        """On a card, on a list, at the end, and while a cause is chosen other keys matter."""
        if self.asks_cause:
            return "meeting-cause"
        over = self.pages is not None and self.meeting is None
        if self.at.card:
            return "meeting-card-over" if over else "meeting-card"
        if self.at.page == READ_BACK:
            return "meeting-over" if over else "meeting-end"
        if over:
            return "meeting-past"
        return "meeting" if self.is_mounted and self.view.keys_here() else "meeting-still"

    def esc_does(self) -> str:
        """While a cause is chosen, it is not chosen after all."""
        return _("bỏ") if self.asks_cause else ""

    def enter_does(self) -> str:
        """On the last page a decision is put right, or the meeting ended; afterwards its notice is written once more."""
        if self.chosen == CLOSE:
            return _("ghi dự thảo thông báo") if self.meeting is None else _("kết thúc phiên họp")
        if not self.at.card and self.at.page in (AGENCIES, TARGETS):
            return _("các nhiệm vụ") if self.at.page == AGENCIES else _("ghi số đo")
        return _("sửa kết luận") if self.at.page == READ_BACK and self._decision() is not None else ""

    def take(self, reading: Reading | None) -> None:
        """Show it; when it has just been closed, write the notice that was asked for."""
        went_on = self.meeting
        super().take(reading)
        self.meeting = self.pages.meeting.number if self.pages is not None and self.pages.meeting.goes_on else None
        if self.meeting != went_on:  # other keys act from now on
            self.draw()
        if self.pages is not None and went_on is not None and self.meeting is None:
            self._write_notice(_("Phiên họp đã kết thúc."))
        elif self.pages is not None:
            self._select_something()

    def gone(self) -> None:
        """Its opening was taken back: there is nothing to show, and the screen below says why."""
        self.leaves_saying = taken_away_said(by_oneself=self._taken_away)
        self.dismiss()

    def action_jump(self, page: int) -> None:
        """1 … 7: that page; while a cause is asked for, that cause."""
        if not self.asks_cause:
            self._go(Place(page))
        elif page <= len(Cause):
            self.asks_cause = False
            self.post_message(ChangeAsked((SetCause(self.at.card, list(Cause)[page - 1]),)))
            self.draw()

    def action_open(self) -> None:
        """Enter: the card of the selected row; on the last page a decision is put right, or the meeting closed."""
        if self.at.card or self.pages is None:
            return
        decision = self._decision()
        if self.chosen == CLOSE:
            self._close_meeting()
        elif self.at.page == READ_BACK and decision is not None:
            self._ask(edit_form(decision, today=self.today))
        elif key := self.task_here():
            self._show_card(key)
        elif self.at.page == AGENCIES or (self.at.page == TARGETS and self._goes_on()):
            open_row(self, self.chosen, self.pages, self._show_card, today=self.today)
        elif decision is not None:
            self._ask(settling_form(decision, today=self.today))

    def action_close(self) -> None:
        """Esc: the cause is not chosen after all; from a card to its list; from a list to the board."""
        if self.asks_cause:
            self.asks_cause = False
            self.draw()
        elif self.at.card:
            self._go(self._seen_from(Place(self.at.page)))
        else:
            self.dismiss()

    def action_undo(self) -> None:
        """u: the last thing; where that was to open this meeting, it is asked first, as all of it would go."""
        if self.pages is None:
            return
        meeting = self.pages.meeting
        if self._is_asked(takes_away_said()):
            self._taken_away = True
            self.post_message(UndoAsked(meeting.opened_change))
        else:
            self.put_answer_away()
            self.post_message(UndoAsked(unless=(meeting.number, meeting.opened_change)))

    def action_undo_all(self) -> None:
        """t, twice, on the last page: everything that was done in this meeting, as one undo."""
        if self.pages is None:
            return
        if self.at.page != READ_BACK or self.at.card:
            self.tell(undo_all_where_said(), refused=True)
            return
        number = self.pages.meeting.number

        def ask(found: tuple[int, tuple[int, ...]]) -> None:
            count, beside = found
            question = undo_all_said(count, beside=len(beside))
            if beside and not count:
                self.tell(beside_said(beside), refused=True)
            elif count and not self._is_asked(question):
                self.tell(question, refused=True)
            else:
                self.put_answer_away()
                self.post_message(ChangeAsked((UndoMeeting(number),)))

        self.post_message(ReadAsked(partial(_what_undo_takes, number=number), ask))

    def on_meeting_view_clicked(self, event: MeetingView.Clicked) -> None:
        """A click selects, two open."""
        self._choose(event.key)
        if event.twice:
            self.action_open()

    def _is_asked(self, question: str) -> bool:
        """Whether this question stands on the message line: then the key that asked it answers it."""
        return self.query_one(MessageLine).text == clean(question)

    def form_again(self, draft: Draft) -> bool:
        """Also its closing."""
        if draft.form == CLOSE_FORM and self.pages is not None and draft.deliverable == self.meeting:
            self._ask(closing_form(self.pages.meeting, self._keep_notice, typed=draft.typed, seen=draft.seen))
            return True
        return super().form_again(draft)

    def _show_card(self, key: str) -> None:
        self._go(Place(self.at.page, card=key))

    def _close_meeting(self) -> None:
        if self.pages is None:
            return
        if not self.pages.meeting.goes_on:
            self._write_notice("")
            return
        self._ask(closing_form(self.pages.meeting, self._keep_notice))

    def _keep_notice(self, path: Path | None) -> None:
        """Where the notice is to be written once the meeting is closed; None: nowhere."""
        self._notice, self._written = path, None

    def _write_notice(self, before: str) -> None:
        if self.pages is None:
            return
        number = self.pages.meeting.number
        write_notice(
            self,
            number,
            self._notice,
            today=self.today,
            before=before,
            there=self._written,
            keep=self._keep_written,
        )

    def _keep_written(self, path: Path) -> None:
        """Where the notice of the closing stands: it is not written twice."""
        self._written = path


def _what_undo_takes(board: "OpenBoard", number: int) -> tuple[int, tuple[int, ...]]:
    """How many actions go with the meeting, and which that this person recorded beside it stay."""
    return board.meetings.standing_in(number), board.meetings.beside(number)
