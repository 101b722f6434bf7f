"""Targets are words first: the clause as it was signed, and beside it the numbers that it asks for.

Reading goes in one direction, a file a step: clause -> sentences and pieces (`target_pieces`) -> the numbers of a piece
(`target_quantities`, with the vocabulary of `target_words`) -> what a piece says around them (`target_naming`) -> targets.
"""

from collections.abc import Sequence
from dataclasses import replace

from plans.target_naming import Said, after_levels, said, scopes_of, without_levels
from plans.target_pieces import Piece, pieces, sentences
from plans.target_quantities import Asked, read_number, read_quantity
from plans.target_value import Change, Comparator, Quantity, Target

__all__ = ["Change", "Comparator", "Quantity", "Target", "read_number", "read_quantity", "read_targets"]


def read_targets(words: str, *, years: Sequence[int] = ()) -> tuple[Target, ...]:
    """The numbers that a clause asks for, in its order; none where it asks for none: then the words stay words.

    `years` are the plan's: where the words name no year and the plan has one only, that is the year. Never raises.

    >>> [(target.name, str(target.value), target.unit) for target in read_targets("Ít nhất 60% hồ sơ được số hóa.")]
    [('hồ sơ được số hóa', '60', '%')]
    """
    found: list[Target] = []
    only = years[0] if len(years) == 1 else None
    for sentence in sentences(words):
        found += _of_sentence(sentence, earlier=len(found), only_year=only)
    return tuple(found)


def _of_sentence(sentence: str, *, earlier: int, only_year: int | None) -> list[Target]:
    several = pieces(sentence)
    read = _sharing([(piece, said(piece)) for piece in several])
    found: list[Target] = []
    for piece, what in read:
        alone = earlier + len(found)
        part_of = alone if piece.nested and alone else None
        found += [
            replace(target, year=target.year if target.year is not None else only_year, part_of=part_of)
            for target in _of_piece(piece, what)
        ]
    return found


def _of_piece(piece: Piece, what: Said) -> list[Target]:
    """One target for each number; several numbers in parallel go with as many levels of government, in order."""
    scopes = scopes_of(piece)
    parallel = len(piece.asked) > 1 and len(piece.asked) == len(scopes)
    first = piece.asked[0]
    return [
        Target(
            words=piece.words,
            name=what.name,
            comparator=_compared_like(asked, first).comparator,
            value=asked.value,
            unit=asked.unit,
            upper=asked.upper,
            change=what.change,
            also=asked.also,
            base=what.base,
            scopes=(scopes[place],) if parallel else scopes,
            when=what.when,
            year=what.year,
        )
        for place, asked in enumerate(piece.asked)
    ]


def _compared_like(asked: Asked, first: Asked) -> Asked:
    """The number with a comparator: its own, or what stands before the first of its parallels, which holds for all."""
    return replace(asked, comparator=first.comparator) if asked.comparator is Comparator.REACH else asked


def _sharing(read: list[tuple[Piece, Said]]) -> list[tuple[Piece, Said]]:
    """Give each piece what its neighbours say for it too: the year, the change, the rest of a name, what to compare with."""
    shared: list[tuple[Piece, Said]] = []
    for piece, what in read:
        shared.append(_from_before(shared[-1], piece, what) if shared else (piece, what))
    for place in range(len(shared) - 2, -1, -1):
        shared[place] = _from_behind(shared[place], shared[place + 1])
    levels = [scopes_of(piece) for piece, _what in shared]
    return [
        (piece, replace(what, name=without_levels(what.name) or what.name))
        if _differ(levels) or len(piece.asked) == len(levels[place]) > 1
        else (piece, what)
        for place, (piece, what) in enumerate(shared)
    ]


def _from_before(earlier: tuple[Piece, Said], piece: Piece, what: Said) -> tuple[Piece, Said]:
    """What the piece before says for this one: by when, of what it is a change, and its name where this one has none."""
    before, told = earlier
    if what.year is None and told.year is not None:
        what = replace(what, when=told.when, year=told.year)
    goes_on = piece.joined == "," and not piece.before.strip() and piece.asked[0].unit == before.asked[0].unit
    changes_too = told.change is not Change.LEVEL and not _has_verb(what.rest)
    if goes_on and (changes_too or (scopes_of(before) and scopes_of(piece))):
        what = replace(what, change=told.change, base=what.base or told.base)
        piece = replace(piece, asked=tuple(_compared_like(one, before.asked[0]) for one in piece.asked))
    if not without_levels(what.name):
        return piece, replace(what, name=told.name)
    level, tail = after_levels(what.name)
    if tail and not without_levels(level) and scopes_of(before):
        what = replace(what, name=f"{without_levels(told.name)} {what.name}")
    return piece, what


def _from_behind(earlier: tuple[Piece, Said], later: tuple[Piece, Said]) -> tuple[Piece, Said]:
    """What the piece behind says for this one: the end of the sentence that both share."""
    piece, what = earlier
    following, told = later
    if following.joined != ",":
        return earlier
    if not what.rest and what.head and told.name.startswith(what.head + " "):
        return piece, replace(what, name=told.name)
    if told.base and not what.base and told.change is what.change is not Change.LEVEL:
        what = replace(what, base=told.base)
    own, tail = after_levels(what.name)
    same, shared_tail = after_levels(told.name)
    if own and not tail and shared_tail and scopes_of(piece) and without_levels(own) == without_levels(same):
        what = replace(what, name=f"{own} {shared_tail}")
    return piece, what


def _differ(levels: Sequence[tuple[str, ...]]) -> bool:
    named = [each for each in levels if each]
    return len(named) > 1 and len(set(named)) == len(named)


def _has_verb(rest: str) -> bool:
    return any(verb in rest.split() for verb in ("được", "đạt", "phải", "có"))
