# dalil: `make demo` shows it at work, `make test` proves it. Both set up what they need, in this folder only.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: help demo web test test-long check bench measure example corpus train lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/'

demo: ## read the example case and show the dossier made of it
	@sh tools/demo.sh $(VENV) $(PYTHON)

web: ## build the scripts, styles and fonts of the desk (needs Node, or takes it from the Python registry)
	@sh tools/setup.sh $(VENV) run $(PYTHON)
	@sh tools/web.sh $(VENV)

test: ## everything that is checked on each change
	@sh tools/setup.sh $(VENV) test $(PYTHON)
	@sh tools/web.sh $(VENV)
	@sh tools/browser.sh
	@sh tools/test.sh $(VENV)

test-long: ## the simulated worlds, kills and mutants in full
	@sh tools/setup.sh $(VENV) test $(PYTHON)
	@$(RUN)/python -m pytest -m long

check: ## style, types, direction of imports
	@sh tools/setup.sh $(VENV) test $(PYTHON)
	@sh tools/check.sh $(VENV)

bench: ## speed and memory as ratios in one run
	@sh tools/setup.sh $(VENV) test $(PYTHON)
	@$(RUN)/python benchmarks/custody.py
	@$(RUN)/python benchmarks/run.py
	@sh tools/web.sh $(VENV)
	@$(RUN)/python benchmarks/desk.py

measure: ## figures on evaluation data: make measure DATA=FOLDER SCORERS=FOLDER
	@sh tools/setup.sh $(VENV) test $(PYTHON)
	@$(RUN)/python evals/measure.py --data "$(DATA)" --scorers "$(SCORERS)"

example: ## make docs/example anew from the example case
	@sh tools/setup.sh $(VENV) run $(PYTHON)
	@sh tools/example.sh $(VENV)

corpus: ## compile the annotated reports and count them
	@sh tools/setup.sh $(VENV) test $(PYTHON)
	@$(RUN)/python tools/compile_corpus.py --counts

train: ## train the learned reader on the corpus and print the hash of its file; FILE=own.onnx leaves dalil's as it is (needs the extra `train`, see training/README.md)
	@sh tools/train.sh $(VENV) $(FILE)

lock: ## pin the requirements anew (needs uv)
	@sh tools/lock.sh

clean: ## remove what these commands made
	rm -rf .venv .venv-* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache demo-case
