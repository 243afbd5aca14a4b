/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/document_cues.h"

#include <string.h>

/* A name, while they are sorted. */
typedef struct {
    uint32_t tag;    /* of its first word, as the lexicon has it */
    uint32_t number; /* of that word */
    uint32_t cue;
    unsigned second; /* where in the cue's text its second word begins; 0: it has none */
    uint8_t letter;  /* the first of that, or of the only word, as ent_token_load() has it */
    bool is_odd;     /* more than a space stands before that */
} Name;

#define MOST_BYTES 16

/* Sixteen bytes of the second word and what follows, or of the only one. */
typedef struct {
    uint64_t near, far;
    uint16_t near_open, near_gaps, far_open, far_gaps; /* as EntNearest has them */
    uint32_t cue;
    uint8_t first, rest; /* bytes of the first of several words, and of what follows; 0: the bytes here are not all */
} Entry;

/* Entries in the order of their first letters, and how many of them a document has not had yet. */
typedef struct {
    uint32_t first, end, left, document;
} Run;

/* The names with one first word: those that are nothing else, and those that go on. */
typedef struct {
    uint64_t letters; /* a filter of the second words, as tries have it */
    bool is_odd;      /* behind it some go on with more than a space: `People's Liberation Army` */
    bool is_mixed;    /* what some begin with is written in several ways: their order says nothing */
    Run alone, longer;
} FirstWord;

struct _EntDocumentCues {
    const EntCue *cues;
    uint32_t *alike;   /* by cue: its entry, which it shares with those that are like it, + 1; 0: is no name */
    uint32_t *seen_in; /* by entry: the last document that had it */
    Entry *entries;
    FirstWord *words; /* by number, from 1 */
};

static GArray *list_names(const EntCatalogue *catalogue, const EntCue *compiled) {
    GArray *names = g_array_new(FALSE, FALSE, sizeof(Name));
    for (uint32_t i = 0; i < catalogue->n_conditions; i++) {
        const uint32_t *first = catalogue->conditions[i].first;
        for (uint32_t cue = first[ENT_CUE_DOCUMENT]; cue < first[ENT_CUE_ACTORS]; cue++) {
            EntToken word;
            if (compiled[cue].kind != ENT_CUE_WORDS || compiled[cue].is_prefix ||
                ent_words_split(catalogue->cues[cue], &word, 1) == 0 || !(word.shape & ENT_SHAPE_UPPER_FIRST))
                continue;
            const char *space = strchr(compiled[cue].text, ' ');
            unsigned second = space != NULL ? (unsigned)(space - compiled[cue].text) + 1 : 0;
            bool is_odd = second != 0 && second != word.end - word.start + 1;
            uint8_t letter = (uint8_t)(compiled[cue].text[second] | 0x20);
            Name name = {ent_first_tag(word.hash), 0, cue, second, letter, is_odd};
            g_array_append_val(names, name);
        }
    }
    return names;
}

static gint compare_tags(gconstpointer a, gconstpointer b) {
    const Name *left = a, *right = b;
    return (left->tag > right->tag) - (left->tag < right->tag);
}

/* Of all first words beyond what the lexicon can tell apart the last number stands for each: the names are compared in
 * full anyway. */
static void number_words(GArray *names, EntLexicon *lexicon) {
    uint32_t number = 0;
    g_array_sort(names, compare_tags);
    for (guint i = 0; i < names->len; i++) {
        Name *name = &g_array_index(names, Name, i);
        bool is_new = i == 0 || name->tag != name[-1].tag;
        number += is_new && number < UINT16_MAX;
        name->number = number;
        if (is_new)
            ent_lexicon_let_through(lexicon, (uint64_t)name->tag << 32, (uint16_t)number);
    }
}

static gint compare_names(gconstpointer a, gconstpointer b, gpointer compiled) {
    const Name *left = a, *right = b;
    const EntCue *cues = compiled;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    if ((left->second == 0) != (right->second == 0))
        return left->second == 0 ? -1 : 1;
    if (left->letter != right->letter)
        return left->letter < right->letter ? -1 : 1;
    int order = strcmp(cues[left->cue].text, cues[right->cue].text);
    return order != 0 ? order : (left->cue > right->cue) - (left->cue < right->cue);
}

/* The entry that is like @cue, of those from @first to before @end, of which the last have the same text; @end when
 * there is none. */
static uint32_t find_alike(const EntDocumentCues *cues, uint32_t first, uint32_t end, uint32_t cue) {
    for (uint32_t at = end; at > first; at--) {
        const EntCue *other = &cues->cues[cues->entries[at - 1].cue];
        if (ent_cue_is_like(other, &cues->cues[cue]))
            return at - 1;
        if (strcmp(other->text, cues->cues[cue].text) != 0)
            break;
    }
    return end;
}

/* The letters that may stand at @second; all when a glance at two of them could be wrong. */
static uint64_t second_letters(const char *second) {
    bool is_plain = g_ascii_isalnum(second[0]) && g_ascii_isalnum(second[1]);
    return is_plain ? ent_lexicon_letters((unsigned char)second[0], (unsigned char)second[1]) : UINT64_MAX;
}

/* The first word is told by its number, so that the last one, which many words may have, tells nothing. */
static Entry make_entry(const EntCue *cue, const Name *name) {
    unsigned from = name->second;
    EntNearest near = ent_cue_bytes_from(cue, from), far = ent_cue_bytes_from(cue, from + 8);
    Entry entry = {near.bytes, far.bytes, near.open, near.gaps, far.open, far.gaps, name->cue, 0, 0};
    bool is_plain = g_str_is_ascii(cue->text) && !cue->is_proper && !cue->has_dash;
    bool is_told = name->number < UINT16_MAX && from <= MOST_BYTES + 1;
    if (is_plain && is_told && cue->length - from <= MOST_BYTES) {
        entry.first = (uint8_t)(from > 0 ? from - 1 : 0);
        entry.rest = (uint8_t)(cue->length - from);
    }
    return entry;
}

/* Whether the text may be the entry's, by its first eight bytes and, where those are the same, by the next eight. */
static inline bool may_begin(const Entry *entry, uint64_t near, uint64_t far) {
    return ent_cue_may_begin((EntNearest){entry->near, entry->near_open, entry->near_gaps}, near) &&
           (entry->near != near || ent_cue_may_begin((EntNearest){entry->far, entry->far_open, entry->far_gaps}, far));
}

/* The bits of so many bytes, of the first eight of them at most. */
static inline uint64_t mask_of(unsigned n_bytes) {
    return n_bytes >= 8 ? UINT64_MAX : (UINT64_C(1) << 8 * n_bytes) - 1;
}

/* Whether up to sixteen bytes are plain. */
static inline bool are_plain(const unsigned char *bytes, unsigned n_bytes) {
    return ent_token_is_plain(bytes, mask_of(n_bytes)) &&
           (n_bytes <= 8 || ent_token_is_plain(bytes + 8, mask_of(n_bytes - 8)));
}

/* Whether the text is the entry's, and written as its cue is, from @behind on, where @near and @far are. */
static inline bool is_same(const Entry *entry, EntText text, uint32_t behind, uint64_t near, uint64_t far) {
    unsigned rest = entry->rest, n_far = rest > 8 ? rest - 8 : 0;
    return rest != 0 && behind + rest <= text.length && ((near ^ entry->near) & mask_of(rest)) == 0 &&
           ((far ^ entry->far) & mask_of(n_far)) == 0 && are_plain(text.bytes + behind, rest);
}

/* Whether @word, of the entry's number, is its first word letter for letter, and a space parts it from the rest: with
 * accents and dots other words have that number. */
static inline bool is_first(const Entry *entry, EntText text, const EntNoted *word) {
    return entry->first == 0 || (entry->first == word->end - word->start && text.bytes[word->end] == ' ' &&
                                 are_plain(text.bytes + word->start, entry->first));
}

static void enter(EntDocumentCues *cues, const Name *name, uint32_t *n_entries) {
    FirstWord *word = &cues->words[name->number];
    Run *run = name->second != 0 ? &word->longer : &word->alone;
    if (run->end == 0)
        run->first = run->end = *n_entries;
    uint32_t like = find_alike(cues, run->first, run->end, name->cue);
    if (like == run->end) {
        cues->entries[like] = make_entry(&cues->cues[name->cue], name);
        run->end = ++*n_entries;
    }
    cues->alike[name->cue] = like + 1;
    if (name->second == 0)
        return;
    const char *second = cues->cues[name->cue].text + name->second;
    word->letters |= second_letters(second);
    word->is_odd |= name->is_odd;
    word->is_mixed |= (cues->entries[like].near_open & 1) != 0;
}

EntDocumentCues *ent_document_cues_new(const EntCatalogue *catalogue, const EntCue *compiled, EntLexicon *lexicon) {
    EntDocumentCues *cues = g_new0(EntDocumentCues, 1);
    g_autoptr(GArray) names = list_names(catalogue, compiled);
    uint32_t n_entries = 0;
    cues->cues = compiled;
    cues->alike = g_new0(uint32_t, catalogue->n_cues + 1);
    cues->seen_in = g_new0(uint32_t, names->len + 1);
    cues->entries = g_new0(Entry, names->len + 1);
    number_words(names, lexicon);
    cues->words = g_new0(FirstWord, (names->len > 0 ? g_array_index(names, Name, names->len - 1).number : 0) + 1);
    g_array_sort_with_data(names, compare_names, (gpointer)compiled);
    for (guint i = 0; i < names->len; i++)
        enter(cues, &g_array_index(names, Name, i), &n_entries);
    return cues;
}

void ent_document_cues_free(EntDocumentCues *cues) {
    if (cues == NULL)
        return;
    g_free(cues->seen_in);
    g_free(cues->alike);
    g_free(cues->entries);
    g_free(cues->words);
    g_free(cues);
}

bool ent_document_cues_is_name(const EntDocumentCues *cues, uint32_t cue) {
    return cues->alike[cue] != 0;
}

/* The first entry of the run that begins with the letter, or where it would be. */
static uint32_t first_with(const EntDocumentCues *cues, const Run *run, uint8_t letter) {
    uint32_t low = run->first, high = run->end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        bool is_before = (uint8_t)cues->entries[middle].near < letter;
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    return low;
}

/* Whether the entry's cue stands in the text where @word begins; most are told by the entry alone. */
static inline bool stands_at(const EntDocumentCues *cues, const Entry *entry, EntText text, const EntNoted *word,
                             uint32_t behind, uint64_t near, uint64_t far) {
    if (is_same(entry, text, behind, near, far) && is_first(entry, text, word))
        return behind + entry->rest == text.length || !ent_token_is_letter(text.bytes + behind + entry->rest);
    return ent_cue_goes_on(&cues->cues[entry->cue], text, word->start);
}

/* Notes the names of a run that begin with @word; those that cannot are told by the text at @behind, unless @is_sure is
 * false. One that @is_mixed is in no order. */
static void note_run(EntDocumentCues *cues, Run *run, bool is_mixed, EntText text, const EntNoted *word,
                     uint32_t behind, bool is_sure) {
    uint64_t near = ent_token_load(text.bytes + behind, 8), far = ent_token_load(text.bytes + behind + 8, 8);
    uint8_t letter = (uint8_t)near;
    bool is_sorted = is_sure && !is_mixed;
    for (uint32_t i = is_sorted ? first_with(cues, run, letter) : run->first; i < run->end; i++) {
        const Entry *entry = &cues->entries[i];
        if (is_sorted && (uint8_t)entry->near != letter)
            return;
        if ((is_sure && !may_begin(entry, near, far)) || cues->seen_in[i] == run->document ||
            !stands_at(cues, entry, text, word, behind, near, far))
            continue;
        cues->seen_in[i] = run->document;
        run->left--;
    }
}

/* Whether some of the run are still to be had in @document. */
static inline bool has_left(Run *run, uint32_t document) {
    if (run->document != document) {
        run->document = document;
        run->left = run->end - run->first;
    }
    return run->left > 0;
}

/* Whether one of the longer names may go on as the text does behind a word that ends before @end: mostly two letters
 * say no, or a stop does. */
static bool may_go_on(const FirstWord *word, const unsigned char *end) {
    if (end[0] != ' ')
        return word->is_odd || ent_space_at(end) > 0;
    return ((end[1] | end[2]) & 0x80) != 0 || ((word->letters >> ent_lexicon_letter_bit(end[1], end[2])) & 1) != 0;
}

void ent_document_cues_note(EntDocumentCues *cues, EntText text, const EntNoted *words, unsigned n_words,
                            uint32_t document) {
    for (unsigned i = 0; i < n_words; i++)
        __builtin_prefetch(&cues->words[words[i].number], 1);
    for (unsigned i = 0; i < n_words; i++) {
        FirstWord *word = &cues->words[words[i].number];
        uint32_t end = words[i].end;
        if (has_left(&word->alone, document))
            note_run(cues, &word->alone, false, text, &words[i], words[i].start, true);
        if (has_left(&word->longer, document) && may_go_on(word, text.bytes + end))
            note_run(cues, &word->longer, word->is_mixed, text, &words[i], end + 1, text.bytes[end] == ' ');
    }
}

bool ent_document_cues_seen(const EntDocumentCues *cues, uint32_t cue, uint32_t document) {
    return cues->alike[cue] != 0 && cues->seen_in[cues->alike[cue] - 1] == document;
}

uint32_t ent_document_cues_find(const EntDocumentCues *cues, uint32_t first, uint32_t end, uint32_t document) {
    uint32_t cue = first;
    while (cue < end && !ent_document_cues_seen(cues, cue, document))
        cue++;
    return cue;
}
