// Going back and forth. Near the position a journal holds each word that an event overwrote;
// further away the nearest key frame is taken and the events from there on are folded again. Only
// the last stretch before the target is journaled, so a long way costs no memory.
//
// Key frames are copies of the slots in use. Those of many tasks are large and far apart, but
// little of them changes: between them stand frames that hold only the changes since the one
// before, so that a jump in a run of ten thousand tasks is not seen to take time. A frame is taken
// by way of the last one that holds all.
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/str.h"
#include "trace/fold.h"

enum {
    JOURNALED_EVENTS = 4096,    // before the target of a jump
    JOURNAL_ENTRIES = 1 << 18,  // at most (4 MiB) when stepping on and on
    FRAME_DISTANCE = 1 << 14,   // events between key frames, at least
    WHOLE_BYTES_PER_EVENT = 10, // of frames that hold all; three times as much in a short trace
    SHORT_TRACE = 1 << 21,      // events
    COMPARED_BYTES = 512,       // per event, to find out what has changed
    PIECE_BYTES = 64,           // which has changed or not
    FRAME_LOAD_EVENTS = 1024,   // taking a key frame costs about as much as folding so many events,
    FRAME_LOAD_BYTES = 512,     // and one more for so many bytes
};

// ---- key frames

typedef struct Range {
    void *at;
    size_t bytes;
} Range;

enum { N_RANGES = 8 };

// The slots in use at [now].
static void ranges_of(const Model *model, const ModelNow *now, Range ranges[N_RANGES]) {
    ranges[0] = (Range){model->tasks + 1, now->n_tasks * sizeof *model->tasks};
    ranges[1] = (Range){model->futures + 1, now->n_futures * sizeof *model->futures};
    ranges[2] = (Range){model->syncs + 1, now->n_syncs * sizeof *model->syncs};
    ranges[3] = (Range){model->handles + 1, now->n_handles * sizeof *model->handles};
    ranges[4] = (Range){model->callbacks + 1, now->n_callbacks * sizeof *model->callbacks};
    ranges[5] = (Range){model->heap + 1, now->n_timers * sizeof *model->heap};
    ranges[6] = (Range){model->frames + 1, now->n_frames * sizeof *model->frames};
    ranges[7] = (Range){model->variables + 1, now->n_variables * sizeof *model->variables};
}

static size_t bytes_of(const Range ranges[N_RANGES]) {
    size_t bytes = 0;
    for (int i = 0; i < N_RANGES; i++)
        bytes += ranges[i].bytes;
    return bytes;
}

static void *copied(const void *bytes, size_t n) {
    void *copy = malloc(n + 1);
    if (!copy) check_no_memory("a key frame");
    if (n) memcpy(copy, bytes, n);
    return copy;
}

static char *copy_all(const Range ranges[N_RANGES]) {
    char *bytes = malloc(bytes_of(ranges) + 1), *to = bytes;
    if (!bytes) check_no_memory("a key frame");
    for (int i = 0; i < N_RANGES; i++) {
        if (ranges[i].bytes) memcpy(to, ranges[i].at, ranges[i].bytes);
        to += ranges[i].bytes;
    }
    return bytes;
}

// ---- what has changed
//
// Of each array: how many runs of pieces there are, and each run: its first byte, how many, and
// they.

typedef struct Run {
    uint64_t from, bytes;
} Run;

static bool is_changed(const Range *now, const Range *last, size_t from) {
    size_t bytes = now->bytes - from < PIECE_BYTES ? now->bytes - from : PIECE_BYTES;
    return from + bytes > last->bytes ||
           memcmp((char *)now->at + from, (char *)last->at + from, bytes) != 0;
}

// The first run at or behind [from]; without bytes: there is none.
static Run next_run(const Range *now, const Range *last, size_t from) {
    while (from < now->bytes && !is_changed(now, last, from))
        from += PIECE_BYTES;
    size_t end = from;
    while (end < now->bytes && is_changed(now, last, end))
        end += PIECE_BYTES;
    if (end > now->bytes) end = now->bytes;
    return from < end ? (Run){from, end - from} : (Run){0};
}

static char *copy_changes(const Range now[N_RANGES], const Range last[N_RANGES]) {
    Str out = {0};
    for (int i = 0; i < N_RANGES; i++) {
        Run run = {0};
        do { // the last one is empty
            run = next_run(&now[i], &last[i], run.from + run.bytes);
            str_add_bytes(&out, (const char *)&run, sizeof run);
            str_add_bytes(&out, (const char *)now[i].at + run.from, run.bytes);
        } while (run.bytes);
    }
    char *bytes = copied(out.text, out.n);
    str_deinit(&out);
    return bytes;
}

static void apply_changes(const char *from, const Range ranges[N_RANGES]) {
    for (int i = 0; i < N_RANGES; i++) {
        Run run;
        do {
            memcpy(&run, from, sizeof run);
            from += sizeof run;
            if (run.bytes) memcpy((char *)ranges[i].at + run.from, from, run.bytes);
            from += run.bytes;
        } while (run.bytes);
    }
}

// The next frame will be compared with [now].
static void keep_last(KeyFrames *frames, const Range now[N_RANGES]) {
    if (!frames->last) frames->last = calloc(N_RANGES, sizeof *frames->last);
    if (!frames->last) check_no_memory("a key frame");
    for (int i = 0; i < N_RANGES; i++) {
        Range *last = &frames->last[i];
        if (last->bytes < now[i].bytes) {
            free(last->at);
            last->at = copied(now[i].at, now[i].bytes);
        } else if (now[i].bytes) {
            memcpy(last->at, now[i].at, now[i].bytes);
        }
        last->bytes = now[i].bytes;
    }
}

static void forget_last(KeyFrames *frames) {
    for (int i = 0; frames->last && i < N_RANGES; i++)
        free(frames->last[i].at);
    free(frames->last);
    frames->last = NULL;
}

// ---- making and taking them

static void add_frame(Model *model) {
    KeyFrames *frames = model->history->frames;
    Range ranges[N_RANGES];
    ranges_of(model, &model->now, ranges);
    size_t bytes = bytes_of(ranges);
    KeyFrame frame = {.position = model->now.n, .now = model->now};
    size_t per_event = WHOLE_BYTES_PER_EVENT;
    if (frame.position < SHORT_TRACE) per_event *= 3;
    size_t whole_distance = bytes / per_event, distance = bytes / COMPARED_BYTES;
    if (distance < FRAME_DISTANCE) distance = FRAME_DISTANCE;
    bool has_changes_alone = whole_distance > distance;
    frame.whole = frames->all.n ? vec_last(&frames->all).whole : 0;
    bool is_whole = !frames->last || !has_changes_alone ||
                    frame.position - frames->all.at[frame.whole].position >= whole_distance;
    if (is_whole) frame.whole = (uint32_t)frames->all.n;
    frame.bytes = is_whole ? copy_all(ranges) : copy_changes(ranges, frames->last);
    vec_push(&frames->all, frame);
    if (has_changes_alone)
        keep_last(frames, ranges);
    else
        forget_last(frames);
    uint64_t next = (uint64_t)frame.position + distance;
    frames->next = next < EVENT_NONE ? (uint32_t)next : EVENT_NONE;
}

static void load_frame(Model *model, const KeyFrame *frame) {
    const KeyFrame *whole = &model->history->frames->all.at[frame->whole];
    model->now = frame->now;
    model_reserve(model); // another model may have made the frame
    Range ranges[N_RANGES];
    ranges_of(model, &whole->now, ranges);
    const char *from = whole->bytes;
    for (int i = 0; i < N_RANGES; i++) {
        if (ranges[i].bytes) memcpy(ranges[i].at, from, ranges[i].bytes);
        from += ranges[i].bytes;
    }
    for (const KeyFrame *step = whole + 1; step <= frame; step++)
        apply_changes(step->bytes, ranges);
    model->history->journal_from = model->now.n;
    vec_clear(&model->history->journal);
}

// How many events may as well be folded.
static uint64_t load_events(const Model *model, const KeyFrame *frame) {
    Range ranges[N_RANGES];
    ranges_of(model, &frame->now, ranges);
    return FRAME_LOAD_EVENTS + bytes_of(ranges) / FRAME_LOAD_BYTES;
}

// The last frame at or before [position]; the one at 0 always is.
static const KeyFrame *frame_before(const KeyFrames *frames, uint32_t position) {
    size_t low = 0, high = frames->all.n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (frames->all.at[middle].position <= position)
            low = middle;
        else
            high = middle;
    }
    return &frames->all.at[low];
}

// ---- forward and back

// The journal, if it is on, goes on from where it is.
void model_fold_to(Model *model, uint32_t target) {
    const KeyFrames *frames = model->history->frames;
    while (model->now.n < target) {
        if (model->now.n >= frames->next) add_frame(model);
        if (model->now.n_callbacks + 1 >= model->callback_capacity ||
            model->now.n_variables + 1 >= model->variable_capacity)
            model_reserve(model);
        model_fold(model);
    }
}

static void go_forward(Model *model, uint32_t target) {
    ModelHistory *history = model->history;
    if (target - model->now.n > JOURNALED_EVENTS || history->journal.n > JOURNAL_ENTRIES) {
        history->is_journaling = false;
        if (target - model->now.n > JOURNALED_EVENTS)
            model_fold_to(model, target - JOURNALED_EVENTS);
        vec_clear(&history->journal);
        history->journal_from = model->now.n;
    }
    history->is_journaling = true;
    model_fold_to(model, target);
}

// Takes back one event, which must be in the journal.
static void undo(Model *model) {
    ModelHistory *history = model->history;
    const JournalWord *first = (const JournalWord *)&model->now.n;
    JournalEntry entry;
    do {
        entry = vec_pop(&history->journal);
        *entry.word = entry.old;
    } while (entry.word != first);
}

void model_seek(Model *model, uint32_t position) {
    ModelHistory *history = model->history;
    model_reserve(model);
    if (position > model->trace->n) position = model->trace->n;
    if (position < model->now.n && position >= history->journal_from) {
        while (model->now.n > position)
            undo(model);
        return;
    }
    const KeyFrame *frame = frame_before(history->frames, position);
    if (position < model->now.n || frame->position > model->now.n + load_events(model, frame))
        load_frame(model, frame);
    go_forward(model, position);
}

bool model_step(Model *model) {
    if (model->now.n >= model->trace->n) return false;
    model_seek(model, model->now.n + 1);
    return true;
}

bool model_back(Model *model) {
    if (model->now.n == 0) return false;
    model_seek(model, model->now.n - 1);
    return true;
}

bool model_prepare(Model *model, uint32_t max_events) {
    const KeyFrames *frames = model->history->frames;
    model_reserve(model);
    if (model->trace->n <= frames->next) return true;
    uint32_t position = model->now.n;
    if (position < vec_last(&frames->all).position) load_frame(model, &vec_last(&frames->all));
    uint64_t target = (uint64_t)model->now.n + max_events;
    if (target <= frames->next) target = (uint64_t)frames->next + 1;
    if (target > model->trace->n) target = model->trace->n;
    go_forward(model, (uint32_t)target);
    model_seek(model, position);
    return model->trace->n <= frames->next;
}

// ---- life

#define GROW(model, array, capacity, wanted)                                                       \
    ((wanted) > (model)->capacity ? ((model)->array = grown((model)->array, &(model)->capacity,    \
                                                            (wanted), sizeof *(model)->array),     \
                                     true)                                                         \
                                  : false)

static void *grown(void *array, uint32_t *capacity, size_t wanted, size_t item_bytes) {
    size_t n = *capacity ? (size_t)*capacity * 2 : 16;
    if (n < wanted) n = (wanted + 1) & ~(size_t)1; // whole words, also of the heap
    void *moved = realloc(array, n * item_bytes);
    if (!moved) check_no_memory("the model");
    // Words at the edge of what is in use go to the journal.
    memset((char *)moved + *capacity * item_bytes, 0, (n - *capacity) * item_bytes);
    *capacity = (uint32_t)n;
    return moved;
}

void model_reserve(Model *model) {
    const Trace *trace = model->trace;
    bool moved = GROW(model, tasks, task_capacity, trace->n_of_kind[OBJECT_TASK] + 1);
    moved |= GROW(model, futures, future_capacity, trace->future_slots.owner.n);
    moved |= GROW(model, syncs, sync_capacity, trace->n_of_kind[OBJECT_SYNC] + 1);
    moved |= GROW(model, handles, handle_capacity, trace->handle_slots.owner.n);
    moved |= GROW(model, callbacks, callback_capacity, model->now.n_callbacks + 2);
    moved |= GROW(model, heap, heap_capacity, trace->handle_slots.owner.n);
    moved |= GROW(model, frames, frame_capacity, trace->frame_slots.owner.n);
    moved |= GROW(model, variables, variable_capacity, model->now.n_variables + 2);
    if (!moved) return;
    vec_clear(&model->history->journal);
    model->history->journal_from = model->now.n;
}

static void release_frames(KeyFrames *frames) {
    if (--frames->n_users) return;
    for (size_t i = 0; i < frames->all.n; i++)
        free(frames->all.at[i].bytes);
    forget_last(frames);
    vec_deinit(&frames->all);
    free(frames);
}

void model_init(Model *model, const Trace *trace) {
    *model = (Model){.trace = trace, .history = calloc(1, sizeof *model->history)};
    KeyFrames *frames = calloc(1, sizeof *frames);
    if (!model->history || !frames) check_no_memory("the model");
    frames->n_users = 1;
    model->history->frames = frames;
    model->now = (ModelNow){.phase_event = EVENT_NONE, .deadlock_event = EVENT_NONE};
    model->history->is_journaling = true;
    model_reserve(model);
    add_frame(model);
}

void model_share(Model *model, const Model *with) {
    CHECK(model->trace == with->trace && model->now.n == 0, "models of two records");
    with->history->frames->n_users++;
    release_frames(model->history->frames);
    model->history->frames = with->history->frames;
}

void model_deinit(Model *model) {
    if (!model->history) return;
    release_frames(model->history->frames);
    vec_deinit(&model->history->journal);
    free(model->history);
    free(model->tasks);
    free(model->futures);
    free(model->syncs);
    free(model->handles);
    free(model->callbacks);
    free(model->heap);
    free(model->frames);
    free(model->variables);
    *model = (Model){0};
}
