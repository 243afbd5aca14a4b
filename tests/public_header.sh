#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The public header compiles alone, as C17 and as C++17, with warnings as errors.
set -eu
header=$2/include/entente.h
flags="-Wall -Wextra -Wpedantic -Werror -fsyntax-only $(pkg-config --cflags glib-2.0)"
# shellcheck disable=SC2086
{
    echo '#include <entente.h>' | gcc -std=c17 -I"$(dirname "$header")" $flags -x c -
    echo '#include <entente.h>' | g++ -std=c++17 -I"$(dirname "$header")" $flags -x c++ -
}
