// The window, on a display of the test's own (tests/with-display): opened, drawn into, spoken to
// through SDL's own event queue, and left alone.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <SDL.h>
#include <cmocka.h>

#include "gui/window.h"

static Window *opened(void) {
    Error error = {0};
    Window *window = window_open(
        &(WindowConfig){.title = "Simul", .w = 1280, .h = 720, .min_w = 1280, .min_h = 720},
        &error);
    if (!window) fail_msg("%s", error.message);
    return window;
}

// The next event of [kind]; fails after two seconds without one.
static InputEvent next(Window *window, InputKind kind) {
    InputEvent event;
    while (window_wait(window, 2000, &event))
        if (event.kind == kind) return event;
    fail_msg("no event of kind %d came", kind);
    return event;
}

static void drain(Window *window) {
    InputEvent event;
    while (window_wait(window, 100, &event))
        continue;
}

static void test_pixels_are_shown(void **state) {
    (void)state;
    Error error;
    Window *window = opened();
    drain(window);
    Pixels pixels;
    assert_true(window_pixels(window, &pixels, &error));
    assert_int_equal(pixels.w, 1280);
    assert_int_equal(pixels.h, 720);
    for (int i = 0; i < 100; i++)
        pixels.at[i] = 0xFFFFCF4A;
    Rect rects[100];
    for (int i = 0; i < 100; i++)
        rects[i] = (Rect){i * 8, 0, 4, 4}; // more than one batch
    window_present(window, rects, 100);
    window_close(window);
}

static void push_key(SDL_Keycode sym, SDL_Scancode scancode, unsigned mod) {
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {scancode, sym, (Uint16)mod, 0}}};
    SDL_PushEvent(&event);
}

static void test_keys(void **state) {
    (void)state;
    Window *window = opened();
    drain(window);
    const struct {
        SDL_Keycode sym;
        SDL_Scancode scancode;
        unsigned mod;
        int key, mods;
    } table[] = {
        {SDLK_RIGHT, SDL_SCANCODE_RIGHT, 0, KEY_RIGHT, 0},
        {SDLK_p, SDL_SCANCODE_P, KMOD_LSHIFT | KMOD_NUM, 'p', MOD_SHIFT},
        {SDLK_SPACE, SDL_SCANCODE_SPACE, 0, KEY_SPACE, 0},
        {SDLK_F5, SDL_SCANCODE_F5, KMOD_RCTRL, KEY_F5, MOD_CTRL},
        {SDLK_KP_7, SDL_SCANCODE_KP_7, 0, '7', 0},
        {SDLK_KP_ENTER, SDL_SCANCODE_KP_ENTER, KMOD_LALT, KEY_ENTER, MOD_ALT},
        {0x437, SDL_SCANCODE_P, 0, 'p', 0}, // the Russian letter on the key of p
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        push_key(table[i].sym, table[i].scancode, table[i].mod);
        InputEvent event = next(window, INPUT_KEY);
        assert_int_equal(event.key, table[i].key);
        assert_int_equal(event.mods, table[i].mods);
    }
    window_close(window);
}

static void test_mouse_and_drop(void **state) {
    (void)state;
    Window *window = opened();
    drain(window);
    SDL_Event press = {.button = {.type = SDL_MOUSEBUTTONDOWN,
                                  .button = SDL_BUTTON_LEFT,
                                  .state = SDL_PRESSED,
                                  .clicks = 2,
                                  .x = 40,
                                  .y = 50}};
    SDL_PushEvent(&press);
    InputEvent event = next(window, INPUT_MOUSE_DOWN);
    assert_int_equal(event.button, MOUSE_LEFT);
    assert_int_equal(event.clicks, 2);
    assert_int_equal(event.x, 40);
    assert_int_equal(event.y, 50);
    SDL_Event drop = {.drop = {.type = SDL_DROPFILE, .file = SDL_strdup("/tmp/program.py")}};
    SDL_PushEvent(&drop);
    event = next(window, INPUT_DROP); // NOLINT(clang-analyzer-unix.Malloc): SDL owns drop.file
    assert_string_equal(event.path, "/tmp/program.py");
    free(event.path);
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    next(window, INPUT_CLOSE);
    window_close(window);
}

static void test_full_screen(void **state) {
    (void)state;
    Window *window = opened();
    drain(window);
    assert_false(window_is_full_screen(window));
    window_set_full_screen(window, true);
    InputEvent event = next(window, INPUT_RESIZE);
    assert_int_equal(event.w, 1920);
    assert_int_equal(event.h, 1080);
    assert_true(window_is_full_screen(window));
    window_set_full_screen(window, false);
    drain(window);
    assert_false(window_is_full_screen(window));
    window_close(window);
}

static int64_t cpu_ns(void) {
    struct timespec spent;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return spent.tv_sec * 1000000000LL + spent.tv_nsec;
}

// Asleep in the kernel: looking again and again would cost all of the third of a second.
static void test_waiting_costs_nothing(void **state) {
    (void)state;
    Window *window = opened();
    drain(window);
    int64_t before = cpu_ns();
    InputEvent event;
    assert_false(window_wait(window, 300, &event));
    assert_true(cpu_ns() - before < 30000000);
    assert_int_equal(event.kind, INPUT_NONE);
    window_close(window);
}

static void test_without_a_display(void **state) {
    (void)state;
    const char *present = getenv("DISPLAY");
    char *display = strdup(present ? present : "");
    Error error = {0};
    WindowConfig config = {.title = "Simul"};
    setenv("DISPLAY", ":4242", 1);
    assert_null(window_open(&config, &error));
    assert_ptr_equal(strstr(error.message, "no display: "), error.message);
    unsetenv("DISPLAY");
    assert_null(window_open(&config, &error));
    assert_string_equal(error.message, "no display: neither DISPLAY nor WAYLAND_DISPLAY is set");
    setenv("DISPLAY", display, 1);
    free(display);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pixels_are_shown),      cmocka_unit_test(test_keys),
        cmocka_unit_test(test_mouse_and_drop),        cmocka_unit_test(test_full_screen),
        cmocka_unit_test(test_waiting_costs_nothing), cmocka_unit_test(test_without_a_display),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
