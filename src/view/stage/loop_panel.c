// First what stands still, then the amber line with the causes' numbers, then what travels along
// it.
#include "view/stage/loop_panel.h"

#include <math.h>
#include <string.h>

#include "view/code/code_focus.h"
#include "view/stage/beloop_panel.h"
#include "view/stage/loop_parts.h"
#include "view/stage/travel_draw.h"

// What it stands for, where it can be chosen.
static Pick pick_of(const LoopPanel *p, const LoopItem *item) {
    if (item->handle) return pick_of_handle(p->scene->model, item->handle);
    return pick_of_task(p->scene->model, item->task ? item->task : item->bay->first->future.id);
}

static void point_at(const LoopPanel *p, const LoopItem *item) {
    Rect rect = item->form == ITEM_TIMER || item->form == ITEM_LINE || item->form == ITEM_BAY
                    ? item->row
                    : item->rect;
    if (beloop_is_open(p->view)) {
        ViewThing thing = {VIEW_HANDLE, p->scene->run, item->handle ? item->handle->id : 0};
        if (item->task) thing = scene_task_thing(p->scene, item->task);
        if (!thing.id) thing = scene_task_thing(p->scene, item->bay->first->future.id);
        if (scene_point(p->scene, rect, thing)) beloop_choose(p->view, pick_of(p, item));
        return;
    }
    if (!item->task) return;
    if (scene_point(p->scene, rect, scene_task_thing(p->scene, item->task)))
        scene_pin(p->scene, item->task);
}

// What peeps out from under the chip before it: border and shape.
static void draw_shape(const LoopPanel *p, const LoopItem *item) {
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
static void draw_place(const LoopPanel *p, const LoopItem *item, int64_t longest_ns) {
    switch (item->form) {
    case ITEM_TIMER: loop_timer_row_draw(p, item, longest_ns); break;
    case ITEM_LINE: loop_timer_line_draw(p, item); break;
    case ITEM_BAY: loop_bay_row_draw(p, item); break;
    case ITEM_CARD:
    case ITEM_SHAPE:
    case ITEM_QUEUE: break;
    }
}

static void draw_in_place(const LoopPanel *p, const LoopItem *item) {
    if (item->form == ITEM_CARD)
        loop_card_draw(p, item);
    else if (item->form == ITEM_SHAPE)
        draw_shape(p, item);
    else
        chip_draw(p->view, item->rect, item->size, &item->chip);
}

// The way of a chip from one place to another, along the lines that are drawn.
static int way_of(const LoopPanel *p, const LoopItem *from, const LoopItem *to, Point *way) {
    const LoopLayout *l = p->layout;
    float queue_y = (float)l->queue.y + (float)l->queue.h / 2;
    int n = 0;
    way[n++] = travel_middle(from->rect);
    bool was_asleep = from->form >= ITEM_TIMER, is_asleep = to->form >= ITEM_TIMER;
    if (was_asleep && !is_asleep) {
        way[n++] = (Point){(float)l->line_x, way[0].y};
        way[n++] = (Point){(float)l->line_x, queue_y};
    }
    if (!was_asleep && is_asleep) {
        way[n++] = (Point){(float)l->await_x, queue_y};
        way[n++] = (Point){(float)l->await_x, (float)l->hair_y};
    }
    way[n++] = travel_middle(to->rect);
    return n;
}

static int between(int from, int to, float part) {
    return from + (int)roundf((float)(to - from) * part);
}

static Rect rect_between(Rect from, Rect to, float part) {
    return (Rect){between(from.x, to.x, part), between(from.y, to.y, part),
                  between(from.w, to.w, part), between(from.h, to.h, part)};
}

static bool is_same_rect(Rect a, Rect b) {
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool is_step_back(const LoopPanel *p) {
    return p->view->before->models[p->scene->run].now.n > p->scene->model->now.n;
}

// On its way from one place of the loop to another; a step back goes the way that the step went.
static void draw_travelling(const LoopPanel *p, const LoopItem *from, const LoopItem *to) {
    Point way[4];
    bool is_back = is_step_back(p);
    int n = is_back ? way_of(p, to, from, way) : way_of(p, from, to, way);
    Point at = travel_along(way, n, is_back ? 1 - p->view->progress : p->view->progress);
    bool is_arriving = to->form == ITEM_CARD; // as what it was, until it is there
    ChipSize size = is_arriving ? from->size : to->size;
    Chip chip = is_arriving ? from->chip : to->chip;
    if (chip.is_bare) chip.is_bare = false, size = CHIP_M; // out of its row it needs its border
    int w = chip_width(p->view, size, &chip), h = chip_height(p->view, size);
    Rect rect = {(int)at.x - w / 2, (int)at.y - h / 2, w, h};
    int left = p->layout->panel.x + ui_px(p->ui, 8);
    if (rect.x < left) rect.x = left;
    chip_draw(p->view, rect, size, &chip);
}

// What fills the running place while somebody is on the way there.
static void draw_arrival(const LoopPanel *p) {
    Box box = {p->theme->now, p->theme->now_edge, BORDER_SOLID, (float)ui_px(p->ui, 1),
               12 * p->ui->scale};
    draw_opacity_push(&p->ui->list, p->view->progress);
    draw_box(&p->ui->list, p->layout->card, box);
    draw_pop(&p->ui->list);
}

// How an item came from where it was before the step.
typedef struct Move {
    const LoopItem *from; // NULL: it stands where it stood, or was not to be seen
    bool is_shift;        // among its like: it moves up with all that is drawn of it
} Move;

static Move move_of(const LoopLayout *before, const LoopLayout *now, const LoopItem *item) {
    Move move = {before ? loop_layout_find(before, now, item) : NULL, false};
    if (!move.from) return move;
    // They make room for the chain of an exception, or come back: that is no step of theirs.
    bool is_asleep = move.from->form >= ITEM_TIMER && item->form >= ITEM_TIMER;
    if (is_asleep && rect_is_empty(before->chain) != rect_is_empty(now->chain)) return (Move){0};
    bool is_under = move.from->form == ITEM_SHAPE || item->form == ITEM_SHAPE;
    if (is_under || is_same_rect(move.from->rect, item->rect)) return (Move){0};
    move.is_shift = move.from->form == item->form;
    return move;
}

// The digit of what can be chosen, at what is seen of its chip.
static void draw_choice(const LoopPanel *p, const LoopItem *item) {
    Rect seen = item->rect;
    int x = seen.x, y = seen.y, side = beloop_digit_px(p->view);
    if (item->form == ITEM_SHAPE) seen.w -= ui_px(p->ui, 12);
    if (item->form >= ITEM_TIMER) x -= side / 2 + ui_px(p->ui, 2), y += seen.h / 2;
    float icon = p->s->is_large ? 20.0F : p->s->is_slide ? 16.0F : 17.0F; // its middle
    if (item->form == ITEM_TIMER) x = item->row.x + ui_px(p->ui, icon);
    beloop_mark_draw(p->view, seen, x, y, pick_of(p, item));
}

// The items back to front: in the queue, each lies on the one behind it.
static void draw_items(const LoopPanel *p, const LoopLayout *before) {
    const LoopLayout *l = p->layout;
    int64_t longest_ns = loop_longest_wait(p);
    Move moves[LOOP_ITEMS];
    for (int i = l->n_items - 1; i >= 0; i--) {
        LoopItem item = l->items[i];
        point_at(p, &item);
        moves[i] = move_of(before, l, &item);
        const LoopItem *from = moves[i].from;
        if (moves[i].is_shift) {
            item.row = rect_between(from->row, item.row, p->view->progress);
            item.rect = rect_between(from->rect, item.rect, p->view->progress);
        }
        draw_place(p, &item, longest_ns);
        if (!from || moves[i].is_shift)
            draw_in_place(p, &item);
        else if (item.form == ITEM_CARD)
            draw_arrival(p);
    }
    for (int i = l->n_items - 1; i >= 0; i--)
        if (moves[i].from && !moves[i].is_shift) draw_travelling(p, moves[i].from, &l->items[i]);
    for (int i = l->n_items - 1; i >= 0 && beloop_is_open(p->view); i--)
        if (!moves[i].from) draw_choice(p, &l->items[i]);
}

// ---- values

// None is what a sleep comes to, and no news.
static bool is_news(const Travel *travel) {
    return travel->outcome != OUTCOME_RESULT || strcmp(travel->text, "None") != 0;
}

// From whoever fills a future into it, and out of it to the task that waited, along the amber line.
static void draw_values(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    const Travels *travels = p->scene->travels;
    const Travel *travel = travels_find(travels, TRAVEL_WAKE);
    if (!travel) travel = travels_find(travels, TRAVEL_FILL);
    bool has_room = rect_is_empty(l->chain) && l->slot.y + l->slot.h <= l->panel.y + l->panel.h;
    if (!travel || !has_room || !is_news(travel)) return;
    Point slot = travel_middle(l->slot), card = {(float)l->card.x, travel_middle(l->queue).y};
    Point corner = {slot.x, card.y}, ghost = travel_middle(l->ghost);
    ghost.x = slot.x;
    Point out[3] = {slot, corner, card}, in[3] = {card, corner, slot}, up[2] = {ghost, slot};
    bool is_wake = travel->kind == TRAVEL_WAKE, is_up = !is_wake && !travel->task;
    if (is_up && !l->has_ghost) return;
    travel_draw(p->view, travel,
                is_wake ? out
                : is_up ? up
                        : in,
                is_up ? 2 : 3, travels->part, ui_px(p->ui, 160), l->panel);
}

// Between the frames of the task that runs: what it awaited comes back along the way on which it
// would go to sleep, and what is sent goes down there.
static void draw_awaited(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    const Travel *in = travels_find(p->scene->travels, TRAVEL_IN);
    const Travel *travel = in ? in : travels_find(p->scene->travels, TRAVEL_OUT);
    const ModelFrame *to = travel ? model_frame(p->scene->model, travel->to) : NULL;
    ObjectId task = to ? code_task(p->scene, to) : 0;
    bool is_running = task && task == p->scene->model->now.running_task;
    if (!is_running || !travel->from || !l->has_asleep || !is_news(travel)) return;
    Point card = {(float)l->await_x, (float)(l->card.y + l->card.h)};
    Point below = {(float)l->await_x, (float)l->hair_y};
    Point way[2] = {in ? card : below, in ? below : card};
    travel_draw(p->view, travel, way, 2, p->scene->travels->part, ui_px(p->ui, 160), l->panel);
}

void loop_panel_draw(const Scene *scene, const Scene *before, Rect area) {
    Ui *ui = scene->view->ui;
    LoopLayout *layout = arena_alloc(scene->view->arena, sizeof *layout);
    loop_layout(layout, scene, area);
    LoopPanel p = {scene, scene->view, ui, ui->theme, layout, layout->sizes};
    draw_box(
        &ui->list, area,
        (Box){p.theme->panel, p.theme->line, BORDER_SOLID, (float)ui_px(ui, 1), 12 * ui->scale});
    LoopLayout *old = NULL;
    if (before != scene && scene->view->progress < 1) {
        old = arena_alloc(scene->view->arena, sizeof *old);
        loop_layout(old, before, area);
    }
    int pad = ui_px(ui, layout->sizes->pad);
    bool has_chain = !rect_is_empty(layout->chain);
    if (layout->has_asleep && has_chain) {
        loop_asleep_draw(&p);
    } else if (layout->has_asleep) {
        bool is_deserted = layout->sizes->is_slide && !scene->model->now.n_timers &&
                           !layout->has_ghost && !layout->n_lines;
        if (!is_deserted) loop_hairline(&p, area.x + pad, layout->hair_y, area.w - 2 * pad);
        loop_way_down_draw(&p);
        loop_asleep_draw(&p);
    } else if (!rect_is_empty(layout->brief)) {
        loop_brief_draw(&p);
    }
    loop_awake_draw(&p);
    if (has_chain)
        failure_chain_draw(&p);
    else
        loop_amber_draw(&p);
    loop_slivers_draw(&p);
    draw_items(&p, old);
    loop_held_draw(&p);
    draw_values(&p);
    if (!has_chain) draw_awaited(&p);
}
