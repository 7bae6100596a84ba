// Where not all find room, those around the shown one are there.
#include "view/code/code_tabs.h"

#include <string.h>

#include "view/code/code_text.h"

typedef struct Tabs {
    View *view;
    Ui *ui;
    TextStyle style;
    int gap;
    SourceId shown, n;
} Tabs;

static const char *name_of(const Tabs *tabs, SourceId source) {
    return code_text(tabs->view->codes, source)->name;
}

static int width_of(const Tabs *tabs, SourceId source) {
    return text_width(tabs->ui->list.text, tabs->style, name_of(tabs, source)) + 1;
}

// The first of those that find room beside the shown one.
static SourceId first_of(const Tabs *tabs, int room) {
    SourceId first = tabs->shown;
    int used = width_of(tabs, first);
    while (first > 1) {
        used += width_of(tabs, first - 1) + tabs->gap;
        if (used > room) break;
        first--;
    }
    return first;
}

static void draw_tab(const Tabs *tabs, SourceId source, Rect at) {
    Ui *ui = tabs->ui;
    bool is_shown = source == tabs->shown,
         is_pinned = is_shown && tabs->view->stage->file && !tabs->view->edit;
    const char *id = arena_printf(tabs->view->arena, "file.%u", source);
    const char *tip = tr(tabs->view->tr, is_pinned ? "code.file.follow" : "code.file.stay");
    UiHit hit = ui_hit(ui, id, at, tip);
    if (hit.is_focused) ui_focus_ring(ui, at, 3);
    Color color = is_shown || hit.is_hot ? ui->theme->text : ui->theme->dim;
    ui_label_cut(ui, at, tabs->style, color, UI_LEFT, name_of(tabs, source));
    int line = ui_px(ui, is_pinned ? 3 : 1);
    if (source < 64 && tabs->view->unsaved >> source & 1)
        draw_disc(&ui->list, (float)(at.x + at.w) + 6 * ui->scale, (float)at.y + (float)at.h / 2,
                  3 * ui->scale, color);
    if (is_shown)
        draw_fill(&ui->list, (Rect){at.x, at.y + at.h - line + ui_px(ui, 2), at.w, line},
                  ui->theme->text);
    if (!hit.was_clicked) return;
    bool follows = is_pinned && !tabs->view->edit;
    tabs->view->request = (ViewRequest){.wish = VIEW_WISH_FILE, .page = follows ? 0 : (int)source};
}

void code_tabs_draw(View *view, const Trace *trace, SourceId shown, Rect area) {
    Ui *ui = view->ui;
    Tabs tabs = {view, ui, ui_sans(ui, 15, 600), ui_px(ui, 20), shown, (SourceId)trace->sources.n};
    if (tabs.n == 2) { // one file needs no tab
        ui_label_cut(ui, area, tabs.style, ui->theme->text, UI_LEFT, name_of(&tabs, shown));
        return;
    }
    for (SourceId source = first_of(&tabs, area.w); source < tabs.n; source++) {
        int w = width_of(&tabs, source);
        if (w > area.w && source != shown) return;
        draw_tab(&tabs, source, rect_take_left(&area, w < area.w ? w : area.w));
        rect_take_left(&area, tabs.gap < area.w ? tabs.gap : area.w);
    }
}
