/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_CLI_VERB_H
#define ENT_CLI_VERB_H

#include <entente.h>

/* A verb of the command: one file, one function, one row of the table in main.c. */

enum { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_MISUSE = 2 };

typedef struct {
    const char *name;
    int (*run)(int argc, char **argv); /* argv[0] is the verb */
    const char *summary;
} Verb;

int verb_run(int argc, char **argv);
int verb_mentions(int argc, char **argv);
int verb_read(int argc, char **argv);
int verb_merge(int argc, char **argv);
int verb_network(int argc, char **argv);
int verb_draw(int argc, char **argv);
int verb_export(int argc, char **argv);
int verb_explain(int argc, char **argv);
int verb_actors(int argc, char **argv);
int verb_score(int argc, char **argv);

/* The verbs below "actors"; argv[0] is the word after it. */
int verb_actors_list(int argc, char **argv);
int verb_actors_show(int argc, char **argv);
int verb_actors_find(int argc, char **argv);
int verb_actors_candidates(int argc, char **argv);

/** Prints "entente: MESSAGE" and returns the exit status that fits the error: 2 for misuse, 1 for the rest. */
int verb_fail(const GError *error);

/** Prints a sentence about misuse and where help is; returns EXIT_MISUSE. */
int verb_misuse(const char *verb, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
