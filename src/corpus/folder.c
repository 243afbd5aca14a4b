/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/folder.h"

#include "corpus/text.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

typedef struct {
    const char *path;
    guint root;
} Folder;

typedef struct {
    EntFolderFile file;
    EntFileId file_id;
    bool is_link;
} Found;

typedef struct {
    const EntFolderWalk *walk;
    GArray *files;    /* of Found */
    bool has_doubles; /* some file may have several names */
    GArray *folders;  /* of Folder, still to enter, the next one last */
    GArray *links;    /* of Folder, which wait until no folder is left */
    GHashTable *entered;
} State;

/* ---- Places ---- */

static guint hash_file_id(gconstpointer key) {
    const EntFileId *file_id = key;
    return (guint)file_id->inode ^ (guint)file_id->device * 31;
}

static gboolean same_file_id(gconstpointer a, gconstpointer b) {
    const EntFileId *one = a, *other = b;
    return one->inode == other->inode && one->device == other->device;
}

GHashTable *ent_file_ids_new(void) {
    return g_hash_table_new_full(hash_file_id, same_file_id, g_free, NULL);
}

bool ent_file_ids_add(GHashTable *file_ids, const struct stat *status) {
    EntFileId file_id = {status->st_dev, status->st_ino};
    return g_hash_table_add(file_ids, g_memdup2(&file_id, sizeof file_id));
}

static bool is_among(GHashTable *file_ids, const struct stat *status) {
    EntFileId file_id = {status->st_dev, status->st_ino};
    return g_hash_table_contains(file_ids, &file_id);
}

/* ---- Walking ---- */

static bool tell(const State *state, const char *path, const char *what) {
    int saved = errno;
    g_autoptr(GString) sentence = g_string_new(NULL);
    ent_text_append_id(sentence, path, strlen(path));
    g_string_append_printf(sentence, ": %s: %s", what, g_strerror(saved));
    return state->walk->fault(sentence->str, saved, state->walk->data);
}

static bool is_link(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

static bool is_new(State *state, const char *path) {
    struct stat status;
    if (stat(path, &status) != 0)
        return true; /* opening it will tell */
    return ent_file_ids_add(state->entered, &status);
}

static void add_folder(State *state, const char *path, guint root) {
    Folder folder = {g_string_chunk_insert(state->walk->paths, path), root};
    g_array_append_val(is_link(path) ? state->links : state->folders, folder);
}

static void add_file(State *state, const char *path, guint root, const struct stat *status, bool maybe_link) {
    if (is_among(state->walk->left_out, status))
        return;
    Found found = {.file_id = {status->st_dev, status->st_ino}, .is_link = maybe_link && is_link(path)};
    found.file = (EntFolderFile){g_string_chunk_insert(state->walk->paths, path), root, (uint64_t)status->st_size};
    state->has_doubles |= found.is_link || status->st_nlink > 1;
    g_array_append_val(state->files, found);
}

/* Notes a file that nobody wants, when its ending is one that is counted. */
static void pass_over(const State *state, const char *name) {
    const char *dot = strrchr(name, '.');
    if (state->walk->others == NULL || dot == NULL)
        return;
    g_autofree char *ending = g_ascii_strdown(dot, -1);
    gpointer key, count;
    if (g_hash_table_lookup_extended(state->walk->others, ending, &key, &count))
        g_hash_table_insert(state->walk->others, key, GUINT_TO_POINTER(GPOINTER_TO_UINT(count) + 1));
}

static bool visit(State *state, Folder folder, const struct dirent *entry) {
    bool wanted = state->walk->wanted(entry->d_name);
    bool maybe_folder = entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
    if (entry->d_name[0] == '.')
        return true;
    if (!wanted && !maybe_folder) {
        pass_over(state, entry->d_name);
        return true;
    }
    g_autofree char *path = g_build_filename(folder.path, entry->d_name, NULL);
    struct stat status;
    if (stat(path, &status) != 0)
        return wanted || entry->d_type == DT_DIR ? tell(state, path, "cannot read") : true;
    if (S_ISDIR(status.st_mode))
        add_folder(state, path, folder.root);
    else if (S_ISREG(status.st_mode) && wanted)
        add_file(state, path, folder.root, &status, entry->d_type != DT_REG);
    return true;
}

static bool enter(State *state, Folder folder) {
    DIR *entries = opendir(folder.path);
    if (entries == NULL)
        return tell(state, folder.path, "cannot read the folder");
    bool sound = true;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(entries);
        if (entry == NULL && errno != 0)
            sound = tell(state, folder.path, "cannot read the folder");
        if (entry == NULL)
            break;
        if (!(sound = visit(state, folder, entry)))
            break;
    }
    closedir(entries);
    return sound;
}

static gint compare_files(gconstpointer a, gconstpointer b) {
    const EntFolderFile *one = &((const Found *)a)->file, *other = &((const Found *)b)->file;
    return one->root != other->root ? (one->root > other->root ? 1 : -1) : strcmp(one->path, other->path);
}

/* Backwards, as the next one is the last. */
static gint compare_folders(gconstpointer a, gconstpointer b) {
    const Folder *one = b, *other = a;
    return one->root != other->root ? (one->root > other->root ? 1 : -1) : strcmp(one->path, other->path);
}

/* Enters the folders that wait and all below them, in byte order; links are only gathered. */
static bool enter_folders(State *state) {
    while (state->folders->len > 0) {
        guint before = state->folders->len - 1;
        Folder next = g_array_index(state->folders, Folder, before);
        g_array_set_size(state->folders, before);
        if (is_new(state, next.path) && !enter(state, next))
            return false;
        if (state->folders->len > before)
            qsort(&g_array_index(state->folders, Folder, before), state->folders->len - before, sizeof(Folder),
                  compare_folders);
    }
    return true;
}

/* Own names come first; then links, round by round: those that are found behind a link wait for the next round. */
static bool enter_all(State *state) {
    if (!enter_folders(state))
        return false;
    while (state->links->len > 0) {
        g_autoptr(GArray) round = state->links;
        state->links = g_array_new(FALSE, FALSE, sizeof(Folder));
        g_array_sort(round, compare_folders);
        for (guint i = round->len; i > 0; i--) {
            g_array_append_val(state->folders, g_array_index(round, Folder, i - 1));
            if (!enter_folders(state))
                return false;
        }
    }
    return true;
}

/* By file_id; of the names of one file_id the best comes first: its own before links, then in their order. */
static gint compare_file_ids(gconstpointer a, gconstpointer b, gpointer data) {
    const Found *files = data;
    guint32 first = *(const guint32 *)a, second = *(const guint32 *)b;
    const Found *one = &files[first], *other = &files[second];
    if (one->file_id.device != other->file_id.device)
        return one->file_id.device > other->file_id.device ? 1 : -1;
    if (one->file_id.inode != other->file_id.inode)
        return one->file_id.inode > other->file_id.inode ? 1 : -1;
    if (one->is_link != other->is_link)
        return one->is_link ? 1 : -1;
    return first > second ? 1 : -1;
}

/* Takes away the path of all names of a file but one. */
static void drop_doubles(GArray *files) {
    Found *found = (Found *)files->data;
    g_autofree guint32 *order = g_new(guint32, files->len);
    for (guint32 i = 0; i < files->len; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint)files->len, sizeof *order, compare_file_ids, found);
    for (guint i = 1; i < files->len; i++)
        if (same_file_id(&found[order[i]].file_id, &found[order[i - 1]].file_id))
            found[order[i]].file.path = NULL;
}

bool ent_folder_walk(const EntFolderWalk *walk, const char *const *folders, GArray *files) {
    State state = {.walk = walk};
    state.files = g_array_new(FALSE, FALSE, sizeof(Found));
    state.folders = g_array_new(FALSE, FALSE, sizeof(Folder));
    state.links = g_array_new(FALSE, FALSE, sizeof(Folder));
    state.entered = ent_file_ids_new();
    for (guint i = 0; folders[i] != NULL; i++)
        add_folder(&state, folders[i], i);
    /* The first root is entered first. */
    g_array_sort(state.folders, compare_folders);
    bool sound = enter_all(&state);
    g_array_sort(state.files, compare_files);
    if (state.has_doubles)
        drop_doubles(state.files);
    for (guint i = 0; i < state.files->len; i++) {
        EntFolderFile file = g_array_index(state.files, Found, i).file;
        if (file.path != NULL)
            g_array_append_val(files, file);
    }
    g_array_unref(state.files);
    g_array_unref(state.folders);
    g_array_unref(state.links);
    g_hash_table_unref(state.entered);
    return sound;
}
