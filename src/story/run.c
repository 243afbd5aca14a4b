/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story/run.h"

#include "base/error.h"
#include "story/varint.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BUFFER_SIZE ((size_t)128 << 10)

static void set_disk_error(GError **error) {
    int saved = errno;
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO,
                "cannot write a temporary file in %s: %s; make room there, or name another folder in TMPDIR",
                g_get_tmp_dir(), g_strerror(saved));
}

static int open_unnamed(void) {
    int fd = open(g_get_tmp_dir(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return fd;
    g_autofree char *name = g_build_filename(g_get_tmp_dir(), "entente-XXXXXX", NULL);
    fd = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        g_unlink(name);
    return fd;
}

EntRun *ent_run_new(FILE *file, uint64_t start, uint64_t end) {
    EntRun *run = g_new0(EntRun, 1);
    run->file = file;
    run->start = start;
    run->end = end;
    return run;
}

EntRun *ent_run_new_temporary(GError **error) {
    int fd = open_unnamed();
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w+b");
    if (file == NULL) {
        set_disk_error(error);
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    setvbuf(file, NULL, _IOFBF, BUFFER_SIZE);
    return ent_run_new(file, 0, 0);
}

void ent_run_free(EntRun *run) {
    if (run == NULL)
        return;
    if (run->file != NULL)
        fclose(run->file);
    g_free(run);
}

bool ent_run_write(EntRun *run, const void *bytes, size_t length, GError **error) {
    if (length > 0 && fwrite(bytes, 1, length, run->file) != length) {
        set_disk_error(error);
        return false;
    }
    run->end += length;
    return true;
}

bool ent_run_add(EntRun *run, const uint8_t *bytes, size_t length, GError **error) {
    uint8_t prefix[ENT_VARINT_MAX];
    size_t prefix_length = (size_t)(ent_varint_put(prefix, length) - prefix);
    return ent_run_write(run, prefix, prefix_length, error) && ent_run_write(run, bytes, length, error);
}

bool ent_run_finish(EntRun *run, GError **error) {
    if (fflush(run->file) == 0)
        return true;
    set_disk_error(error);
    return false;
}

/* ---- Reading ---- */

void ent_run_reader_init(EntRunReader *reader, const EntRun *run) {
    size_t room = (size_t)MIN(BUFFER_SIZE, run->end - run->start);
    *reader = (EntRunReader){.run = run, .at = run->start, .room = MAX(room, ENT_VARINT_MAX)};
    reader->buffer = g_malloc(reader->room);
}

void ent_run_reader_clear(EntRunReader *reader) {
    g_free(reader->buffer);
    *reader = (EntRunReader){0};
}

static void make_room(EntRunReader *reader, size_t wanted) {
    memmove(reader->buffer, reader->buffer + reader->from, reader->filled - reader->from);
    reader->filled -= reader->from;
    reader->from = 0;
    if (wanted <= reader->room)
        return;
    reader->room = MAX(wanted, 2 * reader->room);
    reader->buffer = g_realloc(reader->buffer, reader->room);
}

/* Up to @length bytes, fewer only at the end of the file; -1 after a failure. */
static ssize_t read_some(const EntRun *run, void *bytes, size_t length, uint64_t at, GError **error) {
    ssize_t got;
    do
        got = pread(fileno(run->file), bytes, length, (off_t)at);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "cannot read story records: %s", g_strerror(errno));
    return got;
}

/* Reads until the buffer holds @wanted bytes or the run ends. */
static bool fill(EntRunReader *reader, size_t wanted, GError **error) {
    if (reader->filled - reader->from >= wanted)
        return true;
    make_room(reader, wanted);
    while (reader->filled < wanted && reader->at < reader->run->end) {
        size_t length = (size_t)MIN(reader->room - reader->filled, reader->run->end - reader->at);
        ssize_t got = read_some(reader->run, reader->buffer + reader->filled, length, reader->at, error);
        if (got < 0)
            return false;
        if (got == 0)
            break;
        reader->filled += (size_t)got;
        reader->at += (uint64_t)got;
    }
    return true;
}

static bool fail_cut_short(GError **error) {
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_INPUT,
                        "the story records are damaged or cut short; make the file again with entente read");
    return false;
}

bool ent_run_read_at(const EntRun *run, void *bytes, size_t length, uint64_t at, GError **error) {
    for (size_t done = 0; done < length;) {
        ssize_t got = read_some(run, (uint8_t *)bytes + done, length - done, at + done, error);
        if (got <= 0)
            return got == 0 && fail_cut_short(error);
        done += (size_t)got;
    }
    return true;
}

bool ent_run_reader_next(EntRunReader *reader, GError **error) {
    reader->bytes = NULL;
    if (!fill(reader, ENT_VARINT_MAX, error))
        return false;
    if (reader->from == reader->filled)
        return reader->at == reader->run->end || fail_cut_short(error);
    EntBytes cursor = {reader->buffer + reader->from, reader->buffer + reader->filled, false};
    uint64_t length = ent_varint_get(&cursor, reader->run->end - reader->run->start);
    if (cursor.broken)
        return fail_cut_short(error);
    size_t prefix = (size_t)(cursor.at - (reader->buffer + reader->from));
    uint64_t left = reader->run->end - reader->at + (reader->filled - reader->from);
    if (prefix + length > left)
        return fail_cut_short(error);
    if (!fill(reader, prefix + (size_t)length, error))
        return false;
    if (reader->filled - reader->from < prefix + length)
        return fail_cut_short(error);
    reader->bytes = reader->buffer + reader->from + prefix;
    reader->length = (size_t)length;
    reader->from += prefix + (size_t)length;
    return true;
}
