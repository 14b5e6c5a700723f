#!/bin/sh
# Style, types and the direction of imports: check.sh VENV
set -eu
cd "$(dirname "$0")/.."
run=$1/bin
"$run/ruff" check --quiet .
"$run/ruff" format --quiet --check .
"$run/mypy" --no-error-summary src tests evals benchmarks tools training
"$run/lint-imports" --no-cache 2>&1 | tail -n 9
