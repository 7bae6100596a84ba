// See lock_use.h.
#include "view/stage/lock_use.h"

void lock_use_init(LockUse *use, const Trace *trace) {
    *use = (LockUse){.trace = trace};
}

void lock_use_deinit(LockUse *use) {
    vec_deinit(&use->marks);
    *use = (LockUse){0};
}

static void mark(LockUse *use, uint32_t event, bool is_held) {
    int64_t held_ns = 0;
    if (use->marks.n) {
        const LockMark *last = &vec_last(&use->marks);
        if (last->is_held == is_held) return;
        held_ns = last->held_ns;
        int64_t since_ns = trace_at(use->trace, last->event)->time_ns;
        if (last->is_held) held_ns += trace_at(use->trace, event)->time_ns - since_ns;
    }
    vec_push(&use->marks, ((LockMark){event, is_held, held_ns}));
}

bool lock_use_extend(LockUse *use, uint32_t max_events) {
    const Trace *trace = use->trace;
    for (; max_events && use->n_seen < trace->n; max_events--) {
        uint32_t i = use->n_seen++;
        const Event *e = trace_at(trace, i);
        if (e->kind == EVENT_SYNC_NEW && e->a == SYNC_LOCK && !use->n_locks++)
            use->lock = e->subject;
        if (e->kind != EVENT_SYNC_STATE || e->subject != use->lock) continue;
        if (e->a == SYNC_ACQUIRE || e->a == SYNC_RELEASE) mark(use, i, e->a == SYNC_ACQUIRE);
    }
    return use->n_seen == trace->n;
}

int64_t lock_use_held_ns(const LockUse *use, uint32_t position, int64_t time_ns) {
    size_t low = 0, high = use->marks.n; // those before `low` have happened
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (use->marks.at[middle].event < position)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low) return 0;
    const LockMark *last = &use->marks.at[low - 1];
    int64_t since_ns = trace_at(use->trace, last->event)->time_ns;
    return last->held_ns + (last->is_held && time_ns > since_ns ? time_ns - since_ns : 0);
}
