"""What the main screen opens beside its views: plans, calendars, letters, a meeting and its followers."""

from importlib import import_module

from board.screens.asks import PlansChosen, ReadAsked
from board.screens.draft import OPEN, Draft
from board.screens.marked_tasks import MarkedTasks
from store.views import PlanView
from store.words import Role


class MainOpening(MarkedTasks):
    """A main screen with ways out of it. Each is loaded when it is first taken."""

    def action_plans(self) -> None:
        """l: another plan, or all of them."""
        self.put_answer_away()
        self.waiting = True
        self.post_message(ReadAsked(lambda board: board.plans(), self._offer_plans))

    async def action_calendars(self) -> None:
        """6: the calendars that people subscribe to."""
        if self.board is not None:
            self.put_answer_away()
            await self.app.push_screen(import_module("board.screens.calendar_screen").CalendarScreen(self.board))

    async def action_letters(self) -> None:
        """9: chasing letters."""
        if self.board is not None:
            self.put_answer_away()
            await self.app.push_screen(import_module("board.screens.letters_screen").LettersScreen(self.board))

    def action_meeting(self) -> None:
        """F5: the meeting about the plans that are shown. On the board of an earlier day none is held, and that is said."""
        if self.board is not None and self.board.known_on is not None:
            self.ask_as(Role.EDITOR, lambda: None)
        elif self.board is not None:
            import_module("board.screens.meeting_opening").show_meeting(self, self.board.plans, today=self.today)

    def form_again(self, draft: Draft) -> bool:
        """The opening of a meeting about just the plans that are shown."""
        if draft.form != OPEN or self.board is None or {plan.key for plan in self.board.plans} != set(draft.keys):
            return super().form_again(draft)
        opening = import_module("board.screens.meeting_opening")
        opening.show_meeting(self, self.board.plans, today=self.today, typed=draft.typed)
        return True

    async def action_follow(self) -> None:
        """The meeting as its presenter shows it, and nothing else: leaving it ends the program."""
        if self.board is not None:
            opening = import_module("board.screens.meeting_opening")
            await opening.follow_meeting(self, self.board.plans, today=self.today, alone=True)

    async def _offer_plans(self, plans: tuple[PlanView, ...]) -> None:
        self.waiting = False
        shown = [plan.key for plan in self.board.plans] if self.board is not None else []
        choice = import_module("board.screens.plan_choice").plan_choice(
            plans, shown, lambda keys: self.post_message(PlansChosen(tuple(keys)))
        )
        await self.app.push_screen(choice)
