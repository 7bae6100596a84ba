// Jumps to what a person is after, and the places that were marked.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "kit.h"

static App app;
static char folder[64], path[128];

static const char program[] = "import asyncio\n"
                              "async def one(n):\n"
                              "    await asyncio.sleep(n)\n"
                              "    print('one', n)\n"
                              "    if n == 2:\n"
                              "        raise ValueError(n)\n"
                              "async def main():\n"
                              "    print('begin')\n"
                              "    tasks = [asyncio.create_task(one(n)) for n in (1, 2, 3)]\n"
                              "    print(await asyncio.gather(*tasks, return_exceptions=True))\n"
                              "asyncio.run(main())\n";

static void open_window(void) {
    ViewConfig config = kit_config();
    config.program_path = path;
    config.depth = 1;
    config.keeps_progress = true;
    kit_open(&app, &config);
    kit_wait(&app, SECOND);
}

static int open_program(void **state) {
    (void)state;
    strcpy(folder, "/tmp/simul-jump-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    setenv("XDG_STATE_HOME", folder, 1);
    snprintf(path, sizeof path, "%s/three.py", folder);
    Error error;
    if (!file_write(path, program, strlen(program), &error)) return -1;
    open_window();
    return 0;
}

static int close_program(void **state) {
    (void)state;
    app_deinit(&app);
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command); // NOLINT: the name is mkdtemp's
}

static const Event *now(void) {
    CursorEvent event = cursor_now(&app.now);
    return event.trace < 0 ? NULL : trace_at(app.record, event.index);
}

// The positions at which the key stops, from the beginning; back it comes the same way.
static int walk(int key, int mods, int other_mods, EventKind kind) {
    kit_key(&app, KEY_HOME, 0);
    uint64_t positions[64];
    int n = 0;
    for (uint64_t last = 0; n < 64; last = app.now.position) {
        kit_key(&app, key, mods);
        if (app.now.position == last) break;
        if (kind != EVENT_KINDS) assert_int_equal(now()->kind, kind);
        positions[n++] = app.now.position;
    }
    for (int i = n - 2; i >= 0; i--) {
        kit_key(&app, key, other_mods);
        assert_int_equal(app.now.position, positions[i]);
    }
    return n;
}

static void outputs_timers_exceptions(void **state) {
    (void)state;
    assert_int_equal(walk('w', 0, MOD_SHIFT, EVENT_OUTPUT), 5);
    assert_int_equal(walk('i', MOD_ALT, MOD_ALT | MOD_SHIFT, EVENT_TIMER_DUE), 3);
    assert_true(walk('y', 0, MOD_SHIFT, EVENT_KINDS) >= 2); // raised, and the task's end
    kit_key(&app, KEY_HOME, 0);
    kit_key(&app, 'y', 0);
    assert_int_equal(now()->kind, EVENT_RAISE);
    // Where there is no further one, it stays.
    kit_key(&app, KEY_END, 0);
    uint64_t end = app.now.position;
    kit_key(&app, 'w', 0);
    assert_int_equal(app.now.position, end);
}

static ObjectId third_task(void) {
    for (uint32_t id = 1, n = 0; id < app.record->objects.n; id++)
        if (app.record->objects.at[id].kind == OBJECT_TASK && ++n == 3) return id;
    fail_msg("there are fewer than three tasks");
    return 0;
}

static void a_selected_task_is_followed(void **state) {
    (void)state;
    kit_key(&app, KEY_END, 0);
    uint64_t plain = kit_picture(&app);
    ObjectId task = third_task();
    app.stage.pinned[0] = task;
    assert_true(kit_picture(&app) != plain); // it is seen
    kit_key(&app, KEY_HOME, 0);
    for (int i = 0; i < 2; i++) {
        kit_key(&app, KEY_RIGHT, MOD_SHIFT);
        assert_int_equal(now()->kind, EVENT_TASK_STEP);
        assert_int_equal(now()->subject, task);
    }
    kit_key(&app, KEY_HOME, 0);
    int n = 0;
    for (uint64_t last = 0;; last = app.now.position) {
        kit_key(&app, KEY_RIGHT, MOD_ALT);
        if (app.now.position == last) break;
        assert_true(now()->subject == task || now()->object == task);
        n++;
    }
    assert_true(n > 6); // born, ready, runs, waits, ready, runs, prints, ends
    kit_key(&app, KEY_END, 0);
    kit_key(&app, KEY_ESCAPE, 0);
    assert_int_equal(app.stage.pinned[0], 0);
    assert_int_equal(kit_picture(&app), plain);
}

// A click on its row selects it, another lets it go.
static void a_click_selects(void **state) {
    (void)state;
    app.w = 1920, app.h = 1080;
    kit_key(&app, KEY_END, 0);
    ObjectId task = third_task();
    for (int y = 200; y < 700 && app.stage.pinned[0] != task; y += 8) {
        kit_mouse(&app, INPUT_MOUSE_MOVE, 1500, y);
        if (app.pointed.kind == VIEW_TASK && app.pointed.id == task) kit_click(&app, 1500, y);
    }
    assert_int_equal(app.stage.pinned[0], task);
    kit_click(&app, app.ui.mouse_x, app.ui.mouse_y);
    assert_int_equal(app.stage.pinned[0], 0);
}

static void bookmarks_are_set_walked_and_kept(void **state) {
    (void)state;
    uint64_t marked[3];
    for (int i = 0; i < 3; i++) {
        kit_key(&app, 'w', 0);
        marked[i] = app.now.position;
        uint64_t before = kit_picture(&app);
        kit_key(&app, 'm', MOD_CTRL);
        assert_true(kit_picture(&app) != before);
    }
    app_go_to(&app, 1500 * MILLI); // between two events
    kit_key(&app, 'm', MOD_CTRL);
    for (int again = 0; again < 2; again++) {
        assert_int_equal(app.bookmarks.at.n, 4);
        kit_key(&app, KEY_HOME, 0);
        for (int i = 0; i < 3; i++) {
            kit_key(&app, 'a', 0);
            assert_int_equal(app.now.position, marked[i < 2 ? i : 2]);
            if (i == 1) {
                assert_int_equal(app.time_ns, cursor_time(&app.now));
                kit_key(&app, 'a', 0);
                assert_int_equal(app.time_ns, 1500 * MILLI);
            }
        }
        uint64_t last = app.now.position;
        kit_key(&app, 'a', 0);
        assert_int_equal(app.now.position, last); // there is none behind it
        kit_key(&app, 'a', MOD_SHIFT);
        assert_int_equal(app.time_ns, 1500 * MILLI);
        if (again) break;
        app_deinit(&app); // they are there the next time
        open_window();
    }
    kit_key(&app, 'm', MOD_CTRL); // takes away the one that is here
    assert_int_equal(app.bookmarks.at.n, 3);
    app_do(&app, ACTION_NO_BOOKMARKS);
    assert_int_equal(app.bookmarks.at.n, 0);
    app_deinit(&app);
    open_window();
    assert_int_equal(app.bookmarks.at.n, 0);
}

// Of another text they would be anywhere.
static void a_changed_program_has_no_bookmarks(void **state) {
    (void)state;
    kit_key(&app, 'w', 0);
    kit_key(&app, 'm', MOD_CTRL);
    app_deinit(&app);
    Error error;
    assert_true(file_write(path, "print(1)\n", 9, &error));
    open_window();
    assert_int_equal(app.bookmarks.at.n, 0);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_program, close_program)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(outputs_timers_exceptions),
        CASE(a_selected_task_is_followed),
        CASE(a_click_selects),
        CASE(bookmarks_are_set_walked_and_kept),
        CASE(a_changed_program_has_no_bookmarks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
