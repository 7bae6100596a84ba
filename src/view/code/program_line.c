// What stands in a row of the program: the code, the expression that is evaluated in a box, what it
// came to behind the line. Where the current line is longer than the panel, it is moved to the left
// as far as lets the expression be seen; "…" stands where something is cut off.
#include <ctype.h>
#include <string.h>

#include "view/code/program_panel.h"
#include "view/code/program_parts.h"
#include "view/parts/light.h"

// ---- a line of code

static Color color_of(const ProgramPanel *p, CodeInk look) {
    switch (look) {
    case INK_KEYWORD: return p->theme->keyword;
    case INK_STRING: return p->theme->string;
    case INK_NUMBER: return p->theme->number;
    case INK_COMMENT: return p->theme->comment;
    default: return p->plain;
    }
}

static bool is_name_byte(char c) {
    return isalnum((unsigned char)c) || c == '_' || c & 0x80;
}

// The bytes [from, to) of the line, without tabs and what stands before them.
static void draw_bytes(const ProgramPanel *p, const CodeLine *line, uint32_t from, uint32_t to,
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

static void draw_text_of(const ProgramPanel *p, const CodeLine *line, int x, int baseline) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < line->n_pieces; i++) {
        const CodePiece *piece = &p->code->pieces.at[line->first_piece + i];
        draw_bytes(p, line, at, piece->from, INK_PLAIN, x, baseline);
        draw_bytes(p, line, piece->from, piece->from + piece->n, piece->ink, x, baseline);
        at = piece->from + piece->n;
    }
    draw_bytes(p, line, at, line->n, INK_PLAIN, x, baseline);
}

// Where the exception was raised that is on its way.
bool program_line_is_origin(const ProgramPanel *p, CodeRow of) {
    if (!p->origin || p->origin->line != of.line) return false;
    return trace_code(p->scene->trace, p->origin->code)->object == p->code->source;
}

// As CPython has its carets.
static void draw_carets(const ProgramPanel *p, int number, const CodeLine *line, PlaceId place,
                        Rect row) {
    EventSpan span = event_span(trace_place(p->scene->trace, place)->value);
    if (number != span.line) return;
    int from = code_cell(line, span.col);
    int to = code_cell(line, span.end_line == span.line ? span.end_col : (int)line->n);
    int h = ui_px(p->ui, 2);
    Rect at = {row.x + from * p->cell, row.y + row.h - h, (to - from) * p->cell, h};
    if (at.w > 0) draw_fill(&p->ui->list, at, p->theme->fail);
}

// Where the exception began that has gone on: what raised it, and what it was there.
static void draw_origin(const ProgramPanel *p, CodeRow of, const CodeLine *line, Rect row) {
    if (!program_line_is_origin(p, of) || (of.line == p->focus_line && p->focus.is_now)) return;
    if (p->origin->place) draw_carets(p, of.line, line, p->origin->place, row);
    rect_take_left(&row, (code_cell(line, (int)line->n) + 2) * p->cell);
    if (row.w < 4 * p->cell || !p->origin->error) return;
    ui_label_cut(p->ui, row, p->style, p->theme->fail, UI_LEFT,
                 code_value(p->scene, p->origin->error));
}

// The expression's part of the line: a box behind its text.
static void draw_expression(const ProgramPanel *p, int number, const CodeLine *line, Rect row) {
    const ModelFrame *frame = p->focus.frame;
    if (!p->focus_line || !frame->place || !p->focus.is_now) return;
    EventSpan span = event_span(trace_place(p->scene->trace, frame->place)->value);
    if (number < span.line || number > span.end_line) return;
    int from = number == span.line ? code_cell(line, span.col) : (int)strspn(line->text, " ");
    int to =
        number == span.end_line ? code_cell(line, span.end_col) : code_cell(line, (int)line->n);
    if (to <= from) return;
    int inset = ui_px(p->ui, 2);
    Rect box = {row.x + from * p->cell - inset, row.y, (to - from) * p->cell + 2 * inset, row.h};
    if (frame->at == FRAME_AT_RAISE) {
        draw_carets(p, number, line, frame->place, row);
        return;
    }
    draw_box(&p->ui->list, box,
             (Box){p->theme->now_tint2, p->theme->now_edge, BORDER_SOLID, (float)ui_px(p->ui, 1),
                   4 * p->ui->scale});
}

// A yield has no value of its own making: it gets what was sent.
static bool is_yield(const ProgramPanel *p, PlaceId place) {
    static const char word[] = "yield";
    size_t n;
    const char *text = trace_place_text(p->scene->trace, place, &n);
    return n >= sizeof word - 1 && strncmp(text, word, sizeof word - 1) == 0 &&
           strncmp(text, "yield from", n < 10 ? n : 10) != 0;
}

// Between two places of this file, down to an arrival there.
const Travel *program_line_travel(const ProgramPanel *p) {
    const Travel *in = travels_find(p->scene->travels, TRAVEL_IN);
    const Travel *travel = in ? in : travels_find(p->scene->travels, TRAVEL_OUT);
    return travel && travel->from_place && travel->to_place ? travel : NULL;
}

// It is seen there when it has arrived.
static bool is_on_its_way(const ProgramPanel *p, PlaceId place) {
    const Travel *travel = program_line_travel(p);
    return travel && travel->to_place == place && travel->from_place != place;
}

// What a call has just returned to the frame that runs; 0: nothing, or nothing that is worth a
// word.
static EventValue value_returned(const ProgramPanel *p) {
    const Trace *trace = p->scene->trace;
    const Event *e = p->scene->event;
    if (e->kind != EVENT_FRAME_END || e->a != OUTCOME_RESULT) return 0;
    bool is_call = !(trace->frames.at[e->subject] & TRACE_IS_KEPT);
    bool is_none =
        !(e->value & 1) && strcmp(trace_text(trace, event_value_text(e->value)), "None") == 0;
    return is_call && !is_none ? e->value : 0;
}

// "→ None": what the expression came to, left with, or got; NULL: nothing is to be said.
static const char *text_beside(const ProgramPanel *p, const ModelFrame *frame) {
    static const char *const signs[] = {
        [FRAME_AT_LINE] = NULL, [FRAME_AT_CALL] = NULL, [FRAME_AT_VALUE] = "→",
        [FRAME_AT_YIELD] = "→", [FRAME_AT_WOKEN] = "←", [FRAME_AT_RAISE] = "✕"};
    const Failure *failure = p->scene->failure;
    bool is_given = p->scene->event->kind == EVENT_TASK_STEP && failure && failure->is_in_frame;
    EventValue value = value_returned(p);
    const char *text = value ? code_value(p->scene, value) : NULL, *sign = "←";
    if (is_given) text = failure_name(p->scene, failure);
    if (!text) {
        bool got = frame->at == FRAME_AT_VALUE && is_yield(p, frame->place);
        bool is_next = frame->at == FRAME_AT_WOKEN && frame->how == RESUME_NEXT;
        bool is_quiet = is_next || (frame->at == FRAME_AT_YIELD && frame->delegate);
        if (!signs[frame->at] || is_quiet || !frame->value) return NULL;
        if (!got) sign = signs[frame->at];
        text = code_value(p->scene, frame->value);
    }
    return arena_printf(p->view->arena, "%s %s", sign, text);
}

static void draw_value(const ProgramPanel *p, int number, const CodeLine *line, Rect row) {
    const ModelFrame *frame = p->focus.frame;
    if (number != p->focus_line || !p->focus.is_now) return;
    const char *text = text_beside(p, frame);
    int x = row.x + (code_cell(line, (int)line->n) + 2) * p->cell;
    Rect at = {x, row.y, row.x + row.w - x, row.h};
    if (!text || at.w < 4 * p->cell || is_on_its_way(p, frame->place)) return;
    bool is_raise = frame->at == FRAME_AT_RAISE;
    ui_label_cut(p->ui, at, p->style, is_raise ? p->theme->fail : p->theme->now_text, UI_LEFT,
                 text);
}

// ---- breakpoints

// "if n > 3", and what Python says against it, behind the code of its line.
static void draw_condition(const ProgramPanel *p, const Breakpoint *breakpoint, Rect at) {
    if (!breakpoint->condition) return;
    rect_take_left(&at, 2 * p->cell);
    const char *wrong = breakpoint->wrong;
    if (wrong) { // Python's words, or ours
        Error error;
        error_set(&error, "%s", wrong);
        tr_error(p->view->tr, &error);
        wrong = arena_copy(p->view->arena, error.message, strlen(error.message));
    }
    if (!wrong && p->view->marks->differs) wrong = tr(p->view->tr, "code.differs");
    if (at.w < 6 * p->cell) return;
    TextStyle style = ui_mono(p->ui, p->view->is_small ? 12 : 13, 400);
    ui_label_cut(p->ui, at, style, wrong ? p->theme->fail : p->theme->dim, UI_LEFT,
                 wrong ? wrong : arena_printf(p->view->arena, "if %s", breakpoint->condition));
}

// The bytes of the name that byte [at] of the line is in; 0: it is in none.
uint32_t program_line_name(const CodeLine *line, uint32_t at, uint32_t *from) {
    const char *text = line->text;
    if (!is_name_byte(text[at])) return 0;
    uint32_t end = at;
    while (end < line->n && is_name_byte(text[end]))
        end++;
    while (at > 0 && is_name_byte(text[at - 1]))
        at--;
    *from = at;
    return end > at && !(text[at] >= '0' && text[at] <= '9') ? end - at : 0;
}

// Where the variable that is pointed at stands in the line.
static void draw_lit_names(const ProgramPanel *p, int number, const CodeLine *line, Rect row) {
    if (p->view->pointed.kind != VIEW_VARIABLE) return;
    for (uint32_t at = 0, n; at < line->n; at += n ? n : 1) {
        uint32_t from;
        n = program_line_name(line, at, &from);
        if (!n || !light_on_name(p->scene, p->code, number, at, n)) continue;
        int x = row.x + code_cell(line, (int)at) * p->cell;
        int w = (code_cell(line, (int)(at + n)) - code_cell(line, (int)at)) * p->cell;
        Rect box = {x - ui_px(p->ui, 2), row.y, w + ui_px(p->ui, 4), row.h};
        draw_box(
            &p->ui->list, box,
            (Box){0, p->theme->text, BORDER_SOLID, (float)ui_px(p->ui, 1.5F), 4 * p->ui->scale});
    }
}

// Takes from [row] the cells at its ends where the line goes on beyond what is seen: there stands
// "…" instead.
static void draw_cuts(const ProgramPanel *p, const CodeLine *line, int left, Rect *row) {
    int n = code_cell(line, (int)line->n), room = row->w / p->cell;
    int indent = (int)strspn(line->text, " \t"), cut_w = row->w - (room - 1) * p->cell;
    bool goes_on_left = left && n && code_cell(line, indent)<left, goes_on = n - left> room;
    Rect cuts[2] = {goes_on_left ? rect_take_left(row, p->cell) : (Rect){0},
                    goes_on ? rect_take_right(row, cut_w) : (Rect){0}};
    for (int i = 0; i < 2; i++)
        if (!rect_is_empty(cuts[i]))
            draw_text(&p->ui->list, cuts[i].x,
                      text_baseline(p->ui->list.text, p->style, cuts[i].y, cuts[i].h), p->style,
                      p->theme->dim, "…");
}

void program_line_draw(const ProgramPanel *p, CodeRow of, Rect row, bool is_focus) {
    const CodeLine *line = &p->code->lines.at[of.line - 1];
    int left = program_line_left(p, of.line);
    Rect seen = row;
    draw_cuts(p, line, left, &seen);
    draw_clip_push(&p->ui->list, seen);
    row.x -= left * p->cell, row.w += left * p->cell;
    if (p->focus.frame && p->focus_line && !of.n_hidden) draw_expression(p, of.line, line, row);
    draw_text_of(p, line, row.x, text_baseline(p->ui->list.text, p->style, row.y, row.h));
    draw_lit_names(p, of.line, line, row);
    const Breakpoint *breakpoint = p->on_file ? code_breakpoint_at(p->on_file, of.line) : NULL;
    bool is_wrong = breakpoint && breakpoint->wrong;
    if (p->focus.frame && !of.n_hidden && !is_wrong) draw_value(p, of.line, line, row);
    if (!is_wrong) draw_origin(p, of, line, row);
    rect_take_left(&row, code_cell(line, (int)line->n) * p->cell);
    if (of.n_hidden && row.w > p->cell) {
        rect_take_left(&row, p->cell);
        TextStyle style = ui_sans(p->ui, p->view->is_small ? 12 : 13, 500);
        int w = ui_label_cut(
            p->ui, row, style, p->theme->dim, UI_LEFT,
            TR(p->view->arena, p->view->tr, "code.folded", {"n", .number = of.n_hidden}));
        rect_take_left(&row, w);
    }
    if (breakpoint && (!is_focus || is_wrong)) draw_condition(p, breakpoint, row);
    draw_pop(&p->ui->list);
}

// ---- how far it is moved

// The cells of the current line that must be seen: the expression, and if there is room what stands
// behind the line.
static void find_needs(const ProgramPanel *p, const CodeLine *line, int *from, int *to, int *end) {
    const ModelFrame *frame = p->focus.frame;
    EventSpan span = event_span(trace_place(p->scene->trace, frame->place)->value);
    int n = code_cell(line, (int)line->n);
    *from = span.line == p->focus_line ? code_cell(line, span.col) : 0;
    *to = span.end_line == p->focus_line ? code_cell(line, span.end_col) : n;
    const char *beside = p->focus.is_now ? text_beside(p, frame) : NULL;
    enum { MOST = 24 }; // of a long value, the beginning will do
    int width = 0;
    for (const char *at = beside ? beside : ""; *at && width < MOST; at++)
        width += ((unsigned char)*at & 0xC0) != 0x80;
    *end = width ? n + 2 + width : *to;
}

static int left_for_expression(const ProgramPanel *p, int room) {
    enum { STEP = 4 }; // so that most steps move nothing
    if (!p->focus.is_now || !p->focus_line || !p->focus.frame->place) return 0;
    const CodeLine *line = &p->code->lines.at[p->focus_line - 1];
    int from, to, end;
    find_needs(p, line, &from, &to, &end);
    if (end <= room) return 0;
    int most = from - 2 > 0 ? from - 2 : 0; // something is seen before it
    int left = (end - room + STEP) / STEP * STEP;
    return left < most ? left : most;
}

void program_line_choose_left(ProgramPanel *p, int room) {
    StageState *stage = p->view->stage;
    p->left = stage->code_left ? stage->code_left - 1 : 0;
    p->focus_left = stage->code_left ? p->left : left_for_expression(p, room);
}

int program_line_left(const ProgramPanel *p, int line) {
    return line == p->focus_line ? p->focus_left : p->left;
}

// ---- in a card

static int common_indent(const ProgramPanel *p, int first, int last) {
    int least = -1;
    for (int i = first; i <= last; i++) {
        const CodeLine *line = &p->code->lines.at[i - 1];
        int n = 0;
        while (n < (int)line->n && (line->text[n] == ' ' || line->text[n] == '\t'))
            n++;
        if (n == (int)line->n) continue; // blank
        n = code_cell(line, n);
        if (least < 0 || n < least) least = n;
    }
    return least < 0 ? 0 : least;
}

// A long line is moved on to where the frame is in it.
static int left_in_card(const ProgramPanel *p, int indent, int room) {
    if (!p->focus.frame->place) return indent;
    const CodeLine *line = &p->code->lines.at[p->focus_line - 1];
    int from, to, end;
    find_needs(p, line, &from, &to, &end);
    if (end - indent <= room || from <= indent) return indent;
    int left = end - room < from ? end - room : from;
    return left > indent ? left : indent;
}

void program_card_draw(const Scene *scene, const ProgramCard *card, int first, int last, Rect area,
                       int row_h) {
    View *view = scene->view;
    ProgramPanel *p = arena_alloc(view->arena, sizeof *p);
    *p = (ProgramPanel){.scene = scene,
                        .view = view,
                        .ui = view->ui,
                        .theme = view->ui->theme,
                        .code = code_text(view->codes, code_source(scene, card->frame)),
                        .focus = {card->frame, card->is_now},
                        .focus_line = code_line(scene, card->frame),
                        .style = card->style,
                        .plain = card->plain};
    p->cell = text_metrics(view->ui->list.text, p->style).cell_w;
    p->left = common_indent(p, first, last);
    p->focus_left = left_in_card(p, p->left, area.w / p->cell);
    for (int line = first; line <= last; line++) {
        bool is_focus = line == p->focus_line;
        p->plain = is_focus ? card->plain : view->ui->theme->dim;
        program_line_draw(p, (CodeRow){line, 0}, rect_take_top(&area, row_h), is_focus);
    }
}
