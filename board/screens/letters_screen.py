"""Chasing letters: who is to be chased, the letters that were written and their answers, and the keys to write more."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from board.keys import BY_ID
from board.language import _, ngettext
from board.letter_files import file_name, make_folder, write_letter_files
from board.over_ssh import is_over_ssh
from board.replaced_file import folder_to_write_in
from board.said.as_of import known_on_said
from board.screens.asks import ReadAsked
from board.screens.bindings import bindings
from board.screens.board_screen import BoardScreen
from board.screens.choice_screen import Caption
from board.screens.explain_screen import Paragraphs
from board.screens.letter_forms import number_form, reply_form, writing_form
from board.screens.widgets.key_line import KeyLine
from board.screens.widgets.letter_list import LetterList
from board.screens.widgets.letter_rows import (
    Letters,
    asked_paragraphs,
    letter_paragraphs,
    letter_title,
    own_paragraphs,
)
from board.screens.widgets.line_view import LineView
from board.screens.widgets.message_line import MessageLine
from store.letters.views import ChasedAgency, LetterView, OwnWork
from store.views import BoardView
from store.words import Role

if TYPE_CHECKING:
    from board.said.explained import Reason
    from store.open_board import OpenBoard


class LettersScreen(BoardScreen, inherit_bindings=False):
    """Lists what there is about the plans of `board`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("letter", "opened", "any")]
    place: ClassVar[str] = "letters"
    tells_dead_keys: ClassVar[bool] = True

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self._board = board
        self._shown: Letters | None = None
        self._folder = ""
        self._files: dict[int, Path] = {}
        """The files that were written from here, by the numbers of their letters."""

    def compose(self) -> ComposeResult:
        """Title, letters, answers, keys."""
        yield Caption(_caption(_("Công văn đôn đốc"), self._board))
        yield LetterList()
        yield MessageLine()
        yield KeyLine("letters")

    def on_mount(self) -> None:
        """Ask for the letters."""
        self.set_focus(self.query_one(LetterList))
        self._ask()

    def places(self) -> tuple[str, ...]:
        """Its own keys first."""
        return ("letters", "letter", "scroll", "opened", "any")

    def back_here(self) -> str:
        """From one of them."""
        return _("về công văn")

    def show_board(self, board: BoardView) -> None:
        """Something has changed: perhaps a letter, or what is late."""
        self._board = board
        self._ask()

    async def on_line_view_open_asked(self, event: LineView.OpenAsked) -> None:
        """Enter: what a letter asks for, or would."""
        event.stop()
        self.put_answer_away()
        chosen, today = self.query_one(LetterList).item, self._board.today
        letters = self._shown.letters if self._shown is not None else ()
        if isinstance(chosen, LetterView):
            await self._open(letter_title(chosen), letter_paragraphs(chosen, today=today))
        elif isinstance(chosen, ChasedAgency):
            await self._open(chosen.agency.name, asked_paragraphs(chosen, letters, today=today))
        elif isinstance(chosen, OwnWork):
            await self._open(chosen.agency.name, own_paragraphs(chosen, today=today))

    def action_write(self) -> None:
        """+: letters to the selected agency, or to all."""
        if self._shown is not None:
            self.ask_as(Role.EDITOR, self._write)

    def action_number(self) -> None:
        """m: the registry's number."""
        if (letter := self._letter()) is not None:
            self.ask_as(Role.EDITOR, partial(self._push, number_form(letter, today=self._board.today)))

    def action_reply(self) -> None:
        """g: the answer."""
        if (letter := self._letter()) is not None:
            self.ask_as(Role.EDITOR, partial(self._push, reply_form(letter, today=self._board.today)))

    def action_export(self) -> None:
        """F9: the selected letter as a file, beside the program."""
        letter = self._letter()
        if letter is None:
            return
        if is_over_ssh():
            words = _("Qua SSH không ghi tệp trên máy chủ được; xin dùng lệnh: {command}")
            self.tell(
                words.format(command=f"board letter show {letter.number} -o - > {file_name(letter)}"), refused=True
            )
            return
        self.put_answer_away()
        self.post_message(
            ReadAsked(partial(_written, letters=(letter,), folder=folder_to_write_in()), self._tell_files)
        )

    def action_close(self) -> None:
        """Back: first the answer is put away, then the screen."""
        if self.query_one(MessageLine).text:
            self.put_answer_away()
        else:
            self.dismiss()

    def _letter(self) -> LetterView | None:
        """The selected letter; where none is, it is said how to have one."""
        chosen = self.query_one(LetterList).item
        if isinstance(chosen, LetterView):
            return chosen
        key = BY_ID["write-letters"].named
        self.tell(
            _("Xin chọn một công văn đã lập ở dưới; phím {key} để lập công văn mới.").format(key=key), refused=True
        )
        return None

    async def _write(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if not shown.chase.letters:
            self.tell(_("Không có việc nào cần đôn đốc."))
            return
        chosen = self.query_one(LetterList).item
        asked = chosen if isinstance(chosen, ChasedAgency) and chosen.items else None
        plans = tuple(plan.key for plan in self._board.plans)
        self._folder = ""
        before = frozenset(one.number for one in shown.letters)
        form = writing_form(shown.chase, asked, plans, self._keep_folder)
        await self.app.push_screen(form, lambda _closed: self._write_files(before))

    async def _push(self, form: BoardScreen) -> None:
        await self.app.push_screen(form)

    async def _open(self, title: str, paragraphs: "Sequence[Reason]") -> None:
        await self.app.push_screen(AskedScreen(_caption(title, self._board), paragraphs))

    def _keep_folder(self, folder: str) -> None:
        self._folder = folder

    def _write_files(self, before: frozenset[int]) -> None:
        """The form has gone: the files of what was written meanwhile, where they are wanted."""
        folder, self._folder = self._folder, ""
        if folder:
            place = folder_to_write_in() / Path(folder).expanduser()
            self.post_message(ReadAsked(partial(_new_written, before=before, folder=place), self._tell_files))

    def _tell_files(self, files: dict[int, Path]) -> None:
        self._files |= files
        written = tuple(files.values())
        if len(written) == 1:
            self.tell(_("Đã ghi {path}.").format(path=written[0]))
        elif written:
            count = len(written)
            words = ngettext("Đã ghi {n} tệp vào {folder}.", "Đã ghi {n} tệp vào {folder}.", count)
            self.tell(words.format(n=count, folder=written[0].parent))

    def _ask(self) -> None:
        plans = tuple(plan.key for plan in self._board.plans)
        self.post_message(ReadAsked(partial(_read, plans=plans, today=self._board.today), self._show))

    def _show(self, shown: Letters) -> None:
        self._shown = shown
        there = {one.number for one in shown.letters}
        gone = [self._files.pop(number) for number in list(self._files) if number not in there]
        if self.is_attached:
            self.query_one(LetterList).show_letters(shown)
            if left := [str(path) for path in gone if path.exists()]:
                words = _("Tệp đã ghi vẫn còn, xin xóa nếu không cần: {files}.").format(files=", ".join(left))
                self.tell(" · ".join(filter(None, (self.query_one(MessageLine).text, words))))


class AskedScreen(BoardScreen, inherit_bindings=False):
    """What a letter asks for, in paragraphs to scroll through."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("opened", "any")]
    place: ClassVar[str] = "opened"

    def __init__(self, title: str, paragraphs: "Sequence[Reason]") -> None:
        super().__init__()
        self._caption = title
        self._paragraphs = tuple(paragraphs)

    def compose(self) -> ComposeResult:
        """Whose letter, what it asks for, keys."""
        yield Caption(self._caption)
        yield Paragraphs(self._paragraphs)
        yield KeyLine("explanation")

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        paragraphs = self.query_one(Paragraphs)
        paragraphs.put_in_order()
        paragraphs.focus()

    def places(self) -> tuple[str, ...]:
        """It scrolls."""
        return (self.place, "scroll", "any")

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss()


def _caption(title: str, board: BoardView) -> str:
    return " · ".join(filter(None, (title, known_on_said(board.known_on))))


def _read(board: "OpenBoard", plans: tuple[str, ...], today: date) -> Letters:
    return Letters(board.letters.plan(plans, today=today), board.letters.all(plans))


def _new_written(board: "OpenBoard", before: frozenset[int], folder: Path) -> dict[int, Path]:
    """The files of the letters that were not there before. Raises OSError."""
    return _written(board, [one for one in board.letters.all() if one.number not in before], folder)


def _written(_board: "OpenBoard", letters: Sequence[LetterView], folder: Path) -> dict[int, Path]:
    """Where they were written, by their numbers: under names not taken, as somebody may have gone on with a file by hand.

    Raises OSError.
    """
    if letters:
        make_folder(folder)
    return dict(zip((one.number for one in letters), write_letter_files(letters, folder), strict=True))
