# Two commands do everything: `make run` opens the board, `make test` proves it sound.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DATABASE := .data/board.db

.PHONY: run test format lint types contracts catalogues tests bench soak check-outside messages picture pictures report-picture clean

run: $(READY)
	@mkdir -p .data && chmod 700 .data
	@$(BIN)/board --db $(DATABASE)

test: format lint types contracts catalogues tests

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

format: $(READY)
	$(BIN)/ruff format --check .

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

catalogues: $(READY)
	$(BIN)/python -m tests.catalogues --check

# Four at a time also on two cores: many tests wait for a terminal or another process.
tests: $(READY)
	$(BIN)/python -m pytest -n 4

# New messages into the English catalogue, and the compiled catalogue beside it.
messages: $(READY)
	$(BIN)/python -m tests.catalogues --update

bench: $(READY)
	$(BIN)/python -m tests.bench

# Kills a thousand writers, shows ten thousand hostile strings, and more of the kind; some minutes.
soak: $(READY)
	$(BIN)/python -m tests.store.soak
	$(BIN)/python -m tests.board.hostile_soak

# The pictures in the README, drawn by the program itself on the demo's invented progress.
picture: $(READY)
	$(BIN)/python -m tests.picture docs/board.svg
	$(BIN)/python -m tests.meeting_picture docs/meeting.svg IV.1

# The views as the tests know them, drawn anew: look at them before committing.
pictures: $(READY)
	$(BIN)/python -m tests.board.pictures

# A report's first page for the README; it takes LibreOffice and poppler to print it.
report-picture: $(READY)
	$(BIN)/python -m tests.report_picture docs/report.png

# What needs more than Python, make and git; not part of the build.
check-outside: $(READY)
	$(BIN)/python -m tests.outside.calendar_clients
	$(BIN)/python -m tests.outside.ssh
	$(BIN)/python -m tests.outside.tls
	$(BIN)/python -m tests.outside.office_papers
	$(BIN)/python -m tests.outside.second_python

clean:
	rm -rf $(VENV) .data
