#!/usr/bin/env bash
# dev.sh SOURCE: what ./dev installs, builds and says, with apt, cmake and ninja replaced by stubs that
# write down how they were called. Nothing is installed and nothing is built.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/top"
cp "$1/dev" "$folder/top/dev"
for tool in bash cat dirname env grep mkdir mktemp nproc readlink rm touch; do
    ln -s "$(command -v "$tool")" "$folder/bin/$tool"
done

# stub NAME [LINES]: a program that writes down its call, then does LINES.
stub() {
    # shellcheck disable=SC2016 # expanded when it runs
    printf '#!/bin/bash\necho "${0##*/} $*" >>%q\n%s\n' "$folder/calls" "${2:-}" >"$folder/bin/$1"
    chmod +x "$folder/bin/$1"
}

# dev ARGUMENTS: runs it from another folder; leaves $status, $said and $calls.
dev() {
    : >"$folder/calls"
    status=0
    said=$(cd / && PATH=$folder/bin "$folder/top/dev" "$@" 2>&1) || status=$?
    calls=$(<"$folder/calls")
}

expect() { # expect STATUS TEXT: how the last call ended, and what it said
    if [ "$status" != "$1" ] || [[ $said != *"$2"* ]]; then
        printf 'expected status %s and "%s"; got %s:\n%s\n' "$1" "$2" "$status" "$said"
        exit 1
    fi
}

called() { # called PATTERN: a stub was called so
    grep -qE -- "$1" <<<"$calls" || { printf 'not called: %s\n%s\n' "$1" "$calls"; exit 1; }
}

dev nonsense
expect 2 "unknown command 'nonsense'"
dev help
expect 0 "usage: ./dev COMMAND"

# Everything is missing.
stub dpkg-query "exit 1"
dev run
expect 1 "needs Debian 12's packages gcc"
stub apt-get
stub id "echo 1000"
dev run
expect 1 "needs root to install gcc"

# One package is missing; cmake configures, and `simul` is what ninja makes.
# shellcheck disable=SC2016
stub dpkg-query 'for p in "${@:4}"; do [ "$p" = cmake ] || printf "installed:%s " "$p"; done'
stub sudo '"$@"'
stub cmake "mkdir -p $folder/top/build/release && cd $folder/top/build/release && touch build.ninja &&
    printf 'CMAKE_HOME_DIRECTORY:INTERNAL=%s\nBUILD_TESTING:BOOL=%s\n' $folder/top \"\${@##*=}\" >CMakeCache.txt"
stub ninja
mkdir -p "$folder/top/build/release"
printf '#!/bin/bash\necho "simul $*"\n' >"$folder/top/build/release/simul"
chmod +x "$folder/top/build/release/simul"
dev run hall --boards 3
expect 0 "dev: installing cmake (to build and run Simul)"
expect 0 "simul hall --boards 3"
called "^sudo apt-get update"
called "^apt-get install .* cmake$"
called "^cmake --fresh --preset release -DBUILD_TESTING=OFF$"
called "^ninja .* simul$"

# Nothing is missing: no apt, no cmake.
# shellcheck disable=SC2016
stub dpkg-query 'for p in "${@:4}"; do printf "installed:%s " "$p"; done'
dev run hall
expect 0 "simul hall"
[ "$said" = "simul hall" ] || expect 0 "nothing but simul hall"
! grep -qE "^(sudo|apt-get|cmake) " <<<"$calls" || { echo "called in vain: $calls"; exit 1; }

# Where it was configured without tests, ./dev test does it again, and runs them.
stub ctest "echo '100% tests passed, 0 tests failed out of 7'"
dev test -R loop
expect 0 "100% tests passed, 0 tests failed out of 7"
called "^cmake --fresh --preset release -DBUILD_TESTING=ON$"
called "^ctest .*-R loop$"
stub ctest "echo 'a Passed 0.1 sec'; echo 'b ***Failed'; exit 8"
dev test
expect 1 "b ***Failed"

# What fails is said.
stub ninja "echo 'main.c:1: error'; exit 1"
dev run
expect 1 "main.c:1: error"
echo "./dev does what it should"
