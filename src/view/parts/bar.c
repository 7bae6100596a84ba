// Looks like the steppers of gui/widgets.c, for values that are words.
#include "view/parts/bar.h"

const char *bar_tip(View *view, Action action) {
    const char *key = action_key(view->tr, action), *title = action_title(view->tr, action);
    return key ? arena_printf(view->arena, "%s   %s", title, key) : title;
}

enum { BUTTON = 28, GAP = 4, LABEL_GAP = 12 };

static TextStyle label_style(const View *view) {
    return ui_sans(view->ui, 15, 400);
}

int bar_choice_width(View *view, const BarChoice *choice) {
    Ui *ui = view->ui;
    int w = 2 * ui_px(ui, BUTTON + GAP) + choice->value_px;
    if (choice->label)
        w += text_width(ui->list.text, label_style(view), choice->label) + ui_px(ui, LABEL_GAP);
    return w;
}

static void draw_end(View *view, const char *id, Rect rect, Icon icon, Action action,
                     bool is_disabled) {
    UiButton button = {.icon = icon, .tip = bar_tip(view, action), .is_disabled = is_disabled};
    if (ui_button(view->ui, id, rect, &button)) view_wish_action(view, action);
}

void bar_choice_draw(View *view, Rect rect, const BarChoice *choice) {
    Ui *ui = view->ui;
    if (choice->label) {
        int w = text_width(ui->list.text, label_style(view), choice->label);
        ui_label(ui, rect_take_left(&rect, w), label_style(view), ui->theme->dim, UI_LEFT,
                 choice->label);
        rect_take_left(&rect, ui_px(ui, LABEL_GAP));
    }
    int side = ui_px(ui, BUTTON), gap = ui_px(ui, GAP);
    rect = (Rect){rect.x, rect.y + (rect.h - side) / 2, rect.w, side};
    draw_end(view, choice->id_less, rect_take_left(&rect, side), ICON_MINUS, choice->less,
             choice->is_first);
    rect_take_left(&rect, gap);
    Rect value = rect_take_left(&rect, choice->value_px);
    rect_take_left(&rect, gap);
    draw_end(view, choice->id_more, rect_take_left(&rect, side), ICON_PLUS, choice->more,
             choice->is_last);
    ui_label(ui, value, ui_sans(ui, 15, 600), ui->theme->text, UI_CENTER, choice->value);
}
