"""Strings that want to be more than text, in every place that holds text; and where they are looked for afterwards.

They are put into the database itself, past everything that cleans what people type and files say: what is shown must be inert
whatever is stored. Others are typed: into the filter, into forms, at the prompt.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from hypothesis import strategies as st

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What a terminal would act on, or a line would be torn by: all controls but the line feed and the tab."""

PIECES = (
    *(
        "\x1b]0;a\x07",
        "\x1b]52;c;YQ==\x07",
        "\x1b[2J",
        "\x1b[?1049l",
        "\x1bc",
        "\x9b31m",
        "\x9d0;a\x9c",
        "\x00",
        "\x07",
        "\x08",
        "\x7f",
    ),
    *("\u202e", "\u2066", "\u200f", "\u2028", "\x85", "\r", "\n", "\t", "\ufeff", "\ufffe", "\ue000"),
    *(
        "[@click=app.bell()]",
        "[/]",
        "[/nope]",
        "[b]",
        "[",
        "]",
        "[red on",
        "\\[",
        "{n}",
        "{key}",
        "%s",
        "${HOME}",
        "`id`",
        '"',
        "'",
        "<b>",
        "|",
        "**",
        ",",
    ),
    *("Sở Nội vụ", "Quý II/2022", "ﷺ", "👩‍👩‍👧", "e" + "\u0301" * 9, "漢字", "ở̛", "IV.1", "x" * 3000),
)

strings = st.one_of(
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_categories=["Cs"]), max_size=12)), max_size=5
    ).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
"""Pieces that steer terminals, act as markup, or break naive ways of measuring; among anything that Unicode has."""

TEXTS = {
    "agency": ("name", "abbreviation", "source"),
    "plan": ("number", "title", "short_title", "issuer", "secretariat", "source"),
    "section": ("title", "inferred"),
    "clause": ("words", "place"),
    "task": (
        "place",
        "copy_note",
        "title",
        "outputs",
        "deadline",
        "lead",
        "coordinators",
        "lead_short",
        "officer",
        "progress",
    ),
    "deliverable": ("output", "deadline_words", "waits_for"),
    "evidence": ("document", "issuer", "link", "note"),
    "extension": ("document", "issuer"),
    "note": ("text", "who"),
    "paper": ("document", "issuer"),
    "measurement": ("source", "note"),
    "meeting": ("name", "chair", "opened_by"),
    "decision": ("text", "owner", "document", "note"),
    "letter": ("document", "reply_document", "reply_note"),
    "saved_view": ("name",),
    "user_account": ("full_name",),
    "action": ("who", "why"),
    "member": ("source",),
}
"""Tables → the columns that hold whatever people or documents say. Keys, numbers of rows, stored words stay as they are."""


def places(database: Path) -> list[tuple[str, str, int]]:
    """Every cell that holds such text: table, column, row."""
    with closing(sqlite3.connect(database)) as connection:
        return [
            (table, column, row)
            for table, columns in TEXTS.items()
            for column in columns
            for (row,) in connection.execute(f"SELECT rowid FROM {table} WHERE {column} IS NOT NULL")  # noqa: S608
        ]


def put(database: Path, texts: Sequence[str]) -> int:
    """Put a text into each cell, from the first on and around; how many different ones have a place."""
    cells = places(database)
    with closing(sqlite3.connect(database)) as connection:
        for place, (table, column, row) in enumerate(cells):
            statement = f"UPDATE OR IGNORE {table} SET {column} = ? WHERE rowid = ?"  # noqa: S608 - our own names
            connection.execute(statement, (texts[place % len(texts)], row))
        connection.commit()
    return min(len(set(texts)), len(cells))


def steering(text: str) -> Iterator[str]:
    """What of a text would act on a terminal."""
    return (repr(found[0]) for found in STEERING.finditer(text))
