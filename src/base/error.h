/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_BASE_ERROR_H
#define ENT_BASE_ERROR_H

#include <entente.h>

/** Sets an ENT_ERROR_IO error: "PATH: VERB: strerror(errno)". Reads errno first. */
void ent_error_set_errno(GError **error, const char *path, const char *verb);

/** Hands a formatted sentence to @message when there is one. */
void ent_message(EntMessageFunc message, gpointer data, const char *format, ...) G_GNUC_PRINTF(3, 4);

/** The same for what is doubtful but used: `note` of @options, or `message` when there is none. */
void ent_note(const EntOptions *options, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
