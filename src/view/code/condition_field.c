// It is the only thing with the keyboard while it is open: Tab goes round in it (app_marks.c).
#include "view/code/condition_field.h"

#include "gui/field.h"

enum { HEIGHT = 36, INDENT = 44 };

bool condition_field_draw(View *view, Rect row, bool *drops) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    int h = ui_px(ui, HEIGHT), out = ui_px(ui, INDENT);
    Rect box = {row.x - out, row.y + row.h, row.w + out, h};
    if (box.y + box.h > ui->list.h) box.y = row.y - h;
    draw_box(
        &ui->list, box,
        (Box){theme->raised, theme->line2, BORDER_SOLID, (float)ui_px(ui, 1), (float)ui_px(ui, 6)});
    box = rect_inset(box, ui_px(ui, 4));
    TextStyle sans = ui_sans(ui, view->is_small ? 13 : 15, 500);
    const char *title = tr(view->tr, "code.stop-if");
    rect_take_left(&box, ui_px(ui, 6));
    int w = text_width(ui->list.text, sans, title);
    ui_label(ui, rect_take_left(&box, w + ui_px(ui, 10)), sans, theme->text, UI_LEFT, title);
    UiButton drop = {.icon = ICON_CROSS, .is_quiet = true, .tip = tr(view->tr, "code.drop")};
    Rect at[MARKS_TYPING];
    at[MARKS_DROP] = rect_take_right(&box, box.h);
    *drops = ui_button(ui, "condition.drop", at[MARKS_DROP], &drop);
    rect_take_right(&box, ui_px(ui, 2));
    UiButton take = {.icon = ICON_CHECK, .is_primary = true, .tip = tr(view->tr, "code.take")};
    at[MARKS_TAKE] = rect_take_right(&box, box.h);
    bool takes = ui_button(ui, "condition.take", at[MARKS_TAKE], &take);
    rect_take_right(&box, ui_px(ui, 6));
    Marks *marks = view->marks;
    FieldLook look = {.style = ui_mono(ui, view->is_small ? 12 : 15, 400),
                      .has_keyboard = marks->typing_at == MARKS_FIELD};
    if (field_draw(ui, "condition", box, marks->typing, &look)) marks->typing_at = MARKS_FIELD;
    if (marks->typing_at != MARKS_FIELD) ui_focus_ring(ui, at[marks->typing_at], 6);
    return takes || *drops;
}
