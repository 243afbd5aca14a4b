/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/export.h"

#include "base/atomic_file.h"

static gint compare_days(gconstpointer a, gconstpointer b) {
    const EntSlice *one = *(const EntSlice *const *)a, *other = *(const EntSlice *const *)b;
    return (one->from > other->from) - (one->from < other->from);
}

/* The slices that have days, in the order of time; periods that were named may stand in any order. (transfer full) */
static GPtrArray *list_dated(const EntSeries *series) {
    GPtrArray *slices = g_ptr_array_new();
    for (uint32_t i = 0; i < series->n_slices; i++)
        if (series->slices[i].from != ENT_DAY_NONE)
            g_ptr_array_add(slices, &series->slices[i]);
    g_ptr_array_sort(slices, compare_days);
    return slices;
}

/* Whether a day is in two of the slices. */
static bool overlaps(const GPtrArray *slices) {
    for (guint i = 1; i < slices->len; i++) {
        const EntSlice *before = g_ptr_array_index(slices, i - 1), *slice = g_ptr_array_index(slices, i);
        if (slice->from < before->to)
            return true;
    }
    return false;
}

static bool export_gexf(const EntResult *result, const char *path, GError **error) {
    g_autoptr(GPtrArray) dated = list_dated(result->series);
    const char *fault = dated->len == 0   ? "GEXF is a timeline, and no slice has days here"
                        : overlaps(dated) ? "GEXF has one value a day, and slices overlap here"
                                          : NULL;
    if (fault != NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "%s: %s; GraphML has a file for each", path, fault);
        return false;
    }
    g_autoptr(EntAtomicFile) file = ent_atomic_file_new(path, error);
    if (file == NULL)
        return false;
    ent_gexf_write(result, ent_atomic_file_stream(file));
    return ent_atomic_file_commit(file, error);
}

static bool export_graphml(const EntResult *result, const char *folder, GError **error) {
    for (uint32_t i = 0; i < result->series->n_slices; i++) {
        g_autofree char *name = g_strconcat(result->series->slices[i].id, ".graphml", NULL);
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autoptr(EntAtomicFile) file = ent_atomic_file_new(path, error);
        if (file == NULL)
            return false;
        ent_graphml_write(result, i, ent_atomic_file_stream(file));
        if (!ent_atomic_file_commit(file, error))
            return false;
    }
    return true;
}

bool ent_result_export(const EntResult *result, EntExportFormat format, const char *path, GError **error) {
    return (format == ENT_TO_GEXF ? export_gexf : export_graphml)(result, path, error);
}
