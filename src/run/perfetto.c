// Everything is written in the order of time, so that a slice is a begin and an end (B, E) and
// nothing has to be known in advance. The loop's slices nest three deep: the run, an iteration, a
// call or the sleep in it.
#include "run/perfetto.h"

#include <inttypes.h>
#include <string.h>

#include "run/json.h"
#include "trace/why.h"

// A task's thread stands behind the two others by its ordinal, which counts from 1.
enum { PROCESS = 1, LOOP_THREAD = 1, OUTPUT_THREAD = 2, RUN_SLICE = 1, ITERATION_SLICE = 2 };
enum { BEHIND_ALL_TASKS = INT32_MAX }; // among the threads as they are shown

static unsigned thread_of(const Model *model, ObjectId task) {
    const TraceObject *object = trace_object(model->trace, task);
    return object && object->kind == OBJECT_TASK ? OUTPUT_THREAD + object->ordinal : LOOP_THREAD;
}

// ---- one record

// Opens a record of phase [phase] at the present time; the caller closes it with '}'.
static void add_head(const Perfetto *perfetto, Str *out, char phase, unsigned thread) {
    str_printf(out, ",\n{\"ph\":\"%c\",\"pid\":%d,\"tid\":%u,\"ts\":%" PRId64 ".%03d", phase,
               PROCESS, thread, perfetto->last_ns / 1000, (int)(perfetto->last_ns % 1000));
}

static void add_name(Str *out, const char *category, const char *name) {
    str_printf(out, ",\"cat\":\"%s\",\"name\":", category);
    json_add_string(out, name);
}

static void add_metadata(Str *out, unsigned thread, const char *what, const char *name) {
    str_printf(out, ",\n{\"ph\":\"M\",\"pid\":%d,\"tid\":%u,\"name\":\"%s\",\"args\":{\"name\":",
               PROCESS, thread, what);
    json_add_string(out, name);
    str_add(out, "}}");
}

static void add_end(const Perfetto *perfetto, Str *out, unsigned thread) {
    add_head(perfetto, out, 'E', thread);
    str_add(out, "}");
}

// The arguments of what happens now, and the end of the record.
static void add_args(const Perfetto *perfetto, Arena *arena, Str *out, const char *value) {
    const Model *model = perfetto->model;
    const Event *event = model_event(model);
    str_printf(out, ",\"args\":{\"event\":%u,\"time_ns\":%" PRId64, model->now.n - 1,
               event->time_ns);
    Why why;
    if (why_matters(model->trace, event) && why_make(model, &why)) {
        str_add(out, ",\"why\":");
        json_add_string(out, why_text(&why, model->trace, perfetto->table, arena));
    }
    if (value) {
        str_add(out, ",\"value\":");
        json_add_string(out, value);
    }
    str_add(out, "}}");
}

// ---- the tasks

static const char *state_name(const Perfetto *perfetto, TaskState state) {
    static const char *const keys[TASK_STATES] = {
        "perfetto.created",   "perfetto.ready",    "perfetto.running",   "perfetto.on-timer",
        "perfetto.on-future", "perfetto.on-io",    "perfetto.in-worker", "perfetto.done",
        "perfetto.failed",    "perfetto.cancelled"};
    return tr(perfetto->table, keys[state]);
}

static void note_state(void *data, const ModelTask *task) {
    Perfetto *perfetto = data;
    vec_push(&perfetto->changes, (PerfettoChange){task->future.id, task->state});
}

static const char *task_name(const Perfetto *perfetto, Arena *arena, const ModelTask *task) {
    const char *name = trace_text(perfetto->model->trace, task->name);
    if (*name) return name;
    return TR(arena, perfetto->table, "why.task-nameless", {"n", .number = task->future.ordinal});
}

static void name_thread(Str *out, unsigned thread, const char *name, unsigned place) {
    add_metadata(out, thread, "thread_name", name);
    str_printf(out,
               ",\n{\"ph\":\"M\",\"pid\":%d,\"tid\":%u,\"name\":\"thread_sort_index\",\"args\":{"
               "\"sort_index\":%u}}",
               PROCESS, thread, place);
}

// "sleep", "gather": what the task called to wait.
static const char *awaited(const Model *model, const ModelTask *task) {
    const char *label = trace_text(model->trace, task->await_label);
    if (*label) return label;
    const ModelFuture *future = model_future(model, task->awaits);
    return future ? trace_text(model->trace, future->label) : "";
}

static void add_change(Perfetto *perfetto, Arena *arena, Str *out, PerfettoChange change) {
    const Model *model = perfetto->model;
    const ModelTask *task = model_task(model, change.task);
    if (!task) return;
    unsigned thread = thread_of(model, change.task);
    uint32_t ordinal = task->future.ordinal;
    while (perfetto->is_open.n <= ordinal)
        vec_push(&perfetto->is_open, 0);
    if (perfetto->is_open.at[ordinal]) add_end(perfetto, out, thread);
    bool is_over = state_is_over(change.state);
    perfetto->is_open.at[ordinal] = !is_over;
    const char *value = NULL;
    if (is_over) {
        add_head(perfetto, out, 'i', thread);
        str_add(out, ",\"s\":\"t\"");
        value = trace_text(model->trace, task->future.value);
    } else {
        add_head(perfetto, out, 'B', thread);
        if (state_is_waiting(change.state)) value = awaited(model, task);
    }
    add_name(out, "task", state_name(perfetto, change.state));
    add_args(perfetto, arena, out, value && *value ? value : NULL);
}

// ---- the loop

static void close_loop(Perfetto *perfetto, Str *out, int down_to) {
    for (; perfetto->n_loop_slices > down_to; perfetto->n_loop_slices--)
        add_end(perfetto, out, LOOP_THREAD);
}

static void open_loop(Perfetto *perfetto, Arena *arena, Str *out, const char *name) {
    add_head(perfetto, out, 'B', LOOP_THREAD);
    add_name(out, "loop", name);
    add_args(perfetto, arena, out, NULL);
    perfetto->n_loop_slices++;
}

static const char *call_name(const Perfetto *perfetto, Arena *arena, const Event *begin) {
    const Model *model = perfetto->model;
    const ModelTask *task = model_task(model, begin->object);
    if (task) return task_name(perfetto, arena, task);
    const ModelFuture *future = model_future(model, begin->object);
    if (future) return arena_printf(arena, "F%u", future->ordinal);
    const ModelHandle *handle = model_handle(model, begin->subject);
    const char *label = handle ? trace_text(model->trace, handle->label) : "";
    return *label ? label : tr(perfetto->table, "why.callback");
}

// The loop slept until now: the slice begins where the last record stands.
static void add_sleep(Perfetto *perfetto, Str *out, int64_t before_ns) {
    int64_t now_ns = perfetto->last_ns;
    perfetto->last_ns = before_ns;
    add_head(perfetto, out, 'B', LOOP_THREAD);
    add_name(out, "loop", tr(perfetto->table, "perfetto.sleeps"));
    str_add(out, "}");
    perfetto->last_ns = now_ns;
    add_end(perfetto, out, LOOP_THREAD);
}

static void add_flow(const Perfetto *perfetto, Str *out, char phase, unsigned thread,
                     HandleId handle) {
    add_head(perfetto, out, phase, thread);
    add_name(out, "wake", tr(perfetto->table, "perfetto.wakes"));
    str_printf(out, ",\"id\":%u%s}", handle, phase == 'f' ? ",\"bp\":\"e\"" : "");
}

// A task gets its turn because of a handle: the arrow that began where that was made ready.
static void add_arrow_head(const Perfetto *perfetto, Str *out, const Event *step) {
    const Trace *trace = perfetto->model->trace;
    if (step->cause == EVENT_NONE) return;
    const Event *begin = trace_at(trace, step->cause);
    if (begin->kind != EVENT_HANDLE_BEGIN || begin->cause == EVENT_NONE) return;
    if (trace_at(trace, begin->cause)->kind == EVENT_CALL_SOON)
        add_flow(perfetto, out, 'f', thread_of(perfetto->model, step->subject), begin->subject);
}

static bool is_for_task(const Event *soon) {
    return soon->a == HANDLE_TASK_STEP || soon->a == HANDLE_TASK_WAKE;
}

static void add_loop_event(Perfetto *perfetto, Arena *arena, Str *out, const Event *event,
                           int64_t before_ns) {
    const Model *model = perfetto->model;
    switch ((EventKind)event->kind) {
    case EVENT_ITERATION:
        close_loop(perfetto, out, RUN_SLICE);
        open_loop(perfetto, arena, out,
                  TR(arena, perfetto->table, "perfetto.iteration", {"n", .number = event->value}));
        break;
    case EVENT_HANDLE_BEGIN:
        close_loop(perfetto, out, ITERATION_SLICE);
        open_loop(perfetto, arena, out, call_name(perfetto, arena, event));
        break;
    case EVENT_HANDLE_END: close_loop(perfetto, out, ITERATION_SLICE); break;
    case EVENT_RUN_END: close_loop(perfetto, out, RUN_SLICE); break;
    case EVENT_CLOCK:
        if (event->a == CLOCK_SLEPT) add_sleep(perfetto, out, before_ns);
        break;
    case EVENT_CALL_SOON:
        if (is_for_task(event))
            add_flow(perfetto, out, 's', thread_of(model, model->now.running_task), event->subject);
        break;
    case EVENT_TASK_STEP: add_arrow_head(perfetto, out, event); break;
    case EVENT_OUTPUT:
        add_head(perfetto, out, 'i', OUTPUT_THREAD);
        str_add(out, ",\"s\":\"t\"");
        add_name(out, "output", tr(perfetto->table, "perfetto.prints"));
        add_args(perfetto, arena, out, trace_text(model->trace, (StringId)event->value));
        break;
    default: break;
    }
}

// ---- counters

static void add_counters(Perfetto *perfetto, Arena *arena, Str *out) {
    static const char *const keys[PERFETTO_COUNTERS] = {"perfetto.queue", "perfetto.timers",
                                                        "perfetto.tasks"};
    const ModelNow *now = &perfetto->model->now;
    int64_t over =
        now->by_state[STATE_DONE] + now->by_state[STATE_FAILED] + now->by_state[STATE_CANCELLED];
    const int64_t values[PERFETTO_COUNTERS] = {now->n_ready, now->n_timers, now->n_tasks - over};
    if (memcmp(values, perfetto->shown, sizeof values) == 0) return;
    memcpy(perfetto->shown, values, sizeof values);
    add_head(perfetto, out, 'C', LOOP_THREAD);
    // Perfetto calls a counter by the record's name and the value's, with a space between them.
    add_name(out, "loop", arena_printf(arena, "%s:", tr(perfetto->table, "perfetto.loop")));
    for (int i = 0; i < PERFETTO_COUNTERS; i++) {
        str_add(out, i ? "," : ",\"args\":{");
        json_add_string(out, tr(perfetto->table, keys[i]));
        str_printf(out, ":%" PRId64, values[i]);
    }
    str_add(out, "}}");
}

// ---- all of it

static const char *program_name(const Trace *trace) {
    for (uint32_t i = 0; i < trace->n && i < 2; i++)
        if (trace_at(trace, i)->kind == EVENT_RUN_BEGIN)
            return trace_text(trace, (StringId)trace_at(trace, i)->value);
    return "";
}

void perfetto_begin(Perfetto *perfetto, Model *model, const Tr *table, Str *out) {
    *perfetto = (Perfetto){.model = model, .table = table, .last_ns = -1};
    model->on_state = note_state;
    model->on_state_data = perfetto;
    const char *name = program_name(model->trace);
    // The first record: the others begin with a comma.
    str_printf(out,
               "{\"otherData\":{\"producer\":\"Simul\"},\"traceEvents\":[\n"
               "{\"ph\":\"M\",\"pid\":%d,\"tid\":%d,\"name\":\"process_name\",\"args\":{\"name\":",
               PROCESS, LOOP_THREAD);
    json_add_string(out, *name ? name : "Simul");
    str_add(out, "}}");
    name_thread(out, LOOP_THREAD, tr(table, "perfetto.loop"), 0);
    name_thread(out, OUTPUT_THREAD, tr(table, "perfetto.output"), BEHIND_ALL_TASKS);
}

void perfetto_event(Perfetto *perfetto, Arena *arena, Str *out) {
    const Model *model = perfetto->model;
    const Event *event = model_event(model);
    int64_t before_ns = perfetto->last_ns + 1;
    perfetto->last_ns = event->time_ns > before_ns ? event->time_ns : before_ns;
    if (!perfetto->n_loop_slices) // all else lies in it: an arrow needs a slice to begin in
        open_loop(perfetto, arena, out, tr(perfetto->table, "perfetto.run"));
    if (event->kind == EVENT_TASK_NEW || event->kind == EVENT_TASK_NAME) {
        const ModelTask *task = model_task(model, event->subject);
        unsigned thread = thread_of(model, event->subject);
        name_thread(out, thread, task_name(perfetto, arena, task), task->future.ordinal);
    }
    for (size_t i = 0; i < perfetto->changes.n; i++)
        add_change(perfetto, arena, out, perfetto->changes.at[i]);
    vec_clear(&perfetto->changes);
    add_loop_event(perfetto, arena, out, event, before_ns);
    add_counters(perfetto, arena, out);
}

void perfetto_end(Perfetto *perfetto, Str *out) {
    perfetto->last_ns++;
    for (uint32_t ordinal = 1; ordinal < perfetto->is_open.n; ordinal++)
        if (perfetto->is_open.at[ordinal]) add_end(perfetto, out, OUTPUT_THREAD + ordinal);
    close_loop(perfetto, out, 0);
    str_add(out, "\n]}\n");
}

void perfetto_deinit(Perfetto *perfetto) {
    vec_deinit(&perfetto->changes);
    vec_deinit(&perfetto->is_open);
}
