# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name json network)
  ent_test(output_${name})
  # Fontconfig and Graphviz, which the second draws with, keep memory for the life of the process.
  set_property(TEST unit/output_${name} APPEND PROPERTY ENVIRONMENT
    "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0")
endforeach()
ent_fuzz(network_json)
ent_script(schema)
ent_script(hostile)
