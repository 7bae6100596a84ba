// A card stands for a frame. Generators are known by the variable that holds them, where there is
// one: "boys", not "the second desk".
#include "view/frames_panel.h"

#include <string.h>

#include "view/code_focus.h"
#include "view/code_text.h"
#include "view/frame_track.h"
#include "view/light.h"
#include "view/travel_draw.h"
#include "view/variable_rows.h"

enum { MOST_CALLS = 64, MOST_ROOTS = 64, MOST_CHAIN = 3, MOST_CARDS = 32 };

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    CodeFocus focus;
    int n_calls, n_roots;
    const ModelFrame *calls[MOST_CALLS]; // the innermost first
    const ModelFrame *roots[MOST_ROOTS]; // in the order in which they were made
    int n_cards;
    struct {
        FrameId frame;
        Rect rect;
    } cards[MOST_CARDS]; // that are drawn
    Rect caller;         // the card of the innermost call
    Rect innermost;      // of the generator that the present step is about
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

static const ModelFrame *last_of_chain(const Panel *p, const ModelFrame *frame) {
    const ModelFrame *next;
    while ((next = model_frame(p->scene->model, frame->delegate)))
        frame = next;
    return frame;
}

// ---- a card

static const char *state_text(const Panel *p, const ModelFrame *frame) {
    const char *key = frame->state == FRAME_CREATED     ? "stage.frame.created"
                      : frame->state == FRAME_OVER      ? "stage.frame.over"
                      : frame->delegate                 ? "stage.frame.delegates"
                      : frame->state == FRAME_SUSPENDED ? "stage.frame.asleep"
                      : frame->at == FRAME_AT_CALL      ? "stage.frame.calls"
                      : frame->at == FRAME_AT_WOKEN     ? "stage.frame.wakes"
                                                        : "stage.frame.runs";
    return tr(p->view->tr, key);
}

static void draw_head(const Panel *p, Rect row, const ModelFrame *frame, const char *holder,
                      bool is_now) {
    Ui *ui = p->ui;
    float size = p->view->is_small ? 12 : 15;
    TextStyle state_style = ui_sans(ui, p->view->is_small ? 12 : 14, is_now ? 600 : 400);
    const char *state = state_text(p, frame);
    int w = text_width(ui->list.text, state_style, state) + 1;
    if (w < row.w * 55 / 100)
        ui_label(ui, rect_take_right(&row, w), state_style,
                 is_now ? p->theme->now_text : p->theme->dim, UI_RIGHT, state);
    TextStyle name_style = ui_mono(ui, size, 500);
    const char *name = code_frame_name(p->scene, frame);
    w = ui_label_cut(ui, row, name_style, p->theme->text, UI_LEFT, name) + ui_px(ui, 10);
    rect_take_left(&row, w < row.w ? w : row.w);
    if (!holder) return;
    int shape = ui_px(ui, size * 0.7F);
    if (row.w < shape) return;
    Rect at = rect_take_left(&row, shape + ui_px(ui, 6));
    chip_shape_draw(p->view, code_identity(p->scene, frame), at.x, at.y + (at.h - shape) / 2, shape,
                    chip_shape_color(p->view, code_identity(p->scene, frame)));
    TextStyle holder_style = ui_sans(ui, size, 600);
    if (text_width(ui->list.text, holder_style, holder) < row.w) // else the shape stands for it
        ui_label(ui, row, holder_style, p->theme->text, UI_LEFT, holder);
}

// The line that the frame is at, as it stands in the file.
static void draw_code(const Panel *p, Rect row, const ModelFrame *frame, bool is_now) {
    int number = code_line(p->scene, frame);
    const CodeText *code = code_text(p->view->codes, code_source(p->scene, frame));
    if (number < 1 || number > (int)code->lines.n) return;
    Ui *ui = p->ui;
    if (is_now)
        draw_box(&ui->list, row, (Box){p->theme->now_tint, 0, BORDER_NONE, 0, 4 * ui->scale});
    SourceId source = code_source(p->scene, frame);
    scene_point(p->scene, row, light_line_thing(p->scene, source, number));
    if (light_on_line(p->scene, source, number)) scene_mark(p->scene, row);
    row.x += ui_px(ui, 6), row.w -= ui_px(ui, 12);
    TextStyle style = ui_mono(ui, p->view->is_small ? 12 : 14, 400);
    Rect left = rect_take_left(&row, ui_px(ui, 28));
    ui_label_cut(ui, left, ui_mono(ui, 12, 400), p->theme->faint, UI_LEFT,
                 arena_printf(p->view->arena, "%d", number));
    const CodeLine *line = &code->lines.at[number - 1];
    uint32_t from = 0;
    while (from < line->n && (line->text[from] == ' ' || line->text[from] == '\t'))
        from++;
    const char *text = arena_copy(p->view->arena, line->text + from, line->n - from);
    ui_label_cut(ui, row, style, is_now ? p->theme->text : p->theme->dim, UI_LEFT, text);
}

static void draw_variables(const Panel *p, Rect area, const ModelFrame *frame) {
    const Model *model = p->scene->model;
    Ui *ui = p->ui;
    int row_h = ui_px(ui, p->view->is_small ? 18 : 22);
    TextStyle style = ui_mono(ui, p->view->is_small ? 12 : 14, 400);
    const ModelVariable *v = model_first_variable(model, frame);
    for (; v && area.h >= row_h; v = model_next_variable(model, v)) {
        if (v->scope == VARIABLE_GONE) continue;
        Rect row = rect_take_top(&area, row_h);
        ViewThing thing = {VIEW_VARIABLE, p->scene->run, v->name, frame->id};
        ViewThing value = variable_thing(p->scene, v->value);
        scene_point(p->scene, row, thing);
        scene_ring(p->scene, row, scene_is_pointed(p->scene, value) ? value : thing);
        Rect name = rect_take_left(&row, ui_px(ui, p->view->is_small ? 60 : 76));
        name.w -= ui_px(ui, 6);
        ui_label_cut(ui, name, style, p->theme->dim, UI_LEFT, trace_text(p->scene->trace, v->name));
        ui_label_cut(ui, row, style, p->theme->text, UI_LEFT, code_value(p->scene, v->value));
    }
}

static void draw_card(Panel *p, Rect rect, const ModelFrame *frame, const char *holder) {
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
    int inset = ui_px(ui, p->view->is_small ? 8 : 12);
    rect = rect_inset(rect, inset);
    draw_head(p, rect_take_top(&rect, ui_px(ui, 20)), frame, holder, is_now);
    rect_take_top(&rect, ui_px(ui, 6));
    if (frame->state == FRAME_CREATED || frame->state == FRAME_OVER) return;
    if (rect.h < ui_px(ui, 24)) return;
    draw_code(p, rect_take_top(&rect, ui_px(ui, 24)), frame, is_now);
    rect_take_top(&rect, ui_px(ui, 6));
    draw_variables(p, rect, frame);
}

// ---- columns

static void draw_calls(Panel *p, Rect area) {
    int gap = ui_px(p->ui, 10), least = ui_px(p->ui, p->view->is_small ? 84 : 110);
    int n = p->n_calls, room = (area.h + gap) / (least + gap);
    if (!n) return;
    if (n > room) n = room > 0 ? room : 1;
    int h = (area.h - gap * (n - 1)) / n, most = ui_px(p->ui, n == 1 ? 400 : 180);
    if (h > most) h = most;
    for (int i = n - 1; i >= 0; i--) { // the outermost on top
        Rect card = rect_take_top(&area, h);
        draw_card(p, card, p->calls[i], NULL);
        if (i == 0) p->caller = card;
        rect_take_top(&area, gap);
    }
}

// The frames of a chain from [root] on: all of them, or the first and the last ones.
static int chain_of(const Panel *p, const ModelFrame *root, const ModelFrame *chain[MOST_CHAIN]) {
    int n = 0, length = 0;
    for (const ModelFrame *f = root; f; f = model_frame(p->scene->model, f->delegate))
        length++;
    int skip_from = MOST_CHAIN - 1, skip = length > MOST_CHAIN ? length - MOST_CHAIN : 0, i = 0;
    for (const ModelFrame *f = root; f; f = model_frame(p->scene->model, f->delegate), i++)
        if (i < skip_from || i >= skip_from + skip) chain[n++] = f;
    return n;
}

static void draw_chain(Panel *p, Rect row, const ModelFrame *root) {
    const ModelFrame *chain[MOST_CHAIN];
    int n = chain_of(p, root, chain), gap = ui_px(p->ui, 16);
    const char *holder = code_holder(p->scene, root);
    int columns = n > 2 ? n : 2, w = (row.w - gap * (columns - 1)) / columns;
    for (int i = 0; i < n; i++) {
        Rect card = rect_take_left(&row, w);
        if (i) { // the link to whoever delegates to it
            Stroke stroke = {.color = p->theme->edge, .width_px = (float)ui_px(p->ui, 2)};
            float y = (float)(card.y + ui_px(p->ui, 22));
            draw_line(&p->ui->list, (float)(card.x - gap), y, (float)card.x, y, stroke);
        }
        draw_card(p, card, chain[i], holder);
        bool is_about = chain[i] == p->focus.frame;
        if (is_about) p->innermost = card;
        rect_take_left(&row, gap);
    }
}

// Those that are seen: the one that the step is about, and those made last.
static int choose_roots(Panel *p, int most) {
    if (p->n_roots <= most) return p->n_roots;
    int about = -1;
    for (int i = 0; i < p->n_roots; i++)
        if (p->focus.frame && last_of_chain(p, p->roots[i]) == p->focus.frame) about = i;
    int skip = p->n_roots - most;
    if (about >= 0 && about < skip) p->roots[skip] = p->roots[about];
    memmove(p->roots, p->roots + skip, (size_t)most * sizeof *p->roots);
    return most;
}

static void draw_generators(Panel *p, Rect area) {
    Ui *ui = p->ui;
    if (!p->n_roots) {
        scene_word(p->scene, rect_take_top(&area, ui_px(ui, 24)), ui_sans(ui, 15, 400),
                   p->theme->faint, UI_LEFT, tr(p->view->tr, "stage.no-generators"));
        return;
    }
    int gap = ui_px(ui, 16), least = ui_px(ui, p->view->is_small ? 96 : 130);
    int room = (area.h + gap) / (least + gap), all = p->n_roots;
    int n = choose_roots(p, room > 1 ? room : 1);
    if (n < all) {
        Rect line = rect_take_bottom(&area, ui_px(ui, 20));
        ui_label_cut(ui, line, ui_sans(ui, 13, 400), p->theme->faint, UI_LEFT,
                     TR(p->view->arena, p->view->tr, "stage.frame.more", {"n", .number = all - n}));
    }
    int h = (area.h - gap * (n - 1)) / n, most = ui_px(ui, 240);
    if (h > most) h = most;
    for (int i = 0; i < n; i++) {
        draw_chain(p, rect_take_top(&area, h), p->roots[i]);
        rect_take_top(&area, gap);
    }
}

// ---- a value on its way

// From the innermost call to a generator, over those that delegate to it: one for what goes in and,
// where there is room, one for what comes out.
typedef struct Tube {
    int x0, x1, y; // at the caller, at the generator, its middle
} Tube;

static Tube tube_to(const Panel *p, Rect card, bool goes_in) {
    int h = travel_pill_height(p->view) + ui_px(p->ui, 6), room = card.h / 3;
    bool has_two = room >= h;
    int y = card.y + card.h - ui_px(p->ui, 4) - h / 2 - (has_two && goes_in ? h : 0);
    // Where the generator stands right beside its caller, it begins within the caller's card.
    int x0 = p->caller.x + p->caller.w, least = ui_px(p->ui, p->view->is_small ? 150 : 220);
    return (Tube){x0 < card.x - least ? x0 : card.x - least, card.x, y};
}

static Rect rect_of_tube(const Panel *p, Tube tube) {
    int h = travel_pill_height(p->view) + ui_px(p->ui, 6);
    return (Rect){tube.x0, tube.y - h / 2, tube.x1 - tube.x0, h};
}

static void draw_tip(const Panel *p, Tube tube, bool goes_in, Color color) {
    float tip = (float)(goes_in ? tube.x1 : tube.x0), back = (float)ui_px(p->ui, goes_in ? -9 : 9),
          half = (float)ui_px(p->ui, 5), y = (float)tube.y;
    Point head[3] = {{tip, y}, {tip + back, y - half}, {tip + back, y + half}};
    draw_polygon(&p->ui->list, head, 3, color);
}

static void draw_tube(const Panel *p, Rect card, bool goes_in, bool is_now) {
    Ui *ui = p->ui;
    Tube tube = tube_to(p, card, goes_in);
    Rect rect = rect_of_tube(p, tube);
    int line = ui_px(ui, 1);
    draw_fill(&ui->list, rect, p->theme->bg);
    draw_fill(&ui->list, (Rect){rect.x, rect.y, rect.w, line}, p->theme->line2);
    draw_fill(&ui->list, (Rect){rect.x, rect.y + rect.h - line, rect.w, line}, p->theme->line2);
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
    if (rect.w < 3 * w) return;
    Rect at = {rect.x + rect.w / 2 - w / 2, rect.y + line, w, rect.h - 2 * line};
    draw_fill(&ui->list, at, p->theme->bg);
    ui_label_cut(ui, at, style, is_now ? p->theme->text : p->theme->faint, UI_CENTER, caption);
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

static Rect everything(const Panel *p) {
    return (Rect){0, 0, p->ui->list.w, p->ui->list.h};
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
    travel_draw(p->view, travel, way, 2, p->scene->travels->part, ui_px(p->ui, 200), everything(p));
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
        draw_calls(p, area);
        return;
    }
    Rect calls = rect_take_left(&area, (area.w - gap) * 36 / 100);
    rect_take_left(&area, gap);
    Rect left = rect_take_top(&calls, ui_px(ui, 20)), right = rect_take_top(&area, ui_px(ui, 20));
    TextStyle style = ui_sans(ui, 15, 600);
    ui_label(ui, left, style, ui->theme->text, UI_LEFT, tr(view->tr, "stage.callers"));
    ui_label(ui, right, style, ui->theme->text, UI_LEFT, tr(view->tr, "stage.generators"));
    rect_take_top(&calls, ui_px(ui, 12));
    rect_take_top(&area, ui_px(ui, 12));
    draw_calls(p, calls);
    draw_generators(p, area);
    draw_travel(p);
}
