// The shelf as it is drawn and clicked.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "kit.h"
#include "view/shelf_panel.h"

static Ui ui;
static Arena arena;
static Shelf shelf;
static Progress progress;
static Tr *texts[2];
static Text *text;
static IconSet *icons;

static int setup(void **state) {
    (void)state;
    Error error;
    texts[0] = tr_load("en", &error);
    texts[1] = tr_load("ru", &error);
    text = text_new(&error);
    icons = icons_new(&error);
    if (!texts[0] || !texts[1] || !text || !icons) return -1;
    ui_init(&ui, text, icons);
    if (!shelf_read(&shelf, LESSONS_DIR, &error)) return -1;
    const LessonText *first = &shelf.entries.at[0].lesson->texts[0];
    for (size_t i = 0; i < first->n_moments; i++)
        progress_see(&progress, shelf.entries.at[0].id, &first->moments[i]);
    const LessonText *second = &shelf.entries.at[2].lesson->texts[0];
    for (size_t i = 0; i < 3; i++)
        progress_see(&progress, shelf.entries.at[2].id, &second->moments[i]);
    for (int i = 0; i < 7; i++)
        progress_answer(&progress, shelf.entries.at[2].id, i < 5);
    progress_open(&progress, shelf.entries.at[2].id);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    shelf_deinit(&shelf);
    progress_deinit(&progress);
    ui_deinit(&ui);
    icons_free(icons);
    text_free(text);
    tr_free(texts[0]);
    tr_free(texts[1]);
    arena_deinit(&arena);
    return 0;
}

static ShelfDone draw(int w, int h, bool is_dark, const Tr *tr, const ShelfView *shown) {
    float by_size = (float)w / 1920 < (float)h / 1080 ? (float)w / 1920 : (float)h / 1080;
    float scale = by_size > 1 ? by_size : 1;
    arena_reset(&arena);
    ui_begin(&ui, w, h, is_dark ? &theme_dark : &theme_light, scale);
    View view = {.ui = &ui, .tr = tr, .arena = &arena};
    view.is_small = (float)w / scale < 1600 || (float)h / scale < 960;
    ShelfDone done = shelf_panel_draw(&view, shown, (Rect){0, 0, w, h});
    ui_end(&ui);
    return done;
}

static void pictures(void **state) {
    (void)state;
    ShelfView shown = {&shelf, &progress, 4, 0};
    for (int i = 0; i < 4; i++) {
        bool is_small = i & 1, is_russian = i & 2;
        ui.n_overflows = 0;
        draw(is_small ? 1280 : 1920, is_small ? 720 : 1080, i < 1 || i == 3, texts[is_russian],
             &shown);
        if (ui.n_overflows) fail_msg("%d: no room for '%s'", i, ui.overflowed);
        char name[64];
        snprintf(name, sizeof name, "shelf-%s-%s-%d", i < 1 || i == 3 ? "dark" : "light",
                 is_russian ? "ru" : "en", is_small ? 720 : 1080);
        Pixels pixels = kit_drawn(&ui.list);
        golden_check(name, pixels);
        pixels_free(&pixels);
    }
}

// Clicks at (x, y) and returns what that opened.
static int click(const ShelfView *shown, int x, int y) {
    static const InputKind kinds[] = {INPUT_MOUSE_MOVE, INPUT_MOUSE_DOWN, INPUT_MOUSE_UP};
    int opened = -1;
    for (int i = 0; i < 3; i++) {
        InputEvent event = {.kind = kinds[i], .x = x, .y = y, .button = MOUSE_LEFT, .clicks = 1};
        while (!ui_input(&ui, &event))
            draw(1920, 1080, true, texts[0], shown);
        for (int k = 0; k < 2; k++) {
            ShelfDone done = draw(1920, 1080, true, texts[0], shown);
            if (done.opened >= 0) opened = done.opened;
        }
    }
    return opened;
}

static void a_click_opens(void **state) {
    (void)state;
    ShelfView shown = {&shelf, &progress, 0, 0};
    assert_int_equal(click(&shown, 1850, 70), 2);   // "Continue"
    assert_int_equal(click(&shown, 400, 220), 0);   // the first card
    assert_int_equal(click(&shown, 1900, 900), -1); // nowhere
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures),
        cmocka_unit_test(a_click_opens),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
