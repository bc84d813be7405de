# factbase: everything that a person or a machine runs. Needs python3 (3.11 or later), make and git.
# Programs of the environment are called as modules: their scripts name a path, which may hold a space.

PYTHON ?= python3
PORT ?= 8000
export PORT

PY := .venv/bin/python
# Named for what the lock holds, so that a changed lock installs anew and a fresh clone with an old one does not.
checksum = $(shell cksum < requirements/$(1).txt | cut -d' ' -f1)
RUN := .venv/run-$(call checksum,run).installed
DEV := .venv/dev-$(call checksum,dev).installed

# Each test process has servers of its own, so that more than four cost more than they save. By `load` each takes its
# tests in the order in which they stand, those that empty the tables last: what would come after them finds none.
PARALLEL := -n auto --maxprocesses 4 --dist load

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test test-deep check checks bench screenshots backup restore lock clean

help: ## Show what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do printf '  make %-11s %s\n' "$$name" "$$what"; done

install: $(RUN) ## Make the environment in .venv, and install what the service needs

run: $(RUN) ## Run the whole service until Ctrl-C (PORT=8001 for another port)
	@exec $(PY) -m config.embedded run

test: $(DEV) ## Run the suite
	$(PY) -m pytest $(PARALLEL) -m "not deep"

test-deep: $(DEV) ## Run everything, the slow and broad tests too
	$(PY) -m pytest $(PARALLEL)

check: $(DEV) ## Format, lint, types, import contracts, migrations, deployment, API schema
	@$(PY) -m config.embedded exec -- $(MAKE) --no-print-directory checks

bench: $(DEV) ## Measure (BENCH_DATA=dir for texts of your own, PARTS="reading peer" for some only)
	BENCH_DATA="$(BENCH_DATA)" $(PY) -m tests.bench $(PARTS)

screenshots: $(DEV) ## Take the pictures in docs/pictures anew (LOOK=folder for whole pages in all sizes and colours)
	@$(PY) -m config.embedded exec -- $(PY) -m tests.browser.screenshots $(if $(LOOK),--look "$(LOOK)")

backup: $(RUN) ## Save the database to a file (BACKUP=file; default: a new one in var/backups)
	@$(PY) -m config.backup save "$(BACKUP)"

restore: $(RUN) ## Load a backup while the service is stopped (BACKUP=file; REPLACE=yes gives up what is there)
	@$(PY) -m config.backup load "$(BACKUP)" $(if $(filter yes,$(REPLACE)),--replace)

lock: .venv/bin/python ## Resolve requirements/*.in into *.txt, with hashes
	$(PYTHON) -m venv --clear var/lock-env
	var/lock-env/bin/python -m pip install --quiet uv
	for name in run dev peer; do \
	  var/lock-env/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --output-file requirements/$$name.txt requirements/$$name.in || exit 1; \
	done
	rm -rf var/lock-env

clean: ## Remove the environment and caches; data, mail and secrets in var/ stay
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './var/*' -prune -exec rm -rf {} +

# What `make check` runs, with throwaway servers and a secret key in its environment.
checks:
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy .
	$(PY) -c 'import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())'
	$(PY) -m codespell_lib
	$(PY) manage.py makemigrations --check --dry-run
	LOG_LEVEL=WARNING PYTHONPATH=. $(PY) .ci/lint_migrations.py
	DEBUG=false HTTPS=true ALLOWED_HOSTS=factbase.example $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) manage.py spectacular --validate --fail-on-warn --file /dev/null

$(RUN): | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@rm -f .venv/run-*.installed && touch $@

$(DEV): | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@rm -f .venv/dev-*.installed .venv/run-*.installed && touch $@ $(RUN)

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "factbase needs Python 3.11 or later: install python3 (Debian: python3 and python3-venv)." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "factbase needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V). Choose another: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make environments: install its venv package (Debian: apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
