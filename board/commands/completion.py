"""`board completion bash|zsh|fish`: what a shell needs to complete this program's words."""

import click
from click.shell_completion import get_completion_class, shell_complete

from board.commands.command import command
from board.commands.output import say
from board.language import _

VARIABLE = "_BOARD_COMPLETE"
"""The environment variable by which a shell asks for completions."""


@command("completion", help=_('In đoạn lệnh cho shell; ví dụ: eval "$(board completion bash)"'))
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the shell's half of completion."""
    asked = get_completion_class(shell)
    if asked is None:
        raise click.UsageError(shell)
    say(asked(click.get_current_context().find_root().command, {}, "board", VARIABLE).source().rstrip())


def answer(program: click.Command, instruction: str) -> int:
    """Answer a shell that asks for completions ("bash_complete"). Returns the exit code."""
    return shell_complete(program, {}, "board", VARIABLE, instruction)
