// Nothing is shown of what the loop did until it is chosen; whoever wants to know reads the queue.
#include "view/stage/beloop_panel.h"

#include <limits.h>

#include "view/parts/bar.h"
#include "view/parts/row.h"

// ---- what was wrong

// As it stands on the screen: a task, a future that will be filled, a callback.
static const char *name_of(const Scene *scene, Pick pick) {
    const ModelHandle *handle = pick.handle ? model_handle(scene->model, pick.handle) : NULL;
    const ModelTask *task = model_task(scene->model, pick.task);
    bool is_ready = handle && handle->place == PLACE_READY;
    if (is_ready || (handle && !task)) return scene_handle_chip(scene, handle).name;
    return task ? scene_task_name(scene, task) : "";
}

// Why [task], which has nothing in the ready queue and no timer, cannot run.
static const char *waiting_key(const Scene *scene, const ModelTask *task) {
    const ModelFuture *future = model_future(scene->model, task->awaits);
    const ModelSync *sync = future ? model_sync(scene->model, future->owner) : NULL;
    bool sleeps = scene->view->beloop->asked.kind == DECISION_SLEEP;
    if (state_is_over(task->state)) return "beloop.not.over";
    if (scene->view->beloop->asked.kind == DECISION_END) return "beloop.not.hopeless";
    switch (task->state) {
    case STATE_ON_IO: return sleeps ? "beloop.not.outside-later" : "why.await-io";
    case STATE_IN_WORKER: return sleeps ? "beloop.not.worker-later" : "why.await-worker";
    case STATE_ON_FUTURE: break;
    default: return "beloop.not.queued";
    }
    if (model_task(scene->model, task->awaits)) return "why.await-task";
    if (sync) return sync->what == SYNC_GROUP ? "why.await-group" : "beloop.not.sync";
    return future && future->n_parts > 1 ? "why.await-parts" : "beloop.not.future";
}

static const char *waiting_text(const Scene *scene, const ModelTask *task) {
    const ModelFuture *future = model_future(scene->model, task->awaits);
    const ModelSync *sync = future ? model_sync(scene->model, future->owner) : NULL;
    return TR(scene->view->arena, scene->view->tr, waiting_key(scene, task),
              {"task", .text = scene_task_name(scene, task)},
              {"future", .text = scene_future_name(scene, task->awaits)},
              {"sync", .text = sync ? scene_sync_name(scene, sync) : ""},
              {"n", .number = future ? future->n_parts_done : 0},
              {"of", .number = future ? future->n_parts : 0});
}

static const char *end_text(const Scene *scene) {
    const View *view = scene->view;
    uint32_t n = scene->model->now.n_ready;
    if (!n) return tr(view->tr, "beloop.not.end-asleep");
    return TR(view->arena, view->tr, "beloop.not.end-ready", {"n", .number = n});
}

static const char *wrong_text(const Scene *scene, Pick pick) {
    const View *view = scene->view;
    const ModelHandle *handle = pick.handle ? model_handle(scene->model, pick.handle) : NULL;
    const ModelTask *task = model_task(scene->model, pick.task);
    if (!handle && !task) return end_text(scene);
    bool sleeps = view->beloop->asked.kind == DECISION_SLEEP;
    bool is_limit = handle && handle->place != PLACE_READY && task && task->state != STATE_ON_TIMER;
    if (!handle || (is_limit && !sleeps)) return waiting_text(scene, task); // a time-out of its own
    const char *key = handle->place != PLACE_READY
                          ? sleeps ? "beloop.not.next-due" : "beloop.not.due"
                      : handle->cancelled ? "beloop.not.cancelled"
                                          : "beloop.not.first";
    return TR(view->arena, view->tr, key, {"what", .text = name_of(scene, pick)},
              {"at", .text = scene_instant(scene, handle->due_ns)},
              {"n", .number = model_ready_place(scene->model, handle->id)});
}

const char *beloop_sentence(const Scene *scene) {
    const Beloop *b = scene->view->beloop;
    return b->n_wrong ? wrong_text(scene, b->wrong) : tr(scene->view->tr, "beloop.asks");
}

void beloop_choose(View *view, Pick pick) {
    view->beloop_done->chooses = true;
    view->beloop_done->pick = pick;
    view->ui->wants_frame = true;
}

// ---- at what can be chosen

static void draw_frame(const View *view, Rect chip, Color color) {
    Ui *ui = view->ui;
    draw_box(&ui->list, rect_inset(chip, -ui_px(ui, 3)),
             (Box){.border = color,
                   .style = BORDER_SOLID,
                   .border_px = (float)ui_px(ui, 2),
                   .radius_px = (float)ui_px(ui, 10)});
}

int beloop_digit_px(const View *view) {
    return ui_px(view->ui, view->is_small ? 18 : 22);
}

// A key as on a keyboard. What was wrong has a cross in its place: it need not be tried again.
void beloop_mark_draw(const View *view, Rect chip, int x, int y, Pick pick) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const Beloop *b = view->beloop;
    int i = 0;
    while (i < b->n_choices && !pick_is_same(b->choices[i], pick))
        i++;
    bool is_wrong = b->n_wrong && pick_is_same(b->wrong, pick), is_marked = i == b->marked;
    if (i == b->n_choices && !is_wrong) return;
    Color color = is_wrong ? theme->fail : theme->text;
    if (is_wrong || is_marked) draw_frame(view, chip, color);
    int side = beloop_digit_px(view), icon = side * 3 / 4;
    Rect box = {x - side / 2, y - side / 2, side, side};
    draw_box(&ui->list, box,
             (Box){.fill = is_marked ? color : theme->bg,
                   .border = color,
                   .style = BORDER_SOLID,
                   .border_px = (float)ui_px(ui, 1),
                   .radius_px = (float)ui_px(ui, 5)});
    Color ink = is_marked ? theme->bg : color;
    if (is_wrong)
        draw_icon(&ui->list, ICON_CROSS, box.x + (side - icon) / 2, box.y + (side - icon) / 2, icon,
                  ink);
    else
        ui_label(ui, box, ui_sans(ui, view->is_small ? 12 : 14, 600), ink, UI_CENTER,
                 (char[]){(char)('1' + i), '\0'});
}

// ---- the ready queue, where the loop is not drawn

// In the running place: whoever runs, or the question.
static int draw_place(const Scene *scene, Rect at) {
    View *view = scene->view;
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    const ModelTask *task = model_task(scene->model, scene->model->now.running_task);
    const ModelHandle *handle = model_running(scene->model);
    Chip chip = task     ? scene_chip(scene, task)
                : handle ? scene_handle_chip(scene, handle)
                         : (Chip){.identity = -1};
    if (task || handle) {
        chip.look = LOOK_RUNNING;
        chip.icon = ICON_RUNNING;
        at.w = chip_width(view, CHIP_M, &chip);
        chip_draw(view, at, CHIP_M, &chip);
        return at.w;
    }
    bool asks = beloop_is_open(view);
    at.w = 2 * at.h;
    draw_box(&ui->list, at,
             (Box){.fill = asks ? theme->now_tint : theme->bg,
                   .border = asks ? theme->now_edge : theme->line2,
                   .style = BORDER_DASHED,
                   .border_px = (float)ui_px(ui, asks ? 2 : 1),
                   .radius_px = 8 * ui->scale});
    if (asks)
        ui_label(ui, at, ui_sans(ui, view->is_small ? 17 : 20, 700), theme->now_text, UI_CENTER,
                 "?");
    return at.w;
}

static void draw_ready(const Scene *scene, Rect at, const ModelHandle *handle, const Chip *chip) {
    View *view = scene->view;
    chip_draw(view, at, CHIP_M, chip);
    if (!beloop_is_open(view)) return;
    Pick pick = pick_of_handle(scene->model, handle);
    if (scene_point(scene, at, (ViewThing){VIEW_HANDLE, scene->run, handle->id}))
        beloop_choose(view, pick);
    int before = beloop_digit_px(view) / 2 + ui_px(view->ui, 4);
    beloop_mark_draw(view, at, at.x - before, at.y + at.h / 2, pick);
}

void beloop_queue_draw(const Scene *scene, Rect line) {
    View *view = scene->view;
    Ui *ui = view->ui;
    int gap = ui_px(ui, 16) + beloop_digit_px(view), h = chip_height(view, CHIP_M);
    TextStyle style = ui_sans(ui, view->is_small ? 13 : 15, 600);
    const char *title = tr(view->tr, "stage.ready-queue");
    int w = ui_label(ui, line, style, ui->theme->text, UI_LEFT, title);
    rect_take_left(&line, w + ui_px(ui, 12));
    line.y += (line.h - h) / 2, line.h = h;
    rect_take_left(&line, draw_place(scene, line) + gap);
    const ModelHandle *handle = model_ready_first(scene->model);
    if (!handle)
        ui_label(ui, line, ui_sans(ui, view->is_small ? 13 : 15, 400), ui->theme->faint, UI_LEFT,
                 tr(view->tr, "stage.empty"));
    for (uint32_t n = scene->model->now.n_ready; handle; n--) {
        Chip chip = scene_handle_chip(scene, handle);
        int chip_w = chip_width(view, CHIP_M, &chip), more = n > 1 ? ui_px(ui, 56) : 0;
        if (chip_w + more > line.w) {
            ui_label(ui, line, style, ui->theme->ready, UI_LEFT,
                     arena_printf(view->arena, "+%u", n));
            return;
        }
        draw_ready(scene, rect_take_left(&line, chip_w), handle, &chip);
        rect_take_left(&line, gap);
        handle = model_ready_next(scene->model, handle);
    }
}

// ---- the bar

static const char *score_text(const View *view) {
    BeloopScore score = beloop_score(view->beloop);
    if (!score.n) return "";
    return TR(view->arena, view->tr, score.row > 1 ? "beloop.score-row" : "beloop.score",
              {"right", .number = score.n_right}, {"n", .number = score.n},
              {"row", .number = score.row});
}

static const char *on_key(const Beloop *b) {
    return b->phase == BELOOP_OVER   ? "beloop.again"
           : b->phase == BELOOP_IDLE ? "beloop.next"
                                     : "beloop.on";
}

// What stands on the bar, from left to right.
typedef struct BarPart {
    enum { ON, KEYS, ARROWS, NOTHING, BACK, LEAVE, PARTS } what;
    const char *id;      // of a button; NULL: it is a hint
    UiButton button;     // of a hint its text
    const char *keys[4]; // of a hint
    int weight;
} BarPart;

// Some keys, and what they do; without a rect only their width.
static int draw_hint(View *view, const Rect *at, const BarPart *part) {
    Ui *ui = view->ui;
    int x = at ? at->x : 0, from = x, gap = ui_px(ui, 4);
    for (int i = 0; i < 3 && part->keys[i]; i++)
        x += gap + (at ? ui_key_hint(ui, x, at->y + at->h / 2, part->keys[i])
                       : ui_key_hint_width(ui, part->keys[i]));
    TextStyle style = ui_sans(ui, 15, 400);
    const char *text = part->button.label;
    int w = text_width(ui->list.text, style, text) + 1;
    if (x > from) x += gap;
    if (at) ui_label(ui, (Rect){x, at->y, w, at->h}, style, ui->theme->dim, UI_LEFT, text);
    return x + w - from;
}

static int list_parts(View *view, BarPart parts[PARTS]) {
    const Tr *texts = view->tr;
    const Beloop *b = view->beloop;
    int n = 0;
    if (b->phase == BELOOP_ASKS) {
        const char *last = arena_printf(view->arena, "%d", b->n_choices);
        const char *range = b->n_choices > 1 ? arena_printf(view->arena, "1–%s", last) : last;
        UiButton choose = {.label = tr(texts, "beloop.hint.choose")},
                 arrows = {.label = tr(texts, "beloop.hint.arrows")},
                 nothing = {.label = tr(texts, "beloop.nothing"), .key = "0"};
        if (b->n_choices) {
            parts[n++] = (BarPart){KEYS, NULL, choose, {range}, 3};
            parts[n++] = (BarPart){ARROWS, NULL, arrows, {"↑", "↓", "Enter"}, 1};
        }
        parts[n++] = (BarPart){NOTHING, "beloop.nothing", nothing, {0}, INT_MAX};
    } else if (b->phase == BELOOP_WAITS) {
        UiButton waits = {.label = tr(texts, "beloop.waits")};
        parts[n++] = (BarPart){KEYS, NULL, waits, {0}, 3};
    } else {
        UiButton on = {.label = tr(texts, on_key(b)), .key = "Enter", .is_primary = true};
        parts[n++] = (BarPart){ON, "beloop.on", on, {0}, INT_MAX};
    }
    if (b->phase == BELOOP_SHOWS) {
        UiButton said = {.label = tr(texts, b->is_told ? "beloop.told" : "beloop.right")};
        parts[n++] = (BarPart){KEYS, NULL, said, {0}, 3};
    }
    UiButton back = {.label = tr(texts, "beloop.back"), .key = "←", .is_quiet = true},
             leave = {.label = tr(texts, "beloop.leave"), .key = "Esc", .is_quiet = true};
    if (b->made.n) parts[n++] = (BarPart){BACK, "beloop.back", back, {0}, 2};
    parts[n++] = (BarPart){LEAVE, "beloop.leave", leave, {0}, INT_MAX};
    return n;
}

static void do_part(View *view, const BarPart *part) {
    switch (part->what) {
    case ON: view->beloop_done->goes_on = true; break;
    case NOTHING: beloop_choose(view, (Pick){0}); break;
    case BACK: view->beloop_done->takes_back = true; break;
    case LEAVE: view->beloop_done->leaves = true; break;
    case KEYS:
    case ARROWS:
    case PARTS: break;
    }
}

void beloop_bar_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    draw_fill(&ui->list, area, ui->theme->panel);
    draw_fill(&ui->list, (Rect){area.x, area.y, area.w, ui_px(ui, 1)}, ui->theme->line);
    rect_take_left(&area, view_margin(view));
    rect_take_right(&area, view_margin(view));
    float whole = bar_begin(view);
    BarPart parts[PARTS];
    RowItem items[PARTS + 1] = {0};
    int n = list_parts(view, parts), h = ui_px(ui, 32);
    for (int i = 0; i < n; i++)
        items[i] = (RowItem){.w = parts[i].id ? ui_button_width(ui, &parts[i].button)
                                              : draw_hint(view, NULL, &parts[i]),
                             .gap = ui_px(ui, 20),
                             .weight = parts[i].weight};
    const char *score = view->beloop->phase == BELOOP_OVER ? "" : score_text(view);
    TextStyle style = ui_sans(ui, 15, 500);
    int score_w = text_width(ui->list.text, style, score) + 1;
    items[n] = (RowItem){.w = score_w, .gap = ui_px(ui, 20), .weight = 4};
    row_fit(items, n + 1, area.w);
    for (int i = 0; i < n; i++) {
        if (!items[i].is_shown) continue;
        Rect at = {area.x + items[i].x, area.y, items[i].w, area.h};
        Rect button = {at.x, at.y + (at.h - h) / 2, at.w, h};
        if (!parts[i].id)
            draw_hint(view, &at, &parts[i]);
        else if (ui_button(ui, parts[i].id, button, &parts[i].button))
            do_part(view, &parts[i]);
    }
    if (items[n].is_shown)
        ui_label(ui, (Rect){area.x + area.w - score_w, area.y, score_w, area.h}, style,
                 ui->theme->text, UI_RIGHT, score);
    bar_end(view, whole);
}

// ---- the end

void beloop_end_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    BeloopScore score = beloop_score(view->beloop);
    draw_box(&ui->list, area,
             (Box){theme->panel, theme->line, BORDER_SOLID, (float)ui_px(ui, 1), 12 * ui->scale});
    bool is_low = area.h < ui_px(ui, 200);
    float font = view->is_small ? 15 : 20, large = is_low ? 28.0F : view->is_small ? 52.0F : 76.0F;
    const char *lines[4] = {
        tr(view->tr, "beloop.over"),
        TR(view->arena, view->tr, "beloop.of", {"right", .number = score.n_right},
           {"n", .number = score.n}),
        tr(view->tr, "beloop.first-try"),
        TR(view->arena, view->tr, "beloop.best", {"n", .number = score.best}),
    };
    int n = score.best > 1 ? 4 : 3, line = ui_px(ui, font * 1.6F), high = ui_px(ui, large * 1.4F);
    Rect rest = area;
    rect_take_top(&rest, (area.h - (n - 1) * line - high) / 2);
    for (int i = 0; i < n; i++)
        ui_label_cut(ui, rect_take_top(&rest, i == 1 ? high : line),
                     ui_sans(ui, i == 1 ? large : font, i < 2 ? 600 : 400),
                     i < 2 ? theme->text : theme->dim, UI_CENTER, lines[i]);
}
