// Two walks over the same parts in the same order, with the same bounds: one hashes, one tells.
#include "lang/watch/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "lang/asyncio/asyncio.h"
#include "lang/core/class.h"
#include "lang/core/exception.h"
#include "lang/core/generator.h"
#include "lang/types/deque.h"
#include "lang/types/dict.h"
#include "lang/types/float.h"
#include "lang/types/int.h"
#include "lang/types/list.h"
#include "lang/types/set.h"
#include "lang/types/text.h"
#include "lang/types/tuple.h"
#include "lang/watch/describe.h"
#include "lang/watch/reporter.h"
#include "lang/watch/sync_told.h"
#include "trace/shape.h"

// ---- identities

typedef struct ToldObject {
    const Object *object; // NULL: free
    uint32_t id;
    uint64_t hash; // of its inside, when that was told last; 0: never
    EventValue value;
} ToldObject;

struct ToldObjects {
    VEC(ToldObject) table; // open addressing; n is a power of two
    size_t n;
    uint32_t last_id;
};

ToldObjects *told_objects_new(void) {
    ToldObjects *objects = calloc(1, sizeof *objects);
    if (!objects) check_no_memory("what is told of objects");
    return objects;
}

void told_objects_free(ToldObjects *objects) {
    if (objects) vec_deinit(&objects->table);
    free(objects);
}

static size_t place_of(const ToldObjects *objects, const Object *object) {
    size_t mask = objects->table.n - 1;
    size_t i = (size_t)(((uintptr_t)object >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20) & mask;
    while (objects->table.at[i].object && objects->table.at[i].object != object)
        i = (i + 1) & mask;
    return i;
}

static void grow(ToldObjects *objects) {
    VEC(ToldObject) old = {0};
    memcpy(&old, &objects->table, sizeof old);
    memset(&objects->table, 0, sizeof objects->table);
    size_t n = old.n ? old.n * 2 : 64;
    vec_reserve(&objects->table, n);
    memset(objects->table.at, 0, n * sizeof *objects->table.at);
    objects->table.n = n;
    for (size_t i = 0; i < old.n; i++)
        if (old.at[i].object) objects->table.at[place_of(objects, old.at[i].object)] = old.at[i];
    vec_deinit(&old);
}

// Moves with the next one that is asked for.
static ToldObject *told_object(ToldObjects *objects, Object *object) {
    if (objects->n * 2 >= objects->table.n) grow(objects);
    ToldObject *place = &objects->table.at[place_of(objects, object)];
    if (!place->object) {
        *place = (ToldObject){.object = object, .id = ++objects->last_id};
        object->flags |= OBJECT_IS_TOLD;
        objects->n++;
    }
    return place;
}

// What lies behind it in the table may belong into the gap.
void told_objects_forget(ToldObjects *objects, const Object *object) {
    size_t mask = objects->table.n - 1, gap = place_of(objects, object);
    if (!objects->table.at[gap].object) return;
    objects->table.at[gap].object = NULL;
    objects->n--;
    for (size_t i = (gap + 1) & mask; objects->table.at[i].object; i = (i + 1) & mask) {
        ToldObject moved = objects->table.at[i];
        objects->table.at[i].object = NULL;
        objects->table.at[place_of(objects, moved.object)] = moved;
    }
}

// ---- the parts of a value

typedef struct Parts {
    Vm *vm;
    Value v;
    ShapeKind kind;
    size_t n, at;     // parts; where the walk is
    const Value *row; // of a list or tuple
    const Dict *dict; // of a dict or an instance; NULL
    const Type *type; // of an instance: whose __slots__ are next
    Value items;      // in a queue: what comes before its attributes; NO_VALUE: it is none
} Parts;

typedef struct Part {
    Value key, value; // borrowed; key: a value, a Text with the name of an attribute, or a place
} Part;

// The next of the __slots__ that have a value.
static bool next_slot(Parts *parts, Part *part) {
    for (; parts->type && parts->type->kind & TYPE_FROM_CLASS;
         parts->type = parts->type->base, parts->at = 0) {
        Value member;
        while (parts->type->n_slots &&
               dict_next(parts->type->dict, &parts->at, &part->key, &member)) {
            bool is_one = is_object(member) && ((Object *)object_of(member))->type &&
                          ((Object *)object_of(member))->type == parts->vm->types.member;
            part->value = is_one ? class_member_value(member, parts->v) : NO_VALUE;
            if (is_value(part->value)) return true;
        }
    }
    return false;
}

static size_t count_slots(Vm *vm, Value v) {
    Parts parts = {.vm = vm, .v = v, .type = TYPE_OF(vm, v)};
    Part part;
    size_t n = 0;
    while (next_slot(&parts, &part))
        n++;
    return n;
}

static bool is_leaf(Vm *vm, Value v) {
    if (!is_object(v)) return true;
    const Type *type = TYPE_OF(vm, v);
    return type == vm->types.float_ || is_text(v) || is_int(v) || type == vm->types.function ||
           type == vm->types.module || type == vm->types.native || type == vm->types.bytes ||
           is_of_kind(v, TYPE_IS_TYPE);
}

static bool is_row(Vm *vm, Value v) {
    return is_of_kind(v, TYPE_IS_LIST | TYPE_IS_TUPLE) ||
           (vm->types.deque && TYPE_OF(vm, v) == vm->types.deque);
}

// Of a list or deque.
static size_t n_items(Value row) {
    return is_of_kind(row, TYPE_IS_LIST) ? list_of(row)->n : deque_of(row)->n;
}

static Value item_at(Value row, size_t i) {
    return is_of_kind(row, TYPE_IS_LIST) ? list_of(row)->at[i] : *deque_place(deque_of(row), i);
}

// False: it has none.
static bool parts_of(Vm *vm, Value v, Parts *parts) {
    *parts = (Parts){.vm = vm, .v = v, .items = NO_VALUE};
    if (is_leaf(vm, v) || is_generator(vm, v)) return false;
    if (vm->types.future && is_future_object(vm, v)) return false;
    const Type *type = TYPE_OF(vm, v);
    if (is_row(vm, v)) {
        bool is_list = is_of_kind(v, TYPE_IS_LIST), is_tuple = is_of_kind(v, TYPE_IS_TUPLE);
        parts->kind = SHAPE_ROW;
        parts->row = is_list ? list_of(v)->at : is_tuple ? tuple_of(v)->at : NULL;
        parts->n = is_list ? list_of(v)->n : is_tuple ? tuple_of(v)->n : deque_of(v)->n;
        return true;
    }
    if (is_of_kind(v, TYPE_IS_DICT)) {
        parts->kind = SHAPE_DICT;
        parts->dict = dict_of(v);
        parts->n = dict_of(v)->n;
        return true;
    }
    if (is_of_kind(v, TYPE_IS_SET)) {
        parts->kind = SHAPE_SET;
        parts->n = set_of(v)->n;
        return true;
    }
    // What an event loop keeps in attributes is the furniture of asyncio, and seldom changes.
    if (vm->types.loop && type_is_subtype(type, vm->types.loop)) return false;
    bool is_sync = sync_told_id(vm, v) != 0;
    Dict **place = type_dict_place(type, v);
    parts->kind = is_sync ? SHAPE_SYNC : SHAPE_OBJECT;
    parts->dict = place ? *place : NULL;
    parts->type = type;
    parts->n = (parts->dict ? parts->dict->n : 0) + count_slots(vm, v);
    parts->items = queue_items(vm, v);
    if (is_value(parts->items)) parts->n += n_items(parts->items);
    return parts->n || (place && !is_sync);
}

static bool next_part(Parts *parts, Part *part) {
    SetEntry entry;
    switch (parts->kind) {
    case SHAPE_ROW:
        if (parts->at >= parts->n) return false;
        *part = (Part){NO_VALUE, parts->row ? parts->row[parts->at]
                                            : *deque_place(deque_of(parts->v), parts->at)};
        parts->at++;
        return true;
    case SHAPE_SET:
        if (!set_next(set_of(parts->v), &parts->at, &entry)) return false;
        *part = (Part){NO_VALUE, entry.key};
        return true;
    default: break;
    }
    if (is_value(parts->items)) {
        if (parts->at < n_items(parts->items)) {
            *part = (Part){small_int_value((int64_t)parts->at), item_at(parts->items, parts->at)};
            parts->at++;
            return true;
        }
        parts->items = NO_VALUE, parts->at = 0;
    }
    if (parts->dict && dict_next(parts->dict, &parts->at, &part->key, &part->value)) return true;
    if (parts->kind == SHAPE_DICT) return false;
    if (parts->dict) parts->dict = NULL, parts->at = 0;
    return next_slot(parts, part);
}

// ---- hashing

enum { MOST_CHARACTERS = 48 }; // that a description shows of a text

typedef struct Walk {
    const Inside *inside; // NULL: hashes
    Vm *vm;
    int parts_left;
    int depth;
    Str text; // owned
    const Object *within[SHAPE_MOST_DEPTH];
} Walk;

static uint64_t mix(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

static uint64_t hash_text(Text *text) {
    enum { SHORT = 64 };
    if (text->n <= SHORT) return (uint64_t)text_hash(text);
    uint64_t hash = text->n;
    for (size_t i = 0; i < MOST_CHARACTERS; i++)
        hash = mix(hash, text_at(text, i));
    return hash;
}

static inline uint64_t hash_leaf(Vm *vm, Value v) {
    uint64_t bits;
    if (!is_object(v)) return v.bits;
    if (is_text(v)) return hash_text(text_of(v));
    if (is_int(v)) return (uint64_t)int_hash(v) * 3;
    if (TYPE_OF(vm, v) == vm->types.float_) {
        double d = float_of(v);
        memcpy(&bits, &d, sizeof bits);
        return bits + 1;
    }
    if (is_generator(vm, v)) return report_frame_id(&((Generator *)object_of(v))->frame);
    if (vm->types.future && is_future_object(vm, v)) {
        const FutureObject *future = object_of(v);
        if (!future->future) return 0;
        return mix(future_id(future->future), future_outcome(future->future));
    }
    return v.bits;
}

static bool is_within(const Walk *walk, Value v) {
    for (int i = walk->depth - 1; i >= 0; i--)
        if (walk->within[i] == object_of(v)) return true;
    return false;
}

static bool may_open(const Walk *walk) {
    return walk->depth < SHAPE_MOST_DEPTH && walk->parts_left > 0 && vm_has_room(walk->vm);
}

static uint64_t hash_of(Walk *walk, Value v) {
    Parts parts;
    Part part;
    if (!is_value(v)) return 1;
    // Most are names of attributes and what is no object.
    if (!is_object(v) || is_text(v) || !parts_of(walk->vm, v, &parts))
        return hash_leaf(walk->vm, v);
    // Of an exception its arguments are in its description.
    uint64_t hash = mix((uintptr_t)TYPE_OF(walk->vm, v), parts.n);
    if (is_within(walk, v) || !may_open(walk)) return hash;
    walk->within[walk->depth++] = object_of(v);
    for (int i = 0; i < SHAPE_MOST_ITEMS && walk->parts_left > 0 && next_part(&parts, &part); i++) {
        walk->parts_left--;
        if (is_value(part.key)) hash = mix(hash, hash_of(walk, part.key));
        hash = mix(hash, hash_of(walk, part.value));
    }
    walk->depth--;
    return hash;
}

uint64_t inside_hash(Vm *vm, Value v) {
    Walk walk = {.vm = vm, .parts_left = SHAPE_MOST_PARTS};
    uint64_t hash = hash_of(&walk, v);
    return hash ? hash : 1; // 0: nothing was told yet
}

// ---- telling

static StringId intern(const Walk *walk, const char *text) {
    return walk->inside->intern(walk->inside->data, text);
}

static EventValue described(Walk *walk, Value v) {
    if (is_small_int(v)) return event_int_value(small_int(v));
    if (!is_value(v)) return 0;
    str_clear(&walk->text);
    describe_value(walk->vm, v, &walk->text);
    return event_text_value(intern(walk, str_text(&walk->text)));
}

static EventValue attribute(Walk *walk, Value name) {
    str_clear(&walk->text);
    if (is_text(name)) text_to_utf8(text_of(name), &walk->text);
    if (is_small_int(name)) str_printf(&walk->text, "%d", (int)small_int(name)); // in a queue
    return event_text_value(intern(walk, str_text(&walk->text)));
}

static StringId head(Walk *walk, ShapeKind kind, uint32_t identity, size_t n, size_t n_kept,
                     const char *chunks) {
    str_clear(&walk->text);
    str_printf(&walk->text, "%c%x %x %zx %zx %s", SHAPE_HEAD, (unsigned)kind, identity, n, n_kept,
               chunks);
    return intern(walk, str_text(&walk->text));
}

static EventValue told(Walk *walk, Value v);

static void add_number(Str *text, uint64_t n) {
    char digits[17];
    size_t at = sizeof digits;
    digits[--at] = ' ';
    do {
        digits[--at] = "0123456789abcdef"[n & 15];
        n >>= 4;
    } while (n);
    str_add_bytes(text, digits + at, sizeof digits - at);
}

static void end_chunk(const Walk *walk, Str *chunk, Str *chunks) {
    if (!chunk->n) return;
    add_number(chunks, intern(walk, str_text(chunk)));
    str_clear(chunk);
}

static StringId told_parts(Walk *walk, Value v, Parts *parts) {
    Str chunk = {0}, chunks = {0};
    size_t n_kept = 0;
    Part part;
    uint32_t identity = is_of_kind(v, TYPE_IS_TUPLE) ? 0 // it never changes: nobody needs to know
                        : parts->kind == SHAPE_SYNC
                            ? sync_told_id(walk->vm, v)
                            : told_object(walk->inside->objects, object_of(v))->id;
    bool is_again = is_within(walk, v);
    if (is_again) return head(walk, SHAPE_AGAIN, identity, 0, 0, "");
    if (!may_open(walk)) return head(walk, parts->kind, identity, parts->n, 0, "");
    walk->within[walk->depth++] = object_of(v);
    while (n_kept < SHAPE_MOST_ITEMS && walk->parts_left > 0 && next_part(parts, &part)) {
        walk->parts_left--;
        if (!chunk.n) str_printf(&chunk, "%c", SHAPE_CHUNK);
        if (parts->kind == SHAPE_DICT)
            add_number(&chunk, (uint64_t)told(walk, part.key));
        else if (shape_has_keys(parts->kind))
            add_number(&chunk, (uint64_t)attribute(walk, part.key));
        add_number(&chunk, (uint64_t)told(walk, part.value));
        if (++n_kept % SHAPE_CHUNK_ITEMS == 0) end_chunk(walk, &chunk, &chunks);
    }
    end_chunk(walk, &chunk, &chunks);
    walk->depth--;
    StringId id = head(walk, parts->kind, identity, parts->n, n_kept, str_text(&chunks));
    str_deinit(&chunk);
    str_deinit(&chunks);
    return id;
}

// What stands for somebody whom the trace knows in any case.
static EventValue told_link(const Walk *walk, Value v, EventValue text) {
    if (is_generator(walk->vm, v))
        return event_with_link(text, report_frame_id(&((Generator *)object_of(v))->frame), true);
    if (walk->vm->types.future && is_future_object(walk->vm, v)) {
        const FutureObject *future = object_of(v);
        return future->future ? event_with_link(text, future_id(future->future), false) : text;
    }
    return event_with_link(text, sync_told_id(walk->vm, v), false);
}

// What has not changed since it was told last is told in the same words.
static EventValue told(Walk *walk, Value v) {
    Parts parts;
    if (!is_object(v)) return described(walk, v);
    if (!parts_of(walk->vm, v, &parts)) return told_link(walk, v, described(walk, v));
    ToldObjects *objects = walk->inside->objects;
    bool is_kept = !is_of_kind(v, TYPE_IS_TUPLE) && !is_within(walk, v);
    uint64_t hash = is_kept ? inside_hash(walk->vm, v) : 0;
    ToldObject *known = is_kept ? told_object(objects, object_of(v)) : NULL;
    if (known && known->hash == hash) return known->value;
    EventValue value = described(walk, v);
    value = event_with_shape(value, told_parts(walk, v, &parts));
    if (is_kept && walk->parts_left > 0) {
        known = told_object(objects, object_of(v));
        known->hash = hash, known->value = value;
    }
    return value;
}

EventValue inside_told(const Inside *inside, Value v) {
    Walk walk = {.inside = inside, .vm = inside->vm, .parts_left = SHAPE_MOST_PARTS};
    EventValue value = told(&walk, v);
    str_deinit(&walk.text);
    return value;
}
