"""The checks with other programs: one that cannot be made is no check that was passed."""

import os
import subprocess
import sys

import pytest


@pytest.mark.process
def test_the_check_with_a_real_sshd_fails_where_there_is_none() -> None:
    """Passed over in silence, a guide full of mistakes would be called tried."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.outside.ssh"],
        env={**os.environ, "BOARD_SSHD": "/khong/co/sshd"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert "! sshd: not installed" in done.stdout
