// Title at the left, buttons at the right; the crumb leaves first when room is short, then what is
// written on the buttons, then those that matter least.
#include "view/chrome/topbar.h"

#include <limits.h>

#include "view/hall/task_hall.h"
#include "view/lesson/lesson_panel.h"
#include "view/parts/bar.h"
#include "view/parts/row.h"

int topbar_height(const View *view) {
    return ui_px(view->ui, view->is_tiny ? 34.0F : view->is_small ? 44.0F : 56.0F);
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

static TextStyle crumb_style(const View *view, int weight) {
    return ui_sans(view->ui, view->is_small ? 15 : 17, weight);
}

static void draw_crumbs(View *view, Rect area) {
    Ui *ui = view->ui;
    const char *texts[3] = {crumb(view), "/", title(view)};
    const TextStyle styles[3] = {crumb_style(view, 500), crumb_style(view, 400),
                                 crumb_style(view, 600)};
    Color colors[3] = {ui->theme->dim, ui->theme->faint, ui->theme->text};
    RowItem items[3];
    static const int weights[3] = {2, 1, INT_MAX};
    for (int i = 0; i < 3; i++)
        items[i] = (RowItem){.w = text_width(ui->list.text, styles[i], texts[i]) + 1,
                             .gap = ui_px(ui, 10),
                             .weight = weights[i]};
    if (items[2].w > area.w) items[2].w = area.w;
    row_fit(items, 3, area.w);
    items[1].is_shown = items[0].is_shown && items[1].is_shown && items[2].is_shown;
    if (items[0].is_shown && view->lesson) { // the way back to the others
        Rect at = {area.x + items[0].x, area.y, items[0].w, area.h};
        UiHit hit = ui_hit(ui, "top.crumb", at, bar_tip(view, ACTION_SHELF));
        if (hit.is_focused) ui_focus_ring(ui, at, 6);
        if (hit.is_hot) colors[0] = ui->theme->text;
        if (hit.was_clicked) view_wish_action(view, ACTION_SHELF);
    }
    for (int i = 0; i < 3; i++)
        if (items[i].is_shown)
            ui_label_cut(ui, (Rect){area.x + items[i].x, area.y, items[i].w, area.h}, styles[i],
                         colors[i], UI_LEFT, texts[i]);
}

typedef struct TopButton {
    const char *id;
    Action action;
    UiButton button;
    int weight; // who leaves first
} TopButton;

// The ways to use the window, of which one is chosen, and its tools.
enum {
    RUN,
    HALL,
    WATCH,
    PREDICT,
    BELOOP,
    COMPARE,
    HOOD,
    PRESENT,
    SEARCH,
    THEME,
    SETTINGS,
    HELP,
    LANGUAGE,
    BUTTONS,
    FIRST_TOOL = HOOD
};

// Where there is little room, the keys leave first, then the tools' names, then the names of the
// ways that are not chosen; in the end buttons, whose actions the search finds by name.
enum { WITH_KEYS, WITH_NAMES, WITH_WAYS, WITH_ICONS, FOLDS };

// What leads back from where one is to plain watching.
static Action action_to_watch(const View *view) {
    return view->is_hall      ? ACTION_SCREEN
           : view->is_compare ? ACTION_COMPARE
           : view->predicting ? ACTION_PREDICT
           : view->beloop     ? ACTION_BELOOP
                              : ACTION_NONE;
}

static void list_buttons(View *view, TopButton buttons[BUTTONS]) {
    const Tr *texts = view->tr;
    bool is_hall = view->is_hall,
         has_hall = view->exhibition || task_hall_has(view->now->traces[0]);
    bool is_sync = view->run == HALL_ONE_AT_A_TIME;
    Action watch = action_to_watch(view);
    Action leave_deciding = view->beloop ? ACTION_BELOOP : ACTION_NONE; // for the plain hall
    const TopButton all[BUTTONS] = {
        [RUN] = {"top.run",
                 ACTION_RUN,
                 {.icon = ICON_COMPARE,
                  .label = tr(texts, is_sync ? "view.hall.sync" : "view.hall.async")},
                 3},
        [HALL] = {"top.hall",
                  is_hall ? leave_deciding : ACTION_SCREEN,
                  {.icon = ICON_KING,
                   .label = tr(texts, "view.hall"),
                   .is_selected = is_hall && !view->beloop},
                  12},
        [WATCH] = {"top.loop",
                   watch,
                   {.icon = ICON_EYE,
                    .label = tr(texts, has_hall ? "view.loop" : "view.watch"),
                    .is_selected = !watch},
                   11},
        [PREDICT] = {"top.predict",
                     ACTION_PREDICT,
                     {.icon = ICON_PREDICT,
                      .label = tr(texts, "view.predict"),
                      .is_selected = view->predicting && !is_hall},
                     10},
        [BELOOP] = {"top.beloop",
                    ACTION_BELOOP,
                    {.icon = ICON_LOOP,
                     .label = tr(texts, "view.beloop"),
                     .is_selected = view->beloop},
                    7},
        [COMPARE] = {"top.compare",
                     ACTION_COMPARE,
                     {.icon = ICON_COMPARE,
                      .label = tr(texts, "view.compare"),
                      .is_selected = view->is_compare},
                     8},
        [HOOD] = {"top.hood",
                  ACTION_HOOD,
                  {.icon = ICON_HOOD,
                   .label = tr(texts, "hood.title"),
                   .is_selected = view->hood && !is_hall},
                  5},
        [PRESENT] = {"top.present",
                     ACTION_PRESENT,
                     {.icon = ICON_SCREEN, .label = tr(texts, "view.present")},
                     9},
        [SEARCH] = {"top.search", ACTION_SEARCH, {.icon = ICON_SEARCH}, INT_MAX},
        [THEME] = {"top.theme", ACTION_THEME, {.icon = view->is_dark ? ICON_SUN : ICON_MOON}, 5},
        [SETTINGS] = {"top.settings", ACTION_SETTINGS, {.icon = ICON_SLIDERS}, 4},
        [HELP] = {"top.help", ACTION_HELP, {.icon = ICON_QUESTION}, 6},
        [LANGUAGE] = {"top.language",
                      ACTION_LANGUAGE,
                      {.icon = ICON_GLOBE, .label = tr(texts, "view.language")},
                      7},
    };
    bool is_there[BUTTONS] = {
        [RUN] = view->exhibition && !is_hall, [HALL] = has_hall,
        [PREDICT] = !view->exhibition,        [BELOOP] = !view->exhibition && has_hall,
        [COMPARE] = !view->exhibition,        [WATCH] = true};
    for (int i = 0; i < BUTTONS; i++) {
        buttons[i] = all[i];
        buttons[i].button.is_quiet = true;
        if (i < FIRST_TOOL && !is_there[i]) buttons[i].id = NULL;
    }
}

static void fold(View *view, TopButton *button, int i, int how) {
    UiButton *face = &button->button;
    bool is_way = i > RUN && i < FIRST_TOOL, is_named_tool = i == HOOD || i == PRESENT;
    if (how == WITH_KEYS && is_named_tool) face->key = action_key(view->tr, button->action);
    if (how < WITH_ICONS && is_way) face->icon = ICON_NONE;
    if (how >= WITH_WAYS && is_named_tool) face->label = NULL;
    if (how >= WITH_ICONS && i < LANGUAGE && !(is_way && face->is_selected)) face->label = NULL;
    if (!face->label || i >= FIRST_TOOL || i == RUN) {
        Action action = button->action ? button->action : ACTION_SCREEN;
        face->tip = bar_tip(view, action);
    }
    if (is_way && face->is_selected) face->tip = NULL; // it does nothing
}

// The buttons of [view], so folded that they fit into [room] pixels. Returns the width used.
static int fit_buttons(View *view, TopButton buttons[BUTTONS], RowItem items[BUTTONS], int room) {
    Ui *ui = view->ui;
    int used = INT_MAX;
    for (int how = 0; how < FOLDS && used > room; how++) {
        list_buttons(view, buttons);
        bool is_tool = false;
        for (int i = 0; i < BUTTONS; i++) {
            items[i] = (RowItem){0};
            if (!buttons[i].id) continue;
            fold(view, &buttons[i], i, how);
            int gap = i < FIRST_TOOL || is_tool ? 4 : 24;
            is_tool |= i >= FIRST_TOOL;
            items[i] = (RowItem){.w = ui_button_width(ui, &buttons[i].button),
                                 .gap = ui_px(ui, (float)gap),
                                 .weight = buttons[i].weight};
        }
        used = row_fit(items, BUTTONS, INT_MAX);
    }
    return row_fit(items, BUTTONS, room);
}

// At the right end of [area], of which what is shown keeps [title_px]. Returns the width used.
static int draw_buttons(View *view, Rect area, int title_px) {
    Ui *ui = view->ui;
    TopButton buttons[BUTTONS] = {0};
    RowItem items[BUTTONS] = {0};
    int used = fit_buttons(view, buttons, items, area.w - title_px);
    int h = ui_px(ui, 32), left = area.x + area.w - used, y = area.y + (area.h - h) / 2;
    int ways_end = -1;
    for (int i = 0; i < BUTTONS; i++) {
        if (!buttons[i].id || !items[i].is_shown) continue;
        Rect rect = {left + items[i].x, y, items[i].w, h};
        if (ui_button(ui, buttons[i].id, rect, &buttons[i].button) && buttons[i].action)
            view_wish_action(view, buttons[i].action);
        if (i >= FIRST_TOOL && ways_end >= 0) {
            int line = ui_px(ui, 20);
            draw_fill(
                &ui->list,
                (Rect){(ways_end + rect.x) / 2, area.y + (area.h - line) / 2, ui_px(ui, 1), line},
                ui->theme->line2);
        }
        ways_end = i < FIRST_TOOL ? rect.x + rect.w : -1;
    }
    return used;
}

// Whether the panels have tabs, which a small window's bar is left to.
static bool has_tabs(const View *view) {
    return !view->edit && (!view->is_hall || view->exhibition || view->pair);
}

// Where there is little room: what is shown, or its tabs; the way to every command, and the one to
// change the program, which has no place on its panel.
static void draw_tiny(View *view, Rect area) {
    static const struct {
        const char *id;
        Action action;
        Icon icon;
    } buttons[] = {{"top.search", ACTION_SEARCH, ICON_SEARCH},
                   {"top.edit", ACTION_EDIT, ICON_PENCIL}};
    Ui *ui = view->ui;
    float whole = bar_begin(view);
    int h = ui_px(ui, 32);
    for (int i = 0; i < 2; i++) {
        UiButton face = {.icon = buttons[i].icon,
                         .tip = bar_tip(view, buttons[i].action),
                         .is_quiet = true,
                         .is_selected = view->edit && buttons[i].action == ACTION_EDIT};
        if (buttons[i].action == ACTION_EDIT && !view->may_edit) continue;
        Rect at = rect_take_right(&area, ui_button_width(ui, &face));
        at.y += (at.h - h) / 2, at.h = h;
        if (ui_button(ui, buttons[i].id, at, &face)) view_wish_action(view, buttons[i].action);
    }
    bar_end(view, whole);
    if (has_tabs(view))
        view->bar = area;
    else
        draw_crumbs(view, area);
}

void topbar_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    Rect line = rect_take_bottom(&area, ui_px(ui, 1));
    draw_fill(&ui->list, line, ui->theme->line);
    int margin = view_margin(view);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin - ui_px(ui, 8));
    int logo = ui_px(ui, view->is_tiny ? 24 : 28);
    Rect at = rect_take_left(&area, logo);
    UiHit hit = ui_hit(ui, "top.shelf", at, bar_tip(view, ACTION_SHELF));
    if (hit.is_focused) ui_focus_ring(ui, at, 6);
    if (hit.was_clicked) view_wish_action(view, ACTION_SHELF);
    draw_icon(&ui->list, ICON_LOGO, at.x, at.y + (at.h - logo) / 2, logo, ui->theme->text);
    rect_take_left(&area, ui_px(ui, view->is_tiny ? 6 : 16));
    if (view->is_tiny) {
        draw_tiny(view, area);
        return;
    }
    int gap = ui_px(ui, 24), most = area.w * 2 / 5;
    int title_px = text_width(ui->list.text, crumb_style(view, 600), title(view)) + 1 + gap;
    float whole = bar_begin(view);
    int used = draw_buttons(view, area, title_px < most ? title_px : most);
    bar_end(view, whole);
    rect_take_right(&area, used + gap);
    draw_crumbs(view, area);
}
