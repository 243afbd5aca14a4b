/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_FOLDER_H
#define ENT_CORPUS_FOLDER_H

#include <entente.h>
#include <sys/stat.h>

/** A file below a folder; @path begins with the folder as it was given. */
typedef struct {
    const char *path;
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
 * @files: (out) (element-type EntFolderFile): the wanted files are appended, in byte order of their paths
 *
 * Hidden names are passed over; a symbolic link to a folder is followed unless that folder was entered before, so loops end. False when @fault
 * said so.
 */
bool ent_folder_walk(const EntFolderWalk *walk, const char *folder, GArray *files);

#endif
