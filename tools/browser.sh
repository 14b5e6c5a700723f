#!/bin/sh
# Have Debian's Chromium for the tests of the desk where this may be installed; otherwise they are listed as not run.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the tests of the desk."
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; } >/dev/null 2>&1 && exit 0
fi
echo "No Chromium, and it may not be installed here: the tests of the desk in a browser will be listed as not run." >&2
