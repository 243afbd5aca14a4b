/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_BASE_NUMBER_H
#define ENT_BASE_NUMBER_H

#include <entente.h>

/** Room for any number of ent_number_format() and its NUL. */
#define ENT_NUMBER_LENGTH G_ASCII_DTOSTR_BUF_SIZE

/**
 * ent_number_format:
 *
 * Writes a finite @value into @text and returns it: whole numbers below 10^15 with all their digits, others with six
 * significant ones. The same in every locale; -0 is 0. What is read back and formatted again gives the same text.
 */
const char *ent_number_format(double value, char text[ENT_NUMBER_LENGTH]);

/** @value with @decimals decimals (9 at most), "-0.00" as "0.00". */
const char *ent_number_format_fixed(double value, int decimals, char text[ENT_NUMBER_LENGTH]);

/** "5,123": groups of three, for people. (transfer full) */
char *ent_number_grouped(uint64_t value);

#endif
