// Each half: what the program is and how far, and below it the cards or boards, with the master at
// the one that runs, or ran last. Computed from the models and from what the whole trace says of
// tasks and moves.
#include "view/hall/task_hall.h"

#include <limits.h>
#include <string.h>

#include "run/comparison.h"
#include "view/app/pair.h"
#include "view/hall/card_code.h"
#include "view/hall/card_grid.h"
#include "view/hall/hall_board.h"
#include "view/hall/hall_grid.h"
#include "view/hall/hall_panel.h"
#include "view/hall/printed_boards.h"
#include "view/parts/headline.h"
#include "view/parts/row.h"
#include "view/parts/scroll.h"
#include "view/parts/tabs.h"
#include "view/stage/beloop_panel.h"
#include "view/stage/lock_use.h"
#include "view/stage/own_tasks.h"
#include "view/stage/scene.h"
#include "view/stage/why_panel.h"

typedef struct Half {
    View *view;
    Scene *scene, *before; // before: where the step began, or scene itself
    const PrintedBoards *printed;
    const OwnTasks *own;
    int run;
    bool is_now;        // the latest step was here
    ObjectId master;    // the task that runs, or ran last; 0: none yet
    ObjectId came_from; // where he was when the step began
    bool is_asleep;     // nobody runs
} Half;

bool task_hall_has(const Trace *trace) {
    return trace->n_of_kind[OBJECT_TASK] > 0;
}

// The task of the program's own that runs after the events of [model], or that had the last turn.
static ObjectId master_at(const OwnTasks *own, const Model *model) {
    enum { MOST = 64 };
    const Trace *trace = model->trace;
    uint32_t n = trace_list_rank(trace, TRACE_STEPS, model->now.n);
    for (uint32_t i = 0; i < MOST && i < n; i++) {
        ObjectId task = trace_at(trace, trace->lists[TRACE_STEPS].at[n - 1 - i])->subject;
        if (own_task_place(own, task) >= 0) return task;
    }
    return 0;
}

static Half half_of(View *view, int run) {
    Half half = {.view = view, .run = run, .printed = view->printed[run], .own = view->own[run]};
    view->run = run;
    half.scene = arena_alloc(view->arena, sizeof *half.scene);
    *half.scene = scene_at(view, view->now, view->time_ns);
    half.before = half.scene;
    if (view->before != view->now && view->progress < 1) {
        half.before = arena_alloc(view->arena, sizeof *half.before);
        *half.before = scene_at(view, view->before, cursor_time(view->before));
    }
    half.is_now = cursor_now(view->now).trace == run;
    half.master = master_at(half.own, half.scene->model);
    half.came_from = master_at(half.own, half.before->model);
    half.is_asleep = !half.scene->model->now.running_task;
    return half;
}

static const char *program_name(const Trace *trace) {
    bool has_name = trace->n && trace_at(trace, 0)->kind == EVENT_RUN_BEGIN;
    return has_name ? trace_text(trace, (StringId)trace_at(trace, 0)->value) : "";
}

typedef struct Counts {
    int awake, waiting, over;
} Counts;

// Of the program's own tasks.
static Counts count(const Half *half) {
    Counts counts = {0};
    for (size_t i = 0; i < half->own->at.n; i++) {
        const ModelTask *task = model_task(half->scene->model, half->own->at.at[i]);
        if (!task) break; // they were made in this order
        if (state_is_over(task->state))
            counts.over++;
        else if (state_is_waiting(task->state))
            counts.waiting++;
        else
            counts.awake++;
    }
    return counts;
}

// ---- the header

static void draw_title(const Half *half, Rect line) {
    View *view = half->view;
    Ui *ui = view->ui;
    const Trace *trace = half->scene->trace;
    int64_t end_ns = trace_time(trace, trace->n);
    bool is_small = view->is_small;
    const char *texts[3] = {program_name(trace),
                            tr(view->tr, view->runs[half->run] ? "hall.so-far" : "hall.all-done"),
                            scene_instant(half->scene, end_ns)};
    const TextStyle styles[3] = {ui_mono(ui, is_small ? 15 : 20, 600),
                                 ui_sans(ui, is_small ? 13 : 17, 400),
                                 ui_sans(ui, is_small ? 24 : 36, 600)};
    static const int weights[3] = {2, 1, INT_MAX};
    RowItem items[3];
    for (int i = 0; i < 3; i++)
        items[i] = (RowItem){.w = text_width(ui->list.text, styles[i], texts[i]) + 1,
                             .gap = ui_px(ui, 16),
                             .weight = weights[i]};
    int used = row_fit(items, 3, line.w);
    int baseline = text_baseline(ui->list.text, styles[2], line.y, line.h);
    int dot = is_small ? 8 : 10, moved = 0;
    if (half->is_now && view->now->n_traces > 1) { // of which run Why speaks
        float radius = (float)ui_px(ui, (float)dot) / 2;
        float y = (float)baseline - (float)ui_px(ui, is_small ? 5 : 7);
        draw_disc(&ui->list, (float)line.x + radius, y, radius, ui->theme->now_edge);
        draw_disc(&ui->list, (float)line.x + radius, y, radius - ui->scale, ui->theme->now);
        moved = ui_px(ui, (float)dot + 8);
    }
    for (int i = 0; i < 3; i++) {
        if (!items[i].is_shown) continue;
        int x = line.x + items[i].x + (i ? line.w - used : moved);
        draw_text(&ui->list, x, baseline, styles[i], i == 1 ? ui->theme->dim : ui->theme->text,
                  texts[i]);
    }
}

static void draw_progress(const Half *half, Rect bar) {
    View *view = half->view;
    Ui *ui = view->ui;
    const Trace *trace = half->scene->trace;
    int64_t end_ns = trace_time(trace, trace->n);
    int64_t time_ns = view->time_ns < end_ns ? view->time_ns : end_ns;
    double part = end_ns ? (double)time_ns / (double)end_ns : 1;
    Rect reach = {bar.x, bar.y - ui_px(ui, 6), bar.w, bar.h + ui_px(ui, 12)};
    double wanted = part;
    if (ui_scrub(ui, half->run ? "half.1" : "half.0", reach, 1.0 / 240, &wanted))
        view_wish_time(view, (int64_t)(wanted * (double)end_ns));
    float radius = (float)bar.h / 2;
    draw_box(&ui->list, bar, (Box){.fill = ui->theme->raised, .radius_px = radius});
    bar.w = (int)(part * (double)bar.w + 0.5);
    if (bar.w >= bar.h)
        draw_box(&ui->list, bar, (Box){.fill = ui->theme->text, .radius_px = radius});
}

// How much of the time until now the only lock was free; NULL: there is none, or no time went by.
// *[brief]: the same in fewer words.
static const char *lock_text(const Half *half, const char **brief) {
    View *view = half->view;
    const LockUse *use = view->locks[half->run];
    const Model *model = half->scene->model;
    const ModelSync *lock = use && use->n_locks == 1 ? model_sync(model, use->lock) : NULL;
    int64_t end_ns = trace_time(half->scene->trace, half->scene->trace->n);
    int64_t until_ns = view->time_ns < end_ns ? view->time_ns : end_ns;
    if (!lock || until_ns < INT64_C(10000000)) return NULL; // nothing to speak of
    int64_t held_ns = lock_use_held_ns(use, model->now.n, until_ns);
    int percent = (int)((double)(until_ns - held_ns) * 100 / (double)until_ns + 0.5);
    const char *name = scene_sync_name(half->scene, lock);
    *brief = TR(view->arena, view->tr, "hall.lock-free.brief", {"lock", .text = name},
                {"n", .number = percent});
    return TR(view->arena, view->tr, "hall.lock-free", {"lock", .text = name},
              {"n", .number = percent});
}

static void draw_counts(const Half *half, Rect line) {
    View *view = half->view;
    Ui *ui = view->ui;
    Counts counts = count(half);
    const char *texts[3] = {
        TR(view->arena, view->tr, "hall.awake", {"n", .number = counts.awake}),
        TR(view->arena, view->tr, "hall.over", {"n", .number = counts.over},
           {"total", .number = (int64_t)half->own->at.n}),
        TR(view->arena, view->tr, "hall.waiting", {"n", .number = counts.waiting})};
    float size = view->is_small ? 13 : 15;
    const char *locks[2] = {NULL, NULL};
    locks[0] = lock_text(half, &locks[1]);
    if (locks[0]) {
        texts[0] = arena_printf(view->arena, "%s · %s", texts[0], texts[2]);
        Rect right = {line.x + line.w * 3 / 5, line.y, line.w - line.w * 3 / 5, line.h};
        scene_label(half->scene, right, ui_sans(ui, size, 400), ui->theme->dim, UI_RIGHT, locks, 2);
        texts[2] = "";
    }
    static const UiAlign aligns[3] = {UI_LEFT, UI_CENTER, UI_RIGHT};
    for (int i = 0; i < 3; i++) {
        Rect third = {line.x + line.w * i / 3, line.y, line.w / 3, line.h};
        scene_word(half->scene, third, ui_sans(ui, size, i == 1 ? 600 : 400),
                   i == 1 ? ui->theme->text : ui->theme->dim, aligns[i], texts[i]);
    }
}

// ---- a card

// Of a task that waits for a timer: what is left of its time, 0 … 1; -1: it waits for none.
static float left_part(const Half *half, const ModelTask *task) {
    if (!half->scene->track || !state_is_waiting(task->state)) return -1;
    int64_t due_ns = stage_due_ns(half->scene->track, task->awaits);
    int64_t whole_ns = due_ns - task->since_ns;
    if (due_ns < 0 || whole_ns <= 0) return -1;
    int64_t left_ns = due_ns - half->scene->time_ns;
    return left_ns > 0 ? (float)((double)left_ns / (double)whole_ns) : 0;
}

// Where its coroutine is: "bake, line 5"; of one that is over, what came of it.
static const char *whereabouts(const Half *half, const ModelTask *task) {
    View *view = half->view;
    const Model *model = half->scene->model;
    if (state_is_over(task->state)) {
        const char *value = trace_text(model->trace, task->future.value);
        return *value ? arena_printf(view->arena, "→ %s", value) : "";
    }
    // Down the chain of awaits, to the frame that sleeps or runs.
    const ModelFrame *frame = model_frame(model, task->frame), *own = frame;
    while (frame && frame->delegate && model_frame(model, frame->delegate))
        frame = model_frame(model, frame->delegate);
    if (!frame || !frame->line) return "";
    const char *name =
        trace_text(model->trace, event_low(trace_code(model->trace, frame->code)->value));
    const char *place = TR(view->arena, view->tr, "stage.place", {"function", .text = name},
                           {"line", .number = trace_line(model->trace, frame->line)});
    if (frame == own) return place;
    const char *first =
        trace_text(model->trace, event_low(trace_code(model->trace, own->code)->value));
    return arena_printf(view->arena, "%s → %s", first, place);
}

static const char *what_it_does(const Half *half, const ModelTask *task) {
    const char *awaits = state_is_waiting(task->state) ? scene_awaits(half->scene, task) : "";
    const char *why = scene_why_not(half->scene, task);
    if (!*awaits) return why;
    return TR(half->view->arena, half->view->tr, "stage.bay", {"what", .text = awaits},
              {"why", .text = why});
}

// What it printed last, without the line's end; "" if nothing.
static const char *last_words(const Half *half, const ModelTask *task) {
    const StageTrack *track = half->scene->track;
    const Lane *lane = track ? lanes_of(&track->lanes, task->future.id) : NULL;
    if (!lane) return "";
    size_t n = lane->outputs.n;
    uint32_t position = half->scene->model->now.n;
    while (n && lane->outputs.at[n - 1] >= position)
        n--;
    if (!n) return "";
    const Event *e = trace_at(half->scene->trace, lane->outputs.at[n - 1]);
    const char *text = trace_text(half->scene->trace, (StringId)e->value);
    size_t length = strcspn(text, "\n");
    return length ? arena_printf(half->view->arena, "“%.*s”", (int)length, text) : "";
}

static void draw_frame_around(const Half *half, Rect rect, bool has_master, bool is_hot,
                              float radius) {
    Ui *ui = half->view->ui;
    const Theme *theme = ui->theme;
    float width = !has_master ? 1.0F : half->is_now && !half->is_asleep ? 4.0F : 2.0F;
    if (!has_master && !is_hot) return;
    Color color = !has_master                        ? theme->dim
                  : half->is_now && !half->is_asleep ? theme->now
                                                     : theme->text;
    int out = ui_px(ui, 2 + width);
    draw_box(&ui->list, rect_inset(rect, -out),
             (Box){.border = color,
                   .style = BORDER_SOLID,
                   .border_px = (float)ui_px(ui, width),
                   .radius_px = (float)ui_px(ui, radius + 4)});
    if (color == theme->now && theme->now_edge != theme->now)
        draw_box(&ui->list, rect_inset(rect, -out - ui_px(ui, 1)),
                 (Box){.border = theme->now_edge,
                       .style = BORDER_SOLID,
                       .border_px = (float)ui_px(ui, 1),
                       .radius_px = (float)ui_px(ui, radius + 5)});
}

// A task that is not made yet: its place is kept.
static void draw_unborn(const Half *half, Rect rect) {
    Ui *ui = half->view->ui;
    draw_box(&ui->list, rect,
             (Box){.border = ui->theme->line2,
                   .style = BORDER_DOTTED,
                   .border_px = (float)ui_px(ui, 1),
                   .radius_px = (float)ui_px(ui, 8)});
}

static void draw_card_head(const Half *half, const ModelTask *task, Rect line, float size) {
    View *view = half->view;
    Ui *ui = view->ui;
    bool is_running = task->state == STATE_RUNNING;
    LookStyle look = theme_look(ui->theme, scene_look(task->state));
    Chip chip = scene_chip(half->scene, task);
    int shape = ui_px(ui, size - 1), icon = ui_px(ui, size + 1);
    Rect at = rect_take_left(&line, shape);
    chip_shape_draw(view, chip.identity, at.x, at.y + (at.h - shape) / 2, shape,
                    is_running ? ui->theme->ink : chip_shape_color(view, chip.identity));
    rect_take_left(&line, ui_px(ui, 8));
    at = rect_take_right(&line, icon);
    float left = left_part(half, task);
    if (left >= 0)
        hall_ring_draw(view, (Rect){at.x, at.y + (at.h - icon) / 2, icon, icon}, left);
    else
        draw_icon(&ui->list, look.icon, at.x, at.y + (at.h - icon) / 2, icon,
                  is_running ? ui->theme->ink : look.color);
    rect_take_right(&line, ui_px(ui, 8));
    TextStyle style = ui_sans(ui, size, 600);
    chip_name_draw(view, line, style, is_running ? ui->theme->ink : look.text, chip.name);
}

// The pattern of the state along the lower edge, as in the lanes.
static void draw_card_foot(const Half *half, const ModelTask *task, Rect foot) {
    Ui *ui = half->view->ui;
    LookStyle look = theme_look(ui->theme, scene_look(task->state));
    if (look.ends_lane) return;
    draw_pattern(&ui->list, foot, look.pattern, ui->scale, look.color, look.ground);
}

// The size of the text on a card: what finds room three times.
static float card_type(const View *view, Rect rect) {
    float h = (float)rect.h / view->ui->scale;
    if (h >= 250) return h >= 310 ? 28.0F : 22.0F; // so that the line finds room, too
    return h >= 160 ? 17.0F : h >= 130 ? 15.0F : h >= 96 ? 13.0F : 12.0F;
}

// Its digit, while somebody chooses.
static void draw_choice(const Half *half, Rect rect, ObjectId task) {
    if (!beloop_is_open(half->view)) return;
    Pick pick = beloop_choice_of(half->view->beloop, task);
    if (pick.task) beloop_mark_draw(half->view, rect, rect.x, rect.y, pick);
}

static void draw_card(const Half *half, const ModelTask *task, Rect rect) {
    View *view = half->view;
    Ui *ui = view->ui;
    LookStyle look = theme_look(ui->theme, scene_look(task->state));
    bool is_running = task->state == STATE_RUNNING, is_over = state_is_over(task->state);
    ObjectId id = task->future.id;
    if (scene_point(half->scene, rect, scene_task_thing(half->scene, id)))
        scene_pin(half->scene, id);
    Box box = look.chip;
    box.border_px = (float)ui_px(ui, box.border_px), box.radius_px = (float)ui_px(ui, 8);
    if (is_over) // quiet, but its end is told
        box = (Box){.fill = ui->theme->panel, .radius_px = box.radius_px};
    draw_box(&ui->list, rect, box);
    draw_frame_around(half, rect, half->master == id, scene_is_hot(half->scene, id), 8);
    draw_choice(half, rect, id);
    float size = card_type(view, rect);
    Rect inside = rect_inset(rect, ui_px(ui, size - 1));
    Color quiet = is_running ? ui->theme->ink : ui->theme->dim;
    int line = ui_px(ui, size * 1.6F), foot = ui_px(ui, 8);
    draw_card_head(half, task, rect_take_top(&inside, line), size + 2);
    rect_take_top(&inside, ui_px(ui, size - 12));
    if (inside.h >= line + foot + ui_px(ui, 2))
        draw_card_foot(half, task, rect_take_bottom(&inside, foot));
    const char *texts[3] = {what_it_does(half, task), whereabouts(half, task),
                            last_words(half, task)};
    float code = size > 17 ? size * 0.8F : size > 13 ? 13 : 12;
    for (int i = 0; i < 3; i++) {
        if (!texts[i][0] || inside.h < line - ui_px(ui, 3)) continue;
        TextStyle style = i ? ui_mono(ui, code, 400) : ui_sans(ui, size, 400);
        ui_label_cut(ui, rect_take_top(&inside, line), style, i || is_running ? quiet : look.text,
                     UI_LEFT, texts[i]);
    }
    if (is_over) return;
    rect_take_top(&inside, ui_px(ui, code / 2));
    rect_take_bottom(&inside, ui_px(ui, code / 2));
    card_code_draw(half->scene, task, inside, code > 20 ? 20 : code);
}

// ---- the master

typedef struct Anchor {
    float x, y, diameter;
    bool is_there;
} Anchor;

static void draw_master(const Half *half, Anchor from, Anchor to) {
    if (!to.is_there) return;
    Ui *ui = half->view->ui;
    float progress = half->view->progress;
    bool walks = from.is_there && (from.x != to.x || from.y != to.y);
    if (walks && half->is_now) // the way that he has come
        for (int i = 1; i < 12; i++) {
            float part = (float)i / 12;
            if (part > progress) break;
            draw_disc(&ui->list, from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part,
                      (float)ui_px(ui, 2),
                      color_with_opacity(ui->theme->now_line, 0.3F + 0.5F * part));
        }
    float x = to.x, y = to.y;
    if (walks && progress < 1) {
        x = from.x + (to.x - from.x) * progress;
        y = from.y + (to.y - from.y) * progress;
    }
    hall_master_draw(half->view, x, y, to.diameter,
                     (MasterLook){.is_now = half->is_now, .is_asleep = half->is_asleep});
}

// At the lower left corner of a card, half outside of it.
static Anchor at_card(const Half *half, const CardGrid *grid, ObjectId task) {
    int i = task ? own_task_place(half->own, task) : -1;
    if (i < 0 || !card_grid_has(grid, i)) return (Anchor){0};
    Rect rect = card_grid_at(grid, i);
    float size = (float)ui_px(half->view->ui, half->view->is_small ? 22 : 28);
    return (Anchor){(float)(rect.x + rect.w) - size * 0.9F, (float)(rect.y + rect.h), size, true};
}

// ---- pages

static Rect pages_line(const Half *half, Rect *area) {
    Rect line = rect_take_bottom(area, ui_px(half->view->ui, 28));
    rect_take_bottom(area, ui_px(half->view->ui, 12));
    return line;
}

static void draw_pages(const Half *half, Rect line, Rect reach, int page, int n_pages, int from,
                       int to, int n) {
    View *view = half->view;
    Ui *ui = view->ui;
    int wanted = -2;
    Rect back = rect_take_left(&line, line.h);
    rect_take_left(&line, ui_px(ui, 4));
    Rect on = rect_take_left(&line, line.h);
    rect_take_left(&line, ui_px(ui, 12));
    if (ui_button(ui, half->run ? "page.1.back" : "page.0.back", back,
                  &(UiButton){.icon = ICON_LEFT, .is_disabled = page == 0}))
        wanted = page - 1;
    if (ui_button(ui, half->run ? "page.1.on" : "page.0.on", on,
                  &(UiButton){.icon = ICON_RIGHT, .is_disabled = page == n_pages - 1}))
        wanted = page + 1;
    UiButton follow = {.label = tr(view->tr, "view.hall.follow"), .is_quiet = true};
    int follow_w = ui_button_width(ui, &follow);
    if (view->pages[half->run] >= 0 && line.w > follow_w * 2) {
        Rect rect = rect_take_right(&line, follow_w);
        if (ui_button(ui, half->run ? "page.1.follow" : "page.0.follow", rect, &follow))
            wanted = -1;
    }
    ui_label(ui, line, ui_sans(ui, view->is_small ? 13 : 15, 400), ui->theme->dim, UI_LEFT,
             TR(view->arena, view->tr, "hall.page", {"from", .number = from}, {"to", .number = to},
                {"n", .number = n}));
    if (rect_has(reach, ui->mouse_x, ui->mouse_y) && ui->wheel_y != 0) {
        int turned = page - (ui->wheel_y > 0 ? 1 : -1);
        if (turned >= 0 && turned < n_pages) wanted = turned;
        ui->wheel_y = 0;
    }
    if (wanted >= -1)
        view->request =
            (ViewRequest){.wish = VIEW_WISH_PAGE, .thing.run = half->run, .page = wanted};
}

static void draw_cards(const Half *half, Rect area) {
    View *view = half->view;
    Ui *ui = view->ui;
    const Model *model = half->scene->model;
    int n = (int)half->own->at.n;
    area = (Rect){area.x + ui_px(ui, 6), area.y + ui_px(ui, 8), area.w - ui_px(ui, 12),
                  area.h - ui_px(ui, 24)};
    CardGrid grid = card_grid_fit(area, n, ui->scale, 0);
    if (grid.n_pages > 1) {
        Rect line = pages_line(half, &area);
        grid = card_grid_fit(area, n, ui->scale, 0);
        int page = view->pages[half->run];
        int master = half->master ? own_task_place(half->own, half->master) : 0;
        if (page < 0) page = master / grid.per_page;
        grid = card_grid_fit(area, n, ui->scale, page);
        int first = grid.page * grid.per_page, end = first + grid.per_page;
        draw_pages(half, line, area, grid.page, grid.n_pages, first + 1, end < n ? end : n, n);
    }
    int first = grid.page * grid.per_page;
    for (int i = first; i < n && card_grid_has(&grid, i); i++) {
        Rect rect = card_grid_at(&grid, i);
        const ModelTask *task = model_task(model, half->own->at.at[i]);
        if (task)
            draw_card(half, task, rect);
        else
            draw_unborn(half, rect);
    }
    draw_master(half, at_card(half, &grid, half->came_from), at_card(half, &grid, half->master));
}

// ---- boards

typedef struct BoardHere {
    const PrintedBoard *board;
    BoardPlace place;
    const ModelTask *task; // that plays there now; NULL: nobody
    bool is_over;
    BoardPhase phase;
} BoardHere;

static BoardPhase phase_of(const BoardHere *here, size_t n_plies) {
    if (here->is_over) return BOARD_DONE;
    if (!here->task) return BOARD_NOT_STARTED;
    switch (here->task->state) {
    case STATE_RUNNING: return BOARD_MASTER;
    case STATE_READY: return n_plies ? BOARD_ANSWERED : BOARD_NOT_STARTED;
    case STATE_DONE:
    case STATE_FAILED:
    case STATE_CANCELLED: return BOARD_DONE;
    default: return n_plies ? BOARD_THINKING : BOARD_NOT_STARTED;
    }
}

// The board that [task] moves on first; -1: none.
static int first_board_of(const Half *half, ObjectId task) {
    for (size_t i = 0; i < half->printed->at.n; i++)
        if (half->printed->at.at[i].task == task) return (int)i;
    return -1;
}

// Who plays there at the cursor. Before its first move, the task that will make that, if this board
// is the first it ever moves on.
static const ModelTask *player(const Half *half, int index, size_t n_plies) {
    const Model *model = half->scene->model;
    const PrintedBoard *board = &half->printed->at.at[index];
    ObjectId id = n_plies ? board->plies.at[n_plies - 1].task : board->task;
    int present = printed_board_of(half->printed, id, model->now.n);
    bool comes_first = present < 0 && !n_plies && first_board_of(half, id) == index;
    return present == index || comes_first ? model_task(model, id) : NULL;
}

static const ChessMove *move_at(const PrintedBoard *board, size_t n) {
    return n && !board->plies.at[n - 1].is_end ? &board->plies.at[n - 1].move : NULL;
}

static BoardHere board_here(const Half *half, int index) {
    const PrintedBoard *board = &half->printed->at.at[index];
    size_t n = printed_plies(board, half->scene->model->now.n);
    size_t old = printed_plies(board, half->before->model->now.n);
    BoardHere here = {.board = board, .task = player(half, index, n)};
    here.is_over =
        n && (board->plies.at[n - 1].is_end || board->plies.at[n - 1].move.flags & CHESS_MOVE_MATE);
    // A game whose last move is made is over too, once its task has gone on to another board.
    if (n && n == board->plies.n && !here.task) here.is_over = true;
    here.place.position = n ? board->plies.at[n - 1].after : chess_start();
    here.place.before = old ? board->plies.at[old - 1].after : chess_start();
    size_t last = n && board->plies.at[n - 1].is_end ? n - 1 : n;
    here.place.last = move_at(board, last);
    here.place.is_moved = old + 1 == n && move_at(board, n);
    here.place.undone = old == n + 1 ? move_at(board, old) : NULL;
    here.phase = phase_of(&here, n);
    return here;
}

static const char *board_name(const Half *half, const BoardHere *here) {
    if (here->board->name[0]) return here->board->name;
    const ModelTask *task = model_task(half->scene->model, here->board->task);
    return task ? scene_task_name(half->scene, task) : "";
}

static void draw_board_label(const Half *half, const BoardHere *here, Rect label, bool has_master) {
    View *view = half->view;
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    int icon = ui_px(ui, view->is_small ? 14 : 16);
    Rect at = rect_take_right(&label, icon);
    at.y += (at.h - icon) / 2, at.h = icon;
    float left = here->task ? left_part(half, here->task) : -1;
    if (here->phase == BOARD_DONE)
        draw_icon(&ui->list, ICON_CHECK, at.x, at.y, icon, theme->done);
    else if (here->phase == BOARD_ANSWERED)
        draw_icon(&ui->list, ICON_READY, at.x, at.y, icon, theme->ready);
    else if (left >= 0)
        hall_ring_draw(view, at, left);
    rect_take_right(&label, ui_px(ui, 6));
    if (has_master) rect_take_right(&label, ui_px(ui, view->is_small ? 26 : 34));
    bool is_awake = has_master || here->phase == BOARD_ANSWERED || here->phase == BOARD_MASTER;
    TextStyle style = ui_sans(ui, view->is_small ? 13 : 15, 600);
    const char *name = board_name(half, here);
    chip_name_draw(view, label, style, is_awake ? theme->text : theme->dim, name);
}

static int board_of_task(const Half *half, ObjectId task) {
    const Model *model = half->scene->model;
    int present = printed_board_of(half->printed, task, model->now.n);
    return present >= 0 ? present : first_board_of(half, task);
}

static Anchor at_board(const Half *half, const HallGrid *grid, ObjectId task) {
    int index = task ? board_of_task(half, task) : -1;
    if (index < 0 || !hall_grid_has(grid, index + 1)) return (Anchor){0};
    Rect rect =
        grid->label_px ? hall_grid_label(grid, index + 1) : hall_grid_board(grid, index + 1);
    float size = (float)ui_px(half->view->ui, half->view->is_small ? 22 : 28);
    float right = (float)ui_px(half->view->ui, 24);
    return (Anchor){(float)(rect.x + rect.w) - right - size / 2, (float)rect.y + (float)rect.h / 2,
                    size, true};
}

static void draw_board_at(const Half *half, const HallGrid *grid, int index) {
    View *view = half->view;
    BoardHere here = board_here(half, index);
    Rect squares = hall_grid_board(grid, index + 1);
    Rect label = grid->label_px ? hall_grid_label(grid, index + 1) : (Rect){0};
    bool is_masters = half->master && board_of_task(half, half->master) == index;
    ObjectId id = here.task ? here.task->future.id : 0;
    Rect all = grid->label_px ? rect_join(squares, label) : squares;
    if (id && scene_point(half->scene, all, scene_task_thing(half->scene, id)))
        scene_pin(half->scene, id);
    BoardPicture picture = {.state = {.phase = here.phase},
                            .board = index + 1,
                            .has_master = is_masters,
                            .is_now = is_masters && half->is_now,
                            .is_hot = id && scene_is_hot(half->scene, id),
                            .place = &here.place,
                            .squares = squares};
    hall_board_draw(view, &picture);
    if (grid->label_px) draw_board_label(half, &here, label, is_masters);
    if (id) draw_choice(half, squares, id);
}

// The tasks that have no board, as chips in one line.
static void draw_others(const Half *half, Rect line) {
    View *view = half->view;
    Ui *ui = view->ui;
    const Model *model = half->scene->model;
    for (size_t i = 0; i < half->own->at.n; i++) {
        const ModelTask *task = model_task(model, half->own->at.at[i]);
        bool plays = !task;
        for (size_t b = 0; b < half->printed->at.n && !plays; b++)
            plays = half->printed->at.at[b].task == task->future.id;
        if (plays) continue;
        Chip chip = scene_chip(half->scene, task);
        int w = chip_width(view, CHIP_M, &chip), h = chip_height(view, CHIP_M);
        if (w > line.w) return;
        Rect rect = rect_take_left(&line, w);
        rect.y += (rect.h - h) / 2, rect.h = h;
        chip_draw(view, rect, CHIP_M, &chip);
        Rect below = {rect.x, rect.y + ui_px(ui, 4), rect.w, rect.h}; // clear of the counts
        draw_choice(half, below, task->future.id);
        if (scene_point(half->scene, rect, scene_task_thing(half->scene, task->future.id)))
            scene_pin(half->scene, task->future.id);
        rect_take_left(&line, ui_px(ui, 8));
    }
}

static void draw_boards(const Half *half, Rect area) {
    View *view = half->view;
    Ui *ui = view->ui;
    int n = (int)half->printed->at.n;
    draw_others(half, rect_take_top(&area, ui_px(ui, view->is_small ? 26 : 32)));
    rect_take_top(&area, ui_px(ui, view->is_small ? 2 : 10));
    HallGrid grid = hall_grid_fit(area, n, ui->scale, view->is_small, 0);
    if (grid.n_pages > 1) {
        Rect line = pages_line(half, &area);
        grid = hall_grid_fit(area, n, ui->scale, view->is_small, 0);
        int page = view->pages[half->run],
            at = half->master ? board_of_task(half, half->master) : -1;
        if (page < 0) page = at >= 0 ? hall_grid_page_of(&grid, at + 1) : 0;
        grid = hall_grid_fit(area, n, ui->scale, view->is_small, page);
        draw_pages(half, line, area, (grid.first - 1) / grid.per_page, grid.n_pages, grid.first,
                   hall_grid_end(&grid) - 1, n);
    }
    for (int board = grid.first; board < hall_grid_end(&grid); board++)
        draw_board_at(half, &grid, board - 1);
    draw_master(half, at_board(half, &grid, half->came_from), at_board(half, &grid, half->master));
}

// ---- all of it

static void draw_half(View *view, int run, Rect area) {
    Ui *ui = view->ui;
    CodeTexts *codes = view->codes; // of run 0
    if (run) view->codes = view->pair ? &view->pair->codes : NULL;
    Half half = half_of(view, run);
    bool is_small = view->is_small;
    draw_title(&half, rect_take_top(&area, ui_px(ui, is_small ? 30 : 44)));
    rect_take_top(&area, ui_px(ui, is_small ? 2 : 8));
    draw_progress(&half, rect_take_top(&area, ui_px(ui, is_small ? 6 : 8)));
    rect_take_top(&area, ui_px(ui, is_small ? 4 : 8));
    draw_counts(&half, rect_take_top(&area, ui_px(ui, is_small ? 16 : 20)));
    rect_take_top(&area, ui_px(ui, is_small ? 6 : 12));
    if (half.printed && half.printed->at.n)
        draw_boards(&half, area);
    else
        draw_cards(&half, area);
    view->codes = codes;
}

// One half at a time, where there is no room for two beside each other.
static void draw_as_tabs(View *view, Rect area) {
    enum { LEAST_H = 230 };
    StageState *stage = view->stage;
    int run = 0;
    if (view->now->n_traces > 1) {
        const Tab tabs[2] = {{"runs.first", comparison_name(view->now->traces[0]), ICON_NONE},
                             {"runs.second", comparison_name(view->now->traces[1]), ICON_NONE}};
        run = tabs_choose(view, &area, tabs, 2, &stage->pair_tab);
    }
    Scroll scroll;
    Rect inner = scroll_begin(&scroll, view, "runs.scroll", area, ui_px(view->ui, LEAST_H),
                              &stage->pair_scrolled);
    draw_half(view, run, inner);
    scroll_end(&scroll);
}

void task_hall_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    bool is_small = view->is_small;
    int margin = view_margin(view), run = view->run, n_runs = view->now->n_traces;
    int latest = cursor_now(view->now).trace;
    area.x += margin, area.w -= 2 * margin;
    rect_take_top(&area, ui_px(ui, view->is_tiny ? 2.0F : is_small ? 8.0F : 14.0F));
    view->run = latest < 0 ? 0 : latest;
    Scene *scene = arena_alloc(view->arena, sizeof *scene);
    *scene = scene_at(view, view->now, view->time_ns);
    why_panel_draw(scene, rect_take_top(&area, headline_height(view)));
    if (view->beloop) beloop_queue_draw(scene, rect_take_top(&area, ui_px(ui, is_small ? 44 : 56)));
    rect_take_top(&area, ui_px(ui, is_small ? 0 : 12));
    if (view->beloop && view->beloop->phase == BELOOP_OVER) {
        beloop_end_draw(view, area);
        view->run = run;
        return;
    }
    if (view->is_tiny) {
        draw_as_tabs(view, area);
        view->run = run;
        return;
    }
    if (area.h > ui_px(ui, 260)) {
        Rect legend = rect_take_bottom(&area, ui_px(ui, is_small ? 30 : 50));
        draw_fill(&ui->list, (Rect){0, legend.y, ui->list.w, ui_px(ui, 1)}, ui->theme->line);
        hall_legend_draw(view, legend);
    }
    rect_take_bottom(&area, ui_px(ui, is_small ? 3 : 8));
    if (n_runs > 1) {
        int gutter = ui_px(ui, is_small ? 32 : 48);
        Rect left = rect_take_left(&area, (area.w - gutter) / 2);
        Rect middle = rect_take_left(&area, gutter);
        draw_fill(&ui->list, (Rect){middle.x + gutter / 2, left.y, ui_px(ui, 1), left.h},
                  ui->theme->line);
        draw_half(view, view->left, left);
        draw_half(view, !view->left, area);
    } else {
        draw_half(view, 0, area);
    }
    view->run = run;
}
