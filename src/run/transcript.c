// One pass with a model; each line is built whole and written at once.
#include "run/transcript.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/check.h"
#include "run/json.h"
#include "run/perfetto.h"
#include "trace/model.h"
#include "trace/why.h"

// ---- names

static const char *const kind_names[EVENT_KINDS] = {
    [EVENT_RUN_BEGIN] = "run_begin",
    [EVENT_RUN_END] = "run_end",
    [EVENT_ITERATION] = "iteration",
    [EVENT_PHASE] = "phase",
    [EVENT_CLOCK] = "clock",
    [EVENT_CALL_SOON] = "call_soon",
    [EVENT_CALL_AT] = "call_at",
    [EVENT_TIMER_DUE] = "timer_due",
    [EVENT_HANDLE_CANCEL] = "handle_cancel",
    [EVENT_HANDLE_BEGIN] = "handle_begin",
    [EVENT_HANDLE_END] = "handle_end",
    [EVENT_DEADLOCK] = "deadlock",
    [EVENT_TASK_NEW] = "task_new",
    [EVENT_TASK_NAME] = "task_name",
    [EVENT_TASK_STEP] = "task_step",
    [EVENT_TASK_YIELD] = "task_yield",
    [EVENT_TASK_AWAIT] = "task_await",
    [EVENT_TASK_CANCEL] = "task_cancel",
    [EVENT_TASK_END] = "task_end",
    [EVENT_FUTURE_NEW] = "future_new",
    [EVENT_FUTURE_CALLBACK] = "future_callback",
    [EVENT_FUTURE_DONE] = "future_done",
    [EVENT_FUTURE_DROP] = "future_drop",
    [EVENT_SYNC_NEW] = "sync_new",
    [EVENT_SYNC_STATE] = "sync_state",
    [EVENT_OUTPUT] = "output",
    [EVENT_MARK] = "mark",
    [EVENT_SOURCE] = "source",
    [EVENT_PLACE] = "place",
    [EVENT_CODE] = "code",
    [EVENT_FRAME_NEW] = "frame_new",
    [EVENT_FRAME_RESUME] = "frame_resume",
    [EVENT_FRAME_SUSPEND] = "frame_suspend",
    [EVENT_FRAME_END] = "frame_end",
    [EVENT_FRAME_DROP] = "frame_drop",
    [EVENT_TASK_FRAME] = "task_frame",
    [EVENT_LINE] = "line",
    [EVENT_EXPR] = "expression",
    [EVENT_RAISE] = "raise",
    [EVENT_VARIABLE] = "variable",
};

static const char *const run_ends[] = {"finished", "failed", "deadlock", "stopped", NULL};
static const char *const phases[] = {"timeout", "poll", "timers", "run", NULL};
static const char *const clock_reasons[] = {"slept", "worked", NULL};
static const char *const handle_whats[] = {"callback", "task_step", "task_wake",
                                           "fill",     "internal",  NULL};
static const char *const step_hows[] = {"first", "value", "exception", "cancel", NULL};
static const char *const outcomes[] = {"pending", "result", "exception", "cancelled", NULL};
static const char *const future_uses[] = {
    "plain",     "sleep",     "gather", "wait", "shield", "group", "lock",   "event",
    "condition", "semaphore", "get",    "put",  "join",   "io",    "worker", NULL};
static const char *const sync_kinds[] = {"lock",    "event",      "condition",      "semaphore",
                                         "queue",   "lifo_queue", "priority_queue", "group",
                                         "barrier", NULL};
static const char *const sync_verbs[] = {"acquire", "release",   "set",  "clear", "notify", "put",
                                         "get",     "task_done", "join", "wait",  "drop",   NULL};
static const char *const frame_kinds[] = {"function",  "module",    "class",
                                          "generator", "coroutine", "async_generator"};
static const char *const raise_hows[] = {"here", "through"};
static const char *const resume_hows[] = {"next", "send", "throw", "return"};
static const char *const suspend_hows[] = {"yield", "await", "delegate"};
static const char *const scopes[] = {"local", "global", "nonlocal", "gone"};
static const char *const callback_verbs[] = {"added", "removed", NULL};
static const char *const streams[] = {"", "stdout", "stderr", NULL};

static const char *const *const variants[EVENT_KINDS] = {
    [EVENT_RUN_END] = run_ends,         [EVENT_PHASE] = phases,
    [EVENT_CLOCK] = clock_reasons,      [EVENT_CALL_SOON] = handle_whats,
    [EVENT_CALL_AT] = handle_whats,     [EVENT_TASK_STEP] = step_hows,
    [EVENT_TASK_END] = outcomes,        [EVENT_FUTURE_NEW] = future_uses,
    [EVENT_FUTURE_DONE] = outcomes,     [EVENT_FUTURE_CALLBACK] = callback_verbs,
    [EVENT_SYNC_NEW] = sync_kinds,      [EVENT_SYNC_STATE] = sync_verbs,
    [EVENT_OUTPUT] = streams,           [EVENT_CODE] = frame_kinds,
    [EVENT_FRAME_RESUME] = resume_hows, [EVENT_FRAME_SUSPEND] = suspend_hows,
    [EVENT_RAISE] = raise_hows,         [EVENT_FRAME_END] = outcomes,
    [EVENT_VARIABLE] = scopes,
};

static bool is_about_handle(const Event *event) {
    return event->kind >= EVENT_CALL_SOON && event->kind <= EVENT_HANDLE_END;
}

static bool has_text(const Event *event) {
    switch ((EventKind)event->kind) {
    case EVENT_SOURCE:
    case EVENT_RUN_BEGIN:
    case EVENT_CALL_SOON:
    case EVENT_TASK_NEW:
    case EVENT_TASK_NAME:
    case EVENT_TASK_AWAIT:
    case EVENT_TASK_END:
    case EVENT_FUTURE_NEW:
    case EVENT_FUTURE_DONE:
    case EVENT_SYNC_NEW:
    case EVENT_OUTPUT: return true;
    default: return false;
    }
}

// ---- JSON

static void add_key(Str *out, const char *key) {
    str_printf(out, ",\"%s\":", key);
}

static void add_object(Str *out, const Model *model, ObjectId id) {
    const TraceObject *object = trace_object(model->trace, id);
    if (!object) {
        str_add(out, "null");
        return;
    }
    const Event *born = trace_at(model->trace, object->born);
    const ModelTask *task = model_task(model, id);
    str_printf(out, "{\"id\":%u,\"kind\":\"%s\",\"name\":", id,
               object->kind == OBJECT_TASK     ? "task"
               : object->kind == OBJECT_FUTURE ? "future"
                                               : sync_kinds[born->a]);
    if (object->kind == OBJECT_FUTURE)
        str_printf(out, "\"F%u\"", object->ordinal);
    else
        json_add_string(out, trace_text(model->trace, task ? task->name : (StringId)born->value));
    str_add(out, "}");
}

// ---- of a program in the lesson language

static void add_place(Str *out, const Trace *trace, PlaceId id) {
    if (!id) {
        str_add(out, "null");
        return;
    }
    const Event *place = trace_place(trace, id);
    EventSpan span = event_span(place->value);
    str_add(out, "{\"file\":");
    json_add_string(out, trace_text(trace, (StringId)trace_source(trace, place->object)->value));
    str_printf(out, ",\"line\":%d,\"col\":%d,\"end_line\":%d,\"end_col\":%d}", span.line, span.col,
               span.end_line, span.end_col);
}

static void add_frame(Str *out, const Model *model, FrameId id) {
    const ModelFrame *frame = model_frame(model, id);
    if (!id) {
        str_add(out, "null");
        return;
    }
    str_printf(out, "{\"id\":%u,\"kind\":\"frame\"", id);
    if (frame) {
        add_key(out, "name");
        const Event *code = trace_code(model->trace, frame->code);
        json_add_string(out, trace_text(model->trace, event_low(code->value)));
    }
    str_add(out, "}");
}

static void add_program_parties(Str *out, const Model *model, const Event *event) {
    const Trace *trace = model->trace;
    EventKind kind = (EventKind)event->kind;
    if (kind == EVENT_TASK_FRAME)
        add_object(out, model, event->subject);
    else if (kind == EVENT_SOURCE || kind == EVENT_PLACE || kind == EVENT_CODE)
        str_printf(out, "%u", event->subject);
    else
        add_frame(out, model, event->subject);
    add_key(out, "object");
    if (kind == EVENT_VARIABLE || kind == EVENT_SOURCE)
        json_add_string(out, trace_text(trace, event->object));
    else if (kind == EVENT_TASK_FRAME || kind == EVENT_FRAME_RESUME)
        add_frame(out, model, event->object);
    else if (kind == EVENT_LINE || kind == EVENT_EXPR || kind == EVENT_RAISE ||
             kind == EVENT_FRAME_SUSPEND)
        add_place(out, trace, event->object);
    else
        str_printf(out, "%u", event->object);
}

static void add_program_value(Str *out, const Trace *trace, const Event *event) {
    switch ((EventKind)event->kind) {
    case EVENT_PLACE: add_place(out, trace, event->subject); return;
    case EVENT_CODE: json_add_string(out, trace_text(trace, event_low(event->value))); return;
    case EVENT_FRAME_NEW: add_place(out, trace, event_high(event->value)); return;
    case EVENT_FRAME_SUSPEND:
        if (event->a != SUSPEND_DELEGATE) break;
        // fall through
    case EVENT_TASK_FRAME:
    case EVENT_FRAME_DROP:
    case EVENT_LINE: str_printf(out, "%" PRId64, event->value); return;
    default: break;
    }
    if (event->value & 1)
        str_printf(out, "%" PRId64, event->value >> 1);
    else
        json_add_string(out, trace_text(trace, (StringId)(event->value >> 1)));
}

static void add_parties(Str *out, const Model *model, const Event *event) {
    add_key(out, "subject");
    if (event_is_of_program(event)) {
        add_program_parties(out, model, event);
        return;
    }
    if (is_about_handle(event))
        str_printf(out, "{\"id\":%u,\"kind\":\"handle\"}", event->subject);
    else
        add_object(out, model, event->subject);
    add_key(out, "object");
    if (event->kind == EVENT_SYNC_NEW || event->kind == EVENT_MARK)
        str_printf(out, "%u", event->object); // a capacity; what the program says
    else
        add_object(out, model, event->object);
}

static void add_why(Str *out, const Why *why, const char *sentence) {
    add_key(out, "why");
    json_add_string(out, sentence);
    add_key(out, "causes");
    str_add(out, "[");
    for (int i = 0, n = 0; i < why->n_causes; i++) {
        WhyCause cause = why->causes[i];
        if (cause.event == EVENT_NONE) continue;
        str_printf(out, "%s{\"event\":%u,\"object\":", n++ ? "," : "", cause.event);
        if (cause.object)
            str_printf(out, "%u}", cause.object);
        else
            str_add(out, "null}");
    }
    str_add(out, "]");
}

static void add_json(Str *out, const Model *model, const Event *event, const Why *why,
                     const char *sentence) {
    str_printf(out, "{\"event\":%u,\"time_ns\":%" PRId64 ",\"kind\":\"%s\"", model->now.n - 1,
               event->time_ns, kind_names[event->kind]);
    if (variants[event->kind]) {
        add_key(out, "variant");
        json_add_string(out, variants[event->kind][event->a]);
    }
    add_parties(out, model, event);
    add_key(out, "value");
    if (event_is_of_program(event) && event->kind != EVENT_SOURCE)
        add_program_value(out, model->trace, event);
    else if (has_text(event))
        json_add_string(out, trace_text(model->trace, (StringId)event->value));
    else
        str_printf(out, "%" PRId64, event->value);
    add_key(out, "cause");
    if (event->cause == EVENT_NONE)
        str_add(out, "null");
    else
        str_printf(out, "%u", event->cause);
    add_key(out, "site");
    const char *path = event_site_path(event->site);
    str_printf(out, *path ? "\"%s:%d\"" : "\"\"", path, event_site_line(event->site));
    add_key(out, "told");
    str_add(out, why_matters(model->trace, event) ? "true" : "false");
    add_why(out, why, sentence);
    str_add(out, "}\n");
}

// ---- words

enum { TIME_COLUMN = 10 };

static void add_words(Str *out, const char *time, const char *sentence) {
    const char *end = time + strlen(time);
    int width = 0;
    for (const char *c = time; c < end; width++)
        utf8_next(&c, end);
    str_printf(out, "%*s%s  %s\n", width < TIME_COLUMN ? TIME_COLUMN - width : 0, "", time,
               sentence);
}

// ---- all of it

struct Transcript {
    const Trace *trace;
    const Tr *table;
    TranscriptForm form;
    FILE *out;
    Model model;
    Perfetto perfetto;
    Arena arena; // for one event
    Str line;
    bool is_lost; // [out] did not take it
};

Transcript *transcript_begin(const Trace *trace, const Tr *table, TranscriptForm form, FILE *out) {
    Transcript *telling = calloc(1, sizeof *telling);
    if (!telling) check_no_memory("a transcript");
    telling->trace = trace;
    telling->table = table;
    telling->form = form;
    telling->out = out;
    model_init(&telling->model, trace);
    if (form == TRANSCRIPT_PERFETTO)
        perfetto_begin(&telling->perfetto, &telling->model, table, &telling->line);
    return telling;
}

static void tell_event(Transcript *telling) {
    Model *model = &telling->model;
    const Event *event = model_event(model);
    if (telling->form == TRANSCRIPT_PERFETTO) {
        perfetto_event(&telling->perfetto, &telling->arena, &telling->line);
        return;
    }
    if (telling->form == TRANSCRIPT_WORDS && !why_matters(telling->trace, event)) return;
    Why why;
    why_make(model, &why);
    const char *sentence = why_text(&why, telling->trace, telling->table, &telling->arena);
    if (telling->form == TRANSCRIPT_JSON)
        add_json(&telling->line, model, event, &why, sentence);
    else
        add_words(&telling->line,
                  why_instant(telling->trace, telling->table, &telling->arena, event->time_ns),
                  sentence);
}

static void put_out(Transcript *telling) {
    Str *line = &telling->line;
    if (line->n && fwrite(line->text, 1, line->n, telling->out) != line->n) telling->is_lost = true;
    str_clear(line);
    arena_reset(&telling->arena);
}

bool transcript_some(Transcript *telling, uint32_t n_events) {
    for (uint32_t i = 0; i < n_events; i++) {
        if (telling->is_lost || !model_step(&telling->model)) return false;
        tell_event(telling);
        put_out(telling);
    }
    return true;
}

uint32_t transcript_position(const Transcript *telling) {
    return telling->model.now.n;
}

bool transcript_end(Transcript *telling, Error *error) {
    if (telling->form == TRANSCRIPT_PERFETTO) perfetto_end(&telling->perfetto, &telling->line);
    put_out(telling);
    bool ok = fflush(telling->out) == 0 && !telling->is_lost;
    if (!ok) error_set(error, "what was to be printed got lost: %s", strerror(errno));
    perfetto_deinit(&telling->perfetto);
    str_deinit(&telling->line);
    arena_deinit(&telling->arena);
    model_deinit(&telling->model);
    free(telling);
    return ok;
}

bool transcript_write(const Trace *trace, const Tr *table, TranscriptForm form, FILE *out,
                      Error *error) {
    Transcript *telling = transcript_begin(trace, table, form, out);
    while (transcript_some(telling, UINT32_MAX))
        continue;
    return transcript_end(telling, error);
}
