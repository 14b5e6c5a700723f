#!/bin/sh
# Pin every requirement with names, versions and hashes, for Python 3.11 to 3.13. Addresses of registries never enter.
set -eu
cd "$(dirname "$0")/.."
compile() {
    uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet "$@"
}
compile pyproject.toml --output-file requirements/run.txt
compile requirements/build.in --constraints requirements/run.txt --output-file requirements/build.txt
compile requirements/test.in --constraints requirements/run.txt --output-file requirements/test.txt
