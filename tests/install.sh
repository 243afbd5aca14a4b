#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed can be used: docs/example.c is built against the shared and the static library with pkg-config, and runs.
set -eu
build=$(dirname "$1")
example=$2/docs/example.c
if nm -D "$1" | grep -q __asan; then
    echo "skipped: the sanitizer build is not installed"
    exit 77
fi
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cmake --install "$build" --prefix "$room/usr" >/dev/null
PKG_CONFIG_PATH=$(dirname "$(find "$room" -name entente.pc)")
export PKG_CONFIG_PATH
mkdir "$room/corpus"
echo "France met Germany." >"$room/corpus/2020-01-02.txt"
echo "France met Japan. Germany met Japan. Japan met France." >"$room/corpus/2021-02-03.txt"
lib=$PKG_CONFIG_PATH/..
# shellcheck disable=SC2046
gcc -Wall -Wextra -Werror "$example" -o "$room/shared" $(pkg-config --cflags --libs entente)
# Debian has no static igraph, so the static library is linked with the shared libraries it stands on.
# shellcheck disable=SC2046
gcc "$example" -o "$room/static" $(pkg-config --cflags entente) "$lib/libentente.a" \
    $(pkg-config --libs $(pkg-config --print-requires --print-requires-private entente)) -lstdc++ -lgomp -lm
printf '%s\n' "2020: Germany and France in 1 sentences; PageRank of Germany 0.50" \
    "2021: France and Japan in 2 sentences; PageRank of France 0.33" >"$room/expected"
LD_LIBRARY_PATH=$lib "$room/shared" "$room/corpus" "$room/out" | diff "$room/expected" -
"$room/static" "$room/corpus" "$room/out-static" | diff "$room/expected" -
diff -r "$room/out" "$room/out-static"
test "$(wc -l <"$room/out/ties.csv")" = 4
# A fault is a sentence and a status, and nothing was printed as if it were a result.
if LD_LIBRARY_PATH=$lib "$room/shared" "$room/none" "$room/out" 2>"$room/fault"; then exit 1; fi
grep -q "$room/none" "$room/fault"
"$room/usr/bin/entente" --version
