/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"

#include "cli/messages.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/workers.h"

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

bool settings_read_level(const char *given, EntLevel *level, GError **error) {
    static const Word words[] = {{"state", ENT_LEVEL_STATE}, {"actor", ENT_LEVEL_ACTOR}};
    int value = (int)*level;
    if (!read_word("--level", given, words, G_N_ELEMENTS(words), &value, error))
        return false;
    *level = (EntLevel)value;
    return true;
}

static bool read_words(Settings *s, GError **error) {
    static const Word by[] = {{"day", ENT_BY_DAY},         {"week", ENT_BY_WEEK}, {"month", ENT_BY_MONTH},
                              {"quarter", ENT_BY_QUARTER}, {"year", ENT_BY_YEAR}, {"all", ENT_BY_ALL}};
    static const Word strength[] = {{"sentences", ENT_STRENGTH_SENTENCES},
                                    {"paragraphs", ENT_STRENGTH_PARAGRAPHS},
                                    {"stories", ENT_STRENGTH_STORIES},
                                    {"newman", ENT_STRENGTH_NEWMAN}};
    static const Word repeats[] = {{"collapse", ENT_REPEATS_COLLAPSE}, {"keep", ENT_REPEATS_KEEP}};
    int by_value = (int)s->options.by, strength_value = (int)s->options.strength;
    int repeats_value = (int)s->options.repeats;
    if (!read_word("--by", s->by, by, G_N_ELEMENTS(by), &by_value, error) ||
        !read_word("--strength", s->strength, strength, G_N_ELEMENTS(strength), &strength_value, error) ||
        !settings_read_level(s->level, &s->options.level, error) ||
        !read_word("--repeats", s->repeats, repeats, G_N_ELEMENTS(repeats), &repeats_value, error))
        return false;
    s->options.by = (EntBy)by_value;
    s->options.strength = (EntStrength)strength_value;
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
        fault = "--every and --step are numbers of days, 1 to " G_STRINGIFY(ENT_EVERY_MAX);
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
    s->options.threads = (uint32_t)MIN(s->jobs, WORKERS_MAX);
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
    *s = (Settings){.options = ENT_OPTIONS_INIT, .drawing = ENT_DRAWING_INIT, .every = NOT_GIVEN, .step = NOT_GIVEN};
    s->jobs = CLAMP((int)g_get_num_processors(), 1, WORKERS_MAX);
    s->seed = (int)s->options.seed;
    s->evidence = (int)s->options.evidence;
    s->max_nodes = (int)s->drawing.max_nodes;
    s->max_ties = (int)s->drawing.max_ties;
    g_autoptr(GOptionContext) context = options_context_new(s, help, own);
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
        bool is_failure = g_error_matches(error, ENT_ERROR, ENT_ERROR_IO);
        *status = is_failure ? verb_fail(error) : verb_misuse(help->name, "%s", error->message);
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

EntCatalogue *settings_load_catalogue(const Settings *s, GError **error) {
    return ent_catalogue_new((const char *const *)s->overlays, messages_doubtful, NULL, error);
}

void settings_clear(Settings *s) {
    char *strings[] = {s->output, s->by,       s->strength, s->level,   s->from,   s->to,         s->types,  s->only,
                       s->around, s->metadata, s->map,      s->repeats, s->breaks, s->max_record, s->formats};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_strfreev(s->overlays);
    g_strfreev(s->rest);
}
