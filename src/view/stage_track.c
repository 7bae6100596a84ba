// Groups are found by the name's stem, since a trace does not know a task's code.
#include "view/stage_track.h"

#include <stdlib.h>
#include <string.h>

enum { CHECKPOINT_CHANGES = 256, CHECKPOINT_WORDS = STAGE_COUNTED_GROUPS * TASK_STATES };

void stage_track_init(StageTrack *track, const Trace *trace) {
    *track = (StageTrack){0};
    lanes_init(&track->lanes, trace);
    vec_push(&track->due_ns, -1);
    vec_push(&track->wakes, 0);
    vec_push(&track->is_pending, 0);
}

void stage_track_deinit(StageTrack *track) {
    lanes_deinit(&track->lanes);
    vec_deinit(&track->groups);
    vec_deinit(&track->group_of);
    vec_deinit(&track->changes);
    vec_deinit(&track->checkpoints);
    vec_deinit(&track->due_ns);
    vec_deinit(&track->wakes);
    vec_deinit(&track->is_pending);
    arena_deinit(&track->arena);
}

// ---- timers

static void see_event(StageTrack *track, const Event *e) {
    switch ((EventKind)e->kind) {
    case EVENT_TASK_NEW:
    case EVENT_FUTURE_NEW:
    case EVENT_SYNC_NEW:
        vec_push(&track->due_ns, -1);
        vec_push(&track->wakes, 0);
        break;
    case EVENT_FUTURE_CALLBACK:
        if (!e->a) track->wakes.at[e->subject] = e->object;
        break;
    case EVENT_CALL_SOON: vec_push(&track->is_pending, 0); break;
    case EVENT_CALL_AT:
        vec_push(&track->is_pending, 1);
        if (++track->n_timers > track->most_timers) track->most_timers = track->n_timers;
        if (e->a == HANDLE_FILL && e->object) track->due_ns.at[e->object] = e->value;
        break;
    case EVENT_TIMER_DUE:
    case EVENT_HANDLE_CANCEL:
        if (track->is_pending.at[e->subject]) track->n_timers--;
        track->is_pending.at[e->subject] = 0;
        break;
    default: break;
    }
}

int64_t stage_due_ns(const StageTrack *track, ObjectId future) {
    return future < track->due_ns.n ? track->due_ns.at[future] : -1;
}

ObjectId stage_wakes(const StageTrack *track, ObjectId future) {
    return future < track->wakes.n ? track->wakes.at[future] : 0;
}

// ---- groups

// The length of [name] without the number at its end and what sets it apart.
static size_t stem_length(const char *name) {
    size_t n = strlen(name), stem = n;
    while (stem && name[stem - 1] >= '0' && name[stem - 1] <= '9')
        stem--;
    while (stem && stem < n && strchr(" -_#.:", name[stem - 1]))
        stem--;
    return stem ? stem : n;
}

static uint64_t hash_of(ObjectId parent, const char *stem, size_t n) {
    uint64_t hash = UINT64_C(14695981039346656037) ^ parent;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (uint8_t)stem[i]) * UINT64_C(1099511628211);
    return hash ^ hash >> 32;
}

// Open addressing: an index of groups plus 1.
typedef struct GroupTable {
    uint32_t *at;
    size_t mask;
} GroupTable;

static uint32_t group_find(StageTrack *track, const GroupTable *table, ObjectId parent,
                           const char *name) {
    size_t n = stem_length(name);
    size_t place = hash_of(parent, name, n) & table->mask;
    for (; table->at[place]; place = (place + 1) & table->mask) {
        const StageGroup *group = &track->groups.at[table->at[place] - 1];
        bool is_same = group->parent == parent && strncmp(group->stem, name, n) == 0;
        if (is_same && group->stem[n] == 0) return table->at[place] - 1;
    }
    StageGroup group = {parent, arena_copy(&track->arena, name, n), 0, -1};
    vec_push(&track->groups, group);
    table->at[place] = (uint32_t)track->groups.n;
    return (uint32_t)track->groups.n - 1;
}

static void find_groups(StageTrack *track) {
    const Trace *trace = track->lanes.trace;
    GroupTable table = {.mask = 64};
    while (table.mask < track->lanes.lanes.n * 2)
        table.mask *= 2;
    table.at = calloc(table.mask, sizeof *table.at);
    if (!table.at) check_no_memory("the groups of tasks");
    table.mask--;
    for (size_t i = 0; i < track->lanes.lanes.n; i++) {
        const TraceObject *object = trace_object(trace, track->lanes.lanes.at[i].task);
        const Event *born = trace_at(trace, object->born);
        const char *name = trace_text(trace, (StringId)born->value);
        uint32_t group = group_find(track, &table, born->object, name);
        track->groups.at[group].n++;
        vec_push(&track->group_of, group);
    }
    free(table.at);
}

const StageGroup *stage_group_of(const StageTrack *track, ObjectId task) {
    const TraceObject *object = trace_object(track->lanes.trace, task);
    if (!object || !object->ordinal || object->ordinal > track->group_of.n) return NULL;
    return &track->groups.at[track->group_of.at[object->ordinal - 1]];
}

// ---- counts

static void choose_counted(StageTrack *track) {
    for (int place = 0; place < STAGE_COUNTED_GROUPS; place++) {
        StageGroup *largest = NULL;
        for (size_t i = 0; i < track->groups.n; i++) {
            StageGroup *group = &track->groups.at[i];
            if (group->counted < 0 && group->n > 1 && (!largest || group->n > largest->n))
                largest = group;
        }
        if (!largest) return;
        largest->counted = place;
    }
}

static int by_event(const void *a, const void *b) {
    uint32_t x = ((const GroupChange *)a)->event, y = ((const GroupChange *)b)->event;
    return x < y ? -1 : x > y;
}

static void collect_changes(StageTrack *track) {
    for (size_t i = 0; i < track->lanes.lanes.n; i++) {
        const Lane *lane = &track->lanes.lanes.at[i];
        int counted = track->groups.at[track->group_of.at[i]].counted;
        if (counted < 0) continue;
        uint8_t from = TASK_STATES;
        for (size_t span = 0; span < lane->spans.n; span++) {
            uint8_t to = (uint8_t)lane->spans.at[span].state;
            GroupChange change = {lane->spans.at[span].begin, (uint8_t)counted, from, to};
            vec_push(&track->changes, change);
            from = to;
        }
    }
    if (track->changes.n)
        qsort(track->changes.at, track->changes.n, sizeof *track->changes.at, by_event);
}

static void apply(const GroupChange *change, uint32_t *counts) {
    if (change->from != TASK_STATES) counts[change->group * TASK_STATES + change->from]--;
    counts[change->group * TASK_STATES + change->to]++;
}

static void make_checkpoints(StageTrack *track) {
    uint32_t counts[CHECKPOINT_WORDS] = {0};
    for (size_t i = 0; i < track->changes.n; i++) {
        if (i % CHECKPOINT_CHANGES == 0)
            for (size_t word = 0; word < CHECKPOINT_WORDS; word++)
                vec_push(&track->checkpoints, counts[word]);
        apply(&track->changes.at[i], counts);
    }
}

void stage_group_count(const StageTrack *track, const StageGroup *group, uint32_t position,
                       uint32_t counts[TASK_STATES]) {
    memset(counts, 0, TASK_STATES * sizeof *counts);
    size_t from = 0, to = track->changes.n; // the first change that is not before position
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (track->changes.at[middle].event < position)
            from = middle + 1;
        else
            to = middle;
    }
    if (!from || group->counted < 0) return;
    size_t checkpoint = (from - 1) / CHECKPOINT_CHANGES;
    uint32_t all[CHECKPOINT_WORDS];
    memcpy(all, &track->checkpoints.at[checkpoint * CHECKPOINT_WORDS], sizeof all);
    for (size_t i = checkpoint * CHECKPOINT_CHANGES; i < from; i++)
        apply(&track->changes.at[i], all);
    memcpy(counts, all + (size_t)group->counted * TASK_STATES, TASK_STATES * sizeof *counts);
}

// ---- all of it

// The trace has grown: they are found anew when all of it is seen.
static void forget_groups(StageTrack *track) {
    vec_clear(&track->groups);
    vec_clear(&track->group_of);
    vec_clear(&track->changes);
    vec_clear(&track->checkpoints);
    arena_reset(&track->arena);
    track->is_ready = false;
}

bool stage_track_extend(StageTrack *track, uint32_t max_events) {
    const Trace *trace = track->lanes.trace;
    if (track->is_ready && track->n_seen == trace->n) return true;
    if (track->is_ready) forget_groups(track);
    uint32_t end = trace->n - track->n_seen > max_events ? track->n_seen + max_events : trace->n;
    for (; track->n_seen < end; track->n_seen++)
        see_event(track, trace_at(trace, track->n_seen));
    if (!lanes_extend(&track->lanes, max_events) || track->n_seen < trace->n) return false;
    find_groups(track);
    choose_counted(track);
    collect_changes(track);
    make_checkpoints(track);
    track->is_ready = true;
    return true;
}
