"""Vietnamese text: cleaned where it enters, folded for search, ordered as a dictionary orders it."""

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: f"{rank:02d}" for rank, letter in enumerate(_LETTERS, start=10)}
_TONES = {"̀": "1", "̉": "2", "̃": "3", "́": "4", "̣": "5"}
_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_SAFE_CATEGORIES_END = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PLAIN = re.compile("[ -~¡-¬®-ɏ\u0300-\u036fḀ-ỿ‐-‧…]*")
_MARKS = re.compile("[\u0300-\u036f]")


def clean(text: str) -> str:
    r"""One line of text as the program keeps it: NFC, white space folded to single blanks, nothing that can steer a terminal.

    Control characters, unassigned and private ones and marks of writing direction become U+FFFD, so that what was
    there stays visible without acting.

    >>> clean("  Sở\tNội  vụ\x1b[2J "), clean("Văn phòng\nUBND tỉnh")
    ('Sở Nội vụ\ufffd[2J', 'Văn phòng UBND tỉnh')
    """
    return " ".join(_inert(_LINE_ENDS.sub(" ", text).replace("\t", " ")).split())


def clean_cell(text: str) -> str:
    r"""A cell of a document: like `clean`, but its line breaks and inner blanks stay, as they are part of the words.

    >>> clean_cell("Văn phòng \r\nUBND tỉnh")
    'Văn phòng\nUBND tỉnh'
    """
    lines = (line.replace("\t", " ").strip() for line in _LINE_ENDS.sub("\n", text).split("\n"))
    return "\n".join(_inert(line) for line in lines).strip("\n")


def fold(text: str) -> str:
    """Text as it is compared when the one who types leaves accents out: lower case, no marks, đ as d, blanks folded.

    >>> fold("SỞ  Nội vụ, Đài PTTH")
    'so noi vu, dai ptth'
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))
    return " ".join(unicodedata.normalize("NFC", bare).replace("đ", "d").split())


def without_marks(text: str) -> str:
    """The same letters without accents, for a terminal that cannot show them; capitals stay.

    >>> without_marks("Đầu ra không phải UTF-8")
    'Dau ra khong phai UTF-8'
    """
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).replace("đ", "d").replace("Đ", "D")


def fold_case(text: str) -> str:
    """Text as it is compared when accents were typed: NFC, lower case, blanks folded, one place for the tone mark.

    >>> fold_case("Hoà bình") == fold_case("hòa  bình"), fold_case("Qúy I") == fold_case("quý i")
    (True, True)
    """
    return " ".join(_one_tone_place(unicodedata.normalize("NFD", text.casefold())).split())


def sort_key(text: str) -> tuple[str, str]:
    """Order of a Vietnamese dictionary: letters first (a ă â b c d đ …), tones second (ngang huyền hỏi ngã sắc nặng).

    >>> sorted(["Zo", "Ăn", "An", "Đi", "Di", "Ân"], key=sort_key)
    ['An', 'Ăn', 'Ân', 'Di', 'Đi', 'Zo']
    """
    letters: list[str] = []
    tones: list[str] = []
    for syllable in unicodedata.normalize("NFC", text.casefold()).split():
        tone = "0"
        for character in syllable:
            base = ""
            for part in unicodedata.normalize("NFD", character):
                if part in _TONES:
                    tone = _TONES[part]
                else:
                    base += part
            letter = unicodedata.normalize("NFC", base)
            letters.append(_RANKS.get(letter, "0" + letter))
        letters.append(" ")
        tones.append(tone)
    return "".join(letters), "".join(tones)


def roman_value(numeral: str) -> int | None:
    """The value of a Roman number as plans number their sections, or None when it is none (IX is 9, IIII is None).

    >>> roman_value("IX"), roman_value("iv"), roman_value("IIII"), roman_value("")
    (9, 4, None, None)
    """
    matched = re.fullmatch(r"(X{0,3})(IX|IV|V?I{0,3})", numeral.upper())
    if not numeral or matched is None:
        return None
    units = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(matched[1]) + units[matched[2]]


def _inert(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if _PLAIN.fullmatch(text):
        return text
    return "".join(
        "\ufffd" if character in _BIDI or unicodedata.category(character) in _SAFE_CATEGORIES_END else character
        for character in text
    )


def _one_tone_place(decomposed: str) -> str:
    """Move every tone mark to the end of its run of letters, so that hòa = hoà and quý = qúy."""
    out: list[str] = []
    tone = ""
    for character in decomposed:
        if character in _TONES:
            tone = character
            continue
        if not (character.isalpha() or unicodedata.combining(character)):
            out.append(tone)
            tone = ""
        out.append(character)
    out.append(tone)
    return "".join(out)
