// See code_flag.h.
#include "view/code/code_flag.h"

int code_more_figures(const View *view, size_t n_lines) {
    int more = 0;
    for (size_t n = n_lines; n >= 1000; n /= 10)
        more++;
    TextStyle style = ui_mono(view->ui, view->is_small ? 12 : 13, 600);
    return more * text_metrics(view->ui->list.text, style).cell_w;
}

void code_flag_draw(Ui *ui, Rect at, const Breakpoint *breakpoint) {
    float scale = ui->scale, x = (float)at.x + 2 * scale, y = (float)at.y + (float)at.h / 2;
    float w = 11 * scale, h = 5 * scale;
    Point points[] = {{x, y - h}, {x + w - h, y - h}, {x + w, y}, {x + w - h, y + h}, {x, y + h}};
    Color color = breakpoint->wrong ? ui->theme->fail : ui->theme->text;
    if (breakpoint->condition)
        draw_polyline(&ui->list, points, 5, true,
                      (Stroke){.color = color, .width_px = 1.5F * scale});
    else
        draw_polygon(&ui->list, points, 5, color);
}
