/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing/paper.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>

/* Free paper around a box, and the length of a step along its line. */
#define GAP 6.0
#define STEP 4.0
/* Larger than what rounding may move a box that stands on the edge of a cell. */
#define CELL_SPARE 1.0
#define NONE UINT32_MAX

/*
 * The placed boxes by the cell of paper their middle lies in. A cell is as large as the two largest boxes can be apart
 * and still overlap, so what a box overlaps lies in its cell or in one of the eight around. Cells share the heads of
 * their lists: who stands in a list by chance costs a look and changes nothing.
 */
typedef struct {
    const EntPaperBox *boxes;
    double cell_width, cell_height;
    uint32_t *heads, *next; /* box positions; @next by box */
    uint32_t mask;
} Grid;

static bool do_meet(const EntPaperBox *a, const EntPaperBox *b) {
    for (uint32_t i = 0, k = 0; i < a->n_drawings && k < b->n_drawings;) {
        if (a->drawings[i] == b->drawings[k])
            return true;
        if (a->drawings[i] < b->drawings[k])
            i++;
        else
            k++;
    }
    return false;
}

static bool do_overlap(const EntPaperBox *a, const EntPaperBox *b) {
    return fabs(a->x - b->x) < a->half_width + b->half_width + GAP &&
           fabs(a->y - b->y) < a->half_height + b->half_height + GAP && do_meet(a, b);
}

static void grid_init(Grid *grid, const EntPaperBox *boxes, uint32_t n) {
    double half_width = 0, half_height = 0;
    for (uint32_t i = 0; i < n; i++) {
        half_width = fmax(half_width, boxes[i].half_width);
        half_height = fmax(half_height, boxes[i].half_height);
    }
    uint32_t n_heads = 16;
    while (n_heads < n && n_heads < UINT32_C(1) << 24)
        n_heads *= 2;
    *grid = (Grid){.boxes = boxes,
                   .cell_width = 2 * half_width + GAP + CELL_SPARE,
                   .cell_height = 2 * half_height + GAP + CELL_SPARE,
                   .heads = g_new(uint32_t, n_heads),
                   .next = g_new(uint32_t, n),
                   .mask = n_heads - 1};
    for (uint32_t i = 0; i < n_heads; i++)
        grid->heads[i] = NONE;
}

static void grid_clear(Grid *grid) {
    g_free(grid->heads);
    g_free(grid->next);
}

static int64_t column_of(const Grid *grid, const EntPaperBox *box) {
    return (int64_t)floor(box->x / grid->cell_width);
}

static int64_t row_of(const Grid *grid, const EntPaperBox *box) {
    return (int64_t)floor(box->y / grid->cell_height);
}

static uint32_t *head_of(const Grid *grid, int64_t column, int64_t row) {
    uint64_t mixed = ((uint64_t)column * UINT64_C(0x9e3779b97f4a7c15)) ^ ((uint64_t)row * UINT64_C(0xc2b2ae3d27d4eb4f));
    return &grid->heads[(uint32_t)(mixed >> 32) & grid->mask];
}

static void grid_add(Grid *grid, uint32_t index) {
    const EntPaperBox *box = &grid->boxes[index];
    uint32_t *head = head_of(grid, column_of(grid, box), row_of(grid, box));
    grid->next[index] = *head;
    *head = index;
}

static bool is_free(const Grid *grid, const EntPaperBox *box) {
    int64_t column = column_of(grid, box), row = row_of(grid, box);
    for (int64_t c = column - 1; c <= column + 1; c++)
        for (int64_t r = row - 1; r <= row + 1; r++)
            for (uint32_t i = *head_of(grid, c, r); i != NONE; i = grid->next[i])
                if (do_overlap(&grid->boxes[i], box))
                    return false;
    return true;
}

EntPaperEdges ent_boxes_surround(const EntPaperBox *boxes, uint32_t n) {
    EntPaperEdges edges = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (uint32_t i = 0; i < n; i++) {
        edges.left = fmin(edges.left, boxes[i].x - boxes[i].half_width);
        edges.right = fmax(edges.right, boxes[i].x + boxes[i].half_width);
        edges.bottom = fmin(edges.bottom, boxes[i].y - boxes[i].half_height);
        edges.top = fmax(edges.top, boxes[i].y + boxes[i].half_height);
    }
    return edges;
}

/* How far from the middle of @core, in direction (@dx, @dy), a line leaves it. */
static double leave(const EntPaperBox *core, double dx, double dy) {
    double across = fabs(dx) > 0 ? core->half_width / fabs(dx) : INFINITY;
    double up = fabs(dy) > 0 ? core->half_height / fabs(dy) : INFINITY;
    return fmin(across, up);
}

static void pull(const EntPaperBox *core, const Grid *grid, EntPaperBox *box) {
    double dx = box->x - core->x, dy = box->y - core->y, far = hypot(dx, dy);
    double distance = far > 0 ? leave(core, dx / far, dy / far) : 0;
    if (far <= distance)
        return; /* stands within the core, where the map wants it */
    for (;; distance += STEP) {
        box->x = core->x + dx / far * distance;
        box->y = core->y + dy / far * distance;
        if (is_free(grid, box))
            return;
    }
}

void ent_boxes_gather(EntPaperBox *boxes, uint32_t n, uint32_t n_core) {
    if (n <= n_core || n_core == 0)
        return;
    EntPaperEdges edges = ent_boxes_surround(boxes, n_core);
    EntPaperBox core = {.x = (edges.left + edges.right) / 2,
                        .y = (edges.bottom + edges.top) / 2,
                        .half_width = (edges.right - edges.left) / 2,
                        .half_height = (edges.top - edges.bottom) / 2};
    Grid grid;
    grid_init(&grid, boxes, n);
    for (uint32_t i = 0; i < n; i++) {
        if (i >= n_core)
            pull(&core, &grid, &boxes[i]);
        grid_add(&grid, i);
    }
    grid_clear(&grid);
}
