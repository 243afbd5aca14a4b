/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/namesake.h"

#include "mention/lexicon.h"

typedef struct {
    uint32_t actor;
    uint64_t words;
} Namesake;

/* A mention that names an actor or counts for it, and the next one. */
typedef struct {
    uint32_t mention;
    uint32_t next; /* + 1; 0: none */
} Concern;

/* An actor that has a namesake, and the mentions that concern it: long documents have many of both. */
typedef struct {
    uint32_t actor; /* ENT_NOBODY: an empty slot */
    uint32_t first; /* of the concerns, + 1 */
} Slot;

struct _EntNamesakes {
    GArray *all;      /* of Namesake */
    GArray *concerns; /* of Concern */
    Slot *slots;
    uint32_t mask, slots_room;
};

EntNamesakes *ent_namesakes_new(void) {
    EntNamesakes *namesakes = g_new0(EntNamesakes, 1);
    namesakes->all = g_array_new(FALSE, FALSE, sizeof(Namesake));
    namesakes->concerns = g_array_new(FALSE, FALSE, sizeof(Concern));
    return namesakes;
}

void ent_namesakes_free(EntNamesakes *namesakes) {
    if (namesakes == NULL)
        return;
    g_array_unref(namesakes->all);
    g_array_unref(namesakes->concerns);
    g_free(namesakes->slots);
    g_free(namesakes);
}

void ent_namesakes_begin(EntNamesakes *namesakes) {
    g_array_set_size(namesakes->all, 0);
}

static uint64_t mix_words(EntText text, uint32_t start) {
    uint64_t words = 0;
    EntToken token;
    for (uint32_t at = start; ent_token_next(text, at, &token); at = token.end)
        words = ent_lexicon_mix(words, token.hash);
    return words;
}

void ent_namesakes_add(EntNamesakes *namesakes, uint32_t actor, EntText words) {
    Namesake namesake = {actor, mix_words(words, 0)};
    for (guint i = 0; i < namesakes->all->len; i++)
        if (g_array_index(namesakes->all, Namesake, i).words == namesake.words)
            return;
    g_array_append_val(namesakes->all, namesake);
}

/* Whether the mention names the actor in the same words. */
static bool is_same(const Namesake *namesake, EntText title, EntText text, const EntMention *mention) {
    if (mention->actor != namesake->actor)
        return false;
    EntText part = {mention->sentence < 0 ? title.bytes : text.bytes, mention->end};
    return mix_words(part, mention->start) == namesake->words;
}

static Slot *slot_of(const EntNamesakes *namesakes, uint32_t actor) {
    uint32_t at = (actor * 0x9E3779B1u >> 16) & namesakes->mask;
    while (namesakes->slots[at].actor != ENT_NOBODY && namesakes->slots[at].actor != actor)
        at = (at + 1) & namesakes->mask;
    return &namesakes->slots[at];
}

static void make_slots(EntNamesakes *namesakes) {
    uint32_t n_slots = 64;
    while (n_slots < 4 * namesakes->all->len)
        n_slots *= 2;
    if (n_slots > namesakes->slots_room) {
        namesakes->slots_room = n_slots;
        namesakes->slots = g_renew(Slot, namesakes->slots, n_slots);
    }
    namesakes->mask = n_slots - 1;
    for (uint32_t i = 0; i < n_slots; i++)
        namesakes->slots[i] = (Slot){ENT_NOBODY, 0};
    for (guint n = 0; n < namesakes->all->len; n++) {
        uint32_t actor = g_array_index(namesakes->all, Namesake, n).actor;
        *slot_of(namesakes, actor) = (Slot){actor, 0};
    }
}

static void note(EntNamesakes *namesakes, uint32_t actor, uint32_t mention) {
    Slot *slot = slot_of(namesakes, actor);
    if (slot->actor == ENT_NOBODY)
        return;
    Concern concern = {mention, slot->first};
    g_array_append_val(namesakes->concerns, concern);
    slot->first = namesakes->concerns->len;
}

static void find_concerns(EntNamesakes *namesakes, const EntAnnotation *annotation) {
    g_array_set_size(namesakes->concerns, 0);
    for (uint32_t i = 0; i < annotation->n_mentions; i++) {
        const EntMention *mention = &annotation->mentions[i];
        if (mention->actor == ENT_NOBODY)
            continue;
        note(namesakes, mention->actor, i);
        if (mention->country != mention->actor)
            note(namesakes, mention->country, i);
    }
}

/* Adjectives prove nothing: towns have Russian olives and Greek salad, too. */
static bool is_proved(const EntNamesakes *namesakes, const Namesake *namesake, EntText title, EntText text,
                      const EntAnnotation *annotation) {
    const Concern *concerns = (const Concern *)(gconstpointer)namesakes->concerns->data;
    for (uint32_t at = slot_of(namesakes, namesake->actor)->first; at != 0; at = concerns[at - 1].next) {
        const EntMention *mention = &annotation->mentions[concerns[at - 1].mention];
        if (mention->actor != ENT_NOBODY && mention->reading != ENT_READING_DEMONYM &&
            mention->zone <= ENT_ZONE_CAPTION && !is_same(namesake, title, text, mention))
            return true;
    }
    return false;
}

bool ent_namesakes_mark(EntNamesakes *namesakes, EntText title, EntText text, EntAnnotation *annotation) {
    bool any = false;
    if (namesakes->all->len == 0)
        return false;
    make_slots(namesakes);
    find_concerns(namesakes, annotation);
    const Concern *concerns = (const Concern *)(gconstpointer)namesakes->concerns->data;
    for (guint n = 0; n < namesakes->all->len; n++) {
        const Namesake *namesake = &g_array_index(namesakes->all, Namesake, n);
        if (is_proved(namesakes, namesake, title, text, annotation))
            continue;
        for (uint32_t at = slot_of(namesakes, namesake->actor)->first; at != 0; at = concerns[at - 1].next) {
            EntMention *mention = &annotation->mentions[concerns[at - 1].mention];
            if (is_same(namesake, title, text, mention)) {
                mention->actor = ENT_NOBODY;
                any = true;
            }
        }
    }
    return any;
}
