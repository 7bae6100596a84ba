// The text stands on a grid of characters. Which lines are seen depends on the current one alone,
// and changes by whole steps, so that most steps move nothing.
#include "view/program_panel.h"

#include <string.h>

#include "view/code_focus.h"
#include "view/code_text.h"

enum { MARKS = 256 };

// A chip that stands in the margin.
typedef struct Mark {
    int line; // from 1
    const ModelFrame *frame;
    ObjectId task; // 0: none
    bool is_now;
} Mark;

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    const CodeText *code;
    CodeFocus focus;
    int focus_line; // 0: in another file
    TextStyle style;
    int pitch, cell; // of a line, of a character
    int chips_w, numbers_w;
    int first, n_rows; // the lines that are seen: [first, first + n_rows), from 1
    int n_marks;
    Mark marks[MARKS];
} Panel;

// ---- who is where

static void add_mark(Panel *p, const ModelFrame *frame) {
    if (p->n_marks == MARKS || code_source(p->scene, frame) != p->code->source) return;
    int line = code_line(p->scene, frame);
    if (!line) return;
    bool is_now = p->focus.is_now && frame == p->focus.frame;
    p->marks[p->n_marks++] = (Mark){line, frame, code_task(p->scene, frame), is_now};
}

static bool stands_somewhere(const ModelFrame *frame) {
    if (!frame->id || frame->state == FRAME_CREATED || frame->state == FRAME_OVER) return false;
    return frame->kind >= FRAME_GENERATOR || frame->at == FRAME_AT_CALL;
}

// The loop is run by a call of the program, which tells nothing.
static bool only_runs_the_loop(const Panel *p, const ModelFrame *frame) {
    return frame->kind == FRAME_MODULE && p->scene->model->now.n_tasks && frame != p->focus.frame;
}

static void find_marks(Panel *p) {
    const Model *model = p->scene->model;
    if (p->focus.frame && p->focus.is_now) add_mark(p, p->focus.frame);
    for (uint32_t i = 1; i <= model->now.n_frames; i++) {
        const ModelFrame *frame = &model->frames[i];
        if (!stands_somewhere(frame) || only_runs_the_loop(p, frame)) continue;
        if (p->focus.is_now && frame == p->focus.frame) continue;
        add_mark(p, frame);
    }
}

// ---- the margin

static Chip chip_of(const Panel *p, const Mark *mark) {
    const ModelTask *task = model_task(p->scene->model, mark->task);
    Chip chip = {.look = LOOK_FUTURE, .identity = -1, .icon = ICON_NONE};
    if (task) {
        chip = scene_chip(p->scene, task);
        chip.icon = ICON_NONE;
    } else {
        bool is_generator = mark->frame->kind >= FRAME_GENERATOR;
        const char *holder =
            is_generator ? code_holder(p->scene, code_root(p->scene, mark->frame)) : NULL;
        chip.name = holder ? holder : code_frame_name(p->scene, mark->frame);
        if (holder) chip.identity = code_identity(p->scene, mark->frame);
        if (mark->frame->state == FRAME_RUNNING) chip.look = LOOK_READY;
    }
    if (mark->is_now)
        chip.look = LOOK_RUNNING;
    else if (!task && mark->frame->kind < FRAME_GENERATOR)
        chip.look = LOOK_DONE; // only a name: it is no coroutine
    return chip;
}

static void draw_mark(const Panel *p, const Mark *mark, Rect at) {
    Chip chip = chip_of(p, mark);
    chip_draw(p->view, at, CHIP_S, &chip);
    if (!mark->task) return;
    if (scene_point(p->scene, at, scene_task_thing(p->scene, mark->task)))
        scene_pin(p->scene, mark->task);
}

// The chips of a line from right to left; those that find no room are counted.
static void draw_marks(const Panel *p, int line, Rect row) {
    int n = 0, n_drawn = 0, h = chip_height(p->view, CHIP_S), gap = ui_px(p->ui, 4);
    for (int i = 0; i < p->n_marks; i++)
        n += p->marks[i].line == line;
    if (!n) return;
    const char *rest = arena_printf(p->view->arena, "×%d", n);
    TextStyle style = ui_sans(p->ui, p->view->is_small ? 12 : 13, 600);
    int rest_w = n > 1 ? text_width(p->ui->list.text, style, rest) + gap : 0;
    if (h > p->pitch) h = p->pitch;
    for (int i = 0; i < p->n_marks; i++) {
        if (p->marks[i].line != line) continue;
        Chip chip = chip_of(p, &p->marks[i]);
        int w = chip_width(p->view, CHIP_S, &chip);
        bool is_last = n_drawn == n - 1;
        int room = row.w - (is_last ? 0 : rest_w);
        if (w > room && n_drawn) break;
        if (w > room) w = room;
        Rect at = rect_take_right(&row, w);
        at.y += (at.h - h) / 2, at.h = h;
        draw_mark(p, &p->marks[i], at);
        rect_take_right(&row, gap);
        n_drawn++;
    }
    if (n_drawn < n)
        ui_label(p->ui, row, style, p->theme->dim, UI_RIGHT,
                 arena_printf(p->view->arena, "+%d", n - n_drawn));
}

// ---- a line of code

static Color color_of(const Panel *p, CodeInk look) {
    switch (look) {
    case INK_KEYWORD: return p->theme->keyword;
    case INK_STRING: return p->theme->string;
    case INK_NUMBER: return p->theme->number;
    case INK_COMMENT: return p->theme->comment;
    default: return p->theme->text;
    }
}

// The bytes [from, to) of the line, without tabs and what stands before them.
static void draw_bytes(const Panel *p, const CodeLine *line, uint32_t from, uint32_t to,
                       CodeInk look, int x, int baseline) {
    while (from < to) {
        const char *tab = memchr(line->text + from, '\t', to - from);
        uint32_t end = tab ? (uint32_t)(tab - line->text) : to;
        if (end > from)
            draw_text_n(&p->ui->list, x + code_cell(line, (int)from) * p->cell, baseline, p->style,
                        color_of(p, look), line->text + from, end - from);
        from = tab ? end + 1 : to;
    }
}

static void draw_text_of(const Panel *p, const CodeLine *line, int x, int baseline) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < line->n_pieces; i++) {
        const CodePiece *piece = &p->code->pieces.at[line->first_piece + i];
        draw_bytes(p, line, at, piece->from, INK_PLAIN, x, baseline);
        draw_bytes(p, line, piece->from, piece->from + piece->n, piece->ink, x, baseline);
        at = piece->from + piece->n;
    }
    draw_bytes(p, line, at, line->n, INK_PLAIN, x, baseline);
}

// The expression's part of the line: a box behind its text.
static void draw_expression(const Panel *p, int number, const CodeLine *line, Rect row) {
    const ModelFrame *frame = p->focus.frame;
    if (!frame->place || !p->focus.is_now) return;
    EventSpan span = event_span(trace_place(p->scene->trace, frame->place)->value);
    if (number < span.line || number > span.end_line) return;
    int from = number == span.line ? code_cell(line, span.col) : (int)strspn(line->text, " ");
    int to =
        number == span.end_line ? code_cell(line, span.end_col) : code_cell(line, (int)line->n);
    if (to <= from) return;
    int inset = ui_px(p->ui, 2);
    Rect box = {row.x + from * p->cell - inset, row.y, (to - from) * p->cell + 2 * inset, row.h};
    bool is_raise = frame->at == FRAME_AT_RAISE;
    draw_box(&p->ui->list, box,
             (Box){is_raise ? p->theme->fail_tint : p->theme->now_tint2,
                   is_raise ? p->theme->fail : p->theme->now_edge, BORDER_SOLID,
                   (float)ui_px(p->ui, 1), 4 * p->ui->scale});
}

// A yield has no value of its own making: it gets what was sent.
static bool is_yield(const Panel *p, PlaceId place) {
    static const char word[] = "yield";
    size_t n;
    const char *text = trace_place_text(p->scene->trace, place, &n);
    return n >= sizeof word - 1 && strncmp(text, word, sizeof word - 1) == 0 &&
           strncmp(text, "yield from", n < 10 ? n : 10) != 0;
}

// "→ None": what the expression came to, left with, or got.
static void draw_value(const Panel *p, int number, const CodeLine *line, Rect row) {
    const ModelFrame *frame = p->focus.frame;
    if (number != p->focus_line || !p->focus.is_now) return;
    bool got = frame->at == FRAME_AT_VALUE && is_yield(p, frame->place);
    static const char *const signs[] = {
        [FRAME_AT_LINE] = NULL, [FRAME_AT_CALL] = NULL, [FRAME_AT_VALUE] = "→",
        [FRAME_AT_YIELD] = "→", [FRAME_AT_WOKEN] = "←", [FRAME_AT_RAISE] = "✕"};
    const char *sign = got ? "←" : signs[frame->at];
    bool is_next = frame->at == FRAME_AT_WOKEN && frame->how == RESUME_NEXT;
    if (!sign || is_next || (frame->at == FRAME_AT_YIELD && frame->delegate) || !frame->value)
        return;
    bool is_raise = frame->at == FRAME_AT_RAISE;
    int x = row.x + (code_cell(line, (int)line->n) + 2) * p->cell;
    Rect at = {x, row.y, row.x + row.w - x, row.h};
    if (at.w < 4 * p->cell) return;
    const char *value =
        arena_printf(p->view->arena, "%s %s", sign, code_value(p->scene, frame->value));
    ui_label_cut(p->ui, at, p->style, is_raise ? p->theme->fail : p->theme->now_text, UI_LEFT,
                 value);
}

static void draw_line_of_code(const Panel *p, int number, Rect row) {
    const CodeLine *line = &p->code->lines.at[number - 1];
    bool is_focus = number == p->focus_line;
    if (is_focus && p->focus.is_now) {
        Rect tint = row;
        draw_box(&p->ui->list, tint,
                 (Box){p->theme->now_tint, 0, BORDER_NONE, 0, 4 * p->ui->scale});
    } else if (is_focus) {
        draw_box(&p->ui->list, row, (Box){p->theme->panel, 0, BORDER_NONE, 0, 4 * p->ui->scale});
    }
    Rect margin = rect_take_left(&row, p->chips_w), numbers = rect_take_left(&row, p->numbers_w);
    const char *id = arena_printf(p->view->arena, "code.%d", number);
    if (ui_hit(p->ui, id, numbers, NULL).was_clicked)
        p->view->request = (ViewRequest){.wish = VIEW_WISH_LINE,
                                         .thing = {VIEW_LINE, 0, (uint32_t)number},
                                         .page = (int)p->code->source};
    draw_marks(p, number, margin);
    numbers.w -= ui_px(p->ui, 12);
    const char *text = arena_printf(p->view->arena, "%d", number);
    TextStyle style = ui_mono(p->ui, p->view->is_small ? 12 : 13, is_focus ? 600 : 400);
    ui_label_cut(p->ui, numbers, style, is_focus ? p->theme->text : p->theme->faint, UI_RIGHT,
                 text);
    draw_clip_push(&p->ui->list, row);
    if (p->focus.frame && p->focus_line) draw_expression(p, number, line, row);
    int baseline = text_baseline(p->ui->list.text, p->style, row.y, row.h);
    draw_text_of(p, line, row.x, baseline);
    if (p->focus.frame) draw_value(p, number, line, row);
    draw_pop(&p->ui->list);
}

// ---- all of it

// By whole steps of a third of the rows, so that the current line stays in the middle part.
static void choose_rows(Panel *p, int h) {
    int n = (int)p->code->lines.n, rows = h / p->pitch;
    p->first = 1;
    p->n_rows = rows < n ? rows : n;
    if (n <= rows || rows < 3) return;
    int line = p->focus_line ? p->focus_line : 1, step = rows / 3;
    p->first = (line - 1 - step) / step * step + 1;
    if (line - 1 < step) p->first = 1;
    if (p->first > n - rows + 1) p->first = n - rows + 1;
}

static void draw_scroll(const Panel *p, Rect area) {
    int n = (int)p->code->lines.n;
    if (p->n_rows >= n) return;
    int w = ui_px(p->ui, 3), h = area.h * p->n_rows / n;
    int y = area.y + area.h * (p->first - 1) / n;
    draw_box(&p->ui->list, (Rect){area.x + area.w - w, y, w, h},
             (Box){p->theme->line2, 0, BORDER_NONE, 0, 2 * p->ui->scale});
}

void program_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    if (scene->trace->sources.n <= 1) return;
    Panel *p = arena_alloc(view->arena, sizeof *p);
    *p = (Panel){.scene = scene, .view = view, .ui = ui, .theme = ui->theme};
    p->focus = code_focus(scene);
    SourceId source = p->focus.frame ? code_source(scene, p->focus.frame) : 1;
    p->code = code_text(view->codes, source);
    p->focus_line = p->focus.frame ? code_line(scene, p->focus.frame) : 0;
    if (p->focus_line > (int)p->code->lines.n) p->focus_line = 0;
    p->style = ui_mono(ui, view->is_small ? 12 : 15, 400);
    p->pitch = ui_px(ui, view->is_small ? 16 : 20);
    p->cell = text_metrics(ui->list.text, p->style).cell_w;
    bool is_timeless = view_is_timeless(view); // its chips have the names of variables
    p->chips_w =
        ui_px(ui, view->is_small ? (is_timeless ? 96.0F : 72.0F) : (is_timeless ? 120.0F : 92.0F));
    p->numbers_w = ui_px(ui, view->is_small ? 36 : 40);
    Rect title = rect_take_top(&area, ui_px(ui, 20));
    rect_take_left(&title, p->chips_w + p->numbers_w);
    ui_label_cut(ui, title, ui_sans(ui, 15, 600), p->theme->text, UI_LEFT, p->code->name);
    rect_take_top(&area, ui_px(ui, view->is_small ? 4 : 8));
    choose_rows(p, area.h);
    find_marks(p);
    Rect scroll = area;
    area.w -= ui_px(ui, 8);
    for (int i = 0; i < p->n_rows; i++)
        draw_line_of_code(p, p->first + i, rect_take_top(&area, p->pitch));
    draw_scroll(p, scroll);
}
