"""Which file systems a board may be on, by the lines of the kernel's own list."""

from pathlib import Path

import pytest

from store.database import open_database
from store.errors import CannotOpen
from store.sqlite.file_systems import file_system, file_system_in
from tests.store.test_database import AT

MOUNTS = """\
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 27 0:30 / /home rw,relatime shared:2 - nfs4 kho:/home rw,vers=4.2,addr=10.0.0.1
41 27 0:31 / /mnt/d\u00f9ng\\040chung rw,relatime - cifs //may-chu/chung rw,vers=3.1.1
42 27 0:32 / /mnt/ssh rw,nosuid - fuse.sshfs lan@may:/ rw,user_id=1000
43 27 0:33 / /mnt/c rw,noatime - 9p C:\\134 rw,aname=drvfs
44 27 0:34 / /mnt/usb rw - fuseblk /dev/sdb1 rw
45 27 0:35 / /auto rw - autofs systemd-1 rw,fd=5
46 45 0:36 / /auto rw - nfs kho:/auto rw
47 40 0:37 / /home/lan/nhanh rw shared:9 master:1 - tmpfs tmpfs rw
""".splitlines()


@pytest.mark.parametrize(
    ("path", "kind", "network"),
    [
        ("/var/lib/board.db", "ext4", False),
        ("/home/lan/board.db", "nfs4", True),
        ("/homework/board.db", "ext4", False),
        ("/mnt/d\u00f9ng chung/board.db", "cifs", True),
        ("/mnt/ssh/board.db", "fuse.sshfs", True),
        ("/mnt/c/board.db", "9p", True),
        ("/mnt/usb/board.db", "fuseblk", False),
        ("/auto/board.db", "nfs", True),
        ("/home/lan/nhanh/board.db", "tmpfs", False),
    ],
)
def test_the_innermost_and_last_mount_counts(path: str, kind: str, network: bool) -> None:
    """A fast disk may be mounted within a home that comes over the network, and the other way round."""
    found = file_system_in(MOUNTS, Path(path))

    assert found is not None
    assert (found.kind, found.network) == (kind, network)


def test_where_the_kernel_tells_nothing_nothing_is_refused() -> None:
    """A container may hide its mounts."""
    assert file_system_in([], Path("/var/lib/board.db")) is None


def test_a_place_on_the_network_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hosts on one SQLite file damage it; the error names kind and place, so that people know which path is meant."""
    listed = tmp_path / "mountinfo"
    listed.write_text(f"27 1 254:0 / / rw - ext4 /dev/vda rw\n40 27 0:30 / {tmp_path} rw - nfs4 kho:/ rw\n")
    monkeypatch.setattr("store.sqlite.file_systems._MOUNTS", listed)
    place = tmp_path / "moi" / "board.db"

    with pytest.raises(CannotOpen) as refused:
        open_database(str(place), user="lan", create=True, at=AT)

    assert (refused.value.reason, refused.value.detail) == ("network", f"nfs4 {tmp_path}")
    assert not place.parent.exists()


def test_links_are_followed_to_where_the_file_really_is(tmp_path: Path) -> None:
    """A link in a home folder often leads elsewhere."""
    (tmp_path / "link").symlink_to("/proc/self")

    found = file_system(tmp_path / "link" / "board.db")

    assert found is None or found.kind == "proc"
