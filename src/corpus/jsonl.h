/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_JSONL_H
#define ENT_CORPUS_JSONL_H

#include "corpus/record.h"

G_BEGIN_DECLS

/** EntJsonl: makes a record of a line of JSON. The only user of simdjson; its room is reused. */
typedef struct _EntJsonl EntJsonl;

/** @names is borrowed and must outlive the parser. */
EntJsonl *ent_jsonl_new(const EntNames *names);
void ent_jsonl_free(EntJsonl *jsonl);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntJsonl, ent_jsonl_free)

/**
 * ent_jsonl_read:
 * @line: JSON, followed by ENT_PADDING readable bytes
 * @record: (out): strings are valid UTF-8; borrowed until the next call
 * @fault: (out): when false: what is wrong, to be put behind file and line; transfer full
 *
 * The first of repeated keys counts, unknown ones are ignored and only checked as far as their brackets, null is
 * missing. Bad UTF-8 and lone surrogates become U+FFFD. Costs one pass over the line.
 */
bool ent_jsonl_read(EntJsonl *jsonl, const char *line, size_t length, EntRecord *record, char **fault);

G_END_DECLS

#endif
