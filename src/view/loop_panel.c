// First what stands still, then the amber line with the causes' numbers, then what travels along
// it.
#include "view/loop_panel.h"

#include <math.h>

#include "view/loop_layout.h"

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    const LoopLayout *layout;
    const LoopSizes *s;
} Panel;

static TextStyle body(const Panel *p, int weight) {
    return ui_sans(p->ui, p->s->font, weight);
}

static void hairline(const Panel *p, int x, int y, int w) {
    draw_fill(&p->ui->list, (Rect){x, y, w, ui_px(p->ui, 1)}, p->theme->line);
}

// A header and, if there is room, a remark in grey behind it. Returns what is left of [line].
static Rect draw_header(const Panel *p, Rect line, float size, const char *title,
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

static int phases_width(const Panel *p, int dash, bool only_now) {
    Text *text = p->ui->list.text;
    int w = ui_px(p->ui, 16);
    for (int i = 0; i < PHASES; i++) {
        bool is_now = i == (int)p->scene->model->now.phase;
        if (only_now && !is_now) continue;
        w += text_width(text, body(p, 600), tr(p->view->tr, phase_keys[i]));
        if (i < PHASES - 1 && !only_now) w += dash;
    }
    return w;
}

// Right-aligned in [line].
static void draw_phases(const Panel *p, Rect line) {
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
        int slot = text_width(ui->list.text, body(p, 600), name);
        if (is_now) {
            int dot = ui_px(ui, 8);
            Rect disc = {x, line.y + (line.h - dot) / 2 + ui_px(ui, 1), dot, dot};
            draw_box(&ui->list, disc,
                     (Box){p->theme->now, p->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1),
                           (float)dot / 2});
            x += ui_px(ui, 16);
        }
        ui_label(ui, (Rect){x, line.y, slot, line.h}, body(p, is_now ? 600 : 500),
                 is_now ? p->theme->text : p->theme->faint, UI_CENTER, name);
        x += slot;
        if (i == PHASES - 1 || only_now) continue;
        int inset = dash / 4;
        draw_fill(&ui->list, (Rect){x + inset, line.y + line.h / 2, dash - 2 * inset, ui_px(ui, 1)},
                  p->theme->line2);
        x += dash;
    }
}

static void draw_title(const Panel *p) {
    const Rect panel = p->layout->panel;
    int pad = ui_px(p->ui, p->s->pad);
    Rect line = {panel.x + pad, panel.y + ui_px(p->ui, p->s->title_y), panel.w - 2 * pad,
                 ui_px(p->ui, 24)};
    uint32_t n = p->scene->model->now.n_iterations;
    const char *iteration = n ? TR(p->view->arena, p->view->tr, "stage.iteration",
                                   {"n", .text = tr_number(p->view->arena, p->view->tr, n)})
                              : NULL;
    Rect rest = draw_header(p, line, p->s->title_font, tr(p->view->tr, "stage.loop"), iteration);
    draw_phases(p, rest);
}

// ---- the ready queue

static void draw_slivers(const Panel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    int step = ui_px(ui, 3) > 0 ? ui_px(ui, 3) : 1;
    int h = ui_px(ui, p->s->head_h), y = l->queue.y + (l->queue.h - h) / 2;
    Box box = {p->theme->ready_tint, p->theme->ready, BORDER_SOLID, (float)ui_px(ui, 1),
               8 * ui->scale};
    for (uint32_t i = 0; i < l->n_behind; i++)
        draw_box(&ui->list, (Rect){l->tail_x + (int)i * step, y, ui_px(ui, 40), h}, box);
}

static void draw_queue_title(const Panel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    if (p->s->queue_title_y < 0) return;
    Rect line = {l->queue.x, l->panel.y + ui_px(ui, p->s->queue_title_y), l->queue.w,
                 ui_px(ui, 20)};
    uint32_t n = p->scene->model->now.n_ready;
    if (n > 1) {
        const char *count = tr_number(p->view->arena, p->view->tr, n);
        int w = scene_word(p->scene, line, ui_sans(ui, 17, 700), p->theme->ready, UI_RIGHT, count);
        line.w -= w + ui_px(ui, 12);
    }
    draw_header(p, line, p->s->header_font, tr(p->view->tr, "stage.ready-queue"),
                tr(p->view->tr, "stage.fifo"));
}

static void draw_queue(const Panel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    draw_queue_title(p);
    draw_box(
        &ui->list, l->queue,
        (Box){p->theme->bg, p->theme->line, BORDER_SOLID, (float)ui_px(ui, 1), 10 * ui->scale});
    if (p->scene->model->now.n_ready) return;
    Rect inside = rect_inset(l->queue, ui_px(ui, 24));
    inside.y = l->queue.y, inside.h = l->queue.h;
    scene_word(p->scene, inside, body(p, 400), p->theme->faint, UI_LEFT,
               tr(p->view->tr, "stage.empty"));
}

// ---- the running place

// The largest size at which [name] fits beside its shape.
static float card_font(const Panel *p, const char *name, int w) {
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

static void draw_card_name(const Panel *p, Rect line, const LoopItem *item) {
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
    ui_label_cut(ui, line, style, p->theme->ink, UI_LEFT,
                 chip_fit_name(p->view, style, item->chip.name, line.w));
}

// What the step is: the first, or what it got.
static const char *step_text(const Panel *p, const LoopItem *item) {
    const Scene *scene = p->scene;
    Arena *arena = p->view->arena;
    const Tr *texts = p->view->tr;
    const ModelTask *task = model_task(scene->model, item->task);
    if (!task)
        return item->future ? tr(texts, "stage.card.fills") : tr(texts, "stage.card.callback");
    if (scene->chain.step == EVENT_NONE) return tr(texts, "stage.card.turn");
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

static void draw_empty_card(const Panel *p) {
    Ui *ui = p->ui;
    const LoopLayout *l = p->layout;
    const ModelNow *now = &p->scene->model->now;
    draw_box(
        &ui->list, l->card,
        (Box){p->theme->bg, p->theme->line2, BORDER_DASHED, (float)ui_px(ui, 1), 12 * ui->scale});
    int pad = ui_px(ui, p->s->font >= 15 ? 20 : 12);
    Rect inside = rect_inset(l->card, pad);
    bool is_tight = p->s->card_h < 80;
    if (is_tight) inside = (Rect){inside.x, l->card.y, inside.w, l->card.h};
    Rect title = rect_take_top(&inside, is_tight ? 0 : ui_px(ui, 20));
    if (!is_tight)
        scene_word(p->scene, title, body(p, 600), p->theme->faint, UI_LEFT,
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
    if (!sleeps || is_tight) return;
    int64_t due_ns = p->scene->model->handles[p->scene->model->heap[1]].due_ns;
    const char *until = TR(p->view->arena, p->view->tr, "stage.until",
                           {"time", .text = scene_instant(p->scene, due_ns)});
    scene_word(p->scene, foot, body(p, 400), p->theme->faint, UI_LEFT, until);
}

static void draw_card(const Panel *p, const LoopItem *item, float opacity) {
    Ui *ui = p->ui;
    const LoopLayout *l = p->layout;
    draw_opacity_push(&ui->list, opacity);
    draw_box(&ui->list, l->card,
             (Box){p->theme->now, p->theme->now_edge, BORDER_SOLID, (float)ui_px(ui, 1),
                   12 * ui->scale});
    bool is_tight = p->s->card_h < 80;
    int pad = ui_px(ui, p->s->font >= 15 ? 20 : 12);
    Rect inside = {l->card.x + pad,
                   l->card.y + (is_tight ? 0 : ui_px(ui, p->s->font >= 15 ? 16 : 8)),
                   l->card.w - 2 * pad, l->card.h};
    if (!is_tight) {
        inside.h -= 2 * ui_px(ui, p->s->font >= 15 ? 16 : 8);
        Rect title = rect_take_top(&inside, ui_px(ui, 20));
        scene_word(p->scene, title, body(p, 600), p->theme->ink, UI_LEFT,
                   tr(p->view->tr, "stage.running"));
        Rect foot = rect_take_bottom(&inside, ui_px(ui, 24));
        ui_label_cut(ui, foot, ui_mono(ui, p->s->font, 500), p->theme->ink, UI_LEFT,
                     step_text(p, item));
    }
    draw_card_name(p, inside, item);
    draw_pop(&ui->list);
    if (item->chip.is_hot) {
        Box ring = {0, p->theme->text, BORDER_SOLID, (float)ui_px(ui, 2), 15 * ui->scale};
        draw_box(&ui->list, rect_inset(l->card, -ui_px(ui, 3)), ring);
    }
}

// ---- timers

// The time left, on a scale that is the same for all rows: the longest wait among them.
static void draw_time_left(const Panel *p, const LoopItem *item, int64_t longest_ns) {
    int64_t left = item->handle->due_ns - p->scene->time_ns;
    if (left <= 0 || longest_ns <= 0) return;
    int inset = ui_px(p->ui, 8), h = ui_px(p->ui, 2);
    double part = (double)left / (double)longest_ns;
    int w = (int)(part * (item->row.w - 2 * inset) + 0.5);
    Rect bar = {item->row.x + inset, item->row.y + item->row.h - 2 * h, w, h};
    draw_fill(&p->ui->list, bar, p->theme->sleep);
}

static void draw_timer_row(const Panel *p, const LoopItem *item, int64_t longest_ns) {
    Ui *ui = p->ui;
    const Scene *scene = p->scene;
    bool is_large = p->s->font >= 15;
    draw_box(&ui->list, item->row, (Box){p->theme->raised, 0, BORDER_NONE, 0, 8 * ui->scale});
    int icon = ui_px(ui, is_large ? 16 : 13);
    draw_icon(&ui->list, ICON_CLOCK, item->row.x + ui_px(ui, is_large ? 12 : 10),
              item->row.y + (item->row.h - icon) / 2, icon, p->theme->sleep);
    draw_time_left(p, item, longest_ns);
    Rect rest = item->row;
    rest.x = item->rect.x + item->rect.w + ui_px(ui, 12);
    rest.w = item->row.x + item->row.w - ui_px(ui, is_large ? 16 : 8) - rest.x;
    int w = scene_word(scene, rest, body(p, 600), p->theme->text, UI_RIGHT,
                       scene_instant(scene, item->handle->due_ns));
    rest.w -= w + ui_px(ui, is_large ? 12 : 8);
    const char *in = TR(p->view->arena, p->view->tr, "stage.in",
                        {"time", .text = scene_left(scene, item->handle->due_ns)});
    w = scene_word(scene, rest, body(p, 400), p->theme->faint, UI_RIGHT, in);
    rest.w -= w + ui_px(ui, 12);
    const ModelTask *task = model_task(scene->model, item->task);
    const char *label = task ? trace_text(scene->trace, task->await_label)
                             : trace_text(scene->trace, item->handle->label);
    // Labels stand in a column of their own where the chips leave room for it.
    int column = item->row.x + ui_px(ui, 132);
    if (rest.x < column && is_large) rest.w -= column - rest.x, rest.x = column;
    if (w) scene_word(scene, rest, ui_mono(ui, p->s->font, 400), p->theme->dim, UI_LEFT, label);
}

static void draw_timer_line(const Panel *p, const LoopItem *item) {
    Ui *ui = p->ui;
    int indent = item->rect.x - item->row.x - ui_px(ui, 12);
    Rect place = {item->row.x, item->row.y, indent, item->row.h};
    const char *number = arena_printf(p->view->arena, "%d", item->place);
    scene_word(p->scene, place, ui_sans(ui, 13, 400), p->theme->faint, UI_RIGHT, number);
    Rect rest = item->row;
    rest.x = item->rect.x + item->rect.w + ui_px(ui, 8);
    rest.w = item->row.x + item->row.w - rest.x;
    scene_word(p->scene, rest, body(p, 500), p->theme->text, UI_RIGHT,
               scene_instant(p->scene, item->handle->due_ns));
}

// Whose timer was due: the task that it woke, or the call itself.
static Chip ghost_chip(const Panel *p) {
    const Scene *scene = p->scene;
    const Chain *chain = &scene->chain;
    ObjectId whom = trace_at(scene->trace, chain->due)->object;
    if (chain->step != EVENT_NONE) whom = trace_at(scene->trace, chain->step)->subject;
    const ModelTask *task = model_task(scene->model, whom);
    if (!task) {
        const ModelFuture *future = model_future(scene->model, whom);
        task = future ? model_task(scene->model, model_first_waiting_task(scene->model, future))
                      : NULL;
    }
    Chip chip = {.look = LOOK_TIMER, .identity = -1, .icon = ICON_NONE};
    if (task) {
        chip = scene_chip(scene, task);
        chip.icon = ICON_NONE;
    } else {
        chip.name = whom ? scene_future_name(scene, whom) : "";
    }
    chip.is_ghost = true;
    return chip;
}

static void draw_ghost(const Panel *p) {
    Ui *ui = p->ui;
    const LoopLayout *l = p->layout;
    if (!l->has_ghost) return;
    bool is_short = l->is_many || p->s->font < 15;
    draw_box(&ui->list, l->ghost,
             (Box){0, p->theme->now_line, BORDER_DASHED, (float)ui_px(ui, 1), 8 * ui->scale});
    Chip chip = ghost_chip(p);
    ChipSize size = is_short ? CHIP_S : CHIP_M;
    int h = chip_height(p->view, size), w = chip_width(p->view, size, &chip);
    if (w > l->ghost.w / 2) w = l->ghost.w / 2;
    int x = l->ghost.x + ui_px(ui, p->s == NULL || p->s->font < 15 ? 32 : 48);
    if (chip.name[0])
        chip_draw(p->view, (Rect){x, l->ghost.y + (l->ghost.h - h) / 2, w, h}, size, &chip);
    Rect rest = l->ghost;
    rest.x = x + w + ui_px(ui, 8);
    rest.w = l->ghost.x + l->ghost.w - ui_px(ui, p->s->font < 15 ? 8 : 16) - rest.x;
    const char *due =
        scene_instant(p->scene, trace_at(p->scene->trace, p->scene->chain.due)->time_ns);
    const char *fired = TR(p->view->arena, p->view->tr, "stage.fired", {"time", .text = due});
    scene_label(p->scene, rest, body(p, 600), p->theme->text, UI_RIGHT,
                (const char *[]){fired, due}, 2);
}

// All timers by due time, one mark each or, if they are too many, a column for each moment.
static void draw_strip(const Panel *p) {
    enum { BINS = 256, ROWS = 5 };
    const Model *model = p->scene->model;
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    uint32_t n = model->now.n_timers;
    if (rect_is_empty(l->strip) || n <= l->n_timers_shown) return;
    Rect strip = l->strip;
    Rect title = rect_take_top(&strip, ui_px(ui, 20));
    scene_word(p->scene, title, body(p, 400), p->theme->dim, UI_LEFT,
               TR(p->view->arena, p->view->tr, "stage.all-timers",
                  {"n", .text = tr_number(p->view->arena, p->view->tr, n)}));
    int64_t first = INT64_MAX, last = 0;
    for (uint32_t i = 1; i <= n; i++) {
        int64_t due = model->handles[model->heap[i]].due_ns;
        if (due < first) first = due;
        if (due > last) last = due;
    }
    int pitch = ui_px(ui, 7), mark = ui_px(ui, 5), gap = ui_px(ui, 2);
    int n_bins = strip.w / pitch < BINS ? strip.w / pitch : BINS;
    uint32_t bins[BINS] = {0}, most = 0;
    double width = (double)(last - first) + 1;
    for (uint32_t i = 1; i <= n; i++) {
        int64_t due = model->handles[model->heap[i]].due_ns;
        uint32_t *bin = &bins[(int)((double)(due - first) / width * n_bins)];
        if (++*bin > most) most = *bin;
    }
    Rect labels = rect_take_bottom(&strip, ui_px(ui, 20));
    int base = strip.y + strip.h - ui_px(ui, 2), height = base - strip.y - ui_px(ui, 4);
    hairline(p, strip.x, base + ui_px(ui, 1), strip.w);
    Color color = color_with_opacity(p->theme->sleep, 0.6F);
    int step_y = height / (most > 2 ? (int)most : 2);
    for (int i = 0; i < n_bins; i++) {
        int x = strip.x + i * pitch;
        for (uint32_t row = 0; most <= ROWS && row < bins[i]; row++)
            draw_fill(&ui->list, (Rect){x, base - ((int)row + 1) * step_y, mark, step_y - gap},
                      color);
        if (most <= ROWS || !bins[i]) continue;
        int h = (int)((double)height * bins[i] / most + 0.5);
        if (h < ui_px(ui, 1)) h = ui_px(ui, 1);
        draw_fill(&ui->list, (Rect){x, base - h, mark, h}, color);
    }
    TextStyle small = ui_sans(ui, 12, 400);
    const char *from = scene_instant(p->scene, first), *to = scene_instant(p->scene, last);
    int w = scene_word(p->scene, labels, small, p->theme->faint, UI_LEFT, from);
    rect_take_left(&labels, w + ui_px(ui, 12));
    if (last > first) scene_word(p->scene, labels, small, p->theme->faint, UI_RIGHT, to);
}

static int64_t longest_wait(const Panel *p) {
    int64_t longest = 0;
    for (int i = 0; i < p->layout->n_items; i++) {
        const LoopItem *item = &p->layout->items[i];
        if (item->form != ITEM_TIMER) continue;
        int64_t wait =
            item->handle->due_ns - trace_at(p->scene->trace, item->handle->born)->time_ns;
        if (wait > longest) longest = wait;
    }
    return longest;
}

static void draw_timers(const Panel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    uint32_t n = p->scene->model->now.n_timers;
    Rect line = {l->timers.x, l->panel.y + ui_px(ui, p->s->header_y), l->timers.w, ui_px(ui, 20)};
    // The amber line passes here.
    int indent = ui_px(ui, p->s->font >= 15 ? 48 : 32);
    rect_take_left(&line, indent);
    const char *remark = n > l->n_timers_shown && l->is_many
                             ? TR(p->view->arena, p->view->tr, "stage.heap",
                                  {"n", .text = tr_number(p->view->arena, p->view->tr, n)})
                             : tr(p->view->tr, "stage.next-due");
    draw_header(p, line, p->s->header_font, tr(p->view->tr, "stage.timers"), remark);
    if (!n && !l->has_ghost) {
        Rect empty = {l->timers.x + indent, l->timers.y, l->timers.w - indent, ui_px(ui, 28)};
        scene_word(p->scene, empty, body(p, 400), p->theme->faint, UI_LEFT,
                   tr(p->view->tr, "stage.no-timer"));
    }
    draw_ghost(p);
    draw_strip(p);
}

// ---- bays

static void draw_bay_header(const Panel *p, int y, const char *key) {
    Rect line = {p->layout->bays.x, y, p->layout->bays.w, ui_px(p->ui, 20)};
    draw_header(p, line, p->s->header_font, tr(p->view->tr, key), NULL);
}

static void draw_nobody(const Panel *p, int y, Icon icon) {
    Ui *ui = p->ui;
    bool is_large = p->s->font >= 15;
    int size = ui_px(ui, is_large ? 16 : 13);
    Rect line = {p->layout->bays.x, y + ui_px(ui, is_large ? 28 : 24), p->layout->bays.w,
                 ui_px(ui, is_large ? 36 : 28)};
    rect_take_left(&line, ui_px(ui, is_large ? 8 : 4));
    draw_icon(&ui->list, icon, line.x, line.y + (line.h - size) / 2, size, p->theme->faint);
    rect_take_left(&line, size + ui_px(ui, 8));
    scene_word(p->scene, line, body(p, 400), p->theme->faint, UI_LEFT,
               tr(p->view->tr, "stage.nobody"));
}

static uint32_t n_in(const Panel *p, TaskState state) {
    return p->scene->model->now.by_state[state];
}

// A bay in one line: its icon, its name, and how many are in it.
static void draw_brief(const Panel *p, int y, Icon icon, const char *key, uint32_t n) {
    Ui *ui = p->ui;
    Rect line = {p->layout->bays.x, y, p->layout->bays.w, ui_px(ui, 24)};
    const char *many =
        n ? tr_number(p->view->arena, p->view->tr, n) : tr(p->view->tr, "stage.nobody");
    int size = ui_px(ui, 13);
    draw_icon(&ui->list, icon, line.x + ui_px(ui, 4), line.y + (line.h - size) / 2, size,
              p->theme->faint);
    rect_take_left(&line, size + ui_px(ui, 12));
    Color color = n ? p->theme->text : p->theme->faint;
    int w = scene_word(p->scene, line, body(p, n ? 600 : 400), color, UI_RIGHT, many);
    line.w -= w + ui_px(ui, 8);
    const char *names[] = {tr(p->view->tr, key), tr(p->view->tr, "stage.lane.io")};
    scene_label(p->scene, line, body(p, 400), p->theme->faint, UI_LEFT, names,
                icon == ICON_PLUG ? 2 : 1);
}

static void draw_bays(const Panel *p) {
    const LoopLayout *l = p->layout;
    draw_bay_header(p, l->bays.y, "stage.on-future");
    if (!n_in(p, STATE_ON_FUTURE)) draw_nobody(p, l->bays.y, ICON_BOX);
    if (l->n_more) {
        Rect line = {l->bays.x, l->more_y, l->bays.w, ui_px(p->ui, 28)};
        const char *n = tr_number(p->view->arena, p->view->tr, l->n_more);
        scene_word(p->scene, line, body(p, 400), p->theme->faint, UI_LEFT,
                   TR(p->view->arena, p->view->tr, "stage.more", {"n", .text = n}));
    }
    if (l->is_brief) {
        draw_brief(p, l->io_y, ICON_PLUG, "stage.on-io", n_in(p, STATE_ON_IO));
        draw_brief(p, l->worker_y, ICON_GEAR, "stage.workers", n_in(p, STATE_IN_WORKER));
        return;
    }
    if (l->io_y >= 0) {
        draw_bay_header(p, l->io_y, "stage.on-io");
        if (!n_in(p, STATE_ON_IO)) draw_nobody(p, l->io_y, ICON_PLUG);
    }
    if (l->worker_y >= 0) {
        draw_bay_header(p, l->worker_y, "stage.workers");
        if (!n_in(p, STATE_IN_WORKER)) draw_nobody(p, l->worker_y, ICON_GEAR);
    }
}

// The bar of a worker: how much of its work is done.
static void draw_work(const Panel *p, const LoopItem *item, const ModelTask *task) {
    int64_t due = p->scene->track ? stage_due_ns(p->scene->track, task->awaits) : -1;
    if (due <= task->since_ns) return;
    double part = (double)(p->scene->time_ns - task->since_ns) / (double)(due - task->since_ns);
    int h = ui_px(p->ui, 4);
    Rect bar = {item->row.x, item->row.y + item->row.h - h / 2, item->row.w, h};
    Box box = {p->theme->raised, 0, BORDER_NONE, 0, (float)h / 2};
    draw_box(&p->ui->list, bar, box);
    bar.w = (int)(bar.w * part + 0.5);
    box.fill = p->theme->worker;
    if (bar.w > 0) draw_box(&p->ui->list, bar, box);
}

static void draw_bay_row(const Panel *p, const LoopItem *item) {
    const Scene *scene = p->scene;
    const Bay *bay = item->bay;
    Rect rest = item->row;
    rect_take_left(&rest, item->rect.w + ui_px(p->ui, 8));
    const char *label = scene_awaits(scene, bay->first);
    if (bay->n > 1) {
        scene_word(scene, rest, ui_mono(p->ui, p->s->font, 400), p->theme->dim, UI_RIGHT, label);
        return;
    }
    const char *why = scene_why_not(scene, bay->first);
    const char *both = label[0] ? TR(p->view->arena, p->view->tr, "stage.bay",
                                     {"what", .text = label}, {"why", .text = why})
                                : why;
    bool is_task = model_task(scene->model, bay->first->awaits) != NULL;
    const char *texts[] = {is_task ? why : both, NULL, why, label};
    const ModelFuture *future = model_future(scene->model, bay->first->awaits);
    if (!is_task && future && future->n_parts > 1) { // "gather, 1 of 3"
        const char *parts =
            TR(p->view->arena, p->view->tr, "stage.parts", {"n", .number = future->n_parts_done},
               {"total", .number = future->n_parts});
        texts[0] = NULL;
        texts[1] = TR(p->view->arena, p->view->tr, "stage.bay", {"what", .text = label},
                      {"why", .text = parts});
    }
    scene_label(scene, rest, body(p, 400), p->theme->dim, UI_RIGHT, texts, 4);
    if (bay->state == STATE_IN_WORKER) draw_work(p, item, bay->first);
}

// ---- the amber line

// The number of the first of these events that Why gives one.
static int number_of(const Scene *scene, const uint32_t *events, int n) {
    for (int i = 0; i < n; i++) {
        int number = scene_number(scene, events[i]);
        if (number) return number;
    }
    return 0;
}

static void draw_badge(const Panel *p, int x, int y, int number) {
    if (number) {
        badge_draw(p->view, x, y, ui_px(p->ui, p->s->badge), number);
        return;
    }
    draw_disc(&p->ui->list, (float)x, (float)y, 4 * p->ui->scale, p->theme->now_line);
}

static void draw_arrow_head(const Panel *p, float x, float y, float dx, float dy, Color color) {
    float size = 7 * p->ui->scale;
    Point head[] = {{x, y},
                    {x - dx * size * 1.5F - dy * size, y - dy * size * 1.5F - dx * size},
                    {x - dx * size * 1.5F + dy * size, y - dy * size * 1.5F + dx * size}};
    draw_polygon(&p->ui->list, head, 3, color);
}

typedef struct AmberPath {
    bool from_timer, has_slot, to_queue, to_card;
} AmberPath;

static const LoopItem *card_item(const LoopLayout *l) {
    return l->n_items && l->items[0].form == ITEM_CARD ? &l->items[0] : NULL;
}

// Which part of the way from the cause to the running place has been gone.
static AmberPath amber_path(const Panel *p) {
    const Chain *chain = &p->scene->chain;
    EventKind kind = p->scene->event ? (EventKind)p->scene->event->kind : EVENT_RUN_BEGIN;
    bool has_room =
        p->layout->slot.y + p->layout->slot.h <= p->layout->panel.y + p->layout->panel.h;
    AmberPath path = {.from_timer = p->layout->has_ghost,
                      .has_slot =
                          has_room && (chain->done != EVENT_NONE || chain->other != EVENT_NONE)};
    path.to_card = chain->begin != EVENT_NONE && card_item(p->layout);
    path.to_queue = path.to_card || kind == EVENT_CALL_SOON || kind == EVENT_TIMER_DUE;
    return path;
}

static void draw_slot(const Panel *p) {
    const Scene *scene = p->scene;
    const Chain *chain = &scene->chain;
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    int middle = l->slot.y + l->slot.h / 2;
    Rect text = {l->slot.x + l->slot.w + ui_px(ui, 16), l->slot.y, 0, l->slot.h};
    int right = p->s == NULL || p->s->card_y + p->s->card_h > p->s->slot_y
                    ? l->queue.x + l->queue.w
                    : l->await_x - ui_px(ui, 16);
    text.w = right - text.x;
    if (chain->done != EVENT_NONE) {
        BoxLook look = scene_box(scene, chain->future);
        box_draw(p->view, l->slot, look == BOX_EMPTY || look == BOX_FULL ? BOX_NOW : look, "");
        uint32_t at[] = {chain->done};
        int inside = l->slot.y + (l->slot.h - ui_px(ui, 4)) / 2 + ui_px(ui, 1);
        draw_badge(p, l->line_x, inside, number_of(scene, at, 1));
        const char *name = scene_future_name(scene, chain->future);
        int w = ui_label_cut(ui, text, ui_sans(ui, p->s->header_font, 600), p->theme->text, UI_LEFT,
                             name);
        rect_take_left(&text, w + ui_px(ui, 8));
        const Event *done = trace_at(scene->trace, chain->done);
        const char *value = trace_text(scene->trace, (StringId)done->value);
        if (done->a == OUTCOME_CANCELLED) value = "CancelledError";
        if (!value[0]) return;
        value = arena_printf(p->view->arena, done->a == OUTCOME_RESULT ? "= %s" : "%s", value);
        Color color = done->a == OUTCOME_EXCEPTION ? p->theme->fail : p->theme->dim;
        if (text.w > ui_px(ui, 24))
            ui_label_cut(ui, text, ui_mono(ui, p->s->font, 400), color, UI_LEFT, value);
        return;
    }
    const Event *other = trace_at(scene->trace, chain->other);
    uint32_t at[] = {chain->other, chain->soon};
    draw_badge(p, l->line_x, middle, number_of(scene, at, 2));
    static const char *const keys[EVENT_KINDS] = {[EVENT_TASK_NEW] = "stage.cause.new",
                                                  [EVENT_TASK_CANCEL] = "stage.cause.cancel",
                                                  [EVENT_TASK_YIELD] = "stage.cause.yield",
                                                  [EVENT_TASK_STEP] = "stage.cause.step"};
    ObjectId actor = other->kind == EVENT_TASK_NEW || other->kind == EVENT_TASK_CANCEL
                         ? other->object
                         : other->subject;
    const ModelTask *task = model_task(scene->model, actor);
    const char *verb = keys[other->kind];
    if (task) {
        Chip chip = scene_chip(scene, task);
        chip.icon = ICON_NONE;
        int w = chip_width(p->view, CHIP_S, &chip), h = chip_height(p->view, CHIP_S);
        if (w > text.w / 2) w = text.w / 2;
        Rect rect = {text.x, middle - h / 2, w, h};
        chip_draw(p->view, rect, CHIP_S, &chip);
        rect_take_left(&text, w + ui_px(ui, 8));
    } else if (other->kind == EVENT_TASK_NEW) {
        verb = "stage.cause.main";
    } else if (other->kind == EVENT_TASK_CANCEL) {
        verb = "stage.cause.loop-cancels";
    }
    const ModelTask *made = model_task(scene->model, other->subject);
    const char *what = made ? scene_task_name(scene, made) : "";
    const char *words = TR(p->view->arena, p->view->tr, verb, {"name", .text = what});
    scene_word(scene, text, body(p, 400), p->theme->dim, UI_LEFT, words);
}

static void draw_way_up(const Panel *p, AmberPath path, Stroke solid) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    float x = (float)l->line_x;
    int slot_middle = l->slot.y + l->slot.h / 2, badge = ui_px(ui, p->s->badge) / 2;
    int ghost_middle = l->ghost.y + l->ghost.h / 2, queue_bottom = l->queue.y + l->queue.h;
    if (path.from_timer) {
        int top = path.has_slot   ? l->slot.y + l->slot.h
                  : path.to_queue ? queue_bottom
                                  : ghost_middle;
        draw_line(&ui->list, x, (float)(ghost_middle - badge), x, (float)top, solid);
    }
    if (path.has_slot && path.to_queue) {
        bool is_box = p->scene->chain.done != EVENT_NONE;
        int from = is_box ? l->slot.y : slot_middle - badge;
        draw_line(&ui->list, x, (float)from, x, (float)queue_bottom, solid);
    }
}

// Through the queue, under those who stood in it.
static void draw_through_queue(const Panel *p, AmberPath path, Stroke solid) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    if (!path.to_queue || !(path.from_timer || path.has_slot)) return;
    Stroke dots = solid;
    dots.on_px = 2 * ui->scale, dots.off_px = 6 * ui->scale;
    float x = (float)l->line_x, radius = 12 * ui->scale;
    float middle = (float)l->queue.y + (float)l->queue.h / 2;
    float bottom = (float)(l->queue.y + l->queue.h);
    float tail = (float)(p->scene->model->now.n_ready ? l->tail_x : l->queue.x + l->queue.w);
    if (tail < x + radius * 2) return;
    Point points[12] = {{x, bottom}};
    int n = 1;
    for (int i = 0; i <= 8; i++, n++) {
        float turn = (float)i / 8 * 1.5707963F;
        points[n] =
            (Point){x + radius - radius * cosf(turn), middle + radius - radius * sinf(turn)};
    }
    points[n++] = (Point){tail, middle};
    draw_polyline(&ui->list, points, (size_t)n, false, dots);
}

static void draw_amber(const Panel *p) {
    const LoopLayout *l = p->layout;
    const Chain *chain = &p->scene->chain;
    Ui *ui = p->ui;
    AmberPath path = amber_path(p);
    Stroke solid = {.color = p->theme->now_line, .width_px = 2 * ui->scale};
    draw_way_up(p, path, solid);
    draw_through_queue(p, path, solid);
    if (path.has_slot) draw_slot(p);
    if (path.from_timer) {
        uint32_t call = trace_at(p->scene->trace, chain->due)->cause;
        uint32_t at[] = {chain->due, call};
        draw_badge(p, l->line_x, l->ghost.y + l->ghost.h / 2, number_of(p->scene, at, 2));
    }
    if (!path.to_card) return;
    float y = (float)l->queue.y + (float)l->queue.h / 2;
    float from = (float)(l->queue.x + l->queue.w) - 8 * ui->scale;
    float to = (float)l->card.x - 2 * ui->scale;
    draw_line(&ui->list, from, y, to - 8 * ui->scale, y, solid);
    draw_arrow_head(p, to, y, 1, 0, p->theme->now_line);
    uint32_t at[] = {chain->begin, chain->soon, chain->step};
    int number = number_of(p->scene, at, 3);
    int gap_middle = (l->queue.x + l->queue.w + l->card.x) / 2 - ui_px(ui, p->s->gap > 30 ? 8 : 4);
    if (number) badge_draw(p->view, gap_middle, (int)y, ui_px(ui, p->s->badge), number);
}

// The way out of the running place: await.
static void draw_way_down(const Panel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    if (p->s->card_h < 80) return;
    EventKind kind = p->scene->event ? (EventKind)p->scene->event->kind : EVENT_RUN_BEGIN;
    bool is_now = kind == EVENT_TASK_AWAIT;
    Color color = is_now ? p->theme->now_line : p->theme->line2;
    float top = (float)(l->card.y + l->card.h) + 4 * ui->scale;
    float bottom = (float)l->hair_y + 20 * ui->scale, x = (float)l->await_x;
    Stroke stroke = {.color = color, .width_px = (is_now ? 2 : 1.5F) * ui->scale};
    draw_line(&ui->list, x, top, x, bottom, stroke);
    float wing = 5 * ui->scale;
    draw_polyline(&ui->list,
                  (Point[]){{x - wing, bottom - wing * 1.4F},
                            {x, bottom + 1},
                            {x + wing, bottom - wing * 1.4F}},
                  3, false, stroke);
    Rect word = {l->await_x + ui_px(ui, 14), l->hair_y - ui_px(ui, 28),
                 l->card.x + l->card.w - l->await_x - ui_px(ui, 14), ui_px(ui, 20)};
    scene_word(p->scene, word, ui_mono(ui, p->s->font, 400),
               is_now ? p->theme->text : p->theme->faint, UI_LEFT, "await");
    word.y = l->hair_y + ui_px(ui, 6);
    scene_word(p->scene, word, body(p, 400), p->theme->faint, UI_LEFT,
               tr(p->view->tr, "stage.asleep"));
}

// ---- what stands and what travels

static void point_at(const Panel *p, const LoopItem *item) {
    if (!item->task) return;
    Rect rect = item->form == ITEM_TIMER || item->form == ITEM_LINE || item->form == ITEM_BAY
                    ? item->row
                    : item->rect;
    if (scene_point(p->scene, rect, scene_task_thing(p->scene, item->task)))
        scene_pin(p->scene, item->task);
}

// What peeps out from under the chip before it: border and shape.
static void draw_shape(const Panel *p, const LoopItem *item) {
    Ui *ui = p->ui;
    LookStyle style = theme_look(p->theme, item->chip.look);
    style.chip.border_px = (float)ui_px(ui, 1);
    style.chip.radius_px = 8 * ui->scale;
    draw_box(&ui->list, item->rect, style.chip);
    int size = ui_px(ui, item->size == CHIP_L ? 16 : 12);
    int x = item->rect.x + ui_px(ui, item->size == CHIP_L ? 9 : 7),
        y = item->rect.y + (item->rect.h - size) / 2;
    if (item->chip.identity >= 0)
        chip_shape_draw(p->view, item->chip.identity, x, y, size,
                        chip_shape_color(p->view, item->chip.identity));
    else
        draw_icon(&ui->list, item->chip.icon, x, y, size, p->theme->ready);
}

// Everything but its chip, which may be on its way.
static void draw_place(const Panel *p, const LoopItem *item, int64_t longest_ns) {
    switch (item->form) {
    case ITEM_TIMER: draw_timer_row(p, item, longest_ns); break;
    case ITEM_LINE: draw_timer_line(p, item); break;
    case ITEM_BAY: draw_bay_row(p, item); break;
    case ITEM_CARD:
    case ITEM_SHAPE:
    case ITEM_QUEUE: break;
    }
}

static void draw_in_place(const Panel *p, const LoopItem *item) {
    if (item->form == ITEM_CARD)
        draw_card(p, item, 1);
    else if (item->form == ITEM_SHAPE)
        draw_shape(p, item);
    else
        chip_draw(p->view, item->rect, item->size, &item->chip);
}

static Point middle_of(Rect r) {
    return (Point){(float)r.x + (float)r.w / 2, (float)r.y + (float)r.h / 2};
}

// The way of a chip from one place to another, along the lines that are drawn.
static int way_of(const Panel *p, const LoopItem *from, const LoopItem *to, Point *way) {
    const LoopLayout *l = p->layout;
    float queue_y = (float)l->queue.y + (float)l->queue.h / 2;
    int n = 0;
    way[n++] = middle_of(from->rect);
    bool was_asleep = from->form >= ITEM_TIMER, is_asleep = to->form >= ITEM_TIMER;
    if (was_asleep && !is_asleep) {
        way[n++] = (Point){(float)l->line_x, way[0].y};
        way[n++] = (Point){(float)l->line_x, queue_y};
    }
    if (!was_asleep && is_asleep) {
        way[n++] = (Point){(float)l->await_x, queue_y};
        way[n++] = (Point){(float)l->await_x, (float)l->hair_y};
    }
    way[n++] = middle_of(to->rect);
    return n;
}

static Point along(const Point *way, int n, float part) {
    float length = 0;
    for (int i = 1; i < n; i++)
        length += hypotf(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
    float left = length * part;
    for (int i = 1; i < n; i++) {
        float step = hypotf(way[i].x - way[i - 1].x, way[i].y - way[i - 1].y);
        if (left <= step && step > 0) {
            float t = left / step;
            return (Point){way[i - 1].x + (way[i].x - way[i - 1].x) * t,
                           way[i - 1].y + (way[i].y - way[i - 1].y) * t};
        }
        left -= step;
    }
    return way[n - 1];
}

static bool is_same_rect(Rect a, Rect b) {
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static void draw_travelling(const Panel *p, const LoopItem *from, const LoopItem *to) {
    Point way[4];
    int n = way_of(p, from, to, way);
    Point at = along(way, n, p->view->progress);
    ChipSize size = to->form == ITEM_CARD ? from->size : to->size;
    Chip chip = to->form == ITEM_CARD ? from->chip : to->chip;
    int w = chip_width(p->view, size, &chip), h = chip_height(p->view, size);
    Rect rect = {(int)at.x - w / 2, (int)at.y - h / 2, w, h};
    chip_draw(p->view, rect, size, &chip);
}

// The items back to front: in the queue, each lies on the one behind it.
static void draw_items(const Panel *p, const LoopLayout *before) {
    const LoopLayout *l = p->layout;
    int64_t longest_ns = longest_wait(p);
    const LoopItem *from[LOOP_ITEMS] = {NULL};
    for (int i = l->n_items - 1; i >= 0; i--) {
        const LoopItem *item = &l->items[i];
        point_at(p, item);
        if (before) from[i] = loop_layout_find(before, l, item);
        bool travels = from[i] && from[i]->form != ITEM_SHAPE && item->form != ITEM_SHAPE &&
                       !is_same_rect(from[i]->rect, item->rect);
        if (!travels) from[i] = NULL;
        draw_place(p, item, longest_ns);
        if (!travels)
            draw_in_place(p, item);
        else if (item->form == ITEM_CARD)
            draw_card(p, item, p->view->progress);
    }
    for (int i = l->n_items - 1; i >= 0; i--)
        if (from[i]) draw_travelling(p, from[i], &l->items[i]);
}

void loop_panel_draw(const Scene *scene, const Scene *before, Rect area) {
    Ui *ui = scene->view->ui;
    LoopLayout *layout = arena_alloc(scene->view->arena, sizeof *layout);
    loop_layout(layout, scene, area);
    Panel p = {scene, scene->view, ui, ui->theme, layout, layout->sizes};
    draw_box(
        &ui->list, area,
        (Box){p.theme->panel, p.theme->line, BORDER_SOLID, (float)ui_px(ui, 1), 12 * ui->scale});
    LoopLayout *old = NULL;
    if (before != scene && scene->view->progress < 1) {
        old = arena_alloc(scene->view->arena, sizeof *old);
        loop_layout(old, before, area);
    }
    int pad = ui_px(ui, layout->sizes->pad);
    draw_title(&p);
    if (layout->has_asleep) {
        hairline(&p, area.x + pad, layout->hair_y, area.w - 2 * pad);
        draw_way_down(&p);
        draw_timers(&p);
        draw_bays(&p);
    }
    draw_queue(&p);
    if (!card_item(layout)) draw_empty_card(&p);
    draw_amber(&p);
    draw_slivers(&p);
    draw_items(&p, old);
}
