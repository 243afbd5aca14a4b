# SPDX-License-Identifier: GPL-3.0-or-later
ent_test(candidate_names)
ent_fuzz(candidates)
