/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of catalogue files, as docs/catalogue.md gives them. */
#include "actors/catalogue.h"

const char *const ent_alias_keys[ENT_ALIAS_PHRASE] = {"names", "demonyms", "capitals", "seats", "surnames"};
const char *const ent_cue_keys[ENT_N_CUE_LISTS] = {"before", "after", "sentence", "opening", "document", "actors"};
const char *const ent_special_cues[ENT_N_SPECIAL_CUES] = {
    "@Name",   "@lower",   "@number",    "@given",  "@title", "@start", "@end",  "@pause",
    "@person", "@unnamed", "@bracketed", "@ticker", "@firm",  "@aged",  "@city", "@row"};

#define BY_TYPE(list, key)                                                                        \
    [list + ENT_TYPE_COUNTRY] = key "_country", [list + ENT_TYPE_IGO] = key "_igo",               \
            [list + ENT_TYPE_COMPANY] = key "_company", [list + ENT_TYPE_PERSON] = key "_person", \
            [list + ENT_TYPE_BODY] = key "_body", [list + ENT_TYPE_GROUP] = key "_group",         \
            [list + ENT_TYPE_MEDIA] = key "_media", [list + ENT_TYPE_PLACE] = key "_place"
const char *const ent_word_keys[ENT_N_WORD_LISTS] = {
    [ENT_WORDS_TITLES] = "titles",
    [ENT_WORDS_GIVEN] = "given",
    [ENT_WORDS_OFFICES] = "offices",
    [ENT_WORDS_ADDRESSES] = "addresses",
    [ENT_WORDS_FIRMS] = "firms",
    [ENT_WORDS_POSTS] = "posts",
    [ENT_WORDS_POST_PARTS] = "post_parts",
    [ENT_WORDS_PAST] = "past",
    [ENT_WORDS_FORMER] = "former",
    [ENT_WORDS_VOICES] = "voices",
    [ENT_WORDS_ACCREDITED] = "accredited",
    [ENT_WORDS_PARTICLES] = "particles",
    [ENT_WORDS_DATES] = "dates",
    [ENT_WORDS_SMALL] = "small",
    [ENT_WORDS_SHORT] = "short",
    [ENT_WORDS_OPENERS] = "openers",
    [ENT_WORDS_LOCATIVES] = "locatives",
    [ENT_WORDS_PARTS_OF_STATES] = "parts_of_states",
    [ENT_WORDS_PUBLIC] = "public",
    [ENT_WORDS_UNSHARED] = "unshared",
    [ENT_WORDS_ABBREVIATIONS] = "abbreviations",
    [ENT_WORDS_DOUBTFUL_ABBREVIATIONS] = "doubtful_abbreviations",
    [ENT_WORDS_BEGINNERS] = "beginners",
    [ENT_WORDS_LINKS] = "links",
    [ENT_WORDS_SPEAKERS] = "speakers",
    [ENT_WORDS_NAME_STOPS] = "name_stops",
    [ENT_WORDS_NAME_PARTICLES] = "name_particles",
    [ENT_WORDS_GENERIC] = "generic",
    [ENT_WORDS_SPEECH] = "speech",
    BY_TYPE(ENT_WORDS_INSIDE, "inside"),
    BY_TYPE(ENT_WORDS_BESIDE, "beside"),
    BY_TYPE(ENT_WORDS_BEFORE, "before"),
    [ENT_WORDS_FURNITURE] = "furniture",
    [ENT_WORDS_FURNITURE_REST] = "furniture_rest",
    [ENT_WORDS_CREDITS] = "credits",
};
