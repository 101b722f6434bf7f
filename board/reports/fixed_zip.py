"""Office files are zip archives that carry the moment of writing: a fixed one instead lets equal data give equal bytes."""

import io
import zipfile
from collections.abc import Mapping

_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o600 << 16


def fixed_zip(content: bytes, *, instead: Mapping[str, bytes] | None = None) -> bytes:
    """The archive with the same members in the same order, at a fixed moment; `instead` replaces members by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _PLAIN_FILE
            entry.create_system = 3
            new.writestr(entry, (instead or {}).get(member.filename) or old.read(member))
    return packed.getvalue()
