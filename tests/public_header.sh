#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The public header and each of its parts compile alone, as C17 and as C++17, with warnings as errors.
set -eu
cd "$2/include"
flags="-Wall -Wextra -Wpedantic -Werror -fsyntax-only $(pkg-config --cflags glib-2.0)"
for header in entente.h entente/*.h; do
    # shellcheck disable=SC2086
    echo "#include <$header>" | gcc -std=c17 -I. $flags -x c -
    # shellcheck disable=SC2086
    echo "#include <$header>" | g++ -std=c++17 -I. $flags -x c++ -
done
# A program needs to include but one: it has them all.
diff <(ls entente/*.h) <(sed -n 's/^#include <\(entente\/.*\)>$/\1/p' entente.h)
