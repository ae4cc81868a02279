PYTHON ?= .venv/bin/python

.PHONY: fix check test docs knowledge
fix:       ; $(PYTHON) -m ruff check --fix . && $(PYTHON) -m ruff format .
check:     ; $(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check . && $(PYTHON) -m mypy --strict
test:      ; $(PYTHON) -m pytest
docs:      ; $(PYTHON) docs/build.py
knowledge: ; $(PYTHON) knowledge/build.py
