/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_STORY_CREW_H
#define ENT_STORY_CREW_H

#include "corpus/document.h"
#include "mention/annotation.h"

/**
 * EntCrew: threads that look for mentions. Documents are given one after the other, and what was found in them comes back in the same order, in the
 * thread that gives them. So nothing depends on the number of threads. A crew holds copies of a few hundred documents (or of one large one a thread).
 */
typedef struct _EntCrew EntCrew;

/** Gets a document and what was found in it; @annotation is NULL when its actors were given. Both are borrowed. False ends the work. */
typedef bool (*EntCrewTake)(const EntDocument *document, const EntAnnotation *annotation, gpointer data,
                            GError **error);

/** @catalogue, @options and @data are borrowed. @n_threads begin to work when there is work for them. Fails on wrong options. */
EntCrew *ent_crew_new(const EntCatalogue *catalogue, const EntOptions *options, unsigned n_threads, EntCrewTake take,
                      gpointer data, GError **error);

/** Ends the threads; what was not taken is dropped. */
void ent_crew_free(EntCrew *crew);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCrew, ent_crew_free)

/** Gives a document, which is copied. Documents given before may be taken meanwhile. False when taking one failed. */
bool ent_crew_give(EntCrew *crew, const EntDocument *document, GError **error);

/** Waits until all that was given is taken. */
bool ent_crew_finish(EntCrew *crew, GError **error);

/** Reads the whole corpus with `threads` of @options; without any when they are 0 or 1. */
bool ent_crew_read(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options, EntCrewTake take,
                   gpointer data, GError **error);

#endif
