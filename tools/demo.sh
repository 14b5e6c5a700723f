#!/bin/sh
# Show dalil at work on the example case: demo.sh VENV PYTHON
set -eu
cd "$(dirname "$0")/.."
cat <<'TEXT'
dalil reads a folder of reports about one invented town and makes a dossier of it: who says who did what to whom,
how many independent origins stand behind each claim, who denies it, and which bytes every word comes from.
Nothing leaves this folder, and nothing is fetched but the packages it is built on.
TEXT
sh tools/setup.sh "$1" run "$2"
rm -rf demo-case
example=$(ls -d examples/*/ | head -n 1)
"$1/bin/dalil" build "${example}reports" --case demo-case --metadata "${example}metadata.csv" \
    --gazetteer "${example}gazetteer.csv" --parties "${example}parties.csv" --demo || [ $? -eq 3 ]
TEXT=demo-case/dossiers
echo "Open the dossier in a browser: $(ls -d "$PWD/$TEXT"/*/data/index.html | tail -n 1)"
