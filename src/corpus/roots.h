/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_ROOTS_H
#define ENT_CORPUS_ROOTS_H

#include "corpus/folder.h"
#include "corpus/input.h"

/**
 * EntSource: a file to read
 * @path: to open it; "-" is standard input
 * @prefix: what stands before @below in ids: the root's name and a slash when there are several roots, else empty
 * @below: its path below the root
 * @base: its last part
 * @stem: the length of @below without the ending
 */
typedef struct {
    const char *path, *prefix, *below, *base;
    size_t stem;
    const EntFormat *format;
    uint64_t size;
} EntSource;

/** EntRoots: what was given as corpus, and the files below. */
typedef struct _EntRoots EntRoots;

/** Checks that every root exists and can be read as something. */
EntRoots *ent_roots_new(const char *const *given, GError **error);
void ent_roots_free(EntRoots *roots);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntRoots, ent_roots_free)

/**
 * ent_roots_list:
 * @left_out: (nullable): a file that is none of the corpus
 * @fault: is told what cannot be read; when it says false the walk ends and false is returned, without an error
 *
 * Lists the files of all roots, in the order given. Fails with ENT_ERROR_INPUT when there are none.
 */
bool ent_roots_list(EntRoots *roots, const struct stat *left_out, EntFolderFault fault, gpointer data, GError **error);

/** The `.stories` files that were listed, packed ones too, which are no sources. */
size_t ent_roots_n_parts(const EntRoots *roots);
const char *ent_roots_get_part(const EntRoots *roots, size_t index);

size_t ent_roots_n_sources(const EntRoots *roots);
const EntSource *ent_roots_get_source(const EntRoots *roots, size_t index);
/** Whether @file is one of the sources, under whatever name. A look at each of them. */
bool ent_roots_has_source(const EntRoots *roots, const struct stat *file);
/** Of all files, or 0 when one is no plain file. */
uint64_t ent_roots_size(const EntRoots *roots);

#endif
