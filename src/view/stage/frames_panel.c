// A card stands for a frame. Generators are known by the variable that holds them, where there is
// one: "boys", not "the second desk".
#include "view/stage/frames_panel.h"

#include <string.h>

#include "view/code/code_focus.h"
#include "view/code/code_text.h"
#include "view/code/program_panel.h"
#include "view/parts/light.h"
#include "view/stage/frame_track.h"
#include "view/stage/travel_draw.h"
#include "view/stage/variable_rows.h"

enum { MOST_CALLS = 64, MOST_ROOTS = 64, MOST_CHAIN = 6, MOST_CARDS = 64 };
enum { HEAD_H = 20, GAP_H = 6 }; // of a card, unscaled

// A generator with those that it delegates to, as they are drawn: beside each other where that
// leaves room for their names, else one below the other.
typedef struct FrameChain {
    const ModelFrame *frames[MOST_CHAIN];
    int n, n_left_out; // before the last one
    bool is_stacked, is_about;
    int least, need; // heights that show where everybody is, and all variables
    int h;
} FrameChain;

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    CodeFocus focus;
    int n_calls, n_roots;
    const ModelFrame *calls[MOST_CALLS]; // the innermost first
    const ModelFrame *roots[MOST_ROOTS]; // in the order in which they were made
    int n_chains;
    FrameChain chains[MOST_ROOTS]; // of those that find room
    int n_cards;
    struct {
        FrameId frame;
        Rect rect;
    } cards[MOST_CARDS]; // that are drawn
    Rect caller;         // the card of the innermost call
    int caller_free_y;   // below what is written in it
    Rect innermost;      // of the generator that the present step is about
    const char *asked;   // the variable that holds its chain; NULL: none
    bool is_stacked;     // below the one that delegates to it
} Panel;

// ---- who is there

static void find_frames(Panel *p) {
    const Model *model = p->scene->model;
    const ModelFrame *frame = model_running_frame(model);
    for (; frame && p->n_calls < MOST_CALLS; frame = model_frame(model, frame->caller))
        if (frame->kind < FRAME_GENERATOR) p->calls[p->n_calls++] = frame;
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

static int code_h(const Panel *p) {
    return ui_px(p->ui, p->view->is_small ? 18 : 24);
}

typedef struct FrameFace {
    const char *key;
    Icon icon;
} FrameFace;

static FrameFace face_of(const ModelFrame *frame) {
    if (frame->state == FRAME_CREATED) return (FrameFace){"stage.frame.created", ICON_CREATED};
    if (frame->state == FRAME_OVER) return (FrameFace){"stage.frame.over", ICON_CHECK};
    if (frame->delegate) return (FrameFace){"stage.frame.delegates", ICON_LINK};
    if (frame->state == FRAME_SUSPENDED) return (FrameFace){"stage.frame.asleep", ICON_MOON};
    if (frame->at == FRAME_AT_CALL) return (FrameFace){"stage.frame.calls", ICON_RUNNING};
    if (frame->at == FRAME_AT_WOKEN) return (FrameFace){"stage.frame.wakes", ICON_READY};
    return (FrameFace){"stage.frame.runs", ICON_RUNNING};
}

// With its icon, where there is room for both.
static void draw_state(const Panel *p, Rect row, const ModelFrame *frame, bool is_now) {
    Ui *ui = p->ui;
    bool is_small = p->view->is_small;
    TextStyle style = ui_sans(ui, is_small ? 12 : 14, is_now ? 600 : 400);
    Color color = is_now ? p->theme->now_text : p->theme->dim;
    FrameFace face = face_of(frame);
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
static void draw_head(const Panel *p, Rect row, const ModelFrame *frame, const char *holder,
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
    draw_state(p, row, frame, is_now);
}

static int number_w(const Panel *p) {
    return ui_px(p->ui, p->view->is_small ? 28 : 36);
}

// Whether the frame has its part in what Why tells of: it is asked, it passes on, it is woken.
static bool is_in_story(const Panel *p, const ModelFrame *frame) {
    if (p->n_calls && frame == p->calls[0]) return true;
    const ModelFrame *f = p->focus.frame;
    for (int i = 0; f && i < MOST_CHAIN; i++, f = model_frame(p->scene->model, f->parent))
        if (f == frame) return true;
    return false;
}

// Which cause of Why's the line is that the frame is at; 0: none.
static int cause_at(const Panel *p, const ModelFrame *frame) {
    int line = frame && is_in_story(p, frame) ? code_line(p->scene, frame) : 0;
    return line ? light_cause_on_line(p->scene, code_source(p->scene, frame), line) : 0;
}

// The number of the line that the frame is at, its ground, and the number of a cause.
static void draw_code_row(const Panel *p, Rect row, const ModelFrame *frame, int number,
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
    int cause = is_here && frame == p->focus.frame ? cause_at(p, frame) : 0; // else at the tube
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
static int draw_code(const Panel *p, Rect area, const ModelFrame *frame, bool is_now, int around) {
    int number = code_line(p->scene, frame), row_h = code_h(p);
    const CodeText *code = code_text(p->view->codes, code_source(p->scene, frame));
    if (number < 1 || number > (int)code->lines.n) return 0;
    int first = number - around, last = number + around;
    if (first < 1) first = 1;
    if (last > (int)code->lines.n) last = (int)code->lines.n;
    for (size_t i = 0; i < code->blocks.n; i++) { // none of what is not its own
        const CodeBlock *block = &code->blocks.at[i];
        if (number < block->line || number > block->last) continue;
        if (first < block->line) first = block->line;
        if (last > block->last) last = block->last;
    }
    while (last > number && is_blank(&code->lines.at[last - 1]))
        last--;
    Rect rows = area;
    for (int i = first; i <= last; i++)
        draw_code_row(p, rect_take_top(&rows, row_h), frame, i, is_now);
    rect_take_left(&area, number_w(p));
    bool has_badge = frame == p->focus.frame && cause_at(p, frame);
    rect_take_right(&area, ui_px(p->ui, has_badge ? 24 : 6));
    ProgramCard card = {.frame = frame,
                        .is_now = is_now,
                        .style = ui_mono(p->ui, p->view->is_small ? 12 : 15, 400),
                        .plain = is_now ? p->theme->text : p->theme->dim};
    program_card_draw(p->scene, &card, first, last, area, row_h);
    return (last - first + 1) * row_h;
}

static int variable_h(const Panel *p) {
    return ui_px(p->ui, p->view->is_small ? 18 : 22);
}

static TextStyle variable_style(const Panel *p) {
    return ui_mono(p->ui, p->view->is_small ? 12 : 14, 400);
}

// The variables of a frame: what their names and values need, and how many there are.
typedef struct Measure {
    int n, name_w, value_w;
} Measure;

static Measure measure_variables(const Panel *p, const ModelFrame *frame) {
    const Model *model = p->scene->model;
    Text *text = p->ui->list.text;
    TextStyle style = variable_style(p);
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

static void draw_variable(const Panel *p, Rect row, const ModelFrame *frame, const ModelVariable *v,
                          int name_w) {
    TextStyle style = variable_style(p);
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
static int draw_variables(const Panel *p, Rect area, const ModelFrame *frame, int columns) {
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

static bool has_code(const ModelFrame *frame) {
    return frame->state != FRAME_CREATED && frame->state != FRAME_OVER;
}

static int card_inset(const Panel *p) {
    return ui_px(p->ui, p->view->is_small ? 8 : 12);
}

// The heights of a card: with where it is, and with all its variables.
static int card_least(const Panel *p, const ModelFrame *frame) {
    int h = 2 * card_inset(p) + ui_px(p->ui, HEAD_H);
    return has_code(frame) ? h + ui_px(p->ui, GAP_H) + code_h(p) : h;
}

static int card_need(const Panel *p, const ModelFrame *frame) {
    int n = measure_variables(p, frame).n, h = card_least(p, frame);
    return n && has_code(frame) ? h + ui_px(p->ui, GAP_H) + n * variable_h(p) : h;
}

// Where it is and its variables, in what is left of a card: with the lines around it if there is
// room, if need be at the price that the variables stand in two columns. Returns where it ends.
static int draw_inside(const Panel *p, Rect area, const ModelFrame *frame, bool is_now) {
    Measure m = measure_variables(p, frame);
    int indent = p->view->is_small ? 0 : number_w(p), w = area.w - indent;
    int one = code_h(p), three = 3 * one, gap = ui_px(p->ui, GAP_H), row_h = variable_h(p);
    bool has_two = m.n > 2 && 2 * (m.name_w + m.value_w + gap) <= w;
    int room = area.h - gap, columns = 1, high = m.n * row_h, low = (m.n + 1) / 2 * row_h;
    bool has_around = room >= three + high || (has_two && room >= three + low);
    if (has_two && room < (has_around ? three : one) + high) columns = 2;
    rect_take_top(&area, draw_code(p, area, frame, is_now, has_around) + gap);
    rect_take_left(&area, indent);
    return area.y + draw_variables(p, area, frame, columns);
}

// At the foot of a generator's card: that it is the same frame which began back then.
static void draw_since(const Panel *p, Rect area, const ModelFrame *frame, int free_y) {
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
static int draw_card(Panel *p, Rect rect, const ModelFrame *frame, const char *holder, int keep) {
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
    rect = rect_inset(rect, card_inset(p));
    draw_head(p, rect_take_top(&rect, ui_px(ui, HEAD_H)), frame, holder, is_now);
    rect_take_top(&rect, ui_px(ui, GAP_H));
    rect.h = rect.h - keep > code_h(p) ? rect.h - keep : rect.h;
    if (!has_code(frame) || rect.h < code_h(p)) return rect.y;
    int free_y = draw_inside(p, rect, frame, is_now);
    draw_since(p, rect, frame, free_y);
    return free_y;
}

// ---- calls

// One below the other, the outermost on top; the innermost one, which the values come from and go
// to, as far down as the generators go, [least_h].
static void draw_calls(Panel *p, Rect area, int least_h) {
    int gap = ui_px(p->ui, 10), from, used = 0;
    if (!p->n_calls) return;
    int need = card_need(p, p->calls[0]), last = need < area.h / 2 ? need : area.h / 2;
    for (from = 0; from + 1 < p->n_calls; from++) { // those that find room
        int h = card_least(p, p->calls[from + 1]);
        if (used + h + gap + last > area.h) break;
        used += h + gap;
    }
    int spare = area.h - used - last, end = area.y + (least_h < area.h ? least_h : area.h);
    for (int i = from; i > 0; i--) {
        int least = card_least(p, p->calls[i]), wish = card_need(p, p->calls[i]) - least;
        int more = wish < spare ? wish : spare;
        draw_card(p, rect_take_top(&area, least + more), p->calls[i], NULL, 0);
        rect_take_top(&area, gap);
        spare -= more;
    }
    int h = end - area.y > need ? end - area.y : need;
    p->caller = rect_take_top(&area, h < area.h ? h : area.h);
    p->caller_free_y = draw_card(p, p->caller, p->calls[0], NULL, 0);
}

// ---- generators

static int chain_gap(const Panel *p) {
    return ui_px(p->ui, p->view->is_small ? 12 : 20);
}

// The frames of a chain from [root] on: all of them, or the first ones and the last.
static void find_chain(const Panel *p, const ModelFrame *root, int most, FrameChain *chain) {
    int length = 0;
    for (const ModelFrame *f = root; f; f = model_frame(p->scene->model, f->delegate))
        length++;
    chain->n = 0;
    chain->n_left_out = length > most ? length - most : 0;
    int i = 0;
    for (const ModelFrame *f = root; f; f = model_frame(p->scene->model, f->delegate), i++)
        if (i < most - 1 || i >= length - 1) chain->frames[chain->n++] = f;
    chain->is_about = chain->frames[chain->n - 1] == p->focus.frame;
}

static int tube_h(const Panel *p) {
    return travel_pill_height(p->view) + ui_px(p->ui, 6);
}

// Room below the variables of the one that the step is about, for what goes in and comes out; one
// below the other has room for one of them at a time.
static int tubes_h(const Panel *p, const FrameChain *chain) {
    return (chain->is_stacked ? 1 : 2) * tube_h(p) + ui_px(p->ui, 4);
}

static int stack_gap(const Panel *p, const FrameChain *chain, int i) {
    bool is_cut = chain->n_left_out && i == chain->n - 2;
    return is_cut ? ui_px(p->ui, 18) : chain_gap(p) / 2;
}

static void measure_chain(const Panel *p, FrameChain *chain) {
    chain->least = chain->need = 0;
    for (int i = 0; i < chain->n; i++) {
        int least = card_least(p, chain->frames[i]), need = card_need(p, chain->frames[i]);
        if (chain->is_stacked) {
            int gap = i < chain->n - 1 ? stack_gap(p, chain, i) : 0;
            chain->least += least + gap;
            chain->need += (gap ? least : need) + gap;
        } else {
            chain->least = least > chain->least ? least : chain->least;
            chain->need = need > chain->need ? need : chain->need;
        }
    }
    if (!chain->is_about) return;
    chain->least += tubes_h(p, chain);
    chain->need += tubes_h(p, chain);
}

static void plan_chain(const Panel *p, const ModelFrame *root, Rect area, FrameChain *chain) {
    *chain = (FrameChain){0};
    int gap = chain_gap(p), least_w = ui_px(p->ui, p->view->is_small ? 150 : 190);
    int beside = (area.w + gap) / (least_w + gap), most = MOST_CHAIN;
    find_chain(p, root, most, chain);
    chain->is_stacked = chain->n > beside && beside < 3;
    if (!chain->is_stacked && beside < most) most = beside > 1 ? beside : 1;
    do {
        find_chain(p, root, most, chain);
        measure_chain(p, chain);
    } while (chain->is_stacked && chain->least > area.h && --most > 1);
}

static void draw_link(const Panel *p, int x0, int y0, int x1, int y1, bool is_awake) {
    Stroke stroke = {.color = p->theme->edge, .width_px = (float)ui_px(p->ui, is_awake ? 2 : 1)};
    if (!is_awake) stroke.on_px = stroke.off_px = (float)ui_px(p->ui, 4);
    draw_line(&p->ui->list, (float)x0, (float)y0, (float)x1, (float)y1, stroke);
}

static int link_y(const Panel *p, Rect card) {
    return card.y + card_inset(p) + ui_px(p->ui, HEAD_H) / 2;
}

// The name by which the caller asks a generator, at its edge, where nothing else is written.
static void draw_port_name(const Panel *p, int y, const char *holder) {
    Ui *ui = p->ui;
    int h = ui_px(ui, 20), room = p->caller.w - 2 * card_inset(p);
    if (!holder || y - h / 2 < p->caller_free_y ||
        text_width(ui->list.text, variable_style(p), holder) > room)
        return;
    ui_label(ui, (Rect){p->caller.x + card_inset(p), y - h / 2, room, h}, variable_style(p),
             p->theme->dim, UI_RIGHT, holder);
}

// To the generator from whoever will ask it.
static void draw_link_from_caller(const Panel *p, Rect card, const ModelFrame *root,
                                  const char *holder) {
    if (rect_is_empty(p->caller) || root->state == FRAME_OVER) return;
    int y = link_y(p, card), x = p->caller.x + p->caller.w, radius = ui_px(p->ui, 4);
    if (y <= p->caller.y || y >= p->caller.y + p->caller.h) return;
    draw_link(p, x + radius, y, card.x, y, root->state == FRAME_RUNNING);
    Rect port = {x - radius, y - radius, 2 * radius, 2 * radius};
    draw_box(
        &p->ui->list, port,
        (Box){p->theme->bg, p->theme->edge, BORDER_SOLID, (float)ui_px(p->ui, 1), (float)radius});
    draw_port_name(p, y, holder);
}

// How many are between two cards, where they are left out.
static void draw_left_out(const Panel *p, Rect between, int n) {
    scene_word(p->scene, between, ui_sans(p->ui, 12, 600), p->theme->dim, UI_CENTER,
               arena_printf(p->view->arena, "+%d", n));
}

static void draw_beside(Panel *p, Rect row, const FrameChain *chain, const char *holder) {
    // Cards keep their width when a chain begins or ends; where none ever does, one is as wide as
    // its code may want.
    int gap = chain_gap(p), columns = chain->n > 2 ? chain->n : 2, alone_w = ui_px(p->ui, 480);
    int left_out_w = chain->n_left_out ? ui_px(p->ui, 24) : 0;
    int w = (row.w - gap * (columns - 1) - left_out_w) / columns;
    if (!p->view->frames->has_chains && w < alone_w) w = row.w < alone_w ? row.w : alone_w;
    for (int i = 0; i < chain->n; i++) {
        bool is_last = i == chain->n - 1;
        if (i && is_last && chain->n_left_out) {
            Rect between = rect_take_left(&row, left_out_w);
            between.x -= gap, between.w += gap, between.h = ui_px(p->ui, 16);
            draw_left_out(p, between, chain->n_left_out);
        }
        Rect card = rect_take_left(&row, w);
        if (i)
            draw_link(p, card.x - gap - (is_last ? left_out_w : 0), link_y(p, card), card.x,
                      link_y(p, card), true);
        else
            draw_link_from_caller(p, card, chain->frames[0], holder);
        bool is_passed = !is_last || chain->n == 1; // by the tubes, which end at the last one
        draw_card(p, card, chain->frames[i], holder,
                  chain->is_about && is_passed ? tubes_h(p, chain) : 0);
        if (chain->frames[i] == p->focus.frame) p->innermost = card, p->asked = holder;
        rect_take_left(&row, gap);
    }
}

static void draw_stacked(Panel *p, Rect area, const FrameChain *chain, const char *holder) {
    int indent = ui_px(p->ui, 12);
    for (int i = 0; i < chain->n; i++) {
        bool is_last = i == chain->n - 1;
        int gap = i ? stack_gap(p, chain, i - 1) : 0;
        Rect between = rect_take_top(&area, gap), card = area;
        if (i && is_last && chain->n_left_out) draw_left_out(p, between, chain->n_left_out);
        if (!is_last) card = rect_take_top(&area, card_least(p, chain->frames[i]));
        if (i) draw_link(p, card.x + indent, card.y - gap, card.x + indent, card.y, true);
        if (!i) draw_link_from_caller(p, card, chain->frames[0], holder);
        draw_card(p, card, chain->frames[i], holder,
                  is_last && chain->is_about ? tubes_h(p, chain) : 0);
        if (chain->frames[i] != p->focus.frame) continue;
        p->innermost = card, p->is_stacked = true;
        p->asked = holder;
    }
}

// Leaves out those that were made first, until the others find room; never the one that the step is
// about. Returns how many are left.
static int choose_chains(FrameChain *chains, int n, int gap, int room) {
    int used = -gap;
    for (int i = 0; i < n; i++)
        used += chains[i].least + gap;
    for (int i = 0; i < n && n > 1 && used > room;) {
        if (chains[i].is_about) {
            i++;
            continue;
        }
        used -= chains[i].least + gap;
        memmove(chains + i, chains + i + 1, (size_t)(--n - i) * sizeof *chains);
    }
    return n;
}

// Each what shows where it is; what is left to the one that the step is about, then to the others,
// then to each up to [roomy] more.
static void share_height(FrameChain *chains, int n, int gap, int room, int roomy) {
    int spare = room - gap * (n - 1);
    for (int i = 0; i < n; i++) {
        chains[i].h = chains[i].least < spare ? chains[i].least : spare;
        spare -= chains[i].h;
    }
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < n; i++) {
            int wish = chains[i].need - chains[i].h;
            if (chains[i].is_about == (pass == 1) || wish <= 0) continue;
            int more = wish < spare ? wish : spare;
            chains[i].h += more, spare -= more;
        }
    for (int i = 0; i < n; i++) { // for lines around where it is
        if (!has_code(chains[i].frames[0])) continue;
        int more = spare / (n - i) < roomy ? spare / (n - i) : roomy;
        chains[i].h += more, spare -= more;
    }
}

// Decides who is seen, how, and how high. Returns the height of all of them.
static int plan_generators(Panel *p, Rect area) {
    int gap = chain_gap(p), n = p->n_roots, used = -gap;
    for (int i = 0; i < n; i++)
        plan_chain(p, p->roots[i], area, &p->chains[i]);
    p->n_chains = choose_chains(p->chains, n, gap, area.h);
    int more_h = p->n_chains < n ? ui_px(p->ui, 24) : 0; // says how many there are besides
    if (more_h) p->n_chains = choose_chains(p->chains, p->n_chains, gap, area.h - more_h);
    int roomy = (p->view->is_small ? 3 : 7) * code_h(p);
    share_height(p->chains, p->n_chains, gap, area.h - more_h, roomy);
    for (int i = 0; i < p->n_chains; i++)
        used += p->chains[i].h + gap;
    return used + more_h;
}

static void draw_generators(Panel *p, Rect area) {
    Ui *ui = p->ui;
    if (!p->n_roots) {
        scene_word(p->scene, rect_take_top(&area, ui_px(ui, 24)), ui_sans(ui, 15, 400),
                   p->theme->faint, UI_LEFT, tr(p->view->tr, "stage.no-generators"));
        return;
    }
    for (int i = 0; i < p->n_chains; i++) {
        const FrameChain *chain = &p->chains[i];
        Rect row = rect_take_top(&area, chain->h);
        const char *holder = code_holder(p->scene, chain->frames[0]);
        if (chain->is_stacked)
            draw_stacked(p, row, chain, holder);
        else
            draw_beside(p, row, chain, holder);
        rect_take_top(&area, chain_gap(p));
    }
    int n_more = p->n_roots - p->n_chains;
    if (n_more)
        ui_label_cut(ui, rect_take_top(&area, ui_px(ui, 20)), ui_sans(ui, 13, 400), p->theme->faint,
                     UI_LEFT,
                     TR(p->view->arena, p->view->tr, "stage.frame.more", {"n", .number = n_more}));
}

// ---- a value on its way

// From the innermost call to a generator, over those that delegate to it: one for what goes in and,
// where there is room, one for what comes out.
typedef struct Tube {
    int x0, x1, y; // at the caller, at the generator, its middle
} Tube;

static Tube tube_to(const Panel *p, Rect card, bool goes_in) {
    int h = tube_h(p);
    bool has_two = !p->is_stacked && card.h / 3 >= h;
    int y = card.y + card.h - ui_px(p->ui, 4) - h / 2 - (has_two && goes_in ? h : 0);
    // Where the generator stands right beside its caller, it goes on to the far end of the
    // generator's card, whose lower part is kept free for it.
    int x0 = p->caller.x + p->caller.w, least = ui_px(p->ui, p->view->is_small ? 150 : 220);
    int most = card.x + card.w - card_inset(p);
    int x1 = card.x - x0 >= least ? card.x : most;
    return (Tube){x0, x1, y};
}

static Rect rect_of_tube(const Panel *p, Tube tube) {
    int h = tube_h(p);
    return (Rect){tube.x0, tube.y - h / 2, tube.x1 - tube.x0, h};
}

static void draw_tip(const Panel *p, Tube tube, bool goes_in, Color color) {
    float tip = (float)(goes_in ? tube.x1 : tube.x0), back = (float)ui_px(p->ui, goes_in ? -9 : 9),
          half = (float)ui_px(p->ui, 5), y = (float)tube.y;
    Point head[3] = {{tip, y}, {tip + back, y - half}, {tip + back, y + half}};
    draw_polygon(&p->ui->list, head, 3, color);
}

// The numbers of Why's causes on the way of a value: where it was sent, and who passes it on.
static void draw_tube_causes(const Panel *p, Tube tube) {
    int size = ui_px(p->ui, p->view->is_small ? 15 : 18);
    const ModelFrame *to = p->focus.frame;
    const ModelFrame *through = to ? model_frame(p->scene->model, to->parent) : NULL;
    int sent = cause_at(p, p->n_calls ? p->calls[0] : NULL), passed = cause_at(p, through);
    if (sent) badge_draw(p->view, tube.x0, tube.y, size, sent);
    if (passed) badge_draw(p->view, (tube.x0 + tube.x1) / 2, tube.y, size, passed);
}

static void draw_tube(const Panel *p, Rect card, bool goes_in, bool is_now) {
    Ui *ui = p->ui;
    Tube tube = tube_to(p, card, goes_in);
    Rect rect = rect_of_tube(p, tube);
    int line = ui_px(ui, 1);
    draw_fill(&ui->list, rect, p->theme->bg);
    draw_fill(&ui->list, (Rect){rect.x, rect.y, rect.w, line}, p->theme->line2);
    draw_fill(&ui->list, (Rect){rect.x, rect.y + rect.h - line, rect.w, line}, p->theme->line2);
    if (tube.x1 > card.x) // it is closed
        draw_fill(&ui->list, (Rect){rect.x + rect.w - line, rect.y, line, rect.h}, p->theme->line2);
    draw_port_name(p, tube.y, goes_in ? p->asked : NULL);
    Color color = is_now ? p->theme->now_line : p->theme->edge;
    Stroke stroke = {.color = color,
                     .width_px = (float)ui_px(ui, 2),
                     .off_px = (float)ui_px(ui, is_now ? 5 : 9),
                     .cap = CAP_ROUND};
    float margin = 12 * ui->scale;
    draw_line(&ui->list, (float)tube.x0 + margin, (float)tube.y, (float)tube.x1 - margin,
              (float)tube.y, stroke);
    draw_tip(p, tube, goes_in, color);
    TextStyle style = ui_sans(ui, p->view->is_small ? 12 : 13, 400);
    const char *caption = tr(p->view->tr, goes_in ? "stage.tube.in" : "stage.tube.out");
    int w = text_width(ui->list.text, style, caption) + ui_px(ui, 16);
    if (rect.w >= 3 * w) {
        Rect at = {rect.x + rect.w * 3 / 10 - w / 2, rect.y + line, w, rect.h - 2 * line};
        draw_fill(&ui->list, at, p->theme->bg);
        ui_label_cut(ui, at, style, is_now ? p->theme->text : p->theme->faint, UI_CENTER, caption);
    }
    if (goes_in && is_now) draw_tube_causes(p, tube);
}

static bool is_generator(const Panel *p, FrameId id) {
    const ModelFrame *frame = model_frame(p->scene->model, id);
    return frame && frame->kind >= FRAME_GENERATOR;
}

static bool find_card(const Panel *p, FrameId id, Rect *card) {
    for (int i = 0; id && i < p->n_cards; i++) {
        if (p->cards[i].frame != id) continue;
        *card = p->cards[i].rect;
        return true;
    }
    return false;
}

// From card to card, beside each other or one below the other.
static void draw_way_between(const Panel *p, const Travel *travel, Rect from, Rect to) {
    bool is_beside = from.x + from.w <= to.x || to.x + to.w <= from.x;
    bool goes_right = from.x < to.x;
    Point way[2] = {travel_middle(from), travel_middle(to)};
    if (is_beside) {
        float y = way[1].y;
        way[0] = (Point){(float)(goes_right ? from.x + from.w : from.x), y};
        way[1] = (Point){(float)(goes_right ? to.x : to.x + to.w), y};
    }
    Rect all = {0, 0, p->ui->list.w, p->ui->list.h};
    travel_draw(p->view, travel, way, 2, p->scene->travels->part, ui_px(p->ui, 200), all);
}

// The pill in its tube: at the end that it goes to, or on its way there.
static void draw_in_tube(const Panel *p, const Travel *travel, Rect card, bool goes_in,
                         float part) {
    Tube tube = tube_to(p, card, goes_in);
    int beside = ui_px(p->ui, 12), room = tube.x1 - tube.x0 - 2 * beside; // of the arrow's head
    int most = room * 6 / 10 < ui_px(p->ui, 200) ? room * 6 / 10 : ui_px(p->ui, 200);
    int w = travel_pill_width(p->view, travel, most); // its way is seen
    float half = (float)w / 2;
    float x0 = (float)(tube.x0 + beside) + half, x1 = (float)(tube.x1 - beside) - half;
    Point way[2] = {{goes_in ? x0 : x1, (float)tube.y}, {goes_in ? x1 : x0, (float)tube.y}};
    travel_draw(p->view, travel, way, 2, part, most, rect_of_tube(p, tube));
}

// Those between the innermost call and a generator go through its tube.
static bool is_in_tube(const Panel *p, const Travel *travel, Rect *card, bool *goes_in) {
    FrameId caller = p->n_calls ? p->calls[0]->id : 0;
    *goes_in = travel->kind == TRAVEL_IN;
    FrameId other = *goes_in ? travel->from : travel->to, id = *goes_in ? travel->to : travel->from;
    return caller && other == caller && is_generator(p, id) && find_card(p, id, card);
}

// What has just happened is such a travel: so it came to rest.
static bool at_rest(const Panel *p, Travel *travel) {
    const Event *e = p->scene->event;
    if (!e || p->scene->travels || !p->n_calls) return false;
    bool goes_in = e->kind == EVENT_FRAME_RESUME && (e->a == RESUME_SEND || e->a == RESUME_THROW);
    bool comes_out = e->kind == EVENT_FRAME_SUSPEND && e->a == SUSPEND_YIELD;
    if (!goes_in && !comes_out) return false;
    FrameId caller = p->calls[0]->id;
    *travel = (Travel){.kind = goes_in ? TRAVEL_IN : TRAVEL_OUT,
                       .from = goes_in ? caller : e->subject,
                       .to = goes_in ? e->subject : caller,
                       .text = code_value(p->scene, e->value)};
    if (e->a == RESUME_THROW && goes_in) travel->outcome = OUTCOME_EXCEPTION;
    return true;
}

static void draw_travel(const Panel *p) {
    if (rect_is_empty(p->caller)) return;
    Travel rest;
    const Travel *travel = travels_find(p->scene->travels, TRAVEL_IN);
    if (!travel) travel = travels_find(p->scene->travels, TRAVEL_OUT);
    float part = travel ? p->scene->travels->part : 1;
    if (!travel && at_rest(p, &rest)) travel = &rest;
    Rect card = {0}, from, to;
    bool goes_in = false, is_tube = travel && is_in_tube(p, travel, &card, &goes_in);
    if (!is_tube) card = p->innermost;
    if (!rect_is_empty(card)) {
        Tube in = tube_to(p, card, true), out = tube_to(p, card, false);
        if (in.y != out.y || (is_tube && goes_in)) draw_tube(p, card, true, is_tube && goes_in);
        if (in.y != out.y || !(is_tube && goes_in)) draw_tube(p, card, false, is_tube && !goes_in);
    }
    if (is_tube)
        draw_in_tube(p, travel, card, goes_in, part);
    else if (travel && travel != &rest && find_card(p, travel->from, &from) &&
             find_card(p, travel->to, &to))
        draw_way_between(p, travel, from, to);
}

void frames_panel_draw(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    Panel *p = arena_alloc(view->arena, sizeof *p);
    *p = (Panel){.scene = scene, .view = view, .ui = ui, .theme = ui->theme};
    p->focus = code_focus(scene);
    find_frames(p);
    int gap = ui_px(ui, view->is_small ? 14 : 24);
    bool has_generators = view->frames && view->frames->lanes.n > 1; // ever, in this run
    if (!has_generators) {
        ui_label(ui, rect_take_top(&area, ui_px(ui, 20)), ui_sans(ui, 15, 600), ui->theme->text,
                 UI_LEFT, tr(view->tr, "stage.callers"));
        rect_take_top(&area, ui_px(ui, 12));
        draw_calls(p, area, 0);
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
    draw_calls(p, calls, plan_generators(p, area));
    draw_generators(p, area);
    draw_travel(p);
}
