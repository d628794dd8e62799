# `make demo` and `make test` do all set-up on a machine with Python >= 3.11, pip and make.
# PYTHON names another interpreter: make test PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := data/demo
ONRECORD := $(BIN)/onrecord
DEMO_PLACE := --warehouse $(DEMO)/warehouse.duckdb

.PHONY: demo test test-deep test-long lint lock bench bench-check bench-record docs clean setup \
	compile uncompile help

help:
	@echo "make setup   the environment, by the lock"
	@echo "make compile  the rules of annotation as C, a fifth faster; make uncompile takes it back"
	@echo "make demo    set up, load the sample archives, print three answers"
	@echo "make test    set up, run the tests"
	@echo "make test-deep  set up, run the property tests with many examples, and the long ones"
	@echo "make test-long  the long ones alone"
	@echo "make lint    ruff and mypy"
	@echo "make bench   the whole run and annotation beside a bare nlp.pipe"
	@echo "make bench-check  the same, and whether it got slower than what is recorded"
	@echo "make docs    write docs/ anew from the schema and the cookbook"
	@echo "make lock    write requirements.lock anew"
	@echo "make clean   remove what was built, the environment and data/ of the demo"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "onrecord needs Python 3.11 or newer; name one with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# Two minutes, and a C compiler. What is changed afterwards is refused until it is compiled again.
compile: $(READY)
	COMPILE_RULES=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
		--no-build-isolation -e .

uncompile:
	find transforms -name '*.so' -delete
	rm -f transforms/compiled.json

# Some of the samples are broken on purpose, so the demo allows more rejects than a real night.
demo: $(READY)
	@rm -rf $(DEMO)
	$(ONRECORD) run tests/data/archives --lake $(DEMO)/lake $(DEMO_PLACE) --reject-threshold 0.5
	@echo
	@echo "What was left out, and why:"
	@$(ONRECORD) sql $(DEMO_PLACE) \
		"select reason, count(*) as records from rejects group by all order by all"
	@echo
	@echo "1. Who is quoted most?"
	@$(ONRECORD) sql $(DEMO_PLACE) \
		"select display_name, count(*) as quotes, count(distinct story_id) as stories \
		 from v_quotes where speaker_kind = 'person' and not is_copy \
		 group by all order by quotes desc, display_name limit 5"
	@echo
	@echo "2. Who said what, word for word?"
	@$(ONRECORD) sql $(DEMO_PLACE) \
		"select display_name, title, cue, text from v_quotes \
		 where quote_type = 'direct' and speaker_kind = 'person' and not is_copy \
		 order by published_at, article_id, char_start limit 5"
	@echo
	@echo "3. What is claimed to come?"
	@$(ONRECORD) sql $(DEMO_PLACE) \
		"select display_name, claim_kind, text from v_claims \
		 where modality = 'future' and is_attributed and not is_copy \
		 order by published_at, article_id, char_start limit 5"

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not long"

# The property tests again, with ten times the examples and others at every run; and the tests that
# wait for workers to die.
test-deep: $(READY)
	TEST_DEEP=1 $(BIN)/python -m pytest -n 2 --dist worksteal -m "deep or long"

# Those that wait for workers to die alone, which is what is left of the tests behind `make test`.
test-long: $(READY)
	$(BIN)/python -m pytest -n 2 --dist worksteal -m long

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m benchmarks.throughput $(BENCH)

# The ratios of both settings beside those in benchmarks/throughput.toml.
bench-check: $(READY)
	$(BIN)/python -m benchmarks.throughput --profile accurate --check
	$(BIN)/python -m benchmarks.throughput --profile fast --check

bench-record: $(READY)
	$(BIN)/python -m benchmarks.throughput --profile accurate --record
	$(BIN)/python -m benchmarks.throughput --profile fast --record

docs: $(READY)
	@mkdir -p docs
	$(BIN)/python -m warehouse.store.dictionary tables > docs/tables.md
	$(BIN)/python -m warehouse.store.dictionary schema > docs/schema.md
	$(BIN)/python -m warehouse.store.dictionary cookbook > docs/cookbook.md
	$(BIN)/python -m tests.support.lineage > docs/lineage.md

# Versions stay as they are in the file unless something asks for others. Extras are kept, since
# pip asks for a pin of sqlalchemy[asyncio] and is not content with one of sqlalchemy.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dashboard --extra dask --extra dev --universal \
		--python-version 3.11 --no-strip-extras --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --quiet -o requirements.lock
	$(BIN)/python .ci/write_lock.py requirements.lock

clean: uncompile
	rm -rf .venv build *.egg-info $(DEMO) data/prefect .pytest_cache .mypy_cache .ruff_cache .hypothesis
