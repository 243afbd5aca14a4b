# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name builtin overlay shape terms near)
  ent_test(actors_${name})
endforeach()
ent_fuzz(catalogue)
