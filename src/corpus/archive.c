/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/archive.h"

#include "corpus/text.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#define PACKED_BLOCK (64 * 1024)
#define NO_ERRNO (-1)

struct _EntArchive {
    struct archive *handle; /* NULL when nothing is open */
    EntPull pull;
    GError *fault; /* of the pull */
    const char *shown;
    const char *what; /* in messages */
    char *path;
    bool sound;    /* what follows a fault can still be read */
    locale_t utf8; /* names are converted by the locale, which must not matter */
    char block[PACKED_BLOCK];
};

EntArchive *ent_archive_new(void) {
    EntArchive *archive = g_new0(EntArchive, 1);
    archive->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    return archive;
}

void ent_archive_close(EntArchive *archive) {
    g_clear_pointer(&archive->handle, archive_read_free);
    g_clear_pointer(&archive->path, g_free);
    g_clear_error(&archive->fault);
}

void ent_archive_free(EntArchive *archive) {
    if (archive == NULL)
        return;
    ent_archive_close(archive);
    if (archive->utf8 != (locale_t)0)
        freelocale(archive->utf8);
    g_free(archive);
}

/* ---- What libarchive asks for ---- */

static la_ssize_t give_block(struct archive *handle, void *data, const void **block) {
    EntArchive *archive = data;
    *block = archive->block;
    ssize_t n_bytes = archive->pull.read(archive->pull.from, archive->block, sizeof archive->block,
                                         archive->fault == NULL ? &archive->fault : NULL);
    if (n_bytes < 0)
        archive_set_error(handle, NO_ERRNO, "cannot read");
    return n_bytes;
}

static la_int64_t give_place(struct archive *handle, void *data, la_int64_t offset, int whence) {
    EntArchive *archive = data;
    int64_t place = archive->pull.seek(archive->pull.from, offset, whence);
    if (place < 0)
        archive_set_error(handle, NO_ERRNO, "cannot seek");
    return place < 0 ? ARCHIVE_FATAL : place;
}

/* ---- Faults ---- */

/* What libarchive says of data that end too early tells nobody so. */
static const char *explain(const char *given) {
    static const char *const ends[] = {"No progress is possible", "ZIP decompression failed (-5)"};
    for (size_t i = 0; given != NULL && i < G_N_ELEMENTS(ends); i++)
        if (strstr(given, ends[i]) != NULL)
            return "it ends too early";
    return given != NULL ? given : "it is cut short or damaged";
}

static void refuse(EntArchive *archive, GError **error) {
    if (archive->fault != NULL) {
        g_propagate_error(error, g_error_copy(archive->fault));
        return;
    }
    g_autoptr(GString) sentence = g_string_new(archive->shown);
    if (archive->path != NULL) {
        g_string_append_c(sentence, '/');
        ent_text_append_id(sentence, archive->path, strlen(archive->path));
    }
    g_autofree char *why = g_strstrip(g_strdup(explain(archive_error_string(archive->handle))));
    g_string_append_printf(sentence, ": the %s data cannot be unpacked (", archive->what);
    ent_text_append_id(sentence, why, strlen(why));
    g_string_append(sentence, archive->sound ? "); the rest of this file in it is lost" : "); what follows is lost");
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT, sentence->str);
}

static void begin(EntArchive *archive, EntPull pull, const char *shown, const char *what) {
    ent_archive_close(archive);
    archive->pull = pull;
    archive->shown = shown;
    archive->what = what;
    archive->sound = false;
    archive->handle = archive_read_new();
    if (archive->handle == NULL)
        g_error("out of memory");
}

static bool open_handle(EntArchive *archive, GError **error) {
    archive_read_support_format_empty(archive->handle);
    archive_read_set_callback_data(archive->handle, archive);
    archive_read_set_read_callback(archive->handle, give_block);
    if (archive->pull.seek != NULL)
        archive_read_set_seek_callback(archive->handle, give_place);
    if (archive_read_open1(archive->handle) == ARCHIVE_OK)
        return true;
    refuse(archive, error);
    return false;
}

bool ent_archive_open(EntArchive *archive, EntPull pull, EntKind kind, const char *shown, GError **error) {
    begin(archive, pull, shown, kind == ENT_KIND_TAR ? "tar" : "zip");
    if (kind == ENT_KIND_TAR)
        archive_read_support_format_tar(archive->handle);
    else
        archive_read_support_format_zip(archive->handle);
    return open_handle(archive, error);
}

bool ent_archive_open_packed(EntArchive *archive, EntPull pull, EntPacking packing, const char *shown, GError **error) {
    static const char *const names[] = {
        [ENT_PACKING_BZIP2] = "bzip2", [ENT_PACKING_XZ] = "xz", [ENT_PACKING_ZSTD] = "zstd"};
    struct archive_entry *entry;
    begin(archive, pull, shown, names[packing]);
    archive_read_support_format_raw(archive->handle);
    if (packing == ENT_PACKING_BZIP2)
        archive_read_support_filter_bzip2(archive->handle);
    else if (packing == ENT_PACKING_XZ)
        archive_read_support_filter_xz(archive->handle);
    else
        archive_read_support_filter_zstd(archive->handle);
    if (!open_handle(archive, error))
        return false;
    /* Bytes that no filter knows would come through as they are. */
    bool known = archive_filter_code(archive->handle, 0) != ARCHIVE_FILTER_NONE;
    if (!known)
        archive_set_error(archive->handle, NO_ERRNO, "it does not begin so");
    int status = known ? archive_read_next_header(archive->handle, &entry) : ARCHIVE_FATAL;
    if (status == ARCHIVE_OK || (known && status == ARCHIVE_EOF))
        return true;
    refuse(archive, error);
    return false;
}

/* ---- Members ---- */

static int read_header(EntArchive *archive, struct archive_entry **entry) {
    locale_t before = archive->utf8 != (locale_t)0 ? uselocale(archive->utf8) : (locale_t)0;
    int status = archive_read_next_header(archive->handle, entry);
    if (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
        const char *path = archive_entry_pathname(*entry);
        if (path == NULL)
            path = archive_entry_pathname_utf8(*entry);
        archive->path = g_strdup(path);
    }
    if (before != (locale_t)0)
        uselocale(before);
    return status;
}

/* Packed data has its checksum at its very end, behind the end of the archive. */
static EntArchiveStatus read_to_end(EntArchive *archive, GError **error) {
    ssize_t n_bytes = 1;
    while (n_bytes > 0 && archive->pull.seek == NULL)
        n_bytes = archive->pull.read(archive->pull.from, archive->block, sizeof archive->block, error);
    return n_bytes < 0 ? ENT_ARCHIVE_BROKEN : ENT_ARCHIVE_END;
}

EntArchiveStatus ent_archive_next(EntArchive *archive, GError **error) {
    for (;;) {
        struct archive_entry *entry = NULL;
        g_clear_pointer(&archive->path, g_free);
        int status = read_header(archive, &entry);
        if (status == ARCHIVE_EOF && archive->fault == NULL)
            return read_to_end(archive, error);
        if (status == ARCHIVE_RETRY)
            continue;
        archive->sound = status == ARCHIVE_OK || status == ARCHIVE_WARN;
        if (!archive->sound) {
            refuse(archive, error);
            return ENT_ARCHIVE_BROKEN;
        }
        bool is_file = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == NULL;
        if (is_file && archive->path != NULL)
            return ENT_ARCHIVE_MEMBER;
    }
}

const char *ent_archive_path(const EntArchive *archive) {
    return archive->path;
}

ssize_t ent_archive_read(EntArchive *archive, char *bytes, size_t room, GError **error) {
    la_ssize_t n_bytes = archive_read_data(archive->handle, bytes, room);
    if (n_bytes > 0 || (n_bytes == 0 && archive->fault == NULL))
        return n_bytes;
    archive->sound = n_bytes != ARCHIVE_FATAL && archive->fault == NULL && archive->path != NULL;
    refuse(archive, error);
    return -1;
}

bool ent_archive_goes_on(const EntArchive *archive) {
    return archive->sound;
}
