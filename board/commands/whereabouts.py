"""Where the board is, who asks, and on which day: what the options leave open is answered here, the clock asked here only."""

import os
import pwd
from datetime import date
from errno import ENOENT
from os import strerror
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from board.commands.options import Options
from board.dates import today_here
from board.over_ssh import is_over_ssh
from board.wording import day
from plans.vietnamese import clean
from store.errors import WrongValue
from store.mistyped_address import refuse_mistyped
from store.sample_day import sample_day


def database_place(options: Options) -> str:
    """Where the database is: `--db`, else BOARD_DATABASE, else in the user's data folder, which is made if need be.

    Raises:
        FileNotFoundError: a named place is in no folder there is; a mistyped path makes no new board.
    """
    if named := _named(options):
        return named_place(named)
    place = _usual_place()
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(place)


def named_place(named: str) -> str:
    """A path or a URL as it was typed.

    Raises:
        FileNotFoundError: the path is in no folder there is. CannotOpen: it was meant as a URL.
    """
    refuse_mistyped(named)
    return named if "://" in named else str(_in_a_folder(Path(named).expanduser()))


def _named(options: Options) -> str:
    return options.database or os.environ.get("BOARD_DATABASE", "")


def _usual_place() -> Path:
    return user_data_path("steering-board", appauthor=False) / "board.db"


def _in_a_folder(place: Path) -> Path:
    if not place.parent.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(place.parent))
    return place


def user_name(options: Options) -> str:
    """Who acts: `--user`, else the account's own name. Never an environment variable: those can be set by anybody."""
    return options.user or account_name()


def account_name() -> str:
    """The name of the account that the program runs under."""
    try:
        return clean(pwd.getpwuid(os.getuid()).pw_name)
    except KeyError:
        return f"uid-{os.getuid()}"


def settings_path(user: str) -> Path:
    """Where the settings for a user are, whether there is such a file or not; "" is the account itself.

    They are the account's, "settings.toml" in its folder: `--user` says who writes on the board, not who sits here. Where
    several share the account, whoever has "users/NAME.toml" there has that instead; over SSH everybody has only that.
    """
    folder = user_config_path("steering-board", appauthor=False)
    of_the_account = folder / "settings.toml"
    if user in ("", account_name()):
        return of_the_account
    own = folder / "users" / f"{user.replace('/', '_')}.toml"
    return own if is_over_ssh() or own.exists() else of_the_account


def judging_day(options: Options) -> date:
    """The day on which everything is judged: `--today`, else `--as-of`, else the day it is in Vietnam.

    Of a kept demo it is the day of its story, as on any later one all of that would be late.
    """
    named = options.today or options.as_of
    return named or sample_day(_named(options) or str(_usual_place())) or today_here()


def known_day(options: Options) -> date | None:
    """The day of `--as-of`, None for the present. Raises WrongValue for a day that has not come: nothing is known of it."""
    if options.as_of is not None and options.as_of > today_here():
        raise WrongValue("as_of", day(options.as_of), "past_day")
    return options.as_of
