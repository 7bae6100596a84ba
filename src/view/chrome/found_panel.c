// A strip above the bar at the bottom, which takes its room from the panels and covers none: what
// was found at the left, the buttons at the right; below each other where that is too narrow.
#include "view/chrome/found_panel.h"

#include "view/parts/bar.h"

enum { PAD = 8, GAP = 8, BUTTON_H = 32, LEAST_TEXT = 280, MOST_LINES = 4 };

enum { OPEN, DISCARD, LEAVE, BUTTONS };

static void list_buttons(View *view, bool is_discarded, UiButton buttons[BUTTONS]) {
    const Tr *texts = view->tr;
    buttons[OPEN] = (UiButton){.label = tr(texts, "found.open"),
                               .key = action_key(texts, ACTION_EDIT),
                               .is_primary = true};
    buttons[DISCARD] = (UiButton){
        .label = tr(texts, is_discarded ? "found.bring-back" : "found.discard"),
        .tip = bar_tip(view, ACTION_DISCARD_DRAFT),
    };
    buttons[LEAVE] =
        (UiButton){.icon = ICON_CROSS, .tip = tr(texts, "found.leave"), .is_quiet = true};
}

FoundDone found_panel_draw(View *view, const char *name, bool is_discarded, Rect *area) {
    static const char *const ids[BUTTONS] = {"found.open", "found.discard", "found.leave"};
    Ui *ui = view->ui;
    UiButton buttons[BUTTONS];
    list_buttons(view, is_discarded, buttons);
    const char *text = TR(view->arena, view->tr, is_discarded ? "found.discarded" : "found.text",
                          {"name", .text = name});
    float size = view->is_small ? 13 : 15;
    TextStyle style = ui_sans(ui, size, 500);
    int pad = ui_px(ui, PAD), gap = ui_px(ui, GAP), line = ui_px(ui, size * 1.4F);
    int button_h = ui_px(ui, BUTTON_H), first = is_discarded ? DISCARD : OPEN, buttons_w = 0;
    for (int i = first; i < BUTTONS; i++)
        buttons_w += ui_button_width(ui, &buttons[i]) + gap;
    int whole = area->w - 2 * view_margin(view);
    bool is_wide = whole - buttons_w >= ui_px(ui, LEAST_TEXT);
    TextLine lines[MOST_LINES];
    int text_w = is_wide ? whole - buttons_w : whole;
    int text_h = line * (int)text_wrap(ui->list.text, style, text, text_w, lines, MOST_LINES);
    int h = is_wide ? (text_h > button_h ? text_h : button_h) : text_h + gap + button_h;
    Rect strip = rect_take_bottom(area, h + 2 * pad);
    draw_fill(&ui->list, strip, ui->theme->raised);
    draw_fill(&ui->list, rect_take_top(&strip, ui_px(ui, 1)), ui->theme->line2);
    Rect inner = {strip.x + view_margin(view), strip.y + pad, whole, h};
    Rect row = is_wide ? rect_take_right(&inner, buttons_w) : rect_take_bottom(&inner, button_h);
    ui_paragraph(ui, (Rect){inner.x, inner.y + (is_wide ? (h - text_h) / 2 : 0), text_w, text_h},
                 style, line, ui->theme->text, text);
    FoundDone done = {0};
    row.y += (row.h - button_h) / 2, row.h = button_h;
    for (int i = first; i < BUTTONS; i++) {
        if (is_wide) rect_take_left(&row, gap);
        bool was_pressed = ui_button(
            ui, ids[i], rect_take_left(&row, ui_button_width(ui, &buttons[i])), &buttons[i]);
        if (!is_wide) rect_take_left(&row, gap);
        if (!was_pressed) continue;
        if (i == LEAVE)
            done.leaves = true;
        else
            view_wish_action(view, i == OPEN ? ACTION_OPEN_DRAFT : ACTION_DISCARD_DRAFT);
    }
    return done;
}
