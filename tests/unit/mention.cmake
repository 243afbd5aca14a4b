# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name tokens sentences matcher surnames conditions zones levels)
  if(EXISTS ${PROJECT_SOURCE_DIR}/tests/unit/mention_${name}.c)
    ent_test(mention_${name})
  endif()
endforeach()
ent_fuzz(tokens)
ent_fuzz(matcher)
