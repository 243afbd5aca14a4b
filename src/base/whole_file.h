/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_BASE_WHOLE_FILE_H
#define ENT_BASE_WHOLE_FILE_H

#include <entente.h>

/**
 * ent_whole_file_read:
 * @length: (out): bytes, without the NUL byte behind them
 *
 * All of a file that is held in memory, without the byte order mark that some editors begin it with. (transfer full)
 * Fails with ENT_ERROR_IO: "PATH: cannot read: No such file or directory".
 */
char *ent_whole_file_read(const char *path, size_t *length, GError **error);

#endif
