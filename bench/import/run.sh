#!/usr/bin/env bash
# Builds the benchmark as a cloud function is built and runs it against a private PostgreSQL server.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
bundle=$(mktemp -d)
trap 'rm -rf "$bundle"' EXIT
cd "$root"
npx esbuild bench/import/index.ts --bundle --platform=node --external:pg-native --alias:~types=./types \
  --define:__dirname="'$root/test/database'" --log-level=error --outfile="$bundle/bench.js"
test/database/with-server.sh node --max-old-space-size=112 "$bundle/bench.js" "$@"
