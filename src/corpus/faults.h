/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CORPUS_FAULTS_H
#define ENT_CORPUS_FAULTS_H

#include <entente.h>

/**
 * EntFaults: what becomes of faults: told and counted, or the end of the reading
 * @options: borrowed; with strict, the first fault is the end
 * @summary: borrowed; counts who is skipped
 * @failure: (nullable): why the reading ended; owned by who made this
 */
typedef struct {
    const EntOptions *options;
    EntCorpusSummary *summary;
    GError *failure;
} EntFaults;

/* Each takes @fault (transfer full), and says false when it is the end, as @failure then tells. */

/** A record or file that is skipped. */
bool ent_faults_skip(EntFaults *faults, GError *fault);
/** The same for what may be a fault of the system (ENT_ERROR_IO), which always is the end. */
bool ent_faults_skip_or_fail(EntFaults *faults, GError *fault);
/** What is wrong with a document that is used all the same. */
bool ent_faults_doubt(EntFaults *faults, GError *fault);

/** An ENT_ERROR_INPUT about a record: "FILE:LINE: sentence", without the line when @line is 0. (transfer full) */
GError *ent_fault_at(const char *file, uint64_t line, const char *format, ...) G_GNUC_PRINTF(3, 4);

#endif
