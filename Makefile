PYTHON ?= .venv/bin/python

.PHONY: fix check test eval bench docs knowledge
fix:       ; $(PYTHON) -m ruff check --fix . && $(PYTHON) -m ruff format .
check:     ; $(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check . && $(PYTHON) -m mypy --strict
test:      ; $(PYTHON) -m pytest
eval:      ; $(PYTHON) training/evaluate.py --data $(DATA)
bench:     ; $(PYTHON) benchmarks/reading.py $(REPORTS)
docs:      ; $(PYTHON) docs/build.py
knowledge: ; $(PYTHON) knowledge/build.py
