# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name sorter slicing windows repeats series lesmis)
  ent_test(series_${name})
endforeach()
