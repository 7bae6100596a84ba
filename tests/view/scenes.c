// See scenes.h.
#include "scenes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kit.h"
#include "made_up.h"

static void to_event(App *app, EventKind kind, int line, int nth) {
    const Trace *trace = app->now.traces[0];
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        bool is_there = e->kind == kind && (!line || trace_line(trace, e->object) == line);
        if (!is_there || --nth) continue;
        cursor_seek(&app->now, i + 1);
        app->time_ns = cursor_time(&app->now);
        app->rest = (Place){app->now.position, app->time_ns};
        app->grain = VIEW_GRAIN_EXPRESSION;
        return;
    }
    fail_msg("no such event");
}

static void to_stage(App *app) {
    to_event(app, EVENT_EXPR, 6, 4); // B's sleep is over
}

static void to_generators(App *app) {
    to_event(app, EVENT_FRAME_RESUME, 0, 9); // 43.5 is sent
}

static void to_pipeline(App *app) {
    to_event(app, EVENT_FRAME_SUSPEND, 26, 1); // pairs has given a pair to texts
}

static void to_nested(App *app) {
    to_event(app, EVENT_LINE, 6, 7); // the seventh is about to give 7
}

static void to_prediction(App *app) {
    app_go_to(app, 3 * SECOND - MILLI);
    kit_key(app, 'p', 0);
    kit_key(app, KEY_ENTER, 0);
    kit_key(app, '2', 0);
    for (int i = 0; i < 7; i++)
        kit_key(app, "1222244"[i], MOD_SHIFT);
}

static void decide_well(App *app) {
    const Beloop *b = &app->beloop;
    int right = 0;
    while (right < b->n_choices &&
           !decision_is_right(&app->now.models[0], &b->asked, b->choices[right]))
        right++;
    kit_key(app, '1' + right, 0);
    kit_key(app, KEY_ENTER, 0);
}

static void to_decision(App *app) {
    kit_key(app, 's', 0);
    for (int i = 0; i < 14; i++) // 2 s, main's future is to be filled
        decide_well(app);
    kit_key(app, '6', 0); // disk is with its worker
}

static void to_hall_decision(App *app) {
    kit_key(app, 'h', 0);
    to_decision(app);
}

static void to_last_decision(App *app) {
    kit_key(app, 's', 0);
    for (int i = 0; i < 100 && app->beloop.phase == BELOOP_ASKS; i++) {
        if (i == 19) kit_key(app, '0', 0);
        decide_well(app);
    }
}

static void to_comparison(App *app) {
    kit_key(app, 'c', 0);
    app_run_on(app);
    app_go_near(app, 2 * SECOND);
}

static void to_presentation(App *app) {
    app_go_to(app, 3 * SECOND);
    kit_key(app, KEY_F5, 0);
    kit_key(app, KEY_RIGHT, 0);
}

static void to_hood(App *app) {
    to_event(app, EVENT_LINE, 11, 2); // spin is about to print
    kit_key(app, 'u', 0);
    kit_wait(app, SECOND);
    make_up_machine(app);
}

// One lesson is seen whole, one half; the others are to come. Two files were opened.
static void to_shelf(App *app) {
    Progress *progress = &app->teach.progress;
    for (size_t i = 0; i < 2; i++) {
        const ShelfEntry *entry = &app->shelf.entries.at[2 * i];
        const LessonText *text = lesson_text(entry->lesson, "en");
        for (size_t moment = 0; moment < (i ? 3 : text->n_moments); moment++)
            progress_see(progress, entry->id, &text->moments[moment]);
        for (int question = 0; i && question < 7; question++)
            progress_answer(progress, entry->id, question < 5);
        progress_open(progress, entry->id);
    }
    recent_add(&app->recent, "/home/ada/programs/kitchen.py");
    recent_add(&app->recent, "/home/ada/programs/monday.simul");
    app->chosen_lesson = 4;
}

const WindowScene scenes[SCENES] = {
    {"stage", PROGRAMS_DIR "/gate.py", NULL, to_stage},
    {"generators", PROGRAMS_DIR "/desk.py", NULL, to_generators},
    {"pipeline", PROGRAMS_DIR "/pipeline.py", NULL, to_pipeline},
    {"nested", PROGRAMS_DIR "/nested.py", NULL, to_nested},
    {"predict", PROGRAMS_DIR "/gate.py", NULL, to_prediction},
    {"beloop", PROGRAMS_DIR "/gate.py", NULL, to_decision},
    {"beloop-hall", PROGRAMS_DIR "/gate.py", NULL, to_hall_decision},
    {"beloop-over", PROGRAMS_DIR "/gate.py", NULL, to_last_decision},
    {"compare", PROGRAMS_DIR "/blocking.py", PROGRAMS_DIR "/letting_go.py", to_comparison},
    {"present", PROGRAMS_DIR "/gate.py", NULL, to_presentation},
    {"shelf", NULL, NULL, to_shelf},
    {"hood", PROGRAMS_DIR "/gate.py", NULL, to_hood},
};

void scene_open(App *app, const WindowScene *scene) {
    ViewConfig config = kit_config();
    config.program_path = scene->program;
    config.with_path = scene->with;
    config.shows_shelf = !scene->program;
    config.depth = 2;
    config.notes = VIEW_NOTES_NOWHERE;
    kit_open(app, &config);
    if (scene->program) kit_wait(app, SECOND); // all of it is recorded
    scene->go(app);
}
