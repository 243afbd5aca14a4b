/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/faults.h"

#include "base/error.h"

static bool fail(EntFaults *faults, GError *fault) {
    faults->failure = fault;
    return false;
}

bool ent_faults_skip(EntFaults *faults, GError *fault) {
    if (faults->options->strict)
        return fail(faults, fault);
    faults->summary->skipped++;
    ent_message(faults->options->message, faults->options->data, "%s", fault->message);
    g_error_free(fault);
    return true;
}

bool ent_faults_skip_or_fail(EntFaults *faults, GError *fault) {
    return g_error_matches(fault, ENT_ERROR, ENT_ERROR_IO) ? fail(faults, fault) : ent_faults_skip(faults, fault);
}

bool ent_faults_doubt(EntFaults *faults, GError *fault) {
    if (faults->options->strict)
        return fail(faults, fault);
    ent_note(faults->options, "%s", fault->message);
    g_error_free(fault);
    return true;
}

GError *ent_fault_at(const char *file, uint64_t line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (line == 0)
        return g_error_new(ENT_ERROR, ENT_ERROR_INPUT, "%s: %s", file, sentence);
    return g_error_new(ENT_ERROR, ENT_ERROR_INPUT, "%s:%" G_GUINT64_FORMAT ": %s", file, line, sentence);
}
