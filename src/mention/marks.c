/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mention/marks.h"

static bool is_between(const EntNeighbours *around, char before, char after) {
    return around->start > around->floor && around->end < around->text.length &&
           around->text.bytes[around->start - 1] == before && around->text.bytes[around->end] == after;
}

bool ent_marks_bracketed(const EntNeighbours *around) {
    const unsigned char *bytes = around->text.bytes;
    uint32_t start = around->start, end = around->end;
    start -= start > around->floor && bytes[start - 1] == ' ';
    end += end < around->text.length && bytes[end] == ' ';
    return start > around->floor && end < around->text.length && bytes[start - 1] == '(' && bytes[end] == ')';
}

/* `NASDAQ:QCOM`, `(NYSE: GE)` */
static bool heads_ticker(const EntNeighbours *around) {
    const unsigned char *end = around->text.bytes + around->end;
    if (around->end + 3 > around->text.length || end[0] != ':')
        return false;
    bool is_spaced = end[1] == ' ';
    if (is_spaced && (around->start == around->floor || around->text.bytes[around->start - 1] != '('))
        return false;
    end += 1 + is_spaced;
    bool is_last = end + 1 >= around->text.bytes + around->text.length;
    return g_ascii_isupper(end[0]) && (is_last || !g_ascii_islower(end[1]));
}

bool ent_marks_ticker(const EntNeighbours *around) {
    return is_between(around, '<', '>') || heads_ticker(around);
}
