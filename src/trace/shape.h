// What is inside a value, at any depth, as it was at one moment.
//
// A value that can be opened is told (EventValue) by its description and by its *shape*: a text in
// the trace's table that lists its parts, each an EventValue of its own, with a description and
// perhaps a shape. So a shape never changes; a value that does gets another one, and what has not
// changed in it, or is equal elsewhere, is the same text and kept once: rows are cut into chunks,
// and appending to a list of a thousand costs one new chunk. (The other way, telling each change
// where it is made, would need a hook in everything that changes anything; and a list that is
// appended to in a loop nobody looks at would fill the record.) What is recorded is bounded:
// SHAPE_MOST_ITEMS of a container, SHAPE_MOST_PARTS of a variable in all, SHAPE_MOST_DEPTH deep;
// a value that lies beyond has no shape, and a container says how many it has besides.
//
// A text is no shape by accident: it begins with a byte that no text of a program's description
// has.
//
//     SHAPE_HEAD kind identity n n_kept rest     numbers in hex, behind each a blank
//         rest: the chunks' StringIds
//     SHAPE_CHUNK value value … or key value key value …
#pragma once

#include <stdbool.h>

#include "trace/trace.h"

enum {
    SHAPE_HEAD = 1,  // the byte that a shape begins with
    SHAPE_CHUNK = 2, // the one that a chunk begins with
    SHAPE_CHUNK_ITEMS = 32,
    SHAPE_MOST_ITEMS = 512,
    SHAPE_MOST_PARTS = 2048,
    SHAPE_MOST_DEPTH = 64,
};

typedef enum ShapeKind {
    SHAPE_ROW,    // list, tuple, deque: parts by number
    SHAPE_SET,    // parts without a key
    SHAPE_DICT,   // keys are values
    SHAPE_OBJECT, // keys are the names of attributes
    SHAPE_TASK,   // stands for the object `identity`: a task or future
    SHAPE_FRAME,  // stands for the frame `identity`: of a generator, a coroutine
    SHAPE_SYNC,   // as SHAPE_OBJECT, and stands for the lock, queue … `identity`
    SHAPE_AGAIN,  // the value `identity`, within which this stands
    SHAPE_KINDS
} ShapeKind;

typedef struct Shape {
    ShapeKind kind;
    uint32_t identity; // the same for the same object, as long as it lives; 0: it is not told
    uint32_t n;        // parts that it has
    uint32_t n_kept;   // that are recorded, the first ones
    const char *chunks;
} Shape;

// The shape of [value]. False: it cannot be opened, and stands for nothing.
bool shape_of(const Trace *trace, EventValue value, Shape *shape);
static inline bool shape_opens(const Shape *shape) {
    return shape->n_kept || shape->n;
}
static inline bool shape_has_keys(ShapeKind kind) {
    return kind == SHAPE_DICT || kind == SHAPE_OBJECT || kind == SHAPE_SYNC;
}

// The [i]th recorded part. A row's key is its number, a set's 0. False: there is none.
// Cost: O(i / SHAPE_CHUNK_ITEMS).
bool shape_part(const Trace *trace, const Shape *shape, uint32_t i, EventValue *key,
                EventValue *value);
// The part with that key (of a row its number); false: none. Sets have none. Cost: O(n).
bool shape_find(const Trace *trace, const Shape *shape, EventValue key, EventValue *value);
// Whether a set has [value]; the way in which parts of sets are found again.
bool shape_has(const Trace *trace, const Shape *shape, EventValue value);
