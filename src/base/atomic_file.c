/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/atomic_file.h"

#include "base/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _EntAtomicFile {
    char *path;
    char *temporary;
    FILE *stream;
};

/* mkstemp makes files private; a result should have the rights any other new file gets. */
static void give_usual_rights(int fd) {
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(fd, 0666 & ~mask);
}

EntAtomicFile *ent_atomic_file_new(const char *path, GError **error) {
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        ent_error_set_errno(error, folder, "cannot make the folder");
        return NULL;
    }
    g_autoptr(EntAtomicFile) file = g_new0(EntAtomicFile, 1);
    file->path = g_strdup(path);
    file->temporary = g_build_filename(folder, ".entente-XXXXXX", NULL);
    int fd = g_mkstemp_full(file->temporary, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0) {
        ent_error_set_errno(error, path, "cannot write");
        g_clear_pointer(&file->temporary, g_free);
        return NULL;
    }
    give_usual_rights(fd);
    file->stream = fdopen(fd, "wb");
    g_assert(file->stream != NULL);
    return g_steal_pointer(&file);
}

FILE *ent_atomic_file_stream(EntAtomicFile *file) {
    return file->stream;
}

bool ent_atomic_file_commit(EntAtomicFile *file, GError **error) {
    bool sound = fflush(file->stream) == 0 && !ferror(file->stream) && fsync(fileno(file->stream)) == 0;
    if (!sound) {
        ent_error_set_errno(error, file->path, "cannot write");
        return false;
    }
    FILE *stream = g_steal_pointer(&file->stream);
    if (fclose(stream) != 0 || g_rename(file->temporary, file->path) != 0) {
        ent_error_set_errno(error, file->path, "cannot write");
        return false;
    }
    g_clear_pointer(&file->temporary, g_free);
    return true;
}

void ent_atomic_file_free(EntAtomicFile *file) {
    if (file == NULL) return;
    if (file->stream != NULL) fclose(file->stream);
    if (file->temporary != NULL) g_unlink(file->temporary);
    g_free(file->temporary);
    g_free(file->path);
    g_free(file);
}

bool ent_atomic_file_write(const char *path, const void *bytes, size_t length, GError **error) {
    g_autoptr(EntAtomicFile) file = ent_atomic_file_new(path, error);
    if (file == NULL) return false;
    fwrite(bytes, 1, length, file->stream);
    return ent_atomic_file_commit(file, error);
}
