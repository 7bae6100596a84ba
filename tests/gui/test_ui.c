// The widgets, driven by made-up mouse and keyboard.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "kit.h"

// A small screen: what the widgets said since the last check.
typedef struct Screen {
    Ui *ui;
    int n_plays, n_stops, n_spaces;
    int chosen;
    bool on;
    long boards;
    double part;
    bool is_covered; // another button lies over "play"
} Screen;

static const Rect play_at = {10, 10, 40, 40}, stop_at = {60, 10, 40, 40},
                  grain_at = {10, 60, 300, 36}, toggle_at = {10, 100, 200, 30},
                  boards_at = {10, 140, 300, 32}, time_at = {10, 180, 200, 20};

static void frame(Screen *screen) {
    static const char *const grains[] = {"event", "switch", "output"};
    Ui *ui = screen->ui;
    bool again = true;
    for (int i = 0; again; i++) {
        assert_true(i < 5); // frames that ask for frames come to rest
        ui_begin(ui, 400, 300, &theme_dark, 1);
        screen->n_plays +=
            ui_button(ui, "play", play_at, &(UiButton){.icon = ICON_PLAY, .tip = "Play"});
        if (screen->is_covered)
            screen->n_stops += ui_button(ui, "over", play_at, &(UiButton){.icon = ICON_PAUSE});
        screen->n_stops += ui_button(ui, "stop", stop_at,
                                     &(UiButton){.icon = ICON_PAUSE, .is_disabled = screen->on});
        ui_segmented(ui, "grain", grain_at, grains, 3, &screen->chosen);
        ui_toggle(ui, "on", toggle_at, "Movement", &screen->on);
        UiStepper stepper = {.label = "Boards", .min = 1, .max = 48, .step = 1};
        ui_stepper(ui, "boards", boards_at, &stepper, &screen->boards);
        ui_slider(ui, "time", time_at, 0.1, &screen->part);
        screen->n_spaces += ui_shortcut(ui, KEY_SPACE, 0);
        again = ui_end(ui);
    }
}

static void send(Screen *screen, InputEvent event) {
    while (!ui_input(screen->ui, &event))
        frame(screen);
}

static void mouse(Screen *screen, InputKind kind, int x, int y) {
    send(screen, (InputEvent){.kind = kind, .x = x, .y = y, .button = MOUSE_LEFT, .clicks = 1});
}

static void click(Screen *screen, int x, int y) {
    mouse(screen, INPUT_MOUSE_DOWN, x, y);
    mouse(screen, INPUT_MOUSE_UP, x, y);
}

static void key(Screen *screen, int which, int mods) {
    send(screen, (InputEvent){.kind = INPUT_KEY, .key = which, .mods = mods});
    frame(screen);
}

static Screen screen_of(void **state) {
    Kit *kit = *state;
    ui_deinit(&kit->ui);
    ui_init(&kit->ui, kit->text, kit->icons);
    Screen screen = {.ui = &kit->ui, .chosen = 1, .boards = 24, .part = 0.5};
    frame(&screen);
    return screen;
}

static void test_click(void **state) {
    Screen s = screen_of(state);
    click(&s, 30, 30);
    frame(&s);
    assert_int_equal(s.n_plays, 1);
    frame(&s);
    assert_int_equal(s.n_plays, 1);
}

// Clicks that arrive all at once, before any picture was drawn of the mouse over the button.
static void test_burst_of_clicks(void **state) {
    Screen s = screen_of(state);
    for (int i = 0; i < 5; i++)
        click(&s, 30, 30);
    click(&s, 80, 30);
    frame(&s);
    assert_int_equal(s.n_plays, 5);
    assert_int_equal(s.n_stops, 1);
}

static void test_release_elsewhere_is_no_click(void **state) {
    Screen s = screen_of(state);
    mouse(&s, INPUT_MOUSE_DOWN, 30, 30);
    mouse(&s, INPUT_MOUSE_UP, 80, 30); // over the other button
    frame(&s);
    assert_int_equal(s.n_plays, 0);
    assert_int_equal(s.n_stops, 0);
    assert_int_equal(s.ui->active, 0);
}

static void test_what_lies_on_top_is_clicked(void **state) {
    Screen s = screen_of(state);
    s.is_covered = true;
    frame(&s);
    click(&s, 30, 30);
    frame(&s);
    assert_int_equal(s.n_plays, 0);
    assert_int_equal(s.n_stops, 1);
}

static void test_disabled_button(void **state) {
    Screen s = screen_of(state);
    s.on = true;
    frame(&s);
    click(&s, 80, 30);
    frame(&s);
    assert_int_equal(s.n_stops, 0);
}

static void test_tab_reaches_everything(void **state) {
    Screen s = screen_of(state);
    const char *const order[] = {"play", "stop", "grain", "on", "boards", "time"};
    for (int i = 0; i < 6; i++) {
        key(&s, KEY_TAB, 0);
        assert_int_equal(s.ui->focus, ui_id(order[i]));
    }
    key(&s, KEY_TAB, 0);
    assert_int_equal(s.ui->focus, 0); // between the last and the first: the shortcuts
    for (int i = 5; i >= 0; i--) {
        key(&s, KEY_TAB, MOD_SHIFT);
        assert_int_equal(s.ui->focus, ui_id(order[i]));
    }
}

static void test_focused_widget_takes_the_key(void **state) {
    Screen s = screen_of(state);
    key(&s, KEY_SPACE, 0);
    assert_int_equal(s.n_spaces, 1);
    key(&s, KEY_TAB, 0);
    key(&s, KEY_SPACE, 0);
    assert_int_equal(s.n_plays, 1);
    assert_int_equal(s.n_spaces, 1);
    key(&s, KEY_ENTER, 0);
    assert_int_equal(s.n_plays, 2);
    key(&s, KEY_ESCAPE, 0);
    key(&s, KEY_SPACE, 0);
    assert_int_equal(s.n_spaces, 2);
    key(&s, KEY_SPACE, MOD_SHIFT);
    assert_int_equal(s.n_spaces, 2);
}

static void test_segmented(void **state) {
    Screen s = screen_of(state);
    click(&s, 30, 78);
    frame(&s);
    assert_int_equal(s.chosen, 0);
    for (int i = 0; i < 3; i++)
        key(&s, KEY_TAB, 0);
    for (int i = 0; i < 4; i++)
        key(&s, KEY_RIGHT, 0);
    assert_int_equal(s.chosen, 2);
    key(&s, KEY_LEFT, 0);
    assert_int_equal(s.chosen, 1);
}

static void test_toggle(void **state) {
    Screen s = screen_of(state);
    click(&s, 20, 115);
    frame(&s);
    assert_true(s.on);
    click(&s, 20, 115);
    frame(&s);
    assert_false(s.on);
}

static void focus_boards(Screen *s) {
    while (s->ui->focus != ui_id("boards"))
        key(s, KEY_TAB, 0);
}

static void test_a_key_waits_for_the_click_before_it(void **state) {
    Screen screen = screen_of(state);
    mouse(&screen, INPUT_MOUSE_MOVE, 20, 20);
    frame(&screen);
    InputEvent down = {.kind = INPUT_MOUSE_DOWN, .x = 20, .y = 20, .clicks = 1};
    const InputEvent typed = {.kind = INPUT_KEY, .key = KEY_SPACE};
    for (int button = MOUSE_LEFT; button <= MOUSE_RIGHT; button += MOUSE_RIGHT - MOUSE_LEFT) {
        down.button = button;
        assert_true(ui_input(screen.ui, &down));
        assert_false(ui_input(screen.ui, &typed)); // what the click brings may want it
        frame(&screen);
        assert_true(ui_input(screen.ui, &typed));
        frame(&screen);
    }
    assert_int_equal(screen.n_spaces, 2);
}

static void test_stepper_by_keys_and_wheel(void **state) {
    Screen s = screen_of(state);
    focus_boards(&s);
    key(&s, KEY_UP, 0);
    assert_int_equal(s.boards, 25);
    key(&s, KEY_DOWN, 0);
    key(&s, KEY_DOWN, 0);
    assert_int_equal(s.boards, 23);
    send(&s, (InputEvent){.kind = INPUT_WHEEL, .x = 130, .y = 155, .wheel_y = 2});
    frame(&s);
    assert_int_equal(s.boards, 25);
    for (int i = 0; i < 60; i++)
        key(&s, KEY_UP, 0);
    assert_int_equal(s.boards, 48);
}

static void test_stepper_is_typed(void **state) {
    Screen s = screen_of(state);
    focus_boards(&s);
    key(&s, '1', 0);
    key(&s, '3', 0);
    assert_int_equal(s.boards, 24); // not before Enter
    key(&s, KEY_BACKSPACE, 0);
    key(&s, '2', 0);
    key(&s, KEY_ENTER, 0);
    assert_int_equal(s.boards, 12);
    key(&s, '7', 0);
    key(&s, KEY_ESCAPE, 0);
    assert_int_equal(s.boards, 12);
    assert_int_equal(s.ui->focus, ui_id("boards")); // Esc dropped the number, not the focus
    for (int i = 0; i < 12; i++)
        key(&s, '9', 0);
    key(&s, KEY_ENTER, 0);
    assert_int_equal(s.boards, 48); // what is too much becomes the most
    key(&s, '0', 0);
    key(&s, KEY_TAB, 0); // leaving takes the number
    assert_int_equal(s.boards, 1);
}

static void test_stepper_typed_after_a_click(void **state) {
    Screen s = screen_of(state);
    Kit *kit = *state;
    UiStepper stepper = {.label = "Boards", .min = 1, .max = 48, .step = 1};
    int right = boards_at.x + ui_stepper_width(&kit->ui, &stepper);
    click(&s, right - 14, 156); // +
    frame(&s);
    assert_int_equal(s.boards, 25);
    click(&s, right - 60, 156); // the number
    frame(&s);
    key(&s, '5', 0);
    click(&s, 350, 250); // nowhere
    frame(&s);
    assert_int_equal(s.boards, 5);
    assert_int_equal(s.ui->edited, 0);
}

static void test_slider(void **state) {
    Screen s = screen_of(state);
    mouse(&s, INPUT_MOUSE_DOWN, 60, 190);
    frame(&s);
    assert_true(s.part > 0.24 && s.part < 0.26);
    mouse(&s, INPUT_MOUSE_MOVE, 160, 290); // still held, far below
    frame(&s);
    assert_true(s.part > 0.74 && s.part < 0.76);
    mouse(&s, INPUT_MOUSE_MOVE, 900, 190);
    mouse(&s, INPUT_MOUSE_UP, 900, 190);
    frame(&s);
    assert_true(s.part == 1);
    mouse(&s, INPUT_MOUSE_MOVE, 60, 190);
    frame(&s);
    assert_true(s.part == 1);
    key(&s, KEY_TAB, MOD_SHIFT);
    key(&s, KEY_LEFT, 0);
    assert_true(s.part > 0.89 && s.part < 0.91);
    key(&s, KEY_HOME, 0);
    assert_true(s.part == 0);
}

static void test_tooltip_waits(void **state) {
    Screen s = screen_of(state);
    s.ui->now_ns = 1000000000;
    mouse(&s, INPUT_MOUSE_MOVE, 30, 30);
    frame(&s);
    size_t without = s.ui->list.commands.n;
    assert_in_range(ui_wait_ms(s.ui), 1, 501);
    s.ui->now_ns += 600000000;
    frame(&s);
    assert_int_equal(s.ui->list.commands.n, without + 2); // its box and its text
    assert_int_equal(ui_wait_ms(s.ui), -1);
    mouse(&s, INPUT_MOUSE_LEAVE, -1, -1);
    frame(&s);
    assert_true(s.ui->list.commands.n < without + 2);
}

static void test_overflow_is_noticed(void **state) {
    Screen s = screen_of(state);
    assert_int_equal(s.ui->n_overflows, 0);
    ui_begin(s.ui, 400, 300, &theme_dark, 1);
    TextStyle style = ui_sans(s.ui, 15, 400);
    ui_label_cut(s.ui, (Rect){0, 0, 20, 20}, style, 0xFFFFFFFF, UI_LEFT, "a long name of a task");
    assert_int_equal(s.ui->n_overflows, 0);
    ui_label(s.ui, (Rect){0, 0, 20, 20}, style, 0xFFFFFFFF, UI_LEFT, "a label");
    assert_int_equal(s.ui->n_overflows, 1);
    assert_string_equal(s.ui->overflowed, "a label");
}

static void test_scaled_rects_meet(void **state) {
    Screen s = screen_of(state);
    for (int i = 1; i < 40; i++) {
        ui_begin(s.ui, 400, 300, &theme_dark, (float)i * 0.13F);
        for (int x = 0; x < 50; x++) {
            Rect left = ui_rect(s.ui, (float)x * 1.5F, 0, 1.5F, 1);
            Rect right = ui_rect(s.ui, (float)(x + 1) * 1.5F, 0, 1.5F, 1);
            assert_int_equal(left.x + left.w, right.x);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_click),
        cmocka_unit_test(test_burst_of_clicks),
        cmocka_unit_test(test_release_elsewhere_is_no_click),
        cmocka_unit_test(test_what_lies_on_top_is_clicked),
        cmocka_unit_test(test_disabled_button),
        cmocka_unit_test(test_tab_reaches_everything),
        cmocka_unit_test(test_focused_widget_takes_the_key),
        cmocka_unit_test(test_segmented),
        cmocka_unit_test(test_toggle),
        cmocka_unit_test(test_a_key_waits_for_the_click_before_it),
        cmocka_unit_test(test_stepper_by_keys_and_wheel),
        cmocka_unit_test(test_stepper_is_typed),
        cmocka_unit_test(test_stepper_typed_after_a_click),
        cmocka_unit_test(test_slider),
        cmocka_unit_test(test_tooltip_waits),
        cmocka_unit_test(test_overflow_is_noticed),
        cmocka_unit_test(test_scaled_rects_meet),
    };
    return cmocka_run_group_tests(tests, kit_setup, kit_teardown);
}
