#include "view/chrome/grain_bar.h"

#include "view/parts/bar.h"

enum { HEIGHT = 32, INSET = 2, LABEL_GAP = 12 };

const char *grain_name(View *view, ViewGrain grain) {
    static const char *const keys[VIEW_GRAINS] = {[VIEW_GRAIN_EVENT] = "view.grain.event",
                                                  [VIEW_GRAIN_EXPRESSION] = "view.grain.expression",
                                                  [VIEW_GRAIN_LINE] = "view.grain.line",
                                                  [VIEW_GRAIN_MOVE] = "view.grain.move",
                                                  [VIEW_GRAIN_SWITCH] = "view.grain.switch",
                                                  [VIEW_GRAIN_ITERATION] = "view.grain.iteration",
                                                  [VIEW_GRAIN_OUTPUT] = "view.grain.output"};
    return tr(view->tr, keys[grain]);
}

static UiButton button_of(View *view, ViewGrain grain) {
    Action action = grain < view->grain ? ACTION_FINER : ACTION_COARSER;
    return (UiButton){.label = grain_name(view, grain),
                      .tip = bar_tip(view, action),
                      .is_quiet = true,
                      .is_selected = grain == view->grain};
}

static int label_width(View *view) {
    Ui *ui = view->ui;
    return text_width(ui->list.text, ui_sans(ui, 15, 400), tr(view->tr, "view.step-by")) +
           ui_px(ui, LABEL_GAP);
}

static int buttons_width(View *view) {
    int w = 2 * ui_px(view->ui, INSET);
    for (int i = 0; i < VIEW_GRAINS; i++) {
        UiButton button = button_of(view, (ViewGrain)i);
        if (view->grains >> i & 1) w += ui_button_width(view->ui, &button);
    }
    return w;
}

int grain_bar_width(View *view) {
    return label_width(view) + buttons_width(view);
}

void grain_bar_draw(View *view, Rect rect) {
    Ui *ui = view->ui;
    Rect label = rect_take_left(&rect, label_width(view));
    ui_label(ui, label, ui_sans(ui, 15, 400), ui->theme->dim, UI_LEFT,
             tr(view->tr, "view.step-by"));
    int h = ui_px(ui, HEIGHT);
    Rect box = {rect.x, rect.y + (rect.h - h) / 2, buttons_width(view), h};
    draw_box(&ui->list, box, (Box){0, ui->theme->line2, BORDER_SOLID, ui->scale, 8 * ui->scale});
    box = rect_inset(box, ui_px(ui, INSET));
    for (int i = 0; i < VIEW_GRAINS; i++) {
        if (!(view->grains >> i & 1)) continue;
        UiButton button = button_of(view, (ViewGrain)i);
        Rect at = rect_take_left(&box, ui_button_width(ui, &button));
        if (ui_button(ui, arena_printf(view->arena, "grain.%d", i), at, &button))
            view->request = (ViewRequest){.wish = VIEW_WISH_GRAIN, .page = i};
    }
}
