/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/members.h"

#include "corpus/archive.h"
#include "corpus/text.h"

#include <string.h>

struct _EntMembers {
    EntStream *carrier; /* the archive's bytes */
    EntArchive *archive;
    GString *path; /* of the member */
    GString *shown;
    size_t stem;
};

EntMembers *ent_members_new(void) {
    EntMembers *members = g_new0(EntMembers, 1);
    members->carrier = ent_stream_new();
    members->archive = ent_archive_new();
    members->path = g_string_new(NULL);
    members->shown = g_string_new(NULL);
    return members;
}

void ent_members_free(EntMembers *members) {
    if (members == NULL)
        return;
    ent_archive_free(members->archive);
    ent_stream_free(members->carrier);
    g_string_free(members->path, TRUE);
    g_string_free(members->shown, TRUE);
    g_free(members);
}

bool ent_members_open(EntMembers *members, const char *path, const EntFormat *format, GError **error) {
    ent_archive_close(members->archive);
    if (!ent_stream_open(members->carrier, path, error))
        return false;
    g_string_assign(members->shown, ent_stream_shown(members->carrier));
    return ent_archive_open(members->archive, ent_stream_pull(members->carrier), format->kind,
                            ent_stream_shown(members->carrier), error);
}

void ent_members_close(EntMembers *members) {
    ent_archive_close(members->archive);
    ent_stream_close(members->carrier);
}

/* The parts of @path without empty ones and "."; false when one is hidden. */
static bool take_path(GString *path, const char *given) {
    g_auto(GStrv) parts = g_strsplit(given, "/", -1);
    g_string_truncate(path, 0);
    for (char **part = parts; *part != NULL; part++) {
        if (strcmp(*part, "") == 0 || strcmp(*part, ".") == 0)
            continue;
        if (**part == '.' && strcmp(*part, "..") != 0)
            return false;
        if (path->len > 0)
            g_string_append_c(path, '/');
        g_string_append(path, *part);
    }
    return true;
}

static ssize_t pull_member(gpointer from, char *bytes, size_t room, GError **error) {
    return ent_archive_read(from, bytes, room, error);
}

static EntReadStatus open_member(EntMembers *members, EntStream *content, const EntFormat *format, GError **error) {
    if (ent_format_is_archive(format)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s: an archive in an archive is not read; unpack the outer one",
                    members->shown->str);
        return ENT_READ_BAD;
    }
    EntPull pull = {pull_member, NULL, members->archive};
    g_autoptr(GError) fault = NULL;
    if (ent_stream_open_member(content, pull, members->path->str, members->shown->str, members->carrier, &fault))
        return ENT_READ_MEMBER;
    EntReadStatus status = ent_members_goes_on(members, fault) ? ENT_READ_BAD : ENT_READ_BROKEN;
    g_propagate_error(error, g_steal_pointer(&fault));
    return status;
}

EntReadStatus ent_members_next(EntMembers *members, EntStream *content, const EntFormat **format, GError **error) {
    for (;;) {
        g_string_assign(members->shown, ent_stream_shown(members->carrier));
        EntArchiveStatus status = ent_archive_next(members->archive, error);
        if (status != ENT_ARCHIVE_MEMBER)
            return status == ENT_ARCHIVE_END ? ENT_READ_END : ENT_READ_BROKEN;
        if (!take_path(members->path, ent_archive_path(members->archive)))
            continue;
        const EntFormat *known = ent_format_of(members->path->str, &members->stem);
        if (known == NULL)
            continue;
        g_string_append_c(members->shown, '/');
        ent_text_append_id(members->shown, members->path->str, members->path->len);
        EntReadStatus opened = open_member(members, content, known, error);
        *format = opened == ENT_READ_MEMBER ? known : NULL;
        return opened;
    }
}

bool ent_members_goes_on(const EntMembers *members, const GError *fault) {
    return g_error_matches(fault, ENT_ERROR, ENT_ERROR_INPUT) && ent_archive_goes_on(members->archive);
}

EntMember ent_members_get(const EntMembers *members) {
    return (EntMember){members->path->str, members->stem};
}

const char *ent_members_shown(const EntMembers *members) {
    return members->shown->str;
}

uint64_t ent_members_total(const EntMembers *members) {
    return ent_stream_total(members->carrier);
}
