# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name signature sorter record store windows slicing repeats series file stories crew lesmis)
  ent_test(story_${name})
endforeach()
ent_fuzz(stories)
