"""The program at a prompt, in this process: what it said and with which code it left."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from board.__main__ import run


class Said(NamedTuple):
    """One run: exit code, data, talk."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data as JSON."""
        return json.loads(self.out)

    @property
    def errors(self) -> list[dict[str, str]]:
        """The errors as `--json` gives them."""
        found: list[dict[str, str]] = json.loads(self.err)["errors"]
        return found


Prompt = Callable[..., Said]


def prompt_on(database: Path | str, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """Runs `board` with these words on a database, as lan, on 16/05/2022 unless the words say otherwise."""

    def board(*words: str) -> Said:
        capsys.readouterr()
        code = run(["--db", str(database), "--user", "lan", "--today", "16/05/2022", *words])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return board
