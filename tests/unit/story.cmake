# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name signature record store file stories reader_pool)
  ent_test(story_${name})
endforeach()
ent_fuzz(stories)
