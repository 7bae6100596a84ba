// One line: what, where, how far, and a way to stop it.
#include "view/chrome/take_panel.h"

#include "base/user_folder.h"

enum { H = 44, PAD = 16, BAR_W = 160, BAR_H = 4 };

static const char *sentence(View *view, const Take *take) {
    const char *path = user_path(view->arena, str_text(&take->path));
    if (take_is_busy(take)) {
        const char *key = take->what == TAKE_FILM ? "take.filming" : "take.writing";
        return TR(view->arena, view->tr, key, {"path", .text = path},
                  {"n", .number = (int64_t)(take_progress(take) * 100)});
    }
    if (take->error.message[0]) {
        Error shown = take->error; // which stays as it was said: the language may change
        tr_error(view->tr, &shown);
        return arena_printf(view->arena, "%s", shown.message);
    }
    return TR(view->arena, view->tr, take->is_cancelled ? "take.cancelled" : "take.saved",
              {"path", .text = path});
}

static void draw_bar(Ui *ui, Rect rect, float part) {
    float radius = (float)rect.h / 2;
    draw_box(&ui->list, rect, (Box){.fill = ui->theme->line2, .radius_px = radius});
    rect.w = (int)((float)rect.w * part);
    if (rect.w >= rect.h)
        draw_box(&ui->list, rect, (Box){.fill = ui->theme->text, .radius_px = radius});
}

Rect take_panel_draw(View *view, const Take *take, Rect area) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    bool is_busy = take_is_busy(take), is_bad = !is_busy && take->error.message[0];
    if (!is_busy && !take->has_news) return (Rect){0};
    const char *text = sentence(view, take);
    TextStyle style = ui_sans(ui, view->is_small ? 13 : 15, 500);
    UiButton cancel = {.label = tr(view->tr, "take.cancel"), .key = "Esc"};
    int pad = ui_px(ui, PAD), button_w = is_busy ? ui_button_width(ui, &cancel) : 0;
    int bar_w = is_busy ? ui_px(ui, BAR_W) : 0;
    int text_w = text_width(ui->list.text, style, text) + 1;
    int w = pad + text_w + (is_busy ? pad + bar_w + pad + button_w + pad / 2 : pad);
    if (w > area.w - 2 * pad) w = area.w - 2 * pad;
    Rect box = {area.x + (area.w - w) / 2, area.y + area.h - ui_px(ui, H) - pad, w, ui_px(ui, H)};
    draw_box(&ui->list, box,
             (Box){.fill = is_bad ? theme->fail_tint : theme->raised,
                   .border = is_bad ? theme->fail : theme->line2,
                   .style = BORDER_SOLID,
                   .border_px = (float)ui_px(ui, 1),
                   .radius_px = (float)ui_px(ui, 8)});
    Rect inside = box, button = {0};
    rect_take_left(&inside, pad);
    rect_take_right(&inside, is_busy ? pad / 2 : pad);
    if (is_busy) {
        button = rect_inset(rect_take_right(&inside, button_w), 0);
        button.y += ui_px(ui, 6), button.h -= ui_px(ui, 12);
        rect_take_right(&inside, pad);
        Rect bar = rect_take_right(&inside, bar_w);
        rect_take_right(&inside, pad);
        bar.y += (bar.h - ui_px(ui, BAR_H)) / 2, bar.h = ui_px(ui, BAR_H);
        draw_bar(ui, bar, take_progress(take));
        if (ui_button(ui, "take.cancel", button, &cancel)) view_wish_action(view, ACTION_ESCAPE);
    }
    ui_label_cut(ui, inside, style, theme->text, UI_LEFT, text);
    return button;
}
