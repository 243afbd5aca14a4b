/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/open_slices.h"

#include "series/sources.h"

typedef struct {
    int32_t number;
    EntTally *tally;
    EntSources *sources;
    EntSlice slice;
} OpenSlice;

void ent_open_slices_init(EntOpenSlices *slices, const EntSlicing *slicing, uint32_t evidence, uint32_t *positions) {
    *slices = (EntOpenSlices){.slicing = slicing, .evidence = evidence, .positions = positions};
    slices->source_numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    slices->open = g_array_new(FALSE, FALSE, sizeof(OpenSlice));
    slices->closed = g_array_new(FALSE, FALSE, sizeof(EntSlice));
    slices->numbers = g_array_new(FALSE, FALSE, sizeof(int32_t));
    slices->references = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
}

void ent_open_slices_clear(EntOpenSlices *slices) {
    for (guint i = 0; i < slices->open->len; i++) {
        ent_tally_free(g_array_index(slices->open, OpenSlice, i).tally);
        ent_sources_free(g_array_index(slices->open, OpenSlice, i).sources);
    }
    for (guint i = 0; i < slices->closed->len; i++)
        ent_slice_clear(&g_array_index(slices->closed, EntSlice, i));
    g_array_unref(slices->open);
    g_array_unref(slices->closed);
    g_array_unref(slices->numbers);
    g_ptr_array_unref(slices->references);
    g_hash_table_unref(slices->source_numbers);
}

void ent_open_slices_close(EntOpenSlices *slices, int32_t number) {
    guint n_closed = 0;
    for (; n_closed < slices->open->len; n_closed++) {
        OpenSlice *open = &g_array_index(slices->open, OpenSlice, n_closed);
        if (open->number >= number)
            break;
        g_ptr_array_add(slices->references,
                        ent_tie_filter_apply(open->tally, &slices->rule, slices->positions, &open->slice));
        ent_sources_fill(open->sources, &open->slice);
        g_array_append_val(slices->closed, open->slice);
        g_array_append_val(slices->numbers, open->number);
        ent_tally_free(open->tally);
        ent_sources_free(open->sources);
    }
    if (n_closed > 0)
        g_array_remove_range(slices->open, 0, n_closed);
}

static OpenSlice *open_slice(EntOpenSlices *slices, int32_t number) {
    guint place = slices->open->len;
    for (; place > 0; place--) {
        OpenSlice *before = &g_array_index(slices->open, OpenSlice, place - 1);
        if (before->number == number)
            return before;
        if (before->number < number)
            break;
    }
    OpenSlice open = {.number = number, .tally = ent_tally_new(slices->evidence), .sources = ent_sources_new()};
    g_array_insert_val(slices->open, place, open);
    return &g_array_index(slices->open, OpenSlice, place);
}

/* The number of a story's source, or ENT_NOBODY. */
static uint32_t number_source(EntOpenSlices *slices, EntStoryText source) {
    if (source.length == 0)
        return ENT_NOBODY;
    g_autofree char *name = g_strndup(source.bytes, source.length);
    uint32_t number = GPOINTER_TO_UINT(g_hash_table_lookup(slices->source_numbers, name));
    if (number == 0) {
        number = g_hash_table_size(slices->source_numbers) + 1;
        g_hash_table_insert(slices->source_numbers, g_steal_pointer(&name), GUINT_TO_POINTER(number));
    }
    return number - 1;
}

void ent_open_slices_add(EntOpenSlices *slices, const EntStory *story, const EntStoryWindows *windows, bool is_copy) {
    EntSliceRange range = ent_slicing_find(slices->slicing, story->day);
    ent_open_slices_close(slices, range.first);
    uint32_t source = is_copy ? ENT_NOBODY : number_source(slices, story->source);
    for (int32_t number = range.first; number < range.end; number++) {
        if (!ent_slicing_holds(slices->slicing, number, story->day))
            continue;
        OpenSlice *open = open_slice(slices, number);
        open->slice.documents++;
        open->slice.copies += is_copy;
        if (is_copy) {
            ent_tally_add_copy(open->tally, windows);
            continue;
        }
        open->slice.stories++;
        open->slice.sentences += story->sentences;
        ent_tally_add(open->tally, windows);
        if (source != ENT_NOBODY)
            ent_sources_add(open->sources, windows, source);
    }
}
