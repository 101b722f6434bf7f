"""The choice of a plan: one of those on the board, or all of them together."""

from collections.abc import Callable, Sequence

from board.language import _, ngettext
from board.screens.choice_screen import ChoiceScreen
from board.screens.widgets.choices import Choice
from store.views import PlanView


def plan_choice(
    plans: Sequence[PlanView], shown: Sequence[str], then: Callable[[Sequence[str]], object]
) -> ChoiceScreen:
    """The screen to choose from; `shown` are the keys of the plans that are seen now, `then` gets those to see instead."""
    keys = [plan.key for plan in plans]
    choices = [
        Choice(plan.key, f"{plan.key} · {plan.short_title} · {plan.number}", _beside(plan, shown)) for plan in plans
    ]
    if len(plans) > 1:
        choices.append(Choice("*", _("Tất cả kế hoạch"), _("đang xem") if set(shown) == set(keys) else ""))

    def follows(picked: str) -> None:
        then(keys if picked == "*" else [picked])

    present = shown[0] if len(shown) == 1 else "*"
    return ChoiceScreen(_("Kế hoạch để xem"), choices, follows, present=present)


def _beside(plan: PlanView, shown: Sequence[str]) -> str:
    count = ngettext("{n} nhiệm vụ", "{n} nhiệm vụ", plan.tasks).format(n=plan.tasks)
    return f"{_('đang xem')} · {count}" if list(shown) == [plan.key] else count
