/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_INPUT_H
#define ENT_CORPUS_INPUT_H

#include "corpus/members.h"

/** EntInput: the records of one file after the other. Its room is reused for all of them. */
typedef struct _EntInput EntInput;

/** @names is borrowed. Records larger than @longest are skipped. */
EntInput *ent_input_new(const EntNames *names, uint64_t longest);
void ent_input_free(EntInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntInput, ent_input_free)

/** @format is borrowed while the file is open; @size may be 0, not known; @needed is the column a table must have. */
bool ent_input_open(EntInput *input, const char *path, const EntFormat *format, uint64_t size, EntField needed,
                    GError **error);
void ent_input_close(EntInput *input);

/**
 * ent_input_next:
 *
 * Of an archive, each file that can be read is announced with ENT_READ_MEMBER; other files and hidden ones are passed
 * over, archives in an archive are ENT_READ_BAD. With ENT_READ_BAD and ENT_READ_BROKEN the error is a sentence that
 * names the file and the line; ENT_ERROR_IO says that the system could not read. With ENT_READ_STORIES the member has
 * story records, which ent_input_content() gives.
 */
EntReadStatus ent_input_next(EntInput *input, EntRecord *record, GError **error);

/** The bytes of a member with story records, unpacked. Valid after ENT_READ_STORIES until the next call. */
EntStream *ent_input_content(EntInput *input);

/** The file in an archive whose records follow; borrowed until the next call. Valid after ENT_READ_MEMBER. */
EntMember ent_input_get_member(const EntInput *input);

/** The name of what is read now, for messages: the file's path, and the member's behind it; valid UTF-8 on one line. */
const char *ent_input_shown(const EntInput *input);

/** Bytes read from the system so far, by all files. */
uint64_t ent_input_total(const EntInput *input);

#endif
