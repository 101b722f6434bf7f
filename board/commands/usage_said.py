"""A command line that cannot be understood → a sentence in the reader's language."""

import click

from board.language import _
from board.said.fact import Fact
from plans.vietnamese import clean

_MEANT = {"explain": "show --explain", "why": "show --explain", "targets": "target list", "letters": "letter list"}
"""Words that people try → the command that does it, where its name is too different to be found as a similar one."""


def usage_fact(error: click.UsageError) -> Fact:
    """What was found on the line, and what would be accepted there."""
    where = error.ctx.command_path if error.ctx else "board"
    if isinstance(error, click.exceptions.NoSuchCommand):
        near = _MEANT.get(error.command_name) or ", ".join(error.possibilities or ())
        return _fact(where, error.command_name, near, _("Không có lệnh “{found}”"), _("; có phải {expected}?"))
    if isinstance(error, click.exceptions.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        return _fact(where, error.option_name, near, _("Không có tùy chọn “{found}”"), _("; có phải {expected}?"))
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        near = ", ".join(error.ctx.command.commands) if isinstance(error.ctx.command, click.Group) else ""
        return _fact(where, "", near, _("Còn thiếu lệnh con:"))
    if isinstance(error, click.exceptions.MissingParameter):
        return _fact(where, "", _name(error.param), _("Còn thiếu"))
    if isinstance(error, click.exceptions.BadParameter):
        return _fact(where, _name(error.param), _accepted(error.param), _("Giá trị nêu ở {found} không dùng được"))
    if isinstance(error, click.exceptions.BadOptionUsage):
        return _fact(where, error.option_name, "", _("Tùy chọn “{found}” dùng chưa đúng, thiếu hoặc thừa giá trị"))
    return _fact(where, "", "", _own_words(error))


def _fact(where: str, found: str, expected: str, sentence: str, accepted: str = "") -> Fact:
    message = sentence.format(found=clean(found))
    if expected:
        message += (accepted or _("; cần {expected}")).format(expected=expected) if found else f" {expected}"
    message += "" if message.endswith(("?", ".")) else "."
    message += " " + _("Xem “{command} --help”.").format(command=where)
    return Fact(where, clean(found), expected, message)


def _own_words(error: click.UsageError) -> str:
    """Our own sentences say what they mean; what click says in English of a line that is too long is said anew."""
    if "unexpected extra argument" in error.message:
        if error.ctx is not None and any(param.name == "keys" for param in error.ctx.command.params):
            return _("Dòng lệnh thừa nội dung; nhiều nhiệm vụ thì viết liền, cách nhau bằng dấu phẩy: IV.3,IV.5")
        return _("Dòng lệnh thừa nội dung")
    return clean(error.message).replace("{", "(").replace("}", ")")


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.metavar or param.name or "") if param is not None else ""


def _accepted(param: click.Parameter | None) -> str:
    kind = param.type if param is not None else None
    if isinstance(kind, click.Choice):
        return ", ".join(str(choice) for choice in kind.choices)
    if isinstance(kind, click.IntRange):
        if kind.max is None:
            return _("một số nguyên từ {least}").format(least=kind.min)
        return _("một số nguyên từ {least} đến {most}").format(least=kind.min, most=kind.max)
    if kind is click.INT:
        return _("một số nguyên")
    return ""
