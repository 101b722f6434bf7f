"""`board keys`: every key with its id, for a settings file; and what is wrong in that file."""

from pathlib import Path

import click

from board.commands.command import as_json, command, option
from board.commands.options import chosen
from board.commands.output import aligned, say, say_json, tell
from board.commands.settings_used import Found, find_settings, read_settings_at
from board.commands.whereabouts import account_name, settings_path, user_name
from board.key_changes import use
from board.key_words import place_word
from board.keys import BY_ID
from board.language import _
from board.over_ssh import is_over_ssh


@command("keys", help=_("Các phím: mã để đổi trong tệp cài đặt, phím, việc. --check kiểm tra tệp cài đặt."))
@option("--check", is_flag=True, help=_("Chỉ kiểm tra tệp cài đặt: in mọi lỗi; không có lỗi thì mã thoát 0."))
@option("--file", type=click.Path(), metavar=_("TỆP"), help=_("Tệp này thay cho tệp cài đặt của mình."))
@as_json
def keys(check: bool, file: str | None, as_json: bool) -> None:
    """Print the table, or check the file."""
    found = read_settings_at(Path(file)) if file else find_settings(chosen())
    for mistake in found.mistakes:
        tell(mistake)
    for where, letter in found.settings.warnings:
        words = _("{where}: bộ gõ tiếng Việt biến đổi chữ “{letter}”; phím này có lúc không có tác dụng.")
        tell(words.format(where=where, letter=letter))
    if check:
        if not found.mistakes:
            words = _("{path}: không có lỗi.") if found.path.exists() else _("{path}: chưa có tệp này.")
            say(words.format(path=found.path if file else _whose(found)))
        if not file:
            _tell_other(found)
        click.get_current_context().exit(1 if found.mistakes else 0)
    use(found.settings.keys)
    rows = [key for key in BY_ID.values() if key.action]
    if as_json:
        say_json([{"id": key.id, "place": key.on, "keys": list(key.keys), "does": key.long} for key in rows])
        return
    for line in aligned((key.id, key.label, place_word(key.on), key.long) for key in rows):
        say(line)


def _whose(found: Found) -> str:
    if found.path == settings_path(""):
        return _("{path} (tệp cài đặt của tài khoản {user})").format(path=found.path, user=account_name())
    return _("{path} (tệp cài đặt của {user})").format(path=found.path, user=user_name(chosen()))


def _tell_other(found: Found) -> None:
    """Whoever works under another name than the account's may wonder why the account's own file does nothing."""
    account = settings_path("")
    if account != found.path and account.exists() and not is_over_ssh():
        words = _("{path} là của tài khoản trên máy, không dùng khi làm việc với tên {user}.")
        tell(words.format(path=account, user=user_name(chosen())))
