# Every command a person needs. `make` alone lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

# Empty: tools/need.sh finds a Python from 3.11 to 3.13. `make PYTHON=python3.12 test` names one.
export PYTHON ?=
# The tests start the program some two hundred times: where this is set, each start would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE
# The tool that `make pins` resolves with. Nobody needs it otherwise.
UV := uv==0.13.8

bin := .venv/bin
# Only Linux can lack a display; elsewhere a window always opens.
display := $(if $(filter Linux,$(shell uname -s)),$(DISPLAY)$(WAYLAND_DISPLAY),yes)

.PHONY: help
help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: run
run: screen := screen
run: $(if $(display),needs) .venv/project.stamp ## Open RadCoder with a sample course (without a display: run the same job headless)
ifneq ($(display),)
	@$(bin)/radcoder resources/samples/prostate-imrt-28.json
else
	@echo "No display: running the same job headless"
	@$(bin)/radcoder demo
endif

.PHONY: test
test: needs check ## Run every check and every test, on up to four cores: what CI runs
	@QT_QPA_PLATFORM=offscreen $(bin)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

.PHONY: check
check: .venv/dev.stamp .venv/project.stamp ## Check style, types and who may import whom
	@$(bin)/ruff check
	@$(bin)/ruff format --check
	@$(bin)/mypy
	@$(bin)/lint-imports

.PHONY: bench
bench: needs .venv/dev.stamp .venv/project.stamp ## Measure speed
	@QT_QPA_PLATFORM=offscreen $(bin)/pytest tests/benchmarks --benchmark-enable --benchmark-only

.PHONY: faults
faults: needs .venv/dev.stamp .venv/project.stamp ## Harm casebooks in every way: 250 kills, full disks, damage (five minutes)
	@RADCODER_KILLS=200 QT_QPA_PLATFORM=offscreen $(bin)/pytest tests/faults

.PHONY: shots
shots: needs .venv/dev.stamp .venv/project.stamp ## Make pictures of the screens in build/shots
	@mkdir -p build/shots
	@QT_QPA_PLATFORM=offscreen $(bin)/python tests/shots.py build/shots

.PHONY: made
made: .venv/dev.stamp .venv/project.stamp ## Remake what is generated and kept: seals of db/, schemas, rule examples
	@$(bin)/python tools/seal.py
	@$(bin)/python -m radcoder.exchange.schemas
	@$(bin)/python -m tests.rule_examples

.PHONY: needs
needs: ## Say which system libraries of Qt this machine lacks
	@sh tools/need.sh libraries $(screen)

.PHONY: pins
pins: ## Remake requirements/ from pyproject.toml (UPGRADE=1 takes newer versions)
	@python=$$(sh tools/need.sh python) && $$python -m venv build/uv
	@build/uv/bin/pip install --quiet --disable-pip-version-check $(UV)
	@$(compile) --group build --output-file requirements/run.txt >/dev/null
	@$(compile) --group build --group dev --constraint requirements/run.txt --output-file requirements/dev.txt >/dev/null
compile = build/uv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make pins" $(if $(UPGRADE),--upgrade)

.PHONY: clean
clean: ## Remove everything that was made here, .venv too
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache *.egg-info
	find radcoder tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The virtual environment is made anew when the program's pins change, so nothing stale stays in it. The project is
# installed last and without the network: its build backend is among the pins.
pip := $(bin)/pip --disable-pip-version-check --no-input --quiet

.venv/run.stamp: requirements/run.txt
	@python=$$(sh tools/need.sh python) && echo "Setting up .venv with $$python (about 100 MB, a minute or two)" && \
		$$python -m venv --clear .venv
	@$(pip) install --require-hashes --requirement $<
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@$(pip) install --require-hashes --requirement $<
	@touch $@

.venv/project.stamp: pyproject.toml .venv/run.stamp
	@$(pip) install --no-deps --no-build-isolation --editable .
	@touch $@
