"""`board ssh-entry --user NAME`: what OpenSSH runs for a key (forced command), instead of a shell.

Whoever comes in reaches one command of ours: its line is read against board/commands/ssh_rules.py, the environment is made
anew, and this process becomes the program under the name that stands in the server's own line.
"""

import os
import pwd
import re
import sys
from collections.abc import Mapping

import click

from board.commands.command import command
from board.commands.options import chosen
from board.commands.output import tell, tell_json
from board.commands.program import program
from board.commands.rooms import room
from board.commands.ssh_line import Line, LineRefused, understand, words_of
from board.commands.ssh_rules import needed_role
from board.commands.whereabouts import database_place
from board.language import _
from board.over_ssh import MARK
from plans.vietnamese import clean
from store.errors import NotAllowed
from store.first_role import first_role
from store.words import Role

_KEPT = re.compile(r"TERM|LANG|COLORTERM|TZ|NO_COLOR|LC_[A-Z]+")
_HARMLESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@:,+-]{0,63}(?:/[A-Za-z0-9][A-Za-z0-9_+-]{0,63}){0,2}")
"""Names of terminals, locales and zones ("Asia/Ho_Chi_Minh"): no path that begins at a root or leads upwards."""

_OF_THE_SERVICE = ("BOARD_CALENDAR_ADDRESS",)
_REFUSED = 1
_RANK = {role: rank for rank, role in enumerate(Role)}


@command("ssh-entry", help=_("Lối vào qua SSH, đặt trong authorized_keys: chỉ những lệnh được phép, dưới tên đã nêu."))
def ssh_entry() -> None:
    """Let one command in."""
    options = chosen()
    if not options.user:
        raise click.UsageError(_("Cần nêu --user: người mà khóa SSH này thuộc về."))
    asked, place = os.environ.get("SSH_ORIGINAL_COMMAND", ""), database_place(options)
    try:
        role = _registered(place, options.user)
        line = _line(asked)
    except LineRefused as refusal:
        if "--json" in asked:
            tell_json({"errors": [refusal.fact._asdict()]})
        else:
            tell(refusal.fact.message)
        click.get_current_context().exit(_REFUSED)
    needed = needed_role(line.path, line.options)
    if _RANK[role] < _RANK[needed]:
        raise NotAllowed(options.user, role, needed)
    _become(line, options.user, place)


def environment(asked: Mapping[str, str], *, place: str, home: str) -> dict[str, str]:
    """The program's environment: of what came in only how to draw and to count time, of the service what is its own.

    >>> environment({"TERM": "xterm", "LC_ALL": "C.UTF-8", "TZ": ":/etc/shadow", "PYTHONPATH": "/tmp"}, place="b", home="/h")
    {'TERM': 'xterm', 'LC_ALL': 'C.UTF-8', 'HOME': '/h', 'PATH': '/usr/bin:/bin', 'BOARD_DATABASE': 'b', 'BOARD_OVER_SSH': '1'}
    """
    kept = {name: value for name, value in asked.items() if _KEPT.fullmatch(name) and _HARMLESS.fullmatch(value)} | {
        name: asked[name] for name in _OF_THE_SERVICE if name in asked
    }
    return {**kept, "HOME": home, "PATH": "/usr/bin:/bin", "BOARD_DATABASE": place, MARK: "1"}


def _line(asked: str) -> Line:
    words = words_of(asked)
    if not words:
        words = [] if sys.stdin.isatty() and sys.stdout.isatty() else ["status"]
    return understand(words, program())


def _registered(place: str, user: str) -> Role:
    """The role of somebody who may come in at all: unlike at the machine itself, only whoever is registered may look."""
    role: Role | None = first_role(place, user) or room("registered").registered_role(place, user)
    if role is None:
        raise LineRefused(
            user, _("“{user}” chưa được đăng ký dùng bảng; xin liên hệ người quản trị.").format(user=clean(user))
        )
    return role


def _become(line: Line, user: str, place: str) -> None:
    """Leave nothing of what came in but the line; what this process makes from now on is its owner's alone."""
    os.umask(0o077)
    os.chdir("/")
    home = pwd.getpwuid(os.getuid()).pw_dir
    words = (sys.executable, "-I", "-m", "board", f"--user={user}", *line.words)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(sys.executable, words, environment(os.environ, place=_whole(place), home=home))  # noqa: S606 - no shell, as meant


def _whole(place: str) -> str:
    """The place as it is from any folder."""
    return place if "://" in place else os.path.abspath(place)  # noqa: PTH100 - links stay what they are
