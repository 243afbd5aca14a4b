# SPDX-License-Identifier: GPL-3.0-or-later
<<<<<<< HEAD
foreach(name tokens places sentences matcher surnames conditions zones levels home trace world)
=======
foreach(name tokens places sentences matcher surnames officials conditions zones levels trace world)
>>>>>>> 179283c (People named with a state and an office stand for that state, also by their surname further on, though the catalogue does not have them)
  ent_test(mention_${name})
endforeach()
ent_fuzz(tokens)
ent_fuzz(matcher)
