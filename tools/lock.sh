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
compile requirements/pdf.in --constraints requirements/run.txt --output-file requirements/pdf.txt
compile requirements/node.in --output-file requirements/node.txt
(cd web-src && npm install --package-lock-only --no-audit --no-fund --loglevel=error)
# Whom the packages ask for money stands at their own addresses, which no lock file of ours holds.
python3 - <<'END'
import json, pathlib
path = pathlib.Path("web-src/package-lock.json")
lock = json.loads(path.read_text("utf-8"))
for package in lock["packages"].values():
    for name in ("funding", "resolved"):
        package.pop(name, None)
path.write_text(json.dumps(lock, indent=2) + "\n", "utf-8")
END
