#!/usr/bin/env bash
# What can be done with this checkout, one function an action: ./run.sh ACTION [ARGUMENTS]. Without one: ./run.sh help
set -euo pipefail
cd "$(dirname "$0")"

BIN=.venv/bin

# demo: install into .venv, read an example in French and one in English (the words are ours, the events invented)
demo() {
    venv
    "$BIN/depeche" read src/depeche/examples/fr.txt src/depeche/examples/en.txt
    mkdir -p build
    "$BIN/depeche" read --quiet --format html --output build/demo.html src/depeche/examples/fr.txt src/depeche/examples/en.txt
    echo "The same as a page: build/demo.html" >&2
    echo "To go on: source $BIN/activate, then depeche --help; docs/half-hour.md shows the way" >&2
}

# test: install what tests need, then every gate: lint, types, layers, unit (with the browser's tests)
test() {
    dev
    lint
    types
    layers
    unit
}

# lint: style and formatting; ./run.sh lint --fix repairs what can be
lint() {
    dev
    "$BIN/ruff" check "$@" .
    if [ "${1:-}" = --fix ]; then "$BIN/ruff" format .; else "$BIN/ruff" format --check .; fi
}

# types: mypy, strict, over the package, the training and the benchmarks
types() {
    dev
    "$BIN/mypy"
}

# layers: a stage imports only from stages to its left
layers() {
    dev
    "$BIN/lint-imports" --no-cache
}

# unit: the tests with coverage of src/; with arguments, those tests alone and no coverage
unit() {
    dev
    if [ $# -gt 0 ]; then "$BIN/pytest" "$@"; else "$BIN/pytest" --cov --cov-report=term; fi
}

# browser: the tests of the page in a headless Chromium alone
browser() {
    dev
    "$BIN/pytest" -m browser -rs tests/publish
}

# train fr|en: train a language's pipeline from ../shared/corpus/treebanks (resumable), put it into the package, score it
train() {
    dev
    "$BIN/python" -m training.train "$@"
    "$BIN/python" -m training.package "$1"
    "$BIN/python" -m training.score "$1"
}

# bench: run the scorers of ../shared/yardsticks, write benchmarks/RESULTS.md, fail when a figure falls under its floor
bench() {
    dev
    installed peers
    "$BIN/python" -m benchmarks "$@"
}

# models: install FollowTheMoney's model for its test (to build, it wants apt-get install libicu-dev pkg-config g++)
models() { installed models; }

# docs: make the reference pages from the code, and the site of docs/ in build/docs
docs() {
    dev
    "$BIN/python" docs/reference.py
    "$BIN/python" -m sphinx -W -q -b dirhtml docs build/docs
}

# screenshots: make the pictures of the desk in docs/screenshots anew, from the bundled examples, in a headless Chromium
screenshots() {
    dev
    "$BIN/python" docs/screenshots.py
}

# readme: put what depeche makes of the English example today into the README
readme() {
    venv
    COLUMNS=88 "$BIN/depeche" read src/depeche/examples/en.txt | "$BIN/python" -c '
import pathlib, re, sys
lines = sys.stdin.read().splitlines()[:42]
shown = "\n".join(("    " + line).rstrip() for line in [*lines, "…"])
readme = pathlib.Path("README.md")
text = readme.read_text(encoding="utf-8")
block = f"<!-- demo -->\n\n{shown}\n\n<!-- /demo -->"
readme.write_text(re.sub("<!-- demo -->.*<!-- /demo -->", lambda _: block, text, flags=re.S), encoding="utf-8")
'
}

# clean: remove what was made here (.venv, build, caches), nothing else
clean() {
    rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
    find src tests training benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
}

# help: this list
help() {
    echo "./run.sh ACTION"
    sed -n 's/^# \([a-z]*[ a-z|]*: .*\)/  \1/p' "$0"
}

# --- what the actions share ---

# A virtual environment with depeche in it, made anew only when the dependencies change.
venv() { installed; }
dev() { installed test; }

installed() {
    local group=${1:-} stamp=.venv/.installed${1:+-$1}
    if [ -f "$stamp" ] && [ "$stamp" -nt pyproject.toml ]; then return; fi
    echo "installing depeche${group:+ and what $group needs} into .venv: a few minutes" >&2
    [ -x "$BIN/python" ] || "$(python)" -m venv .venv
    "$BIN/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
    "$BIN/python" -m pip install --quiet --disable-pip-version-check --editable . ${group:+--group "$group"}
    touch "$stamp"
}

# The first Python of 3.11 or later on this machine.
python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "depeche needs Python 3.11 or later" >&2
    exit 1
}

action=${1:-help}
[ $# -gt 0 ] && shift
if ! grep -q "^# $action[: ]" "$0"; then
    echo "run.sh: no action '$action'" >&2
    help >&2
    exit 2
fi
"$action" "$@"
