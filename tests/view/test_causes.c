// What Why counts as a cause has its number in the picture: at a timer, a future, the way into the
// running place, a task, or a line. Along many programs, step by step.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "program/program.h"
#include "trace/why.h"
#include "view/stage/scene.h"

static App app;

static const char *const programs[] = {"producer", "crawler", "philosophers", "supervisor",
                                       "barrier",  "shield",  "rate",         "averages",
                                       "contexts", "retry",   "broker"};

static void open_program(const char *name, int w, int h) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s.py", PROGRAMS_FOLDER, name);
    ViewConfig config = kit_config();
    config.program_path = path;
    config.depth = REPORT_EXPRESSIONS;
    config.w = w, config.h = h;
    kit_open(&app, &config);
    while (program_run_some(app.program, SECOND))
        continue;
    app_draw(&app);
}

// The discs with a number: as wide as high, round, filled with what is now; below the sentence.
static int n_badges(void) {
    const DrawList *list = &app.ui.list;
    int n = 0;
    for (size_t i = 0; i < list->commands.n; i++) {
        const DrawCommand *c = &list->commands.at[i];
        if (c->kind != DRAW_BOX || c->box.fill != app.ui.theme->now) continue;
        Rect rect = c->box.rect;
        bool is_disc = rect.w == rect.h && rect.w >= 14 && c->box.radius_q >= rect.w * 32 - 64;
        n += is_disc && rect.y > 150;
    }
    return n;
}

static void go_to(uint32_t position) {
    cursor_seek(&app.now, position);
    app.time_ns = cursor_time(&app.now);
    while (!app.is_prepared)
        app_advance(&app, app.wall_ns + MILLI);
    app_draw(&app);
}

// A task of the library itself is not shown.
static bool is_hidden(const WhyCause *cause) {
    const Model *model = &app.now.models[0];
    const ModelTask *task = model_task(model, cause->object);
    return task && !task->frame;
}

static int n_shown(const Why *why) {
    int n = 0;
    for (int i = 0; i < why->n_causes; i++)
        n += why->causes[i].event != EVENT_NONE && !is_hidden(&why->causes[i]);
    return n;
}

static void each_cause_has_its_number(void **state) {
    (void)state;
    enum { TALL = 1700 }; // so that every line of the program is seen
    for (size_t p = 0; p < sizeof programs / sizeof *programs; p++) {
        open_program(programs[p], 1920, TALL);
        const Trace *trace = app.record;
        for (uint32_t i = 1; i <= trace->n; i += 1 + i % 3) {
            const Event *e = trace_at(trace, i - 1);
            if (!why_matters(trace, e) || e->kind == EVENT_OUTPUT) continue;
            go_to(i);
            Why why;
            assert_true(why_make(&app.now.models[0], &why));
            if (n_badges() < n_shown(&why))
                fail_msg("%s, event %u: a number is missing: %s", programs[p], i - 1,
                         why_text(&why, trace, app.texts, &app.arena));
        }
        app_deinit(&app);
    }
}

static const char *why_not(const View *view, const char *name) {
    Scene scene = scene_at((View *)view, &app.now, app.time_ns);
    for (uint32_t i = 1; i <= scene.model->now.n_tasks; i++) {
        const ModelTask *task = &scene.model->tasks[i];
        if (strcmp(trace_text(scene.trace, task->name), name) == 0)
            return scene_why_not(&scene, task);
    }
    fail_msg("there is no task %s", name);
    return NULL;
}

// To where the task first waits for a future of that kind.
static void go_to_wait(FutureFor use, const char *name) {
    const Trace *trace = app.record;
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        if (e->kind != EVENT_TASK_AWAIT || !e->object) continue;
        const Event *born = trace_at(trace, trace_object(trace, e->object)->born);
        if (born->kind != EVENT_FUTURE_NEW || born->a != use) continue;
        go_to(i + 1);
        const ModelTask *task = model_task(&app.now.models[0], e->subject);
        if (strcmp(trace_text(trace, task->name), name) == 0) return;
    }
    fail_msg("%s never waits so", name);
}

// The tasks tell what they wait for. An event wakes all at once: nobody is ahead of anybody.
static void each_task_says_why_it_waits(void **state) {
    (void)state;
    static const struct {
        const char *program, *name, *why;
        FutureFor use;
    } cases[] = {
        {"barrier", "Task-1", "1 of 4 there", FUTURE_CONDITION},
        {"barrier", "rabbit", "3 of 4 there", FUTURE_CONDITION},
        {"barrier", "fox", "not set yet", FUTURE_EVENT},
        {"barrier", "rabbit", "not set yet", FUTURE_EVENT},
        {"barrier", "referee", "not notified yet", FUTURE_CONDITION},
        {"producer", "Task-3", "no item yet", FUTURE_GET},
        {"producer", "Task-2", "no room yet", FUTURE_PUT},
        {"crawler", "Task-1", "items unfinished", FUTURE_JOIN},
        {"crawler", "Task-4", "1 ahead in line", FUTURE_GET},
        {"philosophers", "Plato", "held by Kant", FUTURE_LOCK},
        {"philosophers", "Task-1", "its tasks go on", FUTURE_GROUP},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        open_program(cases[i].program, 1280, 720);
        go_to_wait(cases[i].use, cases[i].name);
        View view = {.ui = &app.ui,
                     .tr = app.texts,
                     .arena = &app.arena,
                     .stage = &app.stage,
                     .now = &app.now,
                     .before = &app.now,
                     .stages = {&app.stages[0]}};
        assert_string_equal(why_not(&view, cases[i].name), cases[i].why);
        app_deinit(&app);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_cause_has_its_number),
                                       cmocka_unit_test(each_task_says_why_it_waits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
