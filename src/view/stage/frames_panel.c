// A card stands for a frame. Generators are known by the variable that holds them, where there is
// one: "boys", not "the second desk".
#include "view/stage/frames_panel.h"

#include <string.h>

#include "view/code/code_focus.h"
#include "view/code/code_text.h"
#include "view/code/program_panel.h"
#include "view/parts/light.h"
#include "view/stage/frame_track.h"
#include "view/stage/frames_parts.h"
#include "view/stage/history_panel.h"
#include "view/stage/travel_draw.h"
#include "view/stage/variable_rows.h"

enum { GAP_H = 6 }; // between the parts of a card, unscaled

// ---- who is there

static void find_frames(FramesPanel *p) {
    const Model *model = p->scene->model;
    const ModelFrame *frame = model_running_frame(model);
    for (; frame; frame = model_frame(model, frame->caller)) {
        if (frame->kind >= FRAME_GENERATOR) continue;
        if (p->n_calls < MOST_CALLS)
            p->calls[p->n_calls++] = frame;
        else
            p->n_outer++;
    }
    for (uint32_t i = 1; model->frames && i <= model->now.n_frames; i++) {
        frame = &model->frames[i];
        if (!frame->id || frame->kind < FRAME_GENERATOR || frame->parent) continue;
        if (p->n_roots == MOST_ROOTS) return;
        int at = p->n_roots++;
        for (; at && p->roots[at - 1]->id > frame->id; at--)
            p->roots[at] = p->roots[at - 1];
        p->roots[at] = frame;
    }
}

// ---- a card

int frames_code_height(const FramesPanel *p) {
    return ui_px(p->ui, p->view->is_small ? 18 : 24);
}

typedef struct FrameFace {
    const char *key;
    Icon icon;
} FrameFace;

static FrameFace face_of(const ModelFrame *frame) {
    if (frame->state == FRAME_CREATED) return (FrameFace){"stage.frame.created", ICON_CREATED};
    bool is_closed = frame->state == FRAME_OVER && frame->outcome == OUTCOME_CANCELLED;
    if (is_closed) return (FrameFace){"stage.frame.closed", ICON_SLASH};
    if (frame->state == FRAME_OVER) return (FrameFace){"stage.frame.over", ICON_CHECK};
    if (frame->delegate) return (FrameFace){"stage.frame.delegates", ICON_LINK};
    if (frame->state == FRAME_SUSPENDED) return (FrameFace){"stage.frame.asleep", ICON_MOON};
    if (frame->at == FRAME_AT_CALL) return (FrameFace){"stage.frame.calls", ICON_RUNNING};
    if (frame->at == FRAME_AT_WOKEN) return (FrameFace){"stage.frame.wakes", ICON_READY};
    return (FrameFace){"stage.frame.runs", ICON_RUNNING};
}

// With its icon, where there is room for both.
static void draw_state(const FramesPanel *p, Rect row, FrameFace face, bool is_now) {
    Ui *ui = p->ui;
    bool is_small = p->view->is_small;
    TextStyle style = ui_sans(ui, is_small ? 12 : 14, is_now ? 600 : 400);
    Color color = is_now ? p->theme->now_text : p->theme->dim;
    const char *state = tr(p->view->tr, face.key);
    int w = text_width(ui->list.text, style, state), gap = ui_px(ui, 8);
    if (w + gap > row.w) return;
    ui_label(ui, row, style, color, UI_RIGHT, state);
    int icon = ui_px(ui, is_small ? 12 : 15), beside = ui_px(ui, 6);
    if (w + beside + icon + gap <= row.w)
        draw_icon(&ui->list, face.icon, row.x + row.w - w - beside - icon,
                  row.y + (row.h - icon) / 2, icon, color);
}

// Name, the variable that holds it, state; what finds no room is left out, the last first.
static void draw_head(const FramesPanel *p, Rect row, const ModelFrame *frame, const char *holder,
                      bool is_now) {
    Ui *ui = p->ui;
    float size = p->view->is_small ? 12 : 15;
    int shape = ui_px(ui, size * 0.7F), gap = ui_px(ui, 8);
    TextStyle name_style = ui_mono(ui, size, 500), holder_style = ui_sans(ui, size, 600);
    const char *name = code_frame_name(p->scene, frame);
    int w = ui_label_cut(ui, row, name_style, p->theme->text, UI_LEFT, name) + gap;
    rect_take_left(&row, w < row.w ? w : row.w);
    int holder_w = holder ? text_width(ui->list.text, holder_style, holder) + 1 : 0;
    if (holder && shape <= row.w) {
        int identity = code_identity(p->scene, frame);
        Rect at = rect_take_left(&row, shape + ui_px(ui, 6));
        chip_shape_draw(p->view, identity, at.x, at.y + (at.h - shape) / 2, shape,
                        chip_shape_color(p->view, identity));
        if (holder_w <= row.w) // else the shape stands for it
            ui_label(ui, rect_take_left(&row, holder_w), holder_style, p->theme->text, UI_LEFT,
                     holder);
    }
    draw_state(p, row, face_of(frame), is_now);
}

static int number_w(const FramesPanel *p) {
    return ui_px(p->ui, p->view->is_small ? 28 : 36);
}

// Whether the frame has its part in what Why tells of: it is asked, it passes on, it is woken.
static bool is_in_story(const FramesPanel *p, const ModelFrame *frame) {
    if (p->n_calls && frame == p->calls[0]) return true;
    const ModelFrame *f = p->focus.frame;
    for (int i = 0; f && i < MOST_CHAIN; i++, f = model_frame(p->scene->model, f->parent))
        if (f == frame) return true;
    return false;
}

// Which cause of Why's the line is that the frame is at; 0: none.
int frames_cause_at(const FramesPanel *p, const ModelFrame *frame) {
    int line = frame && is_in_story(p, frame) ? code_line(p->scene, frame) : 0;
    return line ? light_cause_on_line(p->scene, code_source(p->scene, frame), line) : 0;
}

// The number of the line that the frame is at, its ground, and the number of a cause.
static void draw_code_row(const FramesPanel *p, Rect row, const ModelFrame *frame, int number,
                          bool is_now) {
    Ui *ui = p->ui;
    SourceId source = code_source(p->scene, frame);
    bool is_here = number == code_line(p->scene, frame);
    if (is_now && is_here)
        draw_box(&ui->list, row, (Box){p->theme->now_tint, 0, BORDER_NONE, 0, 4 * ui->scale});
    scene_point(p->scene, row, light_line_thing(p->scene, source, number));
    if (light_on_line(p->scene, source, number)) scene_mark(p->scene, row);
    Rect left = rect_take_left(&row, number_w(p) - ui_px(ui, 8));
    ui_label_cut(ui, left, ui_mono(ui, 12, is_now && is_here ? 600 : 400),
                 is_now && is_here ? p->theme->text : p->theme->faint, UI_RIGHT,
                 arena_printf(p->view->arena, "%d", number));
    int cause =
        is_here && frame == p->focus.frame ? frames_cause_at(p, frame) : 0; // else at the tube
    int size = ui_px(ui, p->view->is_small ? 15 : 18);
    if (cause)
        badge_draw(p->view, row.x + row.w - size / 2 - ui_px(ui, 3), row.y + row.h / 2, size,
                   cause);
}

static bool is_blank(const CodeLine *line) {
    uint32_t i = 0;
    while (i < line->n && (line->text[i] == ' ' || line->text[i] == '\t'))
        i++;
    return i == line->n;
}

// At the top of [area] the line that the frame is at, as it stands in the file, and up to [around]
// lines on either side. Returns their height.
static int draw_code(const FramesPanel *p, Rect area, const ModelFrame *frame, bool is_now,
                     int around) {
    int number = code_line(p->scene, frame), row_h = frames_code_height(p);
    if (!number) // it has not come to a line, as a comprehension's never does
        number = (int)event_high(trace_code(p->scene->trace, frame->code)->value);
    const CodeText *code = code_text(p->view->codes, code_source(p->scene, frame));
    if (number < 1 || number > (int)code->lines.n) return 0;
    int first = number - around, last = number + around;
    if (first < 1) first = 1;
    if (last > (int)code->lines.n) last = (int)code->lines.n;
    for (size_t i = 0; i < code->blocks.n; i++) { // none of what is not its own
        const CodeBlock *block = &code->blocks.at[i];
        if (number > block->last) {
            if (first <= block->last) first = block->last + 1;
        } else if (number < block->line) {
            if (last >= block->line) last = block->line - 1;
        } else {
            if (first < block->line) first = block->line;
            if (last > block->last) last = block->last;
        }
    }
    while (last > number && is_blank(&code->lines.at[last - 1]))
        last--;
    while (first < number && is_blank(&code->lines.at[first - 1]))
        first++;
    Rect rows = area;
    for (int i = first; i <= last; i++)
        draw_code_row(p, rect_take_top(&rows, row_h), frame, i, is_now);
    rect_take_left(&area, number_w(p));
    bool has_badge = frame == p->focus.frame && frames_cause_at(p, frame);
    rect_take_right(&area, ui_px(p->ui, has_badge ? 24 : 6));
    ProgramCard card = {.frame = frame,
                        .is_now = is_now,
                        .style = ui_mono(p->ui, p->view->is_small ? 12 : 15, 400),
                        .plain = is_now ? p->theme->text : p->theme->dim};
    program_card_draw(p->scene, &card, first, last, area, row_h);
    return (last - first + 1) * row_h;
}

static int variable_h(const FramesPanel *p) {
    return ui_px(p->ui, p->view->is_small ? 18 : 22);
}

TextStyle frames_variable_style(const FramesPanel *p) {
    return ui_mono(p->ui, p->view->is_small ? 12 : 14, 400);
}

// The variables of a frame: what their names and values need, and how many there are.
typedef struct Measure {
    int n, name_w, value_w;
} Measure;

static Measure measure_variables(const FramesPanel *p, const ModelFrame *frame) {
    const Model *model = p->scene->model;
    Text *text = p->ui->list.text;
    TextStyle style = frames_variable_style(p);
    Measure m = {0};
    const ModelVariable *v = model_first_variable(model, frame);
    for (; v; v = model_next_variable(model, v)) {
        if (v->scope == VARIABLE_GONE) continue;
        int name_w = text_width(text, style, trace_text(p->scene->trace, v->name));
        int value_w = text_width(text, style, code_value(p->scene, v->value)) +
                      variable_box_width(p->scene, v->value);
        if (name_w > m.name_w) m.name_w = name_w;
        if (value_w > m.value_w) m.value_w = value_w;
        m.n++;
    }
    m.name_w += ui_px(p->ui, 12);
    return m;
}

static void draw_variable(const FramesPanel *p, Rect row, const ModelFrame *frame,
                          const ModelVariable *v, int name_w) {
    TextStyle style = frames_variable_style(p);
    ViewThing thing = {VIEW_VARIABLE, p->scene->run, v->name, frame->id};
    ViewThing value = variable_thing(p->scene, v->value);
    scene_point(p->scene, row, thing);
    scene_ring(p->scene, row, scene_is_pointed(p->scene, value) ? value : thing);
    Rect name = rect_take_left(&row, name_w);
    name.w -= ui_px(p->ui, 6);
    ui_label_cut(p->ui, name, style, p->theme->dim, UI_LEFT, trace_text(p->scene->trace, v->name));
    variable_box_draw(p->scene, &row, v->value);
    ui_label_cut(p->ui, row, style, p->theme->text, UI_LEFT, code_value(p->scene, v->value));
}

// One below the other, or in two columns. Returns their height.
static int draw_variables(const FramesPanel *p, Rect area, const ModelFrame *frame, int columns) {
    const Model *model = p->scene->model;
    Measure m = measure_variables(p, frame);
    int row_h = variable_h(p), per_column = (m.n + columns - 1) / columns, i = 0;
    Rect column = {area.x, area.y, area.w / columns, area.h};
    if (m.n < 1) return 0;
    if (m.name_w > column.w / 2) m.name_w = column.w / 2;
    const ModelVariable *v = model_first_variable(model, frame);
    for (; v; v = model_next_variable(model, v)) {
        if (v->scope == VARIABLE_GONE) continue;
        if (i && i % per_column == 0) column.x += column.w, column.y = area.y, column.h = area.h;
        i++;
        if (column.h >= row_h) draw_variable(p, rect_take_top(&column, row_h), frame, v, m.name_w);
    }
    return per_column * row_h;
}

bool frames_has_code(const ModelFrame *frame) {
    return frame->state != FRAME_CREATED && frame->state != FRAME_OVER;
}

int frames_card_inset(const FramesPanel *p) {
    return ui_px(p->ui, p->view->is_small ? 8 : 12);
}

// The heights of a card: with where it is, and with all its variables.
int frames_card_least(const FramesPanel *p, const ModelFrame *frame) {
    int h = 2 * frames_card_inset(p) + ui_px(p->ui, FRAMES_HEAD_H);
    return frames_has_code(frame) ? h + ui_px(p->ui, GAP_H) + frames_code_height(p) : h;
}

int frames_card_need(const FramesPanel *p, const ModelFrame *frame) {
    int n = measure_variables(p, frame).n, h = frames_card_least(p, frame);
    return n && frames_has_code(frame) ? h + ui_px(p->ui, GAP_H) + n * variable_h(p) : h;
}

// Where it is and its variables, in what is left of a card: with the lines around it if there is
// room, if need be at the price that the variables stand in two columns. Returns where it ends.
static int draw_inside(const FramesPanel *p, Rect area, const ModelFrame *frame, bool is_now) {
    Measure m = measure_variables(p, frame);
    int indent = p->view->is_small ? 0 : number_w(p), w = area.w - indent;
    int one = frames_code_height(p), three = 3 * one, gap = ui_px(p->ui, GAP_H),
        row_h = variable_h(p);
    bool has_two = m.n > 2 && 2 * (m.name_w + m.value_w + gap) <= w;
    int room = area.h - gap, columns = 1, high = m.n * row_h, low = (m.n + 1) / 2 * row_h;
    bool has_around = room >= three + high || (has_two && room >= three + low);
    if (has_two && room < (has_around ? three : one) + high) columns = 2;
    enum { MOST_AROUND = 2 };
    int around = has_around, variables_h = columns > 1 ? low : high;
    while (around && around < MOST_AROUND && room >= (2 * around + 3) * one + variables_h)
        around++;
    rect_take_top(&area, draw_code(p, area, frame, is_now, around) + gap);
    rect_take_left(&area, indent);
    return area.y + draw_variables(p, area, frame, columns);
}

// At the foot of a generator's card: that it is the same frame which began back then.
static void draw_since(const FramesPanel *p, Rect area, const ModelFrame *frame, int free_y) {
    Ui *ui = p->ui;
    const FrameTrack *track = p->view->frames;
    bool has_slept = frame->state == FRAME_SUSPENDED || frame->at == FRAME_AT_WOKEN;
    bool is_known = track && has_slept && frame->id < track->lane_of.n; // a call has no lane
    uint32_t lane = is_known ? track->lane_of.at[frame->id] : 0;
    uint32_t step = lane ? track->lanes.at[lane].begin + 1 : 0;
    uint32_t now = trace_list_rank(p->scene->trace, TRACE_EXPRESSIONS, p->scene->model->now.n);
    if (!step || step >= now) return;
    TextStyle style = ui_sans(ui, p->view->is_small ? 12 : 13, 400);
    const char *text =
        TR(p->view->arena, p->view->tr, "stage.frame.since", {"n", .number = (int64_t)step});
    if (!p->view->is_small) rect_take_left(&area, number_w(p));
    Rect line = rect_take_bottom(&area, ui_px(ui, 18));
    if (line.y < free_y + ui_px(ui, 4) || text_width(ui->list.text, style, text) > line.w) return;
    ui_label(ui, line, style, p->theme->faint, UI_LEFT, text);
}

// [keep]: at its foot, for a value on its way. Returns where what is written in it ends.
int frames_card_draw(FramesPanel *p, Rect rect, const ModelFrame *frame, const char *holder,
                     int keep) {
    Ui *ui = p->ui;
    if (p->n_cards < MOST_CARDS) {
        p->cards[p->n_cards].frame = frame->id;
        p->cards[p->n_cards++].rect = rect;
    }
    bool is_now = p->focus.is_now && frame == p->focus.frame;
    bool is_awake = frame->state == FRAME_RUNNING;
    Color border = is_now ? p->theme->now_line : is_awake ? p->theme->edge : p->theme->line2;
    draw_box(&ui->list, rect,
             (Box){is_awake ? p->theme->panel : 0, border, is_awake ? BORDER_SOLID : BORDER_DASHED,
                   (float)ui_px(ui, is_now ? 2 : 1), 8 * ui->scale});
    if (light_on_frame(p->scene, frame->id)) scene_mark(p->scene, rect_inset(rect, -ui_px(ui, 3)));
    bool was_clicked =
        scene_point(p->scene, rect, (ViewThing){VIEW_FRAME, p->scene->run, frame->id});
    if (was_clicked) scene_choose_frame(p->scene, frame->id);
    rect = rect_inset(rect, frames_card_inset(p));
    draw_head(p, rect_take_top(&rect, ui_px(ui, FRAMES_HEAD_H)), frame, holder, is_now);
    rect_take_top(&rect, ui_px(ui, GAP_H));
    rect.h = rect.h - keep > frames_code_height(p) ? rect.h - keep : rect.h;
    if (!frames_has_code(frame) || rect.h < frames_code_height(p)) return rect.y;
    int free_y = draw_inside(p, rect, frame, is_now);
    draw_since(p, rect, frame, free_y);
    return free_y;
}

int frames_rung_height(const FramesPanel *p) {
    return ui_px(p->ui, p->view->is_small ? 20 : 26);
}

void frames_rung_draw(FramesPanel *p, Rect rect, const ModelFrame *frame) {
    Ui *ui = p->ui;
    if (p->n_cards < MOST_CARDS) {
        p->cards[p->n_cards].frame = frame->id;
        p->cards[p->n_cards++].rect = rect;
    }
    bool is_awake = frame->state == FRAME_RUNNING;
    draw_box(&ui->list, rect,
             (Box){is_awake ? p->theme->panel : 0, p->theme->line2,
                   is_awake ? BORDER_SOLID : BORDER_DASHED, (float)ui_px(ui, 1), 6 * ui->scale});
    if (light_on_frame(p->scene, frame->id)) scene_mark(p->scene, rect_inset(rect, -ui_px(ui, 2)));
    if (scene_point(p->scene, rect, (ViewThing){VIEW_FRAME, p->scene->run, frame->id}))
        scene_choose_frame(p->scene, frame->id);
    int gap = ui_px(ui, 10);
    rect_take_left(&rect, ui_px(ui, 8));
    rect_take_right(&rect, ui_px(ui, 8));
    TextStyle style = frames_variable_style(p);
    int w =
        ui_label_cut(ui, rect, style, p->theme->text, UI_LEFT, code_frame_name(p->scene, frame));
    rect_take_left(&rect, w + gap < rect.w ? w + gap : rect.w);
    int line = code_line(p->scene, frame);
    const char *number =
        line ? TR(p->view->arena, p->view->tr, "stage.chain.line", {"n", .number = line}) : "";
    w = scene_word(p->scene, rect, ui_sans(ui, 12, 400), p->theme->dim, UI_LEFT, number);
    rect_take_left(&rect, w + gap < rect.w ? w + gap : rect.w);
    const ModelVariable *v = model_first_variable(p->scene->model, frame);
    if (!v || v->scope == VARIABLE_GONE || rect.w < ui_px(ui, 60)) return;
    ui_label_cut(ui, rect, style, p->theme->dim, UI_LEFT,
                 arena_printf(p->view->arena, "%s %s", trace_text(p->scene->trace, v->name),
                              code_value(p->scene, v->value)));
}

// ---- calls

// Before the first step and behind the last one there is no frame: what the program waits for, or
// that it is over. Returns where that ends.
static int draw_no_calls(const FramesPanel *p, Rect area) {
    Ui *ui = p->ui;
    bool may_begin = !trace_is_unreadable(p->scene->trace);
    bool has_begun = may_begin && p->scene->has_why;
    int line = ui_px(ui, FRAMES_HEAD_H), gap = ui_px(ui, 2 * GAP_H);
    bool has_hint = may_begin && !has_begun && !p->view->edit;
    Rect card = rect_take_top(&area, 2 * frames_card_inset(p) + line + (has_hint ? gap + line : 0));
    draw_box(&ui->list, card,
             (Box){0, p->theme->line2, BORDER_DASHED, (float)ui_px(ui, 1), 8 * ui->scale});
    Rect inner = rect_inset(card, frames_card_inset(p));
    FrameFace face = has_begun ? (FrameFace){"stage.module.over", ICON_CHECK}
                               : (FrameFace){"stage.module.created", ICON_CREATED};
    Rect head = rect_take_top(&inner, line);
    TextStyle style = ui_mono(ui, p->view->is_small ? 12 : 15, 500);
    rect_take_left(&head, ui_label_cut(ui, head, style, p->theme->dim, UI_LEFT,
                                       tr(p->view->tr, "stage.module")));
    draw_state(p, head, face, false);
    if (!has_hint) return area.y;
    rect_take_top(&inner, gap);
    int key_w = ui_key_hint(ui, inner.x, inner.y + line / 2, "→");
    rect_take_left(&inner, key_w + ui_px(ui, 8));
    ui_label_cut(ui, inner, ui_sans(ui, p->view->is_small ? 12 : 15, 400), p->theme->dim, UI_LEFT,
                 tr(p->view->tr, "stage.first-step"));
    return area.y;
}

// Below the calls, from [y] on: what they have run; below the generators as well, where these end
// above or the calls' column is too narrow.
static void draw_history(const FramesPanel *p, Rect calls, int y, Rect generators,
                         int generators_y) {
    Rect area = calls;
    if (generators.w && (generators_y <= y || calls.w < ui_px(p->ui, 200))) {
        area = rect_join(calls, generators);
        if (y < generators_y) y = generators_y;
    }
    y += ui_px(p->ui, p->view->is_small ? 14 : 24);
    history_panel_draw(p->scene, (Rect){area.x, y, area.w, area.y + area.h - y});
}

// One below the other, the outermost on top; the innermost one, which the values come from and go
// to, as far down as it has ports, [least_h]. Returns where they end.
static int draw_calls(FramesPanel *p, Rect area, int least_h) {
    int gap = ui_px(p->ui, 10), more_h = ui_px(p->ui, 20), from, used = 0;
    if (!p->n_calls) return draw_no_calls(p, area);
    if (!least_h) { // what was run needs some room as well
        int most = area.h - ui_px(p->ui, 200);
        area.h = most > area.h * 6 / 10 ? most : area.h * 6 / 10;
    }
    int need = frames_card_need(p, p->calls[0]), last = need < area.h / 2 ? need : area.h / 2;
    for (from = 0; from + 1 < p->n_calls; from++) { // those that find room
        int h = frames_card_least(p, p->calls[from + 1]);
        bool is_last = from + 2 == p->n_calls && !p->n_outer;
        if (used + h + gap + last + (is_last ? 0 : more_h) > area.h) break;
        used += h + gap;
    }
    int end = area.y + (least_h < area.h ? least_h : area.h);
    int n_more = p->n_calls - 1 - from + p->n_outer;
    if (n_more) {
        Rect line = rect_take_top(&area, more_h);
        line.h = ui_px(p->ui, 14);
        ui_label_cut(p->ui, line, ui_sans(p->ui, 12, 600), p->theme->dim, UI_CENTER,
                     TR(p->view->arena, p->view->tr, "stage.call.more", {"n", .number = n_more}));
    }
    int spare = area.h - used - last;
    for (int i = from; i > 0; i--) {
        int least = frames_card_least(p, p->calls[i]),
            wish = frames_card_need(p, p->calls[i]) - least;
        int more = wish <= spare ? wish : 0;
        frames_card_draw(p, rect_take_top(&area, least + more), p->calls[i], NULL, 0);
        rect_take_top(&area, gap);
        spare -= more;
    }
    int h = end - area.y > need ? end - area.y : need;
    p->caller = rect_take_top(&area, h < area.h ? h : area.h);
    p->caller_free_y = frames_card_draw(p, p->caller, p->calls[0], NULL, 0);
    return area.y;
}

void frames_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    FramesPanel *p = arena_alloc(view->arena, sizeof *p);
    *p = (FramesPanel){.scene = scene, .view = view, .ui = ui, .theme = ui->theme};
    p->focus = code_focus(scene);
    find_frames(p);
    frames_order(p);
    int gap = ui_px(ui, view->is_small ? 14 : 24);
    bool has_generators = view->frames && view->frames->lanes.n > 1; // ever, in this run
    if (!has_generators) {
        ui_label(ui, rect_take_top(&area, ui_px(ui, 20)), ui_sans(ui, 15, 600), ui->theme->text,
                 UI_LEFT, tr(view->tr, "stage.callers"));
        rect_take_top(&area, ui_px(ui, 12));
        draw_history(p, area, draw_calls(p, area, 0), (Rect){0}, 0);
        return;
    }
    bool is_narrow = area.w < ui_px(ui, 700), has_chains = view->frames->has_chains;
    int percent = !is_narrow ? 32 : has_chains ? 38 : 46;
    Rect calls = rect_take_left(&area, (area.w - gap) * percent / 100);
    rect_take_left(&area, gap);
    Rect left = rect_take_top(&calls, ui_px(ui, 20)), right = rect_take_top(&area, ui_px(ui, 20));
    TextStyle style = ui_sans(ui, 15, 600);
    ui_label(ui, left, style, ui->theme->text, UI_LEFT, tr(view->tr, "stage.callers"));
    ui_label(ui, right, style, ui->theme->text, UI_LEFT, tr(view->tr, "stage.generators"));
    rect_take_top(&calls, ui_px(ui, 12));
    rect_take_top(&area, ui_px(ui, 12));
    int generators_y = area.y + frames_chains_plan(p, area);
    draw_history(p, calls, draw_calls(p, calls, frames_ports_height(p)), area, generators_y);
    frames_chains_draw(p, area);
    frames_travel_draw(p);
}
