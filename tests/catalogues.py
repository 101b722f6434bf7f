"""Keep the English catalogue whole: `python -m tests.catalogues --check` fails, `--update` brings new messages in.

The source language is Vietnamese, so its catalogue is the source itself. English must translate every message, hold none that
nobody says any more, and keep every placeholder; the compiled catalogue must be the one made from it.
"""

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
ENGLISH = ROOT / "board" / "locale" / "en" / "LC_MESSAGES" / "board.po"
COMPILED = ENGLISH.with_suffix(".mo")
KEYWORDS = {"_": None, "ngettext": (1, 2)}
HEADER = "# English for what the board says. The source language is Vietnamese; `make messages` brings new ones in."
BOILERPLATE = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Project-Id-Version'
    r"|Report-Msgid-Bugs-To): .*\n",
    re.MULTILINE,
)
NO_DAY = datetime(2022, 1, 1, tzinfo=UTC)
PLACEHOLDER = re.compile(r"\{[a-z_]*[^}]*\}")


def said() -> Catalog:
    """Every message in the program's source, in the order of files and lines."""
    catalogue = Catalog(project="steering-board", charset="utf-8")
    found = extract_from_dir(str(ROOT / "board"), keywords=KEYWORDS, comment_tags=("Translators:",))
    for file, _line, message, comments, context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        catalogue.add(message, locations=[(f"board/{file}", "")], auto_comments=comments, context=context)
    return catalogue


def english() -> Catalog:
    """The English catalogue as it stands in the source tree; empty before there is one."""
    if not ENGLISH.exists():
        return Catalog(locale="en", project="steering-board", charset="utf-8")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue in the form that the program reads; the same bytes whenever it is made."""
    catalogue.creation_date = catalogue.revision_date = NO_DAY
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def complaints() -> list[str]:
    """Everything that is wrong with the catalogues, a sentence each."""
    source, translated = said(), english()
    wrong = []
    for message in _messages(source):
        known = translated.get(message.id)
        if known is None or not all(_forms(known)):
            wrong.append(f"not translated: {_shown(message)}")
            continue
        if known.fuzzy:
            wrong.append(f"marked as doubtful: {_shown(message)}")
        placeholders = set(PLACEHOLDER.findall(_shown(message)))
        wrong += [
            f"placeholders differ: {_shown(message)} -> {form}"
            for form in _forms(known)
            if set(PLACEHOLDER.findall(form)) != placeholders
        ]
    wrong += [f"nobody says this any more: {_shown(m)}" for m in _messages(translated) if source.get(m.id) is None]
    if not COMPILED.exists() or COMPILED.read_bytes() != compiled(translated):
        wrong.append(f"{COMPILED.name} was not made from {ENGLISH.name}: run `make messages`")
    return wrong


def update() -> None:
    """Bring new messages into the English catalogue, drop the unused, compile."""
    source, translated = said(), english()
    fresh = Catalog(locale="en", header_comment=HEADER, project="steering-board", charset="utf-8", fuzzy=False)
    for message in _messages(source):
        known = translated.get(message.id)
        plural = isinstance(message.id, tuple)
        string = known.string if known is not None else (("", "") if plural else "")
        fresh.add(message.id, string, locations=message.locations, auto_comments=message.auto_comments)
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        write_po(file, fresh, omit_header=False, width=120, include_lineno=False)
    text = BOILERPLATE.sub("", ENGLISH.read_text(encoding="utf-8"))
    ENGLISH.write_text(text, encoding="utf-8")
    COMPILED.write_bytes(compiled(english()))


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _shown(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def main(arguments: list[str]) -> int:
    """The prompt: `--update` writes, anything else checks and answers 1 when something is wrong."""
    if arguments == ["--update"]:
        update()
    wrong = complaints()
    for complaint in wrong:
        sys.stdout.write(complaint + "\n")
    sys.stdout.write(f"{len(_messages(said()))} messages, {len(wrong)} to mend\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
