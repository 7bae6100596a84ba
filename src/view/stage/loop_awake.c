// What is awake: the loop's phase, the ready queue, the one running place.
#include <string.h>

#include "view/code/code_focus.h"
#include "view/lesson/predict_panel.h"
#include "view/parts/light.h"
#include "view/stage/loop_parts.h"

// A header and, if there is room, a remark in grey behind it. Returns what is left of [line].
Rect loop_header_draw(const LoopPanel *p, Rect line, float size, const char *title,
                      const char *remark) {
    Rect rest = line;
    int w = scene_word(p->scene, rest, ui_sans(p->ui, size, 600), p->theme->text, UI_LEFT, title);
    rect_take_left(&rest, w + ui_px(p->ui, 12));
    if (!remark) return rest;
    float font = size > 15 ? 15 : p->s->font;
    w = scene_word(p->scene, rest, ui_sans(p->ui, font, 400), p->theme->faint, UI_LEFT, remark);
    if (w) rect_take_left(&rest, w + ui_px(p->ui, 12));
    return rest;
}

// ---- the title and the phases

enum { PHASES = PHASE_RUN + 1 };
static const char *const phase_keys[PHASES] = {
    [PHASE_TIMEOUT] = "stage.phase.timeout",
    [PHASE_POLL] = "stage.phase.poll",
    [PHASE_TIMERS] = "stage.phase.timers",
    [PHASE_RUN] = "stage.phase.run",
};

static int phases_width(const LoopPanel *p, int dash, bool only_now) {
    Text *text = p->ui->list.text;
    int w = ui_px(p->ui, 16);
    for (int i = 0; i < PHASES; i++) {
        bool is_now = i == (int)p->scene->model->now.phase;
        if (only_now && !is_now) continue;
        w += text_width(text, loop_style(p, 600), tr(p->view->tr, phase_keys[i]));
        if (i < PHASES - 1 && !only_now) w += dash;
    }
    return w;
}

// Right-aligned in [line].
static void draw_phases(const LoopPanel *p, Rect line) {
    Ui *ui = p->ui;
    bool has_begun = p->scene->model->now.phase_event != EVENT_NONE && !p->scene->model->now.ended;
    if (!has_begun) return;
    int dash = ui_px(ui, p->s->font >= 15 ? 32 : 20);
    bool only_now = phases_width(p, dash, false) > line.w;
    int w = phases_width(p, dash, only_now);
    if (w > line.w) return;
    int x = line.x + line.w - w;
    for (int i = 0; i < PHASES; i++) {
        bool is_now = i == (int)p->scene->model->now.phase;
        if (only_now && !is_now) continue;
        const char *name = tr(p->view->tr, phase_keys[i]);
        int slot = text_width(ui->list.text, loop_style(p, 600), name);
        if (is_now) {
            int dot = ui_px(ui, 8);
            Rect disc = {x, line.y + (line.h - dot) / 2 + ui_px(ui, 1), dot, dot};
            draw_box(&ui->list, disc,
                     (Box){p->theme->now, p->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1),
                           (float)dot / 2});
            x += ui_px(ui, 16);
        }
        ui_label(ui, (Rect){x, line.y, slot, line.h}, loop_style(p, is_now ? 600 : 500),
                 is_now ? p->theme->text : p->theme->faint, UI_CENTER, name);
        x += slot;
        if (i == PHASES - 1 || only_now) continue;
        int inset = dash / 4;
        draw_fill(&ui->list, (Rect){x + inset, line.y + line.h / 2, dash - 2 * inset, ui_px(ui, 1)},
                  p->theme->line2);
        x += dash;
    }
}

static void draw_title(const LoopPanel *p) {
    const Rect panel = p->layout->panel;
    int pad = ui_px(p->ui, p->s->pad);
    Rect line = {panel.x + pad, panel.y + ui_px(p->ui, p->s->title_y), panel.w - 2 * pad,
                 ui_px(p->ui, 24)};
    uint32_t n = p->scene->model->now.n_iterations;
    const char *iteration = n ? TR(p->view->arena, p->view->tr, "stage.iteration",
                                   {"n", .text = tr_number(p->view->arena, p->view->tr, n)})
                              : NULL;
    Rect rest =
        loop_header_draw(p, line, p->s->title_font, tr(p->view->tr, "stage.loop"), iteration);
    draw_phases(p, rest);
}

// ---- the ready queue

void loop_slivers_draw(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    int step = ui_px(ui, 3) > 0 ? ui_px(ui, 3) : 1;
    int h = ui_px(ui, p->s->head_h), y = l->queue.y + (l->queue.h - h) / 2;
    Box box = {p->theme->ready_tint, p->theme->ready, BORDER_SOLID, (float)ui_px(ui, 1),
               8 * ui->scale};
    for (uint32_t i = 0; i < l->n_behind; i++)
        draw_box(&ui->list, (Rect){l->tail_x + (int)i * step, y, ui_px(ui, 40), h}, box);
}

static void draw_queue_title(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    if (p->s->queue_title_y < 0) return;
    Rect line = {l->queue.x, l->panel.y + ui_px(ui, p->s->queue_title_y), l->queue.w,
                 ui_px(ui, 20)};
    bool is_hidden = predict_hides_queue(p->view);
    uint32_t n = is_hidden ? 0 : p->scene->model->now.n_ready;
    if (n > 1) {
        const char *count = tr_number(p->view->arena, p->view->tr, n);
        int w = scene_word(p->scene, line, ui_sans(ui, 17, 700), p->theme->ready, UI_RIGHT, count);
        line.w -= w + ui_px(ui, 12);
    }
    const char *remark = is_hidden        ? tr(p->view->tr, "predict.hidden")
                         : p->s->is_slide ? NULL
                                          : tr(p->view->tr, "stage.fifo");
    loop_header_draw(p, line, p->s->header_font, tr(p->view->tr, "stage.ready-queue"), remark);
}

// "?" in the place of each of a few: how many there are would tell, too.
static void draw_hidden_queue(const LoopPanel *p) {
    enum { SLOTS = 3 };
    Ui *ui = p->ui;
    Rect inside = rect_inset(p->layout->queue, ui_px(ui, 8));
    int gap = ui_px(ui, 8), w = (inside.w - (SLOTS - 1) * gap) / SLOTS;
    for (int i = 0; i < SLOTS; i++) {
        Rect slot = rect_take_left(&inside, w);
        rect_take_left(&inside, gap);
        draw_box(&ui->list, slot,
                 (Box){0, p->theme->line2, BORDER_DASHED, (float)ui_px(ui, 1), 8 * ui->scale});
        ui_label(ui, slot, ui_sans(ui, 20, 600), p->theme->faint, UI_CENTER, "?");
    }
}

static void draw_queue(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    draw_queue_title(p);
    draw_box(
        &ui->list, l->queue,
        (Box){p->theme->bg, p->theme->line, BORDER_SOLID, (float)ui_px(ui, 1), 10 * ui->scale});
    if (predict_hides_queue(p->view)) {
        draw_hidden_queue(p);
        return;
    }
    if (p->scene->model->now.n_ready || loop_amber_passes(p)) return;
    Rect inside = rect_inset(l->queue, ui_px(ui, 24));
    inside.y = l->queue.y, inside.h = l->queue.h;
    scene_word(p->scene, inside, loop_style(p, 400), p->theme->faint, UI_LEFT,
               tr(p->view->tr, "stage.empty"));
}

// ---- the running place

// The largest size at which [name] fits beside its shape.
static float card_font(const LoopPanel *p, const char *name, int w) {
    static const float sizes[] = {60, 52, 44, 36, 28, 24, 20, 17, 15, 13};
    size_t n = sizeof sizes / sizeof *sizes;
    for (size_t i = 0; i < n; i++) {
        if (sizes[i] > p->s->card_font) continue;
        int shape = ui_px(p->ui, sizes[i] * 0.9F);
        if (text_width(p->ui->list.text, ui_sans(p->ui, sizes[i], 700), name) + shape <= w)
            return sizes[i];
    }
    return sizes[n - 1];
}

static void draw_card_name(const LoopPanel *p, Rect line, const LoopItem *item) {
    Ui *ui = p->ui;
    float size = card_font(p, item->chip.name, line.w);
    int shape = ui_px(ui, size * 0.64F);
    Rect square = rect_take_left(&line, shape);
    square.y += (line.h - shape) / 2;
    if (item->chip.identity >= 0)
        chip_shape_draw(p->view, item->chip.identity, square.x, square.y, shape, p->theme->ink);
    else
        draw_icon(&ui->list, item->future ? ICON_BOX : ICON_BOLT, square.x, square.y, shape,
                  p->theme->ink);
    rect_take_left(&line, ui_px(ui, size * 0.26F));
    TextStyle style = ui_sans(ui, size, 700);
    chip_name_draw(p->view, line, style, p->theme->ink, item->chip.name);
}

// What the step is: the first, or what it got.
static const char *step_text(const LoopPanel *p, const LoopItem *item) {
    const Scene *scene = p->scene;
    Arena *arena = p->view->arena;
    const Tr *texts = p->view->tr;
    const ModelTask *task = model_task(scene->model, item->task);
    if (!task)
        return item->future ? tr(texts, "stage.card.fills") : tr(texts, "stage.card.callback");
    const char *place = code_place_of_task(scene, task);
    if (place) return place;
    if (scene->chain.step == EVENT_NONE) return tr(texts, "stage.card.turn"); // too long ago
    const Event *step = trace_at(scene->trace, scene->chain.step);
    const ModelFuture *future = model_future(scene->model, scene->chain.future);
    const char *value = future ? trace_text(scene->trace, future->value) : "";
    switch ((StepHow)step->a) {
    case STEP_FIRST: return tr(texts, "stage.card.first");
    case STEP_CANCEL: return "CancelledError";
    case STEP_EXCEPTION: return value;
    case STEP_VALUE: break;
    }
    return TR(arena, texts, "stage.card.step", {"n", .number = task->n_steps});
}

static void draw_asking_card(const LoopPanel *p) {
    Ui *ui = p->ui;
    Rect card = p->layout->card;
    draw_box(&ui->list, card,
             (Box){p->theme->now_tint, p->theme->now_edge, BORDER_DASHED, (float)ui_px(ui, 2),
                   12 * ui->scale});
    float size = (float)card.h / ui->scale * 0.6F;
    ui_label(ui, card, ui_sans(ui, size > 90 ? 90 : size, 700), p->theme->now_text, UI_CENTER, "?");
}

static void draw_empty_card(const LoopPanel *p) {
    Ui *ui = p->ui;
    const LoopLayout *l = p->layout;
    const ModelNow *now = &p->scene->model->now;
    draw_box(
        &ui->list, l->card,
        (Box){p->theme->bg, p->theme->line2, BORDER_DASHED, (float)ui_px(ui, 1), 12 * ui->scale});
    int pad = ui_px(ui, p->s->is_large ? 20 : 12);
    Rect inside = rect_inset(l->card, pad);
    bool is_tight = p->s->card_h < 80;
    if (is_tight) inside = (Rect){inside.x, l->card.y, inside.w, l->card.h};
    Rect title = rect_take_top(&inside, is_tight ? 0 : ui_px(ui, 20));
    if (!is_tight)
        scene_word(p->scene, title, loop_style(p, 600), p->theme->faint, UI_LEFT,
                   tr(p->view->tr, "stage.running"));
    Rect foot = rect_take_bottom(&inside, is_tight ? 0 : ui_px(ui, 20));
    static const char *const ends[] = {[RUN_FINISHED] = "stage.end.finished",
                                       [RUN_FAILED] = "stage.end.failed",
                                       [RUN_DEADLOCK] = "stage.end.deadlock",
                                       [RUN_STOPPED] = "stage.end.stopped"};
    const char *name = tr(p->view->tr, now->ended ? ends[now->end] : "stage.nobody");
    float size = p->s->card_h < 80 ? 17 : 28;
    while (size > 12 && text_width(ui->list.text, ui_sans(ui, size, 500), name) > inside.w)
        size -= 1;
    bool is_bad = now->ended && (now->end == RUN_FAILED || now->end == RUN_DEADLOCK);
    scene_word(p->scene, inside, ui_sans(ui, size, 500), is_bad ? p->theme->fail : p->theme->faint,
               UI_LEFT, name);
    bool sleeps = !now->n_ready && !now->running_handle && now->n_timers && !now->ended;
    if (!sleeps || is_tight || predict_hides_timers(p->view)) return;
    int64_t due_ns = p->scene->model->handles[p->scene->model->heap[1]].due_ns;
    const char *until = TR(p->view->arena, p->view->tr, "stage.until",
                           {"time", .text = scene_instant(p->scene, due_ns)});
    scene_word(p->scene, foot, loop_style(p, 400), p->theme->faint, UI_LEFT, until);
}

// The line where the task is.
static void place_light(const LoopPanel *p, const LoopItem *item, Rect at) {
    const ModelFrame *frame = item->task ? code_frame_of_task(p->scene, item->task) : NULL;
    int line = frame ? code_line(p->scene, frame) : 0;
    if (!line) return;
    SourceId source = code_source(p->scene, frame);
    at = rect_inset(at, -ui_px(p->ui, 2));
    scene_point(p->scene, at, light_line_thing(p->scene, source, line));
    if (!light_on_line(p->scene, source, line)) return;
    float w = (float)ui_px(p->ui, 1.5F);
    draw_box(&p->ui->list, at, (Box){0, p->theme->ink, BORDER_SOLID, w, 4 * p->ui->scale});
}

// Before a class the line is in sight anyway.
static void draw_card_foot(const LoopPanel *p, const LoopItem *item, Rect *inside) {
    Ui *ui = p->ui;
    const char *step = step_text(p, item), *place = strrchr(step, ',');
    if (place && p->s->is_slide) return;
    Rect foot = rect_take_bottom(inside, ui_px(ui, 24));
    TextStyle mono = ui_mono(ui, p->s->font, 500);
    if (place && text_width(ui->list.text, mono, step) > foot.w) step = place + 2; // the line
    int w = ui_label_cut(ui, foot, mono, p->theme->ink, UI_LEFT, step);
    place_light(p, item, (Rect){foot.x, foot.y, w, foot.h});
}

void loop_card_draw(const LoopPanel *p, const LoopItem *item) {
    Ui *ui = p->ui;
    const LoopLayout *l = p->layout;
    draw_box(&ui->list, l->card,
             (Box){p->theme->now, p->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1),
                   12 * ui->scale});
    bool is_tight = p->s->card_h < 80;
    int pad = ui_px(ui, p->s->is_large ? 20 : 12);
    Rect inside = {l->card.x + pad, l->card.y + (is_tight ? 0 : ui_px(ui, p->s->is_large ? 16 : 8)),
                   l->card.w - 2 * pad, l->card.h};
    if (!is_tight) {
        inside.h -= 2 * ui_px(ui, p->s->is_large ? 16 : 8);
        Rect title = rect_take_top(&inside, ui_px(ui, 20));
        scene_word(p->scene, title, loop_style(p, 600), p->theme->ink, UI_LEFT,
                   tr(p->view->tr, "stage.running"));
        draw_card_foot(p, item, &inside);
    }
    draw_card_name(p, inside, item);
    if (item->chip.is_hot) {
        Box ring = {0, p->theme->text, BORDER_SOLID, (float)ui_px(ui, 2), 15 * ui->scale};
        draw_box(&ui->list, rect_inset(l->card, -ui_px(ui, 3)), ring);
    }
}

void loop_awake_draw(const LoopPanel *p) {
    if (!p->s->is_slide) draw_title(p);
    draw_queue(p);
    if (loop_card_item(p->layout)) return;
    if (predict_hides_queue(p->view) || beloop_is_open(p->view))
        draw_asking_card(p);
    else
        draw_empty_card(p);
}
