"""What a file really is, by its first bytes: suffixes lie, and a wrong one deserves a sentence that says what to do."""

import re

from plans.appendix.refusals import refusal

SUFFIXES = (".docx", ".xlsx", ".txt")
MOST_BYTES = 50_000_000
_READABLE = ".docx, .xlsx"
_BEGINNINGS = (
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)
_PLAN_TABLE = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*\[plan\][ \t]*(?:#.*)?\r?$", re.MULTILINE)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic")
_OLD = (".doc", ".xls", ".ppt")


def checked_suffix(content: bytes, *, name: str) -> str:
    """The suffix of a file that can be read, its content being of that kind.

    Raises:
        PlanFileError: another kind of file, an empty or a huge one.
    """
    suffix = "." + name.lower().rpartition(".")[2] if "." in name else ""
    kind = _kind(content)
    if len(content) > MOST_BYTES:
        raise refusal(name, "too_large", len(content), MOST_BYTES)
    if suffix == ".pdf" or kind == "pdf":
        raise refusal(name, "pdf", "PDF", _READABLE)
    if suffix in _PICTURES or kind == "picture":
        raise refusal(name, "picture", suffix, _READABLE)
    if suffix in _OLD or kind == "old_office":
        raise refusal(name, "old_office", suffix, _READABLE)
    if suffix not in SUFFIXES:
        raise refusal(name, "file_suffix", suffix, ", ".join((".toml", *SUFFIXES)))
    if not content.strip():
        raise refusal(name, "empty_file")
    if (kind == "zip") != (suffix != ".txt") or kind == "rtf":
        raise refusal(name, "wrong_content", kind or "text", suffix)
    return suffix


def suffix_of(content: bytes) -> str:
    r"""The suffix that a file without a name deserves: .docx, .xlsx, .toml where it is a plan file of ours, else .txt.

    >>> suffix_of(b'# 2026\n[plan]\nkey = "2026"\n'), suffix_of("Số TT | Nhiệm vụ".encode())
    ('.toml', '.txt')
    """
    if _kind(content) == "zip":
        return ".xlsx" if b"xl/workbook" in content else ".docx"
    return ".toml" if _PLAN_TABLE.search(content) else ".txt"


def _kind(content: bytes) -> str:
    return next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), "")
