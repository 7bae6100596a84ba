// Ties are followed from what is pointed at to where something is drawn, never further.
#include "view/parts/light.h"

#include <string.h>

#include "view/code/code_focus.h"
#include "view/stage/variable_rows.h"

int light_line_of(const Scene *scene, uint32_t event, SourceId *source) {
    enum { MOST = 8 };
    *source = 0;
    for (int i = 0; event != EVENT_NONE && i < MOST; i++) {
        const Event *e = trace_at(scene->trace, event);
        bool has_place = e->kind == EVENT_LINE || e->kind == EVENT_FRAME_SUSPEND;
        if (has_place && e->object) {
            *source = trace_place(scene->trace, e->object)->object;
            return trace_line(scene->trace, e->object);
        }
        event = e->cause;
    }
    return 0;
}

ViewThing light_line_thing(const Scene *scene, SourceId source, int line) {
    return (ViewThing){VIEW_LINE, scene->run, (uint32_t)line, source};
}

static const ModelFrame *pointed_frame(const Scene *scene) {
    ViewThing at = scene->view->pointed;
    if (at.kind == VIEW_TASK) return code_frame_of_task(scene, at.id);
    return at.kind == VIEW_FRAME ? model_frame(scene->model, at.id) : NULL;
}

bool light_on_line(const Scene *scene, SourceId source, int line) {
    ViewThing at = scene->view->pointed;
    if (at.run != scene->run || !line) return false;
    if (at.kind == VIEW_LINE) return at.id == (uint32_t)line && at.of == source;
    if (at.kind == VIEW_EVENT) {
        SourceId of;
        return light_line_of(scene, at.id, &of) == line && of == source;
    }
    const ModelFrame *frame = pointed_frame(scene);
    return frame && code_source(scene, frame) == source && code_line(scene, frame) == line;
}

bool light_on_task(const Scene *scene, ObjectId task) {
    ViewThing at = scene->view->pointed;
    if (at.run != scene->run || !task) return false;
    if (at.kind == VIEW_EVENT) return trace_at(scene->trace, at.id)->subject == task;
    if (at.kind != VIEW_FRAME) return at.kind == VIEW_TASK && at.id == task;
    const ModelFrame *frame = model_frame(scene->model, at.id);
    return frame && code_task(scene, frame) == task;
}

bool light_on_frame(const Scene *scene, FrameId frame) {
    ViewThing at = scene->view->pointed;
    if (at.run != scene->run || !frame) return false;
    if (at.kind == VIEW_VARIABLE) return at.of == frame;
    return at.kind == VIEW_FRAME && at.id == frame;
}

bool light_on_output(const Scene *scene, uint32_t event) {
    ViewThing at = scene->view->pointed;
    if (at.run != scene->run) return false;
    if (at.kind == VIEW_EVENT) return at.id == event;
    if (at.kind == VIEW_TASK) return trace_at(scene->trace, event)->subject == at.id;
    SourceId source;
    return at.kind == VIEW_LINE && light_line_of(scene, event, &source) == (int)at.id &&
           source == at.of;
}

int light_line_of_cause(const Scene *scene, const WhyCause *cause, SourceId *source) {
    *source = 0;
    if (cause->event == EVENT_NONE || cause->object || cause->handle) return 0;
    const Event *e = trace_at(scene->trace, cause->event);
    switch ((EventKind)e->kind) {
    case EVENT_LINE:
    case EVENT_FRAME_SUSPEND:
    case EVENT_FRAME_RESUME:
    case EVENT_FRAME_NEW:
    case EVENT_FRAME_END:
    case EVENT_RAISE: return light_line_of(scene, cause->event, source);
    default: return 0;
    }
}

int light_cause_on_line(const Scene *scene, SourceId source, int line) {
    bool are_numbered = scene->has_why && !scene->view->hood; // under the hood others are
    for (int i = 0; are_numbered && i < scene->why.n_causes; i++) {
        SourceId of;
        if (light_line_of_cause(scene, &scene->why.causes[i], &of) == line && of == source)
            return i + 1;
    }
    return 0;
}

// ---- names in the source

// The innermost def or class that the line is in; NULL: none.
static const CodeBlock *block_of(const CodeText *code, int line) {
    const CodeBlock *found = NULL;
    for (size_t i = 0; i < code->blocks.n; i++) {
        const CodeBlock *block = &code->blocks.at[i];
        if (block->line <= line && line <= block->last) found = block;
    }
    return found;
}

static bool has_variable(const Scene *scene, const ModelFrame *frame, const char *name, size_t n,
                         StringId *id) {
    const ModelVariable *v = model_first_variable(scene->model, frame);
    for (; v; v = model_next_variable(scene->model, v)) {
        const char *known = trace_text(scene->trace, v->name);
        if (v->scope == VARIABLE_GONE || strncmp(known, name, n) != 0 || known[n]) continue;
        *id = v->name;
        return true;
    }
    return false;
}

// Whether the code of [frame] is where the line is: in its def, or outside of any for a module.
static bool is_code_of(const Scene *scene, const CodeText *code, const ModelFrame *frame,
                       int line) {
    if (code_source(scene, frame) != code->source) return false;
    const CodeBlock *block = block_of(code, line);
    if (frame->kind == FRAME_MODULE) return true;
    int first = (int)event_high(trace_code(scene->trace, frame->code)->value);
    return block && first >= block->line && first <= block->body;
}

ViewThing light_name_thing(const Scene *scene, const CodeText *code, int line, uint32_t from,
                           uint32_t n) {
    const char *name = code->lines.at[line - 1].text + from;
    const ModelFrame *frame = code_focus(scene).frame;
    StringId id;
    for (int i = 0; frame && i < 64; i++) {
        if (is_code_of(scene, code, frame, line) && has_variable(scene, frame, name, n, &id))
            return (ViewThing){VIEW_VARIABLE, scene->run, id, frame->id};
        frame = model_frame(scene->model, frame->parent ? frame->parent : frame->caller);
    }
    for (uint32_t i = 1; i <= scene->model->now.n_frames; i++) {
        frame = &scene->model->frames[i];
        if (frame->id && frame->kind == FRAME_MODULE && is_code_of(scene, code, frame, line) &&
            has_variable(scene, frame, name, n, &id))
            return (ViewThing){VIEW_VARIABLE, scene->run, id, frame->id};
    }
    return (ViewThing){0};
}

bool light_on_name(const Scene *scene, const CodeText *code, int line, uint32_t from, uint32_t n) {
    ViewThing at = scene->view->pointed;
    if (at.kind != VIEW_VARIABLE || at.run != scene->run) return false;
    const char *name = trace_text(scene->trace, at.id);
    if (strlen(name) != n || memcmp(name, code->lines.at[line - 1].text + from, n) != 0)
        return false;
    const ModelFrame *frame = model_frame(scene->model, at.of);
    return frame && is_code_of(scene, code, frame, line);
}

// ---- going along things by keyboard

enum { MOST_THINGS = 512, MOST_OUTPUTS = 8 };

typedef struct Things {
    int n;
    ViewThing at[MOST_THINGS];
} Things;

static void add(Things *things, const Scene *scene, ViewKind kind, uint32_t id, uint32_t of) {
    if (things->n < MOST_THINGS) things->at[things->n++] = (ViewThing){kind, scene->run, id, of};
}

static void add_all(Things *things, const Scene *scene) {
    const Model *model = scene->model;
    for (uint32_t i = 1; i <= model->now.n_tasks; i++)
        if (model_is_own_task(model, &model->tasks[i]))
            add(things, scene, VIEW_TASK, model->tasks[i].future.id, 0);
    for (uint32_t i = 1; i <= model->now.n_tasks; i++) {
        ObjectId awaits = model->tasks[i].awaits;
        if (awaits && !model_task(model, awaits)) add(things, scene, VIEW_FUTURE, awaits, 0);
    }
    for (uint32_t i = 1; i <= model->now.n_syncs; i++)
        if (!model->syncs[i].is_gone) add(things, scene, VIEW_SYNC, model->syncs[i].id, 0);
    const ModelFrame *frame = code_focus(scene).frame;
    if (frame) {
        add(things, scene, VIEW_FRAME, frame->id, 0);
        int line = code_line(scene, frame);
        if (line) add(things, scene, VIEW_LINE, (uint32_t)line, code_source(scene, frame));
        const ModelVariable *v = model_first_variable(model, frame);
        for (; v; v = model_next_variable(model, v))
            if (v->scope != VARIABLE_GONE) add(things, scene, VIEW_VARIABLE, v->name, frame->id);
    }
    uint32_t n = model->now.n_outputs;
    for (uint32_t i = n > MOST_OUTPUTS ? n - MOST_OUTPUTS : 0; i < n; i++)
        add(things, scene, VIEW_EVENT, scene->trace->lists[TRACE_OUTPUTS].at[i], 0);
}

static ViewThing next_thing(const Scene *scene, ViewThing from, bool forward) {
    Things *things = arena_alloc(scene->view->arena, sizeof *things);
    things->n = 0;
    add_all(things, scene);
    int at = -1;
    for (int i = 0; i < things->n; i++)
        if (view_same(things->at[i], from)) at = i;
    at = forward ? at + 1 : at < 0 ? things->n - 1 : at - 1;
    return at >= 0 && at < things->n ? things->at[at] : (ViewThing){0};
}

void light_by_keyboard(const Scene *scene) {
    View *view = scene->view;
    if (view->stage->light_step)
        view->kept = next_thing(scene, view->kept, view->stage->light_step > 0);
    view->stage->light_step = 0;
    view->next_kept = view->kept;
}
