// Groups are found by their tasks' code, or by the stem of their names where a trace knows no code.
#include "view/stage/stage_track.h"

#include <string.h>

enum { CHECKPOINT_CHANGES = 64 };

static void see_span(void *data, size_t lane, TaskState from);

void stage_track_init(StageTrack *track, const Trace *trace) {
    *track = (StageTrack){0};
    lanes_init(&track->lanes, trace);
    track->lanes.on_span = see_span;
    vec_push(&track->due_ns, -1);
    vec_push(&track->wakes, 0);
    vec_push(&track->is_pending, 0);
}

void stage_track_share(StageTrack *track, const Model *model) {
    model_share(&track->lanes.model, model);
}

void stage_track_deinit(StageTrack *track) {
    lanes_deinit(&track->lanes);
    for (size_t i = 0; i < track->groups.n; i++) {
        vec_deinit(&track->groups.at[i].changes);
        vec_deinit(&track->groups.at[i].checkpoints);
    }
    vec_deinit(&track->groups);
    vec_deinit(&track->group_of);
    vec_deinit(&track->table);
    vec_deinit(&track->due_ns);
    vec_deinit(&track->wakes);
    vec_deinit(&track->is_pending);
    vec_deinit(&track->failures);
    arena_deinit(&track->arena);
}

// ---- timers

enum { WORK_ENDS = -2 }; // of a worker's future: when, is not told beforehand

// What was called off has told nothing of when it would have ended.
static void see_done(StageTrack *track, const Event *e) {
    bool has_ended = e->a == OUTCOME_RESULT || e->a == OUTCOME_EXCEPTION;
    if (has_ended && track->due_ns.at[e->subject] == WORK_ENDS)
        track->due_ns.at[e->subject] = e->time_ns;
}

static void see_event(StageTrack *track, const Event *e) {
    switch ((EventKind)e->kind) {
    case EVENT_TASK_NEW:
    case EVENT_FUTURE_NEW:
    case EVENT_SYNC_NEW: {
        bool is_work = e->kind == EVENT_FUTURE_NEW && e->a == FUTURE_WORKER;
        vec_push(&track->due_ns, is_work ? WORK_ENDS : -1);
        vec_push(&track->wakes, 0);
        break;
    }
    case EVENT_FUTURE_DONE: see_done(track, e); break;
    case EVENT_TASK_END:
        if (e->a == OUTCOME_EXCEPTION) vec_push(&track->failures, track->n_seen);
        break;
    case EVENT_DEADLOCK: vec_push(&track->failures, track->n_seen); break;
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
    return future < track->due_ns.n && track->due_ns.at[future] > 0 ? track->due_ns.at[future] : -1;
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

// What tasks of one group have in common.
typedef struct GroupKey {
    ObjectId parent;
    CodeId code;
    const char *stem; // counts only without a code
    size_t n;
} GroupKey;

static uint64_t hash_of(GroupKey key) {
    uint64_t hash = UINT64_C(14695981039346656037) ^ key.parent ^ (uint64_t)key.code << 32;
    for (size_t i = 0; i < key.n && !key.code; i++)
        hash = (hash ^ (uint8_t)key.stem[i]) * UINT64_C(1099511628211);
    hash *= UINT64_C(1099511628211);
    return hash ^ hash >> 32;
}

// Where the group stands in the table, or would.
static size_t place_of(const StageTrack *track, GroupKey key) {
    size_t mask = track->table.n - 1, place = hash_of(key) & mask;
    for (; track->table.at[place]; place = (place + 1) & mask) {
        const StageGroup *group = &track->groups.at[track->table.at[place] - 1];
        if (group->parent != key.parent || group->code != key.code) continue;
        if (key.code) break;
        if (strncmp(group->stem, key.stem, key.n) == 0 && group->stem[key.n] == 0) break;
    }
    return place;
}

// Never more than half full.
static void grow_table(StageTrack *track) {
    if (track->table.n > track->groups.n * 2) return;
    size_t n = track->table.n ? track->table.n * 2 : 64;
    vec_clear(&track->table);
    vec_reserve(&track->table, n);
    memset(track->table.at, 0, n * sizeof *track->table.at);
    track->table.n = n;
    for (size_t i = 0; i < track->groups.n; i++) {
        const StageGroup *group = &track->groups.at[i];
        GroupKey key = {group->parent, group->code, group->stem, strlen(group->stem)};
        track->table.at[place_of(track, key)] = (uint32_t)i + 1;
    }
}

// The group of [lane], made if there is none.
static uint32_t find_group(StageTrack *track, GroupKey key, size_t lane) {
    grow_table(track);
    size_t place = place_of(track, key);
    if (!track->table.at[place]) {
        StageGroup group = {.parent = key.parent,
                            .code = key.code,
                            .stem = arena_copy(&track->arena, key.stem, key.n),
                            .first = (uint32_t)lane};
        vec_push(&track->groups, group);
        track->table.at[place] = (uint32_t)track->groups.n;
    }
    return track->table.at[place] - 1;
}

static bool is_larger(const StageTrack *track, uint32_t a, uint32_t b) {
    uint32_t of_a = track->groups.at[a].n, of_b = track->groups.at[b].n;
    return of_a != of_b ? of_a > of_b : a < b;
}

// The group [grown] has one task more.
static void rank(StageTrack *track, uint32_t grown) {
    int at = 0;
    while (at < track->n_largest && track->largest[at] != grown)
        at++;
    if (at == STAGE_LARGEST && !is_larger(track, grown, track->largest[--at])) return;
    if (at == track->n_largest) track->n_largest++;
    for (; at && is_larger(track, grown, track->largest[at - 1]); at--)
        track->largest[at] = track->largest[at - 1];
    track->largest[at] = grown;
}

const StageGroup *stage_group_of(const StageTrack *track, ObjectId task) {
    const TraceObject *object = trace_object(track->lanes.trace, task);
    if (!object || !object->ordinal || object->ordinal > track->group_of.n) return NULL;
    return &track->groups.at[track->group_of.at[object->ordinal - 1]];
}

const StageGroup *stage_group_at(const StageTrack *track, int place) {
    return place < track->n_largest ? &track->groups.at[track->largest[place]] : NULL;
}

bool stage_group_is_large(const StageTrack *track, const StageGroup *group) {
    for (int i = 0; i < track->n_largest; i++)
        if (&track->groups.at[track->largest[i]] == group) return true;
    return false;
}

// ---- counts

static void apply(const GroupChange *change, uint32_t counts[TASK_STATES]) {
    if (change->from != TASK_STATES) counts[change->from]--;
    counts[change->to]++;
}

// The counts behind the first [n] changes.
static void count_changes(const StageGroup *group, size_t n, uint32_t counts[TASK_STATES]) {
    memset(counts, 0, TASK_STATES * sizeof *counts);
    if (!n) return;
    size_t checkpoint = (n - 1) / CHECKPOINT_CHANGES;
    memcpy(counts, &group->checkpoints.at[checkpoint * TASK_STATES], TASK_STATES * sizeof *counts);
    for (size_t i = checkpoint * CHECKPOINT_CHANGES; i < n; i++)
        apply(&group->changes.at[i], counts);
}

static void add_change(StageGroup *group, uint32_t event, TaskState from, TaskState to) {
    if (group->changes.n % CHECKPOINT_CHANGES == 0) {
        uint32_t counts[TASK_STATES];
        count_changes(group, group->changes.n, counts);
        for (int state = 0; state < TASK_STATES; state++)
            vec_push(&group->checkpoints, counts[state]);
    }
    vec_push(&group->changes, (GroupChange){event, (uint8_t)from, (uint8_t)to});
}

void stage_group_count(const StageGroup *group, uint32_t position, uint32_t counts[TASK_STATES]) {
    size_t from = 0, to = group->changes.n; // the first change that is not before position
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (group->changes.at[middle].event < position)
            from = middle + 1;
        else
            to = middle;
    }
    count_changes(group, from, counts);
}

// ---- all of it

// A task is told of in a few events on end: that it is made, its frame, the name that it was given.
static GroupKey key_of(const StageTrack *track, ObjectId task) {
    enum { TOLD_IN = 6 };
    const Trace *trace = track->lanes.trace;
    uint32_t born = trace_object(trace, task)->born;
    const Event *e = trace_at(trace, born);
    GroupKey key = {.parent = e->object, .stem = trace_text(trace, (StringId)e->value)};
    bool is_given = false;
    for (uint32_t i = born + 1; i < trace->n && i < born + TOLD_IN; i++) {
        e = trace_at(trace, i);
        if (e->subject != task) continue;
        const ModelFrame *frame =
            e->kind == EVENT_TASK_FRAME ? model_frame(&track->lanes.model, e->object) : NULL;
        if (frame) key.code = frame->code;
        if (e->kind != EVENT_TASK_NAME) continue;
        key.stem = trace_text(trace, (StringId)e->value);
        is_given = true;
    }
    key.n = stem_length(key.stem);
    if (!key.code || (is_given && key.stem[key.n])) return key;
    key.stem = trace_text(trace, event_low(trace_code(trace, key.code)->value));
    key.n = strlen(key.stem);
    return key;
}

// A second task makes it a group: what its first one did is told now, since it was before.
static void join_group(StageTrack *track, size_t lane) {
    uint32_t i = find_group(track, key_of(track, track->lanes.lanes.at[lane].task), lane);
    vec_push(&track->group_of, i);
    StageGroup *group = &track->groups.at[i];
    if (++group->n < 2) return;
    rank(track, i);
    if (group->n > 2) return;
    const Lane *first = &track->lanes.lanes.at[group->first];
    TaskState from = TASK_STATES;
    for (size_t span = 0; span < first->spans.n; span++) {
        add_change(group, first->spans.at[span].begin, from, first->spans.at[span].state);
        from = first->spans.at[span].state;
    }
}

static void see_span(void *data, size_t lane, TaskState from) {
    StageTrack *track = data;
    if (from == TASK_STATES) join_group(track, lane);
    StageGroup *group = &track->groups.at[track->group_of.at[lane]];
    LaneSpan span = vec_last(&track->lanes.lanes.at[lane].spans);
    if (from != TASK_STATES) track->n_in[from]--;
    if (++track->n_in[span.state] > track->most_in[span.state])
        track->most_in[span.state] = track->n_in[span.state];
    if (group->n < 2) return;
    add_change(group, span.begin, from, span.state);
}

bool stage_track_extend(StageTrack *track, uint32_t max_events) {
    const Trace *trace = track->lanes.trace;
    uint32_t end = trace->n - track->n_seen > max_events ? track->n_seen + max_events : trace->n;
    for (; track->n_seen < end; track->n_seen++)
        see_event(track, trace_at(trace, track->n_seen));
    track->lanes.on_span_data = track; // which may have moved
    return lanes_extend(&track->lanes, max_events);
}
