// Reading a model.
#include "trace/model.h"

#include <string.h>

#include "trace/fold.h"

_Static_assert(sizeof(ModelTask) % 8 == 0 && sizeof(ModelFuture) % 8 == 0 &&
                   sizeof(ModelSync) % 8 == 0 && sizeof(ModelHandle) % 8 == 0 &&
                   sizeof(ModelCallback) % 8 == 0 && sizeof(ModelFrame) % 8 == 0 &&
                   sizeof(ModelVariable) % 8 == 0 && sizeof(ModelNow) % 8 == 0,
               "the journal keeps whole words");

// ---- by id

ModelTask *model_task_slot(Model *model, ObjectId id) {
    const TraceObject *object = trace_object(model->trace, id);
    if (!object || object->kind != OBJECT_TASK || object->slot > model->now.n_tasks) return NULL;
    return &model->tasks[object->slot];
}

ModelFuture *model_future_slot(Model *model, ObjectId id) {
    const TraceObject *object = trace_object(model->trace, id);
    if (!object) return NULL;
    if (object->kind == OBJECT_TASK)
        return object->slot <= model->now.n_tasks ? &model->tasks[object->slot].future : NULL;
    if (object->kind != OBJECT_FUTURE || object->slot > model->now.n_futures) return NULL;
    ModelFuture *future = &model->futures[object->slot];
    return future->id == id ? future : NULL;
}

ModelSync *model_sync_slot(Model *model, ObjectId id) {
    const TraceObject *object = trace_object(model->trace, id);
    if (!object || object->kind != OBJECT_SYNC || object->slot > model->now.n_syncs) return NULL;
    return &model->syncs[object->slot];
}

ModelHandle *model_handle_slot(Model *model, HandleId id) {
    if (id == 0 || id >= model->trace->handles.n) return NULL;
    uint32_t slot = model->trace->handles.at[id] & ~TRACE_IS_TIMER;
    if (slot > model->now.n_handles || model->handles[slot].id != id) return NULL;
    return &model->handles[slot];
}

ModelFrame *model_frame_slot(Model *model, FrameId id) {
    if (id == 0 || id >= model->trace->frames.n) return NULL;
    uint32_t slot = trace_frame_slot(model->trace, id);
    if (slot > model->now.n_frames || model->frames[slot].id != id) return NULL;
    return &model->frames[slot];
}

const ModelTask *model_task(const Model *model, ObjectId id) {
    return model_task_slot((Model *)model, id);
}
const ModelFuture *model_future(const Model *model, ObjectId id) {
    return model_future_slot((Model *)model, id);
}
const ModelSync *model_sync(const Model *model, ObjectId id) {
    return model_sync_slot((Model *)model, id);
}
const ModelHandle *model_handle(const Model *model, HandleId id) {
    return model_handle_slot((Model *)model, id);
}

const ModelFrame *model_frame(const Model *model, FrameId id) {
    return model_frame_slot((Model *)model, id);
}

ObjectId model_task_of_frame(const Model *model, FrameId id) {
    enum { MOST_DEPTH = 2000 };
    const ModelFrame *at = model_frame(model, id);
    for (int i = 0; at && !at->task && i < MOST_DEPTH; i++) {
        bool runs = at->state == FRAME_RUNNING;
        at = model_frame(model, at->parent ? at->parent : runs ? at->caller : 0);
    }
    return at ? at->task : 0;
}

const ModelHandle *model_running(const Model *model) {
    return model->now.running_handle ? &model->handles[model->now.running_handle] : NULL;
}

ObjectId model_first_waiting_task(const Model *model, const ModelFuture *future) {
    uint32_t slot = future->first_callback;
    while (slot && trace_object_kind(model->trace, model->callbacks[slot].whom) != OBJECT_TASK)
        slot = model->callbacks[slot].next;
    return slot ? model->callbacks[slot].whom : 0;
}

uint32_t model_ready_place(const Model *model, HandleId handle) {
    uint32_t place = 0;
    for (const ModelHandle *h = model_ready_first(model); h; h = model_ready_next(model, h)) {
        place++;
        if (h->id == handle) return place;
    }
    return 0;
}

// ---- the next timers

static const ModelHandle *timer_at(const Model *model, uint32_t place) {
    return &model->handles[model->heap[place]];
}

static bool is_later(const ModelHandle *a, const ModelHandle *b) {
    return a->due_ns != b->due_ns ? a->due_ns > b->due_ns : a->id > b->id;
}

// The candidates for the next one are the root of the heap and the children of those already given;
// [out] holds the given ones, then the candidates as an insertion-sorted list that is cut at [k].
uint32_t model_next_timers(const Model *model, const ModelHandle **out, uint32_t k) {
    uint32_t n = 0;
    if (k && model->now.n_timers) out[n++] = timer_at(model, 1);
    for (uint32_t given = 0; given < n; given++) {
        uint32_t child = out[given]->heap_place * 2;
        for (uint32_t end = child + 2; child < end && child <= model->now.n_timers; child++) {
            const ModelHandle *timer = timer_at(model, child);
            if (n == k && !is_later(out[n - 1], timer)) continue;
            uint32_t i = n < k ? n++ : n - 1;
            for (; is_later(out[i - 1], timer); i--)
                out[i] = out[i - 1];
            out[i] = timer;
        }
    }
    return n;
}

// ---- equality

typedef struct Part {
    const void *at;
    size_t bytes;
} Part;

enum { N_PARTS = 9 };

static void parts_of(const Model *m, Part parts[N_PARTS]) {
    parts[0] = (Part){&m->now, sizeof m->now};
    parts[1] = (Part){m->tasks + 1, m->now.n_tasks * sizeof *m->tasks};
    parts[2] = (Part){m->futures + 1, m->now.n_futures * sizeof *m->futures};
    parts[3] = (Part){m->syncs + 1, m->now.n_syncs * sizeof *m->syncs};
    parts[4] = (Part){m->handles + 1, m->now.n_handles * sizeof *m->handles};
    parts[5] = (Part){m->callbacks + 1, m->now.n_callbacks * sizeof *m->callbacks};
    parts[7] = (Part){m->frames + 1, m->now.n_frames * sizeof *m->frames};
    parts[8] = (Part){m->variables + 1, m->now.n_variables * sizeof *m->variables};
    parts[6] = (Part){m->heap + 1, m->now.n_timers * sizeof *m->heap};
}

bool model_equal(const Model *a, const Model *b) {
    Part in_a[N_PARTS], in_b[N_PARTS];
    parts_of(a, in_a);
    parts_of(b, in_b);
    for (int i = 0; i < N_PARTS; i++)
        if (in_a[i].bytes != in_b[i].bytes || memcmp(in_a[i].at, in_b[i].at, in_a[i].bytes) != 0)
            return false;
    return true;
}

uint64_t model_hash(const Model *model) {
    Part parts[N_PARTS];
    parts_of(model, parts);
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (int i = 0; i < N_PARTS; i++) {
        const unsigned char *bytes = parts[i].at;
        for (size_t j = 0; j < parts[i].bytes; j++)
            hash = (hash ^ bytes[j]) * UINT64_C(0x100000001B3);
    }
    return hash;
}
