"""The outermost edge of `board`: languages, encodings, exit codes, and the one place where nothing may escape."""

import os
import sys
from collections.abc import Sequence

import click

from board.commands.options import Options
from board.commands.output import tell, tell_json
from board.commands.program import Program, program
from board.commands.rooms import room
from board.commands.usage_said import usage_fact
from board.language import LANGUAGES, speak
from board.said.fact import Fact
from board.said.later import error_details, error_facts, error_sentence
from board.streams import take_streams
from plans.errors import PlansError
from store.errors import CannotOpen, ChangedMeanwhile, StoreError
from store.filters.language import FilterError

DONE, REFUSED, USAGE, CHANGED_MEANWHILE, CANNOT_OPEN = range(5)
INTERRUPTED = 130


def main() -> None:
    """Run the program on this process's own command line, and leave with its exit code."""
    take_streams()
    # The shell's bytes are UTF-8 whatever the locale says; what is not UTF-8 stays what it was, so that paths work.
    arguments = [os.fsencode(argument).decode("utf-8", "surrogateescape") for argument in sys.argv[1:]]
    code = run(arguments)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = _reader_left()
    except OSError as error:
        _reader_left()
        tell(error_sentence(error))
        code = CANNOT_OPEN
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Returns the exit code; errors have been said on stderr."""
    as_json = "--json" in arguments
    try:
        speak(_language(arguments))
        asked = program()
        # A shell asks without a word on the line; a line with words is never answered with completions instead.
        if not arguments and (instruction := os.environ.get("_BOARD_COMPLETE")):
            return int(room("completion").answer(asked, instruction))
        return _carry_out(asked, list(arguments))
    except click.UsageError as error:
        _say((usage_fact(error),), as_json=as_json)
        return USAGE
    except (StoreError, PlansError, FilterError) as error:
        _say(error_facts(error), as_json=as_json)
        if not as_json:
            for line in error_details(error):
                tell(line)
        return _exit_code(error)
    except BrokenPipeError:
        return _reader_left()
    except OSError as error:
        _say(error_facts(error), as_json=as_json)
        return CANNOT_OPEN
    except (KeyboardInterrupt, click.Abort):
        tell("")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the outermost edge: nobody is shown a traceback, it is written down instead
        _say(error_facts(error), as_json=as_json)
        room("unforeseen").write_down(error)
        return CANNOT_OPEN


def _carry_out(asked: Program, arguments: list[str]) -> int:
    try:
        with asked.make_context("board", arguments) as context:
            asked.invoke(context)
    except click.exceptions.Exit as left:
        return left.exit_code
    return DONE


def _exit_code(error: Exception) -> int:
    if isinstance(error, ChangedMeanwhile):
        return CHANGED_MEANWHILE
    return CANNOT_OPEN if isinstance(error, CannotOpen) else REFUSED


def _say(facts: tuple[Fact, ...], *, as_json: bool) -> None:
    if as_json:
        tell_json({"errors": [fact._asdict() for fact in facts]})
        return
    for fact in facts:
        tell(fact.message)


def _language(arguments: Sequence[str]) -> str:
    """The language that the line asks for, else the one that the person settled, before anything is said.

    What is no language is refused later, in Vietnamese.
    """
    named = _named(arguments, "--lang")
    user = _named(arguments, "--user")
    if not named and room("whereabouts").settings_path(user).exists():
        named = room("settings_used").find_settings(Options(user=user)).settings.language
    return named if named in LANGUAGES else "vi"


def _named(arguments: Sequence[str], option: str) -> str:
    """What an option says before the line is understood; "" where it is not there."""
    named = ""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        flag, equals, value = argument.partition("=")
        if flag == option:
            named = value if equals else "".join(arguments[place + 1 : place + 2])
    return named


def _reader_left() -> int:
    """The reader of a pipe has seen enough (`board list | head`): be quiet, also when the interpreter shuts down."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return DONE


if __name__ == "__main__":
    main()
