# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name measures oracle communities tracking layout result)
  ent_test(network_${name})
endforeach()
