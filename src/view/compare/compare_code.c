// The lines on a grid of characters, as in the program panel, without what is only for one program.
#include <string.h>

#include "view/code/code_focus.h"
#include "view/code/code_text.h"
#include "view/compare/compare_parts.h"
#include "view/parts/light.h"

typedef struct Page {
    const Scene *scene;
    const Comparison *comparison;
    View *view;
    Ui *ui;
    const Theme *theme;
    const CodeText *code;
    TextStyle style;
    int pitch, cell, sign_w, chips_w, numbers_w;
    int focus;     // the line where it is now; 0: none
    PlaceId place; // the expression there; 0: only the line is known
    bool is_now;   // else it was there when the loop took over
} Page;

static Color color_of(const Page *p, CodeInk look) {
    switch (look) {
    case INK_KEYWORD: return p->theme->keyword;
    case INK_STRING: return p->theme->string;
    case INK_NUMBER: return p->theme->number;
    case INK_COMMENT: return p->theme->comment;
    default: return p->theme->text;
    }
}

static void draw_bytes(const Page *p, const CodeLine *line, uint32_t from, uint32_t to, CodeInk ink,
                       int x, int baseline) {
    if (from < to)
        draw_text_n(&p->ui->list, x + code_cell(line, (int)from) * p->cell, baseline, p->style,
                    color_of(p, ink), line->text + from, to - from);
}

static void draw_text_of(const Page *p, const CodeLine *line, int x, int baseline) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < line->n_pieces; i++) {
        const CodePiece *piece = &p->code->pieces.at[line->first_piece + i];
        draw_bytes(p, line, at, piece->from, INK_PLAIN, x, baseline);
        draw_bytes(p, line, piece->from, piece->from + piece->n, piece->ink, x, baseline);
        at = piece->from + piece->n;
    }
    draw_bytes(p, line, at, line->n, INK_PLAIN, x, baseline);
}

// A line lights up with what is on it, and what was printed there.
static void point_at_line(const Page *p, int number, Rect numbers, Rect text) {
    ViewThing thing = light_line_thing(p->scene, p->code->source, number);
    scene_point(p->scene, numbers, thing);
    if (view_hovers(p->view, text)) p->view->next_pointed = thing;
    if (light_on_line(p->scene, p->code->source, number)) scene_mark(p->scene, numbers);
}

// The sign in the margin and the white line below what differs.
static void draw_difference(const Page *p, int number, const CodeLine *line, Rect sign, Rect text) {
    const ComparedCode *differs = comparison_code(p->comparison, p->scene->run, number);
    if (!differs) return;
    Ui *ui = p->ui;
    int size = ui_px(ui, p->view->is_small ? 14 : 18);
    Rect box = {sign.x, sign.y + (sign.h - size) / 2, size, size};
    draw_box(&ui->list, box, (Box){.fill = p->theme->text, .radius_px = (float)ui_px(ui, 4)});
    ui_label(ui, box, ui_sans(ui, p->view->is_small ? 12 : 13, 700), p->theme->bg, UI_CENTER, "≠");
    int from = code_cell(line, differs->from), to = code_cell(line, differs->to);
    if (to <= from) return;
    draw_fill(&ui->list,
              (Rect){text.x + from * p->cell, text.y + text.h - ui_px(ui, 2), (to - from) * p->cell,
                     ui_px(ui, 2)},
              p->theme->text);
}

// A box behind the expression that is evaluated.
static void draw_expression(const Page *p, int number, const CodeLine *line, Rect text) {
    if (!p->is_now || !p->place || number != p->focus) return;
    EventSpan span = event_span(trace_place(p->scene->trace, p->place)->value);
    if (span.line != number) return;
    int from = code_cell(line, span.col), inset = ui_px(p->ui, 2);
    int to = code_cell(line, span.end_line == number ? span.end_col : (int)line->n);
    Rect box = {text.x + from * p->cell - inset, text.y, (to - from) * p->cell + 2 * inset, text.h};
    if (to > from)
        draw_box(&p->ui->list, box,
                 (Box){p->theme->now_tint2, p->theme->now_edge, BORDER_SOLID,
                       (float)ui_px(p->ui, 1), 4 * p->ui->scale});
}

// The chips of the tasks whose coroutines are on that line, the running one next to the number.
static void draw_chips(const Page *p, int number, Rect row) {
    const Model *model = p->scene->model;
    Ui *ui = p->ui;
    for (int running = 1; running >= 0; running--)
        for (uint32_t i = 1; i <= model->now.n_tasks; i++) {
            const ModelTask *task = &model->tasks[i];
            if ((task->state == STATE_RUNNING) != running || state_is_over(task->state)) continue;
            const ModelFrame *frame = model_frame(model, task->frame);
            bool is_here = false;
            for (; frame && !is_here; frame = model_frame(model, frame->delegate))
                is_here = frame->line && code_line(p->scene, frame) == number &&
                          code_source(p->scene, frame) == p->code->source;
            if (!is_here) continue;
            Chip chip = scene_chip(p->scene, task);
            chip.icon = ICON_NONE;
            ChipSize size = p->view->is_small ? CHIP_XS : CHIP_S; // off that of the next line
            int w = chip_width(p->view, size, &chip), h = chip_height(p->view, size);
            if (h > p->pitch - ui_px(ui, 1)) h = p->pitch - ui_px(ui, 1);
            if (w > row.w) return;
            Rect at = rect_take_right(&row, w);
            at = (Rect){at.x, at.y + (at.h - h) / 2, w, h};
            chip_draw(p->view, at, size, &chip);
            if (scene_point(p->scene, at, scene_task_thing(p->scene, task->future.id)))
                scene_pin(p->scene, task->future.id);
            rect_take_right(&row, ui_px(ui, 4));
        }
}

static void draw_row(const Page *p, int number, Rect row) {
    Ui *ui = p->ui;
    const CodeLine *line = &p->code->lines.at[number - 1];
    Rect whole = row;
    Rect sign = rect_take_left(&row, p->sign_w), chips = rect_take_left(&row, p->chips_w);
    Rect numbers = rect_take_left(&row, p->numbers_w);
    rect_take_right(&numbers, ui_px(ui, 12));
    if (number == p->focus)
        draw_fill(&ui->list, (Rect){whole.x + p->sign_w, whole.y, whole.w - p->sign_w, whole.h},
                  p->is_now ? p->theme->now_tint : p->theme->raised);
    point_at_line(p, number, numbers, row);
    draw_chips(p, number, chips);
    ui_label(ui, numbers, ui_mono(ui, p->view->is_small ? 12 : 13, 400), p->theme->faint, UI_RIGHT,
             arena_printf(p->view->arena, "%d", number));
    draw_clip_push(&ui->list, row);
    int baseline = text_baseline(ui->list.text, p->style, row.y, row.h);
    draw_expression(p, number, line, row);
    draw_text_of(p, line, row.x, baseline);
    draw_difference(p, number, line, sign, row);
    draw_pop(&ui->list);
    if (comparison_code(p->comparison, p->scene->run, number))
        draw_difference(p, number, line, sign, (Rect){0});
}

// The first line in sight: all, or so that the one where it is now, or the first that differs, is
// in the middle third. By whole thirds: most steps move nothing, and the halves stand beside each
// other.
static int first_line(const Page *p, int n_rows) {
    int n = (int)p->code->lines.n, wanted = p->focus;
    const Comparison *c = p->comparison;
    if (!wanted && c->code[p->scene->run].n) wanted = c->code[p->scene->run].at[0].line;
    int third = n_rows > 3 ? n_rows / 3 : 1, first = (wanted - 1) / third * third + 1 - third;
    if (first + n_rows > n + 1) first = n - n_rows + 1;
    return first < 1 ? 1 : first;
}

void compare_code_draw(const Scene *scene, const Comparison *comparison, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    if (scene->trace->sources.n <= 1) return;
    CodeFocus focus = code_focus(scene);
    SourceId source = focus.frame ? code_source(scene, focus.frame) : 1;
    Page p = {.scene = scene,
              .comparison = comparison,
              .view = view,
              .ui = ui,
              .theme = ui->theme,
              .code = code_text(view->codes, source ? source : 1),
              .style = ui_mono(ui, view->is_small ? 12 : 15, 400),
              .pitch = ui_px(ui, view->is_small ? 16 : 20),
              .sign_w = ui_px(ui, view->is_small ? 18 : 28),
              .chips_w = ui_px(ui, view->is_small ? 76 : 84),
              .numbers_w = ui_px(ui, view->is_small ? 32 : 40)};
    p.cell = text_metrics(ui->list.text, p.style).cell_w;
    p.focus = focus.frame ? code_line(scene, focus.frame) : 0;
    p.is_now = focus.is_now;
    p.place = focus.frame ? focus.frame->place : 0;
    Hold hold; // its call is what goes on
    if (scene->holds && hold_at(scene->trace, scene->model->now.n, &hold))
        p.place = hold_place(scene->trace, &hold);
    int n_rows = area.h / p.pitch, n = (int)p.code->lines.n;
    int first = first_line(&p, n_rows);
    for (int i = 0; i < n_rows && first + i <= n; i++)
        draw_row(&p, first + i, (Rect){area.x, area.y + i * p.pitch, area.w, p.pitch});
}
