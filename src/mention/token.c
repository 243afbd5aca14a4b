/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/token.h"

#include <glib.h>

#define LONGEST_FOLDED 64

static inline bool is_ascii_word(unsigned char byte) {
    return g_ascii_isalnum(byte);
}

static inline bool is_ascii_letter(unsigned char byte) {
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

unsigned ent_token_separator(const unsigned char *bytes) {
    if (bytes[0] == 0xC2 && (bytes[1] & 0xC0) == 0x80)
        return bytes[1] == 0xAA || bytes[1] == 0xB5 || bytes[1] == 0xBA ? 0 : 2;
    if (bytes[0] == 0xC3 && (bytes[1] == 0x97 || bytes[1] == 0xB7))
        return 2;
    /* General Punctuation to Dingbats, and CJK punctuation. */
    if (bytes[0] == 0xE2 && (bytes[1] & 0xC0) == 0x80 && bytes[1] <= 0x9F && (bytes[2] & 0xC0) == 0x80)
        return 3;
    if (bytes[0] == 0xE3 && bytes[1] == 0x80 && (bytes[2] & 0xC0) == 0x80)
        return 3;
    /* Pictures: flags, faces. */
    if (bytes[0] == 0xF0 && bytes[1] == 0x9F && (bytes[2] & 0xC0) == 0x80 && (bytes[3] & 0xC0) == 0x80)
        return 4;
    if (bytes[0] == 0xEF && ((bytes[1] == 0xBB && bytes[2] == 0xBF) || (bytes[1] == 0xBF && bytes[2] == 0xBD)))
        return 3;
    return 0;
}

uint64_t ent_token_hash(const char *folded, size_t length) {
    unsigned char room[LONGEST_FOLDED + 16] = {0};
    if (length > LONGEST_FOLDED)
        length = LONGEST_FOLDED;
    memcpy(room, folded, length);
    return ent_token_hash_word(room, length);
}

/* Letters that Unicode does not decompose into a Latin letter and a mark. */
static const char *plain_letters(gunichar letter) {
    switch (letter) {
    case 0xDF:
        return "ss";
    case 0xE6:
        return "ae";
    case 0xF0:
    case 0x111:
        return "d";
    case 0xF8:
        return "o";
    case 0xFE:
        return "th";
    case 0x131:
        return "i";
    case 0x142:
        return "l";
    case 0x153:
        return "oe";
    default:
        return NULL;
    }
}

typedef struct {
    unsigned char bytes[LONGEST_FOLDED + 16];
    size_t length;
} Folded;

static void fold_letter(Folded *folded, gunichar letter) {
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize n_parts = g_unichar_fully_decompose(letter, TRUE, parts, G_N_ELEMENTS(parts));
    for (gsize i = 0; i < n_parts && folded->length + 6 <= LONGEST_FOLDED; i++) {
        if (g_unichar_ismark(parts[i]))
            continue;
        gunichar small = g_unichar_tolower(parts[i]);
        const char *plain = plain_letters(small);
        if (plain != NULL) {
            while (*plain != '\0')
                folded->bytes[folded->length++] = (unsigned char)*plain++;
        } else {
            folded->length += (size_t)g_unichar_to_utf8(small, (char *)folded->bytes + folded->length);
        }
    }
}

/* What becomes of a letter, for those that Latin alphabets use. */
typedef struct {
    unsigned char bytes[8];
    uint8_t length;
    bool is_word, is_small, is_capital;
} Letter;

#define N_LATIN 0x250

static const Letter *latin_letters(void) {
    static Letter letters[N_LATIN];
    static gsize is_made = 0;
    if (g_once_init_enter(&is_made)) {
        for (gunichar letter = 0; letter < N_LATIN; letter++) {
            Folded folded = {.length = 0};
            fold_letter(&folded, letter);
            letters[letter] = (Letter){.length = (uint8_t)folded.length,
                                       .is_word = g_unichar_isalnum(letter) || g_unichar_ismark(letter),
                                       .is_small = g_unichar_islower(letter),
                                       .is_capital = g_unichar_isupper(letter)};
            memcpy(letters[letter].bytes, folded.bytes, MIN(folded.length, sizeof letters[letter].bytes));
        }
        g_once_init_leave(&is_made, 1);
    }
    return letters;
}

/* A broken byte belongs to the word it stands in, and to no alias. */
#define BROKEN 0x110000
#define NO_LETTER 0xFFFC

/* The letter at @at, which is moved behind it, or BROKEN. */
static gunichar read_letter(EntText text, uint32_t *at) {
    const unsigned char *here = text.bytes + *at;
    if (here[0] < 0x80 && here[0] != 0) {
        *at += 1;
        return here[0];
    }
    gunichar letter = g_utf8_get_char_validated((const char *)here, text.length - *at);
    bool is_broken = (int32_t)letter < 0;
    *at += is_broken ? 1 : (uint32_t)(unsigned char)g_utf8_skip[here[0]];
    return is_broken ? BROKEN : letter;
}

static EntToken fold_word(EntText text, uint32_t start) {
    Folded folded = {.length = 0};
    EntToken token = {.start = start, .shape = ENT_SHAPE_UPPER_ALL};
    const Letter *latin = latin_letters();
    uint32_t at = start;
    while (at < text.length) {
        uint32_t next = at;
        gunichar letter = read_letter(text, &next);
        bool is_latin = letter < N_LATIN;
        bool is_word = is_latin ? latin[letter].is_word
                                : letter == BROKEN || g_unichar_isalnum(letter) || g_unichar_ismark(letter);
        if (!is_word)
            break;
        at = next;
        if (is_latin ? latin[letter].is_small : g_unichar_islower(letter))
            token.shape &= (uint8_t)~ENT_SHAPE_UPPER_ALL;
        if (folded.length == 0 && (is_latin ? latin[letter].is_capital : g_unichar_isupper(letter)))
            token.shape |= ENT_SHAPE_UPPER_FIRST;
        if (is_latin && folded.length + 16 <= LONGEST_FOLDED) {
            memcpy(folded.bytes + folded.length, latin[letter].bytes, sizeof latin[letter].bytes);
            folded.length += latin[letter].length;
        } else {
            fold_letter(&folded, letter == BROKEN ? NO_LETTER : letter);
        }
    }
    token.end = MAX(at, start + 1);
    token.letters = (uint32_t)folded.length;
    memset(folded.bytes + folded.length, 0, 16);
    token.hash = ent_token_hash_word(folded.bytes, folded.length);
    return token;
}

EntToken ent_token_long(EntText text, uint32_t start) {
    const unsigned char *bytes = text.bytes + start;
    uint32_t length = 0;
    while (start + length < text.length && is_ascii_word(bytes[length]))
        length++;
    if (start + length < text.length && bytes[length] >= 0x80)
        return fold_word(text, start);
    EntToken token = {
        .start = start, .end = start + length, .letters = length, .hash = ent_token_hash_word(bytes, length)};
    bool has_small = false;
    for (uint32_t i = 0; i < MIN(length, 16); i++)
        has_small |= g_ascii_islower(bytes[i]);
    token.shape = (uint8_t)(g_ascii_isupper(bytes[0]) * ENT_SHAPE_UPPER_FIRST | !has_small * ENT_SHAPE_UPPER_ALL |
                            (bytes[0] <= '9') * ENT_SHAPE_DIGIT);
    if (length == 1 && start + 1 < text.length && bytes[1] == '.')
        ent_token_join(text, &token);
    return token;
}

void ent_token_join(EntText text, EntToken *token) {
    unsigned char letters[16 + 16] = {0};
    uint32_t at = token->start, n_letters = 0, end = token->end;
    while (n_letters < 8 && at < text.length && is_ascii_letter(text.bytes[at])) {
        const unsigned char *next = text.bytes + at + 1;
        bool goes_on = at + 1 < text.length && ent_token_is_letter(next);
        if (goes_on)
            break;
        letters[n_letters++] = text.bytes[at] | 0x20;
        end = at + 1;
        if (end >= text.length || text.bytes[end] != '.')
            break;
        end++;
        at = end;
    }
    if (n_letters < 2)
        return;
    token->end = end;
    token->letters = n_letters;
    token->hash = ent_token_hash_word(letters, n_letters);
    token->shape |= ENT_SHAPE_DOTTED;
}

bool ent_token_next(EntText text, uint32_t from, EntToken *token) {
    for (uint32_t at = from; at < text.length;) {
        unsigned char byte = text.bytes[at];
        unsigned skip = byte < 0x80 ? !is_ascii_word(byte) : ent_token_separator(text.bytes + at);
        if (skip == 0) {
            ent_token_read(text, at, token);
            return true;
        }
        at += skip;
    }
    return false;
}

/* Whether a word may begin at @at: nothing that belongs to a word stands directly before. */
static bool begins_word(EntText text, uint32_t at, uint32_t floor) {
    if (at == floor)
        return true;
    unsigned char before = text.bytes[at - 1];
    if (before < 0x80)
        return !is_ascii_word(before);
    return (at >= floor + 3 && ent_token_separator(text.bytes + at - 3) == 3) ||
           (at >= floor + 4 && ent_token_separator(text.bytes + at - 4) == 4) ||
           (at >= floor + 2 && ent_token_separator(text.bytes + at - 2) == 2);
}

bool ent_token_next_small(EntText text, uint32_t from, uint32_t until, EntToken *token) {
    /* Of 16 bytes the first is known for the last of those before, and three more letters can be seen of 12. */
    for (uint32_t base = from; base < until; base += 12) {
        EntStrip strip = ent_strip_read(text.bytes + base);
        uint32_t others = strip.word >> 1 & strip.word >> 2 & strip.word >> 3;
        uint32_t starts = strip.small & ~((strip.word & ~strip.high) << 1) & others & (base == from ? 0x1fff : 0x1ffe);
        for (; starts != 0; starts &= starts - 1) {
            uint32_t at = base + (uint32_t)__builtin_ctz(starts);
            if (at >= until || at >= text.length)
                return false;
            if (!begins_word(text, at, from))
                continue;
            ent_token_read(text, at, token);
            if (token->letters >= 4 && token->end - at >= 4)
                return true;
        }
    }
    return false;
}

/* A plain word before a space, which most are. */
static bool plain_previous(EntText text, uint32_t before, uint32_t floor, EntToken *token) {
    if (before < floor + 2 || text.bytes[before - 1] != ' ' || !is_ascii_word(text.bytes[before - 2]))
        return false;
    uint32_t at = before - 2;
    while (at > floor && is_ascii_word(text.bytes[at - 1]))
        at--;
    if (at > floor && (text.bytes[at - 1] >= 0x80 || text.bytes[at - 1] == '.'))
        return false;
    ent_token_read((EntText){text.bytes, before}, at, token);
    return true;
}

bool ent_token_previous(EntText text, uint32_t before, uint32_t floor, EntToken *token) {
    if (plain_previous(text, before, floor, token))
        return true;
    uint32_t at = before;
    while (at > floor) {
        at--;
        unsigned char byte = text.bytes[at];
        if ((byte & 0xC0) == 0x80)
            continue;
        if (!ent_token_is_letter(text.bytes + at) || !begins_word(text, at, floor))
            continue;
        ent_token_read((EntText){text.bytes, before}, at, token);
        /* `S` of `U.S.` is part of the word that begins before it. */
        if (token->letters == 1 && at >= floor + 2 && text.bytes[at - 1] == '.' && is_ascii_letter(text.bytes[at - 2]))
            continue;
        return true;
    }
    return false;
}
