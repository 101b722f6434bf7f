"""Every feed as a file that any web server serves: replaced whole, left alone where it is the same, gone with its address.

The folder belongs to this board alone. A file beside the calendars, which no server needs to read, says how they were
written: so a change of one task writes that task's events alone.
"""

import fcntl
import json
import os
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from errno import ENOTEMPTY
from hashlib import sha256
from pathlib import Path
from typing import Any

from board.calendar.addresses import FILE_END, TOKEN, Addresses
from board.calendar.feed_files import AddressFile, FeedFiles
from board.calendar.kept_events import words_fingerprint
from board.calendar.served_folder import put, remove
from store.feeds.views import CalendarsView
from store.open_board import OpenBoard

STATE = ".steering-board.json"
GONE = ".gone"
"""Behind the name of an address that is gone for good, so that a web server can tell it (410) from one that never was."""


@dataclass(slots=True)
class Published:
    """What a publication did: names of files. `misread` are numbers of feeds whose filter is no longer understood."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    misread: list[AddressFile] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    """How the files in the folder were written: by which board, in which words, after which change of which history."""

    board: str = ""
    words: str = ""
    change: int = -1
    history: str = ""
    today: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


def publish(board: OpenBoard, folder: Path, *, today: date) -> Published:
    """Bring the folder up to date; it is made where it is missing, for its owner and group alone.

    Raises:
        OSError: the folder cannot be written, or (ENOTEMPTY) holds files that are not ours. It names the folder and no file:
            a file's name is an address.
    """
    try:
        return _publish(board, folder, today=today)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from None


def _publish(board: OpenBoard, folder: Path, *, today: date) -> Published:
    if not folder.exists():
        folder.mkdir(mode=0o750)
        folder.chmod(0o750)
    with _alone(folder):
        before = _state(folder)
        intact = dict(_intact(folder, before.files))
        words = words_fingerprint()
        since = None
        secret = board.feed_secret()
        if (before.today, before.words) == (today.isoformat(), words) and len(intact) == len(before.files):
            since = board.calendars_since(before.change, before.history, today=today)
        if since is not None and not FeedFiles(Addresses(secret, since.identity)).standing(since) <= intact.keys():
            since = None
        calendars = board.calendars(today=today) if since is None else since
        files = FeedFiles(Addresses(secret, calendars.identity))
        _refuse_others(folder, before, calendars.identity, files.file_names(calendars))
        if since is not None:
            made = files.write_again(since, intact, today=today)
        else:
            if before.words == words:
                _take_over(files, calendars, intact)
            made = files.write(calendars, today=today)
        done, kept = _carry_out(folder, made, before.files, intact)
        after = _State(calendars.identity, words, calendars.board.change, calendars.history, today.isoformat(), kept)
        if _differs(before, after) or (since is None and before != after):
            put(folder / STATE, json.dumps(_as_json(after), sort_keys=True).encode(), mode=0o600)
    return done


def _carry_out(
    folder: Path, made: Iterable[AddressFile], known: Mapping[str, str], intact: Mapping[str, bytes]
) -> tuple[Published, dict[str, str]]:
    """Write and remove; what was done, and the digest of every calendar that is in the folder now."""
    done, kept, gone = Published(), dict[str, str](), set[str]()
    for file in made:
        if file.error is not None:
            done.misread.append(file)
            if file.file_name in known:
                kept[file.file_name] = known[file.file_name]
        elif file.content is None:
            gone.add(file.file_name + GONE)
        else:
            kept[file.file_name] = _digest(file.content)
            if file.content == intact.get(file.file_name, _read(folder / file.file_name)):
                done.unchanged += 1
            else:
                put(folder / file.file_name, file.content, mode=0o640)
                done.written.append(file.file_name)
    for name in sorted(gone):
        if not (folder / name).exists():
            put(folder / name, b"", mode=0o640)
    for name in _calendars_in(folder):
        if name not in kept and name not in gone:
            remove(folder / name)
            done.removed.append(name)
    return done, kept


def _take_over(files: FeedFiles, calendars: CalendarsView, intact: Mapping[str, bytes]) -> None:
    for name, wording in files.file_names(calendars).items():
        if name in intact:
            files.keep(intact[name], wording)


def _refuse_others(folder: Path, before: _State, identity: str, addresses: Container[str]) -> None:
    """A folder with anything else in it was named by mistake, or is another board's."""
    foreign = any(not one.name.startswith(".") and not _is_ours(one.name) for one in folder.iterdir())
    if before.board:
        foreign = foreign or before.board != identity
    else:
        foreign = foreign or any(name.removesuffix(GONE) not in addresses for name in _calendars_in(folder))
    if foreign:
        raise OSError(ENOTEMPTY, os.strerror(ENOTEMPTY), str(folder))


def _calendars_in(folder: Path) -> Iterator[str]:
    return (one.name for one in sorted(folder.iterdir()) if _is_ours(one.name))


def _is_ours(name: str) -> bool:
    token, end, rest = name.partition(FILE_END)
    return bool(TOKEN.fullmatch(token)) and bool(end) and rest in ("", GONE)


def _intact(folder: Path, files: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The files that are still as we wrote them."""
    for name, digest in files.items():
        content = _read(folder / name)
        if content is not None and _digest(content) == digest:
            yield name, content


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _state(folder: Path) -> _State:
    """What an earlier publication noted; nothing where there was none, or where the note is damaged."""
    try:
        noted: dict[str, Any] = json.loads((folder / STATE).read_bytes())
        return _State(
            board=noted["board"],
            words=noted["words"],
            change=int(noted["change"]),
            history=noted.get("history", ""),
            today=noted["today"],
            files=dict(noted["files"]),
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return _State()


def _as_json(state: _State) -> dict[str, object]:
    return {
        "board": state.board,
        "words": state.words,
        "change": state.change,
        "history": state.history,
        "today": state.today,
        "files": dict(state.files),
    }


def _differs(before: _State, after: _State) -> bool:
    """Whether the note must be written: a change that no calendar shows may be read once more the next time."""
    return (before.board, before.words, before.today, dict(before.files)) != (
        after.board,
        after.words,
        after.today,
        dict(after.files),
    )


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One publication at a time: of two, the later would else be overwritten by the slower."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
        os.fsync(opened)
    finally:
        os.close(opened)
