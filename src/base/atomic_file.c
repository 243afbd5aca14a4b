/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/atomic_file.h"

#include "base/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
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

/* The temporary names in use, so that an interrupted program can take them away. */
#define MOST_OPEN 8
static char *volatile open_names[MOST_OPEN];

static void remember_name(char *name) {
    for (int i = 0; i < MOST_OPEN; i++)
        if (open_names[i] == NULL) {
            open_names[i] = name;
            return;
        }
}

static void forget_name(const char *name) {
    for (int i = 0; i < MOST_OPEN; i++)
        if (open_names[i] == name)
            open_names[i] = NULL;
}

/* No signal may come between the making of the file and the note of its name. */
static int open_temporary(char *name) {
    sigset_t ending, usual;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, &usual);
    int fd = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        remember_name(name);
    pthread_sigmask(SIG_SETMASK, &usual, NULL);
    return fd;
}

void ent_discard_unfinished_files(void) {
    for (int i = 0; i < MOST_OPEN; i++)
        if (open_names[i] != NULL)
            unlink(open_names[i]);
}

/* Where the file really goes: a link is followed; a device is no place for a rename. */
static char *resolve(const char *path, GError **error) {
    struct stat there;
    if (stat(path, &there) != 0)
        return g_strdup(path);
    if (!S_ISREG(there.st_mode)) {
        const char *what = S_ISDIR(there.st_mode) ? "folder" : "device";
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: cannot write: it is a %s; name a file", path, what);
        return NULL;
    }
    g_autofree char *real = realpath(path, NULL);
    return g_strdup(real != NULL ? real : path);
}

EntAtomicFile *ent_atomic_file_new(const char *path, GError **error) {
    g_autoptr(EntAtomicFile) file = g_new0(EntAtomicFile, 1);
    file->path = resolve(path, error);
    if (file->path == NULL)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(file->path);
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        ent_error_set_errno(error, folder, "cannot make the folder");
        return NULL;
    }
    file->temporary = g_build_filename(folder, ".entente-XXXXXX", NULL);
    int fd = open_temporary(file->temporary);
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
    forget_name(file->temporary);
    g_clear_pointer(&file->temporary, g_free);
    return true;
}

void ent_atomic_file_free(EntAtomicFile *file) {
    if (file == NULL)
        return;
    if (file->stream != NULL)
        fclose(file->stream);
    if (file->temporary != NULL)
        g_unlink(file->temporary);
    forget_name(file->temporary);
    g_free(file->temporary);
    g_free(file->path);
    g_free(file);
}

bool ent_atomic_file_write(const char *path, const void *bytes, size_t length, GError **error) {
    g_autoptr(EntAtomicFile) file = ent_atomic_file_new(path, error);
    if (file == NULL)
        return false;
    fwrite(bytes, 1, length, file->stream);
    return ent_atomic_file_commit(file, error);
}
