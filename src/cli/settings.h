/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_SETTINGS_H
#define ENT_CLI_SETTINGS_H

#include "cli/verb.h"

/* The options that verbs share, from the command line. */

typedef struct {
    EntOptions options;
    EntDrawing drawing;
    char *output;    /* -o */
    char **overlays; /* --actors */
    char **rest;     /* what is no option: the corpus, a file */
    int jobs;
    gboolean quiet;
    /* The command line as GOption reads it, before it is turned into the fields above. */
    char *by, *strength, *level, *from, *to, *types, *only, *around, *metadata, *map, *repeats, *breaks, *max_record,
        *formats;
    double min_strength, hidden_strength;
    gboolean successors, strict;
    int every, step;
    int seed, evidence, max_nodes, max_ties;
} Settings;

/** Which groups of options a verb takes. */
typedef enum {
    TAKES_CORPUS = 1,
    TAKES_DRAWING = 2,
    TAKES_OUTPUT = 4,
    TAKES_JOBS = 8,
    TAKES_ACTORS = 16,   /* --actors, which TAKES_CORPUS has too */
    TAKES_NO_REST = 32,  /* nothing but options */
    TAKES_ANY_REST = 64, /* what is no option may be missing */
    TAKES_ANALYSIS = 128 /* with TAKES_CORPUS: makes networks, so that slices and strengths matter */
} SettingsGroups;

/** The verb's help. */
typedef struct {
    const char *name;    /* "run" */
    const char *usage;   /* "CORPUS... -o DIR" */
    const char *summary; /* what it does, a sentence or two */
    const char *example; /* a command line */
    SettingsGroups groups;
} VerbHelp;

/**
 * Reads @argv. On success true; else @status is the exit status (0 after --help, 2 after misuse, when the fault was
 * printed).
 */
bool settings_read(Settings *settings, const VerbHelp *help, int argc, char **argv, int *status);

/** The same for a verb that has options of its own; what they point to belongs to it. */
bool settings_read_own(Settings *settings, const VerbHelp *help, const GOptionEntry *own, int argc, char **argv,
                       int *status);

/** The compiled-in catalogue with the files of --actors; what is doubtful about them is told. (transfer full) */
EntCatalogue *settings_load_catalogue(const Settings *settings, GError **error);

/** Reads the word of a --level; NULL keeps what stands in @level. */
bool settings_read_level(const char *given, EntLevel *level, GError **error);

void settings_clear(Settings *settings);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Settings, settings_clear)

#endif
