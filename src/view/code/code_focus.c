// The innermost frame that the last event is about; where the loop has the word, the place where
// the program was last, without amber.
#include "view/code/code_focus.h"

#include <inttypes.h>

enum { MOST_DEPTH = 2000 };

// The innermost frame of the chain of awaits that a task runs.
const ModelFrame *code_frame_of_task(const Scene *scene, ObjectId id) {
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
    case EVENT_FRAME_END: {
        // An exception is still where it left the frame, and so is a task where it returned.
        const ModelFrame *ended = model_frame(model, e->subject);
        if (ended && (e->a == OUTCOME_EXCEPTION || ended->task)) return (CodeFocus){ended, true};
        return (CodeFocus){running ? running : last, running != NULL};
    }
    case EVENT_OUTPUT: return (CodeFocus){running, true};
    case EVENT_TASK_STEP:
    case EVENT_TASK_AWAIT:
    case EVENT_TASK_YIELD: {
        const ModelFrame *frame = code_frame_of_task(scene, e->subject);
        if (frame) return (CodeFocus){frame, true};
        break;
    }
    default: break;
    }
    return (CodeFocus){last ? last : running, false};
}

ObjectId code_task(const Scene *scene, const ModelFrame *frame) {
    return frame ? model_task_of_frame(scene->model, frame->id) : 0;
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
    const char *text = value & 1 ? arena_printf(scene->view->arena, "%" PRId64, value >> 1)
                                 : trace_text(scene->trace, (StringId)(value >> 1));
    return view_veil(scene->view, text);
}

const ModelFrame *code_root(const Scene *scene, const ModelFrame *frame) {
    const ModelFrame *outer;
    for (int i = 0; (outer = model_frame(scene->model, frame->parent)) && i < MOST_DEPTH; i++)
        frame = outer;
    return frame;
}

// The id of its frame is as steady as its place among the generators would be.
int code_identity(const Scene *scene, const ModelFrame *frame) {
    return (int)(code_root(scene, frame)->id & 7);
}

const char *code_holder(const Scene *scene, const ModelFrame *frame) {
    const Model *model = scene->model;
    uint32_t link = frame->id | EVENT_LINK_IS_FRAME;
    for (uint32_t i = 1; i <= model->now.n_frames; i++) {
        if (!model->frames[i].id) continue;
        const ModelVariable *v = model_first_variable(model, &model->frames[i]);
        for (; v; v = model_next_variable(model, v)) {
            if (v->scope != VARIABLE_GONE && event_value_link(v->value) == link)
                return trace_text(scene->trace, v->name);
        }
    }
    return NULL;
}

const char *code_place_of_task(const Scene *scene, const ModelTask *task) {
    const ModelFrame *frame = task ? code_frame_of_task(scene, task->future.id) : NULL;
    int line = frame ? code_line(scene, frame) : 0;
    if (!line) return NULL;
    return TR(scene->view->arena, scene->view->tr, "stage.place",
              {"function", .text = code_frame_name(scene, frame)}, {"line", .number = line});
}
