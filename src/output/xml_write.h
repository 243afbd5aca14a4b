/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_OUTPUT_XML_WRITE_H
#define ENT_OUTPUT_XML_WRITE_H

#include <entente.h>
#include <stdio.h>

typedef struct _xmlTextWriter EntXmlWriter;

/**
 * EntXml: writes XML to a stream, element by element, one a line. Text is made valid: bad UTF-8 becomes U+FFFD, and
 * characters that XML 1.0 does not have are left out. Write errors stay in the stream: ask ferror() at the end.
 */
typedef struct {
    EntXmlWriter *writer;
} EntXml;

void ent_xml_begin(EntXml *xml, FILE *stream);

/** Ends the document, all of whose elements were closed. */
void ent_xml_end(EntXml *xml);

void ent_xml_open(EntXml *xml, const char *element);
void ent_xml_close(EntXml *xml);

/** Of the element that was just opened. */
void ent_xml_attribute(EntXml *xml, const char *name, const char *text);
/** As ent_number_format(); @value is finite. */
void ent_xml_attribute_real(EntXml *xml, const char *name, double value);

/** The content of the element that was just opened. */
void ent_xml_text(EntXml *xml, const char *text);

/**
 * The id of an actor as programs take it: ASCII letters, digits, `_`, `-` and `.` stand as they are, any other byte as
 * `:` and two hexadecimal digits, so that different ids stay different. (transfer full)
 */
char *ent_xml_id(const char *id);

#endif
