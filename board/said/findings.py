"""What the doctor found, in words: spans of time and codes that other programs read as they are."""

import re

from board.language import _
from store.views import FindingView

_STEP = re.compile(r"#(\d+) ([+-])(\d+) s")
_AHEAD = re.compile(r"([+-])(\d+) s")
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def detail_said(finding: FindingView) -> str:
    """The finding's detail as it is shown to a person."""
    if finding.name == "clock":
        return _STEP.sub(_step, finding.detail)
    if finding.name == "server_clock":
        return _AHEAD.sub(_ahead, finding.detail)
    if finding.name == "encryption":
        return {"-": _("không mã hóa"), "localhost": _("trong cùng một máy")}.get(finding.detail, finding.detail)
    if finding.name == "admins":
        left, _slash, registered = finding.detail.partition(" / ")
        words = _("{left} trong {registered} người dùng") if registered != "0" else _("chưa đăng ký ai")
        return words.format(left=left, registered=registered)
    if finding.name == "feed_secret":
        return _secret_said(finding.detail)
    return finding.detail


def secret_reason(finding: FindingView) -> str:
    """The code with which the finding on the feeds' secret ends; "" for any other finding."""
    return finding.detail.rpartition(" (")[2].removesuffix(")") if finding.name == "feed_secret" else ""


def _secret_said(detail: str) -> str:
    said = {
        "(no_secret)": _("(không có tệp)"),
        "(other_secret)": _("(tệp khác)"),
        "(exposed)": _("(người khác đọc được)"),
        "(unreadable)": _("(tài khoản này không đọc được)"),
        "(other)": _("(nội dung không đúng)"),
    }
    path, _space, code = detail.rpartition(" ")
    return f"{path} {said[code]}" if code in said else detail


def span(seconds: int) -> str:
    """A span of time in its two largest units.

    >>> span(129_686_617), span(3_599), span(7)
    ('1501 ngày 0 giờ', '59 phút 59 giây', '7 giây')
    """
    if seconds >= _DAY:
        return _("{days} ngày {hours} giờ").format(days=seconds // _DAY, hours=seconds % _DAY // _HOUR)
    if seconds >= _HOUR:
        return _("{hours} giờ {minutes} phút").format(hours=seconds // _HOUR, minutes=seconds % _HOUR // _MINUTE)
    if seconds >= _MINUTE:
        return _("{minutes} phút {seconds} giây").format(minutes=seconds // _MINUTE, seconds=seconds % _MINUTE)
    return _("{seconds} giây").format(seconds=seconds)


def _step(found: re.Match[str]) -> str:
    words = _("số {number} lùi {span}") if found[2] == "-" else _("số {number} ở tương lai, trước {span}")
    return words.format(number=found[1], span=span(int(found[3])))


def _ahead(found: re.Match[str]) -> str:
    seconds = int(found[2])
    if not seconds:
        return _("không lệch")
    words = _("máy này nhanh hơn {span}") if found[1] == "+" else _("máy này chậm hơn {span}")
    return words.format(span=span(seconds))
