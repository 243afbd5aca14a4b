/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_DOCUMENT_CUES_H
#define ENT_MENTION_DOCUMENT_CUES_H

#include "mention/cue.h"
#include "mention/lexicon.h"

/*
 * Which of the cues that may stand anywhere in a document stand in it. Names among them (cues that begin with a capital
 * and are whole words) are noted while the document is scanned, since capitalised words are looked at anyway. The
 * others are looked for in the paragraph, by whoever asks. Names with the same first word lie side by side, with the
 * eight bytes behind it, by which most differ: `National`, `United` begin dozens.
 */

typedef struct _EntDocumentCues EntDocumentCues;

/** @cues: the compiled cues of @catalogue, borrowed. @lexicon is told their first words. */
EntDocumentCues *ent_document_cues_new(const EntCatalogue *catalogue, const EntCue *cues, EntLexicon *lexicon);
void ent_document_cues_free(EntDocumentCues *cues);

/** Whether the cue is noted by ent_document_cues_note(). */
bool ent_document_cues_is_name(const EntDocumentCues *cues, uint32_t cue);

/** A word for which the lexicon has a number of cues, from @start to before @end. */
typedef struct {
    uint32_t number, start, end;
} EntNoted;

/** Notes the cues that begin with these words of @text. */
void ent_document_cues_note(EntDocumentCues *cues, EntText text, const EntNoted *words, unsigned n_words,
                            uint32_t document);

/** Whether the document has had the name @cue. */
bool ent_document_cues_seen(const EntDocumentCues *cues, uint32_t cue, uint32_t document);

/** The first of the cues from @first to before @end that is a name which the document has had, or @end. */
uint32_t ent_document_cues_find(const EntDocumentCues *cues, uint32_t first, uint32_t end, uint32_t document);

#endif
