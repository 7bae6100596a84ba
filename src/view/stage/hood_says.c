// See hood_says.h.
#include "view/stage/hood_says.h"

#include <ctype.h>
#include <string.h>

#include "view/code/code_focus.h"

bool hood_is_seen(const Scene *scene, const Hood *hood) {
    return scene->event && hood->seen == scene->model->now.n - 1 && hood->calls.n;
}

// The frame that the event is about.
static FrameId frame_of(const Scene *scene) {
    if (event_is_of_program(scene->event)) return scene->event->subject;
    const ModelFrame *frame = code_frame_of_task(scene, scene->now_task);
    return frame ? frame->id : 0;
}

const HoodStack *hood_other(const Scene *scene, const Hood *hood) {
    const HoodStack *resumer = hood_resumer(hood);
    if (resumer) return resumer;
    FrameId frame = frame_of(scene);
    for (size_t i = 0; frame && i < hood->stacks.n; i++) {
        const HoodStack *stack = &hood->stacks.at[i];
        if (!stack->runs && stack->view.n_registers && stack->frame == frame) return stack;
    }
    return NULL;
}

const CoroView *hood_saved(const Hood *hood, const HoodStack *other) {
    if (!other) return NULL;
    return other == hood_resumer(hood) ? &hood->resumer : &other->view;
}

static ObjectId task_of(const Scene *scene, const HoodStack *stack) {
    const ModelFrame *frame = stack->frame ? model_frame(scene->model, stack->frame) : NULL;
    return frame ? code_task(scene, frame) : 0;
}

int hood_identity(const Scene *scene, const HoodStack *stack) {
    ObjectId task = task_of(scene, stack);
    return task ? scene_identity(scene, task) : -1;
}

// Whether it is the loop itself that told of the event.
static bool is_loops(const Hood *hood) {
    return strncmp(hood->place.path, "loop/", 5) == 0;
}

// The program's own stack is the loop's, too, from where that begins to run it.
const char *hood_stack_name(const Scene *scene, const HoodStack *stack) {
    const ModelFrame *frame = stack->frame ? model_frame(scene->model, stack->frame) : NULL;
    if (frame) return code_frame_name(scene, frame);
    bool is_loop = is_loops(scene->view->hood) || scene->model->now.running_task;
    return tr(scene->view->tr, is_loop ? "hood.loop" : "hood.program");
}

static Chip who_is_here(const Scene *scene, const HoodStack *here) {
    ObjectId id = here ? task_of(scene, here) : scene->now_task;
    const ModelTask *task = model_task(scene->model, id);
    if (task) return scene_chip(scene, task);
    bool is_frame = here && model_frame(scene->model, here->frame);
    bool is_loop = is_loops(scene->view->hood);
    return (Chip){
        .look = LOOK_RUNNING,
        .identity = -1,
        .icon = ICON_NONE,
        .name = is_frame ? hood_stack_name(scene, here)
                         : tr(scene->view->tr, is_loop ? "hood.who.loop" : "hood.who.program")};
}

const char *hood_sentence(const Scene *scene, const Hood *hood, Chip *who) {
    const Tr *texts = scene->view->tr;
    Arena *arena = scene->view->arena;
    const char *path = hood->place.path;
    const char *text = scene->event && *path ? hood_source((Hood *)hood, path) : NULL;
    if (!text) return NULL;
    int first;
    const char *function = hood_function_at(arena, text, hood->place.line, &first);
    bool is_seen = hood_is_seen(scene, hood) && hood_here(hood);
    const HoodStack *other = is_seen ? hood_other(scene, hood) : NULL;
    *who = who_is_here(scene, is_seen ? hood_here(hood) : NULL);
    const char *key = !is_seen                      ? "hood.says.line"
                      : !other                      ? "hood.says.alone"
                      : other == hood_resumer(hood) ? "hood.says.resumed"
                                                    : "hood.says.left";
    return TR(arena, texts, key, {"who", .text = "\4"}, {"n", .number = hood->place.line},
              {"function", .text = function}, {"one", .text = "\1"}, {"two", .text = "\2"},
              {"three", .text = "\3"},
              {"other", .text = other ? hood_stack_name(scene, other) : ""});
}

static const char *line_of(const char *text, int line) {
    while (line-- > 1 && text) {
        text = strchr(text, '\n');
        if (text) text++;
    }
    return text;
}

const char *hood_function_at(Arena *arena, const char *text, int line, int *first) {
    for (*first = line; *first > 0; --*first) {
        const char *at = line_of(text, *first);
        size_t n = at ? strcspn(at, "\n") : 0;
        const char *open = at ? memchr(at, '(', n) : NULL;
        if (!open || !(isalpha((unsigned char)*at)) || at[n - 1] == ';' || at[n - 1] == ':')
            continue;
        // What is told to the compiler before the name has parentheses of its own.
        static const char attribute[] = "__attribute__((";
        const char *told = strstr(at, attribute), *after = told ? strstr(told, "))") : NULL;
        if (after && after < at + n && told < open)
            open = memchr(after + 2, '(', (size_t)(at + n - after - 2));
        if (!open) continue;
        const char *begin = open;
        while (begin > at && (isalnum((unsigned char)begin[-1]) || begin[-1] == '_'))
            begin--;
        return arena_copy(arena, begin, (size_t)(open - begin));
    }
    *first = line;
    return "";
}
