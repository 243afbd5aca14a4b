/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a DOT graph to files. Graphviz only ever writes into memory: on a write error it would end the process. */
#include "base/atomic_file.h"
#include "drawing/dot_text.h"
#include "drawing/drawing.h"

#include <string.h>

/* Pixels an inch of pictures made of pixels; enough for print on half a page. */
#define PIXELS_PER_INCH "144"

/* cgraph hands its messages to a plain function, in pieces. */
static GString *captured;

static int capture(char *text) {
    if (captured->len < 1000)
        g_string_append(captured, text);
    return 0;
}

static char *take_messages(void) {
    g_autofree char *messages = g_utf8_make_valid(captured->str, (gssize)captured->len);
    g_string_truncate(captured, 0);
    return g_strdup(g_strstrip(g_strdelimit(messages, "\n", ' ')));
}

static bool fail(GError **error, const char *path) {
    g_autofree char *messages = take_messages();
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: cannot draw: %s", path,
                *messages != '\0' ? messages : "Graphviz gives no reason");
    return false;
}

static bool is_name_byte(char c) {
    return g_ascii_isalnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* agwrite() leaves a word like T\u00fcrkiye unquoted, which other readers of DOT refuse. (transfer full) */
static GString *quote_words(const char *dot) {
    GString *quoted = g_string_new(NULL);
    for (const char *c = dot; *c != '\0';) {
        size_t length = 0;
        bool plain = true;
        if (*c == '"') {
            for (length = 1; c[length] != '"'; length++)
                length += c[length] == '\\';
            length++;
        } else {
            for (; is_name_byte(c[length]); length++)
                plain = plain && (unsigned char)c[length] < 0x80;
        }
        length = MAX(length, 1);
        if (!plain)
            g_string_append_c(quoted, '"');
        g_string_append_len(quoted, c, (gssize)length);
        if (!plain)
            g_string_append_c(quoted, '"');
        c += length;
    }
    return quoted;
}

/* agwrite() takes a channel and a table of functions; ours append to a string. */
static int append_text(void *channel, const char *text) {
    g_string_append(channel, text);
    return 0;
}

static int flush_nothing(void *channel) {
    (void)channel;
    return 0;
}

static bool write_dot(Agraph_t *graph, const char *path, GError **error) {
    Agiodisc_t to_string = {.afread = AgIoDisc.afread, .putstr = append_text, .flush = flush_nothing};
    g_autoptr(GString) dot = g_string_new(NULL);
    agsafeset(graph, (char *)"linelength", (char *)"100000", (char *)"");
    Agiodisc_t *usual = graph->clos->disc.io;
    graph->clos->disc.io = &to_string;
    int status = agwrite(graph, dot);
    graph->clos->disc.io = usual;
    if (status != 0)
        return fail(error, path);
    g_autoptr(GString) quoted = quote_words(dot->str);
    return ent_atomic_file_write(path, quoted->str, quoted->len, error);
}

static bool render(GVC_t *context, Agraph_t *graph, const char *format, const char *path, GError **error) {
    char *bytes = NULL;
    unsigned length = 0;
    agsafeset(graph, (char *)"dpi", (char *)(strcmp(format, "png") == 0 ? PIXELS_PER_INCH : "72"), (char *)"72");
    if (gvLayout(context, graph, "nop2") != 0)
        return fail(error, path);
    bool sound = gvRenderData(context, graph, format, &bytes, &length) == 0 && bytes != NULL;
    if (sound) {
        sound = ent_atomic_file_write(path, bytes, length, error);
    } else {
        fail(error, path);
    }
    if (bytes != NULL)
        gvFreeRenderData(bytes);
    gvFreeLayout(context, graph);
    return sound;
}

static bool check_formats(char **formats, GError **error) {
    static const char *const known[] = {"svg", "png", "pdf", NULL};
    for (char **format = formats; *format != NULL; format++) {
        g_strstrip(*format);
        if (g_strv_contains(known, *format))
            continue;
        g_set_error(error, ENT_ERROR, ENT_ERROR_USAGE, "no drawing format \"%.20s\": use svg, png or pdf", *format);
        return false;
    }
    return true;
}

/*
 * One for the life of the process: the text plugin of 2.42.2 remembers a font's name beyond the context that owned it,
 * so a second context reads freed memory.
 */
static GVC_t *get_context(void) {
    static GVC_t *context;
    if (context == NULL)
        context = gvContext();
    return context;
}

static bool draw_all(Agraph_t *graph, char **formats, const char *stem, GError **error) {
    g_autofree char *dot = g_strconcat(stem, ".dot", NULL);
    if (!write_dot(graph, dot, error))
        return false;
    bool sound = true;
    for (char **format = formats; sound && *format != NULL; format++) {
        g_autofree char *path = g_strconcat(stem, ".", *format, NULL);
        sound = render(get_context(), graph, *format, path, error);
    }
    return sound;
}

/* The union's name cannot be a slice's, as ent_dot_file_name() puts an underscore before one. */
static char *make_stem(const EntResult *result, size_t drawing, const char *folder) {
    const EntSliceAnalysis *analysis;
    const EntSlice *slice = ent_drawing_slice(result, drawing, &analysis);
    g_autofree char *name = slice == result->united ? g_strdup("_union") : ent_dot_file_name(slice->id);
    return g_build_filename(folder, "slices", name, NULL);
}

bool ent_result_draw(const EntResult *result, size_t drawing, const EntDrawing *how, const char *folder,
                     GError **error) {
    g_return_val_if_fail(drawing < ent_result_n_drawings(result), false);
    g_auto(GStrv) formats = g_strsplit(how->formats != NULL ? how->formats : "", ",", -1);
    if (!check_formats(formats, error))
        return false;
    g_autofree char *stem = make_stem(result, drawing, folder);
    captured = g_string_new(NULL);
    agusererrf usual = agseterrf(capture);
    /* Before any graph: it adds a default to later ones, so that the first DOT would be unlike the others. */
    get_context();
    Agraph_t *graph = ent_drawing_build(result, drawing, how);
    bool sound = draw_all(graph, formats, stem, error);
    agclose(graph);
    agseterrf(usual);
    g_string_free(g_steal_pointer(&captured), TRUE);
    return sound;
}
