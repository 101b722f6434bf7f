"""The form for a target's measurement: from the targets' own view, from a meeting, and where one was left unsent."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from board.language import _
from board.said.targets import asked_said, measured_said
from board.screens.asks import ReadAsked
from board.screens.board_screen import BoardScreen
from board.screens.draft import MEASURE
from board.screens.form_paper import day_typed
from board.screens.form_screen import Field, Form, FormError, FormScreen, Opened
from board.wording import day
from plans.target import read_quantity
from plans.target_value import with_unit
from plans.vietnamese import clean
from store.target_views import TargetView
from store.things_seen import target_seen
from store.wishes import MeasureTarget, Wish
from store.words import Role

if TYPE_CHECKING:
    from store.open_board import OpenBoard
    from store.seen import Seen


def ask_measurement(
    screen: BoardScreen,
    key: str,
    *,
    today: date,
    typed: Mapping[str, str] | None = None,
    seen: "Mapping[str, Seen] | None" = None,
    opened: Callable[[], None] = lambda: None,
) -> None:
    """Open the form over the screen for the target of this key; then call `opened`.

    `typed` is what was once typed in it, on what was `seen` then.

    Whoever may not record it is told so first.
    """

    async def show(view: TargetView | None) -> None:
        screen.waiting = False
        if view is None or view.target is None:
            screen.tell(_("Chỉ tiêu {key} không nêu số phải đạt, nên không có số đo.").format(key=key), refused=True)
            return
        await screen.app.push_screen(measuring_form(view, today=today, typed=typed or {}, seen=seen))
        opened()

    screen.put_answer_away()
    screen.waiting = True
    screen.post_message(ReadAsked(partial(_target, key=key), show))


def measuring_form(
    view: TargetView, *, today: date, typed: Mapping[str, str], seen: "Mapping[str, Seen] | None" = None
) -> FormScreen:
    """The number, its day, the paper that says so. A measurement of the same day is put right by it.

    `seen` is what was seen of it when the form was opened first.
    """

    def wishes(found: dict[str, str], _none: None) -> Sequence[Wish]:
        quantity = read_quantity(found["value"])
        if quantity is None:
            sentence = _("“{typed}” không phải là số đo: xin nhập số, ví dụ 42 hoặc 42,5 %.")
            raise FormError("value", sentence.format(typed=found["value"]))
        on = day_typed(found["date"], "date", today)
        return (MeasureTarget(view.key, quantity.value, on, quantity.unit, found["document"], found["note"]),)

    unit = clean(view.target.unit) if view.target is not None else ""
    fields = (
        Field("value", _("Số đo"), example=_("ví dụ: {number}").format(number=with_unit("42,5", unit))),
        Field("date", _("Ngày có số đo"), day(today)),
        Field("document", _("Số văn bản"), example=_("không bắt buộc")),
        Field("note", _("Ghi chú"), example=_("không bắt buộc")),
    )
    title = _("Số đo của chỉ tiêu {key}").format(key=view.key)
    opened = Opened(MEASURE, (view.key,), seen=seen or {view.key: target_seen(view)}, typed=typed)
    return FormScreen(Form(title, _facts(view), fields, wishes), None, opened)


def _facts(view: TargetView) -> tuple[tuple[str, str], ...]:
    if view.target is None:
        return ()
    return (
        (_("Chỉ tiêu"), " · ".join(filter(None, (", ".join(view.target.scopes), clean(view.target.name))))),
        (_("Phải đạt"), asked_said(view.target)),
        (_("Số đo gần nhất"), measured_said(view.last)),
    )


def _target(board: "OpenBoard", key: str) -> TargetView | None:
    """Raises NotAllowed, UnknownPlan."""
    board.refuse_unless(Role.EDITOR)
    return next((view for view in board.targets(key.partition("/")[0]) if view.key == key), None)
