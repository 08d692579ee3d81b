# make run         the dashboard, on this computer only
# make test        every test but the long ones; brings Debian's chromium for the browser tests where it may
# make bench       scores on texts with gold (GOLD=DIR names the folder)
# make bench-speed how long reading takes, as ratios in one run
# make bench-dashboard how quick the pages are, alone and with others
# make prove       the long tests: many more random inputs, killed writers, hostile files
# make lint        ruff, and mypy over extractors/
# make clean       removes .venv and caches; never the ledger
#
# Each target sets up what it needs in .venv and installs again only when a requirements file has changed.
# PYTHON=/path/to/python picks the interpreter for a new .venv; PORT=8600 picks the dashboard's port.

SHELL := /bin/sh
.DEFAULT_GOAL := help

IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c '$(IS_NEW_ENOUGH)' 2>/dev/null && { echo "$$p"; break; }; done)
endif

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
APT_INSTALL := DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends

ifdef GOLD
export GOLD
endif

.PHONY: help run test bench bench-speed bench-dashboard prove lint clean chromium postgresql

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

run: $(VENV)/installed-run
	$(BIN)/streamlit run dashboard.py $(if $(PORT),--server.port $(PORT))

# Two halves side by side: reading works the processor, the other waits much for servers and browsers. What belongs to
# no half by name runs with the second. The first is shown when it is done; ARGS, where given, run in one piece.
READING := tests/extractors tests/readers tests/views
PYTEST := $(BIN)/python -m pytest -m "not prove"

test: $(VENV)/installed-dev chromium postgresql
ifdef ARGS
	$(PYTEST) $(ARGS)
else
	@failed=; $(PYTEST) $(READING) >$(VENV)/test-reading.log 2>&1 & reading=$$!; \
	$(PYTEST) tests $(addprefix --ignore=,$(READING)) || failed=1; \
	wait $$reading || failed=1; \
	cat $(VENV)/test-reading.log; \
	test -z "$$failed"
endif

prove: $(VENV)/installed-dev chromium postgresql
	$(BIN)/python -m pytest -m prove --hypothesis-profile=prove $(ARGS)

bench: $(VENV)/installed-run
	$(BIN)/python -m benchmarks.score --gate $(ARGS)
	$(BIN)/python -m benchmarks.calibration

bench-speed: $(VENV)/installed-run $(VENV)/peers/installed
	$(BIN)/python -m benchmarks.speed $(ARGS)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

bench-dashboard: $(VENV)/installed-dev chromium
	$(BIN)/python -m benchmarks.dashboard $(ARGS)

clean:
	rm -rf $(VENV) .pytest_cache .hypothesis .ruff_cache .mypy_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A folder made half-way (no pip in it) counts as not made.
$(VENV)/bin/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer was not found; name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c '$(IS_NEW_ENOUGH)' || { echo "$(PYTHON) is not Python 3.11 or newer; name another: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)

$(VENV)/installed-run: requirements.txt | $(VENV)/bin/pip
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt requirements.txt | $(VENV)/bin/pip
	$(PIP) -r requirements-dev.txt
	@touch $(VENV)/installed-run $@

# The tools that bench-speed compares with; without them it compares the rest.
$(VENV)/peers/installed: requirements-peers.txt | $(VENV)/bin/pip
	"$(BIN)/python" -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-peers.txt \
		&& touch $@ || echo "the tools of requirements-peers.txt could not be installed: compared without them" >&2

# Without a browser the tests marked `browser` are skipped, and say so.
chromium:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		{ apt-get update --quiet && $(APT_INSTALL) chromium fonts-liberation; } >$(VENV)/chromium.log 2>&1 \
		|| echo "chromium could not be installed (see $(VENV)/chromium.log): browser tests will be skipped" >&2; \
	else \
		echo "chromium is not installed: browser tests will be skipped (on Debian: sudo apt-get install chromium)" >&2; \
	fi

# A server is only brought to machines that are thrown away; without one the ledger's tests run on SQLite alone.
postgresql:
	@if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then :; \
	elif [ -n "$$CI" ] && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		{ apt-get update --quiet && $(APT_INSTALL) postgresql; } >$(VENV)/postgresql.log 2>&1 \
		|| echo "postgresql could not be installed (see $(VENV)/postgresql.log): the ledger is tested on SQLite alone" >&2; \
	else \
		echo "postgresql is not installed: the ledger is tested on SQLite alone (on Debian: sudo apt-get install postgresql)" >&2; \
	fi
