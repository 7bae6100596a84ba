// The text stands on a grid of characters. Which lines are seen depends on the current one alone,
// and changes by whole steps, so that most steps move nothing.
#include "view/code/program_panel.h"

#include <stdio.h>
#include <string.h>

#include "view/code/code_flag.h"
#include "view/code/code_slide.h"
#include "view/code/code_tabs.h"
#include "view/code/condition_field.h"
#include "view/code/program_parts.h"
#include "view/parts/bar.h"
#include "view/parts/light.h"
#include "view/stage/travel_draw.h"

// ---- who is where

static void add_mark(ProgramPanel *p, const ModelFrame *frame) {
    if (p->n_marks == MARKS || code_source(p->scene, frame) != p->code->source) return;
    int line = code_line(p->scene, frame);
    if (!line) return;
    bool is_now = p->focus.is_now && frame == p->focus.frame;
    ObjectId task = code_task(p->scene, frame);
    for (int i = 0; task && i < p->n_marks; i++) // a comprehension's own frame
        if (p->marks[i].task == task && p->marks[i].line == line) return;
    p->marks[p->n_marks++] = (ProgramMark){line, frame, task, is_now};
}

static bool stands_somewhere(const ModelFrame *frame) {
    if (!frame->id || frame->state == FRAME_CREATED || frame->state == FRAME_OVER) return false;
    return frame->kind >= FRAME_GENERATOR || frame->at == FRAME_AT_CALL;
}

// The loop is run by a call of the program, which tells nothing.
static bool only_runs_the_loop(const ProgramPanel *p, const ModelFrame *frame) {
    return frame->kind == FRAME_MODULE && p->scene->model->now.n_tasks && frame != p->focus.frame;
}

static void find_marks(ProgramPanel *p) {
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

static Chip chip_of(const ProgramPanel *p, const ProgramMark *mark) {
    const ModelTask *task = model_task(p->scene->model, mark->task);
    Chip chip = {.look = LOOK_FUTURE, .identity = -1, .icon = ICON_NONE};
    if (task) {
        chip = scene_chip(p->scene, task);
        chip.icon = ICON_NONE;
        // Amber is where it is now; a frame that waits for another of its task is asleep.
        bool waits = mark->frame->state == FRAME_SUSPENDED || mark->frame->at == FRAME_AT_CALL;
        if (waits && chip.look == LOOK_RUNNING) chip.look = LOOK_FUTURE;
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

// Those of the next line do not touch them.
static ChipSize mark_size(const ProgramPanel *p) {
    return p->pitch < ui_px(p->ui, 19) ? CHIP_XS : CHIP_S;
}

static void draw_mark(const ProgramPanel *p, const ProgramMark *mark, ChipSize size, Rect at) {
    Chip chip = chip_of(p, mark);
    chip.is_hot |= light_on_frame(p->scene, mark->frame->id);
    chip_draw(p->view, at, size, &chip);
    ViewThing frame = {VIEW_FRAME, p->scene->run, mark->frame->id};
    if (!mark->task) {
        if (scene_point(p->scene, at, frame)) scene_choose_frame(p->scene, mark->frame->id);
        return;
    }
    if (scene_point(p->scene, at, scene_task_thing(p->scene, mark->task)))
        scene_pin(p->scene, mark->task);
}

static bool is_in_row(const ProgramMark *mark, CodeRow row) {
    return mark->line >= row.line && mark->line <= row.line + row.n_hidden;
}

// That there are more behind a chip, where not even their number finds room.
static void draw_behind(const ProgramPanel *p, Rect room, int h, int n) {
    int w = ui_px(p->ui, 2), step = ui_px(p->ui, 4), x = room.x + room.w;
    for (int i = 0; i < 2 && i < n && x - step >= room.x; i++) {
        int less = ui_px(p->ui, 3 * (float)(i + 1));
        draw_fill(&p->ui->list, (Rect){x - w, room.y + (room.h - h + less) / 2, w, h - less},
                  p->theme->dim);
        x -= step;
    }
}

// The chips of a row from right to left, those of lines that are folded away in it, too; those that
// find no room are counted. The first one has its whole name before all else.
static void draw_marks(const ProgramPanel *p, CodeRow of, Rect row) {
    ChipSize size = mark_size(p);
    int n = 0, n_drawn = 0, h = chip_height(p->view, size), gap = ui_px(p->ui, 4);
    for (int i = 0; i < p->n_marks; i++)
        n += is_in_row(&p->marks[i], of);
    if (!n) return;
    const char *rest = arena_printf(p->view->arena, "+%d", n);
    TextStyle style = ui_sans(p->ui, 12, 600);
    int rest_w = n > 1 ? text_width(p->ui->list.text, style, rest) + gap + 2 : 0;
    if (h > p->pitch - ui_px(p->ui, 1)) h = p->pitch - ui_px(p->ui, 1);
    for (int i = 0; i < p->n_marks; i++) {
        if (!is_in_row(&p->marks[i], of)) continue;
        Chip chip = chip_of(p, &p->marks[i]);
        bool is_last = n_drawn == n - 1;
        int room = row.w - (is_last ? 0 : rest_w);
        int least = is_last ? 0 : ui_px(p->ui, 12); // what is behind it
        int w = chip_width(p->view, size, &chip);
        if (w > row.w - least && !n_drawn) // rather a smaller chip than half a name
            size = CHIP_XS, h = chip_height(p->view, size), w = chip_width(p->view, size, &chip);
        if (w > room && n_drawn) break;
        if (w > row.w - least) w = row.w - least;
        Rect at = rect_take_right(&row, w);
        at.y += (at.h - h) / 2, at.h = h;
        draw_mark(p, &p->marks[i], size, at);
        rect_take_right(&row, gap);
        n_drawn++;
    }
    if (n_drawn == n) return;
    if (rest_w > row.w + gap)
        draw_behind(p, row, h, n - n_drawn);
    else
        ui_label(p->ui, row, style, p->theme->dim, UI_RIGHT,
                 arena_printf(p->view->arena, "+%d", n - n_drawn));
}

// ---- a row

// A triangle where a block may be folded: always there where it is, else under the mouse.
static void draw_fold(const ProgramPanel *p, CodeRow of, Rect at) {
    const CodeBlock *block = code_block_at(p->code, of.line);
    if (!block || block->body != of.line + 1) return;
    if (!of.n_hidden && p->hot != of.line && p->view->marks->line != of.line) return;
    int size = ui_px(p->ui, 12);
    draw_icon(&p->ui->list, of.n_hidden ? ICON_RIGHT : ICON_DOWN, at.x + (at.w - size) / 2,
              at.y + (at.h - size) / 2, size, of.n_hidden ? p->theme->text : p->theme->dim);
}

static void draw_number(const ProgramPanel *p, CodeRow of, Rect numbers, bool is_focus) {
    Rect gap = rect_take_right(&numbers, ui_px(p->ui, 12));
    draw_fold(p, of, gap);
    TextStyle style = ui_mono(p->ui, p->view->is_small ? 12 : 13, is_focus ? 600 : 400);
    if (style.size_px > p->style.size_px) style.size_px = p->style.size_px; // before a class
    bool is_bright = is_focus || p->hot == of.line;
    if (light_on_line(p->scene, p->code->source, of.line)) {
        int w = ui_px(p->ui, 30) + code_more_figures(p->view, p->code->lines.n);
        Rect box = {numbers.x + numbers.w - w + ui_px(p->ui, 4), numbers.y, w, numbers.h};
        draw_box(
            &p->ui->list, box,
            (Box){0, p->theme->text, BORDER_SOLID, (float)ui_px(p->ui, 1.5F), 4 * p->ui->scale});
        is_bright = true;
    }
    ui_label_cut(p->ui, numbers, style, is_bright ? p->theme->text : p->theme->faint, UI_RIGHT,
                 arena_printf(p->view->arena, "%d", of.line));
}

static void draw_ground(const ProgramPanel *p, CodeRow of, Rect row, bool is_focus) {
    float radius = 4 * p->ui->scale;
    if (program_line_is_origin(p, of))
        draw_box(&p->ui->list, row, (Box){p->theme->fail_tint, 0, BORDER_NONE, 0, radius});
    else if (is_focus && p->focus.is_now)
        draw_box(&p->ui->list, row, (Box){p->theme->now_tint, 0, BORDER_NONE, 0, radius});
    else if (is_focus)
        draw_box(&p->ui->list, row, (Box){p->theme->panel, 0, BORDER_NONE, 0, radius});
    const Marks *marks = p->view->marks;
    bool is_chosen = marks->line == of.line && marks->source == p->code->source;
    if (is_chosen)
        draw_box(&p->ui->list, row,
                 (Box){0, p->theme->edge, BORDER_SOLID, (float)ui_px(p->ui, 1), radius});
}

// Behind the code of a line that is a cause, which ends before it.
static void draw_cause(const ProgramPanel *p, CodeRow of, Rect *row) {
    int number = light_cause_on_line(p->scene, p->code->source, of.line);
    int size = ui_px(p->ui, p->view->is_small ? 15 : 18);
    if (!number) return;
    badge_draw(p->view, row->x + row->w - size, row->y + row->h / 2, size, number);
    rect_take_right(row, size * 3 / 2 + ui_px(p->ui, 4));
}

// The variable whose name is under the mouse, or else the line.
static ViewThing thing_under(const ProgramPanel *p, CodeRow of, Rect row) {
    const CodeLine *line = &p->code->lines.at[of.line - 1];
    int x = p->ui->mouse_x - row.x - p->chips_w - p->numbers_w +
            program_line_left(p, of.line) * p->cell;
    uint32_t from, col = 0;
    while (col < line->n && code_cell(line, (int)col + 1) * p->cell <= x)
        col++;
    uint32_t n = x >= 0 && col < line->n ? program_line_name(line, col, &from) : 0;
    ViewThing thing = {0};
    if (n) thing = light_name_thing(p->scene, p->code, of.line, from, n);
    return thing.kind ? thing : light_line_thing(p->scene, p->code->source, of.line);
}

// What a click into the margin would do.
static void offer_flag(const ProgramPanel *p, CodeRow of, Rect row) {
    Ui *ui = p->ui;
    Rect margin = rect_take_left(&row, ui_px(ui, 16));
    const Breakpoint *there = code_breakpoint_at(p->on_file, of.line);
    const char *tip = tr(p->view->tr, "code.margin");
    if (there && there->wrong) { // beside the line there may be no room for it
        Error said;
        error_set(&said, "%s", there->wrong);
        tip = tr_error_line(p->view->arena, p->view->tr, &said);
    } else if (there && there->condition) {
        tip = there->condition;
    }
    snprintf(ui->tip, sizeof ui->tip, "%s", tip);
    ui->tip_anchor = margin;
    if (there) return;
    draw_opacity_push(&ui->list, 0.35F);
    code_flag_draw(ui, margin, &(Breakpoint){.line = of.line});
    draw_pop(&ui->list);
}

// The mouse over a row: the margin is for breakpoints, the gap beside the number for folding.
static void take_row(ProgramPanel *p, CodeRow of, Rect row) {
    Ui *ui = p->ui;
    if (!p->hit.is_hot || !rect_has(row, ui->mouse_x, ui->mouse_y)) return;
    if (ui->mouse_moved) p->view->marks->line = 0; // what is pointed at now counts
    if (!ui->is_by_keys) p->view->next_pointed = thing_under(p, of, row);
    SourceId source = p->code->source;
    int x = ui->mouse_x - row.x, text_x = p->chips_w + p->numbers_w;
    if (ui->menu_pressed) {
        view_wish_line(p->view, VIEW_WISH_CONDITION, source, of.line);
        ui->menu_pressed = false;
    }
    if (x < p->chips_w && !ui->is_by_keys) offer_flag(p, of, row);
    if (!p->hit.was_clicked || !ui->mouse_released) return;
    if (ui->mods & MOD_CTRL || x < p->chips_w)
        view_wish_line(p->view, VIEW_WISH_BREAK, source, of.line);
    else if (x < text_x && x >= text_x - ui_px(ui, 14))
        view_wish_line(p->view, VIEW_WISH_FOLD, source, of.line);
    else if (x < text_x)
        view_wish_line(p->view, VIEW_WISH_LINE, source, of.line);
}

static void draw_row(ProgramPanel *p, CodeRow of, Rect row) {
    bool is_focus = p->focus_line >= of.line && p->focus_line <= of.line + of.n_hidden;
    draw_ground(p, of, row, is_focus);
    take_row(p, of, row);
    Rect margin = rect_take_left(&row, p->chips_w);
    Rect numbers = rect_take_left(&row, p->numbers_w);
    for (int line = of.line; line <= of.line + of.n_hidden; line++) {
        const Breakpoint *breakpoint = code_breakpoint_at(p->on_file, line);
        if (!breakpoint) continue;
        code_flag_draw(p->ui, rect_take_left(&margin, ui_px(p->ui, 16)), breakpoint);
        break;
    }
    draw_marks(p, of, margin);
    draw_number(p, of, numbers, is_focus);
    draw_cause(p, of, &row);
    program_line_draw(p, of, row, is_focus);
}

// ---- all of it

// As long as the moment stays, the panel stays where it was scrolled to.
static void forget_scrolling(ProgramPanel *p) {
    StageState *stage = p->view->stage;
    if (stage->code_follows != p->view->now->position) stage->code_top = stage->code_left = 0;
    stage->code_follows = p->view->now->position;
}

// By whole steps of a third of the rows, so that the current line stays in the middle part.
static void choose_rows(ProgramPanel *p, int h) {
    StageState *stage = p->view->stage;
    int n = (int)p->rows.n, rows = h / p->pitch;
    p->n_rows = rows < n ? rows : n;
    if (n <= rows || rows < 1) return;
    bool is_chosen = p->view->marks->line && p->view->marks->source == p->code->source;
    int line = is_chosen ? p->view->marks->line : p->focus_line ? p->focus_line : 1;
    int row = (int)code_row_of(&p->rows, line), above = rows < 3 ? rows - 1 : rows / 3;
    int step = above > 1 ? above : 1;
    p->first = row < above ? 0 : (row - above) / step * step;
    if (p->hit.is_hot && p->ui->wheel_y != 0) {
        stage->code_top =
            (stage->code_top ? stage->code_top : p->first + 1) - (int)(p->ui->wheel_y * 3);
        p->ui->wheel_y = 0;
        p->ui->wants_frame = true;
        if (stage->code_top < 1) stage->code_top = 1;
        if (stage->code_top > n - rows + 1) stage->code_top = n - rows + 1;
    }
    if (stage->code_top) p->first = stage->code_top - 1;
    if (p->first > n - rows) p->first = n - rows;
}

// The longest line among those that are not folded away, in cells.
static int longest_row(const ProgramPanel *p, const CodeRows *rows) {
    int longest = 0;
    for (size_t i = 0; i < rows->n; i++) {
        const CodeLine *line = &p->code->lines.at[rows->at[i].line - 1];
        int n = code_cell(line, (int)line->n);
        if (n > longest) longest = n;
    }
    return longest;
}

// By [cells] to the right: the wheel with Shift, one that turns sideways, and the arrows.
static void move_sideways(ProgramPanel *p, int cells, int room) {
    int most = longest_row(p, &p->rows) + 2 - room;
    int left = (p->focus_left > p->left ? p->focus_left : p->left) + cells;
    if (left > most) left = most;
    if (left < 0) left = 0;
    p->view->stage->code_left = 1 + left;
    p->left = p->focus_left = left;
    p->ui->wants_frame = true;
}

static void choose_left(ProgramPanel *p, int room) {
    enum { STEP = 4 };
    program_line_choose_left(p, room);
    Ui *ui = p->ui;
    float wheel = ui->wheel_x - (ui->mods & MOD_SHIFT ? ui->wheel_y : 0);
    if (p->hit.is_hot && wheel != 0) {
        move_sideways(p, (int)(wheel * STEP), room);
        ui->wheel_x = ui->wheel_y = 0;
    }
    if (p->turns) move_sideways(p, p->turns * STEP, room);
}

static void draw_scroll(const ProgramPanel *p, Rect area) {
    int n = (int)p->rows.n;
    if (p->n_rows >= n) return;
    int w = ui_px(p->ui, 3), h = area.h * p->n_rows / n;
    int y = area.y + area.h * p->first / n;
    draw_box(&p->ui->list, (Rect){area.x + area.w - w, y, w, h},
             (Box){p->theme->line2, 0, BORDER_NONE, 0, 2 * p->ui->scale});
}

// The variables whose names stand in [line], from left to right.
static int variables_of(const ProgramPanel *p, int number, ViewThing *out, int most) {
    const CodeLine *line = &p->code->lines.at[number - 1];
    int n = 0;
    for (uint32_t at = 0, length; at < line->n && n < most; at += length ? length : 1) {
        uint32_t from;
        length = program_line_name(line, at, &from);
        if (!length) continue;
        ViewThing thing = light_name_thing(p->scene, p->code, number, at, length);
        bool is_known = !thing.kind;
        for (int i = 0; i < n; i++)
            is_known |= view_same(out[i], thing);
        if (!is_known) out[n++] = thing;
    }
    return n;
}

// With the keyboard's focus the arrows choose a line, or a name in it, and point at that; Enter
// runs to the line.
static void take_keys(ProgramPanel *p) {
    enum { NAMES = 16 };
    UiId id = ui_id("code");
    if (ui_take_key(p->ui, id, KEY_UP, 0)) view_wish_action(p->view, ACTION_LINE_UP);
    if (ui_take_key(p->ui, id, KEY_DOWN, 0)) view_wish_action(p->view, ACTION_LINE_DOWN);
    Marks *marks = p->view->marks;
    bool is_chosen = marks->line && marks->source == p->code->source;
    int line = is_chosen ? marks->line : p->focus_line;
    if (p->hit.is_focused && line >= 1 && line <= (int)p->code->lines.n) {
        ViewThing names[NAMES];
        int n = variables_of(p, line, names, NAMES);
        if (ui_take_key(p->ui, id, KEY_RIGHT, 0)) marks->name++;
        if (ui_take_key(p->ui, id, KEY_LEFT, 0)) marks->name--;
        p->turns = marks->name < 0 ? -1 : marks->name > n ? 1 : 0; // beyond the line's ends
        marks->name = marks->name < 0 ? 0 : marks->name > n ? n : marks->name;
        p->view->next_pointed = marks->name ? names[marks->name - 1]
                                            : light_line_thing(p->scene, p->code->source, line);
    }
    if (p->hit.was_clicked && !p->ui->mouse_released) view_wish_action(p->view, ACTION_RUN_TO_LINE);
}

static int gap_px(const ProgramPanel *p) {
    return p->pitch / 2;
}

// Where lines are left out between two rows.
static void draw_gap(const ProgramPanel *p, Rect gap) {
    rect_take_left(&gap, p->chips_w + p->numbers_w);
    draw_fill(&p->ui->list, (Rect){gap.x, gap.y + gap.h / 2, ui_px(p->ui, 40), ui_px(p->ui, 1)},
              p->theme->edge);
}

// ---- what is on its way

static bool find_row(const ProgramPanel *p, int line, Rect *row) {
    for (int i = 0; i < p->n_rows; i++) {
        CodeRow of = p->rows.at[p->first + i];
        if (line < of.line || line > of.line + of.n_hidden) continue;
        *row = p->seen[i];
        return true;
    }
    return false;
}

// The middle of the code at [place] or, for an arrival, where a value stands behind the line.
static bool find_place(const ProgramPanel *p, PlaceId place, bool is_arrival, Point *at) {
    const Event *e = trace_place(p->scene->trace, place);
    EventSpan span = event_span(e->value);
    Rect row;
    bool is_here = e->object == p->code->source && span.line <= (int)p->code->lines.n;
    if (!is_here || !find_row(p, span.line, &row)) return false;
    const CodeLine *line = &p->code->lines.at[span.line - 1];
    bool is_one = span.end_line == span.line && span.end_col <= (int)line->n;
    int to = code_cell(line, is_one ? span.end_col : (int)line->n);
    int cell = (code_cell(line, span.col) + to) / 2;
    if (is_arrival) cell = code_cell(line, (int)line->n) + 4;
    cell -= program_line_left(p, span.line);
    *at =
        (Point){(float)(row.x + p->chips_w + p->numbers_w + cell * p->cell), travel_middle(row).y};
    return true;
}

static void draw_travels(const ProgramPanel *p, Rect area) {
    const Travel *travel = program_line_travel(p);
    if (!travel) return;
    Point way[2];
    if (!find_place(p, travel->from_place, false, &way[0]) ||
        !find_place(p, travel->to_place, true, &way[1]))
        return;
    rect_take_left(&area, p->chips_w);
    travel_draw(p->view, travel, way, 2, p->scene->travels->part, ui_px(p->ui, 200), area);
}

static void draw_rows(ProgramPanel *p, Rect area) {
    p->hit = ui_hit(p->ui, "code", area, NULL);
    take_keys(p);
    Rect scroll = area, ring = area;
    forget_scrolling(p);
    choose_left(p, (area.w - p->chips_w - p->numbers_w - ui_px(p->ui, 8)) / p->cell);
    choose_rows(p, area.h);
    p->seen = arena_alloc(p->view->arena, (size_t)(p->n_rows + 1) * sizeof *p->seen);
    area.w -= ui_px(p->ui, 8);
    int y = p->ui->mouse_y - area.y;
    if (p->hit.is_hot && !p->view->is_presenting && y >= 0 && y / p->pitch < p->n_rows)
        p->hot = p->rows.at[p->first + y / p->pitch].line;
    Rect typing = {0};
    const Marks *marks = p->view->marks;
    for (int i = 0; i < p->n_rows; i++) {
        CodeRow of = p->rows.at[p->first + i];
        bool is_cut =
            p->view->is_presenting && i && of.line > p->rows.at[p->first + i - 1].line + 1;
        if (area.h < p->pitch + (is_cut ? gap_px(p) : 0)) { // the gaps took its place
            p->n_rows = i;
            break;
        }
        if (is_cut) draw_gap(p, rect_take_top(&area, gap_px(p)));
        Rect row = rect_take_top(&area, p->pitch);
        p->seen[i] = row;
        draw_row(p, of, row);
        if (marks->typing && marks->typing_source == p->code->source &&
            marks->typing_line == of.line)
            typing = row;
    }
    draw_scroll(p, scroll);
    draw_travels(p, ring);
    if (p->hit.is_focused) ui_focus_ring(p->ui, rect_inset(ring, ui_px(p->ui, 3)), 6);
    if (rect_is_empty(typing)) return;
    rect_take_left(&typing, p->chips_w + p->numbers_w);
    bool drops;
    if (condition_field_draw(p->view, typing, &drops))
        p->view->request = (ViewRequest){.wish = VIEW_WISH_TYPED, .page = !drops};
}

// ---- in front of a class

// The height of [rows], with the gaps where lines are left out.
static int rows_height(const ProgramPanel *p, const CodeRows *rows) {
    int n_gaps = 0;
    for (size_t i = 1; i < rows->n; i++)
        n_gaps += rows->at[i].line > rows->at[i - 1].line + 1;
    return (int)rows->n * p->pitch + n_gaps * gap_px(p);
}

// As large as lets [rows] be read whole.
static float size_for_class(const ProgramPanel *p, const CodeRows *rows, int room) {
    enum { LARGE = 15, SMALL = 12 };
    int longest = longest_row(p, rows), half = 2 * LARGE;
    for (; half > 2 * SMALL; half--) {
        TextStyle style = ui_mono(p->ui, (float)half / 2, 400);
        if (longest * text_metrics(p->ui->list.text, style).cell_w <= room) break;
    }
    return (float)half / 2;
}

static void set_size(ProgramPanel *p, float size) {
    p->style = ui_mono(p->ui, size, 400);
    p->pitch = ui_px(p->ui, size > 12 ? size * 22 / 15 : 19); // a chip finds room
    p->cell = text_metrics(p->ui->list.text, p->style).cell_w;
}

typedef struct Slide {
    ProgramPanel *p;
    int w, h;
    float size; // of the rows that are seen by now
} Slide;

// More lines may not make the type smaller than it is; those where somebody is and those around the
// current one, a little.
static bool fits_slide(void *context, const CodeRows *rows, bool is_worth) {
    Slide *slide = context;
    ProgramPanel *p = slide->p;
    if ((int)rows->n * ui_px(p->ui, 16) > slide->h) return false;
    float size = size_for_class(p, rows, slide->w), before = slide->size;
    if (size < before && !is_worth) return false;
    set_size(p, size);
    bool fits = rows_height(p, rows) <= slide->h;
    if (fits) slide->size = size;
    return fits;
}

// Only the lines where somebody is, with as many around them as find room, though not at the price
// of smaller type for more than a few. What is left out is only a stroke: here nothing can be
// unfolded.
static void fold_for_class(ProgramPanel *p, Rect area) {
    VEC(int) lines = {0};
    size_t n_must = 0;
    if (p->focus_line) vec_push(&lines, p->focus_line);
    bool has_origin = p->origin && p->origin->line > 0 &&
                      trace_code(p->scene->trace, p->origin->code)->object == p->code->source;
    if (has_origin) vec_push(&lines, p->origin->line);
    n_must = lines.n;
    for (int i = 0; i < p->n_marks; i++) {
        bool is_new = true;
        for (size_t k = 0; k < lines.n; k++)
            is_new &= lines.at[k] != p->marks[i].line;
        if (is_new) vec_push(&lines, p->marks[i].line);
    }
    Slide slide = {p, area.w - p->chips_w - p->numbers_w - ui_px(p->ui, 8), area.h, 0};
    CodeRows must = {0};
    for (size_t i = 0; i < n_must; i++)
        vec_push(&must, ((CodeRow){lines.at[i], 0}));
    slide.size = size_for_class(p, &must, slide.w);
    vec_deinit(&must);
    code_slide_rows(&(CodeSlide){p->code, lines.at, lines.n, n_must, fits_slide, &slide}, &p->rows);
    set_size(p, slide.size);
    vec_deinit(&lines);
}

// The file that is pinned, or that the program is in.
static SourceId choose_source(const ProgramPanel *p) {
    SourceId pinned = p->view->stage->file;
    if (pinned && pinned < p->scene->trace->sources.n) return pinned;
    return p->focus.frame ? code_source(p->scene, p->focus.frame) : 1;
}

// The way to change the program, at the right end of its title.
static void draw_pencil(const ProgramPanel *p, Rect *title) {
    int side = ui_px(p->ui, 28);
    rect_take_right(title, ui_px(p->ui, 8));
    Rect at = rect_take_right(title, side);
    at.y += (at.h - side) / 2, at.h = side;
    UiButton pencil = {.icon = ICON_PENCIL, .tip = bar_tip(p->view, ACTION_EDIT), .is_quiet = true};
    if (ui_button(p->ui, "code-edit", at, &pencil)) view_wish_action(p->view, ACTION_EDIT);
    rect_take_right(title, ui_px(p->ui, 8));
}

// The last line's number finds room.
static int numbers_width(const ProgramPanel *p) {
    const View *view = p->view;
    float usual = view->is_slide ? 34.0F : view->is_small ? 36.0F : 40.0F;
    return ui_px(p->ui, usual) + code_more_figures(view, p->code->lines.n);
}

// The names of the files; where there is little room, one file needs none.
static void draw_title(const ProgramPanel *p, Rect *area, SourceId source) {
    View *view = p->view;
    Rect title = rect_take_top(area, ui_px(p->ui, 20));
    rect_take_left(&title, p->chips_w + p->numbers_w);
    bool has_pencil = view->may_edit && !view->is_presenting && !view->is_tiny;
    if (has_pencil) draw_pencil(p, &title);
    code_tabs_draw(view, p->scene->trace, source, title);
    rect_take_top(area, ui_px(p->ui, view->is_small ? 4 : 8));
}

void program_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    if (scene->trace->sources.n <= 1) return;
    ProgramPanel *p = arena_alloc(view->arena, sizeof *p);
    *p = (ProgramPanel){
        .scene = scene, .view = view, .ui = ui, .theme = ui->theme, .plain = ui->theme->text};
    if (scene->failure) p->origin = failure_origin(scene->failure);
    p->focus = code_focus(scene);
    SourceId source = choose_source(p);
    *view->shown_source = source;
    p->code = code_text(view->codes, source);
    p->on_file = marks_of_source(view->marks, scene->trace, source);
    code_rows(p->code, &p->on_file->folds, &p->rows);
    bool is_here = p->focus.frame && code_source(scene, p->focus.frame) == source;
    p->focus_line = is_here ? code_line(scene, p->focus.frame) : 0;
    if (p->focus_line > (int)p->code->lines.n) p->focus_line = 0;
    if (!is_here) p->focus.is_now = false;
    p->style = ui_mono(ui, view->is_small ? 12 : 15, 400);
    p->pitch = ui_px(ui, view->is_small ? 16 : 20);
    p->cell = text_metrics(ui->list.text, p->style).cell_w;
    bool is_timeless = view_is_timeless(view); // its chips have the names of variables
    float chips_w = view->is_small ? 72 : 84;
    if (is_timeless && !view->is_tiny) chips_w = view->is_small ? 96 : 120;
    if (view->is_slide && !is_timeless) chips_w = 84;
    p->chips_w = ui_px(ui, chips_w);
    p->numbers_w = numbers_width(p);
    bool has_title = !(view->is_slide || view->is_tiny) || scene->trace->sources.n > 2;
    if (has_title) draw_title(p, &area, source);
    find_marks(p);
    if (view->is_presenting) fold_for_class(p, area);
    draw_rows(p, area);
    vec_deinit(&p->rows);
}
