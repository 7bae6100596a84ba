// What the window looks like: every way of using it, in both themes, sizes and languages. Under the
// sanitizers, where a picture takes long, only the two that have least in common.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "made_up.h"
#include "small_golden.h"

static App app;

// ---- how one comes to each of them

static void to_event(EventKind kind, int line, int nth) {
    const Trace *trace = app.now.traces[0];
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *e = trace_at(trace, i);
        bool is_there = e->kind == kind && (!line || trace_line(trace, e->object) == line);
        if (!is_there || --nth) continue;
        cursor_seek(&app.now, i + 1);
        app.time_ns = cursor_time(&app.now);
        app.rest = (Place){app.now.position, app.time_ns};
        app.grain = VIEW_GRAIN_EXPRESSION;
        return;
    }
    fail_msg("no such event");
}

static void to_stage(void) {
    to_event(EVENT_EXPR, 6, 4); // B's sleep is over
}

static void to_generators(void) {
    to_event(EVENT_FRAME_RESUME, 0, 9); // 43.5 is sent
}

static void to_pipeline(void) {
    to_event(EVENT_FRAME_SUSPEND, 26, 1); // pairs has given a pair to texts
}

static void to_nested(void) {
    to_event(EVENT_LINE, 6, 7); // the seventh is about to give 7
}

static void to_prediction(void) {
    app_go_to(&app, 3 * SECOND - MILLI);
    kit_key(&app, 'p', 0);
    kit_key(&app, KEY_ENTER, 0);
    kit_key(&app, '2', 0);
    for (int i = 0; i < 7; i++)
        kit_key(&app, "1222244"[i], MOD_SHIFT);
}

static void decide_well(void) {
    const Beloop *b = &app.beloop;
    int right = 0;
    while (right < b->n_choices &&
           !decision_is_right(&app.now.models[0], &b->asked, b->choices[right]))
        right++;
    kit_key(&app, '1' + right, 0);
    kit_key(&app, KEY_ENTER, 0);
}

static void to_decision(void) {
    kit_key(&app, 's', 0);
    for (int i = 0; i < 14; i++) // 2 s, main's future is to be filled
        decide_well();
    kit_key(&app, '6', 0); // disk is with its worker
}

static void to_hall_decision(void) {
    kit_key(&app, 'h', 0);
    to_decision();
}

static void to_last_decision(void) {
    kit_key(&app, 's', 0);
    for (int i = 0; i < 100 && app.beloop.phase == BELOOP_ASKS; i++) {
        if (i == 19) kit_key(&app, '0', 0);
        decide_well();
    }
}

static void to_comparison(void) {
    kit_key(&app, 'c', 0);
    app_go_to(&app, 2 * SECOND);
}

static void to_presentation(void) {
    app_go_to(&app, 3 * SECOND);
    kit_key(&app, KEY_F5, 0);
    kit_key(&app, KEY_RIGHT, 0);
}

static void to_hood(void) {
    to_event(EVENT_LINE, 11, 2); // spin is about to print
    kit_key(&app, 'u', 0);
    kit_wait(&app, SECOND);
    make_up_machine(&app);
}

// One lesson is seen whole, one half; the others are to come. Two files were opened.
static void to_shelf(void) {
    Progress *progress = &app.teach.progress;
    for (size_t i = 0; i < 2; i++) {
        const ShelfEntry *entry = &app.shelf.entries.at[2 * i];
        const LessonText *text = lesson_text(entry->lesson, "en");
        for (size_t moment = 0; moment < (i ? 3 : text->n_moments); moment++)
            progress_see(progress, entry->id, &text->moments[moment]);
        for (int question = 0; i && question < 7; question++)
            progress_answer(progress, entry->id, question < 5);
        progress_open(progress, entry->id);
    }
    recent_add(&app.recent, "/home/ada/programs/kitchen.py");
    recent_add(&app.recent, "/home/ada/programs/monday.simul");
    app.chosen_lesson = 4;
}

typedef struct Scene {
    const char *name;
    const char *program, *with; // NULL: none
    void (*go)(void);
} Scene;

static const Scene scenes[] = {
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

// ---- looking

static void open_scene(const Scene *scene) {
    ViewConfig config = kit_config();
    config.program_path = scene->program;
    config.with_path = scene->with;
    config.shows_shelf = !scene->program;
    config.depth = 2;
    config.notes = VIEW_NOTES_NOWHERE;
    kit_open(&app, &config);
    if (scene->program) kit_wait(&app, SECOND); // all of it is recorded
    scene->go();
}

static void look(const Scene *scene, int combination) {
    bool is_light = combination & 1, is_russian = combination & 2, is_large = combination & 4;
    app.w = is_large ? 1920 : 1280, app.h = is_large ? 1080 : 720;
    if (app.is_dark == is_light) app_do(&app, ACTION_THEME);
    if ((strcmp(tr_name(app.texts), "ru") == 0) != is_russian) app_do(&app, ACTION_LANGUAGE);
    char name[100];
    snprintf(name, sizeof name, "scene-%s-%s-%s-%d", scene->name, is_light ? "light" : "dark",
             is_russian ? "ru" : "en", app.h);
    Pixels pixels = kit_pixels(&app);
    small_golden_check(name, pixels);
    pixels_free(&pixels);
    if (app.ui.n_overflows) fail_msg("%s: '%s' is cut", name, app.ui.overflowed);
}

static void scene_in_all_ways(void **state) {
    const Scene *scene = *state;
    open_scene(scene);
#ifdef __SANITIZE_ADDRESS__
    static const int combinations[] = {3, 4}; // light, Russian, 720; dark, English, 1080
#else
    static const int combinations[] = {0, 1, 2, 3, 4, 5, 6, 7};
#endif
    for (size_t i = 0; i < sizeof combinations / sizeof *combinations; i++)
        look(scene, combinations[i]);
}

static int close_app(void **state) {
    (void)state;
    app_deinit(&app);
    return 0;
}

int main(void) {
    enum { SCENES = sizeof scenes / sizeof *scenes };
    struct CMUnitTest tests[SCENES];
    for (int i = 0; i < SCENES; i++)
        tests[i] = (struct CMUnitTest){.name = scenes[i].name,
                                       .test_func = scene_in_all_ways,
                                       .teardown_func = close_app,
                                       .initial_state = (void *)&scenes[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
