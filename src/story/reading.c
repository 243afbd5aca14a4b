/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a corpus to stories: its documents are read, its `.stories` files are taken in. */
#include "base/error.h"
#include "mention/reader.h"
#include "story/crew.h"
#include "story/merge.h"

typedef struct {
    EntStories *stories;
    const EntOptions *options;
} Target;

static bool take(const EntDocument *document, const EntAnnotation *annotation, gpointer data, GError **error) {
    const Target *target = data;
    return ent_stories_add(target->stories, document, annotation, target->options, error);
}

/* One thread needs no copies of the documents. */
static bool read_alone(EntCorpus *corpus, const EntCatalogue *catalogue, Target *target, GError **error) {
    g_autoptr(EntReader) reader = ent_reader_new(catalogue, target->options, error);
    EntDocument document;
    while (reader != NULL) {
        EntCorpusStatus status = ent_corpus_next(corpus, &document, error);
        if (status != ENT_CORPUS_DOCUMENT)
            return status == ENT_CORPUS_END;
        const EntAnnotation *annotation = document.windows == NULL ? ent_reader_annotate(reader, &document) : NULL;
        if (!take(&document, annotation, target, error))
            return false;
    }
    return false;
}

static bool read_together(EntCorpus *corpus, const EntCatalogue *catalogue, Target *target, GError **error) {
    g_autoptr(EntCrew) crew = ent_crew_new(catalogue, target->options, target->options->threads, take, target, error);
    EntDocument document;
    while (crew != NULL) {
        EntCorpusStatus status = ent_corpus_next(corpus, &document, error);
        if (status == ENT_CORPUS_END)
            return ent_crew_finish(crew, error);
        if (status != ENT_CORPUS_DOCUMENT || !ent_crew_give(crew, &document, error))
            return false;
    }
    return false;
}

static bool check_read(EntStories *stories, const EntCorpusSummary *summary, const EntOptions *options,
                       GError **error) {
    EntStoriesFacts *facts = &stories->facts;
    facts->skipped += summary->skipped;
    if (facts->documents == 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                    "no document could be used: %" G_GUINT64_FORMAT " were skipped, %" G_GUINT64_FORMAT
                    " are outside --from and --to",
                    facts->skipped, summary->outside);
        return false;
    }
    if (facts->undated == facts->documents &&
        (options->by != ENT_BY_ALL || options->every > 0 || options->breaks != NULL))
        ent_message(
            options->message, options->data,
            "no document has a date: give one in a field \"date\" (or name the field with --map date=FIELD), in the file's name (2015-01-21-title.txt) "
            "or with --metadata, or use --by all");
    return true;
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

static bool absorb_parts(EntStories *stories, const EntCorpus *corpus, const EntCatalogue *catalogue,
                         const EntOptions *options, GError **error) {
    for (size_t i = 0; i < ent_corpus_n_parts(corpus); i++) {
        g_autoptr(EntStories) part = open_part(corpus, i, catalogue, options, error);
        if (part == NULL || !ent_stories_absorb(stories, part, error))
            return false;
    }
    return true;
}

static bool read_documents(EntStories *stories, EntCorpus *corpus, const EntCatalogue *catalogue,
                           const EntOptions *options, GError **error) {
    if (!ent_corpus_has_documents(corpus))
        return true;
    Target target = {stories, options};
    bool sound = options->threads > 1 ? read_together(corpus, catalogue, &target, error)
                                      : read_alone(corpus, catalogue, &target, error);
    if (!sound)
        return false;
    EntCorpusSummary summary;
    ent_corpus_get_summary(corpus, &summary);
    return check_read(stories, &summary, options, error);
}

EntStories *ent_stories_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                             GError **error) {
    if (!ent_corpus_list(corpus, error))
        return NULL;
    size_t n_parts = ent_corpus_n_parts(corpus);
    if (n_parts == 1 && !ent_corpus_has_documents(corpus))
        return open_part(corpus, 0, catalogue, options, error);
    g_autoptr(EntStories) stories = ent_stories_new(catalogue, options, ENT_STORE_LIMIT);
    if (!absorb_parts(stories, corpus, catalogue, options, error) ||
        !read_documents(stories, corpus, catalogue, options, error) || !ent_stories_finish(stories, error) ||
        (n_parts > 0 && !ent_stories_recount(stories, error)))
        return NULL;
    return g_steal_pointer(&stories);
}
