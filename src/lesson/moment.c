// One walk along the trace finds a moment; a question is answered by a model that stands at it.
#include "lesson/moment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "trace/model.h"
#include "trace/predict.h"

enum { MAIN_SOURCE = 1 };

// ---- finding

typedef struct Walk {
    const Trace *trace;
    const LessonTarget *target;
    int line;
    ObjectId task;       // that runs
    VEC(StringId) names; // of the tasks, by ObjectId
    VEC(PlaceId) places; // by FrameId: the statement, or where it sleeps
} Walk;

static bool is_at_line(const Walk *walk, PlaceId place) {
    return place && trace_place(walk->trace, place)->object == MAIN_SOURCE &&
           trace_line(walk->trace, place) == walk->line;
}

#define PUT(vec, index, put)                                                                       \
    do {                                                                                           \
        while ((vec)->n <= (index))                                                                \
            vec_push((vec), 0);                                                                    \
        (vec)->at[index] = (put);                                                                  \
    } while (0)

static PlaceId place_of(const Walk *walk, FrameId frame) {
    return frame < walk->places.n ? walk->places.at[frame] : 0;
}

static bool is_right_task(const Walk *walk) {
    if (!walk->target->task) return true;
    StringId name = walk->task < walk->names.n ? walk->names.at[walk->task] : 0;
    return walk->task && strcmp(trace_text(walk->trace, name), walk->target->task) == 0;
}

// Takes [event] in. True: it is of the kind, and at the line, that is looked for.
static bool meets(Walk *walk, const Event *event) {
    LessonPhase phase = walk->target->phase;
    switch ((EventKind)event->kind) {
    case EVENT_TASK_NEW:
    case EVENT_TASK_NAME: PUT(&walk->names, event->subject, (StringId)event->value); return false;
    case EVENT_TASK_STEP: walk->task = event->subject; return false;
    case EVENT_HANDLE_END: walk->task = 0; return false;
    case EVENT_LINE:
        PUT(&walk->places, event->subject, event->object);
        return phase == PHASE_LINE && is_at_line(walk, event->object);
    case EVENT_FRAME_SUSPEND:
        PUT(&walk->places, event->subject, event->object);
        return phase == PHASE_SUSPEND && is_at_line(walk, event->object);
    case EVENT_FRAME_RESUME:
        return phase == PHASE_RESUME && is_at_line(walk, place_of(walk, event->subject));
    case EVENT_FRAME_END:
        return phase == PHASE_RETURN && event->a == OUTCOME_RESULT &&
               is_at_line(walk, place_of(walk, event->subject));
    case EVENT_RAISE: return phase == PHASE_RAISE && is_at_line(walk, event->object);
    default: return false;
    }
}

// A frame that falls asleep at [i] takes its task along: the moment is when the task sleeps, not
// when it is about to. Where something else of it runs first, it is the frame's alone.
static uint32_t task_asleep(const Walk *walk, uint32_t i) {
    for (uint32_t k = i; walk->task && k < walk->trace->n; k++) {
        const Event *e = trace_at(walk->trace, k);
        if (e->kind == EVENT_TASK_AWAIT && e->subject == walk->task) return k + 1;
        bool is_more_of_it = e->kind == EVENT_FRAME_SUSPEND || e->kind < EVENT_TASK_NEW ||
                             (e->kind >= EVENT_FUTURE_NEW && e->kind < EVENT_OUTPUT);
        if (!is_more_of_it || e->kind == EVENT_HANDLE_END) break;
    }
    return i;
}

bool moment_find(const Trace *trace, const LessonTarget *target, int line, uint32_t *position) {
    if (strcmp(target->mark, "start") == 0 || strcmp(target->mark, "end") == 0) {
        *position = target->mark[0] == 'e' ? trace->n : 0;
        return true;
    }
    Walk walk = {.trace = trace, .target = target, .line = line};
    int left = target->occurrence;
    uint32_t i = 0;
    for (; line && left && i < trace->n; i++)
        if (meets(&walk, trace_at(trace, i)) && is_right_task(&walk)) left--;
    if (!left && target->phase == PHASE_SUSPEND) i = task_asleep(&walk, i);
    vec_deinit(&walk.names);
    vec_deinit(&walk.places);
    *position = i;
    return line && !left;
}

int moment_line(const Trace *trace, const char *mark) {
    if (trace->sources.n <= MAIN_SOURCE) return 0;
    const char *text = trace_text(trace, trace_source(trace, MAIN_SOURCE)->object);
    return lesson_find_mark(text, strlen(text), mark);
}

// ---- what is true

static const char *copy(Arena *arena, const char *text) {
    return arena_copy(arena, text, strlen(text));
}

static const Event *next_step(const Trace *trace, uint32_t position) {
    uint32_t i = trace_list_rank(trace, TRACE_STEPS, position);
    const Event *event =
        i < trace->lists[TRACE_STEPS].n ? trace_at(trace, trace->lists[TRACE_STEPS].at[i]) : NULL;
    return event;
}

static const ModelTask *find_task(const Model *model, const char *name) {
    for (uint32_t i = 1; i <= model->now.n_tasks; i++)
        if (strcmp(trace_text(model->trace, model->tasks[i].name), name) == 0)
            return &model->tasks[i];
    return NULL;
}

static const char *state_word(TaskState state) {
    switch (state) {
    case STATE_CREATED: return "created";
    case STATE_READY: return "ready";
    case STATE_RUNNING: return "running";
    case STATE_DONE: return "done";
    case STATE_FAILED: return "failed";
    case STATE_CANCELLED: return "cancelled";
    default: return "waiting";
    }
}

static const char *find_variable(Arena *arena, const Model *model, const char *name) {
    const ModelFrame *frame = model_frame(model, model->now.last_frame);
    if (!frame) frame = model_running_frame(model);
    for (; frame; frame = model_frame(model, frame->caller))
        for (const ModelVariable *v = model_first_variable(model, frame); v;
             v = model_next_variable(model, v)) {
            if (v->scope == VARIABLE_GONE || strcmp(trace_text(model->trace, v->name), name) != 0)
                continue;
            if (v->value & 1) return arena_printf(arena, "%lld", (long long)(v->value >> 1));
            return copy(arena, trace_text(model->trace, (StringId)(v->value >> 1)));
        }
    return NULL;
}

static const char *answer(Arena *arena, Model *model, const LessonQuestion *question) {
    const Trace *trace = model->trace;
    uint32_t position = model->now.n;
    const Event *step = next_step(trace, position);
    switch (question->ask) {
    case ASK_OUTPUT: return predict_output(arena, trace, position, NULL);
    case ASK_RUNS:
        if (!step) return NULL;
        model_seek(model,
                   trace->lists[TRACE_STEPS].at[trace_list_rank(trace, TRACE_STEPS, position)]);
        return copy(arena, trace_text(trace, model_task(model, step->subject)->name));
    case ASK_WAKES: {
        const ModelHandle *timer;
        if (!model_next_timers(model, &timer, 1)) return NULL;
        // The little that running itself takes is not what is asked.
        return arena_printf(arena, "%.9g", round((double)timer->due_ns / 1e6) / 1e3);
    }
    case ASK_STATE: {
        if (step)
            model_seek(model,
                       trace->lists[TRACE_STEPS].at[trace_list_rank(trace, TRACE_STEPS, position)] +
                           1);
        const ModelTask *task = find_task(model, question->about);
        return task ? state_word(task->state) : NULL;
    }
    case ASK_VALUE: return find_variable(arena, model, question->about);
    case LESSON_ASKS: break;
    }
    return NULL;
}

const char *moment_truth(Arena *arena, const Trace *trace, const LessonQuestion *question,
                         uint32_t position) {
    Model model;
    model_init(&model, trace);
    model_seek(&model, position);
    const char *truth = answer(arena, &model, question);
    model_deinit(&model);
    return truth;
}

bool moment_says(LessonAsk ask, const char *choice, const char *truth) {
    if (ask != ASK_WAKES) return strcmp(choice, truth) == 0;
    // "1 s", "2.5 seconds", "2,5 с": the number counts, to a millisecond.
    char number[64];
    size_t n = 0;
    for (const char *at = choice; *at && n + 1 < sizeof number; at++) {
        if (strchr("0123456789.,", *at))
            number[n++] = (char)(*at == ',' ? '.' : *at);
        else if (n)
            break;
    }
    number[n] = '\0';
    return n && fabs(strtod(number, NULL) - strtod(truth, NULL)) < 0.0015;
}
