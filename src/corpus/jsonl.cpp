/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/jsonl.h"

#include "corpus/text.h"
#include "corpus/windows.h"

#include <cstring>
#include <new>
#include <simdjson.h>

using namespace simdjson;

namespace {

/* Room is made for lines of this length at least, so that ENT_PADDING bytes always follow a string. */
constexpr size_t LEAST_CAPACITY = 64 * 1024;

/* Short strings of one record, each with a NUL behind it. Grows only between records, so that pointers stay. */
struct Arena {
    GString *room;

    void begin(size_t length) {
        g_string_set_size(room, length);
        g_string_truncate(room, 0);
    }
    const char *copy(std::string_view text) {
        g_assert(room->len + text.size() + 1 < room->allocated_len);
        char *at = room->str + room->len;
        memcpy(at, text.data(), text.size());
        at[text.size()] = '\0';
        room->len += text.size() + 1;
        return at;
    }
};

} // namespace

struct _EntJsonl {
    const EntNames *names;
    ondemand::parser parser;
    Arena arena;
    GString *repaired;
    EntWindows *windows;
    const char *fault;
    EntField fault_field;
};

EntJsonl *ent_jsonl_new(const EntNames *names) {
    EntJsonl *jsonl = new (std::nothrow) EntJsonl;
    if (jsonl == nullptr)
        g_error("out of memory");
    jsonl->names = names;
    jsonl->arena.room = g_string_new(nullptr);
    jsonl->repaired = g_string_new(nullptr);
    jsonl->windows = ent_windows_new();
    return jsonl;
}

void ent_jsonl_free(EntJsonl *jsonl) {
    if (jsonl == nullptr)
        return;
    g_string_free(jsonl->arena.room, TRUE);
    g_string_free(jsonl->repaired, TRUE);
    ent_windows_free(jsonl->windows);
    delete jsonl;
}

static const char *fault_sentence(error_code error) {
    switch (error) {
    case UNCLOSED_STRING:
        return "a string is not closed";
    case UNESCAPED_CHARS:
        return "a control character stands in a string without a backslash";
    case STRING_ERROR:
        return "a string has a bad escape";
    case CAPACITY:
        return "the line is longer than 4 GB";
    case TRAILING_CONTENT:
        return "something follows the object";
    case INCORRECT_TYPE:
        return "the line is no object {...}";
    default:
        return "commas, colons, quotes or brackets are wrong or missing";
    }
}

static error_code refuse(EntJsonl *jsonl, EntField field, const char *fault) {
    jsonl->fault = fault;
    jsonl->fault_field = field;
    return INCORRECT_TYPE;
}

static error_code read_null(ondemand::value &value) {
    bool null;
    SIMDJSON_TRY(value.is_null().get(null));
    return null ? SUCCESS : TAPE_ERROR;
}

static error_code read_number(EntJsonl *jsonl, EntField field, ondemand::value &value, EntRecord *record) {
    std::string_view token = value.raw_json_token();
    while (!token.empty() && g_ascii_isspace(token.back()))
        token.remove_suffix(1);
    double checked;
    if (value.get_double().get(checked) != SUCCESS)
        return refuse(jsonl, field, "is neither a string nor a number");
    record->strings[field] = {jsonl->arena.copy(token), token.size()};
    return SUCCESS;
}

static error_code read_string(EntJsonl *jsonl, EntField field, ondemand::value &value, EntRecord *record) {
    ondemand::json_type type;
    SIMDJSON_TRY(value.type().get(type));
    if (type == ondemand::json_type::null)
        return read_null(value);
    bool takes_number = field == ENT_FIELD_ID || field == ENT_FIELD_DATE;
    if (type == ondemand::json_type::number && takes_number)
        return read_number(jsonl, field, value, record);
    if (type != ondemand::json_type::string)
        return refuse(jsonl, field, "is no string");
    std::string_view text;
    SIMDJSON_TRY(value.get_string().get(text));
    record->strings[field] = {field == ENT_FIELD_TEXT ? text.data() : jsonl->arena.copy(text), text.size()};
    return SUCCESS;
}

static error_code add_actor(EntJsonl *jsonl, ondemand::value &value, GPtrArray *window) {
    std::string_view id;
    error_code error = value.get_string().get(id);
    if (error == INCORRECT_TYPE)
        return refuse(jsonl, ENT_FIELD_ACTORS, "is neither a list of ids nor a list of such lists");
    if (error != SUCCESS)
        return error;
    if (id.empty() || id.find('\0') != id.npos)
        return refuse(jsonl, ENT_FIELD_ACTORS, "holds an empty id");
    g_ptr_array_add(window, const_cast<char *>(jsonl->arena.copy(id)));
    return SUCCESS;
}

static error_code add_window(EntJsonl *jsonl, ondemand::value &value) {
    ondemand::array ids;
    error_code error = value.get_array().get(ids);
    if (error == INCORRECT_TYPE)
        return refuse(jsonl, ENT_FIELD_ACTORS, "mixes ids and lists of ids");
    if (error != SUCCESS)
        return error;
    GPtrArray *window = ent_windows_add(jsonl->windows);
    for (auto item : ids) {
        ondemand::value id;
        SIMDJSON_TRY(item.get(id));
        SIMDJSON_TRY(add_actor(jsonl, id, window));
    }
    return SUCCESS;
}

/* ["RUS","PRK"] is one window; [["RUS","PRK"],["RUS","UN"]] is one window each; [] is one window without actors. */
static error_code read_actors(EntJsonl *jsonl, ondemand::value &value, EntRecord *record) {
    ondemand::json_type type;
    SIMDJSON_TRY(value.type().get(type));
    if (type == ondemand::json_type::null)
        return read_null(value);
    ondemand::array items;
    if (type != ondemand::json_type::array)
        return refuse(jsonl, ENT_FIELD_ACTORS, "is no list");
    SIMDJSON_TRY(value.get_array().get(items));
    GPtrArray *flat = nullptr;
    for (auto item : items) {
        ondemand::value inner;
        SIMDJSON_TRY(item.get(inner));
        SIMDJSON_TRY(inner.type().get(type));
        if (flat == nullptr && (type == ondemand::json_type::array || ent_windows_get(jsonl->windows)->len > 0)) {
            SIMDJSON_TRY(add_window(jsonl, inner));
        } else {
            if (flat == nullptr)
                flat = ent_windows_add(jsonl->windows);
            SIMDJSON_TRY(add_actor(jsonl, inner, flat));
        }
    }
    if (ent_windows_get(jsonl->windows)->len == 0)
        ent_windows_add(jsonl->windows);
    record->windows = ent_windows_get(jsonl->windows);
    return SUCCESS;
}

static error_code read_field(EntJsonl *jsonl, EntField field, ondemand::value &value, EntRecord *record) {
    if (field == ENT_FIELD_NONE)
        return SUCCESS;
    if (field == ENT_FIELD_ACTORS)
        return record->windows == nullptr ? read_actors(jsonl, value, record) : SUCCESS;
    return record->strings[field].bytes == nullptr ? read_string(jsonl, field, value, record) : SUCCESS;
}

static error_code read_object(EntJsonl *jsonl, ondemand::object &object, std::string_view prefix, EntRecord *record);

/* The field @path stands for; or, as "a.b" may be asked for, what is in the object @path. */
static error_code read_member(EntJsonl *jsonl, const std::string_view path, ondemand::value &value, EntRecord *record) {
    EntField field = ent_names_find(jsonl->names, path.data(), path.size());
    if (field != ENT_FIELD_NONE || !ent_names_lead(jsonl->names, path.data(), path.size()))
        return read_field(jsonl, field, value, record);
    ondemand::json_type type;
    ondemand::object inner;
    SIMDJSON_TRY(value.type().get(type));
    if (type != ondemand::json_type::object)
        return SUCCESS;
    SIMDJSON_TRY(value.get_object().get(inner));
    char prefix[ENT_LONGEST_NAME + 2];
    memcpy(prefix, path.data(), path.size());
    prefix[path.size()] = '.';
    return read_object(jsonl, inner, std::string_view(prefix, path.size() + 1), record);
}

/* @prefix: the keys that led here, with a dot behind each. */
static error_code read_object(EntJsonl *jsonl, ondemand::object &object, std::string_view prefix, EntRecord *record) {
    for (auto item : object) {
        ondemand::field field;
        std::string_view key;
        char path[ENT_LONGEST_NAME + 1];
        SIMDJSON_TRY(std::move(item).get(field));
        SIMDJSON_TRY(field.unescaped_key().get(key));
        ondemand::value value = field.value();
        if (!prefix.empty() && prefix.size() + key.size() > ENT_LONGEST_NAME)
            continue;
        if (!prefix.empty()) {
            memcpy(path, prefix.data(), prefix.size());
            memcpy(path + prefix.size(), key.data(), key.size());
            key = std::string_view(path, prefix.size() + key.size());
        }
        SIMDJSON_TRY(read_member(jsonl, key, value, record));
    }
    return SUCCESS;
}

static error_code parse(EntJsonl *jsonl, const char *line, size_t length, EntRecord *record) {
    if (jsonl->parser.capacity() < length || jsonl->parser.capacity() == 0) {
        size_t capacity = length < LEAST_CAPACITY ? LEAST_CAPACITY : length + length / 2;
        SIMDJSON_TRY(
            jsonl->parser.allocate(length > SIMDJSON_MAXSIZE_BYTES ? length : MIN(capacity, SIMDJSON_MAXSIZE_BYTES)));
    }
    *record = EntRecord{};
    jsonl->fault = nullptr;
    ent_windows_clear(jsonl->windows);
    jsonl->arena.begin(2 * length + 64);
    ondemand::document document;
    ondemand::object object;
    SIMDJSON_TRY(jsonl->parser.iterate(line, length, length + ENT_PADDING).get(document));
    SIMDJSON_TRY(document.get_object().get(object));
    SIMDJSON_TRY(read_object(jsonl, object, "", record));
    return document.current_location().error() == OUT_OF_BOUNDS ? SUCCESS : TRAILING_CONTENT;
}

/* The unit of an escape like \ud83d, else 0. */
static int utf16_unit(const char *escape) {
    if (escape[0] != '\\' || escape[1] != 'u')
        return 0;
    int unit = 0;
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit(escape[i]))
            return 0;
        unit = unit * 16 + g_ascii_xdigit_value(escape[i]);
    }
    return unit;
}

/* Writes \ufffd over surrogate escapes that have no partner. */
static void repair_surrogates(char *json) {
    for (char *at = json; (at = strchr(at, '\\')) != nullptr;) {
        int first = utf16_unit(at);
        if (first < 0xD800 || first > 0xDFFF) {
            at += at[1] != '\0' ? 2 : 1;
            continue;
        }
        int second = first < 0xDC00 ? utf16_unit(at + 6) : 0;
        bool paired = second >= 0xDC00 && second <= 0xDFFF;
        if (!paired)
            memcpy(at + 2, "fffd", 4);
        at += paired ? 12 : 6;
    }
}

static void repair(EntJsonl *jsonl, const char *line, size_t length) {
    g_autofree char *valid = g_utf8_make_valid(line, static_cast<gssize>(length));
    g_string_assign(jsonl->repaired, valid);
    repair_surrogates(jsonl->repaired->str);
    gsize valid_length = jsonl->repaired->len;
    g_string_set_size(jsonl->repaired, valid_length + ENT_PADDING);
    memset(jsonl->repaired->str + valid_length, 0, ENT_PADDING);
    g_string_truncate(jsonl->repaired, valid_length);
}

bool ent_jsonl_read(EntJsonl *jsonl, const char *line, size_t length, EntRecord *record, char **fault) {
    error_code error = parse(jsonl, line, length, record);
    if (error == UTF8_ERROR || error == STRING_ERROR) {
        repair(jsonl, line, length);
        error = parse(jsonl, jsonl->repaired->str, jsonl->repaired->len, record);
    }
    if (error == SUCCESS)
        return true;
    *fault =
        jsonl->fault != nullptr
            ? g_strdup_printf("\"%s\" %s", ent_names_of(jsonl->names, jsonl->fault_field), jsonl->fault)
            : g_strdup_printf("bad JSON: %s%s", fault_sentence(error), *line == '[' ? "; " ENT_TEXT_LIST_ADVICE : "");
    return false;
}
