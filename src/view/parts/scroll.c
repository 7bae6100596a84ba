// The bar is the widget: the one stop for the keyboard.
#include "view/parts/scroll.h"

enum { BAR = 10, THUMB = 4, LEAST_THUMB = 20, STEP = 48 };

static bool is_needed(const Scroll *s) {
    return s->content_px > s->area.h && s->area.h > 0;
}

Rect scroll_begin(Scroll *scroll, View *view, const char *id, Rect area, int content_px, int *px) {
    *scroll = (Scroll){view, id, area, px, content_px};
    if (!is_needed(scroll)) {
        *px = 0;
        return area;
    }
    int most = content_px - area.h;
    if (*px > most) *px = most;
    draw_clip_push(&view->ui->list, area);
    int w = area.w - ui_px(view->ui, BAR);
    return (Rect){area.x, area.y - *px, w, content_px};
}

void scroll_end(Scroll *s) {
    if (!is_needed(s)) return;
    Ui *ui = s->view->ui;
    draw_pop(&ui->list);
    int most = s->content_px - s->area.h, step = ui_px(ui, STEP), to = *s->px;
    Rect rest = s->area, bar = rect_take_right(&rest, ui_px(ui, BAR));
    int h = s->area.h * s->area.h / s->content_px, least = ui_px(ui, LEAST_THUMB);
    if (h < least) h = least < s->area.h / 2 ? least : s->area.h / 2;
    UiHit hit = ui_hit(ui, s->id, bar, NULL);
    if (hit.is_focused) ui_focus_ring(ui, s->area, 6);
    if (hit.is_pressed) to = (ui->mouse_y - bar.y - h / 2) * most / (bar.h - h);
    if (rect_has(s->area, ui->mouse_x, ui->mouse_y) && ui->wheel_y != 0) {
        to -= (int)(ui->wheel_y * (float)step);
        ui->wheel_y = 0;
    }
    if (ui_take_key(ui, ui_id(s->id), KEY_UP, 0)) to -= step;
    if (ui_take_key(ui, ui_id(s->id), KEY_DOWN, 0)) to += step;
    to = to > most ? most : to < 0 ? 0 : to;
    if (to != *s->px) ui->wants_frame = true;
    *s->px = to;
    int thumb = ui_px(ui, THUMB);
    draw_box(
        &ui->list, (Rect){bar.x + bar.w - thumb, bar.y + (bar.h - h) * to / most, thumb, h},
        (Box){.fill = hit.is_hot ? ui->theme->text : ui->theme->edge, .radius_px = 2 * ui->scale});
}
