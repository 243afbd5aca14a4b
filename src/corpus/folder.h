/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_FOLDER_H
#define ENT_CORPUS_FOLDER_H

#include <entente.h>
#include <sys/stat.h>

/** EntFileId: which file it is, whatever names lead to it. */
typedef struct {
    dev_t device;
    ino_t inode;
} EntFileId;

/** An empty set of file ids; its keys are owned. */
GHashTable *ent_file_ids_new(void);
/** Adds the id of a file; false when it was there. */
bool ent_file_ids_add(GHashTable *file_ids, const struct stat *status);

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
 * @others: (nullable) (element-type utf8 guint): endings of plain files that are not wanted and how many have them,
 * which the walk counts; those that it holds at the beginning, no others
 * @left_out: files (ent_file_ids_new()) that are not, whatever their names
 * @paths: room for the names
 */
typedef struct {
    bool (*wanted)(const char *name);
    GHashTable *others;
    GHashTable *left_out;
    GStringChunk *paths;
    EntFolderFault fault;
    gpointer data;
} EntFolderWalk;

/**
 * ent_folder_walk:
 * @folders: (array zero-terminated=1): the roots
 * @files: (out) (element-type EntFolderFile): the wanted files are appended, by root and in byte order of their paths
 *
 * Hidden names are passed over, also what is neither folder nor plain file. A folder is read once, below whatever root
 * and however many links lead to it: under its own name when it has one below a root, else under the link that comes
 * first; so loops end. So is a file; of hard links the first name counts. False when @fault said so.
 */
bool ent_folder_walk(const EntFolderWalk *walk, const char *const *folders, GArray *files);

#endif
