// The loop view: the same picture whichever way one came there, room for every text in any size,
// zoom, language and theme, programs of every kind, and golden pictures of three moments.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "gui/legible.h"
#include "kit.h"
#include "stage_kit.h"

static StageKit kit;

static void open_program(StageProgram program, int n) {
    stage_kit_open(&kit, stage_program(program, n));
}

// ---- the same by any way

static uint32_t roll(uint64_t *random, uint32_t n) {
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*random >> 33) % n);
}

// Steps and jumps about; wherever it was before, the picture is what it was.
static void the_way_does_not_show(void **state) {
    (void)state;
    enum { WALK = 60 };
    open_program(PROGRAM_GATE, 0);
    kit.w = 1280, kit.h = 720;
    uint32_t end = kit.trace->n;
    uint64_t *seen = calloc(end + 1, sizeof *seen), random = 7;
    for (int i = 0; i < WALK; i++) {
        uint64_t at = kit.now.position;
        if (roll(&random, 3) == 0)
            cursor_seek(&kit.now, roll(&random, end + 1));
        else if (roll(&random, 2))
            cursor_forward(&kit.now, (Grain)roll(&random, GRAINS));
        else
            cursor_back(&kit.now, (Grain)roll(&random, GRAINS));
        uint64_t picture = stage_kit_picture(&kit), *before = &seen[kit.now.position];
        if (*before) assert_int_equal(picture, *before);
        *before = picture;
        if (i % 5) continue;
        cursor_seek(&kit.now, at); // there and back
        stage_kit_draw(&kit);
        if (seen[at]) assert_int_equal(stage_kit_picture(&kit), seen[at]);
    }
    free(seen);
    stage_kit_close(&kit);
}

// What moves begins where it was and ends where it is.
static void movement_ends_at_rest(void **state) {
    (void)state;
    open_program(PROGRAM_GATE, 0);
    kit.w = 1280, kit.h = 720;
    stage_kit_go(&kit, "B", 2);
    uint64_t rest = stage_kit_picture(&kit);
    cursor_back(&kit.before, GRAIN_SWITCH);
    kit.progress = 0.5F;
    uint64_t midway = stage_kit_picture(&kit);
    assert_true(midway != rest);
    kit.progress = 1;
    assert_int_equal(stage_kit_picture(&kit), rest);
    stage_kit_close(&kit);
}

// ---- room

// What is wrong with the texts of [list], "" if nothing is.
static const char *problem_of(const DrawList *list, const Ui *ui) {
    static char problem[200];
    problem[0] = '\0';
    if (ui->n_overflows)
        snprintf(problem, sizeof problem, "no room for \"%s\"", ui->overflowed);
    else
        legible_check(list, problem, sizeof problem);
    return problem;
}

static void fits(const char *what) {
    kit.ui.n_overflows = 0;
    const char *problem = problem_of(stage_kit_draw(&kit), &kit.ui);
    if (*problem)
        fail_msg("%s: %s; %d x %d, scale %g, %s, position %u", what, problem, kit.w, kit.h,
                 (double)kit.scale, kit.is_russian ? "ru" : "en", (unsigned)kit.now.position);
}

static const struct {
    StageProgram program;
    int n;
    const char *name;
} programs[] = {
    {PROGRAM_GATE, 0, "gate"},
    {PROGRAM_QUEUE, 30, "queue"},
    {PROGRAM_SLEEPERS, 1000, "sleepers"},
    {PROGRAM_FAILURE, 0, "failure"},
    {PROGRAM_DEADLOCK, 0, "deadlock"},
    {PROGRAM_ALONE, 0, "alone"},
};
enum { N_PROGRAMS = sizeof programs / sizeof *programs };

// Sizes and scales from a large picture to the largest zoom of a small window (see app.c).
static void every_text_finds_room(void **state) {
    (void)state;
    enum { PLACES = 23 };
    static const struct {
        int w, h;
        float scale;
    } sizes[] = {{1280, 720, 0.75F}, {1280, 720, 1},  {1280, 720, 1.25F},  {1280, 720, 2},
                 {1366, 768, 1},     {1600, 900, 1},  {1920, 1080, 0.75F}, {1920, 1080, 1},
                 {1920, 1080, 1.5F}, {1920, 1080, 3}, {1280, 1024, 1.5F},  {2560, 1440, 1},
                 {3840, 2160, 2},    {3840, 2160, 6}, {3440, 1440, 1.333F}};
    for (int i = 0; i < N_PROGRAMS; i++) {
        open_program(programs[i].program, programs[i].n);
        for (int place = 0; place <= PLACES; place++) {
            stage_kit_seek(&kit, (uint64_t)kit.trace->n * (unsigned)place / PLACES);
            for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
                kit.w = sizes[size].w, kit.h = sizes[size].h, kit.scale = sizes[size].scale;
                for (int variant = 0; variant < 4; variant++) {
                    kit.is_russian = variant & 1;
                    kit.state.tab = variant & 2 ? 2 : 0; // the output, where it is a tab
                    fits(programs[i].name);
                }
            }
        }
        stage_kit_close(&kit);
    }
}

// The exhibition, with the bars of the window around it.
static void the_exhibition_finds_room(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720},  {1366, 768},  {1600, 900},  {1920, 1080},
                                   {2560, 1440}, {3840, 2160}, {1280, 1024}, {3440, 1440}};
    static const int64_t moments_ns[] = {0, 625 * SECOND, 2487 * SECOND, 3655 * SECOND,
                                         43200 * SECOND};
    static App app;
    ViewConfig config = kit_config();
    config.screen = VIEW_LOOP;
    kit_open(&app, &config);
    for (int variant = 0; variant < 4; variant++) {
        app.zoom = 0;
        if (variant == 2) kit_key(&app, 'l', 0);
        app.run = variant & 1;
        for (app.zoom = 0; app.zoom < app_n_zooms; app.zoom++)
            for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
                for (size_t m = 0; m < sizeof moments_ns / sizeof *moments_ns; m++) {
                    app.w = sizes[i][0], app.h = sizes[i][1];
                    app_go_to(&app, moments_ns[m]);
                    app.ui.n_overflows = 0;
                    const char *problem = problem_of(app_draw(&app), &app.ui);
                    if (*problem)
                        fail_msg("%s; %d x %d, zoom %g, %s, run %d, %g s", problem, app.w, app.h,
                                 (double)app_zooms[app.zoom], tr_name(app.texts), app.run,
                                 (double)moments_ns[m] / 1e9);
                }
    }
    app_deinit(&app);
}

// The theme changes colours and nothing else.
static void themes_have_the_same_geometry(void **state) {
    (void)state;
    open_program(PROGRAM_GATE, 0);
    stage_kit_go(&kit, "B", 2);
    const DrawList *list = stage_kit_draw(&kit);
    size_t n = list->commands.n;
    Rect *bounds = calloc(n, sizeof *bounds);
    for (size_t i = 0; i < n; i++)
        bounds[i] = list->commands.at[i].bounds;
    kit.is_dark = false;
    list = stage_kit_draw(&kit);
    assert_int_equal(list->commands.n, n);
    for (size_t i = 0; i < n; i++)
        assert_memory_equal(&bounds[i], &list->commands.at[i].bounds, sizeof *bounds);
    free(bounds);
    stage_kit_close(&kit);
}

// ---- many

// However many tasks there are, the picture has about as much in it.
static void many_tasks_are_a_small_picture(void **state) {
    (void)state;
    enum { MOST_COMMANDS = 1500 };
    static const int sizes[] = {100, 1000, 10000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        open_program(PROGRAM_SLEEPERS, sizes[i]);
        for (int place = 0; place <= 10; place++) {
            stage_kit_seek(&kit, (uint64_t)kit.trace->n * (unsigned)place / 10);
            assert_true(stage_kit_draw(&kit)->commands.n < MOST_COMMANDS);
        }
        stage_kit_close(&kit);
    }
}

// The counts of a group's states are those of the model, at every position.
static void groups_are_counted_right(void **state) {
    (void)state;
    open_program(PROGRAM_QUEUE, 30);
    const Model *model = &kit.now.models[0];
    const StageGroup *group = stage_group_at(&kit.track, 0);
    if (!group) {
        fail();
        return;
    }
    assert_int_equal(group->n, 30);
    assert_string_equal(group->stem, "w");
    StageTrack late; // that sees only what has happened
    stage_track_init(&late, kit.trace);
    do {
        uint32_t counts[TASK_STATES], expected[TASK_STATES] = {0};
        stage_group_count(group, model->now.n, counts);
        for (uint32_t i = 1; i <= model->now.n_tasks; i++)
            if (stage_group_of(&kit.track, model->tasks[i].future.id) == group)
                expected[model->tasks[i].state]++;
        assert_memory_equal(counts, expected, sizeof counts);
        stage_track_extend(&late, model->now.n - late.n_seen);
        if (!late.n_largest || stage_group_at(&late, 0)->parent != group->parent) continue;
        stage_group_count(stage_group_at(&late, 0), model->now.n, counts);
        assert_memory_equal(counts, expected, sizeof counts);
    } while (cursor_forward(&kit.now, GRAIN_EVENT));
    assert_int_equal(stage_group_at(&late, 0)->n, 30);
    stage_track_deinit(&late);
    stage_kit_close(&kit);
}

// The loop makes room for as many as there ever are in a state.
static void the_most_in_a_state_are_known(void **state) {
    (void)state;
    open_program(PROGRAM_QUEUE, 30);
    uint32_t most[TASK_STATES] = {0};
    do
        for (int i = 0; i < TASK_STATES; i++) {
            uint32_t n = kit.now.models[0].now.by_state[i];
            if (n > most[i]) most[i] = n;
        }
    while (cursor_forward(&kit.now, GRAIN_EVENT));
    assert_memory_equal(kit.track.most_in, most, sizeof most);
    stage_kit_close(&kit);
}

// ---- the person

static void move_mouse(int x, int y) {
    InputEvent event = {.kind = INPUT_MOUSE_MOVE, .x = x, .y = y};
    ui_input(&kit.ui, &event);
    stage_kit_draw(&kit);
}

static void press(int x, int y) {
    move_mouse(x, y);
    InputEvent event = {
        .kind = INPUT_MOUSE_DOWN, .x = x, .y = y, .button = MOUSE_LEFT, .clicks = 1};
    ui_input(&kit.ui, &event);
    stage_kit_draw(&kit);
}

static void let_go(int x, int y) {
    InputEvent event = {.kind = INPUT_MOUSE_UP, .x = x, .y = y, .button = MOUSE_LEFT};
    ui_input(&kit.ui, &event);
    stage_kit_draw(&kit);
}

// Where [text] is drawn, as a whole.
static bool find_text(const char *text, Rect *at) {
    const TextRun *runs[4] = {0};
    const float sizes[] = {13, 14, 15, 20};
    for (int i = 0; i < 4; i++)
        runs[i] = text_run(kit.text, ui_sans(&kit.ui, sizes[i], 600), text, strlen(text));
    const DrawList *list = stage_kit_draw(&kit);
    for (size_t i = 0; i < list->commands.n; i++)
        for (int run = 0; run < 4 && list->commands.at[i].kind == DRAW_TEXT; run++)
            if (list->commands.at[i].text.run->hash == runs[run]->hash) {
                *at = list->commands.at[i].bounds;
                return true;
            }
    return false;
}

// Pointing at a chip lights up the task; a click keeps it in sight.
static void pointing_and_pinning(void **state) {
    (void)state;
    open_program(PROGRAM_GATE, 0);
    stage_kit_go(&kit, "B", 2);
    uint64_t before = stage_kit_picture(&kit);
    Rect at = {0};
    assert_true(find_text("spin", &at));
    move_mouse(at.x + at.w / 2, at.y + at.h / 2);
    assert_int_equal(kit.pointed.kind, VIEW_TASK);
    assert_true(stage_kit_picture(&kit) != before);
    press(at.x + at.w / 2, at.y + at.h / 2);
    assert_int_equal(kit.state.pinned[0], kit.pointed.id);
    let_go(at.x + at.w / 2, at.y + at.h / 2);
    move_mouse(0, 0);
    assert_int_equal(kit.pointed.kind, VIEW_NOTHING);
    stage_kit_close(&kit);
}

// Dragging along the timeline goes to the moments under the mouse, later ones further right.
static void scrubbing(void **state) {
    (void)state;
    open_program(PROGRAM_GATE, 0);
    int64_t last_ns = -1;
    int y = 900;
    press(200, y);
    for (int x = 200; x < 1360; x += 40) {
        move_mouse(x, y);
        assert_int_not_equal(kit.request.wish, VIEW_WISH_NONE);
        bool is_event = kit.request.wish == VIEW_WISH_EVENT;
        int64_t ns =
            is_event ? trace_at(kit.trace, kit.request.thing.id)->time_ns : kit.request.time_ns;
        assert_true(ns >= last_ns);
        last_ns = ns;
    }
    let_go(1360, y);
    assert_true(last_ns >= 4 * INT64_C(1000000000));
    stage_kit_close(&kit);
}

// The wheel with Ctrl zooms the timeline around the mouse; the same back.
static void zooming(void **state) {
    (void)state;
    open_program(PROGRAM_GATE, 0);
    stage_kit_go(&kit, "B", 2);
    move_mouse(800, 900);
    uint64_t before = stage_kit_picture(&kit);
    InputEvent wheel = {.kind = INPUT_WHEEL, .x = 800, .y = 900, .wheel_y = 1, .mods = MOD_CTRL};
    ui_input(&kit.ui, &wheel);
    stage_kit_draw(&kit);
    assert_true(kit.state.timeline_zoom > 1);
    assert_true(stage_kit_picture(&kit) != before);
    wheel.wheel_y = -1;
    ui_input(&kit.ui, &wheel);
    stage_kit_draw(&kit);
    assert_int_equal(stage_kit_picture(&kit), before);
    stage_kit_close(&kit);
}

// The wheel shows another part, a drag of the marks too, and both lead back.
static void panning(void **state) {
    (void)state;
    open_program(PROGRAM_SLEEPERS, 300);
    stage_kit_seek(&kit, kit.trace->n / 2);
    uint64_t before = stage_kit_picture(&kit);
    move_mouse(800, 900);
    InputEvent wheel = {.kind = INPUT_WHEEL, .x = 800, .y = 900, .wheel_y = 1};
    for (int i = 0; i < 2; i++) {
        ui_input(&kit.ui, &wheel);
        stage_kit_draw(&kit);
        assert_true(kit.state.timeline_is_panned);
        if (i == 0) assert_true(stage_kit_picture(&kit) != before);
        wheel.wheel_y = -1;
    }
    double from = kit.state.timeline_from;
    press(800, 845); // the marks
    move_mouse(700, 845);
    assert_true(kit.state.timeline_from > from);
    assert_int_equal(kit.request.wish, VIEW_WISH_NONE);
    move_mouse(800, 845);
    let_go(800, 845);
    assert_true(kit.state.timeline_from == from);
    stage_kit_close(&kit);
}

static bool shows(const char *text) {
    const DrawList *list = stage_kit_draw(&kit);
    TextStyle style = ui_sans(&kit.ui, 14, 500);
    const TextRun *run = text_run(kit.text, style, text, strlen(text));
    const TextRun *bold = text_run(kit.text, ui_sans(&kit.ui, 14, 700), text, strlen(text));
    for (size_t i = 0; i < list->commands.n; i++) {
        const DrawCommand *at = &list->commands.at[i];
        if (at->kind == DRAW_TEXT && (at->text.run == run || at->text.run == bold)) return true;
    }
    return false;
}

// A click on a group's name shows its tasks, the wheel over their names scrolls to the last one.
static void a_group_opens(void **state) {
    (void)state;
    open_program(PROGRAM_SLEEPERS, 300);
    stage_kit_seek(&kit, kit.trace->n / 2);
    stage_kit_draw(&kit);
    const StageGroup *group = stage_group_at(&kit.track, 0);
    assert_int_equal(group->n, 300);
    int y = 800;
    for (; y < 1000 && !kit.state.timeline_shows_tasks; y += 6) {
        press(40, y);
        let_go(40, y);
    }
    assert_true(kit.state.timeline_shows_tasks);
    assert_true(shows("sleeper-1"));
    move_mouse(60, y + 40);
    for (int i = 0; i < 120; i++) {
        InputEvent wheel = {.kind = INPUT_WHEEL, .x = 60, .y = y + 40, .wheel_y = -1};
        ui_input(&kit.ui, &wheel);
        stage_kit_draw(&kit);
    }
    assert_true(shows("sleeper-300"));
    assert_false(shows("sleeper-1"));
    press(40, y - 6);
    let_go(40, y - 6);
    assert_false(kit.state.timeline_shows_tasks);
    stage_kit_close(&kit);
}

// A line of the output leads to the moment that printed it.
static void output_leads_to_its_moment(void **state) {
    (void)state;
    open_program(PROGRAM_GATE, 0);
    stage_kit_seek(&kit, kit.trace->n);
    for (int y = 820; y < 1000 && kit.request.wish == VIEW_WISH_NONE; y += 8) {
        press(1600, y);
        let_go(1600, y);
    }
    assert_int_equal(kit.request.wish, VIEW_WISH_EVENT);
    assert_int_equal(trace_at(kit.trace, kit.request.thing.id)->kind, EVENT_OUTPUT);
    stage_kit_close(&kit);
}

// ---- pictures

static void check_golden(const char *name) {
    Pixels pixels = stage_kit_pixels(&kit);
    golden_check(name, pixels);
    pixels_free(&pixels);
}

static void golden_pictures(void **state) {
    (void)state;
    open_program(PROGRAM_GATE, 0);
    stage_kit_go(&kit, "B", 2);
    check_golden("stage-gate-dark-en-1080");
    kit.is_dark = false, kit.is_russian = true, kit.w = 1280, kit.h = 720;
    check_golden("stage-gate-light-ru-720");
    stage_kit_close(&kit);
    open_program(PROGRAM_QUEUE, 199);
    stage_kit_go(&kit, "w77", 2);
    check_golden("stage-many-dark-en-1080");
    kit.is_dark = false;
    check_golden("stage-many-light-en-1080");
    stage_kit_close(&kit);
    open_program(PROGRAM_DEADLOCK, 0);
    stage_kit_seek(&kit, kit.trace->n);
    kit.is_russian = true;
    check_golden("stage-deadlock-dark-ru-1080");
    kit.is_russian = false, kit.w = 1280, kit.h = 720;
    check_golden("stage-deadlock-dark-en-720");
    stage_kit_close(&kit);
}

static void check_app_golden(App *app, const char *name) {
    Pixels pixels = kit_pixels(app);
    golden_check(name, pixels);
    pixels_free(&pixels);
}

static void golden_exhibition(void **state) {
    (void)state;
    static App app;
    ViewConfig config = kit_config();
    config.screen = VIEW_LOOP;
    config.run = HALL_TABLE_TO_TABLE;
    kit_open(&app, &config);
    app.w = 1920, app.h = 1080;
    app_go_to(&app, 625 * SECOND);
    check_app_golden(&app, "stage-hall-dark-en-1080");
    app.w = 1280, app.h = 720;
    kit_key(&app, 't', 0);
    kit_key(&app, 'l', 0);
    check_app_golden(&app, "stage-hall-light-ru-720");
    app.run = HALL_ONE_AT_A_TIME;
    app_go_to(&app, 5000 * SECOND);
    check_app_golden(&app, "stage-hall-one-light-ru-720");
    app_deinit(&app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_way_does_not_show),
        cmocka_unit_test(movement_ends_at_rest),
        cmocka_unit_test(every_text_finds_room),
        cmocka_unit_test(the_exhibition_finds_room),
        cmocka_unit_test(themes_have_the_same_geometry),
        cmocka_unit_test(many_tasks_are_a_small_picture),
        cmocka_unit_test(groups_are_counted_right),
        cmocka_unit_test(the_most_in_a_state_are_known),
        cmocka_unit_test(pointing_and_pinning),
        cmocka_unit_test(scrubbing),
        cmocka_unit_test(zooming),
        cmocka_unit_test(panning),
        cmocka_unit_test(a_group_opens),
        cmocka_unit_test(output_leads_to_its_moment),
        cmocka_unit_test(golden_pictures),
        cmocka_unit_test(golden_exhibition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
