// What is typed stands on the grid of a monospaced font, scrolled so that the cursor is seen.
#include "gui/field.h"

#include <string.h>

static void flatten(Editor *field) {
    if (editor_n_lines(field) == 1) return; // else something of several lines was pasted
    Str text = {0};
    editor_get_text(field, &text);
    for (char *at = text.text; *at; at++)
        if (*at == '\n') *at = ' ';
    EditorPlace all = {editor_n_lines(field), 0};
    editor_select(field, (EditorPlace){0, 0}, all);
    editor_insert(field, str_text(&text));
    str_deinit(&text);
}

bool field_input(Editor *field, const InputEvent *event) {
    if (event->kind == INPUT_KEY) {
        bool is_others = event->key == KEY_ENTER || event->key == KEY_TAB ||
                         event->key == KEY_ESCAPE || event->key == KEY_UP ||
                         event->key == KEY_DOWN || event->key >= KEY_PAGE_UP;
        bool is_comment = event->key == '/' && event->mods & MOD_CTRL;
        if (is_others || is_comment) return false;
    }
    bool ok = editor_input(field, event);
    flatten(field);
    return ok;
}

static int cells_of(const Editor *field) {
    return editor_line(field, 0).n;
}

static void draw_text_of(Ui *ui, Rect inner, Editor *field, const FieldLook *look, int left,
                         int cell) {
    Str text = {0};
    editor_get_text(field, &text);
    int baseline = text_baseline(ui->list.text, look->style, inner.y, inner.h);
    if (text.n)
        draw_text(&ui->list, inner.x - left * cell, baseline, look->style, ui->theme->text,
                  str_text(&text));
    else if (look->hint)
        ui_label_cut(ui, inner, look->style, ui->theme->faint, UI_LEFT, look->hint);
    str_deinit(&text);
}

bool field_draw(Ui *ui, const char *id, Rect rect, Editor *field, const FieldLook *look) {
    bool goes_down = ui->mouse_pressed;
    UiHit hit = ui_hit(ui, id, rect, NULL);
    draw_box(&ui->list, rect,
             (Box){.fill = ui->theme->bg,
                   .border = look->has_keyboard ? ui->theme->text : ui->theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = (look->has_keyboard ? 2.0F : 1.0F) * ui->scale,
                   .radius_px = (float)ui_px(ui, 4)});
    Rect inner = rect_inset(rect, ui_px(ui, 4));
    inner.x += ui_px(ui, 4), inner.w -= ui_px(ui, 8);
    int cell = text_metrics(ui->list.text, look->style).cell_w, columns = inner.w / cell - 1;
    int cursor = editor_cursor(field).col, left = cursor > columns ? cursor - columns : 0;
    if (hit.is_pressed && (goes_down || ui->mouse_moved)) {
        int col = (ui->mouse_x - inner.x + cell / 2) / cell + left;
        EditorPlace place = {0, col < 0 ? 0 : col > cells_of(field) ? cells_of(field) : col};
        if (goes_down)
            editor_press(field, place, ui->clicks, ui->mods & MOD_SHIFT);
        else
            editor_drag(field, place);
        ui->wants_frame = true;
    }
    draw_clip_push(&ui->list, inner);
    EditorPlace from, to;
    if (editor_selection(field, &from, &to) && look->has_keyboard)
        draw_fill(&ui->list,
                  (Rect){inner.x + (from.col - left) * cell, inner.y, (to.col - from.col) * cell,
                         inner.h},
                  ui->theme->ready_tint);
    draw_text_of(ui, inner, field, look, left, cell);
    draw_pop(&ui->list);
    if (look->has_keyboard)
        draw_fill(&ui->list,
                  (Rect){inner.x + (cursor - left) * cell, inner.y, ui_px(ui, 2), inner.h},
                  ui->theme->text);
    return hit.is_pressed && goes_down;
}
