/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_H
#define ENTENTE_H

/**
 * libentente: from dated news text to weighted co-mention networks, one per time slice.
 *
 * Data flows one way, and every step is a function here (docs/library.md, with a whole program in docs/example.c):
 *
 *     EntCatalogue, EntCorpus -> EntStories -> EntResult -> JSON, tables, drawings
 *
 * Call ent_init() first, in the main thread, before any other thread exists. Handles are opaque and made and freed in
 * pairs (`_new`, `_free`). Functions that can fail take a GError last and return false or NULL; the first error wins
 * and says what, where and what to do. The library never prints and never exits, except that running out of memory
 * aborts, as in GLib. Nothing here is thread-safe unless it says so. Days are counted from 1970-01-01 (day 0); ranges
 * of days are half-open. Pointers must not be NULL unless they are marked (nullable).
 */

#include <entente/base.h>
#include <entente/catalogue.h>
#include <entente/corpus.h>
#include <entente/drawing.h>
#include <entente/options.h>
#include <entente/result.h>
#include <entente/score.h>
#include <entente/stories.h>

#endif
