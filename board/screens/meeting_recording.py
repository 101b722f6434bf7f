"""What is recorded in a meeting, one key each: decisions, causes, extensions, evidence, what is put off."""

from board.keys import BY_ID, Key
from board.language import _
from board.screens.asks import ChangeAsked
from board.screens.draft import Draft
from board.screens.explaining import explain_task
from board.screens.form_screen import FormScreen
from board.screens.meeting_forms import decision_form, form_again, settling_form
from board.screens.meeting_place import LAST_TIME, Place, forward
from board.screens.meeting_presenting import MeetingPresenting
from board.screens.widgets.meeting_decisions import DECISION
from store.meetings.views import DecisionView
from store.meetings.wishes import ParkTask, UnparkTask

_OF_A_TASK = frozenset(("meeting-cause", "meeting-extend", "meeting-evidence", "meeting-park", "meeting-explain"))


class MeetingRecording(MeetingPresenting, inherit_bindings=False):
    """A presenter's screen that records. A key that needs a task says where there is one."""

    def acts(self, key: Key) -> bool:
        """What needs a task does nothing where none is shown or selected."""
        needs_task = key.id in _OF_A_TASK and self.is_mounted and not self.asks_cause
        if needs_task and not self.task_here() and not (key.id == "meeting-evidence" and self._settles()):
            return False
        return super().acts(key)

    def action_decide(self) -> None:
        """k: a decision, on the task that is shown or on none."""
        if self.pages is not None and self._goes_on():
            self._ask(decision_form(self.pages, self._details.get(self.task_here()), today=self.today))

    def action_cause(self) -> None:
        """c: the causes stand below the card; a digit chooses. From a list the card opens with them."""
        key = self.task_here()
        if not self._goes_on() or self.asks_cause:
            return
        if not key:
            self._tell_where("meeting-cause")
        else:
            if not self.at.card:
                self._go(Place(self.at.page, card=key))
            self.put_answer_away()
            self.asks_cause = True
            self.draw()

    def action_ask(self, form: str) -> None:
        """h, m: the form for the task that is shown; for a decision of last time what became of it."""
        decision = self._settles()
        if not self._goes_on():
            return
        if form == "evidence" and decision is not None:
            self._ask(settling_form(decision, today=self.today))
        elif key := self.task_here():
            self.ask_form(form, (key,))
        else:
            self._tell_where(f"meeting-{form}")

    def action_park(self) -> None:
        """p: put the task off to the end and go on, or take it up again."""
        key = self.task_here()
        if self.pages is None or not self._goes_on():
            return
        if not key:
            self._tell_where("meeting-park")
            return
        parked = self.pages.meeting.parked
        number = self.pages.meeting.number
        wish = UnparkTask(number, key) if key in parked else ParkTask(number, key)
        if self.at.card and key not in parked:
            self._go(forward(self.at, self.runs, parked=parked, next_sheet=None))
        self.put_answer_away()
        self.post_message(ChangeAsked((wish,)))

    async def action_explain(self) -> None:
        """i: why the task stands as it does."""
        if key := self.task_here():
            explain_task(self, key, today=self.today)
        else:
            self._tell_where("meeting-explain")

    def form_again(self, draft: Draft) -> bool:
        """A decision that was being typed, or what became of one."""
        if self.pages is None or self.meeting is None:
            return False
        form = form_again(draft, self.pages, self._details, today=self.today)
        if form is not None:
            self._ask(form)
        return form is not None

    def _goes_on(self) -> bool:
        """Whether anything may still be recorded in the meeting; it is said when not."""
        if self.meeting is None:
            self.tell(_("Phiên họp đã kết thúc; không ghi thêm vào phiên này."), refused=True)
        return self.meeting is not None

    def _decision(self) -> DecisionView | None:
        """The selected decision, of this meeting or of one before it."""
        if self.pages is None or self.at.card or not self.chosen.startswith(DECISION):
            return None
        known = (*self.pages.meeting.decisions, *(one.decision for one in self.pages.follow_ups))
        return next((one for one in known if f"{DECISION}{one.id}" == self.chosen), None)

    def _settles(self) -> DecisionView | None:
        """The decision of last time that is selected in its list: what became of it is said there."""
        return self._decision() if self.at.page == LAST_TIME and not self.at.card else None

    def _tell_where(self, key: str) -> None:
        """The key with this id needs a task, and there is none here."""
        sentence = _("“{does}” cần một nhiệm vụ: chọn ở trang 2, 3, 4, hoặc mở thẻ nhiệm vụ từ trang 5.")
        self.tell(sentence.format(does=BY_ID[key].short), refused=True)

    def _ask(self, form: FormScreen) -> None:
        self.put_answer_away()
        self.app.push_screen(form)
