/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/heap.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#define MEBIBYTE (1024 * 1024)

/* Address space, not memory: what is never written takes none. */
#define RESERVED (96 * MEBIBYTE)
#define LARGEST_KEPT (64 * MEBIBYTE)
#define LARGE_PAGE (2 * MEBIBYTE)

void heap_prepare(void) {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    /* Else every array above 128 KiB would be mapped and unmapped by itself, a fault for each of its pages. */
    mallopt(M_MMAP_THRESHOLD, LARGEST_KEPT);
    mallopt(M_TRIM_THRESHOLD, 2 * RESERVED);
    mallopt(M_TOP_PAD, RESERVED);
    uintptr_t start = (uintptr_t)sbrk(0);
    void *volatile first = malloc(MEBIBYTE); /* else the compiler knows better */
    free(first);
    mallopt(M_TOP_PAD, MEBIBYTE);
    uintptr_t end = (uintptr_t)sbrk(0);
    start = (start + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    if (end > start)
        madvise((void *)start, end - start, MADV_HUGEPAGE); /* where it is refused, pages are small */
#endif
}
