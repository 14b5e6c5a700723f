#!/bin/sh
# What is checked on each change: test.sh VENV. Other Pythons run the same suite where an interpreter is found.
set -eu
cd "$(dirname "$0")/.."
venv=$1
echo "== style, types, direction of imports"
sh tools/check.sh "$venv"
echo "== tests on $("$venv/bin/python" -V)"
"$venv/bin/python" -m pytest -n 2 --dist loadgroup -m "not long" --quiet

for version in 3.12 3.13; do
    found=$("$venv/bin/python" tools/interpreter.py "$version")
    if [ -z "$found" ]; then
        echo "== Python $version: not run, no interpreter found"
        continue
    fi
    echo "== tests on Python $version: results byte for byte as on the first"
    sh tools/setup.sh ".venv-$version" test "$found"
    ".venv-$version/bin/python" -m pytest -m "versions" --quiet
done
