/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_MENTION_ZONE_H
#define ENT_MENTION_ZONE_H

#include "actors/catalogue.h"
#include "mention/annotation.h"
#include "mention/dateline.h"
#include "mention/token.h"

/* What does not count: datelines, bylines, page furniture and closing credits, known by their form and the catalogue's
 * words. */

typedef struct _EntZones EntZones;

typedef struct {
    EntZone zone;
    EntDateline dateline;
    bool rest_is_furniture; /* so is all that follows */
} EntParagraphZone;

EntZones *ent_zones_new(const EntCatalogue *catalogue);
void ent_zones_free(EntZones *zones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntZones, ent_zones_free)

/** The zone of the paragraph that begins at @start, number @paragraph of its document. */
EntParagraphZone ent_zones_paragraph(const EntZones *zones, EntText text, uint32_t start, int32_t paragraph,
                                     bool lower_text);

/** Marks closing credits among the last sentences, and their mentions, as furniture. */
void ent_zones_credits(const EntZones *zones, EntText text, EntAnnotation *annotation);

#endif
