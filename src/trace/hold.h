// Where a task holds the loop: its clock goes on while the task runs, so nobody else can.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "trace/trace.h"

typedef struct Hold {
    uint32_t clock; // the event CLOCK at its end
    int64_t from_ns, to_ns;
} Hold;

// Whether the event after the position [n] ends a hold that begins there.
bool hold_at(const Trace *trace, uint32_t n, Hold *hold);

// The longest one of those that begin between the positions [begin] and [end], among the first few
// of them. False: there is none. Cost: O(log n).
bool hold_longest(const Trace *trace, uint32_t begin, uint32_t end, Hold *hold);

// The LINE of the program during which it happens; EVENT_NONE: not told.
uint32_t hold_line(const Trace *trace, const Hold *hold);

// What the program calls there: the expression where expressions are recorded, else the line; 0: it
// is not told.
PlaceId hold_place(const Trace *trace, const Hold *hold);
