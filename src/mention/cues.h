/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_CUES_H
#define ENT_MENTION_CUES_H

#include "mention/beside.h"
#include "mention/document_cues.h"
#include "mention/place.h"

/*
 * Conditions of the catalogue, compiled: whether a cue stands beside a place in a text, in its sentence or its
 * document.
 */

typedef struct _EntCues EntCues;

typedef enum { ENT_VERDICT_NO, ENT_VERDICT_YES, ENT_VERDICT_LATER } EntVerdict;

/** All three are borrowed; the first words of cues are made known to @lexicon. */
EntCues *ent_cues_new(const EntCatalogue *catalogue, const EntSpecials *specials, EntLexicon *lexicon);
void ent_cues_free(EntCues *cues);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntCues, ent_cues_free)

/** Notes the names that begin with these words and are cues of the document. */
void ent_cues_note(EntCues *cues, EntText text, const EntNoted *words, unsigned n_words, uint32_t document);

/** The document that is read from now on, for cues of its opening. Both have room behind them. */
void ent_cues_begin(EntCues *cues, EntText title, EntText text);

/** Looks at the words beside the place, once for each start of it. */
void ent_cues_look(const EntCues *cues, EntPlace *place);

/** Whether a cue of the condition stands where it should; the place was looked at. */
EntVerdict ent_cues_hold(EntCues *cues, uint32_t condition, EntPlace *place);

/** Whether the condition asks for nothing but the opening, so that its answer is the same all over a document. */
bool ent_cues_asks_opening(const EntCues *cues, uint32_t condition);

/** What the condition asks for beside the mention: before and after. */
const EntBesides *ent_cues_besides(const EntCues *cues, uint32_t condition);

/** Whether the condition asks for nothing but what stands beside the mention, which is cheap to tell. */
bool ent_cues_asks_beside(const EntCues *cues, uint32_t condition);

/** Whether `when` (or ENT_NO_CONDITION) holds and `unless` does not. */
EntVerdict ent_cues_allow(EntCues *cues, EntPlace *place, uint32_t when, uint32_t unless);

/** The cues of the catalogue, compiled, in its order. */
const EntCue *ent_cues_compiled(const EntCues *cues);

#endif
