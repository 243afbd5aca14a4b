# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name day atomic_file whole_file hash)
  ent_test(base_${name})
endforeach()
