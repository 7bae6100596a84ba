// An exception differs from a value by its shape as well: a pill within a pill, with a cross.
#include "view/stage/travel_draw.h"

#include <math.h>

Point travel_along(const Point *way, int n, float part) {
    float length = 0;
    for (int i = 1; i < n; i++)
        length += hypotf(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
    float left = length * part;
    for (int i = 1; i < n; i++) {
        float step = hypotf(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
        if (left <= step && step > 0) {
            float t = left / step;
            return (Point){way[i - 1].x + (way[i].x - way[i - 1].x) * t,
                           way[i - 1].y + (way[i].y - way[i - 1].y) * t};
        }
        left -= step;
    }
    return way[n - 1];
}

static bool is_error(const Travel *travel) {
    return travel->outcome == OUTCOME_EXCEPTION || travel->outcome == OUTCOME_CANCELLED;
}

static TextStyle style_of(const View *view) {
    return ui_mono(view->ui, view->is_small ? 12 : 15, 600);
}

static int icon_px(const View *view) {
    return ui_px(view->ui, view->is_small ? 11 : 13);
}

int travel_pill_height(const View *view) {
    return ui_px(view->ui, view->is_small ? 22 : 28);
}

// Of what is within another, the space that the other's name takes.
static int holder_width(const View *view, const Travel *travel) {
    return text_width(view->ui->list.text, style_of(view), travel->holder) + ui_px(view->ui, 20);
}

int travel_pill_width(const View *view, const Travel *travel, int most) {
    int h = travel_pill_height(view);
    if (!travel->text[0] && !is_error(travel)) return h / 2;
    int w = text_width(view->ui->list.text, style_of(view), travel->text) + ui_px(view->ui, 20);
    if (is_error(travel)) w += icon_px(view) + ui_px(view->ui, 6 + 8);
    if (travel->holder) w += holder_width(view, travel);
    return w < h ? h : w < most ? w : most;
}

void travel_pill_draw(View *view, Rect at, const Travel *travel) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    if (!travel->text[0] && !is_error(travel)) {
        draw_disc(&ui->list, (float)at.x + (float)at.w / 2, (float)at.y + (float)at.h / 2,
                  (float)at.w / 2, theme->now);
        return;
    }
    float line = (float)ui_px(ui, 1);
    draw_box(&ui->list, at,
             (Box){theme->now, theme->now_edge, BORDER_SOLID, line, (float)at.h / 2});
    Color ink = theme->ink;
    if (travel->holder && holder_width(view, travel) < at.w * 2 / 3) {
        Rect name = rect_take_left(&at, holder_width(view, travel) - ui_px(ui, 4));
        rect_take_left(&name, ui_px(ui, 12));
        ui_label_cut(ui, name, style_of(view), ink, UI_LEFT, travel->holder);
    }
    if (is_error(travel)) {
        at = rect_inset(at, ui_px(ui, 4));
        draw_box(&ui->list, at, (Box){theme->ink, 0, BORDER_NONE, 0, (float)at.h / 2});
        ink = theme->now;
        int size = icon_px(view);
        rect_take_left(&at, ui_px(ui, 6));
        Rect icon = rect_take_left(&at, size);
        draw_icon(&ui->list, travel->outcome == OUTCOME_CANCELLED ? ICON_SLASH : ICON_CROSS, icon.x,
                  at.y + (at.h - size) / 2, size, ink);
        rect_take_left(&at, ui_px(ui, 6));
        rect_take_right(&at, ui_px(ui, 8));
    } else {
        at.x += ui_px(ui, 8), at.w -= ui_px(ui, 16);
    }
    if (at.w > 0) ui_label_cut(ui, at, style_of(view), ink, UI_CENTER, travel->text);
}

static int within(int value, int from, int to) {
    return value > to ? to : value < from ? from : value;
}

void travel_draw(View *view, const Travel *travel, const Point *way, int n, float part, int most,
                 Rect bounds) {
    Point at = travel_along(way, n, part);
    int h = travel_pill_height(view);
    int w = travel_pill_width(view, travel, most < bounds.w ? most : bounds.w);
    if (w < h && !travel->text[0]) h = w;
    Rect pill = {(int)lroundf(at.x) - w / 2, (int)lroundf(at.y) - h / 2, w, h};
    pill.x = within(pill.x, bounds.x, bounds.x + bounds.w - w);
    pill.y = within(pill.y, bounds.y, bounds.y + bounds.h - h);
    travel_pill_draw(view, pill, travel);
}
