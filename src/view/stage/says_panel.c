// The lines are those of lang/syntax/parser.h's syntax_error_print; the last one says what is
// wrong.
#include "view/stage/says_panel.h"

#include <string.h>

void says_panel_draw(View *view, const Edit *edit, Rect area) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    draw_fill(&ui->list, (Rect){area.x, area.y, area.w, ui_px(ui, 1)}, theme->line);
    rect_take_top(&area, ui_px(ui, 16));
    Rect title = rect_take_top(&area, ui_px(ui, 20));
    int w = ui_label_cut(ui, title, ui_sans(ui, 15, 600), theme->text, UI_LEFT,
                         tr(view->tr, "stage.output"));
    rect_take_left(&title, w + ui_px(ui, 12));
    TextStyle plain = ui_sans(ui, 15, 400);
    const char *about = tr(view->tr, "edit.says");
    if (text_width(ui->list.text, plain, about) <= title.w)
        ui_label(ui, title, plain, theme->dim, UI_RIGHT, about);
    rect_take_top(&area, ui_px(ui, 4));
    TextStyle mono = ui_mono(ui, view->is_small ? 13 : 15, 400);
    int line_h = ui_px(ui, view->is_small ? 20 : 24);
    for (const char *at = str_text(&edit->said); *at && area.h >= line_h;) {
        size_t n = strcspn(at, "\n");
        const char *line = arena_copy(view->arena, at, n);
        at += n + (at[n] == '\n');
        bool is_place = line[0] == ' ' && line[strspn(line, " ^")];
        ui_label_cut(ui, rect_take_top(&area, line_h), mono, is_place ? theme->text : theme->fail,
                     UI_LEFT, line);
    }
}
