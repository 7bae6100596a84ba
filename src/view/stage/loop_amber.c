// The line goes from the timer that was due up to the future that it filled, through the queue,
// under those who stood in it, to the running place: as far of it as has been gone.
#include "view/stage/loop_parts.h"

#include <math.h>

static void draw_badge(const LoopPanel *p, int x, int y, int number) {
    if (number) {
        badge_draw(p->view, x, y, ui_px(p->ui, p->s->badge), number);
        return;
    }
    draw_disc(&p->ui->list, (float)x, (float)y, 4 * p->ui->scale, p->theme->now_line);
}

static void draw_arrow_head(const LoopPanel *p, float x, float y, float dx, float dy, Color color) {
    float size = 7 * p->ui->scale;
    Point head[] = {{x, y},
                    {x - dx * size * 1.5F - dy * size, y - dy * size * 1.5F - dx * size},
                    {x - dx * size * 1.5F + dy * size, y - dy * size * 1.5F + dx * size}};
    draw_polygon(&p->ui->list, head, 3, color);
}

typedef struct AmberPath {
    bool from_timer, has_slot, to_queue, to_card;
} AmberPath;

// Which part of the way from the cause to the running place has been gone.
static AmberPath amber_path(const LoopPanel *p) {
    if (p->scene->holds) return (AmberPath){0}; // nobody comes; it is who stays that counts
    const Chain *chain = &p->scene->chain;
    EventKind kind = p->scene->event ? (EventKind)p->scene->event->kind : EVENT_RUN_BEGIN;
    bool has_room =
        p->layout->slot.y + p->layout->slot.h <= p->layout->panel.y + p->layout->panel.h;
    AmberPath path = {.from_timer = p->layout->has_ghost,
                      .has_slot =
                          has_room && (chain->done != EVENT_NONE || chain->other != EVENT_NONE)};
    path.to_card = chain->begin != EVENT_NONE && loop_card_item(p->layout);
    path.to_queue = path.to_card || kind == EVENT_CALL_SOON || kind == EVENT_TIMER_DUE;
    return path;
}

static void draw_slot(const LoopPanel *p) {
    const Scene *scene = p->scene;
    const Chain *chain = &scene->chain;
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    int middle = l->slot.y + l->slot.h / 2;
    Rect text = {l->slot.x + l->slot.w + ui_px(ui, 16), l->slot.y, 0, l->slot.h};
    int right = p->s->card_y + p->s->card_h > p->s->slot_y ? l->queue.x + l->queue.w
                                                           : l->await_x - ui_px(ui, 16);
    text.w = right - text.x;
    if (chain->done != EVENT_NONE) {
        BoxLook look = scene_box(scene, chain->future);
        box_draw(p->view, l->slot, look == BOX_EMPTY || look == BOX_FULL ? BOX_NOW : look, "");
        ViewThing future = {VIEW_FUTURE, scene->run, chain->future};
        if (model_task(scene->model, chain->future))
            future = scene_task_thing(scene, chain->future);
        scene_point(scene, l->slot, future);
        scene_ring(scene, rect_inset(l->slot, -ui_px(ui, 4)), future);
        int inside = l->slot.y + (l->slot.h - ui_px(ui, 4)) / 2 + ui_px(ui, 1);
        draw_badge(p, l->line_x, inside, scene_number(scene, CAUSE_SLOT, 0));
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
    draw_badge(p, l->line_x, middle, scene_number(scene, CAUSE_SLOT, 0));
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
    scene_word(scene, text, loop_style(p, 400), p->theme->dim, UI_LEFT, words);
}

static void draw_way_up(const LoopPanel *p, AmberPath path, Stroke solid) {
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
static void draw_through_queue(const LoopPanel *p, AmberPath path, Stroke solid) {
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

bool loop_amber_passes(const LoopPanel *p) {
    AmberPath path = amber_path(p);
    if (!rect_is_empty(p->layout->chain)) return false;
    return path.to_queue && (path.from_timer || path.has_slot);
}

// Between the queue and the running place, for those who cannot get past.
static void draw_bar(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    int right = l->queue.x + l->queue.w, middle = l->queue.y + l->queue.h / 2;
    int x = (right + l->card.x) / 2, half = ui_px(ui, 8), w = ui_px(ui, 2);
    draw_fill(&ui->list, (Rect){right, middle - w / 2, x - right, w}, p->theme->line2);
    draw_fill(&ui->list, (Rect){x, middle - half, w, 2 * half}, p->theme->text);
}

void loop_held_draw(const LoopPanel *p) {
    if (!p->scene->holds || !rect_is_empty(p->layout->chain)) return;
    int badge = ui_px(p->ui, p->s->badge), in = badge / 4;
    draw_bar(p);
    Rect card = p->layout->card;
    int number = scene_number(p->scene, CAUSE_CARD, 0);
    if (number && loop_card_item(p->layout))
        badge_draw(p->view, card.x + in, card.y + in, badge, number);
    for (int i = 0; i < p->layout->n_items; i++) {
        const LoopItem *item = &p->layout->items[i];
        number = item->form == ITEM_QUEUE ? scene_number(p->scene, CAUSE_QUEUE, item->task) : 0;
        if (number && item->task)
            badge_draw(p->view, item->rect.x + in / 2, item->rect.y, badge, number);
    }
}

void loop_amber_draw(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    AmberPath path = amber_path(p);
    Stroke solid = {.color = p->theme->now_line, .width_px = 2 * ui->scale};
    draw_way_up(p, path, solid);
    draw_through_queue(p, path, solid);
    if (path.has_slot) draw_slot(p);
    if (path.from_timer) {
        draw_badge(p, l->line_x, l->ghost.y + l->ghost.h / 2,
                   scene_number(p->scene, CAUSE_FIRED, 0));
    }
    if (!path.to_card) return;
    float y = (float)l->queue.y + (float)l->queue.h / 2;
    float from = (float)(l->queue.x + l->queue.w) - 8 * ui->scale;
    float to = (float)l->card.x - 2 * ui->scale;
    draw_line(&ui->list, from, y, to - 8 * ui->scale, y, solid);
    draw_arrow_head(p, to, y, 1, 0, p->theme->now_line);
    int number = scene_number(p->scene, CAUSE_CARD, 0);
    int gap_middle = (l->queue.x + l->queue.w + l->card.x) / 2 - ui_px(ui, p->s->gap > 30 ? 8 : 4);
    if (number) badge_draw(p->view, gap_middle, (int)y, ui_px(ui, p->s->badge), number);
}

// The way out of the running place: await.
void loop_way_down_draw(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    if (p->s->card_h < 80 || p->s->is_slide) return;
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
    scene_word(p->scene, word, loop_style(p, 400), p->theme->faint, UI_LEFT,
               tr(p->view->tr, "stage.asleep"));
}
