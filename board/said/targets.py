"""A target, a measurement, a gap → words in the reader's language: "giảm ≥ 2,5% (51 biên chế)", "còn thiếu 8,5%"."""

from decimal import Decimal

from board.language import _, ngettext, spoken
from board.wording import day
from plans.target import Change, Comparator, Quantity, Target
from plans.target_value import with_unit
from plans.vietnamese import clean
from store.target_views import MeasurementView, TargetView

_SIGNS = {
    Comparator.AT_LEAST: "≥ ",
    Comparator.MORE_THAN: "> ",
    Comparator.AT_MOST: "≤ ",
    Comparator.LESS_THAN: "< ",
    Comparator.ABOUT: "≈ ",
}


def number_said(value: Decimal) -> str:
    """A number as an office writes it: a comma before the fraction, points between thousands; in English the other way.

    >>> number_said(Decimal("2.50")), number_said(Decimal("5200.5")), number_said(Decimal("-3"))
    ('2,5', '5.200,5', '-3')
    """
    whole, _point, fraction = format(value.normalize() + 0, "f").partition(".")
    thousands, before_fraction = (",", ".") if spoken() == "en" else (".", ",")
    grouped = f"{int(whole):,}".replace(",", thousands) if whole not in ("-0", "0") else whole
    return grouped + (before_fraction + fraction if fraction else "")


def quantity_said(quantity: Quantity) -> str:
    """A number with its unit."""
    return with_unit(number_said(quantity.value), clean(quantity.unit))


def asked_said(target: Target) -> str:
    """The number that is asked for, as short as a column needs it: "giảm ≥ 2,5% (51 biên chế)", "20–30%"."""
    value = number_said(target.value)
    if target.upper is not None:
        value += f"–{number_said(target.upper)}"
    words = _SIGNS.get(target.comparator, "") + with_unit(value, clean(target.unit))
    if target.change is Change.INCREASE:
        words = _("tăng {number}").format(number=words)
    elif target.change is Change.DECREASE:
        words = _("giảm {number}").format(number=words)
    return f"{words} ({quantity_said(target.also)})" if target.also else words


def named_said(view: TargetView) -> str:
    """What is measured; of parallels the level of government or the year in which they differ comes first."""
    if view.target is None:
        return ""
    scopes = ", ".join(view.target.scopes) if view.of > 1 else ""
    year = str(view.target.year) if view.of > 1 and view.target.when and view.target.year else ""
    before = " · ".join(filter(None, (scopes, year)))
    return clean(f"{before}: {view.target.name}" if before else view.target.name)


def about_said(target: Target) -> str:
    """What the number depends on: its levels, its year, what it is compared with, of which target it is a share."""
    facts = [", ".join(target.scopes), _("năm {year}").format(year=target.year) if target.year else "", target.base]
    if target.part_of:
        facts.append(_("tính trong phạm vi chỉ tiêu ({number}) của mục này").format(number=target.part_of))
    return " · ".join(clean(fact) for fact in facts if fact)


def measured_said(measurement: MeasurementView | None) -> str:
    """The last measurement with its day: "31,5% (30/04/2022)"; "—" for none."""
    if measurement is None:
        return "—"
    return f"{quantity_said(measurement.quantity)} ({day(measurement.measured_on)})"


def gap_said(view: TargetView) -> str:
    """How far it is from what is asked: "đạt", "còn thiếu 12 bậc", "vượt mức 1 điểm %"; "" while nothing was measured.

    Between two percentages lie percentage points: 88% is not 12% less than 100%, and 47,5% lacks more than 12,5% of 60%.
    """
    if view.target is None or view.last is None or view.gap is None:
        return ""
    if view.reached:
        return _("đạt")
    if view.gap == 0:
        return _("chưa đạt")
    amount = _difference_said(Quantity(view.gap, view.last.quantity.unit))
    if view.target.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return _("vượt mức {amount}").format(amount=amount)
    return _("còn thiếu {amount}").format(amount=amount)


def _difference_said(difference: Quantity) -> str:
    if difference.unit != "%":
        return quantity_said(difference)
    count = 1 if difference.value == 1 else 2
    return ngettext("{number} điểm %", "{number} điểm %", count).format(number=number_said(difference.value))
