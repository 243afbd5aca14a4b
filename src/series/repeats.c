/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/repeats.h"

#include "base/hash.h"
#include "series/signature_store.h"
#include "series/slicing.h"
#include "series/sorter.h"

/* Bins that candidates are found by; a part of 1/4 of a text is missed once in thirty. */
#define N_KEYS 12
#define NEAR 4

/* A paragraph is known by the place of its story on the signature store and its index there. */
#define INDEX_BITS 24
#define TITLE_INDEX ((UINT64_C(1) << INDEX_BITS) - 1)

struct _EntRepeats {
    EntSignatureStore *signatures;
    EntSorter *keys, *candidates, *hashes, *repeated;
    uint64_t *copies; /* a bit a place of the signature store */
    uint64_t place;   /* of the next story asked for */
    EntPair due;      /* the next repeated paragraph */
    bool is_end;      /* there is none */
    GArray *paragraphs;
};

void ent_repeats_free(EntRepeats *repeats) {
    if (repeats == NULL)
        return;
    ent_signature_store_free(repeats->signatures);
    ent_sorter_free(repeats->keys);
    ent_sorter_free(repeats->candidates);
    ent_sorter_free(repeats->hashes);
    ent_sorter_free(repeats->repeated);
    g_array_unref(repeats->paragraphs);
    g_free(repeats->copies);
    g_free(repeats);
}

static bool is_copy(const EntRepeats *repeats, uint64_t place) {
    return (repeats->copies[place / 64] >> place % 64 & 1) != 0;
}

/* ---- What is searched ---- */

static bool add_key(EntRepeats *repeats, uint64_t seed, uint64_t value, uint32_t place, GError **error) {
    uint64_t key = ent_hash_mix(seed ^ UINT64_C(0xa0761d6478bd642f), value ^ UINT64_C(0xe7037ed1a0b428db)) >> 32;
    return ent_sorter_add(repeats->keys, (EntPair){key, place}, error);
}

static bool add_keys(EntRepeats *repeats, const EntSignature *signature, uint32_t place, GError **error) {
    if (signature->words == 0)
        return true;
    if (ent_signature_is_short(signature))
        return add_key(repeats, ENT_SIGNATURE_BINS, signature->all, place, error);
    for (unsigned i = 0; i < N_KEYS; i++) {
        unsigned bin = i * ENT_SIGNATURE_BINS / N_KEYS, steps = 0;
        while (signature->bins[(bin + steps) % ENT_SIGNATURE_BINS] == ENT_SIGNATURE_EMPTY && steps < ENT_SIGNATURE_BINS)
            steps++;
        uint64_t value = (uint64_t)steps << 32 | signature->bins[(bin + steps) % ENT_SIGNATURE_BINS];
        if (!add_key(repeats, bin, value, place, error))
            return false;
    }
    return true;
}

static bool add_hashes(EntRepeats *repeats, const EntStory *story, uint32_t place, GError **error) {
    uint64_t first = (uint64_t)place << INDEX_BITS;
    for (uint64_t i = 0; i < story->n_paragraphs && i < TITLE_INDEX; i++)
        if (!ent_sorter_add(repeats->hashes, (EntPair){story->paragraphs[i].hash, first | i}, error))
            return false;
    EntStoryText title = story->title;
    if (story->tagged || title.bytes == NULL || !ent_story_is_long(title.bytes, title.length))
        return true;
    EntPair pair = {ent_hash_bytes(title.bytes, title.length, 0), first | TITLE_INDEX};
    return ent_sorter_add(repeats->hashes, pair, error);
}

static bool gather(EntRepeats *repeats, const EntStories *stories, const EntOptions *options, GError **error) {
    g_autoptr(EntStoryPass) pass = ent_story_pass_new(stories, error);
    const EntStory *story;
    while (pass != NULL && ent_story_pass_next_head(pass, &story, error)) {
        if (story == NULL)
            return ent_signature_store_finish(repeats->signatures, error) && ent_sorter_finish(repeats->keys, error) &&
                   ent_sorter_finish(repeats->hashes, error);
        uint32_t place;
        if (!ent_slicing_wants(options, story->day))
            continue;
        if (!ent_signature_store_add(repeats->signatures, &story->signature, &place, error) ||
            !add_keys(repeats, &story->signature, place, error) || !add_hashes(repeats, story, place, error))
            return false;
    }
    return false;
}

/* ---- Copies ---- */

/* The places that share a key: the first ones and the last ones. */
typedef struct {
    uint64_t key, n_places;
    uint32_t first[NEAR], last[NEAR];
} Group;

static bool join(EntRepeats *repeats, Group *group, uint32_t place, GError **error) {
    uint64_t n_last = MIN(group->n_places, NEAR);
    for (uint64_t i = 0; i < n_last; i++) {
        uint32_t earlier[] = {group->first[i], group->last[i]};
        unsigned n_earlier = group->n_places > NEAR ? 2 : 1;
        for (unsigned k = 0; k < n_earlier; k++)
            if (!ent_sorter_add(repeats->candidates, (EntPair){(uint64_t)place << 32 | earlier[k], 0}, error))
                return false;
    }
    if (group->n_places < NEAR)
        group->first[group->n_places] = place;
    group->last[group->n_places++ % NEAR] = place;
    return true;
}

static bool find_candidates(EntRepeats *repeats, GError **error) {
    Group group = {.n_places = 0};
    EntPair pair;
    bool is_end;
    while (ent_sorter_next(repeats->keys, &pair, &is_end, error)) {
        if (is_end)
            return ent_sorter_finish(repeats->candidates, error);
        if (pair.key != group.key)
            group = (Group){.key = pair.key};
        if (!join(repeats, &group, (uint32_t)pair.value, error))
            return false;
    }
    return false;
}

/* Candidates come by the later story, then by the earlier one. */
static bool decide(EntRepeats *repeats, GError **error) {
    EntSignature later, earlier;
    uint64_t has_later = UINT64_MAX;
    EntPair pair, before = {UINT64_MAX, 0};
    bool is_end;
    while (ent_sorter_next(repeats->candidates, &pair, &is_end, error)) {
        if (is_end)
            return true;
        uint32_t place = (uint32_t)(pair.key >> 32), other = (uint32_t)pair.key;
        bool is_known = pair.key == before.key;
        before = pair;
        if (is_known || is_copy(repeats, place) || is_copy(repeats, other))
            continue;
        if (has_later != place && !ent_signature_store_get(repeats->signatures, place, &later, error))
            return false;
        has_later = place;
        if (!ent_signature_store_get(repeats->signatures, other, &earlier, error))
            return false;
        if (ent_signature_containment(&later, &earlier) >= ENT_COPY_CONTAINMENT)
            repeats->copies[place / 64] |= UINT64_C(1) << place % 64;
    }
    return false;
}

/* ---- Paragraphs ---- */

static bool find_repeated(EntRepeats *repeats, GError **error) {
    EntPair pair, first = {0, 0};
    bool is_end, has_first = false;
    while (ent_sorter_next(repeats->hashes, &pair, &is_end, error)) {
        if (is_end)
            return ent_sorter_finish(repeats->repeated, error);
        uint64_t place = pair.value >> INDEX_BITS;
        if (is_copy(repeats, place))
            continue;
        if (!has_first || pair.key != first.key) {
            first = pair;
            has_first = true;
        } else if (place != first.value >> INDEX_BITS &&
                   !ent_sorter_add(repeats->repeated, (EntPair){pair.value, 0}, error)) {
            return false;
        }
    }
    return false;
}

EntRepeats *ent_repeats_find(const EntStories *stories, const EntOptions *options, GError **error) {
    g_autoptr(EntRepeats) repeats = g_new0(EntRepeats, 1);
    repeats->signatures = ent_signature_store_new();
    repeats->keys = ent_sorter_new(ENT_SORTER_PAIRS);
    repeats->hashes = ent_sorter_new(ENT_SORTER_PAIRS);
    repeats->candidates = ent_sorter_new(ENT_SORTER_PAIRS);
    repeats->repeated = ent_sorter_new(ENT_SORTER_PAIRS);
    repeats->paragraphs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    if (!gather(repeats, stories, options, error))
        return NULL;
    repeats->copies = g_new0(uint64_t, ent_signature_store_size(repeats->signatures) / 64 + 1);
    if (!find_candidates(repeats, error) || !decide(repeats, error) || !find_repeated(repeats, error))
        return NULL;
    g_clear_pointer(&repeats->keys, ent_sorter_free);
    g_clear_pointer(&repeats->candidates, ent_sorter_free);
    g_clear_pointer(&repeats->hashes, ent_sorter_free);
    g_clear_pointer(&repeats->signatures, ent_signature_store_free);
    if (!ent_sorter_next(repeats->repeated, &repeats->due, &repeats->is_end, error))
        return NULL;
    return g_steal_pointer(&repeats);
}

bool ent_repeats_next(EntRepeats *repeats, const EntStory *story, EntRepeat *repeat, GError **error) {
    uint64_t place = repeats->place;
    g_array_set_size(repeats->paragraphs, 0);
    while (!repeats->is_end && repeats->due.key >> INDEX_BITS == place) {
        uint32_t index = (uint32_t)(repeats->due.key & TITLE_INDEX);
        index = index == TITLE_INDEX ? ENT_REPEAT_TITLE : index;
        g_array_append_val(repeats->paragraphs, index);
        if (!ent_sorter_next(repeats->repeated, &repeats->due, &repeats->is_end, error))
            return false;
    }
    repeats->place += ent_signature_store_width(&story->signature);
    *repeat =
        (EntRepeat){is_copy(repeats, place), (const uint32_t *)repeats->paragraphs->data, repeats->paragraphs->len};
    return true;
}
