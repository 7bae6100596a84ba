// The shelf and what a lesson says, as they are drawn and clicked.
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
#include "view/lesson/lesson_panel.h"
#include "view/lesson/shelf_panel.h"

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

static void every_text_fits(void **state) {
    (void)state;
    ShelfView shown = {&shelf, &progress, 4, 0, false, NULL};
    for (int i = 0; i < 4; i++) {
        bool is_small = i & 1, is_russian = i & 2;
        ui.n_overflows = 0;
        draw(is_small ? 1280 : 1920, is_small ? 720 : 1080, i < 1 || i == 3, texts[is_russian],
             &shown);
        if (ui.n_overflows) fail_msg("%d: no room for '%s'", i, ui.overflowed);
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
    ShelfView shown = {&shelf, &progress, 0, 0, false, NULL};
    assert_int_equal(click(&shown, 1850, 70), 2);   // "Continue"
    assert_int_equal(click(&shown, 400, 220), 0);   // the first card
    assert_int_equal(click(&shown, 1900, 900), -1); // nowhere
}

// ---- a lesson

static int8_t answers[16], tried[16];
static StageState stage;

static LessonDone draw_lesson(int which, int moment, int w, int h, bool is_dark, const Tr *tr) {
    const Lesson *lesson = shelf.entries.at[which].lesson;
    LessonView shown = {.lesson = lesson,
                        .text = lesson_text(lesson, tr_name(tr)),
                        .now = moment,
                        .previous = moment - 1,
                        .next = moment + 1 < (int)lesson->texts[0].n_moments ? moment + 1 : -1,
                        .answers = answers,
                        .tried = tried};
    arena_reset(&arena);
    ui_begin(&ui, w, h, is_dark ? &theme_dark : &theme_light, 1);
    View view = {.ui = &ui, .tr = tr, .arena = &arena, .stage = &stage, .is_small = w < 400};
    LessonDone done = lesson_panel_draw(&view, &shown, (Rect){16, 16, w - 32, h - 32});
    ui_end(&ui);
    return done;
}

static void pictures_of_a_lesson(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++) {
        memset(answers, LESSON_NOT_ASKED, sizeof answers);
        int moment = i < 3 ? 1 : 6;
        if (i == 1) answers[0] = 0; // wrong
        draw_lesson(0, moment, i == 2 ? 320 : 504, 700, i & 1, texts[i > 1]);
        char name[64];
        snprintf(name, sizeof name, "lesson-%d", i);
        Pixels pixels = kit_drawn(&ui.list);
        golden_check(name, pixels);
        pixels_free(&pixels);
    }
}

// Nothing that a lesson says is cut, in the large window and in the small one.
static void what_a_lesson_says_has_room(void **state) {
    (void)state;
    for (size_t i = 0; i < shelf.entries.n; i++)
        for (int language = 0; language < 2; language++) {
            const LessonText *said =
                lesson_text(shelf.entries.at[i].lesson, tr_name(texts[language]));
            for (int moment = 0; moment < (int)said->n_moments; moment++) {
                memset(answers, LESSON_NOT_ASKED, sizeof answers);
                ui.n_overflows = 0;
                draw_lesson((int)i, moment, 504, 800, true, texts[language]);
                if (ui.n_overflows)
                    fail_msg("%s, %s, moment %d: no room for '%s'", shelf.entries.at[i].id,
                             said->language, moment, ui.overflowed);
            }
        }
}

static void a_click_answers(void **state) {
    (void)state;
    memset(answers, LESSON_NOT_ASKED, sizeof answers);
    int answered = -1;
    for (int y = 100; y < 600 && answered < 0; y += 6) {
        static const InputKind kinds[] = {INPUT_MOUSE_MOVE, INPUT_MOUSE_DOWN, INPUT_MOUSE_UP};
        for (int i = 0; i < 3; i++) {
            InputEvent event = {
                .kind = kinds[i], .x = 250, .y = y, .button = MOUSE_LEFT, .clicks = 1};
            while (!ui_input(&ui, &event))
                draw_lesson(0, 1, 504, 700, true, texts[0]);
            for (int k = 0; k < 2; k++) {
                LessonDone done = draw_lesson(0, 1, 504, 700, true, texts[0]);
                if (done.choice >= 0) answered = done.choice;
                if (done.choice >= 0) assert_int_equal(done.question, 0);
            }
        }
    }
    assert_int_equal(answered, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_fits),      cmocka_unit_test(a_click_opens),
        cmocka_unit_test(pictures_of_a_lesson), cmocka_unit_test(what_a_lesson_says_has_room),
        cmocka_unit_test(a_click_answers),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
