// What finds no room goes: the switches, which have keys, too.
#include "view/code/find_bar.h"

#include "gui/field.h"

enum { ROW = 36, BUTTON = 28, GAP = 6 };

int find_bar_height(const Edit *edit) {
    return !edit->find.is_open ? 0 : edit->find.replaces ? 2 * ROW : ROW;
}

typedef struct Bar {
    View *view;
    Ui *ui;
    Edit *edit;
    FieldLook look;
} Bar;

// From the right end of [area]. True: it was clicked.
static bool button(const Bar *bar, const char *id, Rect *area, const UiButton *button) {
    Ui *ui = bar->ui;
    int w = button->label ? ui_button_width(ui, button) : ui_px(ui, BUTTON), h = ui_px(ui, BUTTON);
    if (area->w < w + ui_px(ui, 120)) return false; // the field needs some room
    Rect at = rect_take_right(area, w);
    at.y += (at.h - h) / 2, at.h = h;
    rect_take_right(area, ui_px(ui, GAP));
    return ui_button(ui, id, at, button);
}

static void draw_count(const Bar *bar, Rect *area) {
    Ui *ui = bar->ui;
    EditorSearch search = edit_search(bar->edit);
    int rank = 0, n = *search.text ? editor_count(bar->edit->editor, &search, &rank) : 0;
    const char *text = TR(bar->view->arena, bar->view->tr, "edit.found", {"i", .number = rank},
                          {"n", .number = n});
    TextStyle style = ui_sans(ui, 15, 500);
    Color color = n || !*search.text ? ui->theme->text : ui->theme->fail;
    Rect at = rect_take_right(area, text_width(ui->list.text, style, text) + ui_px(ui, GAP));
    ui_label(ui, at, style, color, UI_LEFT, text);
    rect_take_right(area, ui_px(ui, 2 * GAP));
}

static void field(const Bar *bar, const char *id, Rect area, Editor *editor, FindPlace place) {
    FieldLook look = bar->look;
    look.has_keyboard = bar->edit->find.keyboard == place && bar->edit->is_open;
    int h = ui_px(bar->ui, BUTTON);
    area.y += (area.h - h) / 2, area.h = h;
    if (field_draw(bar->ui, id, area, editor, &look)) bar->edit->find.keyboard = place;
}

static void draw_words(const Bar *bar, Rect area) {
    Ui *ui = bar->ui;
    const Tr *table = bar->view->tr;
    EditFind *find = &bar->edit->find;
    rect_take_left(&area, ui_px(ui, GAP + 2));
    rect_take_right(&area, ui_px(ui, GAP));
    int icon = ui_px(ui, 16);
    Rect at = rect_take_left(&area, icon + ui_px(ui, 8));
    draw_icon(&ui->list, ICON_SEARCH, at.x, at.y + (at.h - icon) / 2, icon, ui->theme->dim);
    UiButton close = {.icon = ICON_CROSS, .tip = "Esc", .is_quiet = true};
    if (button(bar, "find.close", &area, &close)) edit_close_find(bar->edit);
    UiButton more = {.label = tr(table, "edit.replace"), .tip = "Ctrl H", .is_quiet = true};
    if (!find->replaces && button(bar, "find.replace", &area, &more))
        edit_open_find(bar->edit, true);
    UiButton word = {
        .label = tr(table, "edit.word"), .tip = "Alt W", .is_primary = find->whole_words};
    if (button(bar, "find.word", &area, &word)) edit_find_switch(bar->edit, &find->whole_words);
    UiButton letters = {.label = "Aa", .tip = "Alt C", .is_primary = find->matches_case};
    if (button(bar, "find.case", &area, &letters)) edit_find_switch(bar->edit, &find->matches_case);
    UiButton next = {.icon = ICON_RIGHT, .tip = "Enter", .is_quiet = true};
    if (button(bar, "find.next", &area, &next)) edit_find_next(bar->edit, true);
    UiButton back = {.icon = ICON_LEFT, .tip = "Shift Enter", .is_quiet = true};
    if (button(bar, "find.back", &area, &back)) edit_find_next(bar->edit, false);
    draw_count(bar, &area);
    field(bar, "find.words", area, find->words, FIND_WORDS);
}

static void draw_with(const Bar *bar, Rect area) {
    Ui *ui = bar->ui;
    const Tr *table = bar->view->tr;
    rect_take_left(&area, ui_px(ui, GAP + 2 + 24));
    rect_take_right(&area, ui_px(ui, GAP));
    UiButton all = {.label = tr(table, "edit.replace-all"), .tip = "Alt Enter"};
    if (button(bar, "find.all", &area, &all)) edit_replace_all(bar->edit);
    UiButton one = {.label = tr(table, "edit.replace"), .tip = "Enter"};
    if (button(bar, "find.one", &area, &one)) edit_replace(bar->edit);
    field(bar, "find.with", area, bar->edit->find.with, FIND_WITH);
}

void find_bar_draw(View *view, Edit *edit, Rect area) {
    Ui *ui = view->ui;
    Bar bar = {view, ui, edit, {.style = ui_mono(ui, view->is_small ? 12 : 15, 400)}};
    draw_box(&ui->list, area, (Box){.fill = ui->theme->bg, .radius_px = (float)ui_px(ui, 6)});
    draw_words(&bar, rect_take_top(&area, ui_px(ui, ROW)));
    if (edit->find.replaces) draw_with(&bar, rect_take_top(&area, ui_px(ui, ROW)));
}
