// Where there is room for it, each of those who wait has a line that says what for; else a bay has
// one line for all in it.
#include "view/stage/loop_slide.h"

// Before a class (08): the queue is the first thing, and there is only what is not empty.
static const LoopSizes sizes_slide = {
    .is_slide = true,
    .pad = 18,
    .title_y = -1,
    .title_font = 15,
    .queue_title_y = 16,
    .queue_y = 44,
    .queue_h = 50,
    .head_h = 38,
    .card_y = 16,
    .card_h = 102,
    .gap = 26,
    .slot_y = 102,
    .slot_w = 30,
    .slot_h = 26,
    .hair_y = 138,
    .header_y = 144,
    .rows_y = 170,
    .row_h = 36,
    .pitch = 41,
    .line_pitch = 24,
    .font = 15,
    .header_font = 15,
    .badge = 20,
    .card_font = 52,
};

static int n_states(const Scene *scene) {
    const uint32_t *by = scene->model->now.by_state;
    return (by[STATE_ON_FUTURE] > 0) + (by[STATE_ON_IO] > 0) + (by[STATE_IN_WORKER] > 0);
}

enum { LINE_H = 30 }; // of a bay, logical pixels

// The picture's air (08), where the run never has so many asleep that they need it.
const LoopSizes *loop_slide_sizes(const Scene *scene, float h) {
    const LoopSizes *least = &sizes_slide;
    if (!scene->track) return least;
    const uint32_t *most = scene->track->most_in;
    int lines = (most[STATE_ON_FUTURE] > 0) + (most[STATE_ON_IO] > 0) + (most[STATE_IN_WORKER] > 0);
    float timers = (float)(scene->track->most_timers + 1) * least->pitch;
    float air = (h - least->rows_y - 10 - timers - (float)(lines * LINE_H)) / 44;
    air = air < 0 ? 0 : air > 1 ? 1 : air;
    LoopSizes *s = arena_alloc(scene->view->arena, sizeof *s);
    *s = *least;
    s->queue_title_y += 4 * air, s->queue_y += 8 * air, s->card_y += 2 * air;
    s->card_h += 14 * air, s->slot_y += 30 * air, s->hair_y += 38 * air;
    s->header_y += 42 * air, s->rows_y += 44 * air;
    return s;
}

static int n_timer_rows(const Scene *scene) {
    return (int)scene->model->now.n_timers + (scene->chain.due != EVENT_NONE);
}

void loop_slide_cut(LoopLayout *layout, const Scene *scene, int header_y, int w) {
    const Ui *ui = scene->view->ui;
    int line = ui_px(ui, LINE_H), gap = ui_px(ui, 4), rows = n_timer_rows(scene);
    int room = layout->timers.h - gap - rows * ui_px(ui, layout->sizes->pitch);
    layout->is_apart = scene->n_bays * line <= room;
    int h = (layout->is_apart ? scene->n_bays : n_states(scene)) * line;
    layout->timers.w = w;
    layout->bays = layout->timers;
    rect_take_top(&layout->bays, layout->bays.h - h);
    if (!rows) layout->bays.y = header_y;
    layout->timers.h -= h ? h + gap : 0;
}

// ---- bays

static const char *const bay_keys[TASK_STATES] = {[STATE_ON_FUTURE] = "stage.on-future",
                                                  [STATE_ON_IO] = "stage.on-io",
                                                  [STATE_IN_WORKER] = "stage.workers"};

const char *loop_bay_name(const Scene *scene, TaskState state) {
    return tr(scene->view->tr, bay_keys[state]);
}

static LoopBayLine *add_line(LoopLayout *layout, const Scene *scene, TaskState state, Rect *rest,
                             bool is_first) {
    const Ui *ui = scene->view->ui;
    LoopBayLine *line = &layout->lines[layout->n_lines++];
    int w = text_width(ui->list.text, ui_sans(ui, 13, 600), loop_bay_name(scene, state));
    *line = (LoopBayLine){.state = state,
                          .row = rect_take_top(rest, ui_px(ui, LINE_H)),
                          .caption_w = w + ui_px(ui, 12),
                          .is_first = is_first};
    return line;
}

// At [x] of the line, no wider than [most]. Returns its width.
static int add_chip(LoopLayout *layout, const Scene *scene, const LoopBayLine *line, LoopItem item,
                    int x, int most) {
    int w = chip_width(scene->view, item.size, &item.chip);
    int h = chip_height(scene->view, item.size);
    if (w > most) w = most;
    item.rect = (Rect){x, line->row.y + (line->row.h - h) / 2, w, h};
    bool is_alone = layout->is_apart || line->n_more == item.bay->n; // what it waits for is said
    if (is_alone && x == line->row.x + line->caption_w)
        item.row = line->row;
    else
        item.row = item.rect;
    loop_layout_add(layout, item);
    return w;
}

// One behind the other, as many as leave room to say how many there are beside them.
static void fill_line(LoopLayout *layout, const Scene *scene, LoopBayLine *line) {
    const Ui *ui = scene->view->ui;
    int first = line->row.x + line->caption_w, x = first, right = line->row.x + line->row.w;
    line->n_more = scene->model->now.by_state[line->state];
    for (int i = 0; i < scene->n_bays; i++) {
        const Bay *bay = &scene->bays[i];
        if (bay->state != line->state) continue;
        LoopItem item = loop_bay_item(layout, scene, bay);
        int room = right - x - (line->n_more == bay->n ? 0 : ui_px(ui, 44));
        if (x > first && chip_width(scene->view, item.size, &item.chip) > room) break;
        x += add_chip(layout, scene, line, item, x, room) + ui_px(ui, 8);
        line->n_more -= bay->n;
    }
    line->more_x = x;
}

static void line_up(LoopLayout *layout, const Scene *scene, TaskState state, Rect *rest) {
    bool is_first = true;
    for (int i = 0; i < scene->n_bays; i++) {
        const Bay *bay = &scene->bays[i];
        if (bay->state != state) continue;
        const LoopBayLine *line = add_line(layout, scene, state, rest, is_first);
        add_chip(layout, scene, line, loop_bay_item(layout, scene, bay),
                 line->row.x + line->caption_w, line->row.w - line->caption_w);
        is_first = false;
    }
}

void loop_slide_bays(LoopLayout *layout, const Scene *scene) {
    static const TaskState states[] = {STATE_ON_FUTURE, STATE_ON_IO, STATE_IN_WORKER};
    Rect rest = layout->bays;
    layout->io_y = layout->worker_y = -1;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (layout->is_apart)
            line_up(layout, scene, states[i], &rest);
        else if (scene->model->now.by_state[states[i]])
            fill_line(layout, scene, add_line(layout, scene, states[i], &rest, true));
    }
}
