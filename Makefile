.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Their names have a checksum of what they are made of: git changes time stamps at will.
TOOLS := $(VENV)/.tools-$(shell cksum <requirements/dev.txt | tr -d ' ')
READY := $(VENV)/.ready-$(shell cat requirements/dev.txt pyproject.toml | cksum | tr -d " ")
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
help: ## List the targets
	@echo "Usage: make TARGET [VARIABLE=value …]"
	@awk -F ':.*## |^##@ ' '/^##@ / { printf "\n%s\n", $$2 } \
		/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "In brackets: variables that may be left out, with their default or an example."
	@echo "Targets install what they need into .venv first, with Python 3.11 or newer [PYTHON=python3]."
	@echo "Values of AIRFLOW:"
	@sed -n 's/^\["\(.*\)"\]$$/\1/p' tests/live/locks.toml | xargs | fold -s -w 90 | sed 's/^/  /'

##@ First steps

.PHONY: demo
demo: $(READY) ## Start Airflow, trigger a DAG, wait for the result, stop [AIRFLOW=3.3.2]
	@$(BIN)/python -m tests.live.demo $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: serve
serve: $(READY) ## Keep Airflow running until Ctrl-C [AIRFLOW=3.3.2] [DAGS=folder]
	@$(BIN)/python -m tests.live.serve $(if $(AIRFLOW),--airflow $(AIRFLOW)) \
		$(if $(DAGS),--dags $(DAGS))

.PHONY: outbox task-queue event-stream
outbox: $(READY) ## Run examples/outbox with a real PostgreSQL and Airflow 3.3.2
task-queue: $(READY) ## Run examples/task_queue with a real RabbitMQ and Airflow 3.3.2
event-stream: $(READY) ## Run examples/event_stream with a real Redis and Airflow 3.3.2
outbox task-queue event-stream:
	@$(BIN)/python -m tests.queues.show $@

##@ Develop

.PHONY: setup
setup: $(READY) ## Install the locked tools and this package into .venv

.PHONY: unit
unit: $(READY) ## Run the fast tests: unit and contract, fewer examples per property (1 min)
	$(BIN)/pytest --hypothesis-profile=fast $(FAST_TESTS)

.PHONY: format
format: $(READY) ## Fix lint and format with ruff
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: lint
lint: $(READY) ## Check lint and format with ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: $(READY) ## Check types with mypy and pyright, both strict
	$(BIN)/mypy
	$(BIN)/pyright
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pyright --ignoreexternal --verifytypes airflow_trigger

.PHONY: docs
docs: $(READY) ## Build the site into build/site; warnings are errors
	rm -rf build/site
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --fresh-env \
		--doctree-dir build/doctrees docs build/site

.PHONY: pictures
pictures: $(READY) ## Draw the pictures of the docs from their texts, commands and recordings
	$(BIN)/python -m tests.docs.pictures
	$(BIN)/python -m tests.docs.sequences
	$(BIN)/python -m tests.docs.diagrams
	$(BIN)/python -m tests.docs.recordings

.PHONY: test
test: lint types check-generated docs ## Run everything: lint, types, generated code, docs, all tests (1 h)
	$(BIN)/pytest tests

.PHONY: test-lowest
test-lowest: $(READY) ## Run the tests that need no server on the oldest dependencies
	release/try_on.sh $(BIN) requirements/lowest.txt $(BIN)/python $(PORTABLE_TESTS)

.PHONY: test-pythons
test-pythons: $(READY) ## Run the tests that need no server on each Python here [PYTHONS="3.11 3.12 3.13"]
	release/try_on.sh $(BIN) requirements/dev.txt "$(PYTHONS)" $(PORTABLE_TESTS)

.PHONY: spec
spec: $(READY) ## Fetch and verify the pinned OpenAPI specs; pin another version [AIRFLOW=3.x.y]
	$(BIN)/python -m openapi.fetch $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: generate
generate: $(READY) ## Generate generated/ from openapi/
	$(BIN)/python -m openapi.generate

.PHONY: check-generated
check-generated: $(READY) ## Fail if generated/ differs from what openapi/ generates
	$(BIN)/python -m openapi.generate --check

.PHONY: record
record: $(READY) ## Record the responses of real servers into tests/recordings [AIRFLOW=all]
	$(BIN)/python -m tests.live.record $(AIRFLOW)

.PHONY: lock
lock: $(READY) ## Update the locks of all dependencies, tools, Airflow servers and benchmarks
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

.PHONY: clean
clean: ## Remove .venv, caches and build results
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache

##@ Measure

.PHONY: live
live: $(READY) ## Run the tests on real servers [AIRFLOW=2.11.2, 3.3.2, 3.3.2+fab]
	$(BIN)/pytest tests/live $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: faults
faults: $(READY) ## Run real servers behind injected network faults [AIRFLOW=2.11.2, 3.3.2]
	$(BIN)/pytest tests/faults $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: queues
queues: $(READY) ## Crash the queue examples; count lost and duplicate runs [AIRFLOW=3.3.2]
	$(BIN)/python -m tests.queues $(if $(AIRFLOW),--airflow $(AIRFLOW))

.PHONY: matrix
matrix: $(READY) ## Run the live tests on every Airflow, into docs/compatibility.md [AIRFLOW=all]
	$(BIN)/python -m tests.live.matrix $(AIRFLOW)

.PHONY: next
next: $(READY) ## Try the client on an Airflow that is not locked here [AIRFLOW=the newest one]
	$(BIN)/python -m tests.live.next $(AIRFLOW)

.PHONY: roles
roles: $(READY) ## Measure what each role may do, into docs/auth.md [AIRFLOW=3.3.2+fab]
	$(BIN)/python -m tests.live.roles $(AIRFLOW)

.PHONY: bench
bench: $(READY) ## Compare with other clients, into docs/performance.md; print one [ROW=import]
	$(BIN)/python -m benchmarks $(ROW)

##@ Release

.PHONY: release
release: $(READY) ## Check, test, build, verify, commit and tag VERSION=1.2.3 [TEST="make test"]
	$(BIN)/python -m release.release $(VERSION) $(if $(TEST),--test "$(TEST)")

.PHONY: build
build: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
build: $(TOOLS) ## Build wheel, sdist, SBOM and sha256 sums into dist/, reproducibly
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
verify: $(TOOLS) ## Install the wheel of dist/ into a clean environment; run the contract tests
	($(SUMS)) | diff dist/SHA256SUMS -
	$(UV) venv --quiet --clear --python $(BIN)/python build/verify
	$(UV_PIP) --python build/verify dist/*.whl
	build/verify/bin/python -I release/installed.py
	$(UV_PIP) --python build/verify --group test --constraint requirements/dev.txt
	build/verify/bin/python -I release/installed.py
	env -u PYTHONPATH build/verify/bin/python -m pytest -q -p no:cacheprovider $(WHEEL_TESTS)

.PHONY: publish
publish: $(TOOLS) ## Upload dist/ of a tagged commit to INDEX_URL=https://… [UPLOAD_URL=https://…]
	@$(BIN)/python -m release.publish --index-url "$(INDEX_URL)"$(if \
		$(UPLOAD_URL), --upload-url "$(UPLOAD_URL)")

# Installs what every target runs on. The two are apart, so that a new version in pyproject.toml
# costs seconds, and the steps of a release nothing.
$(TOOLS):
	@requirements/setup.sh tools $(VENV) $(PYTHON)
	@touch $@

$(READY): | $(TOOLS)
	@rm -f $(VENV)/.ready*
	@requirements/setup.sh package $(VENV)
	@touch $@
