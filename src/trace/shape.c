// Reading shapes. A file may hold any text, so nothing is believed: what does not parse is no
// shape.
#include "trace/shape.h"

#include <stdlib.h>

// A hex number with its blank. False: there is none.
static bool read_number(const char **at, uint64_t *number) {
    const char *from = *at;
    uint64_t n = 0;
    for (;; (*at)++) {
        char c = **at;
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) break;
        n = n << 4 | (uint64_t)digit;
    }
    if (*at == from || **at != ' ') return false;
    (*at)++;
    *number = n;
    return true;
}

static bool shape_of_link(const Trace *trace, uint32_t link, Shape *shape) {
    uint32_t id = link & (EVENT_LINK_IS_FRAME - 1);
    bool is_sync = trace_object_kind(trace, id) == OBJECT_SYNC;
    ShapeKind kind = link & EVENT_LINK_IS_FRAME ? SHAPE_FRAME : is_sync ? SHAPE_SYNC : SHAPE_TASK;
    *shape = (Shape){.kind = kind, .identity = id, .chunks = ""};
    return true;
}

bool shape_of(const Trace *trace, EventValue value, Shape *shape) {
    uint32_t link = event_value_link(value);
    if (link) return shape_of_link(trace, link, shape);
    StringId id = event_value_shape(value);
    if (!id || id >= trace->texts.n) return false;
    const char *at = trace_text(trace, id);
    uint64_t fields[4];
    if (*at++ != SHAPE_HEAD) return false;
    for (int i = 0; i < 4; i++)
        if (!read_number(&at, &fields[i])) return false;
    if (fields[0] >= SHAPE_KINDS || fields[3] > fields[2] || fields[2] > UINT32_MAX) return false;
    *shape = (Shape){(ShapeKind)fields[0], (uint32_t)fields[1], (uint32_t)fields[2],
                     (uint32_t)fields[3], at};
    return true;
}

static const char *chunk_of(const Trace *trace, const Shape *shape, uint32_t number) {
    const char *at = shape->chunks;
    uint64_t id = 0;
    for (uint32_t i = 0; i <= number; i++)
        if (!read_number(&at, &id)) return NULL;
    const char *chunk = id < trace->texts.n ? trace_text(trace, (StringId)id) : "";
    return *chunk == SHAPE_CHUNK ? chunk + 1 : NULL;
}

bool shape_part(const Trace *trace, const Shape *shape, uint32_t i, EventValue *key,
                EventValue *value) {
    const char *at = i < shape->n_kept ? chunk_of(trace, shape, i / SHAPE_CHUNK_ITEMS) : NULL;
    uint64_t number = 0, first = 0;
    bool has_keys = shape_has_keys(shape->kind);
    for (uint32_t skip = i % SHAPE_CHUNK_ITEMS + 1; at && skip; skip--) {
        if (has_keys && !read_number(&at, &first)) return false;
        if (!read_number(&at, &number)) return false;
    }
    if (!at) return false;
    *key = has_keys ? (EventValue)first : shape->kind == SHAPE_ROW ? event_int_value(i) : 0;
    *value = (EventValue)number;
    return true;
}

bool shape_find(const Trace *trace, const Shape *shape, EventValue key, EventValue *value) {
    EventValue other;
    if (shape->kind == SHAPE_ROW)
        return key & 1 && key >= 0 && shape_part(trace, shape, (uint32_t)(key >> 1), &other, value);
    for (uint32_t i = 0; shape_has_keys(shape->kind) && i < shape->n_kept; i++)
        if (shape_part(trace, shape, i, &other, value) && other == key) return true;
    return false;
}

bool shape_has(const Trace *trace, const Shape *shape, EventValue value) {
    EventValue key, other;
    for (uint32_t i = 0; i < shape->n_kept; i++)
        if (shape_part(trace, shape, i, &key, &other) && other == value) return true;
    return false;
}
