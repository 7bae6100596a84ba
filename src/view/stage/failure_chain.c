// The way of an exception, with the caller on top: below, where it began; in amber, the frame that
// it is in; dashed, those that it has not come to. The amber line leads from its beginning to the
// running place.
#include <limits.h>
#include <math.h>
#include <string.h>

#include "view/code/code_focus.h"
#include "view/code/code_text.h"
#include "view/parts/light.h"
#include "view/stage/failure.h"
#include "view/stage/loop_parts.h"
#include "view/stage/travel_draw.h"

enum { ROWS = 2 * FAILURE_STOPS + 2 };

typedef enum RowKind { ROW_AHEAD, ROW_HERE, ROW_PILL, ROW_PASSED, ROW_LEFT_OUT } RowKind;

typedef struct Row {
    RowKind kind;
    const FailureStop *stop;
    int n; // of ROW_LEFT_OUT: how many
    Rect at;
} Row;

typedef struct Drawing {
    const LoopPanel *p;
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    const Failure *failure;
    bool is_large;
    int indent, row_h;
    int n_rows, here; // here: the row that it is in
    Row rows[ROWS];
} Drawing;

// ---- which rows

static void add(Drawing *c, Row row) {
    if (c->n_rows < ROWS) c->rows[c->n_rows++] = row;
}

// From top to bottom. Where there is room for [most] rows only, the frame it is in, where it began
// and who gets it next stay.
static void choose_rows(Drawing *c, int most) {
    const Failure *f = c->failure;
    int passed = f->n - 1, ahead = f->n_ahead, fixed = f->is_in_frame ? 2 : 1;
    int room = most - fixed, kept = passed, next = ahead;
    if (kept + next > room) next = room - kept > 1 ? room - kept : ahead ? 1 : 0;
    if (kept + next > room) kept = room - next - 1 > 1 ? room - next - 1 : 1;
    if (kept > passed) kept = passed;
    for (int i = next - 1; i >= 0; i--)
        add(c, (Row){ROW_AHEAD, &f->ahead[i], 0, {0}});
    c->here = c->n_rows;
    add(c, (Row){ROW_HERE, &f->at[f->n - 1], 0, {0}});
    if (f->is_in_frame) add(c, (Row){ROW_PILL, NULL, 0, {0}});
    for (int i = passed - 1; i >= 0; i--) {
        bool is_kept = i == 0 || passed - i < kept;
        if (is_kept)
            add(c, (Row){ROW_PASSED, &f->at[i], 0, {0}});
        else if (c->rows[c->n_rows - 1].kind == ROW_LEFT_OUT)
            c->rows[c->n_rows - 1].n++;
        else
            add(c, (Row){ROW_LEFT_OUT, NULL, 1, {0}});
    }
}

static void place_rows(Drawing *c, Rect area) {
    bool is_wide = c->p->layout->chain_is_wide;
    float large = is_wide ? 28 : 34, small = is_wide ? 24 : 26;
    int least = ui_px(c->ui, c->is_large ? large : small);
    int widest = ui_px(c->ui, c->is_large ? 56.0F : 52.0F);
    choose_rows(c, area.h / least);
    int pitch = c->n_rows ? area.h / c->n_rows : least;
    if (pitch > widest) pitch = widest;
    if (pitch < least) pitch = least;
    int h = pitch * 5 / 7;
    if (h < least - ui_px(c->ui, 6)) h = least - ui_px(c->ui, 6);
    c->row_h = h;
    for (int i = 0; i < c->n_rows; i++)
        c->rows[i].at = (Rect){area.x, area.y + i * pitch + (pitch - h) / 2, area.w, h};
}

// ---- a row

static TextStyle mono(const Drawing *c, int weight) {
    return ui_mono(c->ui, c->is_large && !c->p->s->is_slide ? 14 : 12, weight);
}

static TextStyle sans(const Drawing *c, int weight) {
    return ui_sans(c->ui, c->is_large ? 14 : 12, weight);
}

static Color broken(const Drawing *c) {
    return c->failure->is_cancel ? c->theme->cancel : c->theme->fail;
}

static const char *error_text(const Drawing *c, const FailureStop *stop) {
    return stop->error ? code_value(c->scene, stop->error) : "";
}

// The code of the line, for [room] pixels: so much of it that the place is seen.
static const char *line_text(const Drawing *c, const FailureStop *stop, int room) {
    SourceId source = trace_code(c->scene->trace, stop->code)->object;
    const CodeText *code = code_text(c->view->codes, source);
    int cell = text_metrics(c->ui->list.text, mono(c, 400)).cell_w;
    EventSpan span = {0};
    if (stop->place) span = event_span(trace_place(c->scene->trace, stop->place)->value);
    return code_line_part(c->view->arena, code, stop->line, span, room / cell).text;
}

static const char *frame_name(const Drawing *c, const FailureStop *stop) {
    const Event *e = trace_code(c->scene->trace, stop->code);
    if (e->a == FRAME_MODULE) return tr(c->view->tr, "stage.module");
    return trace_text(c->scene->trace, event_low(e->value));
}

// Whether name and code of a frame and [where] it is stand beside each other whole.
static bool fits_beside(const Drawing *c, const FailureStop *stop, const char *where, int room) {
    Text *text = c->ui->list.text;
    return text_width(text, mono(c, 600), frame_name(c, stop)) +
               text_width(text, mono(c, 400), line_text(c, stop, INT_MAX)) +
               text_width(text, sans(c, 400), where) + ui_px(c->ui, 14 + 8) <=
           room;
}

static void draw_frame(const Drawing *c, const Row *row, bool is_origin) {
    Ui *ui = c->ui;
    const FailureStop *stop = row->stop;
    float line = (float)ui_px(ui, 1), radius = 8 * ui->scale;
    Box box = {c->theme->raised, 0, BORDER_NONE, 0, radius};
    if (row->kind == ROW_AHEAD)
        box = (Box){0, c->theme->edge, BORDER_DASHED, line, radius};
    else if (row->kind == ROW_HERE)
        box = (Box){c->theme->now_tint, c->theme->now_line, BORDER_SOLID, 2 * line, radius};
    else if (is_origin && !c->failure->is_cancel)
        box = (Box){c->theme->fail_tint, c->theme->fail, BORDER_SOLID, line, radius};
    draw_box(&ui->list, row->at, box);
    ViewThing thing =
        light_line_thing(c->scene, trace_code(c->scene->trace, stop->code)->object, stop->line);
    scene_point(c->scene, row->at, thing);
    scene_ring(c->scene, row->at, thing);
    Rect rest = row->at;
    rect_take_left(&rest, c->indent);
    rect_take_right(&rest, ui_px(ui, c->is_large ? 14 : 8));
    bool is_ahead = row->kind == ROW_AHEAD;
    Color color = is_ahead ? c->theme->dim : c->theme->text;
    // The code is worth more than the word before its number, and stands below if need be.
    Rect below = rest;
    bool has_two = false;
    if (stop->line) {
        const char *where =
            TR(c->view->arena, c->view->tr, "stage.chain.line", {"n", .number = stop->line});
        const char *brief = arena_printf(c->view->arena, "%d", stop->line);
        int line_h = ui_px(ui, c->is_large ? 18 : 16);
        has_two = !fits_beside(c, stop, brief, rest.w) && rest.h >= 2 * line_h;
        if (has_two) {
            int edge = (rest.h - 2 * line_h) / 2;
            rest = (Rect){rest.x, rest.y + edge, rest.w, line_h};
            below = (Rect){rest.x, rest.y + line_h, rest.w, line_h};
        } else if (!fits_beside(c, stop, where, rest.w)) {
            where = brief;
        }
        int w = text_width(ui->list.text, sans(c, 400), where) + ui_px(ui, 8);
        if (w < rest.w / 2)
            ui_label(ui, rect_take_right(&rest, w), sans(c, 400), c->theme->dim, UI_RIGHT, where);
    }
    int w = ui_label_cut(ui, rest, mono(c, 600), color, UI_LEFT, frame_name(c, stop));
    rect_take_left(&rest, w + ui_px(ui, 14));
    if (has_two) rest = below;
    if (rest.w < ui_px(ui, 80)) return;
    const char *text = line_text(c, stop, rest.w), *all = line_text(c, stop, INT_MAX);
    ui_label_cut(ui, rest, mono(c, 400), c->theme->dim, UI_LEFT, text);
    if (text_width(ui->list.text, mono(c, 400), all) > rest.w)
        view_tip(c->view, row->at, all, false);
}

// A chip, at most [most] wide, as far as there is room. Returns false if there is none.
static bool draw_chip(const Drawing *c, Rect *rest, ObjectId id, int most) {
    const ModelTask *task = model_task(c->scene->model, id);
    if (!task) return false;
    Chip chip = scene_chip(c->scene, task);
    ChipSize size = c->is_large ? CHIP_M : CHIP_S;
    int w = chip_width(c->view, size, &chip), h = chip_height(c->view, size);
    if (w > most) w = most;
    if (w > rest->w || w < ui_px(c->ui, 24)) return false;
    if (h > c->row_h) h = c->row_h;
    Rect at = rect_take_left(rest, w);
    at.y += (at.h - h) / 2, at.h = h;
    chip_draw(c->view, at, size, &chip);
    if (scene_point(c->scene, at, scene_task_thing(c->scene, id))) scene_pin(c->scene, id);
    rect_take_left(rest, ui_px(c->ui, 8));
    return true;
}

static void draw_words(const Drawing *c, Rect rest, TextStyle style, Color color,
                       const char *text) {
    if (rest.w > ui_px(c->ui, 24)) ui_label_cut(c->ui, rest, style, color, UI_LEFT, text);
}

// What was called that made the future: "gather".
static const char *label_of(const Drawing *c, ObjectId future) {
    const TraceObject *object = trace_object(c->scene->trace, future);
    const Event *born = object ? trace_at(c->scene->trace, object->born) : NULL;
    return born && object->kind == OBJECT_FUTURE
               ? trace_text(c->scene->trace, (StringId)born->value)
               : "";
}

// A call of asyncio, which is not told of from within.
static void draw_call(const Drawing *c, const Row *row) {
    Rect rest = row->at;
    draw_box(&c->ui->list, row->at, (Box){c->theme->raised, 0, BORDER_NONE, 0, 8 * c->ui->scale});
    rect_take_left(&rest, c->indent);
    rect_take_right(&rest, ui_px(c->ui, c->is_large ? 14 : 8));
    int w = ui_label_cut(c->ui, rest, mono(c, 600), c->theme->text, UI_LEFT,
                         label_of(c, row->stop->object));
    rect_take_left(&rest, w + ui_px(c->ui, 14));
    scene_word(c->scene, rest, sans(c, 400), c->theme->dim, UI_RIGHT, "asyncio");
}

// What broke, cracked, and what is in it.
static void draw_box_row(const Drawing *c, const Row *row) {
    Ui *ui = c->ui;
    const FailureStop *stop = row->stop;
    Rect rest = row->at;
    if (row->kind == ROW_HERE)
        draw_box(&ui->list, row->at,
                 (Box){c->theme->now_tint, c->theme->now_line, BORDER_SOLID, (float)ui_px(ui, 2),
                       8 * ui->scale});
    rect_take_left(&rest, c->indent);
    int h = row->at.h - ui_px(ui, 8), w = h * 2;
    if (h > ui_px(ui, 30)) h = ui_px(ui, 30), w = ui_px(ui, 56);
    Rect tray = rect_take_left(&rest, w);
    tray.y += (tray.h - h) / 2, tray.h = h;
    bool is_task = stop->kind == STOP_TASK;
    box_draw(c->view, tray, c->failure->is_cancel ? BOX_CANCELLED : BOX_BROKEN,
             is_task ? "" : scene_future_name(c->scene, stop->object));
    rect_take_left(&rest, ui_px(ui, 12));
    rect_take_right(&rest, ui_px(ui, 8));
    if (is_task) {
        draw_chip(c, &rest, stop->object, rest.w * 6 / 10);
    } else {
        w = ui_label_cut(ui, rest, mono(c, 600), c->theme->text, UI_LEFT,
                         label_of(c, stop->object));
        rect_take_left(&rest, w ? w + ui_px(ui, 12) : 0);
    }
    draw_words(c, rest, mono(c, 400), broken(c), error_text(c, stop));
}

// A group, and whom it has asked to stop.
static void draw_group(const Drawing *c, const Row *row) {
    Ui *ui = c->ui;
    const Model *model = c->scene->model;
    bool is_ahead = row->kind == ROW_AHEAD;
    draw_box(&ui->list, row->at,
             is_ahead ? (Box){0, c->theme->edge, BORDER_DASHED, (float)ui_px(ui, 1), 8 * ui->scale}
                      : (Box){c->theme->raised, 0, BORDER_NONE, 0, 8 * ui->scale});
    Rect rest = row->at;
    rect_take_left(&rest, c->indent);
    rect_take_right(&rest, ui_px(ui, 8));
    const ModelSync *sync = model_sync(model, row->stop->object);
    const char *name = sync && sync->name ? scene_sync_name(c->scene, sync) : "TaskGroup";
    int w = ui_label_cut(ui, rest, mono(c, 600), is_ahead ? c->theme->dim : c->theme->text, UI_LEFT,
                         name);
    rect_take_left(&rest, w + ui_px(ui, 14));
    bool has_word = false;
    int left = 0;
    for (uint32_t i = 1; i <= model->now.n_tasks && !is_ahead; i++) {
        const ModelTask *task = &model->tasks[i];
        bool is_stopped = task->n_cancels && task->state != STATE_FAILED;
        if (task->group != row->stop->object || !is_stopped) continue;
        if (!has_word) {
            const char *word = tr(c->view->tr, "stage.chain.stopped");
            w = text_width(ui->list.text, sans(c, 400), word) + ui_px(ui, 10);
            if (w + ui_px(ui, 48) < rest.w)
                ui_label(ui, rect_take_left(&rest, w), sans(c, 400), c->theme->dim, UI_LEFT, word);
            has_word = true;
        }
        if (left || !draw_chip(c, &rest, task->future.id, ui_px(ui, 120))) left++;
    }
    if (left)
        scene_word(c->scene, rest, sans(c, 600), c->theme->dim, UI_LEFT,
                   arena_printf(c->view->arena, "+%d", left));
}

static void draw_request(const Drawing *c, const Row *row) {
    Rect rest = row->at;
    draw_box(&c->ui->list, row->at, (Box){c->theme->raised, 0, BORDER_NONE, 0, 8 * c->ui->scale});
    rect_take_left(&rest, c->indent);
    rect_take_right(&rest, ui_px(c->ui, 8));
    bool has_chip = draw_chip(c, &rest, row->stop->object, rest.w / 2);
    const ModelTask *task =
        model_task(c->scene->model, trace_at(c->scene->trace, row->stop->event)->subject);
    const char *asked = task ? scene_task_name(c->scene, task) : "";
    draw_words(c, rest, sans(c, 400), c->theme->dim,
               has_chip
                   ? TR(c->view->arena, c->view->tr, "stage.chain.asks", {"name", .text = asked})
                   : tr(c->view->tr, "stage.chain.asked"));
}

static void draw_row(const Drawing *c, const Row *row) {
    bool is_origin = row->stop == failure_origin(c->failure);
    if (row->kind == ROW_LEFT_OUT) {
        Rect rest = row->at;
        rect_take_left(&rest, c->indent);
        scene_word(c->scene, rest, sans(c, 400), c->theme->dim, UI_LEFT,
                   TR(c->view->arena, c->view->tr, "stage.frame.more", {"n", .number = row->n}));
    }
    if (!row->stop) return;
    switch (row->stop->kind) {
    case STOP_FRAME: draw_frame(c, row, is_origin); break;
    case STOP_TASK:
    case STOP_FUTURE: draw_box_row(c, row); break;
    case STOP_CALL: draw_call(c, row); break;
    case STOP_GROUP: draw_group(c, row); break;
    case STOP_CANCEL: draw_request(c, row); break;
    }
}

// ---- the amber line

static int middle_of(const Row *row) {
    return row->at.y + row->at.h / 2;
}

// It was raised there, or the frame ended with it.
static bool is_of_stop(const Drawing *c, const WhyCause *cause, const FailureStop *stop) {
    if (cause->event == EVENT_NONE) return false;
    const Event *e = trace_at(c->scene->trace, cause->event);
    bool is_end = e->kind == EVENT_FRAME_END && e->subject == stop->frame;
    return cause->event == stop->event || is_end;
}

static int number_of(const Drawing *c, const FailureStop *stop) {
    for (int i = 0; c->scene->has_why && stop && i < c->scene->why.n_causes; i++) {
        const WhyCause *cause = &c->scene->why.causes[i];
        bool is_object = stop->object && cause->object == stop->object;
        if (is_object || (stop->kind == STOP_FRAME && is_of_stop(c, cause, stop))) return i + 1;
    }
    return 0;
}

static void draw_head(const Drawing *c, float x, float y, float dx, float dy) {
    float size = 6 * c->ui->scale;
    Point head[] = {{x, y},
                    {x - dx * size * 1.5F - dy * size, y - dy * size * 1.5F - dx * size},
                    {x - dx * size * 1.5F + dy * size, y - dy * size * 1.5F + dx * size}};
    draw_polygon(&c->ui->list, head, 3, c->theme->now_line);
}

// From the frame that it is in to the task that runs.
static void draw_way_to_card(const Drawing *c, Stroke stroke) {
    const LoopLayout *l = c->p->layout;
    if (!c->failure->is_in_frame || !loop_card_item(l)) return;
    const Rect here = c->rows[c->here].at;
    if (l->chain_is_wide) { // beside the rows, and up to it
        float right = (float)(here.x + here.w), side = (float)(l->card.x + l->card.w);
        float middle = (float)here.y + (float)here.h / 2;
        float bottom = (float)(l->card.y + l->card.h) + 2 * c->ui->scale;
        side -= 4 * c->ui->scale;
        draw_polyline(&c->ui->list,
                      (Point[]){{right, middle}, {side, middle}, {side, bottom + 6 * c->ui->scale}},
                      3, false, stroke);
        draw_head(c, side, bottom, 0, -1);
        return;
    }
    int middle = here.y + here.h / 2, end = l->queue.y + l->queue.h / 2;
    float x = (float)(l->queue.x + l->queue.w + l->card.x) / 2, y = (float)middle;
    float to_y = (float)end;
    float to_x = (float)l->card.x - 2 * c->ui->scale;
    Point way[] = {
        {(float)(here.x + here.w), y}, {x, y}, {x, to_y}, {to_x - 6 * c->ui->scale, to_y}};
    draw_polyline(&c->ui->list, way, 4, false, stroke);
    draw_head(c, to_x, to_y, 1, 0);
    int number = scene_number(c->scene, CAUSE_CARD, 0);
    if (number)
        badge_draw(c->view, (int)x, (middle + end) / 2, ui_px(c->ui, c->p->s->badge), number);
}

static void draw_line_of(const Drawing *c) {
    Ui *ui = c->ui;
    const LoopPanel *p = c->p;
    Stroke stroke = {.color = c->theme->now_line, .width_px = 2 * ui->scale};
    const Row *here = &c->rows[c->here], *last = &c->rows[c->n_rows - 1];
    float x = (float)p->layout->line_x;
    if (here != last) {
        float tip = (float)(here->at.y + here->at.h) + ui->scale;
        draw_line(&ui->list, x, (float)middle_of(last), x, tip + 8 * ui->scale, stroke);
        draw_head(c, x, tip, 0, -1);
    }
    draw_way_to_card(c, stroke);
    if (c->here > 0) { // what may come
        const Row *next = &c->rows[c->here - 1];
        float from = (float)here->at.y - 2 * ui->scale;
        float to = (float)(next->at.y + next->at.h) + 3 * ui->scale, wing = 4 * ui->scale;
        Stroke grey = {.color = c->theme->edge, .width_px = 1.5F * ui->scale};
        draw_line(&ui->list, x, from, x, to, grey);
        draw_polyline(&ui->list, (Point[]){{x - wing, to + wing}, {x, to}, {x + wing, to + wing}},
                      3, false, grey);
    }
    for (int i = c->here; i < c->n_rows; i++) {
        const Row *row = &c->rows[i];
        if (row->kind != ROW_PASSED && row->kind != ROW_HERE) continue;
        int number = number_of(c, row->stop), y = middle_of(row);
        if (number)
            badge_draw(c->view, p->layout->line_x, y, ui_px(ui, p->s->badge), number);
        else if (row->kind == ROW_PASSED)
            draw_disc(&ui->list, x, (float)y, 4 * ui->scale, c->theme->now_line);
    }
}

// ---- the exception itself

// What travels as a pill: of a group, its name with what it holds.
static Travel pill_of(const Drawing *c) {
    const Failure *f = c->failure;
    const FailureStop *origin = failure_origin(f);
    Travel pill = {.outcome = f->is_cancel ? OUTCOME_CANCELLED : OUTCOME_EXCEPTION,
                   .text = f->error ? code_value(c->scene, f->error) : failure_name(c->scene, f)};
    bool is_other = origin && origin->error && !f->is_cancel &&
                    strstr(failure_name(c->scene, f), "ExceptionGroup");
    if (!is_other) return pill;
    pill.holder = failure_name(c->scene, f);
    pill.text = code_value(c->scene, origin->error);
    return pill;
}

// How much of the way is behind it: all, but while it is seen to travel.
static float part_of(const Drawing *c) {
    const Travels *travels = c->scene->travels;
    for (int i = 0; travels && i < travels->n; i++) {
        const Travel *t = &travels->at[i];
        bool is_error = t->outcome == OUTCOME_EXCEPTION || t->outcome == OUTCOME_CANCELLED;
        if (is_error && (t->kind <= TRAVEL_OUT || t->kind == TRAVEL_WAKE)) return travels->part;
    }
    return 1;
}

static void draw_pill(const Drawing *c, const Row *row) {
    Ui *ui = c->ui;
    Travel pill = pill_of(c);
    Rect rest = row->at;
    rect_take_left(&rest, ui_px(ui, 4));
    const char *up = tr(c->view->tr, "stage.chain.up");
    int up_w = text_width(ui->list.text, sans(c, 400), up) + ui_px(ui, 12);
    int most = rest.w - (rest.w > 4 * up_w ? up_w : 0);
    int w = travel_pill_width(c->view, &pill, most), h = travel_pill_height(c->view);
    // A step back begins above the frame that it has left again.
    bool is_back = c->view->before->models[c->view->run].now.n > c->scene->model->now.n;
    float rests = (float)middle_of(row), part = part_of(c);
    float from = (float)middle_of(row + 1 < c->rows + c->n_rows ? row + 1 : row);
    if (is_back) {
        from = (float)c->rows[c->here].at.y;
        part = 1 - part;
    }
    float y = from + (rests - from) * part;
    travel_pill_draw(c->view, (Rect){rest.x, (int)lroundf(y) - h / 2, w, h}, &pill);
    if (part < 1 || rest.w <= 4 * up_w) return;
    rect_take_left(&rest, w);
    scene_word(c->scene, rest, sans(c, 400), c->theme->dim, UI_RIGHT, up);
}

void failure_chain_draw(const LoopPanel *p) {
    Drawing *c = arena_alloc(p->view->arena, sizeof *c);
    *c = (Drawing){.p = p,
                   .scene = p->scene,
                   .view = p->view,
                   .ui = p->ui,
                   .theme = p->theme,
                   .failure = p->scene->failure,
                   .is_large = p->s->font >= 15};
    Rect area = p->layout->chain;
    c->indent = p->layout->line_x - area.x + ui_px(p->ui, c->is_large ? 28 : 18);
    Rect title = rect_take_top(&area, ui_px(p->ui, 20));
    if (p->layout->chain_is_wide) title.w = p->layout->queue.w;
    loop_header_draw(p, title, p->s->header_font, tr(p->view->tr, "stage.chain.title"),
                     p->s->is_slide ? NULL : tr(p->view->tr, "stage.chain.top"));
    rect_take_top(&area, ui_px(p->ui, c->is_large ? 8 : 2));
    if (p->layout->chain_is_wide) { // its title is beside the running place
        int top = p->layout->card.y + p->layout->card.h + ui_px(p->ui, 8);
        if (top > area.y) rect_take_top(&area, top - area.y);
    }
    place_rows(c, area);
    for (int i = 0; i < c->n_rows; i++)
        draw_row(c, &c->rows[i]);
    draw_line_of(c);
    for (int i = 0; i < c->n_rows; i++)
        if (c->rows[i].kind == ROW_PILL) draw_pill(c, &c->rows[i]);
}
