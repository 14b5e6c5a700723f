#!/bin/sh
# What is checked on each change: test.sh VENV. Other Pythons run the suite too where an interpreter is found.
set -eu
cd "$(dirname "$0")/.."
venv=$1

suite() { # VENV MARKS: the tests with these marks, two processes wide
    "$1/bin/python" -m pytest -n 2 --dist loadfile -m "$2" --quiet tests
}
digest() { # VENV: what the example's reports come to, as one hash
    "$1/bin/dalil" extract examples/qaldis/reports/*.txt examples/qaldis/reports/*.html \
        --gazetteer examples/qaldis/gazetteer.csv --parties examples/qaldis/parties.csv | sha256sum
}

echo "== style, types, direction of imports"
sh tools/check.sh "$venv"
echo "== tests on $("$venv/bin/python" -V)"
suite "$venv" "not long"
expected=$(digest "$venv")
echo "== statements of the example: $expected"

for version in 3.12 3.13; do
    found=$("$venv/bin/python" tools/interpreter.py "$version")
    if [ -z "$found" ]; then
        echo "== Python $version: not run, no interpreter was found"
        continue
    fi
    echo "== tests on Python $version"
    sh tools/setup.sh ".venv-$version" test "$found"
    echo "   (what is not of the interpreter, as what a browser shows, is tried on the first Python alone: mark once)"
    suite ".venv-$version" "not long and not once"
    if [ "$(digest ".venv-$version")" != "$expected" ]; then
        echo "Python $version reads the example differently: the same bytes must come out of every version." >&2
        exit 1
    fi
    echo "== Python $version: the same bytes"
done
