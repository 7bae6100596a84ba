// Measures are those of the pictures: 01 and 11 at 1920, 02 at 1280, and less than that where a
// large zoom leaves little room.
#include "view/stage/loop_layout.h"

#include "view/lesson/predict_panel.h"
#include "view/stage/failure.h"
#include "view/stage/loop_slide.h"

static const LoopSizes sizes_large = {
    .is_large = true,
    .pad = 24,
    .title_y = 16,
    .title_font = 17,
    .queue_title_y = 68,
    .queue_y = 100,
    .queue_h = 72,
    .head_h = 56,
    .card_y = 60,
    .card_h = 148,
    .gap = 48,
    .slot_y = 200,
    .slot_w = 40,
    .slot_h = 36,
    .hair_y = 256,
    .header_y = 280,
    .rows_y = 312,
    .row_h = 48,
    .pitch = 56,
    .line_pitch = 24,
    .font = 15,
    .header_font = 15,
    .badge = 24,
    .card_font = 60,
};
static const LoopSizes sizes_small = {
    .pad = 16,
    .title_y = 8,
    .title_font = 15,
    .queue_title_y = 38,
    .queue_y = 64,
    .queue_h = 52,
    .head_h = 40,
    .card_y = 36,
    .card_h = 104,
    .gap = 24,
    .slot_y = 132,
    .slot_w = 28,
    .slot_h = 28,
    .hair_y = 176,
    .header_y = 198,
    .rows_y = 224,
    .row_h = 36,
    .pitch = 44,
    .line_pitch = 22,
    .font = 13,
    .header_font = 15,
    .badge = 18,
    .card_font = 44,
};
static const LoopSizes sizes_tight = {
    .pad = 12,
    .title_y = 4,
    .title_font = 13,
    .queue_title_y = -1,
    .queue_y = 28,
    .queue_h = 44,
    .head_h = 32,
    .card_y = 28,
    .card_h = 64,
    .gap = 24,
    .slot_y = 76,
    .slot_w = 24,
    .slot_h = 24,
    .hair_y = 104,
    .header_y = 112,
    .rows_y = 134,
    .row_h = 28,
    .pitch = 32,
    .line_pitch = 22,
    .font = 13,
    .header_font = 13,
    .badge = 16,
    .card_font = 28,
};

// Only what is awake, and the rest in one line.
static const LoopSizes sizes_flat = {
    .pad = 12,
    .title_y = 1,
    .title_font = 13,
    .queue_title_y = -1,
    .queue_y = 25,
    .queue_h = 38,
    .head_h = 30,
    .card_y = 25,
    .card_h = 56,
    .gap = 24,
    .slot_y = 65,
    .slot_w = 20,
    .slot_h = 20,
    .hair_y = 87,
    .header_y = 96,
    .rows_y = 118,
    .row_h = 28,
    .pitch = 32,
    .line_pitch = 22,
    .font = 13,
    .header_font = 13,
    .badge = 16,
    .card_font = 26,
};

LoopItem *loop_layout_add(LoopLayout *layout, LoopItem item) {
    if (layout->n_items == LOOP_ITEMS) return NULL;
    layout->items[layout->n_items] = item;
    return &layout->items[layout->n_items++];
}

static bool is_large(const LoopSizes *sizes) {
    return sizes->is_large;
}

enum { SECTION_GAP = 6 }; // between the bays, where it is small

static int most_in(const Scene *scene, TaskState state) {
    int most = scene->track ? (int)scene->track->most_in[state] : 0;
    return most > 1 ? most : 1;
}

// How much of the air of the picture (01) a panel [h] logical pixels high can have between its
// parts, 0 … 1, so that all that the run ever has asleep at once still finds room.
static float air_of(const Scene *scene, const LoopSizes *s, float h) {
    if (!scene->track) return 0;
    float row = s->is_large ? 36 : 28, header = s->is_large ? 28 : 24,
          gap = s->is_large ? 16 : SECTION_GAP, least = s->is_large ? 44 : 32;
    int rows = most_in(scene, STATE_ON_FUTURE) + most_in(scene, STATE_ON_IO) +
               most_in(scene, STATE_IN_WORKER);
    float room = h - s->pad / 2;
    float bays = (room - s->header_y - ((float)rows * row + 3 * header + 2 * gap)) / 56;
    float timers = (room - s->rows_y - (float)(scene->track->most_timers + 1) * least) / 60;
    float air = bays < timers ? bays : timers;
    return air < 0 ? 0 : air > 1 ? 1 : air;
}

static const LoopSizes *with_air(const Scene *scene, const LoopSizes *sizes, float h) {
    float air = air_of(scene, sizes, h);
    if (air <= 0) return sizes;
    LoopSizes *s = arena_alloc(scene->view->arena, sizeof *s);
    *s = *sizes;
    s->title_y += 2 * air, s->queue_title_y += 10 * air, s->queue_y += 12 * air;
    s->card_y += 8 * air, s->card_h += 12 * air, s->slot_y += 32 * air, s->hair_y += 48 * air;
    s->header_y += 56 * air, s->rows_y += 60 * air, s->pitch += 4 * air;
    return s;
}

static const LoopSizes *choose_sizes(const Scene *scene, Rect panel) {
    float scale = scene->view->ui->scale;
    float h = (float)panel.h / scale, w = (float)panel.w / scale;
    if (scene->view->is_slide && h >= 320) return loop_slide_sizes(scene, h);
    if (h >= 520 && w >= 560) return with_air(scene, &sizes_large, h);
    if (h >= 440) return with_air(scene, &sizes_small, h);
    return h >= 348 ? &sizes_small : h >= LOOP_FLAT_H + 4 ? &sizes_tight : &sizes_flat;
}

// ---- the running place and the queue

static void place_card(LoopLayout *layout, const Scene *scene) {
    const ModelHandle *handle = model_running(scene->model);
    if (!handle) return;
    const ModelTask *task = model_task(scene->model, scene_handle_task(scene, handle));
    bool is_before = scene->event->kind == EVENT_HANDLE_BEGIN;      // its step comes next
    if (task && task->state != STATE_RUNNING && !is_before) return; // it has left already
    loop_layout_add(layout, (LoopItem){.form = ITEM_CARD,
                                       .handle = handle,
                                       .task = task ? task->future.id : 0,
                                       .future = scene_handle_future(scene, handle),
                                       .chip = scene_handle_chip(scene, handle),
                                       .size = CHIP_L,
                                       .row = layout->card,
                                       .rect = layout->card});
}

static LoopItem queue_item(const Scene *scene, const ModelHandle *handle) {
    LoopItem item = {.form = ITEM_QUEUE,
                     .handle = handle,
                     .task = scene_handle_task(scene, handle),
                     .future = scene_handle_future(scene, handle),
                     .chip = scene_handle_chip(scene, handle)};
    if (handle->cancelled) item.chip.look = LOOK_CANCELLED, item.chip.icon = ICON_SLASH;
    item.chip.is_now = handle->id == scene->now_handle && scene->event->kind != EVENT_HANDLE_BEGIN;
    return item;
}

// The whole chips from the head on, as many as leave room for those behind them.
static const ModelHandle *place_whole(LoopLayout *layout, const Scene *scene, int *right,
                                      uint32_t *n_left) {
    const View *view = scene->view;
    const LoopSizes *s = layout->sizes;
    int gap = ui_px(view->ui, 4), inset = (layout->queue.h - ui_px(view->ui, s->head_h)) / 2;
    int left = layout->queue.x + inset;
    // A name is worth more than its icon, and than who is behind it but for a sliver.
    int most = layout->queue.w - 2 * inset - (*n_left > 1 ? ui_px(view->ui, 40) : 0);
    int with_icon = *n_left > 1 ? layout->queue.w / 2 : most;
    ChipSize size = is_large(s) ? CHIP_L : CHIP_M;
    const ModelHandle *handle = model_ready_first(scene->model);
    for (bool is_head = true; handle; is_head = false) {
        LoopItem item = queue_item(scene, handle);
        item.size = size;
        int w = chip_width(view, size, &item.chip);
        if (w > with_icon) item.chip.icon = ICON_NONE, w = chip_width(view, size, &item.chip);
        if (w < ui_px(view->ui, s->head_h * 1.2F)) w = ui_px(view->ui, s->head_h * 1.2F);
        if (w > most) w = most;
        // Room for the shapes of four and slivers of the rest, unless this is the last one.
        uint32_t behind = *n_left - 1;
        int reserve = behind ? ui_px(view->ui, behind < 4 ? (float)behind * 34 : 4 * 34 + 40) : 0;
        if (!is_head && *right - w - reserve < left) break;
        item.rect = (Rect){*right - w, layout->queue.y + inset, w, layout->queue.h - 2 * inset};
        item.row = item.rect;
        *right = item.rect.x - gap;
        --*n_left;
        layout->tail_x = item.rect.x;
        if (!loop_layout_add(layout, item)) break;
        handle = model_ready_next(scene->model, handle);
    }
    return handle;
}

static void place_queue(LoopLayout *layout, const Scene *scene) {
    enum { SHAPES = 4 };
    const View *view = scene->view;
    const LoopSizes *s = layout->sizes;
    int inset = (layout->queue.h - ui_px(view->ui, s->head_h)) / 2;
    int right = layout->queue.x + layout->queue.w - inset;
    uint32_t n_left = scene->model->now.n_ready;
    layout->tail_x = right;
    const ModelHandle *handle = place_whole(layout, scene, &right, &n_left);
    // Those behind peep out from under the one before them by a shape's width.
    int pitch = ui_px(view->ui, is_large(s) ? 34 : 26), left = layout->queue.x + inset;
    for (int i = 0; handle && i < SHAPES && layout->tail_x - pitch >= left + pitch; i++) {
        LoopItem item = queue_item(scene, handle);
        item.form = ITEM_SHAPE;
        item.size = is_large(s) ? CHIP_L : CHIP_M;
        item.rect = (Rect){layout->tail_x - pitch, layout->queue.y + inset,
                           pitch + ui_px(view->ui, 12), layout->queue.h - 2 * inset};
        item.row = item.rect;
        if (!loop_layout_add(layout, item)) break;
        layout->tail_x = item.rect.x;
        n_left--;
        handle = model_ready_next(scene->model, handle);
    }
    layout->n_behind = n_left;
    if (!n_left) return;
    int step = ui_px(view->ui, 3) > 0 ? ui_px(view->ui, 3) : 1;
    uint32_t room = (uint32_t)((layout->tail_x - left) / step);
    if (layout->n_behind > room) layout->n_behind = room;
    layout->tail_x -= (int)layout->n_behind * step;
}

// ---- timers

static ObjectId waiting_for(const Scene *scene, ObjectId whom) {
    if (model_task(scene->model, whom)) return whom;
    return scene_waiter(scene, whom);
}

LoopItem loop_timer_item(const Scene *scene, const ModelHandle *handle) {
    LoopItem item = {.form = ITEM_TIMER, .handle = handle};
    item.task = waiting_for(scene, handle->whom);
    const ModelTask *task = model_task(scene->model, item.task);
    if (task) {
        item.chip = scene_chip(scene, task);
        if (!state_is_waiting(task->state)) item.chip.look = LOOK_TIMER;
    } else {
        item.chip = scene_handle_chip(scene, handle);
        item.chip.look = LOOK_TIMER;
    }
    item.chip.icon = ICON_NONE;
    bool is_awaiting = scene->event && scene->event->kind == EVENT_TASK_AWAIT;
    item.chip.is_now = handle->id == scene->now_handle ||
                       (is_awaiting && item.task && item.task == scene->now_task);
    return item;
}

// How high the rows of the timers are: as many at once as the run ever has, so that they stay where
// they are. Where even low ones find no room, they are short lines.
static void measure_timers(LoopLayout *layout, const Scene *scene) {
    const Ui *ui = scene->view->ui;
    const LoopSizes *s = layout->sizes;
    int n = (int)scene->model->now.n_timers + (scene->chain.due != EVENT_NONE);
    int most = scene->track ? (int)scene->track->most_timers : 0;
    if (s->is_slide) // as many as there are: large counts more than that they stay
        n = n * ui_px(ui, s->pitch) > layout->timers.h ? n : 1;
    else if (n < most)
        n = most;
    int pitch = ui_px(ui, s->pitch), least = ui_px(ui, is_large(s) ? 36 : 28);
    int gap = ui_px(ui, s->pitch - s->row_h);
    if (n > 0 && n * pitch > layout->timers.h + gap) { // else the usual ones
        gap = ui_px(ui, 4);
        pitch = (layout->timers.h + gap) / n;
    }
    layout->is_many = pitch < least && n > 1;
    layout->timer_pitch = layout->is_many ? ui_px(ui, s->pitch) : pitch;
    layout->timer_h = layout->is_many ? ui_px(ui, s->row_h) : pitch - gap;
}

// The largest size in which the name stands whole in [most] pixels.
static ChipSize timer_chip_size(const LoopLayout *layout, const Scene *scene, const Chip *chip,
                                int most) {
    const Ui *ui = scene->view->ui;
    ChipSize size = layout->timer_h >= ui_px(ui, 40) ? CHIP_M : CHIP_S;
    if (chip->is_bare) size = layout->timer_h >= ui_px(ui, 30) ? CHIP_L : CHIP_M;
    while (size > CHIP_S && chip_width(scene->view, size, chip) > most)
        size--;
    return size;
}

static void place_rows(LoopLayout *layout, const Scene *scene, const ModelHandle *const *timers) {
    Ui *ui = scene->view->ui;
    const LoopSizes *s = layout->sizes;
    int y = layout->timers.y + (layout->has_ghost ? layout->timer_pitch : 0);
    for (uint32_t i = 0; i < layout->n_timers_shown; i++) {
        LoopItem item = loop_timer_item(scene, timers[i]);
        item.place = (int)i + 1;
        item.chip.is_bare = s->is_slide;
        item.row = (Rect){layout->timers.x, y, layout->timers.w, layout->timer_h};
        int x = item.row.x + ui_px(ui, loop_indent(s));
        // The name comes before all but the time when it is due.
        const char *due = scene_instant(scene, timers[i]->due_ns);
        int most = item.row.x + item.row.w - x - ui_px(ui, is_large(s) ? 28 : 20) -
                   text_width(ui->list.text, ui_sans(ui, s->font, 600), due);
        item.size = timer_chip_size(layout, scene, &item.chip, most);
        int h = chip_height(scene->view, item.size),
            w = chip_width(scene->view, item.size, &item.chip);
        if (w > most) w = most;
        item.rect = (Rect){x, y + (item.row.h - h) / 2 - ui_px(ui, 1), w, h};
        loop_layout_add(layout, item);
        y += layout->timer_pitch;
    }
}

static void place_lines(LoopLayout *layout, const Scene *scene, const ModelHandle *const *timers,
                        uint32_t per_column) {
    Ui *ui = scene->view->ui;
    const LoopSizes *s = layout->sizes;
    int top = layout->timers.y + (layout->has_ghost ? ui_px(ui, 36) : 0);
    uint32_t n_columns = (layout->n_timers_shown + per_column - 1) / per_column;
    int pitch = ui_px(ui, s->line_pitch), gap = ui_px(ui, 24);
    int indent = ui_px(ui, is_large(s) && n_columns < 2 ? 36 : 20);
    int w = n_columns > 1 ? (layout->timers.w - gap) / 2 : layout->timers.w;
    for (uint32_t i = 0; i < layout->n_timers_shown; i++) {
        LoopItem item = loop_timer_item(scene, timers[i]);
        item.form = ITEM_LINE;
        item.place = (int)i + 1;
        item.row = (Rect){layout->timers.x + (i >= per_column ? w + gap : 0),
                          top + (int)(i % per_column) * pitch, w, pitch};
        item.size = CHIP_S;
        int chip_w = chip_width(scene->view, CHIP_S, &item.chip);
        const char *due = scene_instant(scene, timers[i]->due_ns);
        int due_w = text_width(ui->list.text, ui_sans(ui, s->font, 500), due);
        // Its place in the row of timers leaves before a part of the name does.
        int most = w - ui_px(ui, 12) - due_w, x = indent + ui_px(ui, 12);
        if (x + chip_w > most) x = 0;
        if (x + chip_w > most) chip_w = most - x;
        int h = chip_height(scene->view, CHIP_S);
        item.rect = (Rect){item.row.x + x, item.row.y + (pitch - h) / 2, chip_w, h};
        loop_layout_add(layout, item);
    }
}

// Whether the names of those that are due next stand whole in two columns.
static bool names_fit_in_two(const LoopLayout *layout, const Scene *scene) {
    const ModelHandle *timers[LOOP_TIMERS];
    uint32_t n = model_next_timers(scene->model, timers, LOOP_TIMERS);
    Ui *ui = scene->view->ui;
    int room = (layout->timers.w - ui_px(ui, 24)) / 2 - ui_px(ui, 12);
    for (uint32_t i = 0; i < n; i++) {
        LoopItem item = loop_timer_item(scene, timers[i]);
        const char *due = scene_instant(scene, timers[i]->due_ns);
        int due_w = text_width(ui->list.text, ui_sans(ui, layout->sizes->font, 500), due);
        if (chip_width(scene->view, CHIP_S, &item.chip) + due_w > room) return false;
    }
    return true;
}

static void place_timers(LoopLayout *layout, const Scene *scene) {
    Ui *ui = scene->view->ui;
    const ModelHandle *timers[LOOP_TIMERS];
    const LoopSizes *s = layout->sizes;
    if (!layout->is_many) {
        layout->n_timers_shown = model_next_timers(scene->model, timers, LOOP_TIMERS);
        place_rows(layout, scene, timers);
        return;
    }
    int room = layout->timers.h - ui_px(ui, 36), pitch = ui_px(ui, s->line_pitch);
    int strip_h = ui_px(ui, 92);
    bool has_strip = room >= strip_h + 3 * pitch;
    if (has_strip) room -= strip_h;
    bool is_double = layout->timers.w >= ui_px(ui, 340) && names_fit_in_two(layout, scene);
    int most = is_double ? LOOP_TIMERS / 2 : LOOP_TIMERS;
    uint32_t per_column = room > pitch ? (uint32_t)(room / pitch) : 1;
    if (per_column > (uint32_t)most) per_column = (uint32_t)most;
    layout->n_timers_shown =
        model_next_timers(scene->model, timers, is_double ? per_column * 2 : per_column);
    place_lines(layout, scene, timers, per_column);
    if (!has_strip) return;
    layout->strip = layout->timers;
    rect_take_top(&layout->strip, layout->strip.h - ui_px(ui, 88));
}

// ---- bays

LoopItem loop_bay_item(const LoopLayout *layout, const Scene *scene, const Bay *bay) {
    const View *view = scene->view;
    LoopItem item = {.form = ITEM_BAY, .bay = bay};
    item.size = is_large(layout->sizes) ? CHIP_M : CHIP_S;
    item.chip = scene_chip(scene, bay->first);
    if (bay->n > 1) {
        const Tr *texts = view->tr;
        item.chip.identity = -1;
        item.chip.name = TR(view->arena, texts, "stage.times", {"n", .number = bay->n});
        item.chip.is_hot = false;
    } else {
        item.task = bay->first->future.id;
    }
    bool is_awaiting = scene->event && scene->event->kind == EVENT_TASK_AWAIT;
    item.chip.is_now = is_awaiting && item.task && item.task == scene->now_task;
    return item;
}

static void place_bay(LoopLayout *layout, const Scene *scene, const Bay *bay, int y, int row_h) {
    const View *view = scene->view;
    LoopItem item = loop_bay_item(layout, scene, bay);
    // The name comes first: the bay says what the icon does, and what it waits for stands in Tasks.
    int w = chip_width(view, item.size, &item.chip), h = chip_height(view, item.size);
    if (w > layout->bays.w) item.chip.icon = ICON_NONE;
    w = chip_width(view, item.size, &item.chip);
    if (w > layout->bays.w) w = layout->bays.w;
    item.row = (Rect){layout->bays.x, y, layout->bays.w, row_h};
    item.rect = (Rect){layout->bays.x, y + (row_h - h) / 2, w, h};
    loop_layout_add(layout, item);
}

static int bay_rows(const Scene *scene, TaskState state) {
    int n = 0;
    for (int i = 0; i < scene->n_bays; i++)
        n += scene->bays[i].state == state;
    return n;
}

// One header with its rows, cut to [most] rows. Returns where the next header stands.
static int place_section(LoopLayout *layout, const Scene *scene, TaskState state, int y, int most) {
    Ui *ui = scene->view->ui;
    bool is_roomy = is_large(layout->sizes);
    int header = ui_px(ui, is_roomy ? 28 : 24), row = ui_px(ui, is_roomy ? 36 : 28);
    int rows = 0, n = bay_rows(scene, state);
    y += header;
    uint32_t n_left = scene->model->now.by_state[state];
    if (n > most) most--; // the last line says how many there are
    for (int i = 0; i < scene->n_bays && rows < most; i++) {
        if (scene->bays[i].state != state) continue;
        n_left -= scene->bays[i].n;
        place_bay(layout, scene, &scene->bays[i], y, row);
        y += row;
        rows++;
    }
    if (n > rows && state == STATE_ON_FUTURE) {
        layout->more_y = y;
        layout->n_more = n_left;
        y += row;
    } else if (!rows) {
        y += row;
    }
    return y + ui_px(ui, is_roomy ? 16 : SECTION_GAP);
}

// Beside another loop there is room only for those bays in which somebody is.
static void place_few_bays(LoopLayout *layout, const Scene *scene) {
    Ui *ui = scene->view->ui;
    int row = ui_px(ui, 28), header = ui_px(ui, 24), bottom = layout->bays.y + layout->bays.h;
    int io = bay_rows(scene, STATE_ON_IO), workers = bay_rows(scene, STATE_IN_WORKER);
    int kept = (io ? header + io * row : 0) + (workers ? header + workers * row : 0);
    int most = (bottom - layout->bays.y - header - kept) / row;
    layout->io_y = layout->worker_y = -1;
    int y = place_section(layout, scene, STATE_ON_FUTURE, layout->bays.y, most > 1 ? most : 1);
    if (io && y + header + row <= bottom) {
        layout->io_y = y;
        y = place_section(layout, scene, STATE_ON_IO, y, (bottom - y - header) / row);
    }
    if (!workers || y + header + row > bottom) return;
    layout->worker_y = y;
    place_section(layout, scene, STATE_IN_WORKER, y, (bottom - y - header) / row);
}

static void place_bays(LoopLayout *layout, const Scene *scene) {
    Ui *ui = scene->view->ui;
    bool is_roomy = is_large(layout->sizes);
    int row = ui_px(ui, is_roomy ? 36 : 28), other = ui_px(ui, is_roomy ? 80 : 52 + SECTION_GAP);
    int top = layout->bays.y, bottom = layout->bays.y + layout->bays.h;
    int io = bay_rows(scene, STATE_ON_IO), workers = bay_rows(scene, STATE_IN_WORKER);
    if (io < 1) io = 1;
    if (workers < 1) workers = 1;
    int others = 2 * other + (io - 1 + workers - 1) * row;
    int room = bottom - top - ui_px(ui, is_roomy ? 28 : 24); // below its header; no gap at the end
    layout->io_y = layout->worker_y = -1;
    int most = (room - others) / row;
    bool is_deserted = !bay_rows(scene, STATE_ON_IO) && !bay_rows(scene, STATE_IN_WORKER);
    bool is_crowded = bay_rows(scene, STATE_ON_FUTURE) > most && is_deserted;
    if (most < 1 || is_crowded) { // I/O and workers in one line each, if there is room for that
        int line = ui_px(ui, 24), header = ui_px(ui, is_roomy ? 28 : 24);
        room = bottom - top - header - 2 * line - ui_px(ui, 8);
        most = room / row > 1 ? room / row : 1;
        int y = place_section(layout, scene, STATE_ON_FUTURE, top, most);
        if (y + 2 * line > bottom) return;
        layout->is_brief = true;
        layout->io_y = bottom - 2 * line;
        layout->worker_y = bottom - line;
        return;
    }
    int y = place_section(layout, scene, STATE_ON_FUTURE, top, most);
    layout->io_y = y;
    y = place_section(layout, scene, STATE_ON_IO, y, io);
    layout->worker_y = y;
    place_section(layout, scene, STATE_IN_WORKER, y, workers);
}

// ---- an exception on its way

// Where the panel is narrow, or the chain so long that its rows have one line each, code is worth
// more than who is asleep: the chain has all of the width.
static bool is_chain_wide(const LoopSizes *sizes, const Failure *failure) {
    enum { LONG = 8 };
    return !sizes->is_large || failure->n + failure->n_ahead > LONG;
}

static bool place_wide_chain(LoopLayout *layout, const Ui *ui, int bottom) {
    int top = layout->queue.y + layout->queue.h + ui_px(ui, 4), line = ui_px(ui, 28);
    int way = ui_px(ui, 12); // beside it, up to the running place
    if (bottom - line - layout->card.y - layout->card.h < ui_px(ui, 150)) return false;
    int w = layout->card.x + layout->card.w - layout->queue.x;
    layout->chain = (Rect){layout->queue.x, top, w - way, bottom - line - top};
    layout->brief = (Rect){layout->queue.x, bottom - line, w, line};
    layout->chain_is_wide = true;
    layout->has_asleep = layout->has_ghost = false;
    return true;
}

// The chain stands below the queue; timers and bays move below the running place.
static void place_chain(LoopLayout *layout, const Ui *ui, const Failure *failure, int bottom) {
    const LoopSizes *s = layout->sizes;
    if (is_chain_wide(s, failure) && place_wide_chain(layout, ui, bottom)) return;
    bool is_roomy = is_large(s);
    int gap = ui_px(ui, is_roomy ? 24 : 14), header = ui_px(ui, is_roomy ? 32 : 24);
    int top = layout->queue.y + layout->queue.h + gap;
    if (bottom - top < ui_px(ui, 150)) return;
    layout->chain = (Rect){layout->queue.x, top, layout->queue.w, bottom - top};
    int y = layout->card.y + layout->card.h + gap, room = bottom - y;
    layout->timers_title_y = y;
    layout->is_many = true; // short rows
    layout->has_ghost = false;
    layout->timers = (Rect){layout->card.x, y + header, layout->card.w, room * 4 / 10 - header};
    y += room * 4 / 10 + ui_px(ui, 8);
    layout->bays = (Rect){layout->card.x, y, layout->card.w, bottom - y};
}

// ---- all of it

static void place_regions(LoopLayout *layout, const Scene *scene, Rect panel) {
    Ui *ui = scene->view->ui;
    const LoopSizes *s = layout->sizes;
    int pad = ui_px(ui, s->pad), inner = panel.w - 2 * pad, gap = ui_px(ui, s->gap);
    int x = panel.x + pad;
    int card_w = inner * (s->is_slide ? 340 : 325) / 1000;
    if (card_w > ui_px(ui, 280)) card_w = ui_px(ui, 280);
    layout->panel = panel;
    layout->card =
        (Rect){x + inner - card_w, panel.y + ui_px(ui, s->card_y), card_w, ui_px(ui, s->card_h)};
    layout->queue =
        (Rect){x, panel.y + ui_px(ui, s->queue_y), inner - card_w - gap, ui_px(ui, s->queue_h)};
    layout->line_x = x + ui_px(ui, is_large(s) ? 20.0F : s->is_slide ? 16.0F : 14.0F);
    layout->slot = (Rect){layout->line_x - ui_px(ui, s->slot_w) / 2, panel.y + ui_px(ui, s->slot_y),
                          ui_px(ui, s->slot_w), ui_px(ui, s->slot_h)};
    layout->hair_y = panel.y + ui_px(ui, s->hair_y);
    layout->await_x = layout->card.x + card_w / 2;
    int top = panel.y + ui_px(ui, s->rows_y), bottom = panel.y + panel.h - ui_px(ui, s->pad / 2);
    layout->timers = (Rect){x, top, inner * (is_large(s) ? 525 : 586) / 1000, bottom - top};
    if (s->is_slide) loop_slide_cut(layout, scene, panel.y + ui_px(ui, s->header_y), inner);
    measure_timers(layout, scene);
    if (layout->is_many && is_large(s)) layout->timers.w = inner * 600 / 1000;
    float between_px = layout->is_many ? 32 : 40;
    int between = ui_px(ui, is_large(s) ? between_px : 20);
    int bays_x = layout->timers.x + layout->timers.w + between;
    if (!s->is_slide)
        layout->bays = (Rect){bays_x, panel.y + ui_px(ui, s->header_y), x + inner - bays_x,
                              bottom - panel.y - ui_px(ui, s->header_y)};
    layout->has_asleep = bottom - top >= ui_px(ui, s->row_h);
    if (!layout->has_asleep) { // the rest in one line
        int from = panel.y + ui_px(ui, s->hair_y), to = panel.y + panel.h - ui_px(ui, 4);
        layout->brief = (Rect){panel.x + pad, from, inner, to - from};
    }
    layout->has_ghost = layout->has_asleep && scene->chain.due != EVENT_NONE;
    layout->timers_title_y = panel.y + ui_px(ui, s->header_y);
    if (scene->failure) place_chain(layout, ui, scene->failure, bottom);
    layout->ghost = layout->timers;
    layout->ghost.h = layout->is_many ? ui_px(ui, 28) : layout->timer_h;
}

void loop_layout(LoopLayout *layout, const Scene *scene, Rect panel) {
    *layout = (LoopLayout){.sizes = choose_sizes(scene, panel)};
    place_regions(layout, scene, panel);
    place_card(layout, scene);
    if (!predict_hides_queue(scene->view)) place_queue(layout, scene);
    if (!layout->has_asleep) return;
    if (!predict_hides_timers(scene->view)) place_timers(layout, scene);
    if (layout->sizes->is_slide)
        loop_slide_bays(layout, scene);
    else if (scene->view->pair)
        place_few_bays(layout, scene);
    else
        place_bays(layout, scene);
}

static bool is_timer(const LoopItem *item) {
    return item->form == ITEM_TIMER || item->form == ITEM_LINE;
}

static bool is_same_handle(const LoopItem *a, const LoopItem *b) {
    return a->handle && b->handle && a->handle->id == b->handle->id;
}

// A timer is known by its handle, also as the call in the queue that it becomes; all else by the
// task. A task may have timers beside its own place: those of its time-outs, which stay.
const LoopItem *loop_layout_find(const LoopLayout *before, const LoopLayout *now,
                                 const LoopItem *item) {
    for (int i = 0; i < before->n_items; i++)
        if (is_same_handle(item, &before->items[i])) return &before->items[i];
    const LoopItem *found = NULL;
    for (int i = 0; item->task && i < before->n_items; i++) {
        const LoopItem *old = &before->items[i];
        if (old->task != item->task) continue;
        bool stays = false;
        for (int j = 0; is_timer(old) && j < now->n_items; j++)
            stays |= is_same_handle(old, &now->items[j]);
        if (stays || (is_timer(item) && is_timer(old))) continue;
        if (is_timer(item) && old->form == ITEM_BAY) continue;
        found = old;
    }
    return found;
}
