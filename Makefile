# `make demo` shows what obconf does, `make test` runs every test; both need only Python 3.10+, make and a package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CLIENT ?= latest

.PHONY: help demo test quick test-editors lint types format conformance docs screens build extension clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): pyproject.toml tools/bootstrap.py
	@$(PYTHON) tools/bootstrap.py $(VENV)

demo: $(READY) ## a refused file, its repair, its normal form and the final command
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/demo.sh

test: $(READY) ## every test, those against the real official client included
	$(BIN)/python -m pytest -n auto --ignore tests/conformance --ignore tests/editors
	$(BIN)/python -m pytest tests/conformance

quick: $(READY) ## the tests that do not need the official client
	$(BIN)/python -m pytest -n auto --ignore tests/conformance --ignore tests/editors

test-editors: ## the extension in a real VS Code, the language server in Neovim and others; installs what they need
	@tools/test-editors.sh

lint: $(READY) ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## mypy and pyright, both strict
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

format: $(READY) ## rewrite the code in the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

conformance: $(READY) ## compare with another release of the official client: make conformance CLIENT=latest
	$(BIN)/python -m tests.conformance.compare --client $(CLIENT)

docs: $(READY) ## write the generated pages again
	$(BIN)/python -m tests.conformance.pages
	$(BIN)/python -m tests.rules.publish --write

screens: $(READY) ## write the texts under tests/screens again
	$(BIN)/python -m tests.screens --write

build: $(READY) ## wheel and source distribution
	$(BIN)/python -m build

extension: ## the VS Code extension, checked and packed into vscode-extension/obconf-VERSION.vsix; needs Node 20
	cd vscode-extension && npm ci && npm run lint && npm run typecheck && PYTHON=$(PYTHON) npm run package && PYTHON=$(PYTHON) npm test

clean: ## remove everything that make made
	rm -rf $(VENV) .cache build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	cd vscode-extension && rm -rf .cache bundled/libs bundled/licences bundled/schema dist node_modules *.vsix
