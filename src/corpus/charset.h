/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_CHARSET_H
#define ENT_CORPUS_CHARSET_H

#include <glib.h>

/**
 * ent_charset_decode:
 * @utf8: (out): valid UTF-8 without a byte order mark
 *
 * The text of an HTML page: what a byte order mark says; else UTF-8 when the bytes are that; else what a <meta> in the
 * first 1,024 bytes says; else Windows-1252, as browsers read pages that say nothing or Latin-1. Bytes that stand for
 * nothing become U+FFFD. One pass over the bytes or two.
 */
void ent_charset_decode(const char *bytes, size_t length, GString *utf8);

#endif
