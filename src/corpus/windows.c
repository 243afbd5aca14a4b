/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/windows.h"

#include <string.h>

struct _EntWindows {
    GPtrArray *room; /* grows to the most windows a record had; only the first are in use */
    GPtrArray *used;
};

static void free_window(gpointer window) {
    g_ptr_array_unref(window);
}

EntWindows *ent_windows_new(void) {
    EntWindows *windows = g_new0(EntWindows, 1);
    windows->room = g_ptr_array_new_with_free_func(free_window);
    windows->used = g_ptr_array_new();
    return windows;
}

void ent_windows_free(EntWindows *windows) {
    if (windows == NULL)
        return;
    g_ptr_array_unref(windows->used);
    g_ptr_array_unref(windows->room);
    g_free(windows);
}

void ent_windows_clear(EntWindows *windows) {
    g_ptr_array_set_size(windows->used, 0);
}

GPtrArray *ent_windows_add(EntWindows *windows) {
    if (windows->used->len == windows->room->len)
        g_ptr_array_add(windows->room, g_ptr_array_new());
    GPtrArray *window = g_ptr_array_index(windows->room, windows->used->len);
    g_ptr_array_set_size(window, 0);
    g_ptr_array_add(windows->used, window);
    return window;
}

const GPtrArray *ent_windows_get(const EntWindows *windows) {
    return windows->used;
}

void ent_windows_cut(EntWindows *windows, char *cell) {
    GPtrArray *window = NULL;
    for (char *at = cell; *at != '\0';) {
        size_t length = strcspn(at, " \t\r\n;");
        char mark = at[length];
        at[length] = '\0';
        if (length > 0 && window == NULL)
            window = ent_windows_add(windows);
        if (length > 0)
            g_ptr_array_add(window, at);
        if (mark == ';')
            window = NULL;
        at += length + (mark != '\0');
    }
    if (windows->used->len == 0)
        ent_windows_add(windows);
}
