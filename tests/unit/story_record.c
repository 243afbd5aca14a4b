/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/hash.h"
#include "story/record_key.h"

#include <string.h>

#define TEXT(literal) \
    { literal, sizeof(literal) - 1 }

static void assert_same(const void *a, size_t a_length, const void *b, size_t b_length) {
    g_assert_cmpuint(a_length, ==, b_length);
    g_assert_true(a_length == 0 || memcmp(a, b, a_length) == 0);
}

static const char *const ids[] = {"USA", "PRK",
                                  "an-actor-whose-id-is-longer-than-what-fits-into-the-room-for-short-ones"};

static void fill(EntStory *story, EntNodeTable *nodes) {
    ent_story_reset(story);
    story->day = 16456;
    story->id = (EntStoryText)TEXT("folder/one");
    story->source = (EntStoryText)TEXT("wire");
    story->title = (EntStoryText)TEXT("Two  meet");
    story->body_hash = UINT64_C(0x0123456789abcdef);
    story->sentences = 12;
    story->furniture = 3;
    story->signature = (EntSignature){.words = 300};
    memset(story->signature.bins, 0xff, sizeof story->signature.bins);
    story->signature.bins[0] = 5;
    story->signature.bins[63] = UINT32_MAX - 1;
    *ent_story_add_paragraph(story) = (EntStoryParagraph){.number = 0, .sentences = 2, .hash = 7};
    *ent_story_add_paragraph(story) = (EntStoryParagraph){.number = 5, .hash = UINT64_MAX};
    *ent_story_add_named(story) =
        (EntStorySentence){.paragraph = -1, .start = 0, .end = 9, .first_node = 0, .n_nodes = 1};
    *ent_story_add_named(story) =
        (EntStorySentence){.start = 3, .end = 8, .first_node = 1, .n_nodes = 2, .text = TEXT("A\n B.")};
    *ent_story_add_named(story) =
        (EntStorySentence){.paragraph = 5, .start = 200, .end = 300, .first_node = 3, .n_nodes = 1};
    *ent_story_add_node(story) = (EntStoryNode){0, 1};
    *ent_story_add_node(story) = (EntStoryNode){1, 3};
    *ent_story_add_node(story) = (EntStoryNode){2, 1};
    *ent_story_add_node(story) = (EntStoryNode){2, 70000};
    for (const char *const *id = ids; id < ids + G_N_ELEMENTS(ids); id++)
        ent_story_add_different(story, ent_node_table_add_id(nodes, *id));
}

static void encode(const EntStory *story, const EntNodeTable *nodes, GByteArray *bytes) {
    g_autofree uint8_t *record = g_malloc(ent_story_room(story, nodes));
    g_byte_array_append(bytes, record, (guint)(ent_story_encode(story, nodes, record) - record));
}

static void assert_text(EntStoryText text, const char *expected) {
    g_autofree char *copy = text.bytes == NULL ? NULL : g_strndup(text.bytes, text.length);
    g_assert_cmpstr(copy, ==, expected);
}

static void a_record_survives_the_round_trip(void) {
    g_auto(EntStory) story = {0}, read = {0};
    g_autoptr(EntNodeTable) nodes = ent_node_table_new();
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    fill(&story, nodes);
    encode(&story, nodes, bytes);
    g_autoptr(EntNodeTable) others = ent_node_table_new();
    ent_node_table_add_id(others, "CHN");
    g_assert_true(ent_story_decode(&read, bytes->data, bytes->len, others));
    g_assert_cmpint(read.day, ==, 16456);
    assert_text(read.id, "folder/one");
    assert_text(read.source, "wire");
    assert_text(read.title, "Two meet");
    assert_text(read.url, NULL);
    g_assert_cmpuint(read.body_hash, ==, story.body_hash);
    g_assert_cmpuint(read.sentences, ==, 12);
    g_assert_cmpuint(read.furniture, ==, 3);
    g_assert_cmpuint(read.signature.words, ==, 300);
    assert_same(read.signature.bins, sizeof read.signature.bins, story.signature.bins, sizeof story.signature.bins);
    g_assert_cmpuint(read.n_paragraphs, ==, 2);
    for (uint32_t i = 0; i < 2; i++) {
        g_assert_cmpuint(read.paragraphs[i].number, ==, story.paragraphs[i].number);
        g_assert_cmpuint(read.paragraphs[i].hash, ==, story.paragraphs[i].hash);
        g_assert_cmpuint(read.paragraphs[i].sentences, ==, story.paragraphs[i].sentences);
    }
    assert_same(read.nodes, read.n_nodes * sizeof *read.nodes, story.nodes, 4 * sizeof *story.nodes);
    g_assert_cmpuint(read.n_different, ==, G_N_ELEMENTS(ids));
    for (uint32_t i = 0; i < read.n_different; i++)
        g_assert_cmpstr(ent_node_table_id(others, read.different[i]), ==, ids[i]);
    g_assert_cmpuint(read.n_named, ==, 3);
    for (uint32_t i = 0; i < 3; i++) {
        g_assert_cmpint(read.named[i].paragraph, ==, story.named[i].paragraph);
        g_assert_cmpuint(read.named[i].start, ==, story.named[i].start);
        g_assert_cmpuint(read.named[i].end, ==, story.named[i].end);
    }
    assert_text(read.named[1].text, "A B.");
    assert_text(read.named[2].text, NULL);
    g_assert_true(ent_story_is_clean(&read));
    g_assert_cmpuint(ent_story_digest(&read), ==, ent_story_digest(&story));
}

static void nobody_and_no_day_are_a_record(void) {
    g_auto(EntStory) story = {.day = ENT_DAY_NONE, .id = TEXT("x"), .tagged = true}, read = {0};
    g_autoptr(EntNodeTable) nodes = ent_node_table_new();
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    encode(&story, nodes, bytes);
    g_assert_true(ent_story_decode(&read, bytes->data, bytes->len, nodes));
    g_assert_cmpint(read.day, ==, ENT_DAY_NONE);
    g_assert_true(read.tagged);
    g_assert_cmpuint(read.n_named, ==, 0);
}

static void a_cut_record_is_refused(void) {
    g_auto(EntStory) story = {0}, read = {0};
    g_autoptr(EntNodeTable) nodes = ent_node_table_new();
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    fill(&story, nodes);
    encode(&story, nodes, bytes);
    for (guint length = 0; length < bytes->len; length++) {
        g_autofree uint8_t *exact = g_memdup2(bytes->data, length);
        g_assert_false(ent_story_decode(&read, exact, length, nodes));
    }
}

static void an_id_is_clean_text(void) {
    static const char wrong[][4] = {"", "U\377A", "U\0A"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_auto(EntStory) story = {0}, read = {0};
        g_autoptr(EntNodeTable) nodes = ent_node_table_new();
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        fill(&story, nodes);
        encode(&story, nodes, bytes);
        uint8_t *id = memmem(bytes->data, bytes->len, "\3USA", 4);
        g_assert_nonnull(id);
        memcpy(id + 1, wrong[i], 3);
        if (i == 0)
            *id = 0;
        g_assert_false(ent_story_decode(&read, bytes->data, bytes->len, nodes));
    }
}

static void hostile_bytes_never_crash(void) {
    g_auto(EntStory) story = {0}, read = {0};
    g_autoptr(EntNodeTable) nodes = ent_node_table_new();
    g_autoptr(GByteArray) bytes = g_byte_array_new(), again = g_byte_array_new();
    g_autoptr(GRand) rand = g_rand_new_with_seed(1);
    fill(&story, nodes);
    encode(&story, nodes, bytes);
    for (int round = 0; round < 20000; round++) {
        g_autofree uint8_t *changed = g_memdup2(bytes->data, bytes->len);
        for (int change = g_rand_int_range(rand, 1, 5); change > 0; change--)
            changed[g_rand_int_range(rand, 0, (gint32)bytes->len)] = (uint8_t)g_rand_int_range(rand, 0, 256);
        if (!ent_story_decode(&read, changed, bytes->len, nodes))
            continue;
        g_byte_array_set_size(again, 0);
        encode(&read, nodes, again);
        EntStoryKey key;
        g_assert_true(ent_story_key_get(changed, bytes->len, &key));
        if (ent_story_is_clean(&read))
            g_assert_cmpuint(again->len, <=, bytes->len);
    }
}

static void assert_clean(const char *bytes, size_t length, const char *expected) {
    char clean[ENT_STORY_TEXT_MAX], again[ENT_STORY_TEXT_MAX];
    size_t clean_length = ent_story_clean(bytes, length, clean);
    assert_same(clean, clean_length, expected, strlen(expected));
    assert_same(again, ent_story_clean(clean, clean_length, again), clean, clean_length);
}

#define ASSERT_CLEAN(literal, expected) assert_clean(literal, sizeof(literal) - 1, expected)

static void evidence_is_one_line_of_valid_text(void) {
    ASSERT_CLEAN("", "");
    ASSERT_CLEAN(" \t\n", "");
    ASSERT_CLEAN("  Kim\r\n met \xc2\xa0\xe2\x80\xa8 Putin. ", "Kim met Putin.");
    ASSERT_CLEAN("a\0b\x7f"
                 "c\x1b[1m",
                 "a b c [1m");
    ASSERT_CLEAN("caf\xe9, na\xc3\xafve", "caf\xef\xbf\xbd, na\xc3\xafve");
    ASSERT_CLEAN("end \xe2\x82", "end \xef\xbf\xbd\xef\xbf\xbd");
    ASSERT_CLEAN("\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

/* The same by the letter: what a byte-wise program would do with ASCII. */
static size_t clean_slowly(const char *bytes, size_t length, char *clean) {
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        bool is_gap = bytes[i] <= ' ' || bytes[i] == 0x7f;
        if (is_gap && used > 0 && clean[used - 1] != ' ')
            clean[used++] = ' ';
        else if (!is_gap)
            clean[used++] = bytes[i];
    }
    return used > 0 && clean[used - 1] == ' ' ? used - 1 : used;
}

static void eight_bytes_at_once_are_cleaned_like_one(void) {
    static const char letters[] = "abcdefgh       \n\x1f\x7f~!";
    g_autoptr(GRand) rand = g_rand_new_with_seed(2);
    for (int round = 0; round < 100000; round++) {
        char text[60], fast[ENT_STORY_TEXT_MAX], slow[60];
        size_t length = (size_t)g_rand_int_range(rand, 0, sizeof text);
        int n_letters = g_rand_int_range(rand, 9, sizeof letters - 1);
        for (size_t i = 0; i < length; i++)
            text[i] = letters[g_rand_int_range(rand, 0, n_letters)];
        size_t slow_length = clean_slowly(text, length, slow);
        assert_same(fast, ent_story_clean(text, length, fast), slow, slow_length);
    }
}

static void long_evidence_is_cut_between_characters(void) {
    g_autoptr(GString) text = g_string_new("a");
    while (text->len < 3000)
        g_string_append(text, "\xe2\x82\xac");
    char clean[ENT_STORY_TEXT_MAX];
    size_t length = ent_story_clean(text->str, text->len, clean);
    g_assert_cmpuint(length, ==, 1000);
    g_assert_true(g_utf8_validate_len(clean, length, NULL));
    length = ent_story_clean(text->str + 1, text->len - 1, clean);
    g_assert_cmpuint(length, ==, 999);
}

static EntStoryKey key_of(int32_t day, const char *id, GByteArray *bytes) {
    EntStory story = {.day = day, .id = {id, (uint32_t)strlen(id)}};
    encode(&story, NULL, bytes);
    EntStoryKey key;
    g_assert_true(ent_story_key_get(bytes->data, bytes->len, &key));
    return key;
}

static void days_come_in_order_and_undated_last(void) {
    const struct {
        int32_t day;
        const char *id;
    } order[] = {{-354285, "z"}, {-1, "a"},       {0, "B"},      {0, "a"},
                 {0, "aa"},      {0, "\xc3\xa9"}, {376199, "a"}, {ENT_DAY_NONE, "a"}};
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(order); k++) {
            g_autoptr(GByteArray) first = g_byte_array_new(), second = g_byte_array_new();
            EntStoryKey a = key_of(order[i].day, order[i].id, first), b = key_of(order[k].day, order[k].id, second);
            int sign = ent_story_key_compare(&a, &b);
            g_assert_cmpint((sign > 0) - (sign < 0), ==, (i > k) - (i < k));
        }
}

/* No bytes may be no place; the sanitizer says whether somebody looks there. */
static void nothing_at_all_has_a_hash(void) {
    const void *volatile nowhere = NULL;
    g_assert_cmphex(ent_hash_bytes(nowhere, 0, 0), ==, UINT64_C(0xa5506ff52926ac13));
    g_assert_cmphex(ent_hash_bytes(nowhere, 0, 1), ==, UINT64_C(0xd153941f83d0cc19));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/a_record_survives_the_round_trip", a_record_survives_the_round_trip);
    g_test_add_func("/record/nobody_and_no_day_are_a_record", nobody_and_no_day_are_a_record);
    g_test_add_func("/record/a_cut_record_is_refused", a_cut_record_is_refused);
    g_test_add_func("/record/an_id_is_clean_text", an_id_is_clean_text);
    g_test_add_func("/record/hostile_bytes_never_crash", hostile_bytes_never_crash);
    g_test_add_func("/record/evidence_is_one_line_of_valid_text", evidence_is_one_line_of_valid_text);
    g_test_add_func("/record/eight_bytes_at_once_are_cleaned_like_one", eight_bytes_at_once_are_cleaned_like_one);
    g_test_add_func("/record/long_evidence_is_cut_between_characters", long_evidence_is_cut_between_characters);
    g_test_add_func("/record/days_come_in_order_and_undated_last", days_come_in_order_and_undated_last);
    g_test_add_func("/record/nothing_at_all_has_a_hash", nothing_at_all_has_a_hash);
    return g_test_run();
}
