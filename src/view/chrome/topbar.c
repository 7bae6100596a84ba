// Title at the left, buttons at the right; the crumb leaves first when room is short.
#include "view/chrome/topbar.h"

#include <limits.h>

#include "view/hall/task_hall.h"
#include "view/lesson/lesson_panel.h"
#include "view/parts/bar.h"
#include "view/parts/row.h"

int topbar_height(const View *view) {
    return ui_px(view->ui, view->is_small ? 44 : 56);
}

// What is shown: how many boards, or the name of the program that was recorded.
static const char *title(View *view) {
    if (view->lesson) return view->lesson->text->title;
    if (view->exhibition)
        return TR(view->arena, view->tr, "view.boards",
                  {"n", .number = view->exhibition->params.n_boards});
    const Trace *trace = view->now->traces[0];
    bool has_name = trace->n && trace_at(trace, 0)->kind == EVENT_RUN_BEGIN;
    return has_name ? trace_text(trace, (StringId)trace_at(trace, 0)->value) : "";
}

static const char *crumb(const View *view) {
    if (view->lesson) return tr(view->tr, "view.crumb.lesson");
    if (view->exhibition) return tr(view->tr, "view.crumb");
    bool is_program = view->now->traces[0]->sources.n > 1;
    return tr(view->tr, is_program ? "view.crumb.program" : "view.crumb.record");
}

static void draw_crumbs(View *view, Rect area) {
    Ui *ui = view->ui;
    float size = view->is_small ? 15 : 17;
    TextStyle light = ui_sans(ui, size, 500), plain = ui_sans(ui, size, 400),
              strong = ui_sans(ui, size, 600);
    const char *texts[3] = {crumb(view), "/", title(view)};
    const TextStyle styles[3] = {light, plain, strong};
    const Color colors[3] = {ui->theme->dim, ui->theme->faint, ui->theme->text};
    RowItem items[3];
    static const int weights[3] = {2, 1, 3};
    for (int i = 0; i < 3; i++)
        items[i] = (RowItem){.w = text_width(ui->list.text, styles[i], texts[i]) + 1,
                             .gap = ui_px(ui, 10),
                             .weight = weights[i]};
    row_fit(items, 3, area.w);
    items[1].is_shown = items[0].is_shown && items[1].is_shown && items[2].is_shown;
    for (int i = 0; i < 3; i++)
        if (items[i].is_shown)
            ui_label(ui, (Rect){area.x + items[i].x, area.y, items[i].w, area.h}, styles[i],
                     colors[i], UI_LEFT, texts[i]);
}

typedef struct TopButton {
    const char *id;
    Action action;
    UiButton button;
    int weight, gap;
} TopButton;

enum { RUN, HALL, LOOP, COMPARE, HOOD, SEARCH, THEME, SETTINGS, HELP, LANGUAGE, BUTTONS };

static void list_buttons(View *view, TopButton buttons[BUTTONS]) {
    bool is_hall = view->is_hall;
    const char *run =
        tr(view->tr, view->run == HALL_ONE_AT_A_TIME ? "view.hall.sync" : "view.hall.async");
    buttons[RUN] = (TopButton){
        "top.run", ACTION_RUN, {.icon = ICON_COMPARE, .label = run, .is_quiet = true}, 3, 0};
    buttons[HALL] =
        (TopButton){"top.hall",
                    is_hall ? ACTION_NONE : ACTION_SCREEN,
                    {.label = tr(view->tr, "view.hall"), .is_quiet = true, .is_selected = is_hall},
                    9,
                    12};
    buttons[LOOP] = (TopButton){"top.loop",
                                is_hall            ? ACTION_SCREEN
                                : view->is_compare ? ACTION_COMPARE
                                                   : ACTION_NONE,
                                {.label = tr(view->tr, "view.loop"),
                                 .is_quiet = true,
                                 .is_selected = !is_hall && !view->is_compare},
                                8,
                                4};
    buttons[COMPARE] = (TopButton){
        "top.compare",
        ACTION_COMPARE,
        {.label = tr(view->tr, "view.compare"), .is_quiet = true, .is_selected = view->is_compare},
        8,
        4};
    buttons[HOOD] =
        (TopButton){"top.hood",
                    ACTION_HOOD,
                    {.icon = ICON_HOOD, .is_quiet = true, .is_selected = view->hood && !is_hall},
                    5,
                    24};
    if (!view->is_small) buttons[HOOD].button.label = tr(view->tr, "hood.title");
    buttons[SEARCH] =
        (TopButton){"top.search", ACTION_SEARCH, {.icon = ICON_SEARCH, .is_quiet = true}, 10, 4};
    buttons[THEME] = (TopButton){"top.theme",
                                 ACTION_THEME,
                                 {.icon = view->is_dark ? ICON_SUN : ICON_MOON, .is_quiet = true},
                                 5,
                                 4};
    buttons[SETTINGS] = (TopButton){
        "top.settings", ACTION_SETTINGS, {.icon = ICON_SLIDERS, .is_quiet = true}, 4, 4};
    buttons[HELP] =
        (TopButton){"top.help", ACTION_HELP, {.icon = ICON_QUESTION, .is_quiet = true}, 6, 4};
    buttons[LANGUAGE] =
        (TopButton){"top.language",
                    ACTION_LANGUAGE,
                    {.icon = ICON_GLOBE, .label = tr(view->tr, "view.language"), .is_quiet = true},
                    7,
                    4};
}

// At the right end of [area]. Returns the width used.
static int draw_buttons(View *view, Rect area) {
    Ui *ui = view->ui;
    TopButton buttons[BUTTONS];
    list_buttons(view, buttons);
    RowItem items[BUTTONS] = {0};
    bool has_hall = view->exhibition || task_hall_has(view->now->traces[0]);
    int first = !has_hall                            ? view->may_compare ? LOOP : HOOD
                : view->is_hall || !view->exhibition ? HALL
                                                     : RUN;
    for (int i = first; i < BUTTONS; i++)
        items[i] = i == COMPARE && !view->may_compare
                       ? (RowItem){0}
                       : (RowItem){.w = ui_button_width(ui, &buttons[i].button),
                                   .gap = ui_px(ui, (float)buttons[i].gap),
                                   .weight = buttons[i].weight};
    int used = row_fit(items + first, BUTTONS - first, area.w);
    int h = ui_px(ui, 32), left = area.x + area.w - used, y = area.y + (area.h - h) / 2;
    for (int i = first; i < BUTTONS; i++) {
        if (!items[i].is_shown || (i == COMPARE && !view->may_compare)) continue;
        if (i != HALL && i != LOOP) buttons[i].button.tip = bar_tip(view, buttons[i].action);
        Rect rect = {left + items[i].x, y, items[i].w, h};
        if (ui_button(ui, buttons[i].id, rect, &buttons[i].button) && buttons[i].action)
            view_wish_action(view, buttons[i].action);
    }
    int last = view->may_compare ? COMPARE : LOOP;
    int next = items[HOOD].is_shown ? HOOD : SEARCH;
    if (first < HOOD && items[last].is_shown && items[next].is_shown) {
        int line = ui_px(ui, 20);
        int x = left + (items[last].x + items[last].w + items[next].x) / 2;
        draw_fill(&ui->list, (Rect){x, area.y + (area.h - line) / 2, ui_px(ui, 1), line},
                  ui->theme->line2);
    }
    return used;
}

void topbar_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    Rect line = rect_take_bottom(&area, ui_px(ui, 1));
    draw_fill(&ui->list, line, ui->theme->line);
    int margin = view_margin(view);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin - ui_px(ui, 8));
    int logo = ui_px(ui, 28);
    Rect at = rect_take_left(&area, logo);
    UiHit hit = ui_hit(ui, "top.shelf", at, bar_tip(view, ACTION_SHELF));
    if (hit.is_focused) ui_focus_ring(ui, at, 6);
    if (hit.was_clicked) view_wish_action(view, ACTION_SHELF);
    draw_icon(&ui->list, ICON_LOGO, at.x, at.y + (at.h - logo) / 2, logo, ui->theme->text);
    rect_take_left(&area, ui_px(ui, 16));
    float whole = bar_begin(view);
    int used = draw_buttons(view, area);
    bar_end(view, whole);
    rect_take_right(&area, used + ui_px(ui, 24));
    draw_crumbs(view, area);
}
