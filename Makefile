.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := $(BIN)/uv
UV_PIP := $(UV) pip install --quiet
UV_COMPILE := $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"
LOWEST := build/lowest.in
PEERS := httpx httpx-aiohttp requests aiohttp official official-2 generated airflowctl
WHEEL_TESTS := tests/contract
FAST_TESTS := tests/unit tests/contract
SUMS := cd dist && ls | grep -vx SHA256SUMS | LC_ALL=C sort | xargs sha256sum
PORTABLE_TESTS := $(FAST_TESTS) tests/tools tests/processes tests/docs/test_examples.py
PYTHONS ?= 3.11 3.12 3.13

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(READY) ## start a real Airflow, trigger a DAG, wait, show the result [AIRFLOW=2.11.2]
	$(BIN)/python -m tests.live.serve --airflow $(or $(AIRFLOW),3.3.2) --dags examples/dags -- \
		$(BIN)/python examples/quickstart.py

.PHONY: test
test: lint types check-generated docs ## everything: lint, types, generated code, all tests (live ones too)
	$(BIN)/pytest tests

.PHONY: unit
unit: $(READY) ## the fast loop, in less than a minute: unit and contract tests, properties with few examples
	$(BIN)/pytest --hypothesis-profile=fast $(FAST_TESTS)

.PHONY: test-lowest
test-lowest: $(READY) ## the tests that need no server, on the lowest versions of the dependencies
	release/try_on.sh $(BIN) requirements/lowest.txt $(BIN)/python $(PORTABLE_TESTS)

.PHONY: test-pythons
test-pythons: $(READY) ## the tests that need no server, on each Python that is here [PYTHONS="3.12 /path/to/python"]
	release/try_on.sh $(BIN) requirements/dev.txt "$(PYTHONS)" $(PORTABLE_TESTS)

.PHONY: live
live: $(READY) ## the tests on real servers [AIRFLOW=3.1.8]
	$(BIN)/pytest tests/live $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: faults
faults: $(READY) ## faults between client and real servers: what was injected, asked, found, lost, doubled
	$(BIN)/pytest tests/faults $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: outbox task-queue event-stream
outbox: $(READY) ## start examples/outbox with a real PostgreSQL and Airflow, and show what it does
task-queue: $(READY) ## the same for examples/task_queue, with RabbitMQ
event-stream: $(READY) ## the same for examples/event_stream, with Redis
outbox task-queue event-stream:
	$(BIN)/python -m tests.queues.show $@

.PHONY: queues
queues: $(READY) ## kill and crash the examples of queues: what was lost, doubled [AIRFLOW=2.11.2]
	$(BIN)/python -m tests.queues $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: matrix
matrix: $(READY) ## the tests on every real server, into docs/compatibility.md [AIRFLOW=3.1.8]
	$(BIN)/python -m tests.live.matrix $(AIRFLOW)

.PHONY: next
next: $(READY) ## try a newer Airflow than the pinned ones, changing nothing here [AIRFLOW=3.4.0b2]
	$(BIN)/python -m tests.live.next $(AIRFLOW)

.PHONY: roles
roles: $(READY) ## what each role of FAB may do on real servers, into docs/auth.md [AIRFLOW=3.3.2+fab]
	$(BIN)/python -m tests.live.roles $(AIRFLOW)

.PHONY: bench
bench: $(READY) ## measure beside the peers, into docs/performance.md, or print one row [ROW=import]
	$(BIN)/python -m benchmarks $(ROW)

.PHONY: lint
lint: $(READY) ## ruff: lint and format, changing nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: $(READY) ## mypy and pyright, both strict
	$(BIN)/mypy
	$(BIN)/pyright
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pyright --ignoreexternal --verifytypes airflow_trigger

.PHONY: format
format: $(READY) ## ruff: mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: docs
docs: $(READY) ## build the site into build/site, warnings being errors
	rm -rf build/site
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --fresh-env \
		--doctree-dir build/doctrees docs build/site

.PHONY: pictures
pictures: $(READY) ## make the pictures of the docs: the command line, and the sequences
	$(BIN)/python -m tests.docs.pictures
	$(BIN)/python -m tests.docs.sequences

.PHONY: spec
spec: $(READY) ## fetch and verify the pinned specs, or move a pin [AIRFLOW=3.x.y]
	$(BIN)/python -m openapi.fetch $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: generate
generate: $(READY) ## rebuild generated/ from openapi/
	$(BIN)/python -m openapi.generate

.PHONY: check-generated
check-generated: $(READY) ## fail if generated/ is not what openapi/ builds
	$(BIN)/python -m openapi.generate --check

.PHONY: build
build: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
build: $(READY) ## build wheel, sdist, SBOM and sha256 sums into dist/, the same bytes each time
	$(UV) build --clear --no-create-gitignore --no-build-isolation \
		--python $(BIN)/python --out-dir dist
	$(UV) venv --quiet --clear --python $(BIN)/python build/sbom
	$(UV_PIP) --python build/sbom --require-hashes --requirement requirements/runtime.txt
	@# Found by its name, as a path would be noted in the SBOM.
	$(UV_PIP) --python build/sbom --no-deps --no-index --find-links dist airflow-trigger
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --mc-type library \
		--output-reproducible --validate --output-format JSON \
		--output-file "$$(echo dist/*.tar.gz | sed 's/tar.gz$$/cdx.json/')" build/sbom/bin/python
	($(SUMS)) >build/SHA256SUMS
	mv build/SHA256SUMS dist
	@cat dist/SHA256SUMS

.PHONY: verify
verify: $(READY) ## install the wheel of dist/ alone into a clean environment, run the contract tests there
	($(SUMS)) | diff dist/SHA256SUMS -
	$(UV) venv --quiet --clear --python $(BIN)/python build/verify
	$(UV_PIP) --python build/verify dist/*.whl
	build/verify/bin/python -I release/installed.py
	$(UV_PIP) --python build/verify --group test --constraint requirements/dev.txt
	build/verify/bin/python -I release/installed.py
	env -u PYTHONPATH build/verify/bin/python -m pytest -q -p no:cacheprovider $(WHEEL_TESTS)

.PHONY: release
release: $(READY) ## check, test, build, verify, commit, tag VERSION=1.2.3 [TEST="make unit"]
	$(BIN)/python -m release.release $(VERSION) --ready $(READY) $(if $(TEST),--test "$(TEST)")

.PHONY: publish
publish: $(READY) ## upload dist/ of the tagged commit to INDEX_URL=https://pypi.example.internal/simple
	@$(BIN)/python -m release.publish --index-url "$(INDEX_URL)"

.PHONY: lock
lock: $(READY) ## renew the locks: this package, its tools, the Airflow servers, the benchmarks' peers
	$(UV_COMPILE) --all-extras --group dev pyproject.toml --output-file requirements/dev.txt
	$(UV_COMPILE) --constraint requirements/dev.txt pyproject.toml \
		--output-file requirements/runtime.txt
	$(UV_COMPILE) --constraint requirements/dev.txt --extra cli --extra codegen pyproject.toml \
		--output-file requirements/command.txt
	mkdir -p $(dir $(LOWEST))
	$(UV_COMPILE) --all-extras --resolution lowest-direct --no-deps --no-header pyproject.toml \
		--output-file $(LOWEST)
	$(UV_COMPILE) --all-extras --group test --override $(LOWEST) pyproject.toml \
		--output-file requirements/lowest.txt
	$(BIN)/python -m tests.live.lock
	for peer in $(PEERS); do \
		$(UV_COMPILE) --constraint requirements/dev.txt benchmarks/locks/$$peer.in \
			--output-file benchmarks/locks/$$peer.txt || exit 1; \
	done

.PHONY: record
record: $(READY) ## record the answers of real servers into tests/recordings [AIRFLOW=3.1.8]
	$(BIN)/python -m tests.live.record $(AIRFLOW)

.PHONY: serve
serve: $(READY) ## run an Airflow until Ctrl-C, and print its login [AIRFLOW=2.11.2] [DAGS=folder]
	$(BIN)/python -m tests.live.serve $(if $(AIRFLOW),--airflow $(AIRFLOW)) \
		$(if $(DAGS),--dags $(DAGS))

.PHONY: setup
setup: $(READY) ## make .venv with the locked tools and this package

.PHONY: clean
clean: ## remove .venv, caches and build results
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		--requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps \
		--editable .
	@touch $@
