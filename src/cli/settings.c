/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"

#include "cli/messages.h"
#include "cli/progress.h"

#include <string.h>
#include <unistd.h>

typedef struct {
    const char *word;
    int value;
} Word;

/* Reads one of the words of a choice; NULL keeps what stands. */
static bool read_word(const char *option, const char *given, const Word *words, size_t n_words, int *value,
                      GError **error) {
    if (given == NULL)
        return true;
    g_autoptr(GString) all = g_string_new(NULL);
    for (size_t i = 0; i < n_words; i++) {
        if (g_str_equal(given, words[i].word)) {
            *value = words[i].value;
            return true;
        }
        g_string_append_printf(all, "%s%s", i > 0 ? ", " : "", words[i].word);
    }
    g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "%s: \"%s\" is not one of %s", option, given, all->str);
    return false;
}

static bool read_words(Settings *s, GError **error) {
    static const Word by[] = {{"day", ENT_BY_DAY},         {"week", ENT_BY_WEEK}, {"month", ENT_BY_MONTH},
                              {"quarter", ENT_BY_QUARTER}, {"year", ENT_BY_YEAR}, {"all", ENT_BY_ALL}};
    static const Word strength[] = {{"sentences", ENT_STRENGTH_SENTENCES},
                                    {"paragraphs", ENT_STRENGTH_PARAGRAPHS},
                                    {"stories", ENT_STRENGTH_STORIES},
                                    {"newman", ENT_STRENGTH_NEWMAN}};
    static const Word level[] = {{"state", ENT_LEVEL_STATE}, {"actor", ENT_LEVEL_ACTOR}};
    static const Word repeats[] = {{"collapse", ENT_REPEATS_COLLAPSE}, {"keep", ENT_REPEATS_KEEP}};
    int by_value = (int)s->options.by, strength_value = (int)s->options.strength, level_value = (int)s->options.level;
    int repeats_value = (int)s->options.repeats;
    if (!read_word("--by", s->by, by, G_N_ELEMENTS(by), &by_value, error) ||
        !read_word("--strength", s->strength, strength, G_N_ELEMENTS(strength), &strength_value, error) ||
        !read_word("--level", s->level, level, G_N_ELEMENTS(level), &level_value, error) ||
        !read_word("--repeats", s->repeats, repeats, G_N_ELEMENTS(repeats), &repeats_value, error))
        return false;
    s->options.by = (EntBy)by_value;
    s->options.strength = (EntStrength)strength_value;
    s->options.level = (EntLevel)level_value;
    s->options.repeats = (EntRepeatsRule)repeats_value;
    return true;
}

static bool read_day(const char *option, const char *given, int32_t *day, GError **error) {
    if (given == NULL || ent_day_parse(given, day))
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "%s: \"%s\" is not a day; write 2015-01-21, 2015-01 or 2015", option,
                given);
    return false;
}

/* "64M", "1G", "500k", "1000000". */
static bool read_size(const char *given, uint64_t *size, GError **error) {
    if (given == NULL)
        return true;
    static const char units[] = "kMG";
    char *end = NULL;
    guint64 number = g_ascii_isdigit(*given) ? g_ascii_strtoull(given, &end, 10) : 0;
    const char *unit = end != NULL && *end != '\0' ? strchr(units, *end) : NULL;
    unsigned shift = unit != NULL ? 10 * (unsigned)(unit - units + 1) : 0;
    bool is_whole = end != NULL && (*end == '\0' || (unit != NULL && (end[1] == '\0' || g_str_equal(end + 1, "iB"))));
    if (!is_whole || number == 0 || number > (UINT64_MAX >> shift) || (number << shift) > (UINT64_C(2) << 30)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                    "--max-record: \"%s\" is not a size up to 2G; write 500k, 64M or 1G", given);
        return false;
    }
    *size = (uint64_t)number << shift;
    return true;
}

static bool read_numbers(Settings *s, GError **error) {
    struct {
        const char *option;
        int value, least, most;
    } numbers[] = {{"--seed", s->seed, 0, G_MAXINT},
                   {"--evidence", s->evidence, 0, 1000},
                   {"--jobs", s->jobs, 1, 1024},
                   {"--max-nodes", s->max_nodes, 1, 100000},
                   {"--max-ties", s->max_ties, 1, 1000000}};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (numbers[i].value < numbers[i].least || numbers[i].value > numbers[i].most) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "%s: %d is not between %d and %d", numbers[i].option,
                        numbers[i].value, numbers[i].least, numbers[i].most);
            return false;
        }
    if (!(s->min_strength >= 0) || !(s->hidden_strength >= 0)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "--min-strength: is not a number of 0 or more");
        return false;
    }
    return true;
}

/* Known before the work begins, not after it. */
static bool read_formats(const char *given, GError **error) {
    static const Word formats[] = {{"svg", 0}, {"png", 0}, {"pdf", 0}};
    g_auto(GStrv) names = g_strsplit(given != NULL ? given : "svg", ",", -1);
    int unused;
    for (char **name = names; *name != NULL; name++)
        if (!read_word("--render", g_strstrip(*name), formats, G_N_ELEMENTS(formats), &unused, error))
            return false;
    return true;
}

/* An option of a number that was not used: 0 must be told from it. */
#define NOT_GIVEN G_MININT

static bool is_day_count(int given) {
    return given >= 1 && given <= ENT_EVERY_MAX;
}

static bool read_slices(Settings *s, GError **error) {
    const char *fault = NULL;
    bool is_rolling = s->every != NOT_GIVEN, is_stepped = s->step != NOT_GIVEN;
    if ((s->by != NULL) + is_rolling + (s->breaks != NULL) > 1)
        fault = "--by, --every and --breaks exclude each other; choose one";
    else if (is_stepped && !is_rolling)
        fault = "--step: is used with --every, the days of a slice";
    else if ((is_rolling && !is_day_count(s->every)) || (is_stepped && !is_day_count(s->step)))
        fault = "--every and --step are numbers of days, 1 to 366000";
    if (fault != NULL) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_USAGE, fault);
        return false;
    }
    s->options.every = is_rolling ? s->every : 0;
    s->options.step = is_stepped ? s->step : 0;
    s->options.breaks = s->breaks;
    return ent_options_check_slices(&s->options, error);
}

static bool understand(Settings *s, GError **error) {
    if (!read_words(s, error) || !read_day("--from", s->from, &s->options.from, error) ||
        !read_day("--to", s->to, &s->options.to, error) || !read_size(s->max_record, &s->options.max_record, error) ||
        !read_formats(s->formats, error) || !read_numbers(s, error) || !read_slices(s, error))
        return false;
    if (s->options.from != ENT_DAY_NONE && s->options.to != ENT_DAY_NONE && s->options.from >= s->options.to) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE,
                    "--to %s: is not after --from %s (the day of --to is the first one left out)", s->to, s->from);
        return false;
    }
    s->options.types = s->types;
    s->options.only = s->only;
    s->options.around = s->around;
    s->options.metadata = s->metadata;
    s->options.map = s->map;
    s->options.successors = s->successors;
    s->options.strict = s->strict;
    s->options.threads = (uint32_t)MIN(s->jobs, 64);
    s->options.min_strength = s->min_strength;
    s->options.seed = (uint32_t)s->seed;
    s->options.evidence = (uint32_t)s->evidence;
    s->options.message = messages_skipped;
    s->options.note = messages_doubtful;
    s->options.progress = s->quiet ? NULL : progress_show;
    s->drawing.min_strength = s->hidden_strength;
    s->drawing.max_nodes = (uint32_t)s->max_nodes;
    s->drawing.max_ties = (uint32_t)s->max_ties;
    if (s->formats != NULL)
        s->drawing.formats = s->formats;
    return true;
}

/* Reading does not look at these: its verbs take them, so that one list of options serves every step, and do not show them. */
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

static GOptionContext *make_context(Settings *s, const VerbHelp *help, const GOptionEntry *own) {
    GOptionContext *context = g_option_context_new(help->usage);
    g_autofree char *summary = g_strdup_printf("%s", help->summary);
    g_autofree char *example = g_strdup_printf("Example:\n  %s", help->example);
    g_option_context_set_summary(context, summary);
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

static bool asks_help(int argc, char **argv) {
    for (int i = 1; i < argc && !g_str_equal(argv[i], "--"); i++)
        if (g_str_equal(argv[i], "--help") || g_str_equal(argv[i], "-h"))
            return true;
    return false;
}

bool settings_read(Settings *s, const VerbHelp *help, int argc, char **argv, int *status) {
    return settings_read_own(s, help, NULL, argc, argv, status);
}

bool settings_read_own(Settings *s, const VerbHelp *help, const GOptionEntry *own, int argc, char **argv, int *status) {
    *s = (Settings){.options = ENT_OPTIONS_INIT,
                    .drawing = ENT_DRAWING_INIT,
                    .seed = 1,
                    .every = NOT_GIVEN,
                    .step = NOT_GIVEN,
                    .evidence = 5,
                    .jobs = CLAMP((int)g_get_num_processors(), 1, 64),
                    .max_nodes = 60,
                    .max_ties = 150};
    g_autoptr(GOptionContext) context = make_context(s, help, own);
    g_autofree char *program = g_strdup_printf("entente %s", help->name);
    g_set_prgname(program);
    if (asks_help(argc, argv)) {
        g_autofree char *text = g_option_context_get_help(context, TRUE, NULL);
        g_print("%s", text);
        *status = EXIT_FINE;
        return false;
    }
    g_autoptr(GError) error = NULL;
    if (!g_option_context_parse(context, &argc, &argv, &error) || !understand(s, &error)) {
        *status = verb_misuse(help->name, "%s", error->message);
        return false;
    }
    if (s->rest != NULL && (help->groups & TAKES_NO_REST)) {
        *status = verb_misuse(help->name, "takes only options, not \"%s\"", s->rest[0]);
        return false;
    }
    if (s->rest == NULL && !(help->groups & (TAKES_NO_REST | TAKES_ANY_REST))) {
        *status = verb_misuse(help->name, "names nothing to work on; usage: entente %s %s", help->name, help->usage);
        return false;
    }
    progress_begin(s->quiet);
    return true;
}

void settings_clear(Settings *s) {
    char *strings[] = {s->output, s->by,       s->strength, s->level,   s->from,   s->to,         s->types,  s->only,
                       s->around, s->metadata, s->map,      s->repeats, s->breaks, s->max_record, s->formats};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_strfreev(s->overlays);
    g_strfreev(s->rest);
}
