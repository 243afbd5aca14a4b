# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name block tokens places sentences matcher surnames officials sought cues conditions zones
  levels home trace world)
  ent_test(mention_${name})
endforeach()
ent_fuzz(tokens)
ent_fuzz(matcher)
