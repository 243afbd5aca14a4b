/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_FOLDER_H
#define ENT_CORPUS_FOLDER_H

#include <entente.h>
#include <sys/stat.h>

/** A file below the folder with the index @root; @path begins with that folder as it was given. */
typedef struct {
    const char *path;
    guint root;
    uint64_t size;
} EntFolderFile;

/** Is told what cannot be read, one sentence each, and the errno; false ends the walk. */
typedef bool (*EntFolderFault)(const char *sentence, int number, gpointer data);

/**
 * EntFolderWalk:
 * @wanted: whether a file of this name is wanted
 * @left_out: (nullable): one file that is not, whatever its name
 * @paths: room for the names
 */
typedef struct {
    bool (*wanted)(const char *name);
    const struct stat *left_out;
    GStringChunk *paths;
    EntFolderFault fault;
    gpointer data;
} EntFolderWalk;

/**
 * ent_folder_walk:
 * @folders: (array zero-terminated=1): the roots
 * @files: (out) (element-type EntFolderFile): the wanted files are appended, by root and in byte order of their paths
 *
 * Hidden names are passed over. A folder is read once, below whatever root and however many links lead to it: under its own name when it has one
 * below a root, else under the link that comes first; so loops end. False when @fault said so.
 */
bool ent_folder_walk(const EntFolderWalk *walk, const char *const *folders, GArray *files);

#endif
