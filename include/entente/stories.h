/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_STORIES_H
#define ENTENTE_STORIES_H

/* Story records. */

#include <entente/corpus.h>

G_BEGIN_DECLS

typedef struct _EntStories EntStories;

/**
 * Reads the whole corpus into story records sorted by (day, id); `.stories` files in it are taken in as they are (see
 * ent_stories_fits(), whose errors it gives), damaged ones skipped, unless there is nothing else. Above 16 MB the
 * records live in a temporary file that has no name. One pass over the text. The stories need neither corpus nor
 * catalogue afterwards. Fails with ENT_ERROR_INPUT when records were skipped and none was usable (a corpus that holds
 * none gives no stories); without save_as also with ENT_ERROR_USAGE, before the reading, when only or around has an id
 * that is not in the catalogue and that no record can bring, as all are texts and pages.
 */
ENT_EXPORT EntStories *ent_stories_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                                        GError **error);
/** Opens a `.stories` file written by ent_stories_save(); fails when it is no such file, cut short, or damaged. */
ENT_EXPORT EntStories *ent_stories_open(const char *path, GError **error);
/**
 * All records of `.stories` files (NULL-terminated), each once, in whatever order and however often the files are
 * named; of two different documents with one day and id always the same one stands. @progress (nullable) is told how
 * many are read. Fails with ENT_ERROR_INPUT when the files were read with other choices or another catalogue.
 */
ENT_EXPORT EntStories *ent_stories_merge(const char *const *paths, EntProgressFunc progress, gpointer data,
                                         GError **error);
ENT_EXPORT void ent_stories_free(EntStories *stories);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntStories, ent_stories_free)

/** Writes a `.stories` file (docs/stories.md) under a temporary name and renames it. */
ENT_EXPORT bool ent_stories_save(EntStories *stories, const char *path, GError **error);

/**
 * Whether @stories, which come from a file, were read as @options and @catalogue ask. What was decided while reading
 * cannot be changed later: fails with ENT_ERROR_USAGE naming the option when level, types, only or successors are
 * others (lists are compared as sets), when metadata or map is given, or when the catalogue is another one.
 */
ENT_EXPORT bool ent_stories_fits(const EntStories *stories, const EntCatalogue *catalogue, const EntOptions *options,
                                 GError **error);

/** @parts: readings they come from, more than 1 after a merge. @digest: of what was read, in whatever order. */
typedef struct {
    uint64_t documents, undated, skipped, parts, digest;
} EntStoriesSummary;

ENT_EXPORT void ent_stories_get_summary(const EntStories *stories, EntStoriesSummary *summary);
/** Whether what has this digest of the input was read into @stories or merged into it. */
ENT_EXPORT bool ent_stories_has_part(const EntStories *stories, uint64_t digest);
/** Whether both hold the same documents, of the same parts and read with the same choices. */
ENT_EXPORT bool ent_stories_same(const EntStories *one, const EntStories *other);

G_END_DECLS

#endif
