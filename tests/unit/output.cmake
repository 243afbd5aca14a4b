# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name json network)
  ent_test(output_${name})
endforeach()
ent_fuzz(network_json)
ent_script(schema)
ent_script(hostile)
