// Name, state, then the chips of those who hold it and, behind a word, of those who wait. Where the
// column is narrow the chips stand below.
#include "view/stage/sync_rows.h"

enum { MOST_CHIPS = 6 };

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    bool is_small;
    int row_h; // of one line
    float font;
} Panel;

static Panel panel_of(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    bool is_small = (float)area.w / ui->scale < 400;
    return (Panel){.scene = scene,
                   .view = view,
                   .ui = ui,
                   .theme = ui->theme,
                   .is_small = is_small,
                   .row_h = ui_px(ui, is_small ? 26 : 30),
                   .font = is_small ? 13 : 15};
}

static bool is_queue(const ModelSync *sync) {
    return sync->what >= SYNC_QUEUE && sync->what <= SYNC_PRIORITY_QUEUE;
}

static bool is_held(const ModelSync *sync) {
    return sync->what == SYNC_LOCK && (sync->holder || sync->text || !sync->value);
}

static bool has_second_line(const Panel *p, const ModelSync *sync) {
    bool has_contents = is_queue(sync) && sync->value && sync->text;
    return p->is_small && (sync->holder || sync->first_holder || sync->n_waiters || has_contents);
}

static int height_of(const Panel *p, const ModelSync *sync) {
    return p->row_h * (has_second_line(p, sync) ? 2 : 1);
}

// What only a call of asyncio uses, and what nobody can see any more, is not shown.
static bool is_shown(const ModelSync *sync) {
    return sync->what != SYNC_GROUP && !sync->is_gone;
}

// ---- words

static const char *state_text(const Panel *p, const ModelSync *sync) {
    Arena *arena = p->view->arena;
    const Tr *texts = p->view->tr;
    switch (sync->what) {
    case SYNC_LOCK:
        if (!is_held(sync)) return tr(texts, "stage.sync.free");
        if (sync->holder || !sync->text) return tr(texts, "stage.sync.held");
        return TR(arena, texts, "stage.why.held",
                  {"name", .text = trace_text(p->scene->trace, sync->text)});
    case SYNC_SEMAPHORE: return TR(arena, texts, "stage.sync.n-free", {"n", .number = sync->value});
    case SYNC_EVENT: return tr(texts, sync->value ? "stage.sync.set" : "stage.sync.clear");
    case SYNC_QUEUE:
    case SYNC_LIFO_QUEUE:
    case SYNC_PRIORITY_QUEUE:
        if (sync->capacity)
            return TR(arena, texts, "stage.sync.items-of", {"n", .number = sync->value},
                      {"total", .number = sync->capacity});
        return TR(arena, texts, "stage.sync.items", {"n", .number = sync->value});
    case SYNC_BARRIER:
        return TR(arena, texts, "stage.sync.there", {"n", .number = sync->value},
                  {"total", .number = sync->capacity});
    case SYNC_CONDITION:
    case SYNC_GROUP: break;
    }
    return "";
}

// ---- who

static bool draw_task(const Panel *p, Rect *line, ObjectId id) {
    const ModelTask *task = model_task(p->scene->model, id);
    if (!task) return true;
    Chip chip = scene_chip(p->scene, task);
    chip.icon = ICON_NONE;
    int w = chip_width(p->view, CHIP_S, &chip), h = chip_height(p->view, CHIP_S);
    int most = ui_px(p->ui, 88);
    if (w > most) w = most;
    if (w > line->w) return false;
    Rect at = rect_take_left(line, w);
    at.y += (at.h - h) / 2, at.h = h;
    chip_draw(p->view, at, CHIP_S, &chip);
    if (scene_point(p->scene, at, scene_task_thing(p->scene, id))) scene_pin(p->scene, id);
    rect_take_left(line, ui_px(p->ui, 4));
    return true;
}

static void draw_count(const Panel *p, Rect *line, uint32_t n) {
    const char *more = arena_printf(p->view->arena, "+%u", n);
    int w = scene_word(p->scene, *line, ui_sans(p->ui, 13, 500), p->theme->dim, UI_LEFT, more);
    rect_take_left(line, w ? w + ui_px(p->ui, 4) : 0);
}

static void draw_holders(const Panel *p, Rect *line, const ModelSync *sync) {
    if (sync->holder) draw_task(p, line, sync->holder);
    uint32_t slot = sync->first_holder, n = 0, left = 0;
    for (; slot; slot = p->scene->model->callbacks[slot].next) {
        bool fits = n < MOST_CHIPS && !left;
        if (!fits || !draw_task(p, line, p->scene->model->callbacks[slot].whom)) left++;
        n++;
    }
    if (left) draw_count(p, line, left);
}

static void draw_waiters(const Panel *p, Rect *line, const ModelSync *sync) {
    const Model *model = p->scene->model;
    uint32_t waiting = sync->n_waiters + sync->n_blocked, n = 0;
    if (!waiting) return;
    int w = scene_word(p->scene, *line, ui_sans(p->ui, 13, 400), p->theme->faint, UI_LEFT,
                       tr(p->view->tr, "stage.sync.waiting"));
    if (!w) return;
    rect_take_left(line, w + ui_px(p->ui, 6));
    for (ObjectId id = sync->first_waiter; id && n < MOST_CHIPS; n++) {
        const ModelFuture *future = model_future(model, id);
        if (!future || !draw_task(p, line, model_first_waiting_task(model, future))) break;
        id = future->next_waiter;
    }
    if (waiting > n) draw_count(p, line, waiting - n);
}

// What is in a queue, as far as there is room before those who wait.
static void draw_contents(const Panel *p, Rect *line, const ModelSync *sync) {
    if (!is_queue(sync) || !sync->value || !sync->text) return;
    Rect at = *line;
    if (sync->n_waiters) at.w = at.w / 2;
    const char *text = trace_text(p->scene->trace, sync->text);
    TextStyle style = ui_mono(p->ui, p->is_small ? 12 : 14, 400);
    int w = ui_label_cut(p->ui, at, style, p->theme->text, UI_LEFT, text);
    rect_take_left(line, w + ui_px(p->ui, 8));
}

// ---- rows

static void draw_row(const Panel *p, Rect row, const ModelSync *sync) {
    Ui *ui = p->ui;
    const Scene *scene = p->scene;
    ViewThing thing = {VIEW_SYNC, scene->run, sync->id};
    bool is_now =
        scene->event && scene->event->kind == EVENT_SYNC_STATE && scene->event->subject == sync->id;
    Rect tint = {row.x - ui_px(ui, 8), row.y, row.w + ui_px(ui, 16), row.h};
    scene_point(scene, tint, thing);
    if (is_now)
        draw_box(&ui->list, tint, (Box){p->theme->now_tint, 0, BORDER_NONE, 0, 6 * ui->scale});
    scene_ring(scene, tint, thing);
    Rect second = has_second_line(p, sync) ? rect_take_bottom(&row, p->row_h) : (Rect){0};
    int icon = ui_px(ui, 14), number = scene_number(scene, CAUSE_ROW, sync->id);
    draw_icon(&ui->list, is_queue(sync) ? ICON_BOX : ICON_LOCK, row.x, row.y + (row.h - icon) / 2,
              icon, p->theme->dim);
    if (number) badge_draw(p->view, row.x + icon / 2, row.y + row.h / 2, ui_px(ui, 20), number);
    rect_take_left(&row, icon + ui_px(ui, 8));
    Rect name = rect_take_left(&row, p->is_small ? row.w / 2 : row.w * 22 / 100);
    name.w -= ui_px(ui, 8);
    ui_label_cut(ui, name, ui_sans(ui, p->font, 600), p->theme->text, UI_LEFT,
                 scene_sync_name(scene, sync));
    Rect words = p->is_small ? row : rect_take_left(&row, row.w * 32 / 100);
    ui_label_cut(ui, words, ui_sans(ui, p->font < 14 ? p->font : 14, 400),
                 is_now ? p->theme->text : p->theme->dim, UI_LEFT, state_text(p, sync));
    Rect *rest = p->is_small ? &second : &row;
    if (rect_is_empty(*rest)) return;
    if (p->is_small) rect_take_left(rest, icon + ui_px(ui, 8));
    draw_holders(p, rest, sync);
    draw_contents(p, rest, sync);
    draw_waiters(p, rest, sync);
}

static int head_height(const Panel *p) {
    return ui_px(p->ui, p->is_small ? 38 : 50);
}

int sync_rows_height(const Scene *scene, Rect area) {
    Panel p = panel_of(scene, area);
    int h = 0, most = area.h * 45 / 100;
    for (uint32_t i = 1; i <= scene->model->now.n_syncs; i++) {
        const ModelSync *sync = &scene->model->syncs[i];
        if (is_shown(sync)) h += height_of(&p, sync);
    }
    if (!h || most < head_height(&p) + p.row_h) return 0;
    h += head_height(&p);
    return h < most ? h : most;
}

static const ModelSync *next_of(const Scene *scene, uint32_t *i) {
    while (*i < scene->model->now.n_syncs) {
        const ModelSync *sync = &scene->model->syncs[++*i];
        if (is_shown(sync)) return sync;
    }
    return NULL;
}

// Where not all find room, those that the last events were about are seen.
static uint32_t latest_shown(const Panel *p, int room) {
    const Model *model = p->scene->model;
    uint32_t since = 0;
    int all = 0;
    for (uint32_t i = 0; next_of(p->scene, &i);)
        all += height_of(p, &model->syncs[i]);
    while (all > room - p->row_h) { // the one that was silent for the longest leaves
        uint32_t oldest = EVENT_NONE;
        int h = 0;
        for (uint32_t i = 0; next_of(p->scene, &i);) {
            uint32_t last = model->syncs[i].last_event;
            if (last < since || last >= oldest) continue;
            oldest = last, h = height_of(p, &model->syncs[i]);
        }
        if (!h) break;
        since = oldest + 1;
        all -= h;
    }
    return since;
}

Rect sync_rows_draw(const Scene *scene, Rect area, ObjectId wanted) {
    if (rect_is_empty(area)) return (Rect){0};
    Panel p = panel_of(scene, area);
    Ui *ui = p.ui;
    rect_take_top(&area, ui_px(ui, p.is_small ? 6 : 10)); // off the chips above
    draw_fill(&ui->list, (Rect){area.x, area.y, area.w, ui_px(ui, 1)}, p.theme->line);
    rect_take_top(&area, ui_px(ui, p.is_small ? 8 : 16));
    Rect title = rect_take_top(&area, ui_px(ui, 20));
    scene_word(scene, title, ui_sans(ui, 15, 600), p.theme->text, UI_LEFT,
               tr(p.view->tr, "stage.syncs"));
    rect_take_top(&area, ui_px(ui, 4));
    int all = 0;
    for (uint32_t i = 0; next_of(scene, &i);)
        all += height_of(&p, &scene->model->syncs[i]);
    uint32_t since = all > area.h ? latest_shown(&p, area.h) : 0, n_left = 0;
    const ModelSync *sync;
    Rect found = {0};
    for (uint32_t i = 0; (sync = next_of(scene, &i));) {
        if (sync->last_event < since) {
            n_left++;
            continue;
        }
        Rect row = rect_take_top(&area, height_of(&p, sync));
        draw_row(&p, row, sync);
        if (sync->id == wanted) found = row;
    }
    if (n_left)
        scene_word(scene, rect_take_top(&area, p.row_h), ui_sans(ui, p.font, 400), p.theme->faint,
                   UI_LEFT,
                   TR(p.view->arena, p.view->tr, "stage.more",
                      {"n", .text = tr_number(p.view->arena, p.view->tr, n_left)}));
    return found;
}
