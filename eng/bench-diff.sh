#!/usr/bin/env bash
# How long `contractmocks diff` takes on the command line, from the start of its process to its end, nothing kept: eng/bench-diff.sh [OLD NEW] [RUNS]
# Without documents, two of 2.8 MB from the corpus. Beside it oasdiff, where it is installed (`oasdiff` on the path). The output goes to /dev/null; a
# comparison that finds breaking changes ends with its own code, which is no failure here. Build first: dotnet build -c Release src/ContractMocks.Cli
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
corpus=${CONTRACTMOCKS_CORPUS:-$root/../shared/corpus}/llm/openai
old=${1:-$corpus/openai-2026-05-13.yaml}
new=${2:-$corpus/openai-2026-07-15.yaml}
runs=${3:-10}
cli=$root/src/ContractMocks.Cli/bin/Release/net10.0/ContractMocks.Cli.dll
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[[ -f $cli ]] || { echo "$cli is not there: dotnet build -c Release src/ContractMocks.Cli" >&2; exit 2; }

now() { date +%s%N; }

# Milliseconds of each run, sorted; then the median, the least and the most.
measure() {
  local name=$1
  shift
  local times=() start
  for ((run = 0; run < runs; run++)); do
    start=$(now)
    "$@" >/dev/null 2>&1 || true
    times+=($((($(now) - start) / 1000000)))
  done
  mapfile -t times < <(printf '%s\n' "${times[@]}" | sort -n)
  printf '%-34s median %5d ms   least %5d ms   most %5d ms   (%d runs)\n' "$name" "${times[runs / 2]}" "${times[0]}" "${times[runs - 1]}" "$runs"
}

echo "$(basename "$old") ($(wc -c <"$old") bytes) and $(basename "$new") ($(wc -c <"$new") bytes), $(nproc) cores"
measure "contractmocks diff" dotnet "$cli" diff "$old" "$new"
measure "contractmocks diff --format json" dotnet "$cli" diff "$old" "$new" --format json
if command -v oasdiff >/dev/null; then
  measure "oasdiff changelog" oasdiff changelog "$old" "$new"
else
  echo "oasdiff is not installed: it is left out"
fi
