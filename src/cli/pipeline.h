/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_PIPELINE_H
#define ENT_CLI_PIPELINE_H

#include "cli/settings.h"
#include "cli/summary.h"

/* The steps that verbs share. */

/**
 * Whether @folder, or the nearest that is there above it, can be written to: asked before the work begins rather than
 * after it.
 */
bool pipeline_can_write(const char *folder, GError **error);

/** Whether both lead to one file; not when @path (nullable) or the file is missing. */
bool pipeline_is_same(const char *path, const char *other);

/**
 * Whether -o names a file for story records that can be written; says what is wrong and gives the exit status in
 * @status otherwise.
 */
bool pipeline_opens_records(const Settings *settings, const char *verb, int *status);

/** Writes what was read or merged to where -o says. */
bool pipeline_save_records(const Settings *settings, EntStories *stories, GError **error);

/** The corpus of the command line as story records: read, or opened when it is one .stories file. */
EntStories *pipeline_stories(const Settings *settings, const EntCatalogue *catalogue, Summary *summary, GError **error);

/** Says what was written into a `.stories` file. */
void pipeline_tell_records(const Settings *settings, const EntStoriesSummary *summary);

/** From the corpus to an analysed result. */
EntResult *pipeline_result(const Settings *settings, Summary *summary, GError **error);

/**
 * Makes @folder this process's until it ends, so that two runs into one folder do not mix their files: the second
 * waits. Where there are no locks (some network file systems) nothing is done.
 */
void pipeline_take(const char *folder);

/** All drawings of @result below @folder, in the place of those that an earlier run left there. */
bool pipeline_draw(const Settings *settings, const EntResult *result, const char *folder, GError **error);

#endif
