# Everything that is done to this project, by name. `make` lists it.
PYTHON ?= python3
BIN := .venv/bin
# Material for MkDocs announces its end of life at each start; the versions here are pinned (docs/decisions/theme.md).
export NO_MKDOCS_2_WARNING := 1
# Where it is set, as in many containers, each build compiles the generator again: half a second, in tests a hundred times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-10s %s\n", $$1, $$2}'

.PHONY: site
site: .venv/site ## build the site into site/
	$(BIN)/mkdocs build --strict

.PHONY: serve
serve: .venv/site ## preview the site; an edit shows in the browser at once
	$(BIN)/mkdocs serve

.PHONY: check
check: .venv/site ## check data, translations and links; build nothing
	$(BIN)/competency-docs check

.PHONY: messages
messages: .venv/site ## bring the catalogues in step with templates and data
	$(BIN)/competency-docs messages update

# What tests of the built site need of Node, where there is npm; without it they are skipped.
NODE := $(if $(shell command -v npm),tests/node/node_modules/.package-lock.json)

.PHONY: test
test: lint types $(NODE) ## run every check and test, with coverage
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -p no:cacheprovider -n auto --dist loadfile --no-loadscope-reorder
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

tests/node/node_modules/.package-lock.json: tests/node/package-lock.json
	npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: mutations
mutations: .venv/dev site ## plant mistakes in the built site, and write what the proof finds of them
	$(BIN)/python -m benchmarks.mutation site --output docs/mutations.md

.PHONY: lint
lint: .venv/dev ## style and spelling
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell

.PHONY: types
types: .venv/dev ## types
	$(BIN)/mypy

.PHONY: format
format: .venv/dev ## bring the code into its format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: lock
lock: ## pin every dependency anew, with hashes (needs uv)
	uv pip compile pyproject.toml --extra build $(LOCK) -o requirements.txt
	uv pip compile pyproject.toml --extra build --extra dev $(LOCK) -o requirements-dev.txt

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate

.PHONY: clean
clean: ## remove what can be made again
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.* site tests/node/node_modules

.venv/site: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: requirements-dev.txt .venv/site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
