// Recording: an event is checked against a table of what its kind may name, copied, and indexed if
// it is of those that readers look for.
#include "trace/trace.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/check.h"

// ---- what an event of each kind may say

typedef enum Names {
    NAMES_ANYTHING,
    NAMES_NEW,     // the next ObjectId, or HandleId
    NAMES_TIMER,   // a pending handle that waits for its time
    NAMES_HANDLE,  // a pending handle that does not, or runs
    NAMES_PENDING, // either
    NAMES_TASK,    // or nobody, outside of any task
    NAMES_A_TASK,  // and never nobody
    NAMES_FUTURE,  // or task
    NAMES_SYNC,    //
    NAMES_OBJECT,  // or nobody
    NAMES_TEXT,    // `value`
    NAMES_COUNT,   // `value`: 0 … UINT32_MAX
    NAMES_FRAME,   // that has not ended
    NAMES_A_FRAME, // or none
    NAMES_SOURCE,
    NAMES_CODE,
    NAMES_PLACE,      // or none
    NAMES_ID_TEXT,    // a StringId in `object`
    NAMES_VALUE,      // `value`: an EventValue
    NAMES_CODE_NAME,  // `value`: a pair whose low half is a StringId
    NAMES_COUNT_TEXT, // `value`: a pair whose high half is one
    NAMES_CALL,       // `value`: a pair of frame and place
    NAMES_DELEGATE,   // `value`: an EventValue, or a frame
} Names;

typedef struct Rule {
    uint8_t a_end; // `a` is less; 0: it may be anything
    uint8_t subject, object, value;
    uint8_t lists; // a bit for each TraceList
    uint8_t makes; // ObjectKind
} Rule;

enum { EXPRESSIONS = 1 << TRACE_EXPRESSIONS };

// Before what trace_append does with an event of a certain kind: inlined where that is known, it
// comes down to the few comparisons of its rule.
#define FOLDED static inline __attribute__((always_inline))

static const Rule rules[EVENT_KINDS] = {
    [EVENT_RUN_BEGIN] = {.value = NAMES_TEXT},
    [EVENT_RUN_END] = {.a_end = RUN_STOPPED + 1},
    [EVENT_ITERATION] = {.value = NAMES_COUNT, .lists = 1 << TRACE_ITERATIONS},
    [EVENT_PHASE] = {.a_end = PHASE_RUN + 1},
    [EVENT_CLOCK] = {.a_end = CLOCK_WORKED + 1},
    [EVENT_CALL_SOON] = {HANDLE_INTERNAL + 1, NAMES_NEW, NAMES_OBJECT, NAMES_TEXT},
    [EVENT_CALL_AT] = {HANDLE_INTERNAL + 1, NAMES_NEW, NAMES_OBJECT},
    [EVENT_TIMER_DUE] = {.subject = NAMES_TIMER, .object = NAMES_OBJECT},
    [EVENT_HANDLE_CANCEL] = {.subject = NAMES_PENDING},
    [EVENT_HANDLE_BEGIN] = {.subject = NAMES_HANDLE, .object = NAMES_OBJECT},
    [EVENT_HANDLE_END] = {.subject = NAMES_HANDLE},
    [EVENT_DEADLOCK] = {.object = NAMES_OBJECT},
    [EVENT_TASK_NEW] = {0, NAMES_NEW, NAMES_OBJECT, NAMES_TEXT, .makes = OBJECT_TASK},
    [EVENT_TASK_NAME] = {.subject = NAMES_A_TASK, .value = NAMES_TEXT},
    [EVENT_TASK_STEP] = {STEP_CANCEL + 1, NAMES_A_TASK, .lists = 1 << TRACE_STEPS},
    [EVENT_TASK_YIELD] = {.subject = NAMES_A_TASK},
    [EVENT_TASK_AWAIT] = {0, NAMES_A_TASK, NAMES_OBJECT, NAMES_TEXT},
    [EVENT_TASK_CANCEL] = {.subject = NAMES_A_TASK, .object = NAMES_OBJECT},
    [EVENT_TASK_END] = {OUTCOME_CANCELLED + 1, NAMES_A_TASK, .value = NAMES_TEXT},
    [EVENT_FUTURE_NEW] = {FUTURE_WORKER + 1, NAMES_NEW, NAMES_OBJECT, NAMES_TEXT,
                          .makes = OBJECT_FUTURE},
    [EVENT_FUTURE_CALLBACK] = {2, NAMES_FUTURE, NAMES_OBJECT},
    [EVENT_FUTURE_DONE] = {OUTCOME_CANCELLED + 1, NAMES_FUTURE, .value = NAMES_TEXT},
    [EVENT_FUTURE_DROP] = {.subject = NAMES_FUTURE},
    [EVENT_SYNC_NEW] = {SYNC_BARRIER + 1, NAMES_NEW, NAMES_ANYTHING, NAMES_TEXT,
                        .makes = OBJECT_SYNC},
    [EVENT_SYNC_STATE] = {SYNC_DROP + 1, NAMES_SYNC, NAMES_OBJECT, NAMES_COUNT_TEXT},
    [EVENT_OUTPUT] = {3, NAMES_TASK, .value = NAMES_TEXT, .lists = 1 << TRACE_OUTPUTS},
    [EVENT_MARK] = {.subject = NAMES_TASK},
    [EVENT_SOURCE] = {0, NAMES_NEW, NAMES_ID_TEXT, NAMES_TEXT},
    [EVENT_PLACE] = {0, NAMES_NEW, NAMES_SOURCE},
    [EVENT_CODE] = {FRAME_ASYNC_GENERATOR + 1, NAMES_NEW, NAMES_SOURCE, NAMES_CODE_NAME},
    [EVENT_FRAME_NEW] = {0, NAMES_NEW, NAMES_CODE, NAMES_CALL, EXPRESSIONS},
    [EVENT_FRAME_RESUME] = {RESUME_RETURN + 1, NAMES_FRAME, NAMES_A_FRAME, NAMES_VALUE,
                            EXPRESSIONS},
    [EVENT_FRAME_SUSPEND] = {SUSPEND_DELEGATE + 1, NAMES_FRAME, NAMES_PLACE, NAMES_DELEGATE,
                             EXPRESSIONS},
    [EVENT_FRAME_END] = {OUTCOME_CANCELLED + 1, NAMES_FRAME, .value = NAMES_VALUE,
                         .lists = EXPRESSIONS},
    [EVENT_FRAME_DROP] = {.subject = NAMES_FRAME},
    [EVENT_TASK_FRAME] = {0, NAMES_A_TASK, NAMES_FRAME},
    [EVENT_LINE] = {0, NAMES_FRAME, NAMES_PLACE, .lists = 1 << TRACE_LINES | EXPRESSIONS},
    [EVENT_EXPR] = {EXPR_BUILD + 1, NAMES_FRAME, NAMES_PLACE, NAMES_VALUE, EXPRESSIONS},
    [EVENT_RAISE] = {RAISE_THROUGH + 1, NAMES_FRAME, NAMES_PLACE, NAMES_VALUE, EXPRESSIONS},
    [EVENT_VARIABLE] = {VARIABLE_GONE + 1, NAMES_FRAME, NAMES_ID_TEXT, NAMES_VALUE},
};

static const char *check_handle(const Trace *trace, Names names, HandleId id) {
    if (id == 0 || id >= trace->handles.n) return "it names a handle that does not exist";
    uint32_t slot = trace->handles.at[id] & ~TRACE_IS_TIMER;
    bool is_timer = trace->handles.at[id] & TRACE_IS_TIMER;
    if (trace->handle_slots.owner.at[slot] != id) return "its handle has ended";
    if (names == NAMES_TIMER && !is_timer) return "its handle is no timer";
    if (names == NAMES_HANDLE && is_timer) return "its handle is not due yet";
    return NULL;
}

static bool is_frame(const Trace *trace, FrameId id) {
    return id && id < trace->frames.n &&
           trace->frame_slots.owner.at[trace_frame_slot(trace, id)] == id;
}

// The id that the next event of [kind] gives.
FOLDED size_t next_id(const Trace *trace, EventKind kind) {
    switch (kind) {
    case EVENT_CALL_SOON:
    case EVENT_CALL_AT: return trace->handles.n;
    case EVENT_SOURCE: return trace->sources.n;
    case EVENT_PLACE: return trace->places.n;
    case EVENT_CODE: return trace->codes.n;
    case EVENT_FRAME_NEW: return trace->frames.n;
    default: return trace->objects.n;
    }
}

static const char *check_future(const Trace *trace, ObjectId id) {
    const TraceObject *object = trace_object(trace, id);
    if (object && object->kind == OBJECT_TASK) return NULL;
    if (object && object->kind == OBJECT_FUTURE && trace->future_slots.owner.at[object->slot] == id)
        return NULL;
    return "its future does not exist, or was forgotten";
}

static const char no_text[] = "it names a text that does not exist";

FOLDED const char *check_id(const Trace *trace, EventKind kind, uint8_t names, uint32_t id) {
    switch ((Names)names) {
    case NAMES_ANYTHING: return NULL;
    case NAMES_NEW: return id == next_id(trace, kind) ? NULL : "its id is not the next one";
    case NAMES_TIMER:
    case NAMES_HANDLE:
    case NAMES_PENDING: return check_handle(trace, (Names)names, id);
    case NAMES_OBJECT: return id < trace->objects.n ? NULL : "it names an object not made yet";
    case NAMES_TASK:
        if (id == 0) return NULL;
        // fall through
    case NAMES_A_TASK:
        if (trace_object_kind(trace, id) == OBJECT_TASK) return NULL;
        return "it names a task that is none";
    case NAMES_FUTURE: return check_future(trace, id);
    case NAMES_SYNC:
        if (trace_object_kind(trace, id) == OBJECT_SYNC) return NULL;
        return "it names a lock or queue that is none";
    case NAMES_A_FRAME:
        if (id == 0) return NULL;
        // fall through
    case NAMES_FRAME: return is_frame(trace, id) ? NULL : "its frame does not exist or has ended";
    case NAMES_SOURCE: return id && id < trace->sources.n ? NULL : "it names a source that is none";
    case NAMES_CODE: return id && id < trace->codes.n ? NULL : "it names a code that is none";
    case NAMES_PLACE: return !id || id < trace->places.n ? NULL : "it names a place that is none";
    case NAMES_ID_TEXT: return id < trace->texts.n ? NULL : no_text;
    default: return NULL; // of `value`
    }
}

FOLDED const char *check_value(const Trace *trace, const Event *event, uint8_t names) {
    int64_t value = event->value;
    bool is_text = false; // else it may be anything
    uint64_t text = 0;
    switch ((Names)names) {
    case NAMES_TEXT: is_text = true, text = (uint64_t)value; break;
    case NAMES_COUNT_TEXT: is_text = true, text = event_high(value); break;
    case NAMES_CODE_NAME: is_text = true, text = event_low(value); break;
    case NAMES_DELEGATE:
        if (event->a == SUSPEND_DELEGATE)
            return !value || (value == event_low(value) && is_frame(trace, event_low(value)))
                       ? NULL
                       : "the frame it goes on in does not exist";
        // fall through
    case NAMES_VALUE:
        is_text = true;
        text = event_value_text(value);
        if (event_value_shape(value) >= trace->texts.n) return no_text;
        break;
    case NAMES_CALL:
        if (event_low(value) && !is_frame(trace, event_low(value)))
            return "its caller does not exist";
        return event_high(value) < trace->places.n ? NULL : "its caller's place does not exist";
    case NAMES_COUNT: return (uint64_t)value <= UINT32_MAX ? NULL : "its number is out of range";
    default: return NULL;
    }
    return is_text && text >= trace->texts.n ? no_text : NULL;
}

FOLDED const char *check(const Trace *trace, const Event *event, EventKind kind) {
    if (kind >= EVENT_KINDS) return "its kind is unknown";
    const Rule *rule = &rules[kind];
    if (rule->a_end && event->a >= rule->a_end) return "its variant is unknown";
    if (event->cause >= trace->n && event->cause != EVENT_NONE) return "its cause comes later";
    if (event->time_ns < trace->last_ns && trace->n) return "its time lies before the last one's";
    const char *problem = check_id(trace, kind, rule->subject, event->subject);
    if (!problem) problem = check_id(trace, kind, rule->object, event->object);
    if (problem || rule->value == NAMES_ANYTHING) return problem;
    return check_value(trace, event, rule->value);
}

const char *trace_check(const Trace *trace, const Event *event) {
    return check(trace, event, (EventKind)event->kind);
}

// ---- slots

static inline uint32_t take_slot(TraceSlots *slots, uint32_t owner) {
    if (slots->unused.n) {
        uint32_t slot = vec_pop(&slots->unused);
        slots->owner.at[slot] = owner;
        return slot;
    }
    vec_push(&slots->owner, owner);
    return (uint32_t)slots->owner.n - 1;
}

static inline void free_slot(TraceSlots *slots, uint32_t slot) {
    slots->owner.at[slot] = 0;
    vec_push(&slots->unused, slot);
}

static void index_object(Trace *trace, const Event *event, ObjectKind kind) {
    TraceObject object = {.born = trace->n, .ordinal = ++trace->n_of_kind[kind], .kind = kind};
    object.slot =
        kind == OBJECT_FUTURE ? take_slot(&trace->future_slots, event->subject) : object.ordinal;
    vec_push(&trace->objects, object);
}

// Keeps the index of handles and forgotten futures.
FOLDED void index_slots(Trace *trace, const Event *event, EventKind kind) {
    switch (kind) {
    case EVENT_CALL_SOON:
        vec_push(&trace->handles, take_slot(&trace->handle_slots, event->subject));
        break;
    case EVENT_CALL_AT:
        vec_push(&trace->handles, take_slot(&trace->handle_slots, event->subject) | TRACE_IS_TIMER);
        break;
    case EVENT_TIMER_DUE: trace->handles.at[event->subject] &= ~TRACE_IS_TIMER; break;
    case EVENT_HANDLE_CANCEL: // one that is in the ready queue ends at its turn
        if (!(trace->handles.at[event->subject] & TRACE_IS_TIMER)) break;
        trace->handles.at[event->subject] &= ~TRACE_IS_TIMER;
        free_slot(&trace->handle_slots, trace->handles.at[event->subject]);
        break;
    case EVENT_HANDLE_END:
        free_slot(&trace->handle_slots, trace->handles.at[event->subject]);
        break;
    case EVENT_FUTURE_DROP: {
        TraceObject object = trace->objects.at[event->subject];
        if (object.kind == OBJECT_FUTURE) free_slot(&trace->future_slots, object.slot);
        break;
    }
    case EVENT_SOURCE: vec_push(&trace->sources, trace->n); break;
    case EVENT_PLACE: vec_push(&trace->places, trace->n); break;
    case EVENT_CODE: vec_push(&trace->codes, trace->n); break;
    case EVENT_FRAME_NEW: {
        bool is_kept = trace_code(trace, event->object)->a >= FRAME_GENERATOR;
        uint32_t slot = take_slot(&trace->frame_slots, event->subject);
        vec_push(&trace->frames, slot | (is_kept ? TRACE_IS_KEPT : 0));
        break;
    }
    case EVENT_FRAME_END:
        if (trace->frames.at[event->subject] & TRACE_IS_KEPT) break;
        // fall through
    case EVENT_FRAME_DROP:
        free_slot(&trace->frame_slots, trace_frame_slot(trace, event->subject));
        break;
    default: break;
    }
}

// ---- appending

// All but the first ask for a huge page: filling 4 KiB pages costs as much as recording itself.
// (The first may stay nearly empty.)
static RARE void add_chunk(Trace *trace) {
    size_t bytes = TRACE_CHUNK_EVENTS * sizeof(Event);
    Event *chunk = aligned_alloc(bytes, bytes);
    if (!chunk) check_no_memory("the trace");
    if (trace->chunks.n) madvise(chunk, bytes, MADV_HUGEPAGE);
    vec_push(&trace->chunks, chunk); // NOLINT(bugprone-sizeof-expression)
    trace->place = chunk;
}

FOLDED uint32_t append(Trace *trace, const Event *event, EventKind kind) {
    const char *problem = check(trace, event, kind);
    CHECK(!problem, "event %u of kind %d: %s", trace->n, event->kind, problem);
    CHECK(trace->n < TRACE_MAX_EVENTS, "the trace is full");
    const Rule *rule = &rules[kind];
    for (uint32_t lists = rule->lists; lists; lists &= lists - 1)
        vec_push(&trace->lists[__builtin_ctz(lists)], trace->n);
    if (rule->makes)
        index_object(trace, event, (ObjectKind)rule->makes);
    else
        index_slots(trace, event, kind);
    if (event != trace->place) *trace->place = *event;
    trace->last_ns = event->time_ns;
    trace->place++;
    if (((trace->n + 1) & (TRACE_CHUNK_EVENTS - 1)) == 0) add_chunk(trace);
    return trace->n++;
}

static __attribute__((noinline)) uint32_t append_any(Trace *trace, const Event *event) {
    return append(trace, event, (EventKind)event->kind);
}

// Most events are of few kinds.
uint32_t trace_append(Trace *trace, const Event *event) {
    switch ((EventKind)event->kind) {
#define APPEND(kind)                                                                               \
    case kind: return append(trace, event, kind)
        APPEND(EVENT_PHASE);
        APPEND(EVENT_CALL_SOON);
        APPEND(EVENT_CALL_AT);
        APPEND(EVENT_TIMER_DUE);
        APPEND(EVENT_HANDLE_BEGIN);
        APPEND(EVENT_HANDLE_END);
        APPEND(EVENT_TASK_STEP);
        APPEND(EVENT_TASK_YIELD);
        APPEND(EVENT_TASK_AWAIT);
        APPEND(EVENT_FUTURE_NEW);
        APPEND(EVENT_FUTURE_CALLBACK);
        APPEND(EVENT_FUTURE_DONE);
        APPEND(EVENT_FUTURE_DROP);
        APPEND(EVENT_SYNC_STATE);
        APPEND(EVENT_FRAME_NEW);
        APPEND(EVENT_FRAME_RESUME);
        APPEND(EVENT_FRAME_SUSPEND);
        APPEND(EVENT_FRAME_END);
        APPEND(EVENT_LINE);
        APPEND(EVENT_EXPR);
        APPEND(EVENT_VARIABLE);
#undef APPEND
    default: return append_any(trace, event);
    }
}

// ---- texts

static uint64_t hash_text(const char *text, size_t length) {
    uint64_t hash = length, word;
    for (; length >= 8; text += 8, length -= 8) {
        memcpy(&word, text, 8);
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    word = 0; // byte by byte: to read as a whole what was copied in parts makes a processor wait
    while (length)
        word = word << 8 | (unsigned char)text[--length];
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

// The place of [text] in the table, or the free place where it belongs. Its hash stands in the
// table, so that a text is only looked at when it is nearly certain to be the one.
static TraceText *find_text(Trace *trace, const char *text, uint32_t hash) {
    size_t mask = trace->text_table.n - 1, i = hash & mask;
    for (TraceText *place; (place = &trace->text_table.at[i])->id; i = (i + 1) & mask)
        if (place->hash == hash && strcmp(trace_text(trace, place->id), text) == 0) break;
    return &trace->text_table.at[i];
}

static void grow_text_table(Trace *trace) {
    size_t n_old = trace->text_table.n, n = n_old ? n_old * 2 : 64;
    TraceText *old = trace->text_table.at, *table = large_realloc(NULL, 0, n * sizeof *table);
    if (!table) check_no_memory("the trace");
    memset(table, 0, n * sizeof *table);
    for (size_t i = 0; i < n_old; i++) {
        if (!old[i].id) continue;
        size_t to = old[i].hash & (n - 1);
        while (table[to].id)
            to = (to + 1) & (n - 1);
        table[to] = old[i];
    }
    vec_deinit(&trace->text_table);
    trace->text_table.at = table;
    trace->text_table.n = trace->text_table.capacity = n;
}

StringId trace_intern(Trace *trace, const char *text) {
    if (!*text) return 0;
    if (trace->texts.n * 2 >= trace->text_table.n) grow_text_table(trace);
    size_t length = strlen(text);
    uint32_t hash = (uint32_t)hash_text(text, length);
    TraceText *place = find_text(trace, text, hash);
    if (!place->id) {
        *place = (TraceText){(StringId)trace->texts.n, hash};
        vec_push(&trace->texts, arena_copy(&trace->arena, text, length));
    }
    return place->id;
}

// ---- life

Trace *trace_new(void) {
    Trace *trace = calloc(1, sizeof *trace);
    if (!trace) check_no_memory("the trace");
    add_chunk(trace);
    vec_push(&trace->texts, "");
    vec_push(&trace->objects, (TraceObject){0});
    vec_push(&trace->handles, 0);
    vec_push(&trace->frames, 0);
    vec_push(&trace->sources, 0);
    vec_push(&trace->places, 0);
    vec_push(&trace->codes, 0);
    vec_push(&trace->frame_slots.owner, 0);
    vec_push(&trace->future_slots.owner, 0);
    vec_push(&trace->handle_slots.owner, 0);
    return trace;
}

static void free_tables(Trace *trace) {
    vec_deinit(&trace->chunks);
    vec_deinit(&trace->texts);
    vec_deinit(&trace->text_table);
    vec_deinit(&trace->objects);
    vec_deinit(&trace->handles);
    vec_deinit(&trace->frames);
    vec_deinit(&trace->sources);
    vec_deinit(&trace->places);
    vec_deinit(&trace->codes);
    for (int i = 0; i < TRACE_LISTS; i++)
        vec_deinit(&trace->lists[i]);
    TraceSlots *slots[] = {&trace->future_slots, &trace->handle_slots, &trace->frame_slots};
    for (int i = 0; i < 3; i++) {
        vec_deinit(&slots[i]->owner);
        vec_deinit(&slots[i]->unused);
    }
}

bool trace_free_some(Trace *trace) {
    size_t bytes;
    if (trace->chunks.n) {
        free(trace->chunks.at[--trace->chunks.n]);
        return true;
    }
    void *block = arena_take_block(&trace->arena, &bytes);
    if (block) {
        large_free(block, bytes);
        return true;
    }
    free_tables(trace);
    free(trace);
    return false;
}

void trace_free(Trace *trace) {
    while (trace && trace_free_some(trace))
        continue;
}

static uint32_t observe(void *data, const Event *event) {
    return trace_append(data, event);
}

static StringId observe_text(void *data, const char *text) {
    return trace_intern(data, text);
}

Observer trace_observer(Trace *trace) {
    return (Observer){trace, observe, observe_text, &trace->place};
}

// ---- asking

uint32_t trace_position_before(const Trace *trace, int64_t time_ns) {
    uint32_t low = 0, high = trace->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (trace_at(trace, middle)->time_ns < time_ns)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t trace_position_at(const Trace *trace, int64_t time_ns) {
    return time_ns == INT64_MAX ? trace->n : trace_position_before(trace, time_ns + 1);
}

uint32_t trace_list_rank(const Trace *trace, TraceList list, uint32_t position) {
    const uint32_t *at = trace->lists[list].at;
    uint32_t low = 0, high = (uint32_t)trace->lists[list].n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (at[middle] < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The byte at a line and column; the end of [text] if it is shorter.
static const char *byte_at(const char *text, int line, int col) {
    for (; line > 1; line--) {
        const char *end = strchr(text, '\n');
        if (!end) return text + strlen(text);
        text = end + 1;
    }
    size_t length = strcspn(text, "\n");
    return text + ((size_t)col < length ? (size_t)col : length);
}

// A task is told of in a few events on end: that it is made, its frame, the name that it was given.
StringId trace_birth_name(const Trace *trace, ObjectId task) {
    enum { TOLD_IN = 6 };
    uint32_t born = trace_object(trace, task)->born;
    for (uint32_t i = born + 1; i < trace->n && i < born + TOLD_IN; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind == EVENT_TASK_NAME && e->subject == task) return (StringId)e->value;
        if (e->kind == EVENT_TASK_STEP) break;
    }
    return (StringId)trace_at(trace, born)->value;
}

const char *trace_place_text(const Trace *trace, PlaceId id, size_t *n) {
    const Event *place = trace_place(trace, id);
    const char *text = trace_text(trace, trace_source(trace, place->object)->object);
    EventSpan span = event_span(place->value);
    const char *begin = byte_at(text, span.line, span.col);
    const char *end = byte_at(text, span.end_line, span.end_col);
    *n = end > begin ? (size_t)(end - begin) : 0;
    return begin;
}

#define VEC_BYTES(vec) ((vec)->capacity * sizeof(*(vec)->at))

size_t trace_bytes(const Trace *trace) {
    size_t bytes = sizeof *trace + trace->chunks.capacity * sizeof(void *) +
                   VEC_BYTES(&trace->texts) + VEC_BYTES(&trace->text_table) +
                   VEC_BYTES(&trace->objects) + VEC_BYTES(&trace->handles) +
                   VEC_BYTES(&trace->frames) + VEC_BYTES(&trace->sources) +
                   VEC_BYTES(&trace->places) + VEC_BYTES(&trace->codes) +
                   VEC_BYTES(&trace->frame_slots.owner) + VEC_BYTES(&trace->frame_slots.unused) +
                   VEC_BYTES(&trace->future_slots.owner) + VEC_BYTES(&trace->future_slots.unused) +
                   VEC_BYTES(&trace->handle_slots.owner) + VEC_BYTES(&trace->handle_slots.unused) +
                   trace->arena.used_bytes + trace->chunks.n * TRACE_CHUNK_EVENTS * sizeof(Event);
    for (int i = 0; i < TRACE_LISTS; i++)
        bytes += VEC_BYTES(&trace->lists[i]);
    return bytes;
}

bool trace_equal(const Trace *a, const Trace *b) {
    if (a->n != b->n || a->texts.n != b->texts.n) return false;
    for (StringId id = 1; id < a->texts.n; id++)
        if (strcmp(trace_text(a, id), trace_text(b, id)) != 0) return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (memcmp(trace_at(a, i), trace_at(b, i), sizeof(Event)) != 0) return false;
    return true;
}
