# Each target makes .venv first, when it is missing or its inputs have changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lab bench pictures

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(READY) ## make .venv with the kit and its test tools

demo: $(READY) ## render the sample accounts into out/demo/
	@$(BIN)/kit demo --out out/demo

test: $(READY) ## run the tests and the notebooks
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m 'not browser'
	@$(BIN)/python -m pytest -m browser
	@for store in empty filled; do \
	  export KIT_HOME="$$(mktemp -d)"; \
	  if [ $$store = filled ]; then $(BIN)/kit import data/samples/*.json --new-accounts >/dev/null || exit; fi; \
	  $(BIN)/python -m pytest -o addopts=--strict-markers --nbval-lax notebooks || exit; \
	done

check: $(READY) ## check format, lint and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy kit

lab: $(READY) ## open the workbook in JupyterLab
	@$(BIN)/kit lab

bench: $(READY) ## measure speed into out/bench/
	@$(BIN)/python tests/bench/run.py

pictures: $(READY) ## make the pictures of the README from the running kit
	@$(BIN)/python docs/make_pictures.py

# The lab extension knows the notebooks by their code, so a changed notebook installs it again.
$(READY): pyproject.toml constraints.txt hatch_build.py package.json package-lock.json $(wildcard kit/lab/*.* notebooks/*.ipynb)
	@if [ ! -x $(BIN)/python ]; then $(MAKE) --no-print-directory new-venv; fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]' -c constraints.txt
	@touch $@

.PHONY: new-venv
new-venv:
	@if command -v uv >/dev/null 2>&1; then uv venv --quiet --seed --python '>=3.11' $(VENV); \
	elif $(PYTHON) -c 'import venv, ensurepip' >/dev/null 2>&1; then $(PYTHON) -m venv $(VENV); \
	else echo 'Python cannot make a virtual environment here: install the package python3-venv (on Debian and Ubuntu: apt install python3-venv), then run make again.' >&2; exit 1; fi
