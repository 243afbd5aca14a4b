/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "actors/near.h"
#include "corpus/document.h"
#include "output/fd_stream.h"
#include "output/json_write.h"
#include "story/reader_pool.h"

static const char *id_or_null(const EntCatalogue *catalogue, uint32_t actor) {
    return actor == ENT_NOBODY ? NULL : catalogue->actors[actor].id;
}

static void write_mention(FILE *stream, const EntCatalogue *catalogue, const EntDocument *document,
                          const EntMention *mention) {
    const char *bytes = mention->sentence < 0 ? document->title : document->text;
    g_autofree char *surface = g_strndup(bytes + mention->start, mention->end - mention->start);
    EntActorType type = mention->is_learned ? ENT_TYPE_PERSON : catalogue->actors[mention->actor].type;
    EntJson json;
    ent_json_init(&json, stream);
    ent_json_open_object(&json, NULL, ENT_JSON_INLINE);
    ent_json_string(&json, "actor", catalogue->actors[mention->actor].id);
    ent_json_integer(&json, "byte_end", mention->end);
    ent_json_integer(&json, "byte_start", mention->start);
    ent_json_bool(&json, "counted", mention->counted);
    ent_json_string(&json, "country", id_or_null(catalogue, mention->country));
    ent_json_day(&json, "date", document->day);
    ent_json_string(&json, "doc", document->id);
    ent_json_string(&json, "node", id_or_null(catalogue, mention->node));
    ent_json_signed(&json, "paragraph", mention->paragraph);
    ent_json_string(&json, "reading", ent_reading_name(mention->reading));
    ent_json_signed(&json, "sentence", mention->sentence);
    ent_json_string(&json, "surface", surface);
    ent_json_string(&json, "type", ent_actor_type_name(type));
    ent_json_string(&json, "zone", ent_zone_name(mention->zone));
    ent_json_close(&json);
}

typedef struct {
    const EntCatalogue *catalogue;
    FILE *stream;
} Target;

static bool write_document(const EntDocument *document, const EntAnnotation *annotation, gpointer data,
                           GError **error) {
    (void)error;
    const Target *target = data;
    for (uint32_t i = 0; annotation != NULL && i < annotation->n_mentions; i++)
        write_mention(target->stream, target->catalogue, document, &annotation->mentions[i]);
    return !ferror(target->stream); /* closing it tells why */
}

bool ent_mentions_write(EntCorpus *corpus, const EntCatalogue *catalogue, const EntOptions *options, int fd,
                        GError **error) {
    if (!ent_catalogue_check_ids(catalogue, "--only", options->only, error) || !ent_corpus_list_texts(corpus, error))
        return false;
    EntFdStream to;
    if (!ent_fd_stream_open(&to, fd, "mentions", error))
        return false;
    Target target = {catalogue, to.stream};
    g_autoptr(GError) fault = NULL;
    bool sound = ent_reader_pool_read(corpus, catalogue, options, write_document, &target, &fault);
    /* What failed first is told: a fault of reading, else why the stream could not be written. */
    bool is_written = ent_fd_stream_close(&to, fault == NULL ? error : NULL);
    if (fault != NULL)
        g_propagate_error(error, g_steal_pointer(&fault));
    return sound && is_written;
}
