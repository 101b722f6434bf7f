"""What an import of a plan file would change → lines for whoever decides on it. A guess is said as a guess."""

from collections import Counter

from board.language import _, ngettext
from board.said.field_words import field_word
from board.wording import day
from plans.vietnamese import clean, clean_cell
from store.plan_import.views import CellDifferenceView, DifferenceView, RowDifferenceView

_LONGEST = 240


def difference_lines(difference: DifferenceView) -> list[str]:
    """The plan's own facts, then each row that changes with its cells before and after, then all of it in numbers."""
    lines = [_changed(field_word(_fact(cell.field)), cell) for cell in difference.facts]
    lines += [_changed(_("mục {number}").format(number=clean(cell.field)), cell) for cell in difference.sections]
    for row in difference.rows:
        lines += [_headline(row), *_below(row)]
    lines += _kept(difference)
    return [*lines, difference_summary(difference)]


def difference_summary(difference: DifferenceView) -> str:
    """How many rows come, go and change, and in what."""
    if difference.is_empty:
        return _("Không có gì khác.")
    count = Counter(kind for row in difference.rows for kind in row.kinds)
    guessed = sum(bool(row.guess) for row in difference.rows)
    words = {
        "added": _("thêm {n}"),
        "back": _("trở lại {n}"),
        "gone": _("bỏ {n}"),
        "renumbered": _("đổi số {n}"),
        "moved": _("chuyển mục {n}"),
        "reworded": _("sửa lời {n}"),
        "deadline": _("đổi thời hạn {n}"),
        "parties": _("đổi chủ trì, phối hợp {n}"),
        "copy": _("ghi chú bản sao {n}"),
    }
    parts = [words[kind].format(n=count[kind]) for kind in words if count[kind]]
    if difference.body:
        parts.append(_("chỉ tiêu, trách nhiệm {n}").format(n=len(difference.body)))
    if not parts:
        parts.append(_("thứ tự") if difference.reordered else _("thông tin chung"))
    line = _("Khác biệt: {parts}").format(parts=" · ".join(parts))
    if guessed:
        line += " " + ngettext("({n} chỗ đoán, xin xem lại)", "({n} chỗ đoán, xin xem lại)", guessed).format(n=guessed)
    return line


def kind_word(kind: str) -> str:
    """What happens to a row, in a word or two; a name that is not known here stays as it is."""
    words = {
        "added": _("thêm mới"),
        "back": _("đưa trở lại"),
        "gone": _("không còn trong kế hoạch"),
        "renumbered": _("đổi số"),
        "moved": _("chuyển mục"),
        "reworded": _("sửa lời"),
        "deadline": _("đổi thời hạn"),
        "parties": _("đổi chủ trì, phối hợp"),
        "copy": _("ghi chú bản sao"),
    }
    return words.get(kind, kind)


def _headline(row: RowDifferenceView) -> str:
    mark = "+" if {"added", "back"} & set(row.kinds) else "-" if "gone" in row.kinds else "~"
    title = _short(row.title) or _("(mất tên nhiệm vụ)")
    number = f"{clean(row.was)} → {clean(row.number)}" if row.was else clean(row.number)
    return f"{mark} {number}  {title}  [{', '.join(map(kind_word, row.kinds))}]"


def _below(row: RowDifferenceView) -> list[str]:
    lines = [f"    {_changed(field_word(cell.field), cell)}" for cell in row.cells]
    if row.due_before != row.due:
        lines.append("    " + _("hạn: {before} → {after}").format(before=day(row.due_before), after=day(row.due)))
    if row.guess == "renumbered":
        lines.append(
            "    "
            + _("đoán: cùng một nhiệm vụ với số cũ {was}, giống {percent}%").format(was=row.was, percent=row.likeness)
        )
    elif row.guess == "other_words":
        lines.append("    " + _("đoán: cùng một nhiệm vụ vì cùng số, lời khác hẳn"))
    return lines


def _kept(difference: DifferenceView) -> list[str]:
    """Rows in which the words that people put right stay, although the file says otherwise."""
    rows = [row for row in (*difference.rows, *difference.kept) if row.kept]
    return [
        _("= {number}: giữ nguyên lời đã sửa trên bảng ({cells})").format(
            number=clean(row.number), cells=", ".join(map(field_word, row.kept))
        )
        for row in rows
    ]


def _changed(name: str, cell: CellDifferenceView) -> str:
    before, after = _quoted(cell.before), _quoted(cell.after)
    return _("{field}: {before} → {after}").format(field=name, before=before, after=after)


def _quoted(words: str | None) -> str:
    return f"“{_short(words)}”" if words else "—"


def _short(words: str) -> str:
    line = " ".join(clean_cell(words).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _fact(field: str) -> str:
    return "plan_title" if field == "title" else field
