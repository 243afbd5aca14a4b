/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series/windows.h"

/* When a node was last put into a paragraph and into a story, so that sets need no clearing. */
typedef struct {
    uint64_t paragraph, story; /* serial numbers */
} Mark;

struct _EntWindowMaker {
    const uint32_t *ranks;
    Mark *marks;
    uint64_t paragraph, story;
    EntWindow *windows; /* sentences, then paragraphs */
    uint32_t *nodes;    /* of the sentences, of the paragraphs, of the whole */
    uint32_t windows_room, nodes_room;
    uint32_t n_nodes;
    EntStoryWindows made;
};

EntWindowMaker *ent_window_maker_new(const uint32_t *ranks, uint32_t n_nodes) {
    EntWindowMaker *maker = g_new0(EntWindowMaker, 1);
    maker->ranks = ranks;
    maker->marks = g_new0(Mark, MAX(1, n_nodes));
    return maker;
}

void ent_window_maker_free(EntWindowMaker *maker) {
    if (maker == NULL)
        return;
    g_free(maker->marks);
    g_free(maker->windows);
    g_free(maker->nodes);
    g_free(maker);
}

/* Room for the most that can be: each sentence a paragraph of its own, all nodes different. */
static void make_room(EntWindowMaker *maker, const EntStory *story) {
    if (2 * story->n_named >= maker->windows_room) {
        maker->windows_room = 4 * story->n_named + 16;
        maker->windows = g_renew(EntWindow, maker->windows, maker->windows_room);
    }
    if (3 * story->n_nodes >= maker->nodes_room) {
        maker->nodes_room = 6 * story->n_nodes + 16;
        maker->nodes = g_renew(uint32_t, maker->nodes, maker->nodes_room);
    }
}

static void copy_sentences(EntWindowMaker *maker, const EntStory *story) {
    for (uint32_t i = 0; i < story->n_named; i++)
        maker->windows[i] = (EntWindow){story->named[i].first_node, story->named[i].n_nodes};
    for (uint32_t i = 0; i < story->n_nodes; i++)
        maker->nodes[i] = maker->ranks[story->different[story->nodes[i].place]];
    maker->n_nodes = story->n_nodes;
}

/* The union of the sentences of a paragraph, from @sentence on; returns the sentence behind it. */
static uint32_t unite_paragraph(EntWindowMaker *maker, const EntStory *story, uint32_t sentence, EntWindow *paragraph) {
    int32_t number = story->named[sentence].paragraph;
    maker->paragraph++;
    *paragraph = (EntWindow){.first = maker->n_nodes};
    for (; sentence < story->n_named && story->named[sentence].paragraph == number; sentence++) {
        EntWindow from = maker->windows[sentence];
        for (uint32_t i = from.first; i < from.first + from.n_nodes; i++) {
            Mark *mark = &maker->marks[story->different[story->nodes[i].place]];
            if (mark->paragraph == maker->paragraph)
                continue;
            mark->paragraph = maker->paragraph;
            maker->nodes[maker->n_nodes++] = maker->nodes[i];
        }
    }
    paragraph->n_nodes = maker->n_nodes - paragraph->first;
    return sentence;
}

static EntWindow unite_all(EntWindowMaker *maker, const EntStory *story) {
    EntWindow whole = {.first = maker->n_nodes};
    maker->story++;
    for (uint32_t sentence = 0; sentence < story->n_named; sentence++) {
        EntWindow from = maker->windows[sentence];
        for (uint32_t i = from.first; i < from.first + from.n_nodes; i++) {
            Mark *mark = &maker->marks[story->different[story->nodes[i].place]];
            if (mark->story == maker->story)
                continue;
            mark->story = maker->story;
            maker->nodes[maker->n_nodes++] = maker->nodes[i];
        }
    }
    whole.n_nodes = maker->n_nodes - whole.first;
    return whole;
}

const EntStoryWindows *ent_window_maker_set(EntWindowMaker *maker, const EntStory *story, uint64_t number) {
    EntStoryWindows *made = &maker->made;
    make_room(maker, story);
    copy_sentences(maker, story);
    *made = (EntStoryWindows){.story = story, .number = number, .n_sentences = story->n_named};
    for (uint32_t sentence = 0; sentence < story->n_named;)
        sentence = unite_paragraph(maker, story, sentence, &maker->windows[story->n_named + made->n_paragraphs++]);
    made->whole = unite_all(maker, story);
    made->sentences = maker->windows;
    made->paragraphs = maker->windows + story->n_named;
    made->nodes = maker->nodes;
    return made;
}
