#!/bin/sh
# Make docs/example and docs/claim.png anew from the example case: example.sh VENV. The picture needs Chromium.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
XDG_CONFIG_HOME=$work "$1/bin/dalil" build examples/qaldis/reports --case "$work/qaldis" --demo \
    --metadata examples/qaldis/metadata.csv --gazetteer examples/qaldis/gazetteer.csv \
    --parties examples/qaldis/parties.csv || [ $? -eq 3 ]
rm -rf docs/example
cp -R "$work"/qaldis/dossiers/*/data docs/example

if command -v chromium >/dev/null 2>&1; then
    "$1/bin/python" tools/claim.py docs/example/index.html >docs/example/claim.html
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/chromium" --hide-scrollbars \
        --window-size=1180,1180 --screenshot=docs/claim.png "file://$PWD/docs/example/claim.html" >/dev/null 2>&1
    rm docs/example/claim.html
else
    echo "docs/claim.png: not made anew, Chromium is not installed"
fi
