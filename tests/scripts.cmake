# SPDX-License-Identifier: GPL-3.0-or-later
ent_script(install)
ent_script(cli)
ent_script(actors)
ent_script(seeds)
ent_script(structure)
ent_script(public_header)
ent_script(gallery)
ent_script(readme)
