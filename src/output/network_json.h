/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_NETWORK_JSON_H
#define ENT_OUTPUT_NETWORK_JSON_H

#include "network/result.h"
#include "output/json_write.h"
#include <stdio.h>

#define ENT_NETWORK_FORMAT "entente-network"
#define ENT_NETWORK_VERSION 1

/** Writes network.json to @stream; errors stay in the stream. */
void ent_network_write(const EntResult *result, FILE *stream);

/** Writes a sentence as it stands in network.json. */
void ent_evidence_write(EntJson *json, const EntEvidence *evidence);

/** Reads a network.json of @length bytes; @name stands in messages. See ent_result_load(). (transfer full) */
EntResult *ent_network_read(const char *bytes, size_t length, const char *name, GError **error);

#endif
