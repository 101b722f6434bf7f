"""Commands that take the global options on either side of their name and whose help speaks the reader's language."""

from collections.abc import Callable
from typing import Any

import click

from board.commands.options import GlobalOption, SpokenOption, global_options, see_the_present
from board.commands.rooms import room
from board.language import _
from board.over_ssh import is_over_ssh

_SAY_THEMSELVES = frozenset(("keys", "board", "timeline", "matrix", "agencies", "meeting", "ssh-entry", "completion"))
"""Commands that say by themselves, or need not say, what is wrong in somebody's settings."""


class _Spoken(click.Command):
    """What commands and groups share: global options, and help in the reader's words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on to click as it is
        super().__init__(*args, **kwargs)
        self.params = [*self.params, *global_options()]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Hiện phần trợ giúp này rồi thoát.")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [
            _("[TÙY CHỌN]") if piece == self.options_metavar else piece for piece in self.collect_usage_pieces(ctx)
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Cách dùng: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The command's own options, then those of all; an argument stands in the usage line and needs no line here."""
        own: list[tuple[str, str]] = []
        shared: list[tuple[str, str]] = []
        hidden = _refused_over_ssh(ctx) if is_over_ssh() else frozenset()
        for parameter in self.get_params(ctx):
            record = None if hidden & set(parameter.opts) else parameter.get_help_record(ctx)
            if record is not None and not isinstance(parameter, click.Argument):
                (shared if isinstance(parameter, GlobalOption) else own).append(record)
        for heading, records in ((_("Tùy chọn"), own), (_("Tùy chọn chung, đặt trước hoặc sau lệnh"), shared)):
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)


class BoardCommand(_Spoken):
    """One subcommand. `looks_back`: it only shows, and what it shows it can show as it was known on an earlier day, too."""

    def __init__(self, *args: Any, looks_back: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **kwargs)
        self.looks_back = looks_back

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Carry the command out, where it may look back or is not asked to."""
        if not self.looks_back:
            see_the_present(ctx.command_path)
        if self.name not in _SAY_THEMSELVES:
            room("settings_used").tell_mistakes()
        return super().invoke(ctx)


class BoardGroup(_Spoken, click.Group):
    """A subcommand that has subcommands of its own ("plan list")."""

    command_class = BoardCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on to click as it is
        super().__init__(*args, **{"subcommand_metavar": _("LỆNH …"), **kwargs})

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the subcommands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The subcommands, each in a line."""
        rows = [(name, self.commands[name].get_short_help_str(90)) for name in self.list_commands(ctx)]
        with formatter.section(_("Lệnh")):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they were written, not by the alphabet."""
        return list(self.commands)


def _refused_over_ssh(ctx: click.Context) -> frozenset[str]:
    """The options of this command that do not come in over SSH, so that its help does not offer them there."""
    rules = room("ssh_rules")
    rule = rules.ALLOWED.get(tuple(ctx.command_path.split()[1:]))
    return frozenset(rules.REFUSED_GLOBAL_OPTIONS | (rule.refused if rule is not None else set()))


def command(
    name: str,
    *,
    help: str,  # noqa: A002 - click's word
    looks_back: bool = False,
) -> Callable[[Callable[..., Any]], BoardCommand]:
    """Make a function the subcommand `name`."""
    return click.command(name, cls=BoardCommand, help=help, looks_back=looks_back)


def option(*names: str, **settings: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - handed on to click as it is
    """An option of one command, with its help in the reader's words."""
    return click.option(*names, cls=SpokenOption, **settings)


def as_json(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option of all that can answer other programs; made with the command, when the language is known."""
    decorated: Callable[..., Any] = option("--json", "as_json", is_flag=True, help=_("In kết quả dạng JSON."))(function)
    return decorated
