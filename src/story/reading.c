/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a corpus to stories: its documents are read, its `.stories` files are taken in. */
#include "actors/near.h"
#include "base/error.h"
#include "story/file.h"
#include "story/merge.h"
#include "story/reader_pool.h"

typedef struct {
    EntStories *stories;
    const EntCatalogue *catalogue;
    const EntOptions *options;
    bool has_parts; /* some stood in archives */
} Target;

static bool take(const EntDocument *document, const EntAnnotation *annotation, gpointer data, GError **error) {
    const Target *target = data;
    return ent_stories_add(target->stories, document, annotation, target->options, error);
}

static void tell_undated(const EntStories *stories, const EntOptions *options) {
    const EntStoriesFacts *facts = &stories->facts;
    bool is_sliced = options->by != ENT_BY_ALL || options->every > 0 || options->breaks != NULL;
    if (facts->documents > 0 && facts->undated == facts->documents && is_sliced)
        ent_note(
            options,
            "no document has a date: give one in a field \"date\" (or name the field with --map date=FIELD), in the file's name (2015-01-21-title.txt) "
            "or with --metadata, or use --by all");
}

static EntStories *open_part(const EntCorpus *corpus, size_t index, const EntCatalogue *catalogue,
                             const EntOptions *options, GError **error) {
    const char *path = ent_corpus_get_part(corpus, index);
    g_autoptr(EntStories) part = ent_stories_open(path, error);
    if (part == NULL)
        return NULL;
    bool fits = ent_corpus_has_documents(corpus) ? ent_stories_chosen(part, catalogue, options, error)
                                                 : ent_stories_fits(part, catalogue, options, error);
    if (!fits)
        g_prefix_error(error, "%s: ", path);
    return fits ? g_steal_pointer(&part) : NULL;
}

/* A file that is damaged is a bad record, though one that stands for many documents. */
static bool skip_part(EntStories *stories, GError *fault, const EntOptions *options, GError **error) {
    if (options->strict || !g_error_matches(fault, ENT_ERROR, ENT_ERROR_INPUT)) {
        g_propagate_error(error, fault);
        return false;
    }
    stories->facts.skipped++;
    ent_message(options->message, options->data, "%s; none of its documents is used", fault->message);
    g_error_free(fault);
    return true;
}

static bool absorb_parts(EntStories *stories, const EntCorpus *corpus, const EntCatalogue *catalogue,
                         const EntOptions *options, GError **error) {
    for (size_t i = 0; i < ent_corpus_n_parts(corpus); i++) {
        GError *fault = NULL;
        g_autoptr(EntStories) part = open_part(corpus, i, catalogue, options, &fault);
        if (part != NULL ? !ent_stories_absorb(stories, part, error) : !skip_part(stories, fault, options, error))
            return false;
    }
    return true;
}

static bool absorb_archived(EntStream *content, const char *shown, gpointer data, GError **error) {
    Target *target = data;
    g_autoptr(EntStories) part = ent_file_read_stream(content, error);
    if (part == NULL || !ent_stories_chosen(part, target->catalogue, target->options, error)) {
        if (!g_str_has_prefix((*error)->message, shown))
            g_prefix_error(error, "%s: ", shown);
        return false;
    }
    target->has_parts = true;
    return ent_stories_absorb(target->stories, part, error);
}

static bool read_documents(Target *target, EntCorpus *corpus, GError **error) {
    if (!ent_corpus_has_documents(corpus))
        return true;
    ent_corpus_set_stories_func(corpus, absorb_archived, target);
    bool sound = ent_reader_pool_read(corpus, target->catalogue, target->options, take, target, error);
    ent_corpus_set_stories_func(corpus, NULL, NULL);
    return sound;
}

/* That a corpus is empty is no fault of reading it: shards may be. */
static bool check_usable(const EntStories *stories, const EntCorpusSummary *summary, GError **error) {
    const EntStoriesFacts *facts = &stories->facts;
    if (facts->documents > 0 || facts->skipped == 0)
        return true;
    g_autofree char *outside = summary->outside == 0
                                   ? g_strdup("")
                                   : g_strdup_printf(", %" G_GUINT64_FORMAT " %s outside --from and --to",
                                                     summary->outside, summary->outside == 1 ? "is" : "are");
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "no document could be used: %" G_GUINT64_FORMAT " %s skipped%s",
                facts->skipped, facts->skipped == 1 ? "was" : "were", outside);
    return false;
}

/* Only a note when records to come, here or in parts that will be merged, may name such an actor. */
static bool check_id(const EntCatalogue *catalogue, const EntOptions *options, bool may_come, const char *option,
                     const char *id, GError **error) {
    if (ent_catalogue_find(catalogue, id) != ENT_NOBODY)
        return true;
    g_autofree char *advice = ent_catalogue_no_such(catalogue, id);
    if (may_come)
        ent_note(options, "%s: %s", option, advice);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "%s: %s", option, advice);
    return may_come;
}

/* Before the reading: a slip of the pen should not cost it. */
static bool check_ids(const EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                      GError **error) {
    bool may_come = options->save_as != NULL || ent_corpus_may_bring_actors(corpus);
    g_auto(GStrv) only = g_strsplit(options->only != NULL ? options->only : "", ",", -1);
    for (char **id = only; *id != NULL; id++)
        if (!check_id(catalogue, options, may_come, "--only", g_strstrip(*id), error))
            return false;
    return options->around == NULL || check_id(catalogue, options, may_come, "--around", options->around, error);
}

/* Story records cannot be made documents again. */
static bool check_target(const EntCorpus *corpus, const EntOptions *options, GError **error) {
    if (options->save_as == NULL || !ent_corpus_reads(corpus, options->save_as))
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                "%s: is read itself and would be lost; name another file for the story records", options->save_as);
    return false;
}

EntStories *ent_stories_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                             GError **error) {
    if (!ent_corpus_list(corpus, error) || !check_target(corpus, options, error) ||
        !check_ids(corpus, catalogue, options, error))
        return NULL;
    size_t n_parts = ent_corpus_n_parts(corpus);
    if (n_parts == 1 && !ent_corpus_has_documents(corpus))
        return open_part(corpus, 0, catalogue, options, error);
    g_autoptr(EntStories) stories = ent_stories_new(catalogue, options, ENT_STORE_LIMIT);
    Target target = {stories, catalogue, options, n_parts > 0};
    if (!absorb_parts(stories, corpus, catalogue, options, error) || !read_documents(&target, corpus, error))
        return NULL;
    EntCorpusSummary summary;
    ent_corpus_get_summary(corpus, &summary);
    stories->facts.skipped += summary.skipped;
    if (!ent_stories_finish(stories, error) || (target.has_parts && !ent_stories_recount(stories, error)) ||
        !check_usable(stories, &summary, error))
        return NULL;
    tell_undated(stories, options);
    return g_steal_pointer(&stories);
}
