/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/roots.h"

#include "base/error.h"

#include <string.h>
#include <unistd.h>

typedef struct {
    char *path;   /* as given, without slashes at its end */
    char *name;   /* in ids */
    char *prefix; /* before what lies below */
    struct stat status;
} Root;

struct _EntRoots {
    GPtrArray *roots; /* of Root */
    GArray *sources;  /* of EntSource */
    GPtrArray *parts; /* paths of story records */
    GStringChunk *paths;
    bool sized;
};

static void free_root(gpointer data) {
    Root *root = data;
    g_free(root->path);
    g_free(root->name);
    g_free(root->prefix);
    g_free(root);
}

void ent_roots_free(EntRoots *roots) {
    if (roots == NULL)
        return;
    g_ptr_array_unref(roots->roots);
    g_array_unref(roots->sources);
    g_ptr_array_unref(roots->parts);
    g_string_chunk_free(roots->paths);
    g_free(roots);
}

static char *without_slashes(const char *path) {
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return g_strndup(path, length);
}

/* The last part of a path, also of "." and "..". */
static char *base_name(const char *path) {
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    return g_path_get_basename(whole);
}

static bool is_stdin(const Root *root) {
    return strcmp(root->path, "-") == 0;
}

static bool check_root(Root *root, GError **error) {
    size_t stem;
    if (is_stdin(root))
        return true;
    if (*root->path == '\0') {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_USAGE, "a name of the corpus is empty; is a variable unset?");
        return false;
    }
    if (stat(root->path, &root->status) != 0) {
        ent_error_set_errno(error, root->path, "cannot read");
        return false;
    }
    if (!S_ISREG(root->status.st_mode) || ent_format_of(root->path, &stem) != NULL)
        return true;
    const char *advice = g_str_has_suffix(root->path, ".json")
                             ? "; a JSON array becomes .jsonl, an object a line, with: jq -c '.[]' FILE > FILE.jsonl"
                             : "";
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                "%s: the ending is not known; it must be one of " ENT_FORMAT_ENDINGS "%s", root->path, advice);
    return false;
}

/* A root's name is the last part of its path; where two would be the same, all of the path that was given. */
static char *prefix_of(const EntRoots *roots, guint index, GHashTable *counts) {
    const Root *root = g_ptr_array_index(roots->roots, index);
    bool taken = GPOINTER_TO_UINT(g_hash_table_lookup(counts, root->name)) > 1;
    const char *given = root->path;
    while (g_str_has_prefix(given, "./") || g_str_has_prefix(given, "/"))
        given = strchr(given, '/') + 1;
    if (S_ISDIR(root->status.st_mode))
        return roots->roots->len > 1 ? g_strconcat(taken ? given : root->name, "/", NULL) : g_strdup("");
    const char *slash = strrchr(given, '/');
    return taken && slash ? g_strndup(given, (size_t)(slash + 1 - given)) : g_strdup("");
}

static void set_prefixes(const EntRoots *roots) {
    g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal); /* of each name, for different files */
    g_autoptr(GHashTable) file_ids = ent_file_ids_new();
    for (guint i = 0; i < roots->roots->len; i++) {
        Root *root = g_ptr_array_index(roots->roots, i);
        if (!is_stdin(root) && !ent_file_ids_add(file_ids, &root->status))
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, root->name));
        g_hash_table_insert(counts, root->name, GUINT_TO_POINTER(count + 1));
    }
    for (guint i = 0; i < roots->roots->len; i++) {
        Root *root = g_ptr_array_index(roots->roots, i);
        root->prefix = prefix_of(roots, i, counts);
    }
}

EntRoots *ent_roots_new(const char *const *given, GError **error) {
    g_autoptr(EntRoots) roots = g_new0(EntRoots, 1);
    roots->roots = g_ptr_array_new_with_free_func(free_root);
    roots->sources = g_array_new(FALSE, FALSE, sizeof(EntSource));
    roots->parts = g_ptr_array_new();
    roots->paths = g_string_chunk_new(64 * 1024);
    for (; given != NULL && *given != NULL; given++) {
        Root *root = g_new0(Root, 1);
        root->path = without_slashes(*given);
        root->name = base_name(root->path);
        g_ptr_array_add(roots->roots, root);
        if (!check_root(root, error))
            return NULL;
    }
    if (roots->roots->len == 0) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_USAGE, "no corpus was given; name a folder, a file or -");
        return NULL;
    }
    set_prefixes(roots);
    return g_steal_pointer(&roots);
}

/* ---- Listing ---- */

static bool is_wanted(const char *name) {
    size_t stem;
    return ent_format_of(name, &stem) != NULL;
}

static void add_source(EntRoots *roots, const Root *root, const char *path, const char *below, uint64_t size) {
    EntSource source = {.path = path, .prefix = root->prefix, .below = below, .stem = strlen(below), .size = size};
    source.format = ent_format_of(below, &source.stem);
    if (source.format != NULL && source.format->kind == ENT_KIND_STORIES) {
        g_ptr_array_add(roots->parts, (gpointer)path);
        return;
    }
    const char *slash = strrchr(below, '/');
    source.base = slash ? slash + 1 : below;
    if (source.format == NULL)
        source.format = ent_format_nameless();
    g_array_append_val(roots->sources, source);
}

static bool is_plain(const Root *root) {
    return !is_stdin(root) && S_ISREG(root->status.st_mode);
}

/* @seen: files that were added or are no documents. */
static void add_file(EntRoots *roots, const Root *root, GHashTable *seen) {
    if (is_plain(root) && !ent_file_ids_add(seen, &root->status))
        return;
    if (!is_plain(root))
        roots->sized = false;
    const char *slash = strrchr(root->path, '/');
    const char *below = is_stdin(root) ? "stdin" : slash ? slash + 1 : root->path;
    add_source(roots, root, root->path, below, is_plain(root) ? (uint64_t)root->status.st_size : 0);
}

/* The files of one root, which begin at *@file; goes on to those of the next one. */
static bool add_folder(EntRoots *roots, const Root *root, guint number, const GArray *files, guint *file,
                       const EntFolderWalk *walk) {
    guint first = *file;
    for (; *file < files->len && g_array_index(files, EntFolderFile, *file).root == number; (*file)++) {
        EntFolderFile found = g_array_index(files, EntFolderFile, *file);
        const char *below = found.path + strlen(root->path);
        add_source(roots, root, found.path, below + (*below == '/'), found.size);
    }
    if (*file > first || roots->roots->len == 1)
        return true;
    g_autofree char *sentence = g_strdup_printf(
        "%s: no " ENT_FORMAT_ENDINGS " file below this folder that is not below another root", root->path);
    return walk->fault(sentence, 0, walk->data);
}

static bool walk_folders(const EntRoots *roots, const EntFolderWalk *walk, GArray *files) {
    g_autoptr(GPtrArray) folders = g_ptr_array_new();
    for (guint i = 0; i < roots->roots->len; i++) {
        Root *root = g_ptr_array_index(roots->roots, i);
        if (S_ISDIR(root->status.st_mode))
            g_ptr_array_add(folders, root->path);
    }
    g_ptr_array_add(folders, NULL);
    return ent_folder_walk(walk, (const char *const *)folders->pdata, files);
}

/* Files in which people keep articles, and which are not read. */
static GHashTable *foreign_endings(void) {
    static const char *const endings[] = {".doc",   ".docx", ".eml",   ".epub", ".json", ".mbox", ".mht",
                                          ".mhtml", ".msg",  ".odt",   ".pdf",  ".rar",  ".rtf",  ".warc",
                                          ".xls",   ".xlsx", ".xhtml", ".xml",  ".7z"};
    GHashTable *others = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        g_hash_table_insert(others, (gpointer)endings[i], NULL);
    return others;
}

static bool tell_others(const EntFolderWalk *walk) {
    g_autoptr(GList) endings = g_list_sort(g_hash_table_get_keys(walk->others), (GCompareFunc)strcmp);
    g_autoptr(GString) kinds = g_string_new(NULL);
    guint n_files = 0;
    for (const GList *ending = endings; ending != NULL; ending = ending->next) {
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(walk->others, ending->data));
        n_files += count;
        if (count > 0)
            g_string_append_printf(kinds, "%s%s", kinds->len > 0 ? ", " : "", (const char *)ending->data);
    }
    if (n_files == 0)
        return true;
    g_autofree char *sentence =
        g_strdup_printf("%u file%s of kinds that are not read %s passed over (%s); make them .txt, .html or .jsonl",
                        n_files, n_files == 1 ? "" : "s", n_files == 1 ? "is" : "are", kinds->str);
    return walk->fault(sentence, 0, walk->data);
}

/* What is a root itself is not read below another one. */
static GHashTable *plain_roots(const EntRoots *roots, const struct stat *left_out) {
    GHashTable *file_ids = ent_file_ids_new();
    if (left_out != NULL)
        ent_file_ids_add(file_ids, left_out);
    for (guint i = 0; i < roots->roots->len; i++) {
        const Root *root = g_ptr_array_index(roots->roots, i);
        if (is_plain(root))
            ent_file_ids_add(file_ids, &root->status);
    }
    return file_ids;
}

bool ent_roots_list(EntRoots *roots, const struct stat *left_out, EntFolderFault fault, gpointer data, GError **error) {
    g_autoptr(GHashTable) plain = plain_roots(roots, left_out), seen = ent_file_ids_new();
    g_autoptr(GHashTable) others = foreign_endings();
    EntFolderWalk walk = {is_wanted, others, plain, roots->paths, fault, data};
    if (left_out != NULL)
        ent_file_ids_add(seen, left_out);
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(EntFolderFile));
    g_array_set_size(roots->sources, 0);
    g_ptr_array_set_size(roots->parts, 0);
    roots->sized = true;
    if (!walk_folders(roots, &walk, files) || !tell_others(&walk))
        return false;
    guint n_folders = 0, file = 0;
    for (guint i = 0; i < roots->roots->len; i++) {
        const Root *root = g_ptr_array_index(roots->roots, i);
        if (!S_ISDIR(root->status.st_mode))
            add_file(roots, root, seen);
        else if (!add_folder(roots, root, n_folders++, files, &file, &walk))
            return false;
    }
    if (roots->sources->len > 0 || roots->parts->len > 0)
        return true;
    const Root *first = g_ptr_array_index(roots->roots, 0);
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "no " ENT_FORMAT_ENDINGS " file was found below %s%s", first->path,
                roots->roots->len > 1 ? " and the other roots" : "");
    return false;
}

size_t ent_roots_n_parts(const EntRoots *roots) {
    return roots->parts->len;
}

const char *ent_roots_get_part(const EntRoots *roots, size_t index) {
    return g_ptr_array_index(roots->parts, index);
}

size_t ent_roots_n_sources(const EntRoots *roots) {
    return roots->sources->len;
}

const EntSource *ent_roots_get_source(const EntRoots *roots, size_t index) {
    return &g_array_index(roots->sources, EntSource, index);
}

bool ent_roots_has_source(const EntRoots *roots, const struct stat *file) {
    for (guint i = 0; i < roots->sources->len; i++) {
        const char *path = g_array_index(roots->sources, EntSource, i).path;
        struct stat status;
        int fault = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) : stat(path, &status);
        if (fault == 0 && status.st_dev == file->st_dev && status.st_ino == file->st_ino)
            return true;
    }
    return false;
}

uint64_t ent_roots_size(const EntRoots *roots) {
    uint64_t size = 0;
    for (guint i = 0; i < roots->sources->len; i++)
        size += g_array_index(roots->sources, EntSource, i).size;
    return roots->sized ? size : 0;
}
