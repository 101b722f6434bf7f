"""Vietnamese syllables as a typist meets them: which can be, where the tone mark stands, which are easily mistaken."""

import re
import unicodedata

from plans.vietnamese import fold, fold_case


def is_misplaced(written: str) -> bool:
    """Whether the tone mark stands on the "u" of "qu" or the "i" of "gi", where no spelling has it.

    >>> is_misplaced("Qúy"), is_misplaced("Quý"), is_misplaced("gì")
    (True, False, False)
    """
    return bool(_MISPLACED.match(unicodedata.normalize("NFD", written)))


def alike(one: str, other: str) -> bool:
    """Whether one syllable is easily typed for the other.

    Both have the same rime and tone, or the same letters with other marks, or one has a letter more.
    """
    if fold(one) == fold(other):
        return fold_case(one) != fold_case(other)
    onset, rime = _split(one)
    other_onset, other_rime = _split(other)
    if rime == other_rime and rime and onset != other_onset:
        return True
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 > _SHORTEST and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def is_possible(written: str) -> bool:
    """Whether Vietnamese has such a syllable; of what has no mark of its own, or is an abbreviation, yes is assumed."""
    if written.isascii() or sum(map(str.isupper, written)) > 1:
        return True
    matched = _SHAPE.fullmatch(fold(written))
    if matched is None:
        return False
    closed = matched["coda"] in _STOPS
    return not closed or bool(_SHARP.search(unicodedata.normalize("NFD", written)))


def placed(written: str) -> str:
    """The syllable with its tone mark moved behind "qu" or "gi"."""
    decomposed = unicodedata.normalize("NFD", written)
    tone = decomposed[2]
    return unicodedata.normalize("NFC", decomposed[:2] + decomposed[3] + tone + decomposed[4:])


def _split(syllable: str) -> tuple[str, str]:
    matched = _ONSET.match(syllable)
    end = matched.end() if matched else 0
    return syllable[:end], syllable[end:]


_SHORTEST = 3
_ONSET = re.compile(r"ngh|ng|nh|gh|gi(?=\w)|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]")
_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_MISPLACED = re.compile(rf"(?:qu|gi){_TONE}[aeiouy]", re.IGNORECASE)
_SHAPE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?P<coda>ch|ng|nh|[ckmnpt])?"
)
_STOPS = frozenset({"c", "ch", "p", "t"})
_SHARP = re.compile("[\u0301\u0323]")
