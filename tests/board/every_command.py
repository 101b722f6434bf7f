"""Every command of the program, for tests that ask for a decision about each."""

from collections.abc import Iterator

import click

from board.commands.program import program

Path = tuple[str, ...]
"""A command by the words that name it: ("plan", "import")."""


def commands() -> Iterator[tuple[Path, click.Command]]:
    """Every command of the program that does something, by its path."""
    waiting: list[tuple[Path, click.Command]] = [((), program())]
    while waiting:
        path, command = waiting.pop()
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                found = command.get_command(context, name)
                assert found is not None
                waiting.append(((*path, name), found))
        if path and not (isinstance(command, click.Group) and not command.invoke_without_command):
            yield path, command
