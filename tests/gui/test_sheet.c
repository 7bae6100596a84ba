// Whole pictures: the sheet of states and the widgets, in both themes, and at another zoom.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "kit.h"
#include "sheet.h"

static void check_picture(Kit *kit, const char *name) {
    Pixels pixels = pixels_new(kit->ui.list.w, kit->ui.list.h);
    Raster *raster = raster_new();
    raster_draw(raster, &kit->ui.list, pixels, NULL);
    golden_check(name, pixels);
    raster_free(raster);
    pixels_free(&pixels);
}

static void check_sheet(Kit *kit, const char *name, const Theme *theme, int w, int h, float scale) {
    ui_begin(&kit->ui, w, h, theme, scale);
    sheet_draw(&kit->ui);
    if (kit->ui.n_overflows) fail_msg("does not fit: %s", kit->ui.overflowed);
    check_picture(kit, name);
}

static void test_states_dark(void **state) {
    check_sheet(*state, "states-dark", &theme_dark, 1280, 720, 1);
}

static void test_states_light(void **state) {
    check_sheet(*state, "states-light", &theme_light, 1280, 720, 1);
}

static void test_states_zoomed(void **state) {
    check_sheet(*state, "states-zoomed", &theme_dark, 1920, 1080, 1.5F);
}

// Every widget in every condition that a picture can show.
static void draw_widgets(Ui *ui) {
    static const char *const grains[] = {"expression", "line", "switch", "iteration", "output"};
    int chosen = 2;
    bool on = true, off = false;
    long boards = 24, seconds = 55;
    double part = 0.4;
    const UiButton buttons[] = {
        {.icon = ICON_FIRST},
        {.icon = ICON_PLAY, .is_primary = true, .is_round = true},
        {.icon = ICON_LAST, .is_disabled = true},
        {.label = "Watch", .is_quiet = true, .is_selected = true},
        {.label = "Predict", .is_quiet = true},
        {.label = "Present", .icon = ICON_SCREEN, .key = "F5", .is_quiet = true},
        {.label = "Continue", .icon = ICON_PLAY, .key = "Enter", .is_primary = true},
        {.label = "Run"},
    };
    int x = ui_px(ui, 24);
    for (int i = 0; i < 8; i++) {
        char id[] = {'b', (char)('0' + i), 0};
        Rect rect = {x, ui_px(ui, 16), ui_button_width(ui, &buttons[i]), ui_px(ui, 40)};
        if (!buttons[i].label) rect.w = rect.h;
        ui_button(ui, id, rect, &buttons[i]);
        x += rect.w + ui_px(ui, 12);
    }
    Rect row = ui_rect(ui, 24, 80, 592, 36);
    Rect segments = rect_take_left(&row, ui_segmented_width(ui, grains, 5));
    ui_segmented(ui, "grain", segments, grains, 5, &chosen);
    UiStepper many = {.label = "Boards", .min = 1, .max = 48, .step = 1};
    UiStepper long_ = {.label = "Player thinks", .unit = "s", .min = 0, .max = 999, .step = 5};
    ui_stepper(ui, "boards", ui_rect(ui, 24, 136, 240, 32), &many, &boards);
    ui_stepper(ui, "seconds", ui_rect(ui, 280, 136, 300, 32), &long_, &seconds);
    ui_toggle(ui, "on", ui_rect(ui, 24, 188, 200, 24), "Movement", &on);
    ui_toggle(ui, "off", ui_rect(ui, 200, 188, 200, 24), "Движение", &off);
    ui_slider(ui, "time", ui_rect(ui, 380, 188, 220, 24), 0.1, &part);
    x = ui_px(ui, 24);
    static const char *const keys[] = {"Space", "←", "→", "P"};
    for (int i = 0; i < 4; i++)
        x += ui_key_hint(ui, x, ui_px(ui, 240), keys[i]) + ui_px(ui, 8);
    ui_paragraph(ui, ui_rect(ui, 200, 228, 400, 64), ui_sans(ui, 15, 400), ui_px(ui, 20),
                 ui->theme->dim,
                 "Two fetchers fit through the gate at once. C came in when A left; D was still at "
                 "the gate when main cancelled it.");
}

static void check_widgets(Kit *kit, const char *name, const Theme *theme) {
    Ui *ui = &kit->ui;
    ui->focus = 0;
    InputEvent move = {.kind = INPUT_MOUSE_MOVE, .x = 36, .y = 36};
    InputEvent tab = {.kind = INPUT_KEY, .key = KEY_TAB, .mods = MOD_SHIFT};
    assert_true(ui_input(ui, &move));
    assert_true(ui_input(ui, &tab));
    for (int frame = 0; frame < 3; frame++) { // found under the mouse; focused; quiet
        ui_begin(ui, 800, 320, theme, 1);
        draw_widgets(ui);
        ui_end(ui);
    }
    if (ui->n_overflows) fail_msg("does not fit: %s", ui->overflowed);
    check_picture(kit, name);
}

static void test_widgets(void **state) {
    check_widgets(*state, "widgets-dark", &theme_dark);
    check_widgets(*state, "widgets-light", &theme_light);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states_dark),
        cmocka_unit_test(test_states_light),
        cmocka_unit_test(test_states_zoomed),
        cmocka_unit_test(test_widgets),
    };
    return cmocka_run_group_tests(tests, kit_setup, kit_teardown);
}
