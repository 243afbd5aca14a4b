/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_MEMBERS_H
#define ENT_CORPUS_MEMBERS_H

#include "corpus/format.h"
#include "corpus/record.h"
#include "corpus/stream.h"

/**
 * EntMember: a file in an archive
 * @path: its path there, any bytes, without "./" and slashes in front
 * @stem: the length of the path without the ending
 */
typedef struct {
    const char *path;
    size_t stem;
} EntMember;

/** EntMembers: the files in one archive after the other that hold documents. */
typedef struct _EntMembers EntMembers;

EntMembers *ent_members_new(void);
void ent_members_free(EntMembers *members);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntMembers, ent_members_free)

/** As ent_stream_open(). */
bool ent_members_open(EntMembers *members, const char *path, const EntFormat *format, GError **error);
void ent_members_close(EntMembers *members);

/**
 * ent_members_next:
 * @content: (out): is opened on the member's bytes, unpacked as its ending says
 * @format: (out): of the member
 *
 * ENT_READ_MEMBER: the next member that can be read. Names that are hidden or have other endings are passed over.
 * ENT_READ_BAD: one that was skipped, with a sentence; ENT_READ_BROKEN: the rest of the archive is lost.
 */
EntReadStatus ent_members_next(EntMembers *members, EntStream *content, const EntFormat **format, GError **error);

/** Whether the members behind @fault, which came from the member's content, can still be read. */
bool ent_members_goes_on(const EntMembers *members, const GError *fault);

/** The member that was announced; borrowed until the next one. */
EntMember ent_members_get(const EntMembers *members);
/** The archive's path and the member's behind it, for messages. */
const char *ent_members_shown(const EntMembers *members);
/** Bytes read from the system so far, by all archives. */
uint64_t ent_members_total(const EntMembers *members);

#endif
