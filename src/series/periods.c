/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/periods.h"

#include "base/whole_file.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST_FILE ((size_t)4 << 20)
#define LONGEST_NAME 100

void ent_periods_free(EntPeriods *periods) {
    if (periods == NULL)
        return;
    for (uint32_t i = 0; i < periods->n_periods; i++)
        g_free(periods->periods[i].name);
    g_free(periods->periods);
    g_free(periods);
}

/* What cannot stand in the name of a file becomes _; NULL when nothing is left. */
static char *make_safe(const char *given) {
    g_autoptr(GString) safe = g_string_new(NULL);
    for (const char *at = given; *at != '\0' && safe->len < LONGEST_NAME; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bool stands = g_unichar_isalnum(character) || (character < 0x80 && strchr("._-+", (int)character) != NULL);
        /* Pictures of our own begin with _, hidden files with a dot, options with a dash. */
        if (safe->len == 0 && !g_unichar_isalnum(character))
            continue;
        g_string_append_unichar(safe, stands ? character : '_');
    }
    return safe->len > 0 ? g_strdup(safe->str) : NULL;
}

static bool fail(const char *path, unsigned line, GError **error, const char *format, ...) G_GNUC_PRINTF(4, 5);

static bool fail(const char *path, unsigned line, GError **error, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *fault = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT, "%s:%u: %s", path, line, fault);
    return false;
}

/* Cuts the last field off @line, behind its last comma; NULL when there is none. */
static char *cut_field(char *line) {
    char *comma = strrchr(line, ',');
    if (comma == NULL)
        return NULL;
    *comma = '\0';
    return g_strstrip(comma + 1);
}

static char *unquote(char *name) {
    g_strstrip(name);
    size_t length = strlen(name);
    if (length < 2 || name[0] != '"' || name[length - 1] != '"')
        return name;
    name[length - 1] = '\0';
    return name + 1;
}

static bool is_known(const GArray *periods, const char *name) {
    for (guint i = 0; i < periods->len; i++)
        if (g_str_equal(g_array_index(periods, EntPeriod, i).name, name))
            return true;
    return false;
}

static bool read_line(GArray *periods, char *line, const char *path, unsigned number, GError **error) {
    g_strstrip(line);
    if (*line == '\0' || *line == '#')
        return true;
    g_autofree char *whole = g_strndup(line, 80);
    char *to = cut_field(line), *from = cut_field(line), *name = unquote(line);
    if (from == NULL || to == NULL)
        return fail(path, number, error, "\"%s\" is no period; write name,from,to", whole);
    if (periods->len == 0 && g_ascii_strcasecmp(from, "from") == 0 && g_ascii_strcasecmp(to, "to") == 0)
        return true;
    EntPeriod period = {.name = NULL};
    if (!ent_day_parse(from, &period.from) || !ent_day_parse(to, &period.to))
        return fail(path, number, error, "\"%s\" is not a day; write 2015-01-21, 2015-01 or 2015",
                    ent_day_parse(from, &period.from) ? to : from);
    if (period.from >= period.to)
        return fail(path, number, error, "%s is not after %s (the last field is the first day that is no longer in)",
                    to, from);
    period.name = make_safe(name);
    bool is_taken = g_strcmp0(period.name, "undated") == 0;
    if (period.name == NULL || is_taken || is_known(periods, period.name)) {
        fail(path, number, error, "\"%s\" %s", name,
             period.name == NULL ? "has no letter or digit to be named by"
             : is_taken          ? "is the name of the slice of undated documents; choose another"
                                 : "is the name of an earlier period (as a file is named); choose another");
        g_free(period.name);
        return false;
    }
    g_array_append_val(periods, period);
    return true;
}

static int compare(const void *a, const void *b) {
    const EntPeriod *first = a, *second = b;
    if (first->from != second->from)
        return first->from < second->from ? -1 : 1;
    if (first->to != second->to)
        return first->to < second->to ? -1 : 1;
    return strcmp(first->name, second->name);
}

static bool read_file(const char *path, char **text, GError **error) {
    size_t length;
    *text = ent_whole_file_read(path, &length, error);
    if (*text == NULL) {
        g_prefix_error(error, "--breaks: ");
        return false;
    }
    if (length <= LARGEST_FILE && g_utf8_validate_len(*text, length, NULL))
        return true;
    g_set_error(error, ENT_ERROR, ENT_ERROR_INPUT,
                "%s: is no list of periods; write a line name,from,to of UTF-8 text for each", path);
    return false;
}

EntPeriods *ent_periods_load(const char *path, GError **error) {
    g_autofree char *text = NULL;
    if (!read_file(path, &text, error))
        return NULL;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(EntPeriods) periods = g_new0(EntPeriods, 1);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(EntPeriod));
    bool sound = true;
    for (unsigned i = 0; lines[i] != NULL && sound; i++)
        sound = read_line(found, lines[i], path, i + 1, error);
    if (found->len > 0)
        qsort(found->data, found->len, sizeof(EntPeriod), compare);
    periods->n_periods = found->len;
    periods->periods = (EntPeriod *)g_array_steal(found, NULL);
    if (sound && periods->n_periods == 0)
        sound = fail(path, 1, error, "there is no period in it; write a line name,from,to for each");
    return sound ? g_steal_pointer(&periods) : NULL;
}
