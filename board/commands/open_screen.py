"""Opens the board on the screen. The only command that knows Textual, and itself imported only when it is chosen."""

import os
from dataclasses import replace
from importlib import import_module

from platformdirs import user_state_path

from board.commands.options import Options, chosen
from board.commands.rooms import room
from board.commands.settings_used import Found, find_settings
from board.commands.whereabouts import database_place, judging_day, known_day, user_name
from board.first_look import DESK, LINES, SIXTEEN, FirstLook
from board.language import _, ngettext
from board.screens.palette import fitting
from store.first_view import is_started


def open_screen(view: str, opens: str = "") -> int:
    """Show the board on `view` until the person leaves; "" is the view that they settled. Returns the exit code.

    `opens` is a "meeting" to be presented, or to be followed ("follow").
    """
    options = chosen()
    place = database_place(options)
    # Only a board that was never started walks the long road of the store before its first paint.
    if not is_started(place):
        room("opening").open_the_board(options).close()
    found = find_settings(replace(options, user=None) if options.throw_away else options)
    if found.settings.keys:  # before the screens are loaded: they bind their keys as they are
        import_module("board.key_changes").use(found.settings.keys)
    return int(
        import_module("board.app").run(
            place,
            user=user_name(options),
            today=judging_day(options),
            plans=options.plans or None,
            view=view or options.view or found.settings.view or "board",
            filter_text=options.filter_text,
            look=_first_look(options, found),
            opens=opens,
            as_of=known_day(options),
            drafts=None
            if options.as_of or options.throw_away
            else user_state_path("steering-board", appauthor=False) / "drafts",
        )
    )


def _first_look(options: Options, found: Found) -> FirstLook:
    """What the line says goes before the settings; a terminal of sixteen colours before both, unless the line names a theme."""
    fits, settings = fitting(os.environ), found.settings
    theme = options.theme or (SIXTEEN if fits == SIXTEEN else settings.theme or DESK)
    told = ""
    if found.mistakes:
        more = len(found.mistakes) - 1
        told = _("Tệp cài đặt có lỗi nên chưa được dùng: {mistake}").format(mistake=found.mistakes[0])
        if more:
            told += " " + ngettext("Còn {n} lỗi nữa.", "Còn {n} lỗi nữa.", more).format(n=more)
        told += " " + _("Xem tất cả: board keys --check")
    meeting = options.theme or settings.meeting
    return FirstLook(theme, options.grouping or settings.grouping, settings.lines or LINES, told, meeting)
