"""The settings file of whoever runs the program: where it is, what it says, and what is wrong in it."""

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from board.commands.options import Options, chosen
from board.commands.output import tell
from board.commands.whereabouts import settings_path
from board.language import _
from board.settled import Settings
from plans.errors import PlanFileError
from plans.vietnamese import clean


class Found(NamedTuple):
    """The settings in force, where their file is, and a sentence for each mistake: with any, nothing of the file is."""

    settings: Settings
    path: Path
    mistakes: tuple[str, ...] = ()


def find_settings(options: Options) -> Found:
    """Read the file. Whoever has none has the program's own settings."""
    return read_settings_at(settings_path(options.user or ""))


def tell_mistakes() -> None:
    """Say on stderr, in one line, that a settings file is not followed."""
    options = chosen()
    if options.throw_away or not settings_path(options.user or "").exists():
        return
    found = find_settings(options)
    if found.mistakes:
        tell(
            _("Tệp cài đặt “{file}” có lỗi nên chưa được dùng; xem: board keys --check").format(
                file=clean(str(found.path))
            )
        )


def read_settings_at(path: Path) -> Found:
    """Read this file."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Found(Settings(), path)
    except OSError as error:
        return Found(Settings(), path, (f"{path}: {error.strerror}",))
    try:
        return Found(import_module("board.settings").read_settings(content, name=path.name), path)
    except PlanFileError as error:
        return Found(
            Settings(), path, tuple(map(import_module("board.said.problem_words").problem_sentence, error.problems))
        )
