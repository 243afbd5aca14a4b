/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_OPTIONS_H
#define ENT_CLI_OPTIONS_H

#include "cli/settings.h"

/**
 * The options that @help says a verb takes, and its own (nullable), which parse into @settings and print as its help.
 * (transfer full)
 */
GOptionContext *options_context_new(Settings *settings, const VerbHelp *help, const GOptionEntry *own);

#endif
