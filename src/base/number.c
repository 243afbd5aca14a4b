/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/number.h"

#include <math.h>
#include <string.h>

const char *ent_number_format(double value, char text[ENT_NUMBER_LENGTH]) {
    if (value == 0)
        value = 0; /* and not -0 */
    if (value != trunc(value)) {
        g_ascii_formatd(text, ENT_NUMBER_LENGTH, "%.6g", value);
        value = g_ascii_strtod(text, NULL); /* rounding may have made it whole */
    }
    bool whole = fabs(value) < 1e15 && value == trunc(value);
    return g_ascii_formatd(text, ENT_NUMBER_LENGTH, whole ? "%.0f" : "%.6g", value);
}

const char *ent_number_format_fixed(double value, int decimals, char text[ENT_NUMBER_LENGTH]) {
    static const char *const formats[] = {"%.0f", "%.1f", "%.2f", "%.3f", "%.4f",
                                          "%.5f", "%.6f", "%.7f", "%.8f", "%.9f"};
    g_ascii_formatd(text, ENT_NUMBER_LENGTH, formats[CLAMP(decimals, 0, 9)], value);
    bool zero = text[0] == '-' && strspn(text, "-0.") == strlen(text);
    return zero ? memmove(text, text + 1, strlen(text)) : text;
}

char *ent_number_grouped(uint64_t value) {
    g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, value);
    size_t length = strlen(digits);
    GString *text = g_string_sized_new(length * 2);
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            g_string_append_c(text, ',');
        g_string_append_c(text, digits[i]);
    }
    return g_string_free(text, FALSE);
}
