"""What was typed and not sent is opened again on F6; at the start it is offered, on the line where the program answers."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path

from textual.screen import Screen

from board.dates import local
from board.keys import BY_ID
from board.language import _, ngettext
from board.screens.asks import DraftSettled, FormAsked, Typing
from board.screens.board_screen import BoardScreen
from board.screens.draft import FILTER, MEASURE, OF_A_MEETING, OPEN, Draft, FoundDrafts, LeftBehind
from board.screens.drawing import fit, width
from board.screens.history_filtered import HistoryFiltered
from board.screens.widgets.choices import Choice
from board.screens.widgets.filter_bar import FilterBar
from plans.vietnamese import clean

_NONE_OF_THEM = "none"
_MOST = 20
_SHOWN = 60


class DraftsOffered(HistoryFiltered):
    """Holds what was left unsent, the newest first. Esc puts the offer away, never what is offered."""

    _left: tuple[LeftBehind, ...] = ()
    _elsewhere: AbstractSet[Path | None] = frozenset()
    """Which of them other sessions of this person may take as well."""
    _held = False
    _says_held = False
    _claim: Callable[[LeftBehind], bool] = staticmethod(lambda _left: True)
    _put_off: tuple[LeftBehind, BoardScreen] | None = None
    """What could not be opened, and where. Asked for there once more, it can be discarded."""
    _is_due = False
    _is_offered = False

    def offer_drafts(self, found: FoundDrafts) -> None:
        """Offer what earlier sessions left; say so where a session that has not ended yet has it."""
        known = len(self._left)
        self.know_drafts(found)
        if found.held and not self._left and not self._says_held:
            self.tell_in_turn(self._tell_held)
        self._says_held = found.held
        if len(self._left) > known and not self._is_due:
            self._is_due = True
            self.tell_in_turn(self._offer)

    def know_drafts(self, found: FoundDrafts) -> None:
        """Hold what was left meanwhile, too, and let go of what another session has taken."""
        known = {one.path for one in self._left}
        taken = self._elsewhere - {one.path for one in found.left}
        self._left = (
            *(one for one in self._left if one.path not in taken),
            *(one for one in found.left if one.path not in known),
        )
        self._elsewhere = {one.path for one in found.left}
        self._held = found.held

    def _tell_held(self) -> None:
        if self._held and not self._left:
            self.tell(self._held_said())

    def _held_said(self) -> str:
        words = _("Một phiên khác của {user} đang giữ nội dung nhập dở; phiên ấy kết thúc rồi thì {key} mở lại được.")
        return words.format(user=clean(self.user), key=BY_ID["reopen"].named)

    def hold_draft(self, left: LeftBehind) -> None:
        """A form was left with this in it. Of the same form and tasks only what was typed last is kept."""
        draft = left.draft
        for one in self._left:
            if (one.draft.form, one.draft.keys, one.draft.deliverable) == (draft.form, draft.keys, draft.deliverable):
                self._discard(one)
        self._left = (left, *self._left)
        for one in self._left[_MOST:]:
            self._discard(one)

    def _offer(self) -> None:
        if self._is_due and self._left:
            self.tell(_offered(self._left))
            self._is_offered = True
            self.show_keys()
        self._is_due = False

    @property
    def offers_draft(self) -> bool:
        """Whether the offer stands on the line of answers."""
        return self._is_offered

    def draft(self) -> Draft | None:
        """The filter that is being typed."""
        bar = self.query_one(FilterBar)
        if not bar.display or bar.value == self._typed.before:
            return None
        return Draft(_("Lọc"), FILTER, (), None, {FILTER: bar.value})

    def tell(self, text: str, *, refused: bool = False) -> None:
        """Another answer stands where the offer stood."""
        self._is_offered = False
        super().tell(text, refused=refused)

    def put_answer_away(self) -> None:
        """The offer goes, what was typed stays."""
        self._is_offered = False
        super().put_answer_away()

    async def reopen(self, top: BoardScreen, claim: Callable[[LeftBehind], bool]) -> None:
        """Open what was left unsent over the screen `top`; where there are several, ask which.

        `claim` makes it this session's own, and says whether no other session was faster.
        """
        self._claim = claim
        top.put_answer_away()
        self._is_due = False
        if not self._left:
            top.tell(self._held_said() if self._held else _("Không có nội dung nào đang nhập dở."))
        elif len(self._left) == 1 and (self._left[0], top) != self._put_off:
            self._open(self._left[0], top)
        else:
            await top.app.push_screen(self._choice(top))

    def forget_draft(self, settled: LeftBehind) -> None:
        """It is typed again, or discarded."""
        self._left = tuple(left for left in self._left if left is not settled)

    def on_filter_bar_typed(self, event: FilterBar.Typed) -> None:
        """A letter more."""
        self.post_message(Typing())

    def _choice(self, top: BoardScreen) -> Screen[None]:
        kept = self._left
        choices = [
            Choice(str(place), f"{clean(one.draft.title)} · “{_words(one.draft)}”", _moment(one.at))
            for place, one in enumerate(kept)
        ]
        choices.append(Choice(_NONE_OF_THEM, _("Bỏ hẳn tất cả nội dung nhập dở ở trên")))

        def follow(picked: str) -> None:
            if picked != _NONE_OF_THEM:
                top.call_later(self._open, kept[int(picked)], top)
                return
            for one in kept:
                self._discard(one)
            count = ngettext("Đã bỏ {n} nội dung nhập dở.", "Đã bỏ {n} nội dung nhập dở.", len(kept))
            top.call_later(top.tell, count.format(n=len(kept)))

        made: Screen[None] = import_module("board.screens.choice_screen").ChoiceScreen(
            _("Mở lại nội dung nào đang nhập dở?"), choices, follow
        )
        return made

    def _open(self, left: LeftBehind, top: BoardScreen) -> None:
        draft = left.draft
        if not self._claim(left):
            self.forget_draft(left)
            top.tell(self._held_said())
            return
        if draft.form == MEASURE:
            discard = partial(self._discard, left)
            forms = import_module("board.screens.target_forms")
            typed = {"typed": draft.typed, "seen": draft.seen}
            forms.ask_measurement(top, draft.keys[0], today=self.today, opened=discard, **typed)
        elif draft.form == OPEN or draft.form in OF_A_MEETING:
            if top.form_again(draft):
                self._discard(left)
            else:
                self._put_off = (left, top)
                words = _(
                    "“{form}” được nhập trong phiên họp: xin mở lại phiên họp ấy ({meeting}) rồi nhấn {key}. "
                    "Không cần nữa thì nhấn {key} lần nữa để bỏ."
                )
                if draft.form == OPEN:
                    words = _(
                        "“{form}” được mở ở màn hình chính, khi đang xem {plans}: xin trở về đó rồi nhấn {key}. "
                        "Không cần nữa thì nhấn {key} lần nữa để bỏ."
                    )
                named = {"meeting": BY_ID["meeting"].named, "key": BY_ID["reopen"].named}
                top.tell(words.format(form=clean(draft.title), plans=clean(", ".join(draft.keys)), **named))
        elif draft.form != FILTER:
            top.waiting = True
            top.post_message(FormAsked(draft.form, draft.keys, draft.deliverable, left, self.marked_keys()))
        elif top is self:
            self.action_filter()
            text = left.draft.typed.get(FILTER, "")
            self.query_one(FilterBar).put(text, len(text))
            self._discard(left)
        else:
            key = BY_ID["reopen"].named
            top.tell(_("Bộ lọc đang nhập dở được mở ở bảng: xin về bảng rồi nhấn {key}.").format(key=key))

    def _discard(self, left: LeftBehind) -> None:
        self.forget_draft(left)
        self.post_message(DraftSettled(left))

    def _leave_filter(self) -> None:
        super()._leave_filter()
        self.post_message(Typing(over=True))


def _offered(left: tuple[LeftBehind, ...]) -> str:
    """The keys stand before what was typed, which may be long and is cut then."""
    newest, more = left[0], len(left) - 1
    others = ngettext(" (còn {n} nội dung khác)", " (còn {n} nội dung khác)", more).format(n=more) if more else ""
    said = _("Nội dung đang nhập dở lúc {at} cho {form}{others}. {key} mở lại · Esc để sau. “{typed}”")
    return said.format(
        at=_moment(newest.at),
        form=clean(newest.draft.title),
        others=others,
        key=BY_ID["reopen"].named,
        typed=_shortened(_words(newest.draft)),
    )


def _moment(at: datetime) -> str:
    return f"{local(at):%H:%M %d/%m}"


def _shortened(words: str) -> str:
    return fit(words, min(width(words), _SHOWN))


def _words(draft: Draft) -> str:
    return " · ".join(clean(text) for text in draft.typed.values() if text)
