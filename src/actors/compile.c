/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A program for the build: reads the catalogue's files, in the order of their names, and prints them flattened, as C.
 * So a start of `entente` reads no JSON.
 *
 *     compile FILE.json... > builtin_catalogue.c
 */
#include "actors/draft.h"

#include <stdio.h>
#include <stdlib.h>

/* A field more would have to be printed, too. */
G_STATIC_ASSERT(sizeof(EntActor) == 56 && sizeof(EntTerm) == 24 && sizeof(EntAlias) == 40);
G_STATIC_ASSERT(sizeof(EntCondition) == 28 && sizeof(EntRule) == 28 && sizeof(EntCatalogue) == 344);

/* All strings stand in one: where each is. */
typedef struct {
    GHashTable *offsets;
    GString *bytes;
} Strings;

static void print_string(Strings *strings, const char *text) {
    if (text == NULL) {
        printf("NULL");
        return;
    }
    gpointer offset;
    if (!g_hash_table_lookup_extended(strings->offsets, text, NULL, &offset)) {
        offset = GSIZE_TO_POINTER(strings->bytes->len);
        g_hash_table_insert(strings->offsets, (gpointer)text, offset);
        g_string_append_len(strings->bytes, text, (gssize)strlen(text) + 1);
    }
    printf("s+%zu", GPOINTER_TO_SIZE(offset));
}

static void print_actors(const EntCatalogue *catalogue, Strings *strings) {
    printf("static const EntActor actors[] = {\n");
    for (uint32_t i = 0; i < catalogue->n_actors; i++) {
        const EntActor *actor = &catalogue->actors[i];
        printf("{");
        print_string(strings, actor->id);
        printf(",");
        print_string(strings, actor->label);
        printf(",");
        print_string(strings, actor->country);
        printf(",%d,%d,%d,%uu,%d,%d,%uu,%u,%u},\n", (int)actor->type, actor->from, actor->to, actor->successor,
               actor->famous, actor->every_state, actor->not_in, actor->first_term, actor->n_terms);
    }
    printf("};\n");
}

static void print_terms(const EntCatalogue *catalogue, Strings *strings) {
    printf("static const EntTerm terms[] = {\n");
    for (uint32_t i = 0; i < catalogue->n_terms; i++) {
        const EntTerm *term = &catalogue->terms[i];
        printf("{%uu,%d,%d,%d,", term->counts_as, term->from, term->to, term->died);
        print_string(strings, term->office);
        printf("},\n");
    }
    printf("};\n");
}

static void print_aliases(const EntCatalogue *catalogue, Strings *strings) {
    printf("static const EntAlias aliases[] = {\n");
    for (uint32_t i = 0; i < catalogue->n_aliases; i++) {
        const EntAlias *alias = &catalogue->aliases[i];
        printf("{");
        print_string(strings, alias->text);
        printf(",%uu,%d,%d,%d,%d,%uu,%uu},\n", alias->actor, (int)alias->kind, alias->lower, alias->from, alias->to,
               alias->when, alias->unless);
    }
    printf("};\n");
}

static void print_conditions(const EntCatalogue *catalogue) {
    printf("static const EntCondition conditions[] = {\n");
    for (uint32_t i = 0; i < catalogue->n_conditions; i++) {
        printf("{{");
        for (int list = 0; list <= ENT_N_CUE_LISTS; list++)
            printf("%u,", catalogue->conditions[i].first[list]);
        printf("}},\n");
    }
    printf("};\nstatic const EntRule rules[] = {\n");
    for (uint32_t i = 0; i < catalogue->n_rules; i++) {
        const EntRule *rule = &catalogue->rules[i];
        printf("{%uu,%uu,%uu,%uu,%uu,%uu,%d,%d},\n", rule->kinds, rule->types, rule->when, rule->unless, rule->where,
               rule->n_where, rule->uncounted, rule->namesake);
    }
    printf("};\n");
}

static void print_texts(const char *name, const char *const *texts, uint32_t n_texts, Strings *strings) {
    printf("static const char *const %s[] = {\n", name);
    for (uint32_t i = 0; i < n_texts; i++) {
        print_string(strings, texts[i]);
        printf(",\n");
    }
    printf("};\n");
}

static void print_index(const EntCatalogue *catalogue) {
    printf("static const uint32_t by_id[] = {\n");
    for (uint32_t i = 0; i <= catalogue->id_mask; i++)
        printf("%u,%s", catalogue->by_id[i], i % 16 == 15 ? "\n" : "");
    printf("};\n");
}

static void print_whole(const EntCatalogue *catalogue) {
    printf("const EntCatalogue ent_builtin_catalogue = {actors, terms, aliases, conditions, cues, rules, words, {");
    for (int list = 0; list <= ENT_N_WORD_LISTS; list++)
        printf("%u,", catalogue->first_word[list]);
    printf("}, %u, %u, %u, %u, %u, %u, UINT64_C(0x%" G_GINT64_MODIFIER "x), by_id, %u, NULL};\n", catalogue->n_actors,
           catalogue->n_terms, catalogue->n_aliases, catalogue->n_conditions, catalogue->n_cues, catalogue->n_rules,
           catalogue->digest, catalogue->id_mask);
}

static void print_strings(const GString *bytes) {
    printf("static const char s[] = {\n");
    for (gsize i = 0; i < bytes->len; i++)
        printf("%d,%s", bytes->str[i], i % 32 == 31 ? "\n" : "");
    printf("};\n");
}

static void print_catalogue(const EntCatalogue *catalogue) {
    Strings strings = {g_hash_table_new(g_str_hash, g_str_equal), g_string_new(NULL)};
    printf("#include \"actors/draft.h\"\nstatic const char s[];\n");
    print_actors(catalogue, &strings);
    print_terms(catalogue, &strings);
    print_aliases(catalogue, &strings);
    print_conditions(catalogue);
    print_texts("cues", catalogue->cues, catalogue->n_cues, &strings);
    print_texts("words", catalogue->words, catalogue->first_word[ENT_N_WORD_LISTS], &strings);
    print_index(catalogue);
    print_strings(strings.bytes);
    print_whole(catalogue);
    g_hash_table_unref(strings.offsets);
    g_string_free(strings.bytes, TRUE);
}

static int compare_names(const void *a, const void *b) {
    g_autofree char *first = g_path_get_basename(*(char *const *)a), *second = g_path_get_basename(*(char *const *)b);
    return strcmp(first, second);
}

static void complain(const char *message, gpointer data) {
    (void)data;
    fprintf(stderr, "%s\n", message);
}

int main(int argc, char **argv) {
    g_autoptr(EntDraft) draft = ent_draft_new(complain, NULL);
    qsort(argv + 1, (size_t)argc - 1, sizeof *argv, compare_names);
    for (int i = 1; i < argc; i++) {
        g_autoptr(GError) error = NULL;
        if (!ent_draft_add_file(draft, argv[i], &error))
            ent_draft_fault(draft, "%s", error->message);
    }
    g_autoptr(EntCatalogue) catalogue = ent_draft_flatten(draft);
    if (draft->n_faults > 0)
        return 1;
    print_catalogue(catalogue);
    return fflush(stdout) == 0 ? 0 : 1;
}
