/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENTENTE_CORPUS_H
#define ENTENTE_CORPUS_H

/* What is read: documents, and the mentions in them. */

#include <entente/catalogue.h>

G_BEGIN_DECLS

typedef struct _EntCorpus EntCorpus;

/**
 * @roots (array zero-terminated=1) are folders, files, or "-" for standard input. Opens nothing yet but checks that
 * every root exists and reads @options' metadata. Options are copied.
 */
ENT_EXPORT EntCorpus *ent_corpus_new(const char *const *roots, const EntOptions *options, GError **error);
ENT_EXPORT void ent_corpus_free(EntCorpus *corpus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCorpus, ent_corpus_free)

/** Counts of a reading. @skipped records were bad, each with one message; @outside lay outside from and to. */
typedef struct {
    uint64_t documents, undated, skipped, outside, bytes;
} EntCorpusSummary;

ENT_EXPORT void ent_corpus_get_summary(const EntCorpus *corpus, EntCorpusSummary *summary);

/**
 * Reads the whole corpus and writes JSON lines to @fd, one a mention, in input order (docs/mentions.md). A write that
 * fails, to a closed pipe too, is ENT_ERROR_IO.
 */
ENT_EXPORT bool ent_mentions_write(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options, int fd,
                                   GError **error);

/**
 * Reads the whole corpus and writes to @fd the names in it that are not in @catalogue and are mentioned @least times or
 * more, the commonest first, with guesses of type and country (docs/actors.md); as JSON: a catalogue file. Holds 50,000
 * different names at most, some 50 MB, and forgets the rarest when there are more.
 */
ENT_EXPORT bool ent_candidates_write(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options,
                                     uint32_t least, EntTextFormat format, int fd, GError **error);

G_END_DECLS

#endif
