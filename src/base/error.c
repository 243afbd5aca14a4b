/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <errno.h>

G_DEFINE_QUARK(ent-error-quark, ent_error);

void ent_error_set_errno(GError **error, const char *path, const char *verb) {
    int saved = errno;
    /* A stream remembers that a write failed, not why. */
    const char *why = saved != 0 ? g_strerror(saved) : "the disk may be full";
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: %s: %s", path, verb, why);
}

static void hand_over(EntMessageFunc message, gpointer data, const char *format, va_list arguments) G_GNUC_PRINTF(3, 0);
static void hand_over(EntMessageFunc message, gpointer data, const char *format, va_list arguments) {
    if (message == NULL)
        return;
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    message(text, data);
}

void ent_message(EntMessageFunc message, gpointer data, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    hand_over(message, data, format, arguments);
    va_end(arguments);
}

void ent_note(const EntOptions *options, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    hand_over(options->note != NULL ? options->note : options->message, options->data, format, arguments);
    va_end(arguments);
}
