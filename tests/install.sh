#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed can be used: a program is built against the shared and the static library with pkg-config, and runs.
set -eu
build=$(dirname "$1")
if nm -D "$1" | grep -q __asan; then
    echo "skipped: the sanitizer build is not installed"
    exit 77
fi
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cmake --install "$build" --prefix "$room/usr" >/dev/null
PKG_CONFIG_PATH=$(dirname "$(find "$room" -name entente.pc)")
export PKG_CONFIG_PATH
cat >"$room/use.c" <<'C'
#include <entente.h>
int main(int argc, char **argv) {
    (void)argc;
    ent_init();
    EntOptions options = ENT_OPTIONS_INIT;
    const char *roots[] = {argv[1], NULL};
    g_autoptr(EntCatalogue) catalogue = ent_catalogue_new(NULL, NULL, NULL, NULL);
    g_autoptr(EntCorpus) corpus = ent_corpus_new(roots, &options, NULL);
    g_autoptr(EntStories) stories = ent_stories_read(corpus, catalogue, &options, NULL);
    g_autoptr(EntResult) result = ent_result_new(stories, catalogue, &options, NULL);
    g_print("%zu\n", ent_result_n_slices(result));
    return 0;
}
C
mkdir "$room/corpus"
echo "France met Germany." >"$room/corpus/2020-01-02.txt"
echo "France met Japan." >"$room/corpus/2020-02-03.txt"
lib=$PKG_CONFIG_PATH/..
# shellcheck disable=SC2046
gcc "$room/use.c" -o "$room/shared" $(pkg-config --cflags --libs entente)
# Debian has no static igraph, so the static library is linked with the shared libraries it stands on.
# shellcheck disable=SC2046
gcc "$room/use.c" -o "$room/static" $(pkg-config --cflags entente) "$lib/libentente.a" \
    $(pkg-config --libs $(pkg-config --print-requires --print-requires-private entente)) -lstdc++ -lgomp -lm
test "$(LD_LIBRARY_PATH=$lib "$room/shared" "$room/corpus")" = 2
test "$("$room/static" "$room/corpus")" = 2
"$room/usr/bin/entente" --version
