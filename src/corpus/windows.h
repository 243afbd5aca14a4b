/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_WINDOWS_H
#define ENT_CORPUS_WINDOWS_H

#include <glib.h>

G_BEGIN_DECLS

/** EntWindows: the actors of a pre-tagged record, window by window. Its room is reused. */
typedef struct _EntWindows EntWindows;

EntWindows *ent_windows_new(void);
void ent_windows_free(EntWindows *windows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntWindows, ent_windows_free)

/** Begins another record. */
void ent_windows_clear(EntWindows *windows);
/** Begins a window, which is empty; ids (const char *, borrowed) may be added until the next one begins. */
GPtrArray *ent_windows_add(EntWindows *windows);
/** All windows of the record: GPtrArray of const char *. */
const GPtrArray *ent_windows_get(const EntWindows *windows);

/**
 * Adds the windows of "RUS PRK; RUS UN". Blanks and semicolons of @cell become NUL; one window at least, and none but
 * this is empty.
 */
void ent_windows_cut(EntWindows *windows, char *cell);

G_END_DECLS

#endif
