#!/usr/bin/env bash
# contractmocks serve beside a bare Kestrel endpoint that writes the same bytes, and beside aimock (npm: @copilotkit/aimock): eng/bench-serve.sh [SECONDS] [MEMORY_SECONDS]
# 16 connections; whole answers of a chat, and streams of 200 chunks without delays. All three serve at the same time, and the load goes from one to the next, in
# rounds of SECONDS (4), so that what else the machine does falls on all. Then the memory of contractmocks over MEMORY_SECONDS (60; 0 leaves it out) of each load.
# aimock is installed below benchmarks/serve/bin, which git ignores.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
aimock_version=1.43.0
rivals=$root/benchmarks/serve/bin/rivals
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if [[ ! -f $rivals/node_modules/@copilotkit/aimock/package.json ]]; then
  mkdir -p "$rivals"
  echo '{ "private": true }' >"$rivals/package.json"
  npm install --prefix "$rivals" --no-audit --no-fund --no-package-lock --silent "@copilotkit/aimock@$aimock_version" \
    || echo "aimock could not be installed: it is left out"
fi

dotnet build "$root/benchmarks/bare" --configuration Release --verbosity quiet
dotnet build "$root/benchmarks/serve" --configuration Release --verbosity quiet
exec dotnet "$root/benchmarks/serve/bin/Release/net10.0/ServeBenchmark.dll" chat "$rivals" "${1:-4}" "${2:-60}"
