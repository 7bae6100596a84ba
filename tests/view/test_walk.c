// Whichever way the cursor came to a position, the picture there is the same. Random programs are
// walked at random (steps of every grain, jumps, scrubbing, playing), by one window that moves and
// draws only what changed; a second one jumps straight to where the first came to rest. Both must
// draw the same commands, and the pixels that were kept must be those of a whole redraw.
//
// Usage: test_view_walk [FIRST COUNT], the programs' seeds. Without them a few.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"
#include "program/program.h"
#include "random_python.h"
#include "view/app/app_parts.h"

enum { FEW = 8, STOPS = 40, PIXELS_EVERY = 8 };

static uint64_t first_seed = 1, n_seeds = FEW;

typedef struct Walk {
    App app, straight; // the one that walks, and the one that jumps
    Raster *raster;    // of the first
    Pixels kept;
    uint64_t random;
} Walk;

static Walk walk;

static uint32_t roll(uint32_t n) {
    walk.random = walk.random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((walk.random >> 33) % n);
}

// ---- one stretch of the way

static void press_often(int key, int mods) {
    for (uint32_t n = roll(12) + 1; n; n--)
        kit_key(&walk.app, key, mods);
}

static void play_a_while(App *app) {
    kit_key(app, KEY_SPACE, 0);
    kit_wait(app, (int64_t)roll(1200) * MILLI);
    if (app->is_playing) kit_key(app, KEY_SPACE, 0);
}

// Drags along the timeline or the line of the transport, wherever the mouse happens to meet them.
static void drag_time(App *app) {
    static const char *const ids[] = {"timeline", "scrub", "steps"};
    int y = app->h - 1 - (int)roll((uint32_t)app->h / 5);
    kit_mouse(app, INPUT_MOUSE_MOVE, (int)roll((uint32_t)app->w), y);
    bool is_time = false;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        is_time |= app->ui.hot == ui_id(ids[i]);
    if (is_time) kit_mouse(app, INPUT_MOUSE_DOWN, app->ui.mouse_x, y);
    for (uint32_t n = roll(4); n; n--)
        kit_mouse(app, INPUT_MOUSE_MOVE, (int)roll((uint32_t)app->w), y);
    if (is_time) kit_mouse(app, INPUT_MOUSE_UP, app->ui.mouse_x, y);
    kit_mouse(app, INPUT_MOUSE_LEAVE, -1, -1);
}

static void go_on(App *app) {
    switch (roll(14)) {
    case 0: press_often(KEY_LEFT, 0); break;
    case 1:
    case 2: press_often(KEY_RIGHT, 0); break;
    case 3: press_often(KEY_LEFT, MOD_SHIFT); break;
    case 4: press_often(KEY_RIGHT, MOD_SHIFT); break;
    case 5: kit_key(app, 'j', roll(2) ? MOD_SHIFT : 0); break;
    case 6: kit_key(app, roll(2) ? KEY_UP : KEY_DOWN, 0); break;
    case 7: kit_key(app, roll(3) ? KEY_HOME : KEY_END, 0); break;
    case 8: app_go_to_position(app, roll((uint32_t)cursor_end(&app->now) + 1)); break;
    case 9: app_go_to(app, (int64_t)roll(1000) * (cursor_end_time(&app->now) + 1) / 1000); break;
    case 10: play_a_while(app); break;
    case 11: kit_key(app, 'm', 0); break; // motion
    case 12: app->grain = roll(2) ? VIEW_GRAIN_EVENT : VIEW_GRAIN_ITERATION; break;
    default: break;
    }
    if (roll(3) == 0) kit_wait(app, 100 * MILLI); // a movement is left half-way
}

// ---- the same picture

static void describe(const DrawCommand *command, char *out, size_t room) {
    if (!command) {
        snprintf(out, room, "nothing");
        return;
    }
    Rect r = command->bounds;
    snprintf(out, room, "kind %d at %d %d %d %d", command->kind, r.x, r.y, r.w, r.h);
}

static void check_equal(const DrawList *a, const DrawList *b, uint64_t seed) {
    size_t i = 0;
    while (i < a->commands.n && i < b->commands.n &&
           a->commands.at[i].hash == b->commands.at[i].hash)
        i++;
    if (i == a->commands.n && i == b->commands.n) return;
    char of_a[80], of_b[80];
    describe(i < a->commands.n ? &a->commands.at[i] : NULL, of_a, sizeof of_a);
    describe(i < b->commands.n ? &b->commands.at[i] : NULL, of_b, sizeof of_b);
    fail_msg("program %u, position %u, %g s, the way shows: %s, or straight %s", (unsigned)seed,
             (unsigned)walk.app.now.position, (double)walk.app.time_ns / 1e9, of_a, of_b);
}

static void check_pixels(const DrawList *list, uint64_t seed) {
    Pixels whole = kit_drawn(list);
    for (int y = 0; y < whole.h; y++)
        if (memcmp(walk.kept.at + (ptrdiff_t)y * walk.kept.stride,
                   whole.at + (ptrdiff_t)y * whole.stride, (size_t)whole.w * 4) != 0)
            fail_msg("program %u, position %u: the kept pixels of line %d are not new ones",
                     (unsigned)seed, (unsigned)walk.app.now.position, y);
    pixels_free(&whole);
}

static void compare(uint64_t seed, int stop) {
    App *app = &walk.app, *straight = &walk.straight;
    if (app->is_moving) kit_wait(app, SECOND / 2);
    cursor_seek(&straight->now, app->now.position);
    straight->time_ns = app->time_ns;
    straight->grain = app->grain;
    straight->stage = app->stage; // what was chosen on the way stays so
    straight->has_motion = app->has_motion;
    const DrawList *list = app_draw(app);
    raster_draw(walk.raster, list, walk.kept, NULL);
    check_equal(list, app_draw(straight), seed);
    if (stop % PIXELS_EVERY == 0) check_pixels(list, seed);
}

// ---- all of it

// Runs main again and again, so that the record is long enough for key frames.
static void lengthen(Str *text) {
    static const char run[] = "asyncio.run(main())\n";
    const char *at = strstr(str_text(text), run);
    if (!at) return;
    Str longer = {0};
    str_printf(&longer, "%.*s", (int)(at - str_text(text)), str_text(text));
    str_add(&longer, "for turn in range(100):\n"
                     "    jobs, gate = asyncio.Queue(), asyncio.Semaphore(1)\n    ");
    str_add(&longer, at);
    str_deinit(text);
    *text = longer;
}

static void open_program(App *app, const char *text, uint64_t seed) {
    app->depth = (int)(seed % 3);
    app_run_text(app, "/test.py", text, strlen(text));
    program_run(app->program);
    // How much of a long record the lanes know already is no part of the question.
    do
        kit_wait(app, 16 * MILLI);
    while (!app->is_prepared);
}

static void walk_program(uint64_t seed) {
    Str text = {0};
    random_python(seed, &text);
    if (seed % 4 == 1) lengthen(&text);
    open_program(&walk.app, str_text(&text), seed);
    open_program(&walk.straight, str_text(&text), seed);
    for (int stop = 0; stop < STOPS; stop++) {
        go_on(&walk.app);
        compare(seed, stop);
        if (roll(4) == 0) drag_time(&walk.app);
        compare(seed, stop + 1);
    }
    str_deinit(&text);
}

static void the_way_does_not_show(void **state) {
    (void)state;
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}};
    for (uint64_t seed = first_seed; seed < first_seed + n_seeds; seed++) {
        walk.random = seed;
        const int *size = sizes[seed % 2];
        walk.app.w = walk.straight.w = size[0], walk.app.h = walk.straight.h = size[1];
        if (seed % 3 == 0) kit_key(&walk.app, 't', 0), kit_key(&walk.straight, 't', 0);
        pixels_free(&walk.kept);
        walk.kept = pixels_new(size[0], size[1]);
        raster_forget(walk.raster);
        walk_program(seed);
    }
}

static int open_windows(void **state) {
    (void)state;
    ViewConfig config = kit_config();
    config.shows_shelf = true; // nothing is run yet
    kit_open(&walk.app, &config);
    kit_open(&walk.straight, &config);
    walk.raster = raster_new();
    return 0;
}

static int close_windows(void **state) {
    (void)state;
    raster_free(walk.raster);
    pixels_free(&walk.kept);
    app_deinit(&walk.app);
    app_deinit(&walk.straight);
    return 0;
}

int main(int argc, char **argv) {
    if (argc > 1) first_seed = strtoull(argv[1], NULL, 10);
    if (argc > 2) n_seeds = strtoull(argv[2], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_way_does_not_show, open_windows, close_windows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
