"""A line that came in over SSH → the words of one command of ours, or a refusal.

What is let through is written anew: "--option=value", then "--", then the arguments. So nothing depends on how anybody
else reads a line; what was taken for a value can never be read as an option.
"""

import shlex
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import click

from board.commands.options import GlobalOption
from board.commands.ssh_rules import ALLOWED, GLOBAL_OPTIONS, REFUSED, Allowed, Path
from board.commands.standard_input import STDIN
from board.language import _
from board.said.fact import Fact
from plans.vietnamese import clean

LONGEST_LINE = 16_384
_SHOWN = 60
_NOTHING = Allowed()


class LineRefused(Exception):
    """A line that is not let through; `fact` says what was found and why."""

    def __init__(self, found: str, message: str) -> None:
        super().__init__(message)
        self.fact = Fact("SSH_ORIGINAL_COMMAND", found, "", message)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may be let through: the command, the names of its options, and its words as they were written anew."""

    path: Path
    options: frozenset[str]
    words: tuple[str, ...]


@dataclass
class _Reading:
    command: click.Command
    path: Path = ()
    shared: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)


def words_of(line: str) -> list[str]:
    """The words of the line as a shell would part them, and nothing else that a shell would do; without a leading "board".

    Raises:
        LineRefused: it is too long, holds controls or bytes that are no UTF-8, or a quote is not closed.
    """
    if len(line) > LONGEST_LINE:
        raise LineRefused("", _("Dòng lệnh quá dài: không quá {n} ký tự.").format(n=LONGEST_LINE))
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in line):
        raise LineRefused("", _("Dòng lệnh có ký tự điều khiển hoặc không phải UTF-8; cần một dòng chữ."))
    try:
        words = shlex.split(line)
    except ValueError:
        raise LineRefused(_shown(line), _("Dòng lệnh còn thiếu dấu ngoặc đóng (' hoặc \").")) from None
    return words[1:] if words[:1] == ["board"] else words


def understand(words: list[str], program: click.Command) -> Line:
    """The command that these words mean, when all of it may come in. Raises LineRefused."""
    reading, coming = _Reading(program), iter(words)
    for word in coming:
        if word == "--":
            reading.arguments += coming
        elif word.startswith("-") and word != STDIN:
            _take_option(reading, word, coming)
        elif isinstance(reading.command, click.Group):
            _take_command(reading, word)
        else:
            reading.arguments.append(word)
    rule = ALLOWED.get(reading.path, _NOTHING)
    if isinstance(reading.command, click.Group) and reading.arguments:
        raise _unknown(reading.arguments[0])
    if rule.stdin and "--help" not in reading.seen and reading.arguments != [STDIN]:
        raise LineRefused(_shown(" ".join(reading.arguments)), _only_streams())
    ending = ["--", *reading.arguments] if reading.arguments else []
    return Line(reading.path, frozenset(reading.seen), (*reading.shared, *reading.path, *reading.own, *ending))


def _take_command(reading: _Reading, word: str) -> None:
    path = (*reading.path, word)
    if path in REFUSED:
        raise LineRefused(" ".join(path), _("Lệnh “{found}” không dùng được qua SSH.").format(found=" ".join(path)))
    group = reading.command
    known = isinstance(group, click.Group) and any(allowed[: len(path)] == path for allowed in ALLOWED)
    command = group.get_command(click.Context(group), word) if known and isinstance(group, click.Group) else None
    if command is None:
        raise _unknown(" ".join(path))
    reading.path, reading.command = path, command


def _take_option(reading: _Reading, word: str, coming: Iterator[str]) -> None:
    name, equals, value = word.partition("=")
    name = "--help" if word == "-h" else name
    option = _option(reading, name)
    if option is None:
        raise LineRefused(_shown(name), _("Tùy chọn “{found}” không dùng được qua SSH.").format(found=_shown(name)))
    name = _written_out(option)
    if name in reading.seen and not option.multiple:
        raise LineRefused(_shown(name), _("Tùy chọn “{found}” chỉ được nêu một lần.").format(found=_shown(name)))
    reading.seen.append(name)
    kept = reading.shared if isinstance(option, GlobalOption) else reading.own
    if option.is_flag:
        if equals:
            raise LineRefused(_shown(name), _("Tùy chọn “{found}” không có giá trị.").format(found=_shown(name)))
        (reading.own if name == "--help" else kept).append(name)
        return
    if not equals:
        taken = next(coming, None)
        if taken is None:
            raise LineRefused(_shown(name), _("Tùy chọn “{found}” còn thiếu giá trị.").format(found=_shown(name)))
        value = taken
    if name in ALLOWED.get(reading.path, _NOTHING).stdout and value != STDIN:
        raise LineRefused(_shown(value), _only_streams())
    kept.append(f"{name}={value}")


def _option(reading: _Reading, name: str) -> click.Option | None:
    """The option of exactly this name, long or short, when it may come in here."""
    allowed = ALLOWED.get(reading.path, _NOTHING).options | GLOBAL_OPTIONS
    parameters = reading.command.get_params(click.Context(reading.command, help_option_names=["--help"]))
    options = (one for one in parameters if isinstance(one, click.Option) and name in one.opts)
    return next((one for one in options if _written_out(one) in allowed), None)


def _written_out(option: click.Option) -> str:
    return max(option.opts, key=len)


def _only_streams() -> str:
    return _("Qua SSH chỉ dùng “-” thay cho tệp: nội dung đi qua đầu vào và đầu ra, không phải tệp của máy chủ.")


def _unknown(found: str) -> LineRefused:
    found = _shown(found)
    return LineRefused(
        found, _("Không có lệnh “{found}” qua SSH; xem các lệnh bằng “ssh MÁY_CHỦ -- --help”.").format(found=found)
    )


def _shown(text: str) -> str:
    return clean(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
