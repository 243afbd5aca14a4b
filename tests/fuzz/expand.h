/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_TESTS_FUZZ_EXPAND_H
#define ENT_TESTS_FUZZ_EXPAND_H

#include <glib.h>
#include <stdint.h>

/** The fuzzer's bytes with those below @n_words replaced by words that matter, so that it meets them soon. Free with g_free(). */
static inline char *fuzz_expand(const uint8_t *data, size_t size, const char *const *words, size_t n_words,
                                size_t *length) {
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < size; i++)
        if (data[i] < n_words)
            g_string_append(text, words[data[i]]);
        else
            g_string_append_c(text, (char)data[i]);
    *length = text->len;
    return g_string_free(text, FALSE);
}

#endif
