// In the bar all are in one row: where not every name finds room, the chosen one keeps its own and
// the others are icons.
#include "view/parts/tabs.h"

#include "view/parts/bar.h"

enum { HEIGHT = 32 };

static UiButton face_of(const Tab *tab, bool is_chosen, bool is_named) {
    bool has_label = is_named || is_chosen || tab->icon == ICON_NONE;
    return (UiButton){.label = has_label ? tab->label : NULL,
                      .icon = has_label ? ICON_NONE : tab->icon,
                      .tip = has_label ? NULL : tab->label,
                      .is_quiet = true,
                      .is_selected = is_chosen};
}

static int row_width(View *view, const Tab *tabs, int n, int chosen, bool are_named) {
    int w = 0;
    for (int i = 0; i < n; i++) {
        UiButton face = face_of(&tabs[i], i == chosen, are_named);
        if (tabs[i].id) w += ui_button_width(view->ui, &face);
    }
    return w;
}

int tabs_draw(View *view, Rect *area, const Tab *tabs, int n, int chosen) {
    Ui *ui = view->ui;
    float whole = bar_begin(view);
    int clicked = -1, h = ui_px(ui, HEIGHT);
    if (view->is_tiny && rect_is_empty(view->bar)) view->bar = rect_take_top(area, h);
    bool is_in_bar = row_width(view, tabs, n, chosen, false) <= view->bar.w;
    bool are_named = !is_in_bar || row_width(view, tabs, n, chosen, true) <= view->bar.w;
    Rect row = is_in_bar ? view->bar : rect_take_top(area, h);
    row.y += (row.h - h) / 2, row.h = h;
    for (int i = 0; i < n; i++) {
        if (!tabs[i].id) continue;
        UiButton face = face_of(&tabs[i], i == chosen, are_named);
        int w = ui_button_width(ui, &face);
        if (w > row.w) row = rect_take_top(area, h);
        if (ui_button(ui, tabs[i].id, rect_take_left(&row, w), &face)) clicked = i;
    }
    bar_end(view, whole);
    if (!is_in_bar) rect_take_top(area, ui_px(ui, view->is_tiny ? 4 : 8));
    return clicked;
}

int tabs_choose(View *view, Rect *area, const Tab *tabs, int n, int *kept) {
    int clicked = tabs_draw(view, area, tabs, n, *kept);
    if (clicked < 0 || clicked == *kept) return *kept;
    view->ui->wants_frame = true;
    return *kept = clicked;
}
