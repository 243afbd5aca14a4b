/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/folder.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

/* A folder to enter, or that was entered: links to it lead nowhere new. */
typedef struct {
    dev_t device;
    ino_t inode;
} Place;

typedef struct {
    const EntFolderWalk *walk;
    GArray *files;
    GPtrArray *folders; /* paths still to enter; owned */
    GHashTable *entered;
} State;

static guint hash_place(gconstpointer key) {
    const Place *place = key;
    return (guint)place->inode ^ (guint)place->device * 31;
}

static gboolean same_place(gconstpointer a, gconstpointer b) {
    const Place *one = a, *other = b;
    return one->inode == other->inode && one->device == other->device;
}

static bool tell(const State *state, const char *path, const char *what) {
    int saved = errno;
    g_autofree char *sentence = g_strdup_printf("%s: %s: %s", path, what, g_strerror(saved));
    return state->walk->fault(sentence, saved, state->walk->data);
}

static bool is_link(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* A folder is entered by its own name once, and by links only when it was not entered before. */
static bool is_new(State *state, const char *path) {
    struct stat status;
    if (stat(path, &status) != 0)
        return true; /* opening it will tell */
    Place place = {status.st_dev, status.st_ino};
    if (g_hash_table_contains(state->entered, &place) && is_link(path))
        return false;
    g_hash_table_add(state->entered, g_memdup2(&place, sizeof place));
    return true;
}

static void add_file(State *state, const char *path, const struct stat *status) {
    const struct stat *out = state->walk->left_out;
    if (out != NULL && out->st_dev == status->st_dev && out->st_ino == status->st_ino)
        return;
    EntFolderFile file = {g_string_chunk_insert(state->walk->paths, path), (uint64_t)status->st_size};
    g_array_append_val(state->files, file);
}

static bool visit(State *state, const char *folder, const struct dirent *entry) {
    bool wanted = state->walk->wanted(entry->d_name);
    bool maybe_folder = entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
    if (entry->d_name[0] == '.' || (!wanted && !maybe_folder))
        return true;
    g_autofree char *path = g_build_filename(folder, entry->d_name, NULL);
    struct stat status;
    if (stat(path, &status) != 0)
        return wanted || entry->d_type == DT_DIR ? tell(state, path, "cannot read") : true;
    if (S_ISDIR(status.st_mode))
        g_ptr_array_add(state->folders, g_steal_pointer(&path));
    else if (S_ISREG(status.st_mode) && wanted)
        add_file(state, path, &status);
    return true;
}

static bool enter(State *state, const char *folder) {
    DIR *entries = opendir(folder);
    if (entries == NULL)
        return tell(state, folder, "cannot read the folder");
    bool sound = true;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(entries);
        if (entry == NULL && errno != 0)
            sound = tell(state, folder, "cannot read the folder");
        if (entry == NULL)
            break;
        if (!(sound = visit(state, folder, entry)))
            break;
    }
    closedir(entries);
    return sound;
}

static gint compare_paths(gconstpointer a, gconstpointer b) {
    return strcmp(((const EntFolderFile *)a)->path, ((const EntFolderFile *)b)->path);
}

static gint compare_names(gconstpointer a, gconstpointer b) {
    return strcmp(*(char *const *)b, *(char *const *)a);
}

bool ent_folder_walk(const EntFolderWalk *walk, const char *folder, GArray *files) {
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(EntFolderFile));
    g_autoptr(GPtrArray) folders = g_ptr_array_new();
    g_autoptr(GHashTable) entered = g_hash_table_new_full(hash_place, same_place, g_free, NULL);
    State state = {walk, found, folders, entered};
    bool sound = true;
    g_ptr_array_add(folders, g_strdup(folder));
    while (folders->len > 0) {
        g_autofree char *next = g_ptr_array_steal_index(folders, folders->len - 1);
        guint before = folders->len;
        if (sound && is_new(&state, next))
            sound = enter(&state, next);
        /* In byte order, so that of two links to one folder always the same is followed. */
        if (folders->len > before)
            qsort(folders->pdata + before, folders->len - before, sizeof(gpointer), compare_names);
    }
    g_array_sort(found, compare_paths);
    if (found->len > 0)
        g_array_append_vals(files, found->data, found->len);
    return sound;
}
