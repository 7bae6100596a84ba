// Three columns on a panel in the middle of the window; one or two where it is narrow.
#include "view/help.h"

#include <limits.h>

static const struct {
    const char *title;
    Action actions[14];
} groups[] = {
    {"view.help.step",
     {ACTION_PLAY, ACTION_FORWARD, ACTION_BACK, ACTION_FIRST, ACTION_LAST, ACTION_TASK_FORWARD,
      ACTION_TASK_BACK, ACTION_LINE_FORWARD, ACTION_LINE_BACK}},
    {"view.help.see",
     {ACTION_SHELF, ACTION_EDIT, ACTION_RUN_PROGRAM, ACTION_NEXT_MOMENT, ACTION_PREVIOUS_MOMENT,
      ACTION_SCREEN, ACTION_RUN, ACTION_COARSER, ACTION_FINER, ACTION_FASTER, ACTION_SLOWER,
      ACTION_LANGUAGE}},
    {"view.help.window",
     {ACTION_THEME, ACTION_MOTION, ACTION_ZOOM_IN, ACTION_ZOOM_OUT, ACTION_ZOOM_RESET,
      ACTION_FULL_SCREEN, ACTION_BLANK, ACTION_HELP, ACTION_QUIT}},
};
enum { GROUPS = sizeof groups / sizeof *groups };
enum { LINE = 34, TITLE = 40, PAD = 28, COLUMN_GAP = 40, MOST_LINES = 12, KEY_GAP = 4 };

static int keys_width(View *view, Action action) {
    Ui *ui = view->ui;
    const char *key = action_key(view->tr, action), *also = action_info(action)->also;
    return (key ? ui_key_hint_width(ui, key) : 0) +
           (also ? ui_px(ui, KEY_GAP) + ui_key_hint_width(ui, also) : 0);
}

static int column_width(View *view) {
    Ui *ui = view->ui;
    int widest = 0;
    for (int group = 0; group < GROUPS; group++)
        for (const Action *action = groups[group].actions; *action; action++) {
            const char *key = action_key(view->tr, *action);
            int w =
                text_width(ui->list.text, ui_sans(ui, 15, 400), action_title(view->tr, *action)) +
                ui_px(ui, 32) + (key ? ui_key_hint_width(ui, key) : 0);
            if (w > widest) widest = w;
        }
    return widest;
}

static void draw_action(View *view, Rect rect, Action action) {
    Ui *ui = view->ui;
    const char *id = arena_printf(view->arena, "help.%s", action_info(action)->name);
    Rect reach = {rect.x - ui_px(ui, 8), rect.y + ui_px(ui, 1), rect.w + ui_px(ui, 16),
                  rect.h - ui_px(ui, 2)};
    UiHit hit = ui_hit(ui, id, reach, NULL);
    if (hit.is_hot)
        draw_box(&ui->list, reach,
                 (Box){.fill = ui->theme->raised, .radius_px = (float)ui_px(ui, 6)});
    if (hit.is_focused) ui_focus_ring(ui, reach, 6);
    if (hit.was_clicked) view_wish_action(view, action);
    const char *key = action_key(view->tr, action), *also = action_info(action)->also;
    int keys_w = keys_width(view, action), x = rect.x + rect.w - keys_w, y = rect.y + rect.h / 2;
    if (key) x += ui_key_hint(ui, x, y, key) + ui_px(ui, KEY_GAP);
    if (also) ui_key_hint(ui, x, y, also);
    rect.w -= keys_w;
    ui_label(ui, rect, ui_sans(ui, 15, 400), hit.is_hot ? ui->theme->text : ui->theme->dim, UI_LEFT,
             action_title(view->tr, action));
}

static void draw_group(View *view, Rect rect, int group) {
    Ui *ui = view->ui;
    ui_label(ui, rect_take_top(&rect, ui_px(ui, TITLE)), ui_sans(ui, 17, 600), ui->theme->text,
             UI_LEFT, tr(view->tr, groups[group].title));
    for (const Action *action = groups[group].actions; *action; action++)
        if ((view->exhibition || !action_needs_hall(*action)) &&
            (view->codes || !action_needs_program(*action)))
            draw_action(view, rect_take_top(&rect, ui_px(ui, LINE)), *action);
}

void help_draw(View *view, Rect window) {
    Ui *ui = view->ui;
    // Everything is drawn smaller where the window is too small for it.
    float whole = ui->scale;
    int column = 0, w = 0, h = 0;
    for (;; ui->scale *= 0.95F) {
        column = column_width(view);
        w = 2 * ui_px(ui, PAD) + GROUPS * column + (GROUPS - 1) * ui_px(ui, COLUMN_GAP);
        h = ui_px(ui, 2 * PAD + TITLE + MOST_LINES * LINE);
        if ((w <= window.w && h <= window.h) || ui->scale < 0.4F * whole) break;
    }
    draw_fill(&ui->list, window, color_with_opacity(ui->theme->bg, 0.7F));
    if (ui_hit(ui, "help.around", window, NULL).was_clicked) view_wish_action(view, ACTION_HELP);
    Rect panel = {(window.w - w) / 2, (window.h - h) / 2, w, h};
    ui_hit(ui, "help.panel", panel, NULL);
    draw_box(&ui->list, panel,
             (Box){.fill = ui->theme->panel,
                   .border = ui->theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = 12 * ui->scale});
    Rect inner = rect_inset(panel, ui_px(ui, PAD));
    for (int group = 0; group < GROUPS; group++) {
        draw_group(view, rect_take_left(&inner, column), group);
        rect_take_left(&inner, ui_px(ui, COLUMN_GAP));
    }
    ui->scale = whole;
}
