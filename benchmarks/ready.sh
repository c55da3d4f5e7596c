#!/usr/bin/env bash
# How long a server takes from the start of its process until it answers: benchmarks/ready.sh DOCUMENT [RUNS]
# contractmocks for the first time (nothing kept) and again (the compiled contract is in its cache), and Steady (npm: @stdy/cli) beside them where
# `steady` is installed. Build first: dotnet build -c Release src/ContractMocks.Cli
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
document=$(realpath -- "${1:?the OpenAPI document to serve}")
runs=${2:-5}
cli=$root/src/ContractMocks.Cli/bin/Release/net10.0/ContractMocks.Cli.dll
CONTRACTMOCKS_CACHE=$(mktemp -d)
export CONTRACTMOCKS_CACHE
trap 'rm -rf -- "$CONTRACTMOCKS_CACHE"' EXIT

now() { date +%s%N; }

free_port() { node -e 's=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

# Milliseconds until the path answers with anything but a refused connection; the process is then ended and waited for.
once() {
  local port=$1 path=$2 start end
  shift 2
  start=$(now)
  "$@" >/dev/null 2>&1 &
  local process=$!
  until { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; do
    kill -0 "$process"
    # Asked all the time, the loop would take a core from what it measures.
    sleep 0.005
  done
  printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" >&3
  read -r -u 3 _
  end=$(now)
  exec 3>&-
  kill "$process"
  wait "$process" || true
  echo $(((end - start) / 1000000))
}

# The median of several, with least and most.
several() {
  local name=$1 before=$2 port
  shift 2
  local times=()
  for ((i = 0; i < runs; i++)); do
    $before
    port=$(free_port)
    times+=("$(once "$port" /__contractmocks/health "${@//PORT/$port}")")
  done
  mapfile -t times < <(printf '%s\n' "${times[@]}" | sort -n)
  printf '%-40s median %5d ms (%d to %d, %d runs)\n' "$name" "${times[$((runs / 2))]}" "${times[0]}" "${times[$((runs - 1))]}" "$runs"
}

forget() { rm -rf -- "${CONTRACTMOCKS_CACHE:?}"/*; }

serve=(dotnet "$cli" serve --spec "$document" --port PORT)
several "contractmocks, the first time" forget "${serve[@]}"
several "contractmocks, served before" true "${serve[@]}"
if command -v steady >/dev/null; then
  several "steady" true steady --port PORT "$document"
else
  echo "steady is not installed (npm install --global @stdy/cli)"
fi
