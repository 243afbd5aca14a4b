/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/dateline.h"

#include "mention/sentence.h"

#include <string.h>

#define LONGEST_DATELINE 110
#define LONGEST_OPEN 80
/* In how many bytes behind it small letters stand, so that not all is shouted. */
#define FIRST_WORDS 32
/* A line that is shorter behind a place in small letters is a headline: `Moscow: a new start`. */
#define LEAST_LINE 60
/* Words of a place. */
#define MOST_PLACE_WORDS 3

/* The length of a dash that ends a dateline (" - ", " -- ", " _ ", an en or em dash) at @at, or 0. */
static unsigned dash_at(EntText text, uint32_t at) {
    const unsigned char *bytes = text.bytes + at;
    bool space_before = at > 0 && (bytes[-1] == ' ' || bytes[-1] == ')' || bytes[-1] == '\n');
    if (bytes[0] == '-' && bytes[1] == '-')
        return 2;
    bool behind_agency = at > 1 && bytes[-1] == ' ' && bytes[-2] == ')';
    if ((bytes[0] == '-' || bytes[0] == '_') && space_before && (bytes[1] == ' ' || behind_agency))
        return 1;
    if (bytes[0] == 0xE2 && bytes[1] == 0x80 && (bytes[2] == 0x93 || bytes[2] == 0x94) && space_before)
        return 3;
    return 0;
}

/* `KHARTOUM, Aug. 31 (ABC)-The government`: only where the place is shouted. */
static bool joins_agency(EntText text, uint32_t at) {
    return at > 0 && text.bytes[at] == '-' && text.bytes[at - 1] == ')' && g_ascii_isupper(text.bytes[at + 1]);
}

/* `WARSAW—Ukraine has imposed`: an em dash, where nothing before it is small. */
static bool joins_shouted(EntText text, uint32_t at) {
    const unsigned char *bytes = text.bytes + at;
    return at > 0 && bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] == 0x94 && g_ascii_isalnum(bytes[-1]);
}

/* Whether `1996-08-23` stands before @end. */
static bool ends_in_day(EntText text, uint32_t start, uint32_t end) {
    static const char form[] = "0000-00-00";
    if (end > start && text.bytes[end - 1] == '\r')
        end--;
    if (end < start + sizeof form)
        return false;
    const unsigned char *day = text.bytes + end - strlen(form);
    for (size_t i = 0; form[i] != '\0'; i++)
        if (form[i] == '-' ? day[i] != '-' : !g_ascii_isdigit(day[i]))
            return false;
    return true;
}

static bool is_in_no_dateline(unsigned char byte) {
    return byte == '?' || byte == '!' || byte == ';' || byte == ':' || byte == '"';
}

static bool is_shouted(EntToken word) {
    return (word.shape & ENT_SHAPE_UPPER_ALL) && !(word.shape & ENT_SHAPE_DIGIT);
}

/* `VIENNA`; `LA PAZ, ` and `ST. LOUIS, ` too, but not `US HOUSE`. */
static bool is_shouted_place(EntText head, EntToken first) {
    EntToken second;
    if (!is_shouted(first) || first.letters > 2)
        return is_shouted(first);
    return first.end - first.start == 2 && ent_token_next(head, first.end, &second) && second.start <= first.end + 2 &&
           is_shouted(second) && second.letters > 2 && second.end < head.length && head.bytes[second.end] == ',';
}

/* A word, by what matters here. */
typedef struct {
    uint32_t end;
    bool is_capital, is_number;
} HeadWord;

/* The word that begins at @at; most are plain and need not be read as tokens are. */
static inline HeadWord read_word(EntText head, uint32_t at) {
    EntStrip strip = ent_strip_read(head.bytes + at);
    unsigned length = (unsigned)__builtin_ctz(~strip.word | 1u << 16);
    bool is_plain = (strip.high & ((2u << length) - 1)) == 0 && length > 1 && length < 16;
    if (is_plain && at + length <= head.length)
        return (HeadWord){at + length, strip.upper & 1, g_ascii_isdigit(head.bytes[at])};
    EntToken token = ent_token_at(head, at);
    return (HeadWord){token.end, token.shape & ENT_SHAPE_UPPER_FIRST, token.shape & ENT_SHAPE_DIGIT};
}

/* The length of the dash that ends a closed dateline at @at, or 0. */
static unsigned closing_dash(EntText text, uint32_t at, bool shouts, unsigned n_small) {
    if (shouts && joins_agency(text, at))
        return 1;
    return shouts && n_small == 0 && joins_shouted(text, at) ? 3 : dash_at(text, at);
}

/* `Congo (Kinshasa)-Angola` */
static bool is_compound(EntText text, uint32_t start, uint32_t at) {
    return at > start + 1 && g_ascii_islower(text.bytes[at - 2]) && text.bytes[at + 1] != ' ';
}

/* Where the sentence behind the dash begins, or 0 when none does. */
static uint32_t behind_dash(EntText text, uint32_t at, bool lower_text) {
    uint32_t next = ent_skip_space(text, at);
    return next < text.length && (!g_ascii_islower(text.bytes[next]) || lower_text) ? next : 0;
}

/* Places, a date and an agency, but no verb: capitals, numbers, small words only inside brackets; then a dash. */
static uint32_t closed_end(EntText text, uint32_t start, EntToken first, bool lower_text) {
    EntText head = {text.bytes, MIN(text.length, start + LONGEST_DATELINE)};
    bool shouts = is_shouted_place(head, first);
    if (first.start > start + 1 || (!shouts && memchr(text.bytes + start, '(', head.length - start) == NULL))
        return 0;
    bool has_agency = false;
    unsigned depth = 0, n_small = 0;
    for (uint32_t at = start; at < head.length;) {
        if (text.bytes[at] == '\n') {
            if (shouts && n_small == 0 && ends_in_day(text, start, at))
                return at;
            at = ent_skip_space(head, at);
            if (at == head.length || dash_at(head, at) == 0)
                return 0;
        }
        unsigned dash = closing_dash(text, at, shouts, n_small);
        if (dash == 1 && !shouts && is_compound(text, start, at))
            return 0;
        if (dash > 0 && depth == 0)
            return has_agency || (shouts && n_small == 0) ? behind_dash(text, at + dash, lower_text) : 0;
        if (text.bytes[at] == '(')
            depth++;
        if (text.bytes[at] == ')' && depth > 0)
            depth--, has_agency = true;
        if (is_in_no_dateline(text.bytes[at]))
            return 0;
        if (!ent_token_is_letter(text.bytes + at)) {
            at++;
            continue;
        }
        HeadWord word = read_word(head, at);
        n_small += depth == 0 && !lower_text && !word.is_capital && !word.is_number;
        if (n_small > 2)
            return 0;
        at = word.end;
    }
    return 0;
}

static bool is_spoken(EntText text, uint32_t at) {
    const uint32_t end = MIN(text.length, at + FIRST_WORDS);
    for (; at + 1 < end; at++)
        if (g_ascii_islower(text.bytes[at]) && g_ascii_islower(text.bytes[at + 1]))
            return true;
    return false;
}

/* Where the sentence behind the dateline begins, or 0 when none does. */
static uint32_t sentence_behind(EntText text, uint32_t at, bool is_plain) {
    uint32_t start = ent_skip_space(text, at);
    if (start >= text.length || g_ascii_islower(text.bytes[start]) || !is_spoken(text, start))
        return 0;
    uint32_t least = is_plain ? 0 : LEAST_LINE;
    return text.length - start >= least && memchr(text.bytes + start, '\n', least) == NULL ? start : 0;
}

/* A place alone on its line, between blank lines. */
static bool ends_block(EntText text, uint32_t at) {
    at += text.bytes[at] == '\r';
    if (at >= text.length)
        return true;
    return text.bytes[at] == '\n' &&
           (at + 1 == text.length || text.bytes[at + 1] == '\n' || text.bytes[at + 1] == '\r');
}

static bool is_bullet(const unsigned char *bytes) {
    return bytes[0] == 0xE2 && bytes[1] == 0x80 && bytes[2] == 0xA2;
}

/* The bytes of what ends an open dateline: a dash, a bullet, `| `, `: `, `/.`, or a bracket before the first
 * sentence. */
static unsigned mark_at(EntText text, uint32_t at) {
    const unsigned char *bytes = text.bytes + at;
    bool spaced = bytes[1] == ' ';
    if (spaced && (bytes[0] == ':' || bytes[0] == '|'))
        return 1;
    if (bytes[0] == '/' && bytes[1] == '.')
        return 2;
    if (is_bullet(bytes))
        return 3;
    if (bytes[0] == ')' && spaced && (g_ascii_isupper(bytes[2]) || bytes[2] == '"'))
        return 1;
    return dash_at(text, at);
}

typedef struct {
    unsigned n_words, n_before_comma, n_commas;
    bool has_number, has_bracket, has_bullet, is_dashed;
} OpenForm;

/* `Paris`, or `Baku, Azerbaijan, Oct. 3`, on a line of its own. */
static bool stands_alone(const OpenForm *form) {
    return form->n_words <= (form->has_number && form->n_commas == 2 ? MOST_PLACE_WORDS + 2 : MOST_PLACE_WORDS) &&
           (!form->has_number || form->n_commas == 2);
}

/* The end of the word at @at, which the form takes in; 0 when it is none of a dateline: a small letter begins it, and
 * not behind an apostrophe (`Sana'a`). */
static inline uint32_t add_word(EntText head, uint32_t start, uint32_t at, OpenForm *form) {
    const unsigned char *bytes = head.bytes + at;
    bool may_be_small = at > start && (bytes[-1] == '\'' || bytes[-1] == 0x99) && bytes[0] != 's';
    if (g_ascii_islower(bytes[0]) && !may_be_small)
        return 0;
    HeadWord word = read_word(head, at);
    if (!word.is_capital && !word.is_number && !may_be_small)
        return 0;
    form->has_number |= word.is_number;
    form->n_words++;
    return word.end;
}

/* Only capitals, numbers and what stands in brackets, up to the mark that ends it. */
static uint32_t open_end(EntText text, uint32_t start, bool shouts, OpenForm *form) {
    EntText head = {text.bytes, MIN(text.length, start + LONGEST_OPEN)};
    for (uint32_t at = start; at < head.length;) {
        unsigned char byte = text.bytes[at];
        if (byte == ' ') {
            at++;
            continue;
        }
        unsigned mark = at > start && !g_ascii_isalnum(byte) ? mark_at(text, at) : 0;
        if (mark > 0) {
            form->has_bullet = is_bullet(text.bytes + at);
            form->is_dashed = byte != '/' && byte != ')' && (byte != ':' || shouts);
            return sentence_behind(text, at + mark, shouts || form->has_number || form->has_bracket);
        }
        if ((byte == '\r' || byte == '\n') && ends_block(text, at))
            return stands_alone(form) ? at : 0;
        if (byte == '\n' || (is_in_no_dateline(byte) && byte != ':'))
            return 0;
        if (byte == '(') {
            const unsigned char *close = memchr(text.bytes + at, ')', head.length - at);
            if (close == NULL)
                return 0;
            form->has_bracket = true;
            at = (uint32_t)(close - text.bytes);
            continue;
        }
        if (byte == ',' && form->n_commas++ == 0)
            form->n_before_comma = form->n_words;
        if (!ent_token_is_letter(text.bytes + at)) {
            at++;
            continue;
        }
        at = add_word(head, start, at, form);
        if (at == 0)
            return 0;
    }
    return 0;
}

/* `Aleppo, Syria - ` */
static bool names_two_places(const OpenForm *form) {
    return form->is_dashed && form->n_commas == 1 && !form->has_number && form->n_before_comma <= MOST_PLACE_WORDS &&
           form->n_words > form->n_before_comma && form->n_words - form->n_before_comma <= MOST_PLACE_WORDS;
}

/* Most paragraphs have a small letter behind their first word, or an `s`: they are none. */
static bool goes_on_small(EntText text, EntToken first) {
    const unsigned char *behind = text.bytes + first.end;
    return first.end + 1 < text.length && ((behind[0] == ' ' && g_ascii_islower(behind[1])) ||
                                           (behind[0] == '\'' && behind[1] == 's' && !g_ascii_isalnum(behind[2])));
}

EntDateline ent_dateline_read(EntText text, uint32_t start, EntToken first, bool lower_text) {
    EntDateline dateline = {.end = closed_end(text, start, first, lower_text)};
    if (dateline.end > 0 || lower_text || first.start != start || !(first.shape & ENT_SHAPE_UPPER_FIRST) ||
        goes_on_small(text, first))
        return dateline;
    OpenForm form = {.n_words = 0};
    bool shouts = (first.shape & ENT_SHAPE_UPPER_ALL) && first.letters > 2 && !(first.shape & ENT_SHAPE_DIGIT);
    dateline.open_end = open_end(text, start, shouts, &form);
    /* `AUCKLAND (New Zealand) • ` */
    if (dateline.open_end > 0 && (names_two_places(&form) || (shouts && form.has_bracket && form.has_bullet)))
        dateline.end = dateline.open_end;
    return dateline;
}

bool ent_dateline_goes_on(EntText text, uint32_t end) {
    const unsigned char *bytes = text.bytes + end;
    if (end >= text.length || memchr(",:./\r\n", bytes[0], 6) != NULL)
        return true;
    return bytes[0] == ' ' && (bytes[1] >= 0x80 || memchr("(-_|/", bytes[1], 5) != NULL || g_ascii_isdigit(bytes[1]));
}
