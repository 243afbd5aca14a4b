/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/blocks.h"

#include "base/hash.h"

#include <string.h>

#define LEAST_ARTICLE 140  /* bytes of text that a marked article has */
#define ENOUGH 500         /* bytes of sure text, beside which the doubtful is not needed */
#define LEAST_PARAGRAPH 25 /* bytes; shorter ones are labels and do not say where the article is */

typedef struct {
    size_t start, length, link_length;
    guint container;
    EntDrop drop; /* of all that is open around it */
} Block;

typedef struct {
    guint parent, end; /* containers opened in it: those up to @end */
    EntRole role;
    size_t own, below; /* paragraph text directly in it, and with all that is in it */
    size_t score;
} Container;

typedef struct {
    uint64_t name;
    guint container;
    EntElement element;
} Open;

struct _EntBlocks {
    GString *text;
    GArray *blocks, *containers, *open;
    size_t start; /* of the block that is open */
    size_t link_length;
    unsigned dropped[ENT_DROP_ALL + 1]; /* open elements of each kind */
    unsigned links, lines;
};

EntBlocks *ent_blocks_new(void) {
    EntBlocks *blocks = g_new0(EntBlocks, 1);
    blocks->text = g_string_new(NULL);
    blocks->blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    blocks->containers = g_array_new(FALSE, FALSE, sizeof(Container));
    blocks->open = g_array_new(FALSE, FALSE, sizeof(Open));
    ent_blocks_clear(blocks);
    return blocks;
}

void ent_blocks_free(EntBlocks *blocks) {
    if (blocks == NULL)
        return;
    g_string_free(blocks->text, TRUE);
    g_array_unref(blocks->blocks);
    g_array_unref(blocks->containers);
    g_array_unref(blocks->open);
    g_free(blocks);
}

void ent_blocks_clear(EntBlocks *blocks) {
    Container page = {0};
    g_string_truncate(blocks->text, 0);
    g_array_set_size(blocks->blocks, 0);
    g_array_set_size(blocks->open, 0);
    g_array_set_size(blocks->containers, 0);
    g_array_append_val(blocks->containers, page);
    blocks->start = blocks->link_length = 0;
    memset(blocks->dropped, 0, sizeof blocks->dropped);
    blocks->links = blocks->lines = 0;
}

size_t ent_blocks_depth(const EntBlocks *blocks) {
    return blocks->open->len;
}

/* ---- Gathering ---- */

static guint container_now(const EntBlocks *blocks) {
    return blocks->open->len > 0 ? g_array_index(blocks->open, Open, blocks->open->len - 1).container : 0;
}

static EntDrop drop_now(const EntBlocks *blocks) {
    EntDrop drop = ENT_DROP_ALL;
    while (drop > ENT_DROP_NOT && blocks->dropped[drop] == 0)
        drop--;
    return drop;
}

static void end_block(EntBlocks *blocks) {
    GString *text = blocks->text;
    while (text->len > blocks->start && strchr(" \n", text->str[text->len - 1]) != NULL)
        g_string_truncate(text, text->len - 1);
    Block block = {blocks->start, text->len - blocks->start, blocks->link_length, container_now(blocks),
                   drop_now(blocks)};
    if (block.length > 0)
        g_array_append_val(blocks->blocks, block);
    blocks->start = text->len;
    blocks->link_length = 0;
}

static void add_line_end(EntBlocks *blocks) {
    GString *text = blocks->text;
    if (text->len > blocks->start && text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
    if (text->len == blocks->start)
        return;
    if (text->str[text->len - 1] == '\n')
        end_block(blocks);
    else
        g_string_append_c(text, '\n');
}

static void add_blank(EntBlocks *blocks) {
    GString *text = blocks->text;
    if (text->len > blocks->start && strchr(" \n", text->str[text->len - 1]) == NULL)
        g_string_append_c(text, ' ');
}

static void count(EntBlocks *blocks, const EntElement *element, int step) {
    blocks->dropped[element->drop] += (unsigned)step;
    blocks->links += element->is_link ? (unsigned)step : 0;
    blocks->lines += element->keeps_lines ? (unsigned)step : 0;
}

void ent_blocks_open(EntBlocks *blocks, const char *name, EntElement element) {
    if (element.is_break && blocks->dropped[ENT_DROP_ALL] == 0)
        add_line_end(blocks);
    if (element.is_block)
        end_block(blocks);
    Open open = {ent_hash_bytes(name, strlen(name), 0), container_now(blocks), element};
    if (element.is_container) {
        Container container = {.parent = open.container, .role = element.role};
        open.container = blocks->containers->len;
        g_array_append_val(blocks->containers, container);
    }
    g_array_append_val(blocks->open, open);
    count(blocks, &element, 1);
}

static void close_last(EntBlocks *blocks) {
    Open *open = &g_array_index(blocks->open, Open, blocks->open->len - 1);
    if (open->element.is_block)
        end_block(blocks);
    if (open->element.is_container)
        g_array_index(blocks->containers, Container, open->container).end = blocks->containers->len;
    count(blocks, &open->element, -1);
    g_array_set_size(blocks->open, blocks->open->len - 1);
}

void ent_blocks_close(EntBlocks *blocks, const char *name) {
    uint64_t hash = ent_hash_bytes(name, strlen(name), 0);
    guint place = blocks->open->len;
    while (place > 0 && g_array_index(blocks->open, Open, place - 1).name != hash)
        place--;
    while (place > 0 && blocks->open->len >= place)
        close_last(blocks);
}

void ent_blocks_add(EntBlocks *blocks, const char *text, size_t length) {
    if (blocks->dropped[ENT_DROP_ALL] > 0)
        return;
    size_t before = blocks->text->len, start = blocks->start;
    for (size_t i = 0; i < length;) {
        size_t run = i;
        while (run < length && (unsigned char)text[run] > ' ' && (unsigned char)text[run] != 0xC2)
            run++;
        g_string_append_len(blocks->text, text + i, (gssize)(run - i));
        if (run == length)
            break;
        bool hard = run + 1 < length && memcmp(text + run, "\xC2\xA0", 2) == 0; /* no-break space */
        if (text[run] == '\n' && blocks->lines > 0)
            add_line_end(blocks);
        else if (hard || (unsigned char)text[run] <= ' ')
            add_blank(blocks);
        else
            g_string_append_c(blocks->text, text[run]);
        i = run + (hard ? 2 : 1);
    }
    if (blocks->links > 0 && blocks->start == start && blocks->text->len > before)
        blocks->link_length += blocks->text->len - before;
}

/* ---- Choosing ---- */

static const Block *block_at(const EntBlocks *blocks, guint index) {
    return &g_array_index(blocks->blocks, Block, index);
}

static Container *container_at(const EntBlocks *blocks, guint index) {
    return &g_array_index(blocks->containers, Container, index);
}

/* The most doubtful text that must be kept, as without it there is next to nothing. */
static EntDrop most_kept(const EntBlocks *blocks) {
    size_t lengths[ENT_DROP_ALL] = {0}, all = 0;
    for (guint i = 0; i < blocks->blocks->len; i++) {
        const Block *block = block_at(blocks, i);
        all += block->length;
        for (EntDrop drop = block->drop; drop < ENT_DROP_ALL; drop++)
            lengths[drop] += block->length;
    }
    EntDrop kept = ENT_DROP_NOT;
    while (kept < ENT_DROP_MAYBE && lengths[kept] < MIN(all / 4, ENOUGH))
        kept++;
    return kept;
}

static void weigh(EntBlocks *blocks, EntDrop kept) {
    for (guint i = 0; i < blocks->blocks->len; i++) {
        const Block *block = block_at(blocks, i);
        if (block->length >= LEAST_PARAGRAPH && block->drop <= kept)
            container_at(blocks, block->container)->own += block->length - MIN(block->length, block->link_length);
    }
    for (guint i = blocks->containers->len; i > 0; i--) {
        Container *container = container_at(blocks, i - 1);
        container->below += container->own;
        container->score += container->own;
        if (i == 1)
            break;
        container_at(blocks, container->parent)->below += container->below;
        container_at(blocks, container->parent)->score += container->own / 2;
    }
}

static guint choose_container(const EntBlocks *blocks) {
    guint densest = 0, marked = 0;
    EntRole role = ENT_ROLE_NONE;
    for (guint i = 1; i < blocks->containers->len; i++) {
        const Container *container = container_at(blocks, i);
        if (container->score > container_at(blocks, densest)->score)
            densest = i;
        if (container->role == ENT_ROLE_NONE || container->below < LEAST_ARTICLE || container->role < role)
            continue;
        if (container->role > role || container->below > container_at(blocks, marked)->below)
            marked = i;
        role = container->role;
    }
    /* Teasers may be marked as articles where the article is not. */
    if (role != ENT_ROLE_NONE && container_at(blocks, marked)->below >= container_at(blocks, densest)->below / 3)
        return marked;
    return densest;
}

static bool says(const EntBlocks *blocks, const Block *block, const char *title) {
    return title != NULL && strlen(title) == block->length &&
           memcmp(blocks->text->str + block->start, title, block->length) == 0;
}

static void take(const EntBlocks *blocks, guint chosen, EntDrop kept, const char *title, GString *text) {
    guint end = chosen == 0 ? G_MAXUINT : container_at(blocks, chosen)->end;
    for (guint i = 0; i < blocks->blocks->len; i++) {
        const Block *block = block_at(blocks, i);
        bool inside = block->container >= chosen && block->container < end;
        bool mostly_links = block->link_length * 2 > block->length;
        if (!inside || mostly_links || block->drop > kept || says(blocks, block, title))
            continue;
        if (text->len > 0)
            g_string_append(text, "\n\n");
        g_string_append_len(text, blocks->text->str + block->start, (gssize)block->length);
    }
}

void ent_blocks_choose(EntBlocks *blocks, const char *title, GString *text) {
    while (blocks->open->len > 0)
        close_last(blocks);
    end_block(blocks);
    g_string_truncate(text, 0);
    EntDrop kept = most_kept(blocks);
    weigh(blocks, kept);
    take(blocks, choose_container(blocks), kept, title, text);
    if (text->len == 0)
        take(blocks, 0, ENT_DROP_MAYBE, title, text);
}
