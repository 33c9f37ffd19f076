# Everything a newcomer types: `make demo`, `make test`. Both set up what they need, and do it once.
# Relative paths only: the clone may lie in a folder whose name holds spaces or Chinese characters.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench constraints map clean

# The first Python new enough on this machine; `make PYTHON=/path/to/python demo` chooses another.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
VENV_PYTHON := .venv/bin/python
PIP := -m pip --disable-pip-version-check --no-input --quiet --quiet
# By environment, because that also reaches the tools with which pip builds what comes as source; newer pips read the second.
PINNED := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt

# The shortest lists with which PySide6 starts on an empty Debian 12: window, sound, X11 and Wayland.
QT_LIBRARIES := libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon0 \
	libpulse0 libbrotli1 libxrandr2 libdrm2 libxext6 \
	libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-randr0 libxcb-render-util0 \
	libxcb-shape0 libxcb-xkb1 libwayland-cursor0
# What only the suite needs: a display to open windows on, and two strangers' opinion of our PDFs.
TEST_PROGRAMS := xvfb xauth poppler-utils qpdf

# $(call system_packages,what they are for,names): installs what dpkg does not know, where we may; else prints the line to type, and
# says so again at the next call, for only a complete system gets its stamp.
define system_packages
	missing=""; \
	if command -v dpkg-query >/dev/null; then \
		for name in $(2); do \
			dpkg-query --show --showformat='$${Status}' "$$name" 2>/dev/null | grep -q ' installed$$' || missing="$$missing $$name"; \
		done; \
	elif [ "$$(uname)" = Linux ]; then \
		echo "Once: make sure that $(1) are there. This system does not use Debian's packages, whose names are: $(2)" >&2; \
	fi; \
	if [ -z "$$missing" ]; then \
		touch $@; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "Installing $(1):$$missing"; \
		export DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes; \
		apt-get update -qq && apt-get install -qq -y --no-install-recommends $$missing >/dev/null && touch $@; \
	else \
		echo "Missing: $(1). If what follows fails, type this and call make again:" >&2; \
		echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$$missing" >&2; \
	fi
endef

help:
	@echo 'make demo         set everything up, build the worked cases and open the desk (without a display: write them to out/)'
	@echo 'make test         set everything up and run the suite'
	@echo 'make check        format, lint, types, import contracts, budgets; silent when all is well'
	@echo 'make bench        measure start, import, one operation, opening and paper beside their budgets'
	@echo 'make constraints  choose new versions of all packages and pin them in constraints.txt'
	@echo 'make map          lead the links of ARCHITECTURE.md to their lines again'
	@echo 'make clean        remove everything that make made'

setup: .venv/ready .venv/libraries
	@:

.venv/ready: pyproject.toml constraints.txt
	@[ -n "$(PYTHON)" ] || { echo 'Python 3.11 or newer is needed and none was found. On Debian 12: apt-get install python3 python3-venv' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo 'Python lacks its venv module. On Debian: apt-get install python3-venv' >&2; exit 1; }
	@echo 'Setting up .venv (once; some minutes on a slow line)'
	@$(VENV_PYTHON) -c '' 2>/dev/null || "$(PYTHON)" -m venv --clear .venv
	@$(PINNED) $(VENV_PYTHON) $(PIP) install --editable '.[develop]'
	@touch .venv/ready

.venv/libraries: .venv/ready
	@$(call system_packages,the system libraries of Qt,$(QT_LIBRARIES))

.venv/test-programs: .venv/ready
	@$(call system_packages,the programs of the test suite,$(TEST_PROGRAMS))

demo: setup
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" = Darwin ]; then \
		$(VENV_PYTHON) -m reviewer demo; \
	else \
		echo 'No display here: the same program runs offscreen.'; \
		QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m reviewer demo --headless --out out/; \
		echo 'It left:'; ls -l out/scorecard.pdf out/scorecard.json out/desk.png; \
	fi

test: setup .venv/test-programs
	@$(VENV_PYTHON) -m pytest

check: setup
	@$(VENV_PYTHON) -m ruff format --quiet --check .
	@$(VENV_PYTHON) -m ruff check --quiet .
	@$(VENV_PYTHON) -m mypy --no-error-summary
	@contracts=$$($(VENV_PYTHON) -c 'from importlinter.cli import lint_imports_command; lint_imports_command(["--no-logo"])') \
		|| { echo "$$contracts"; exit 1; }
	@budgets=$$($(VENV_PYTHON) -m pytest --quiet tests/architecture 2>&1) || { echo "$$budgets"; exit 1; }

bench: setup
	@$(VENV_PYTHON) -m tests.bench
	@$(VENV_PYTHON) -m tests.bench.alignment

constraints:
	@mkdir -p out && rm -rf out/pinning && "$(PYTHON)" -m venv out/pinning/venv
	@out/pinning/venv/bin/python $(PIP) install --upgrade setuptools '.[develop]'
	@out/pinning/venv/bin/python $(PIP) download --no-deps --only-binary=:all: \
		--python-version 3.13 --dest out/pinning audioop-lts
	@{ \
		echo '# Exact versions of everything in .venv, for Python 3.11 to 3.13. Made by `make constraints`; not edited by hand.'; \
		{ out/pinning/venv/bin/python $(PIP) freeze --all --exclude pip --exclude reviewer-workstation; \
		ls out/pinning | sed -n "s/^audioop_lts-\([0-9.]*\)-.*/audioop-lts==\1; python_version >= '3.13'/p"; } | LC_ALL=C sort --ignore-case; \
	} >constraints.txt
	@rm -rf out/pinning

map: .venv/ready
	@$(VENV_PYTHON) -m tests.architecture.map_links

clean:
	rm -rf .venv out build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .grimp_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
