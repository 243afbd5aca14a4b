/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xml_write.h"

#include "base/number.h"

#include <libxml/xmlwriter.h>

/* libxml2's own way to write would print why it failed; the stream remembers. */
static int write_bytes(void *stream, const char *bytes, int length) {
    fwrite(bytes, 1, (size_t)length, stream);
    return length;
}

void ent_xml_begin(EntXml *xml, FILE *stream) {
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(write_bytes, NULL, stream, NULL);
    xml->writer = buffer != NULL ? xmlNewTextWriter(buffer) : NULL;
    if (xml->writer == NULL)
        g_error("out of memory");
    xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL);
    xmlTextWriterSetIndent(xml->writer, 1);
}

void ent_xml_end(EntXml *xml) {
    xmlTextWriterEndDocument(xml->writer);
    xmlFreeTextWriter(xml->writer);
    xml->writer = NULL;
}

void ent_xml_open(EntXml *xml, const char *element) {
    xmlTextWriterStartElement(xml->writer, BAD_CAST element);
}

void ent_xml_close(EntXml *xml) {
    xmlTextWriterEndElement(xml->writer);
}

static bool is_character(gunichar c) {
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

/* (transfer full) */
static char *clean_text(const char *text) {
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) clean = g_string_new(NULL);
    for (const char *c = valid; *c != '\0'; c = g_utf8_next_char(c))
        if (is_character(g_utf8_get_char(c)))
            g_string_append_unichar(clean, g_utf8_get_char(c));
    return g_string_free(g_steal_pointer(&clean), FALSE);
}

void ent_xml_attribute(EntXml *xml, const char *name, const char *text) {
    g_autofree char *clean = clean_text(text);
    xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, BAD_CAST clean);
}

void ent_xml_attribute_real(EntXml *xml, const char *name, double value) {
    char text[ENT_NUMBER_LENGTH];
    ent_xml_attribute(xml, name, ent_number_format(value, text));
}

void ent_xml_text(EntXml *xml, const char *text) {
    g_autofree char *clean = clean_text(text);
    xmlTextWriterWriteString(xml->writer, BAD_CAST clean);
}

char *ent_xml_id(const char *id) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *c = id; *c != '\0'; c++)
        if (g_ascii_isalnum(*c) || *c == '_' || *c == '-' || *c == '.')
            g_string_append_c(text, *c);
        else
            g_string_append_printf(text, ":%02X", (unsigned char)*c);
    return g_string_free(g_steal_pointer(&text), FALSE);
}
