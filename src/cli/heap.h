/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_HEAP_H
#define ENT_CLI_HEAP_H

/**
 * Makes memory cheap for a process that fills and frees large arrays: it is kept for the next one, and comes in large
 * pages. Before any thread.
 */
void heap_prepare(void);

#endif
