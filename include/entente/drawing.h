/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_DRAWING_H
#define ENTENTE_DRAWING_H

#include <entente/result.h>

G_BEGIN_DECLS

typedef struct {
    double min_strength;          /* hides weaker ties; positions and analysis stay */
    uint32_t max_nodes, max_ties; /* at most so many are drawn, the strongest first */
    const char *formats;          /* comma-separated: svg, png, pdf */
} EntDrawing;

#define ENT_DRAWING_INIT \
    { .max_nodes = 60, .max_ties = 150, .formats = "svg" }

/** Every DOT file made here has `comment="..."` with this text, so that drawings can be told from other files. */
#define ENT_DRAWING_MARK "drawn by entente"

/** The number of drawings: one a slice, and last the union. */
ENT_EXPORT size_t ent_result_n_drawings(const EntResult *result);

/**
 * Draws one: `slices/<slice>.dot` and the rendered formats below @folder. Not thread-safe; processes may share the
 * work.
 */
ENT_EXPORT bool ent_result_draw(const EntResult *result, size_t drawing, const EntDrawing *how, const char *folder,
                                GError **error);

G_END_DECLS

#endif
