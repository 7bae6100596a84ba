// Glue between a loop and the trace that watches it.
#include "run/record.h"

#include <stdlib.h>

#include "base/check.h"
#include "trace/store.h"

enum { HANDLES_AT_ONCE = 16 }; // between two looks at how much was recorded

struct Record {
    Trace *trace; // owned
    Observer observer;
    Loop *loop; // owned
    uint32_t max_events;
    bool has_ended;
    RunEnd end;
};

static void swallow(void *data, Task *task, int stream, const char *text) {
    (void)data;
    (void)task;
    (void)stream;
    (void)text;
}

Record *record_begin(const RecordConfig *config, TaskFn *main, void *arg) {
    CHECK(!config->loop.observer, "a loop that is recorded has another observer");
    Record *record = calloc(1, sizeof *record);
    if (!record) check_no_memory("a recording");
    record->trace = trace_new();
    record->observer = trace_observer(record->trace);
    record->max_events = config->max_events ? config->max_events : RECORD_MAX_EVENTS;
    LoopConfig loop = config->loop;
    loop.observer = &record->observer;
    if (!config->keep_output) loop.on_output = swallow;
    record->loop = loop_new(&loop);
    loop_begin_main(record->loop, main, arg);
    return record;
}

static void stop(Record *record) {
    Event event = {.kind = EVENT_RUN_END,
                   .a = RUN_STOPPED,
                   .cause = EVENT_NONE,
                   .time_ns = trace_time(record->trace, record->trace->n)};
    trace_append(record->trace, &event);
    record->end = RUN_STOPPED;
    record->has_ended = true;
}

bool record_run_some(Record *record, uint32_t n_events) {
    uint64_t target = (uint64_t)record->trace->n + n_events;
    if (target > record->max_events) target = record->max_events;
    while (!record->has_ended && record->trace->n < target)
        record->has_ended = !loop_run_some(record->loop, HANDLES_AT_ONCE, &record->end);
    if (!record->has_ended && record->trace->n >= record->max_events) stop(record);
    return !record->has_ended;
}

RunEnd record_run(Record *record) {
    while (record_run_some(record, UINT32_MAX)) {
    }
    return record->end;
}

RunEnd record_end(const Record *record) {
    CHECK(record->has_ended, "the run goes on");
    return record->end;
}

bool record_has_ended(const Record *record) {
    return record->has_ended;
}

const Trace *record_trace(const Record *record) {
    return record->trace;
}

Loop *record_loop(const Record *record) {
    return record->loop;
}

bool record_save(const Record *record, const char *path, Error *error) {
    return trace_save(record->trace, path, error);
}

Trace *record_take(Record *record) {
    Trace *trace = record->trace;
    record->trace = NULL;
    loop_free(record->loop);
    free(record);
    return trace;
}

void record_free(Record *record) {
    if (!record) return;
    loop_free(record->loop);
    trace_free(record->trace);
    free(record);
}
