"""On which file system a path is.

On one that comes over the network, several hosts would damage a SQLite file together: its write-ahead log works through
memory that is shared on one host alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
# fmt: off
_NETWORK = frozenset((
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4",
    "ocfs2", "orangefs", "pvfs2", "smb2", "smb3", "smbfs",
))
_NETWORK_FUSE = frozenset((
    "ceph-fuse", "curlftpfs", "davfs2", "gcsfuse", "glusterfs", "goofys", "httpdirfs", "mount.davfs", "nfs",
    "rclone", "s3fs", "smbnetfs", "sshfs", "vmhgfs-fuse",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class FileSystem:
    """A file system: its kind as the kernel names it, where it is mounted, whether it comes over the network."""

    kind: str
    mounted_at: str
    network: bool


def file_system(path: Path) -> FileSystem | None:
    """The file system of a path that need not exist yet. None where the kernel does not tell (no Linux)."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    return file_system_in(mounts.splitlines(), path.resolve())


def file_system_in(mountinfo: Iterable[str], path: Path) -> FileSystem | None:
    """The same by the lines of /proc/self/mountinfo, for an absolute path without links.

    >>> line = "36 1 0:32 / /srv rw,relatime shared:1 - nfs4 kho:/tasks rw,vers=4.2"
    >>> file_system_in([line], Path("/srv/board.db"))
    FileSystem(kind='nfs4', mounted_at='/srv', network=True)
    """
    found: FileSystem | None = None
    for line in mountinfo:
        fields, _dash, described = line.partition(" - ")
        place, kind = _plain(fields.split(" ")[4]), described.partition(" ")[0]
        # Of several mounts at one place the last one covers the others.
        if path.is_relative_to(place) and (found is None or len(place) >= len(found.mounted_at)):
            found = FileSystem(kind, place, _is_network(kind))
    return found


def _is_network(kind: str) -> bool:
    major, _dot, minor = kind.partition(".")
    return kind in _NETWORK or (major == "fuse" and minor in _NETWORK_FUSE)


def _plain(escaped: str) -> str:
    r"""A place as it is: the kernel writes blanks and backslashes as octal numbers.

    >>> _plain(r"/mnt/dùng\040chung")
    '/mnt/dùng chung'
    """
    head, *rest = escaped.split("\\")
    return head + "".join(chr(int(part[:3], 8)) + part[3:] for part in rest)
