# SPDX-License-Identifier: GPL-3.0-or-later
ent_test(score_labels)
ent_fuzz(gold)
ent_script(score)
