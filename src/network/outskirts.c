/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/outskirts.h"

#include <math.h>

#define CELL_WIDTH 110.0
#define CELL_HEIGHT 36.0
#define CELL_ASPECT 3 /* cell width in cell heights, rounded */
#define MOAT 1.08     /* the ellipse around the core that stays free, in half sizes of the core */
#define GAP 6.0       /* points between boxes in a row */

typedef struct {
    int32_t column, row;
} Cell;

typedef struct {
    double x, y, half_width, half_height; /* of the core */
    GHashTable *taken;                    /* keys of cells */
    GHashTable *start; /* key of a cell: the ring where the last search from it ended; nearer ones are full */
} Grid;

static gpointer make_key(Cell cell) {
    return GSIZE_TO_POINTER((gsize)(uint32_t)(cell.row + (1 << 15)) << 16 | (uint32_t)(cell.column + (1 << 15)));
}

static Cell find_cell(double x, double y) {
    return (Cell){(int32_t)floor(x / CELL_WIDTH), (int32_t)floor(y / CELL_HEIGHT)};
}

static double column_middle(int32_t column) {
    return (column + .5) * CELL_WIDTH;
}

static double row_middle(int32_t row) {
    return (row + .5) * CELL_HEIGHT;
}

static void take_box(Grid *grid, const EntBox *box) {
    Cell low = find_cell(box->x - box->half_width, box->y - box->half_height);
    Cell high = find_cell(box->x + box->half_width, box->y + box->half_height);
    for (int32_t row = low.row; row <= high.row; row++)
        for (int32_t column = low.column; column <= high.column; column++)
            g_hash_table_add(grid->taken, make_key((Cell){column, row}));
}

static Grid new_grid(const EntBox *boxes, const uint32_t *core, uint32_t n) {
    Grid grid = {.taken = g_hash_table_new(NULL, NULL), .start = g_hash_table_new(NULL, NULL)};
    double left = INFINITY, right = -INFINITY, bottom = INFINITY, top = -INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        const EntBox *box = &boxes[core[i]];
        take_box(&grid, box);
        left = MIN(left, box->x - box->half_width);
        right = MAX(right, box->x + box->half_width);
        bottom = MIN(bottom, box->y - box->half_height);
        top = MAX(top, box->y + box->half_height);
    }
    grid.x = (left + right) / 2;
    grid.y = (bottom + top) / 2;
    grid.half_width = MOAT * (right - left) / 2;
    grid.half_height = MOAT * (top - bottom) / 2;
    return grid;
}

/* @width cells from @cell to the right, outside the moat. */
static bool is_free(const Grid *grid, Cell cell, int32_t width) {
    for (int32_t i = 0; i < width; i++) {
        Cell next = {cell.column + i, cell.row};
        double x = (column_middle(next.column) - grid->x) / grid->half_width;
        double y = (row_middle(next.row) - grid->y) / grid->half_height;
        if (x * x + y * y < 1 || g_hash_table_contains(grid->taken, make_key(next)))
            return false;
    }
    return true;
}

/* The free place of a ring around @from that is nearest to @x, @y; a ring is a frame of cells about as wide as high. */
static bool search_ring(const Grid *grid, Cell from, int32_t ring, int32_t width, double x, double y, Cell *found) {
    double nearest = INFINITY;
    for (int32_t row = -ring; row <= ring; row++) {
        bool whole = abs(row) > ring - CELL_ASPECT; /* else only the two ends */
        int32_t reach = ring / CELL_ASPECT, step = whole || reach == 0 ? 1 : 2 * reach;
        for (int32_t column = -reach; column <= reach; column += step) {
            Cell cell = {from.column + column, from.row + row};
            double dx = column_middle(cell.column) + (width - 1) * CELL_WIDTH / 2 - x, dy = row_middle(cell.row) - y;
            double distance = dx * dx + dy * dy;
            if (distance >= nearest || !is_free(grid, cell, width))
                continue;
            nearest = distance;
            *found = cell;
        }
    }
    return nearest < INFINITY;
}

static void place_near(Grid *grid, EntBox *box, double x, double y) {
    Cell from = find_cell(x, y), found = from;
    int32_t width = (int32_t)ceil(2 * box->half_width / CELL_WIDTH);
    int32_t ring = GPOINTER_TO_INT(g_hash_table_lookup(grid->start, make_key(from)));
    while (!search_ring(grid, from, ring, width, x, y, &found))
        ring++;
    g_hash_table_insert(grid->start, make_key(from), GINT_TO_POINTER(MAX(ring - CELL_ASPECT, 0)));
    for (int32_t i = 0; i < width; i++)
        g_hash_table_add(grid->taken, make_key((Cell){found.column + i, found.row}));
    box->x = column_middle(found.column) + (width - 1) * CELL_WIDTH / 2;
    box->y = row_middle(found.row);
}

/* For every node the partner of largest affinity among those before it in @order, or itself. */
static uint32_t *find_anchors(const EntSlice *slice, const double *strength, const uint32_t *order) {
    uint32_t *anchor = g_new(uint32_t, slice->n_nodes);
    g_autofree uint32_t *rank = g_new(uint32_t, slice->n_nodes);
    g_autofree double *best = g_new0(double, slice->n_nodes);
    for (uint32_t i = 0; i < slice->n_nodes; i++) {
        rank[order[i]] = i;
        anchor[i] = i;
    }
    for (uint32_t i = 0; i < slice->n_ties; i++) {
        const EntTie *tie = &slice->ties[i];
        bool source_first = rank[tie->source] < rank[tie->target];
        uint32_t strong = source_first ? tie->source : tie->target, weak = source_first ? tie->target : tie->source;
        double affinity =
            tie->strength / sqrt(strength[strong]); /* the weak one's own strength is the same for all its ties */
        if (affinity <= best[weak])
            continue;
        best[weak] = affinity;
        anchor[weak] = strong;
    }
    return anchor;
}

void ent_outskirts_place(EntBox *boxes, const EntSlice *slice, const double *strength, const uint32_t *order,
                         uint32_t n_core, uint32_t n_tied) {
    if (n_tied <= n_core)
        return;
    g_autofree uint32_t *anchor = find_anchors(slice, strength, order);
    Grid grid = new_grid(boxes, order, n_core);
    for (uint32_t i = n_core; i < n_tied; i++) {
        const EntBox *near = &boxes[anchor[order[i]]];
        bool is_alone = anchor[order[i]] == order[i];
        place_near(&grid, &boxes[order[i]], is_alone ? grid.x : near->x, is_alone ? grid.y : near->y);
    }
    g_hash_table_unref(grid.taken);
    g_hash_table_unref(grid.start);
}

void ent_rows_place(EntBox *boxes, const uint32_t *nodes, uint32_t n, double left, double width, double top) {
    double x = left, y = top - CELL_HEIGHT;
    for (uint32_t i = 0; i < n; i++) {
        EntBox *box = &boxes[nodes[i]];
        if (x > left && x + 2 * box->half_width > left + width) {
            x = left;
            y -= CELL_HEIGHT;
        }
        box->x = x + box->half_width;
        box->y = y;
        x += 2 * box->half_width + GAP;
    }
}
