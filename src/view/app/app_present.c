// In front of a class: the one key that begins and ends it, the clicker, the spotlight, and the
// notes of the speaker.
#include <stdio.h>
#include <unistd.h>

#include "view/app/app_parts.h"
#include "view/chrome/scrub.h"
#include "view/lesson/notes_panel.h"
#include "view/parts/bar.h"

void app_toggle_present(App *app) {
    Presenting *p = &app->presenting;
    if (app->screen == VIEW_SHELF) return;
    p->is_on = !p->is_on;
    if (!p->is_on) {
        p->has_spotlight = p->shows_notes = false;
        return;
    }
    p->told = -1;
    p->begin_wall_ns = app->wall_ns;
    p->shows_notes =
        p->notes == VIEW_NOTES_WINDOW || (p->notes == VIEW_NOTES_USUAL && app->n_displays > 1);
    app->screen = VIEW_LOOP;
}

void app_toggle_spotlight(App *app) {
    if (app->presenting.is_on) app->presenting.has_spotlight = !app->presenting.has_spotlight;
}

void app_toggle_notes(App *app) {
    Presenting *p = &app->presenting;
    p->shows_notes = !p->shows_notes;
    if (p->shows_notes && !p->begin_wall_ns) p->begin_wall_ns = app->wall_ns;
}

bool app_present_key(App *app, const InputEvent *event) {
    if (!app->presenting.is_on || event->kind != INPUT_KEY || event->mods) return false;
    bool is_forward = event->key == KEY_PAGE_DOWN, is_back = event->key == KEY_PAGE_UP;
    if (!app->teach.lesson || (!is_forward && !is_back)) return false;
    app_go_to_moment(app, is_forward);
    return true;
}

int app_thread_height(const View *view) {
    return scrub_height(view) + ui_px(view->ui, 6);
}

// For who has no keyboard at hand: the ways to every command, and out.
static void draw_corner(View *view, Rect *area) {
    static const struct {
        const char *id;
        Action action;
        Icon icon;
    } buttons[] = {{"present-leave", ACTION_PRESENT, ICON_CROSS},
                   {"present-search", ACTION_SEARCH, ICON_SEARCH}};
    Ui *ui = view->ui;
    int side = ui_px(ui, 26);
    for (int i = 0; i < 2; i++) {
        Rect at = rect_take_right(area, side);
        UiButton button = {
            .icon = buttons[i].icon, .tip = bar_tip(view, buttons[i].action), .is_quiet = true};
        at.y += (at.h - side) / 2, at.h = side;
        if (ui_button(ui, buttons[i].id, at, &button)) view_wish_action(view, buttons[i].action);
        rect_take_right(area, ui_px(ui, 2));
    }
    rect_take_right(area, ui_px(ui, 10));
}

void app_draw_thread(View *view, Rect area) {
    int margin = view_margin(view);
    rect_take_left(&area, margin);
    rect_take_right(&area, margin);
    draw_corner(view, &area);
    if (view->is_slide)
        scrub_draw_thread(view, area);
    else
        scrub_draw(view, area);
}

void app_draw_spotlight(App *app, const View *view) {
    enum { RADIUS = 110 };
    Ui *ui = view->ui;
    if (!app->presenting.is_on || !app->presenting.has_spotlight || ui->mouse_x < 0) return;
    // A ring so wide that it covers the window; what is left is the hole in it.
    float inner = (float)ui_px(ui, RADIUS), width = 2 * (float)(app->w + app->h);
    draw_ring(&ui->list, (float)ui->mouse_x, (float)ui->mouse_y, inner + width / 2, width, 0, 1,
              CAP_BUTT, 0xC0000000);
}

// ---- notes

static bool tells_terminal(const Presenting *p, int n_displays) {
    bool is_usual = p->notes == VIEW_NOTES_USUAL && n_displays < 2 && isatty(STDOUT_FILENO);
    return p->notes == VIEW_NOTES_TERMINAL || is_usual;
}

void app_tell_notes(App *app, const LessonView *lesson) {
    Presenting *p = &app->presenting;
    if (!p->is_on || !lesson || lesson->now == p->told || !tells_terminal(p, app->n_displays))
        return;
    p->told = lesson->now;
    notes_tell(lesson, &app->arena, stdout);
}

const DrawList *app_draw_notes(App *app, int w, int h) {
    enum { LOGICAL_W = 640 };
    Ui *ui = &app->notes_ui;
    arena_reset(&app->arena);
    float scale = (float)w / LOGICAL_W;
    ui_begin(ui, w, h, app->is_dark ? &theme_dark : &theme_light, scale > 0.75F ? scale : 0.75F);
    View view = {.ui = ui, .tr = app->texts, .arena = &app->arena};
    LessonView lesson;
    if (app->teach.lesson) {
        lesson = teach_view(&app->teach, tr_name(app->texts), (uint32_t)app->now.position);
        view.lesson = &lesson;
    }
    const Presenting *p = &app->presenting;
    NotesView notes = {.since_ns = p->begin_wall_ns ? app->wall_ns - p->begin_wall_ns : -1};
    notes_panel_draw(&view, &notes, (Rect){0, 0, w, h});
    ui_end(ui);
    return &ui->list;
}
