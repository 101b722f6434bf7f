"""Guards in front of Word and Excel files: they are zip archives of XML, and both can be made to hurt.

Everything is unpacked once, counted while it is read, before any other library sees the file.
"""

import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from plans.appendix.refusals import refusal
from plans.vietnamese import clean

MOST_PARTS = 1_000
MOST_UNPACKED_BYTES = 50_000_000
MOST_RATIO = 100
RATIO_COUNTS_FROM_BYTES = 1_000_000
_CHUNK_BYTES = 1 << 16
_TYPES = "[Content_Types].xml"
_MAIN = {".docx": b"wordprocessingml.document.main+xml", ".xlsx": b"spreadsheetml.sheet.main+xml"}
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def check_package(content: bytes, *, name: str, suffix: str) -> tuple[str, ...]:
    """Make sure that a Word or Excel file is safe to open. Returns what it links to outside, which nobody follows.

    Raises:
        PlanFileError: it is damaged, hostile, protected by a password, or of another kind than its suffix says.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = _unpacked(archive, name)
    except (
        BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise refusal(name, "zip_broken") from error
    _check_kind(parts, name, suffix)
    return tuple(
        link for part, xml in parts.items() if part.endswith(".rels") for link in _links(xml, f"{name}:{clean(part)}")
    )


def _unpacked(archive: ZipFile, name: str) -> dict[str, bytes]:
    """The XML of the archive by part; everything in it has been counted and looked at."""
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise refusal(name, "zip_parts", len(infos), MOST_PARTS)
    if any(info.flag_bits & 1 for info in infos):
        raise refusal(name, "zip_password")
    left = MOST_UNPACKED_BYTES
    parts: dict[str, bytes] = {}
    for info in infos:
        where = f"{name}:{clean(info.filename)}"
        if info.filename in parts:
            raise refusal(where, "zip_twice")
        part = _read(archive, info, left, where)
        left -= len(part)
        parts[info.filename] = part if _is_xml(info.filename, part, where) else b""
    return parts


def _read(archive: ZipFile, info: ZipInfo, left: int, where: str) -> bytes:
    """A part, read no further than is allowed, whatever its header claims."""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise refusal(where, "zip_broken")
    packed = max(info.compress_size, 1)
    chunks: list[bytes] = []
    size = 0
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > left:
                raise refusal(where, "zip_unpacked", f">{MOST_UNPACKED_BYTES}", MOST_UNPACKED_BYTES)
            if size > RATIO_COUNTS_FROM_BYTES and size > MOST_RATIO * packed:
                raise refusal(where, "zip_ratio", f">{MOST_RATIO}", MOST_RATIO)
            chunks.append(chunk)
    return b"".join(chunks)


def _is_xml(part: str, content: bytes, where: str) -> bool:
    """Whether a part is XML; then it has no document type, and an encoding in which one could not hide."""
    head = content[:400].lstrip()
    if not (part.lower().endswith((".xml", ".rels", ".vml")) or head.startswith((b"<", b"\xef\xbb\xbf"))):
        return False
    declared = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    encoding = declared[1].lower() if declared else b"utf-8"
    if head.startswith(_UTF_16) or encoding not in {b"utf-8", b"us-ascii", b"ascii"}:
        raise refusal(where, "xml_encoding", encoding.decode("ascii"), "utf-8")
    if b"<!DOCTYPE" in content:
        raise refusal(where, "doctype")
    return True


def _check_kind(parts: dict[str, bytes], name: str, suffix: str) -> None:
    types = parts.get(_TYPES, b"")
    if _MAIN[suffix] not in types:
        found = next((other for other, main in _MAIN.items() if main in types), "zip")
        raise refusal(name, "wrong_content", found, suffix)


def _links(xml: bytes, where: str) -> list[str]:
    """What lies outside of the file and belongs into it: linked pictures, templates, workbooks. Addresses do not count."""
    try:
        relations = fromstring(xml, forbid_dtd=True).iter(_RELATION)
        return [
            clean(relation.get("Target", ""))
            for relation in relations
            if relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink")
        ]
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refusal(where, "office_damaged") from error
