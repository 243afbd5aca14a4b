# SPDX-License-Identifier: GPL-3.0-or-later
foreach(name drawing_style drawing_files)
  ent_test(${name})
  # Fontconfig and Graphviz keep memory for the life of the process.
  set_property(TEST unit/${name} APPEND PROPERTY ENVIRONMENT
    "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0")
endforeach()
