#!/bin/sh
# Train the learned reader and write its file: train.sh FOLDER [FILE]. What the rules find in the corpus is what it hears.
set -eu
cd "$(dirname "$0")/.."
run=$1/bin/python
file=${2:-src/dalil/statements/learned/attribution.onnx}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONPATH=src:evals
"$run" -m training.heard "$work/rules.jsonl"
"$run" -m training.attribution train "$work/weights.pt" --rules "$work/rules.jsonl"
"$run" -m training.export "$work/weights.pt" "$file"
"$run" -m training.heads write --heard "$work/rules.jsonl" --file "$file"
if [ -n "${2:-}" ]; then
    echo "DALIL_LEARNED=$file dalil build … --engine learned reads with it; every record names the hash."
else
    echo "Put this hash into src/dalil/casework/learned.py and training/MODEL.md, and measure before you commit."
fi
