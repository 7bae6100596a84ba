// The innermost frame that the last event is about; where the loop has the word, the place where
// the program was last, without amber.
#include "view/code_focus.h"

#include <inttypes.h>

enum { MOST_DEPTH = 2000 };

// The innermost frame of the chain of awaits that a task runs.
static const ModelFrame *frame_of_task(const Scene *scene, ObjectId id) {
    const ModelTask *task = model_task(scene->model, id);
    const ModelFrame *frame = task ? model_frame(scene->model, task->frame) : NULL;
    for (int i = 0; frame && frame->delegate && i < MOST_DEPTH; i++)
        frame = model_frame(scene->model, frame->delegate);
    return frame;
}

CodeFocus code_focus(const Scene *scene) {
    const Model *model = scene->model;
    const Event *e = scene->event;
    const ModelFrame *running = model_running_frame(model);
    const ModelFrame *last = model_frame(model, model->now.last_frame);
    if (!e) return (CodeFocus){0};
    switch ((EventKind)e->kind) {
    case EVENT_LINE:
    case EVENT_EXPR:
    case EVENT_RAISE:
    case EVENT_VARIABLE:
    case EVENT_FRAME_RESUME:
    case EVENT_FRAME_SUSPEND: return (CodeFocus){model_frame(model, e->subject), true};
    case EVENT_FRAME_NEW: {
        bool runs = running && running->id == e->subject;
        return (CodeFocus){runs ? running : running ? running : last, true};
    }
    case EVENT_FRAME_END: return (CodeFocus){running ? running : last, running != NULL};
    case EVENT_OUTPUT: return (CodeFocus){running, true};
    case EVENT_TASK_STEP:
    case EVENT_TASK_AWAIT:
    case EVENT_TASK_YIELD: {
        const ModelFrame *frame = frame_of_task(scene, e->subject);
        if (frame) return (CodeFocus){frame, true};
        break;
    }
    default: break;
    }
    return (CodeFocus){last ? last : running, false};
}

ObjectId code_task(const Scene *scene, const ModelFrame *frame) {
    for (int i = 0; frame && !frame->task && i < MOST_DEPTH; i++)
        frame = model_frame(scene->model, frame->parent);
    return frame ? frame->task : 0;
}

SourceId code_source(const Scene *scene, const ModelFrame *frame) {
    return trace_code(scene->trace, frame->code)->object;
}

int code_line(const Scene *scene, const ModelFrame *frame) {
    int line = frame->place ? trace_line(scene->trace, frame->place) : 0;
    return line ? line : trace_line(scene->trace, frame->line);
}

const char *code_frame_name(const Scene *scene, const ModelFrame *frame) {
    if (frame->kind == FRAME_MODULE) return tr(scene->view->tr, "stage.module");
    return trace_text(scene->trace, event_low(trace_code(scene->trace, frame->code)->value));
}

const char *code_value(const Scene *scene, EventValue value) {
    if (value & 1) return arena_printf(scene->view->arena, "%" PRId64, value >> 1);
    return trace_text(scene->trace, (StringId)(value >> 1));
}
