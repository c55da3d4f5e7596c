#!/usr/bin/env bash
# Builds the solution and runs every test project: eng/test.sh [options of the xunit v3 runner, e.g. -class Some.Tests]
# The last line is always: N passed, N failed, N skipped. The exit code is 1 when a test failed or a test project gave no result.
# With CI=true a skipped test fails the run too: there nothing that a test needs may be missing.
# The test executables are run directly: that is faster than a test host each, and their own console output is what a failure needs.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
configuration=${CONFIGURATION:-Release}
results=$(mktemp -d)
trap 'rm -rf -- "$results"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

passed=0 failed=0 skipped=0
summary() { printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"; }

# The value of an attribute of the <assembly> element that the runner wrote.
attribute() { sed -n -E "s/.*<assembly [^>]* ?$2=\"([0-9]+)\".*/\1/p" "$1" | head -n 1; }

# Restores and builds quietly; what matters of a build are its errors.
build() { dotnet build "$root/ContractMocks.sln" --configuration "$configuration" --verbosity quiet; }

# Adds what one project reports; 1 when it reports nothing, which must never look like success.
run_project() {
  local name=$1
  shift
  local assembly="$root/tests/$name/bin/$configuration/net10.0/$name.dll" result="$results/$name.xml"
  if [[ ! -f $assembly ]]; then
    echo "$name: not built ($assembly is not there; is the project in ContractMocks.sln?)"
    return 1
  fi

  dotnet exec "$assembly" -noColor -noLogo -xml "$result" "$@" >"$results/$name.log" 2>&1 || true
  # The runner's progress lines say nothing that the summary does not; what is left are failures, skips with their reasons, and crashes.
  grep -v -E '^ *(Discovering|Discovered|Starting|Finished): |^=== TEST EXECUTION SUMMARY' "$results/$name.log" || true

  local total=""
  [[ ! -s $result ]] || total=$(attribute "$result" total)
  if [[ -z $total ]]; then
    echo "$name: gave no result"
    return 1
  fi

  # Errors are failures outside a test: a fixture that could not be disposed, a crash between tests.
  passed=$((passed + $(attribute "$result" passed)))
  failed=$((failed + $(attribute "$result" failed) + $(attribute "$result" errors)))
  skipped=$((skipped + $(attribute "$result" skipped)))
  # With a filter, a project without a matching test is what was asked for.
  if [[ $total -eq 0 && $# -eq 0 ]]; then
    echo "$name: ran no test"
    return 1
  fi
}

broken=0
if build; then
  for project in "$root"/tests/*.Tests/*.csproj; do
    name=$(basename "$project" .csproj)
    if [[ $name == ContractMocks.WireMock.Tests ]]; then
      echo "== $name: outside of the solution, see docs/wiremock.md"
      continue
    fi

    echo "== $name"
    run_project "$name" "$@" || broken=1
  done
else
  echo "the build failed; no test was run"
  broken=1
fi

if [[ ${CI:-} == true && $skipped -gt 0 ]]; then
  echo "CI runs every test: the skipped ones above lack something that .ci/run should install"
  broken=1
fi

summary
[[ $failed -eq 0 && $broken -eq 0 ]]
