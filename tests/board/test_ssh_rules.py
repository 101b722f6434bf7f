"""What may come in over SSH: an explicit decision for every command and option, and lines written anew."""

import re

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.__main__ import run
from board.commands.options import GlobalOption, global_options
from board.commands.program import program
from board.commands.ssh_line import LONGEST_LINE, LineRefused, understand, words_of
from board.commands.ssh_rules import ALLOWED, GLOBAL_OPTIONS, REFUSED, REFUSED_GLOBAL_OPTIONS, Path, needed_role
from store.words import Role
from tests.board.every_command import commands

EVERY = dict(commands())


def _longest(option: click.Parameter) -> str:
    return max(option.opts, key=len)


def test_every_command_has_a_decision() -> None:
    """A new command is refused over SSH until somebody decides, and this test asks for the decision."""
    assert not set(ALLOWED) & REFUSED
    assert set(EVERY) == set(ALLOWED) | REFUSED


@pytest.mark.parametrize("path", sorted(ALLOWED), ids=" ".join)
def test_every_option_has_a_decision(path: Path) -> None:
    """A new option is refused until somebody decides. A file of the server is never named from outside."""
    rule = ALLOWED[path]
    own = [one for one in EVERY[path].params if not isinstance(one, GlobalOption)]
    options = [one for one in own if isinstance(one, click.Option)]

    assert not rule.options & rule.refused
    assert rule.for_admins <= rule.options
    assert {_longest(one) for one in options} == rule.options | rule.refused
    assert {
        _longest(one) for one in options if isinstance(one.type, click.Path | click.File)
    } <= rule.refused | rule.stdout
    assert rule.stdout <= rule.options
    assert all(one.nargs == 1 and not one.secondary_opts for one in options)
    files = [one for one in own if isinstance(one, click.Argument) and isinstance(one.type, click.Path | click.File)]
    assert rule.stdin == bool(files)


def test_every_global_option_has_a_decision() -> None:
    """Which database and which user are the server's affair."""
    assert not GLOBAL_OPTIONS & REFUSED_GLOBAL_OPTIONS
    assert {_longest(one) for one in global_options()} | {"--help"} == GLOBAL_OPTIONS | REFUSED_GLOBAL_OPTIONS


def let_in(line: str) -> tuple[str, ...]:
    """The words that a line becomes."""
    return understand(words_of(line), program()).words


LINES_REFUSED = """
serve
calendar serve
calendar publish /srv
calendar check -
restore -
completion bash
ssh-entry
board ssh-entry --user an
bash
sh -c id
/bin/sh
./board
--db /etc/passwd list
list --db=/tmp/x
list --db
--user an list
note --user=an VI.6 x
list --use an
list --us=an
list --d=/tmp/x
list -u an
-d/tmp/x list
list --USER=an
--empty list
list --json=1
list --json --json
note VI.6 x --if-version 1 --if-version 2
list --nix
plan import /etc/passwd
plan import
plan import - /etc/passwd
plan import -- -- -
timeline --export /tmp/x.svg
timeline --export=x
move-database /tmp/a /tmp/b
report status -o /tmp/x
plan check 2022
plan import - --write=/tmp/x
plan import - --write /tmp/x
plan export 2022 -o /tmp/x
plan export 2022 --output=/tmp/x
plan export 2022 -o/tmp/x
calendar export -o x
backup x
backup
backup - --replace
plan nix
--json
-- list
–-user=an list
—user an
plan -- import -
list; id
$(id)
`id`
move --help=x
note VI.6 'x
""".strip().splitlines()
NO_LINES = (
    *("list\nid", "list\rid", "list\x00id", "list\x1b[2J", "list \x85", "list \u2028id", "list \udcff"),
    "note VI.6 " + "x" * LONGEST_LINE,
)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("status", ("status",)),
        ("board list --json", ("list", "--json")),
        ("board", ()),
        ("board board", ("board",)),
        ("--plan 2022 list --csv --plan=2016-2017", ("--plan=2022", "--plan=2016-2017", "list", "--csv")),
        ("note VI.6 'đã gọi; chờ'", ("note", "--", "VI.6", "đã gọi; chờ")),
        ("note VI.6 -- --user=x", ("note", "--", "VI.6", "--user=x")),
        ("note --if-version 3 VI.6 x", ("note", "--if-version=3", "--", "VI.6", "x")),
        ("done VI.6 --document --db=x --date 1/5/2022", ("done", "--document=--db=x", "--date=1/5/2022", "--", "VI.6")),
        ("plan import - --dry-run", ("plan", "import", "--dry-run", "--", "-")),
        ("plan export 2022 --format=csv", ("plan", "export", "--format=csv", "--", "2022")),
        ("timeline --export -", ("timeline", "--export=-")),
        ("backup -", ("backup", "--", "-")),
        ("plan --help", ("plan", "--help")),
        ("-h", ("--help",)),
        ("--lang en --version", ("--lang=en", "--version")),
    ],
)
def test_a_line_is_written_anew(line: str, words: tuple[str, ...]) -> None:
    """Options with their values in one word, arguments behind "--": nothing can be read otherwise by anybody."""
    assert let_in(line) == words


@pytest.mark.parametrize("line", [*LINES_REFUSED, *NO_LINES])
def test_a_line_that_means_anything_else_is_refused(line: str) -> None:
    """No path of the server, no other user, no other database, no option twice, no half of a name, no shell."""
    with pytest.raises(LineRefused) as refused:
        let_in(line)

    assert refused.value.fact.message.endswith(".")
    assert not set(refused.value.fact.message) & set("{}\n\x1b\x00")


def test_who_asks_for_a_command_that_is_not_there_is_told_how_to_see_them_all() -> None:
    """Without “--” it is ssh itself that takes “--help” for its own, and fails."""
    with pytest.raises(LineRefused) as refused:
        let_in("không-có")

    assert "“ssh MÁY_CHỦ -- --help”" in refused.value.fact.message


@pytest.mark.parametrize("line", ["list | sh", "list && id", "list > /tmp/x", "list $(id)", "list - --json", "list *"])
def test_a_shells_signs_are_letters_of_an_argument(line: str) -> None:
    """There is no shell to read them; the command says that it takes no such argument."""
    words = let_in(line)

    assert words[0] == "list"
    assert words[words.index("--") + 1 :] == tuple(word for word in line.split()[1:] if word != "--json")


def test_a_file_may_be_asked_for_on_the_output_by_either_spelling() -> None:
    """A chasing letter goes down the line; a folder of the server is never named."""
    assert let_in("letter show 3 -o -") == ("letter", "show", "--output=-", "--", "3")
    with pytest.raises(LineRefused):
        let_in("letter show 3 -o /tmp")
    with pytest.raises(LineRefused):
        let_in("letter write -o -")


def test_what_only_admins_may_see_asks_for_an_admin() -> None:
    """The whole board in a file, the addresses of other people's calendars, the state of the machine."""
    assert needed_role(("backup",), frozenset()) is Role.ADMIN
    assert needed_role(("doctor",), frozenset()) is Role.ADMIN
    assert needed_role(("calendar", "feed", "list"), frozenset(("--addresses",))) is Role.ADMIN
    assert needed_role(("calendar", "feed", "list"), frozenset(("--all",))) is Role.VIEWER
    assert needed_role((), frozenset()) is Role.VIEWER


PIECES = st.one_of(
    st.sampled_from(
        [
            *(
                "list",
                "note",
                "plan",
                "import",
                "export",
                "backup",
                "board",
                "calendar",
                "user",
                "add",
                "--",
                "-",
                "-o",
                "-h",
            ),
            *(
                "--db",
                "--db=/x",
                "--user",
                "--user=x",
                "--output=/x",
                "--write=/x",
                "--json",
                "--plan",
                "--filter",
                "--lang=en",
            ),
            *("--format", "--document=x", "2022", "VI.6", "/etc/passwd", "../x", "--empty", "--replace", ";", "$(id)"),
        ]
    ),
    st.text(min_size=1, max_size=8),
)


@given(st.lists(PIECES, max_size=9))
def test_whatever_comes_in_nothing_but_decided_words_gets_through(pieces: list[str]) -> None:
    """Before the "--" stand commands and options that somebody decided on, each option whole in its one word."""
    try:
        line = understand(pieces, program())
    except LineRefused:
        return
    words = list(line.words)
    head = words[: words.index("--")] if "--" in words else words
    options = {word.partition("=")[0] for word in head if word.startswith("-")}
    rule = ALLOWED.get(line.path)

    assert tuple(word for word in head if not word.startswith("-")) == line.path
    assert options <= GLOBAL_OPTIONS | (rule.options if rule is not None else frozenset())
    assert not options & REFUSED_GLOBAL_OPTIONS
    if rule is not None and rule.stdin and "--help" not in options:
        assert words[-2:] == ["--", "-"]


def test_help_over_ssh_offers_nothing_that_is_refused_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever tries what the help names should not be told that it does not exist."""
    monkeypatch.setenv("BOARD_OVER_SSH", "1")
    for words in (["--help"], ["list", "--help"], ["plan", "export", "--help"], ["plan", "import", "--help"]):
        assert run(words) == 0
        out = capsys.readouterr().out
        assert not {"--db", "--user", "--empty", "--output", "--write"} & set(re.findall(r"--[a-z-]+", out))
        assert "--today" in out
