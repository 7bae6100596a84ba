// Below the word, or above it where there is no room.
#include "view/lesson/term_panel.h"

#include "view/parts/prose.h"

void term_panel_draw(View *view) {
    enum { W = 360 };
    Ui *ui = view->ui;
    const GlossaryWord *word =
        view->term ? glossary_find(view->glossary, tr_name(view->tr), view->term) : NULL;
    if (!word) return;
    int pad = ui_px(ui, 14), gap = ui_px(ui, 6), edge = ui_px(ui, 8);
    int w = ui_px(ui, W) < ui->list.w - 2 * edge ? ui_px(ui, W) : ui->list.w - 2 * edge;
    ProseStyle style = prose_style(view);
    style.size = 15, style.line = 22;
    Rect inner = {0, 0, w - 2 * pad, 0};
    int h = prose_draw(view, inner, &style, word->blocks, word->n_blocks) + 2 * pad;
    Rect box = {view->term_at.x, view->term_at.y + view->term_at.h + gap, w, h};
    if (box.y + box.h > ui->list.h - edge) box.y = view->term_at.y - gap - h;
    if (box.x + box.w > ui->list.w - edge) box.x = ui->list.w - edge - box.w;
    draw_box(&ui->list, box,
             (Box){.fill = ui->theme->raised,
                   .border = ui->theme->edge,
                   .style = BORDER_SOLID,
                   .border_px = ui->scale,
                   .radius_px = 8 * ui->scale});
    view->term = NULL; // its own words lead nowhere
    prose_draw(view, rect_inset(box, pad), &style, word->blocks, word->n_blocks);
}
