"""What may be typed as a value: words, a day, a column. All text is cleaned here, once, where it enters."""

import re
from datetime import date

import click
from click.shell_completion import CompletionItem

from board.dates import read_day
from plans.vietnamese import clean, clean_cell
from store.errors import WrongValue
from store.filters.fields import column_named
from store.words import Column

LONGEST_REMINDER_DAYS = 27


class _Words(click.ParamType[str]):
    """One line of text, cleaned."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return clean(str(value))


class _Cell(click.ParamType[str]):
    """A cell's text, cleaned; its line breaks stay."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return clean_cell(str(value))


class _Day(click.ParamType[date]):
    """A day as an office writes it, or in ISO form."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        day = read_day(clean(str(value)))
        if day is None:
            raise WrongValue(_said(param), clean(str(value)), "day")
        return day


class _Column(click.ParamType[Column]):
    """A column by its Vietnamese or English name, with or without accents."""

    name = "column"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Column:
        column = column_named(clean(str(value)))
        if column is None:
            raise WrongValue("column", clean(str(value)), "column")
        return column

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The columns that begin with what was typed."""
        return [CompletionItem(column.value) for column in Column if column.value.startswith(incomplete)]


class _Days(click.ParamType[tuple[int, ...]]):
    """Whole numbers of days between commas ("7,1")."""

    name = "days"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        words = clean(str(value))
        days = [int(part) for part in re.split(r"\s*,\s*", words) if re.fullmatch(r"[0-9]{1,2}", part)]
        if len(days) != words.count(",") + 1 or max(days) > LONGEST_REMINDER_DAYS:
            raise WrongValue(_said(param), words, "reminder days")
        return tuple(dict.fromkeys(days))


WORDS = _Words()
CELL = _Cell()
DAY = _Day()
COLUMN = _Column()
DAYS = _Days()


def fields_typed(pairs: tuple[str, ...], *, expected: str) -> list[tuple[str, str]]:
    """The (field, value) pairs of "FIELD=VALUE …" as typed. `expected` names the fields for the error.

    Raises:
        WrongValue: one of them is no pair.
    """
    found = []
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if not equals or not field.strip():
            raise WrongValue("fields", pair, "field=value" if not equals else expected)
        found.append((field.strip(), value.strip()))
    return found


def _said(param: click.Parameter | None) -> str:
    """The option's own name on the line ("--date"), to say where a wrong value stood."""
    return max(param.opts, key=len) if param is not None else "day"
