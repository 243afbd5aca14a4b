/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

/*
 * Reading does not look at these: its verbs take them, so that one list of options serves every step, and do not show
 * them.
 */
static void add_analysis_options(GOptionContext *context, Settings *s, int flags) {
    const GOptionEntry entries[] = {
        {"by", 0, flags, G_OPTION_ARG_STRING, &s->by, "slices: day, week, month, quarter, year, all (default month)",
         "PERIOD"},
        {"every", 0, flags, G_OPTION_ARG_INT, &s->every,
         "slices of N days instead, from --from or the first document on", "N"},
        {"step", 0, flags, G_OPTION_ARG_INT, &s->step, "with --every: a slice begins each M days (default N)", "M"},
        {"breaks", 0, flags, G_OPTION_ARG_FILENAME, &s->breaks,
         "slices are the periods of FILE instead, a line name,from,to each; they may overlap", "FILE"},
        {"strength", 0, flags, G_OPTION_ARG_STRING, &s->strength,
         "of a tie: sentences, paragraphs, stories, newman (default sentences)", "COUNT"},
        {"repeats", 0, flags, G_OPTION_ARG_STRING, &s->repeats,
         "text that stood in an earlier story: collapse, it counts once (default); keep, it counts again", "RULE"},
        {"around", 0, flags, G_OPTION_ARG_STRING, &s->around, "only this actor, its partners, and the ties among them",
         "ID"},
        {"min-strength", 0, flags, G_OPTION_ARG_DOUBLE, &s->min_strength, "drop weaker ties before the analysis", "N"},
        {"evidence", 0, flags, G_OPTION_ARG_INT, &s->evidence, "sentences kept for each tie and slice (default 5)",
         "N"},
        {"seed", 0, flags, G_OPTION_ARG_INT, &s->seed, "of the random generator (default 1)", "N"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    g_option_context_add_main_entries(context, entries, NULL);
}

static void add_corpus_options(GOptionContext *context, Settings *s) {
    const GOptionEntry entries[] = {
        {"from", 0, 0, G_OPTION_ARG_STRING, &s->from,
         "only documents of this day and later: 2015-01-21, 2015-01 or 2015", "DAY"},
        {"to", 0, 0, G_OPTION_ARG_STRING, &s->to, "only documents before this day", "DAY"},
        {"level", 0, 0, G_OPTION_ARG_STRING, &s->level,
         "state: people and bodies count as their country (default); actor: everyone is a node", "LEVEL"},
        {"types", 0, 0, G_OPTION_ARG_STRING, &s->types,
         "which types are nodes, also person, body, media, place (default country,igo,company,group)", "LIST"},
        {"only", 0, 0, G_OPTION_ARG_STRING, &s->only,
         "only these actors are nodes: PRK,RUS,UN (entente actors list shows the ids)", "ID,..."},
        {"successors", 0, 0, G_OPTION_ARG_NONE, &s->successors, "historical states count as their successors", NULL},
        {"metadata", 0, 0, G_OPTION_ARG_FILENAME, &s->metadata, "id,date,title,source,url of text files, CSV or JSONL",
         "FILE"},
        {"map", 0, 0, G_OPTION_ARG_STRING, &s->map,
         "other field names in CSV and JSONL: date=published,text=body (date=published:dmy for 21/01/2015)", "LIST"},
        {"max-record", 0, 0, G_OPTION_ARG_STRING, &s->max_record, "the largest document, 500k or 1G say (default 64M)",
         "SIZE"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &s->strict, "the first bad record ends the run", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    g_option_context_add_main_entries(context, entries, NULL);
}

static void add_actors_option(GOptionContext *context, Settings *s) {
    const GOptionEntry entries[] = {{"actors", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &s->overlays,
                                     "a catalogue file that adds or changes actors; repeatable", "FILE"},
                                    {NULL, 0, 0, 0, NULL, NULL, NULL}};
    g_option_context_add_main_entries(context, entries, NULL);
}

static void add_drawing_options(GOptionContext *context, Settings *s, SettingsGroups groups) {
    const GOptionEntry hiding[] = {
        {"min-strength", 0, 0, G_OPTION_ARG_DOUBLE, &s->hidden_strength, "hide weaker ties; the analysis stays", "N"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const GOptionEntry entries[] = {{"render", 0, 0, G_OPTION_ARG_STRING, &s->formats,
                                     "drawings: svg, png, pdf, or several with commas (default svg)", "LIST"},
                                    {"max-nodes", 0, 0, G_OPTION_ARG_INT, &s->max_nodes,
                                     "draw at most this many actors, the strongest first (default 60)", "N"},
                                    {"max-ties", 0, 0, G_OPTION_ARG_INT, &s->max_ties,
                                     "draw at most this many ties, the strongest first (default 150)", "N"},
                                    {NULL, 0, 0, 0, NULL, NULL, NULL}};
    g_option_context_add_main_entries(context, entries, NULL);
    if (!(groups & TAKES_CORPUS))
        g_option_context_add_main_entries(context, hiding, NULL);
}

GOptionContext *options_context_new(Settings *s, const VerbHelp *help, const GOptionEntry *own) {
    GOptionContext *context = g_option_context_new(help->usage);
    g_autofree char *example = g_strdup_printf("Example:\n  %s", help->example);
    g_option_context_set_summary(context, help->summary);
    g_option_context_set_description(context, example);
    if (own != NULL)
        g_option_context_add_main_entries(context, own, NULL);
    if (help->groups & TAKES_CORPUS) {
        add_analysis_options(context, s, help->groups & TAKES_ANALYSIS ? 0 : G_OPTION_FLAG_HIDDEN);
        add_corpus_options(context, s);
    }
    if (help->groups & (TAKES_CORPUS | TAKES_ACTORS))
        add_actors_option(context, s);
    if (help->groups & TAKES_DRAWING)
        add_drawing_options(context, s, help->groups);
    const GOptionEntry output[] = {{"output", 'o', 0, G_OPTION_ARG_FILENAME, &s->output, "where to write", "PATH"},
                                   {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const GOptionEntry jobs[] = {
        {"jobs", 0, help->groups & TAKES_JOBS ? 0 : G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &s->jobs,
         "threads and worker processes (default: the processors there are); the result is the same", "N"},
        {NULL, 0, 0, 0, NULL, NULL, NULL}};
    const GOptionEntry common[] = {{"quiet", 0, 0, G_OPTION_ARG_NONE, &s->quiet, "no progress and no summary", NULL},
                                   {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &s->rest, NULL, NULL},
                                   {NULL, 0, 0, 0, NULL, NULL, NULL}};
    if (help->groups & TAKES_OUTPUT)
        g_option_context_add_main_entries(context, output, NULL);
    if (help->groups & (TAKES_JOBS | TAKES_CORPUS))
        g_option_context_add_main_entries(context, jobs, NULL);
    g_option_context_add_main_entries(context, common, NULL);
    g_option_context_set_help_enabled(context, FALSE);
    return context;
}
