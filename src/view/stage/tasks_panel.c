// Columns: chip, what it waits for, the future, why it does not run. Where there is little room the
// second goes first.
#include "view/stage/tasks_panel.h"

#include <string.h>

#include "view/code/code_focus.h"
#include "view/stage/sync_rows.h"
#include "view/stage/task_rows.h"
#include "view/stage/travel_draw.h"

enum { TITLE_H = 32 }; // with the space below it

// Where a task's chip, its chain of awaits and its box stand.
typedef struct Seen {
    ObjectId task, box; // box: the future in it, 0: none
    Rect chip, awaits, tray;
} Seen;

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    bool is_small;
    int row_h, indent, x, w;          // of a row
    int chain_x, box_x, box_w, why_x; // columns, from x; chain_x 0: there is none
    float font;
    ChipSize chip;
    int n_seen;
    Seen *seen; // the rows that are drawn
} Panel;

static Panel panel_of(const Scene *scene, Rect area) {
    View *view = scene->view;
    Ui *ui = view->ui;
    float w = (float)area.w / ui->scale;
    Panel p = {scene, view, ui, ui->theme, w < 400, 0, 0, area.x, area.w, 0, 0, 0, 0, 15};
    p.row_h = ui_px(ui, p.is_small ? 32 : 36);
    p.indent = ui_px(ui, p.is_small ? 14 : 26);
    p.font = p.is_small ? 13 : 15;
    if (p.is_small) {
        p.box_x = area.w * 36 / 100;
        p.box_w = ui_px(ui, 40);
    } else {
        p.chain_x = area.w * 26 / 100;
        p.box_x = area.w * 61 / 100 < area.w - ui_px(ui, 184) ? area.w * 61 / 100
                                                              : area.w - ui_px(ui, 184);
        p.box_w = ui_px(ui, w < 600 ? 48 : 60);
    }
    p.why_x = p.box_x + p.box_w + ui_px(ui, 8);
    return p;
}

// ---- one task

static const char *box_text(const Panel *p, const ModelTask *task, ObjectId *box) {
    const Scene *scene = p->scene;
    *box = task->awaits;
    if (task->state == STATE_RUNNING) *box = scene->chain.future;
    if (state_is_over(task->state)) *box = task->future.id;
    if (!*box) return NULL;
    // What woke it may be forgotten by now; its name is not.
    if (task->state == STATE_RUNNING) return scene_future_name(scene, *box);
    const ModelFuture *future = model_future(scene->model, *box);
    if (!future) return NULL;
    if (task->state == STATE_DONE) // a C program's values need not have a text
        return future->value ? trace_text(scene->trace, future->value) : NULL;
    if (state_is_over(task->state)) return "";
    if (model_task(scene->model, *box)) return "";
    return scene_future_name(scene, *box);
}

static Rect tray_of(const Panel *p, Rect row) {
    int h = ui_px(p->ui, 22);
    return (Rect){row.x + p->box_x, row.y + (row.h - h) / 2, p->box_w, h};
}

// What fills it is still on its way.
static bool is_filled_later(const Panel *p, ObjectId future) {
    const Travel *travel = travels_find(p->scene->travels, TRAVEL_FILL);
    return travel && travel->task && travel->thing == future;
}

static void draw_future(const Panel *p, Rect row, const ModelTask *task) {
    ObjectId id;
    const char *text = box_text(p, task, &id);
    if (!text) return;
    Rect rect = tray_of(p, row);
    if (is_filled_later(p, id))
        box_draw(p->view, rect, BOX_EMPTY, "");
    else
        box_draw(p->view, rect, scene_box(p->scene, id), text);
    const ModelFuture *future = model_future(p->scene->model, id);
    ViewThing thing = {VIEW_FUTURE, p->scene->run, id};
    if (view_same(p->view->pointed, thing))
        draw_fill(&p->ui->list,
                  (Rect){rect.x, rect.y + rect.h + ui_px(p->ui, 1), rect.w, ui_px(p->ui, 2)},
                  p->theme->text);
    if (scene_point(p->scene, rect, thing) && future && future->done_event != EVENT_NONE)
        view_wish_event(p->view, p->scene->run, future->done_event);
}

// "main › load › gather": the frames of its chain of awaits and what the innermost waits for, as
// many of the last ones as fit into [w].
static const char *awaits_text(const Panel *p, const ModelTask *task, TextStyle style, int w) {
    enum { MOST = 12 };
    const Scene *scene = p->scene;
    const char *parts[MOST + 1], *text = NULL;
    int n = 0;
    const ModelFrame *frame = model_frame(scene->model, task->frame);
    for (; frame; frame = model_frame(scene->model, frame->delegate)) {
        if (n == MOST) memmove(parts, parts + 1, (size_t)--n * sizeof *parts);
        parts[n++] = code_frame_name(scene, frame);
    }
    if (task->awaits) parts[n++] = scene_awaits(scene, task);
    for (int i = n - 1; i >= 0; i--) {
        if (!parts[i][0]) continue;
        const char *longer =
            text ? arena_printf(p->view->arena, "%s › %s", parts[i], text) : parts[i];
        if (text && text_width(p->ui->list.text, style, longer) > w) break;
        text = longer;
    }
    return text ? text : "";
}

static const char *chain_text(const Panel *p, const ModelTask *task, TextStyle style, int w) {
    if (task->state == STATE_DONE) return tr(p->view->tr, "stage.chain.returned");
    if (task->state == STATE_FAILED) {
        const char *value = trace_text(p->scene->trace, task->future.value);
        return arena_copy(p->view->arena, value, strcspn(value, ":("));
    }
    return state_is_over(task->state) ? "" : awaits_text(p, task, style, w);
}

// The size at which [text] fits into [w]; 0 if none does.
static float why_size(const Panel *p, const char *text, int weight, int w) {
    enum { LEAST = 12 };
    for (int size = (int)p->font; size >= LEAST; size--)
        if (text_width(p->ui->list.text, ui_sans(p->ui, (float)size, weight), text) <= w)
            return (float)size;
    return 0;
}

static void draw_why(const Panel *p, Rect row, const ModelTask *task, bool is_now, bool has_box) {
    int x = row.x + (has_box ? p->why_x : p->box_x);
    Rect rest = {x, row.y, row.x + row.w - x, row.h};
    const char *text = scene_why_not(p->scene, task);
    Color color = is_now                        ? p->theme->text
                  : task->state == STATE_FAILED ? p->theme->fail
                                                : p->theme->dim;
    float size = why_size(p, text, is_now ? 600 : 400, rest.w);
    if (size > 0)
        ui_label(p->ui, rest, ui_sans(p->ui, size, is_now ? 600 : 400), color, UI_RIGHT, text);
}

static void draw_task(Panel *p, Rect row, const TaskRow *entry) {
    Ui *ui = p->ui;
    const Scene *scene = p->scene;
    const ModelTask *task = entry->task;
    ObjectId id = task->future.id;
    bool is_now = scene->model->now.running_task ? scene->model->now.running_task == id
                                                 : scene->now_task == id;
    int depth = entry->depth > 3 ? 3 : entry->depth, indent = depth * p->indent;
    Rect tint = {row.x + indent - ui_px(ui, 6), row.y, row.w - indent + ui_px(ui, 14), row.h};
    bool is_hot = scene_is_hot(scene, id);
    if (is_now || is_hot || scene_is_selected(scene, id))
        draw_box(&ui->list, tint,
                 (Box){is_now ? p->theme->now_tint : p->theme->raised, 0, BORDER_NONE, 0,
                       6 * ui->scale});
    Chip chip = scene_chip(scene, task);
    ChipSize size = p->chip;
    int h = chip_height(p->view, size), w = chip_width(p->view, size, &chip);
    int most = (p->chain_x ? p->chain_x : p->box_x) - indent - ui_px(ui, 8);
    int number = scene_number(scene, CAUSE_ROW, id), badge = ui_px(ui, 20);
    if (number) most -= badge;
    if (w > most) w = most;
    Rect at = {row.x + indent, row.y + (row.h - h) / 2, w, h};
    chip_draw(p->view, at, size, &chip);
    if (number)
        badge_draw(p->view, at.x + at.w + badge / 2 + ui_px(ui, 4), row.y + row.h / 2, badge,
                   number);
    if (scene_point(scene, tint, scene_task_thing(scene, id))) scene_pin(scene, id);
    if (scene_is_selected(scene, id))
        draw_fill(&ui->list, (Rect){tint.x, tint.y, ui_px(ui, 3), tint.h}, p->theme->text);
    Rect awaits = {0};
    if (p->chain_x) {
        Rect chain = {row.x + p->chain_x, row.y, p->box_x - p->chain_x - ui_px(ui, 8), row.h};
        TextStyle style = ui_mono(ui, 14, 400);
        const char *text = chain_text(p, task, style, chain.w);
        ui_label_cut(ui, chain, style, p->theme->dim, UI_LEFT, text);
        awaits = chain;
    }
    ObjectId box = 0;
    bool has_box = box_text(p, task, &box) != NULL;
    p->seen[p->n_seen++] = (Seen){id, box, at, awaits, tray_of(p, row)};
    // Why it does not run is worth more than the box.
    if (has_box &&
        why_size(p, scene_why_not(scene, task), is_now ? 600 : 400, row.w - p->why_x) == 0)
        has_box = false;
    if (has_box) draw_future(p, row, task);
    draw_why(p, row, task, is_now, has_box);
}

// ---- groups

static const struct {
    TaskState state;
    const char *key;
} shares[] = {
    {STATE_RUNNING, "stage.share.runs"},    {STATE_READY, "stage.share.ready"},
    {STATE_ON_TIMER, "stage.share.timer"},  {STATE_ON_FUTURE, "stage.share.future"},
    {STATE_ON_IO, "stage.share.io"},        {STATE_IN_WORKER, "stage.share.worker"},
    {STATE_CREATED, "stage.share.created"}, {STATE_DONE, "stage.share.done"},
    {STATE_FAILED, "stage.share.failed"},   {STATE_CANCELLED, "stage.share.cancelled"},
};
enum { SHARES = sizeof shares / sizeof *shares };

// One bar, as long as the group, cut by state; every state that occurs can be seen.
static void draw_shares(const Panel *p, Rect bar, const uint32_t *counts, uint32_t all) {
    Ui *ui = p->ui;
    int least = ui_px(ui, 3), x = bar.x, end = bar.x + bar.w;
    uint64_t done = 0;
    for (int i = 0; i < SHARES; i++) {
        uint32_t n = counts[shares[i].state];
        if (!n) continue;
        done += n;
        int to = bar.x + (int)((uint64_t)bar.w * done / all);
        if (to < x + least) to = x + least;
        if (to > end) to = end;
        LookStyle look = theme_look(p->theme, scene_look(shares[i].state));
        Rect part = {x, bar.y, to - x, bar.h};
        if (shares[i].state == STATE_RUNNING)
            draw_fill(&ui->list, part, p->theme->now);
        else if (look.ends_lane)
            draw_fill(&ui->list, part, color_with_opacity(look.color, 0.45F));
        else
            draw_pattern(&ui->list, part, look.pattern, ui->scale, look.color, look.ground);
        x = to;
    }
}

static void draw_legend(const Panel *p, Rect line, const uint32_t *counts) {
    Ui *ui = p->ui;
    TextStyle bold = ui_sans(ui, p->is_small ? 12 : 14, 600),
              plain = ui_sans(ui, p->is_small ? 12 : 14, 400);
    for (int i = 0; i < SHARES; i++) {
        uint32_t n = counts[shares[i].state];
        if (!n) continue;
        const char *number = tr_number(p->view->arena, p->view->tr, n);
        const char *word = TR(p->view->arena, p->view->tr, shares[i].key, {"n", .number = n});
        int number_w = text_width(ui->list.text, bold, number) + ui_px(ui, 4);
        int w = number_w + text_width(ui->list.text, plain, word);
        if (w > line.w) return;
        ui_label(ui, line, bold, p->theme->text, UI_LEFT, number);
        rect_take_left(&line, number_w);
        ui_label(ui, line, plain, p->theme->dim, UI_LEFT, word);
        rect_take_left(&line, w - number_w + ui_px(ui, p->is_small ? 10 : 16));
    }
}

static void draw_group(const Panel *p, Rect row, const TaskRow *entry) {
    Ui *ui = p->ui;
    uint32_t counts[TASK_STATES];
    stage_group_count(entry->group, p->scene->model->now.n, counts);
    Rect line = rect_take_top(&row, ui_px(ui, 28));
    int chevron = ui_px(ui, 12);
    draw_icon(&ui->list, ICON_DOWN, line.x, line.y + (line.h - chevron) / 2, chevron,
              p->theme->dim);
    rect_take_left(&line, chevron + ui_px(ui, 8));
    const char *times =
        TR(p->view->arena, p->view->tr, "stage.times", {"n", .number = entry->n_more});
    TextStyle style = ui_sans(ui, 15, 400);
    int times_w = text_width(ui->list.text, style, times);
    Rect name = line;
    name.w -= times_w + ui_px(ui, 8);
    int w =
        ui_label_cut(ui, name, ui_sans(ui, 15, 600), p->theme->text, UI_LEFT, entry->group->stem);
    rect_take_left(&line, w + ui_px(ui, 8));
    scene_word(p->scene, line, style, p->theme->faint, UI_LEFT, times);
    Rect bar = rect_take_top(&row, ui_px(ui, 12));
    draw_shares(p, bar, counts, entry->n_more);
    rect_take_top(&row, ui_px(ui, 2));
    draw_legend(p, rect_take_top(&row, ui_px(ui, 24)), counts);
}

static void draw_more(const Panel *p, Rect row, const TaskRow *entry, UiAlign align) {
    rect_take_left(&row, entry->group ? p->indent : 0);
    const char *text = TR(p->view->arena, p->view->tr, "stage.more",
                          {"n", .text = tr_number(p->view->arena, p->view->tr, entry->n_more)});
    scene_word(p->scene, row, ui_sans(p->ui, p->font, 400), p->theme->faint, align, text);
}

// ---- the lines of the tree: from a task down to those that it waits for

static void draw_branches(const Panel *p, const TaskRows *rows, int top) {
    Ui *ui = p->ui;
    int line = ui_px(ui, 1.5F) > 0 ? ui_px(ui, 1.5F) : 1;
    for (int i = 0; i < rows->n; i++) {
        const TaskRow *row = &rows->at[i];
        if (!row->is_awaited || row->depth < 1 || row->depth > 3) continue;
        int parent = i - 1;
        while (parent >= 0 && rows->at[parent].depth >= row->depth)
            parent--;
        if (parent < 0) continue;
        int x = p->x + (row->depth - 1) * p->indent + p->indent / 2 - ui_px(ui, 1);
        int from = top + parent * p->row_h + p->row_h - ui_px(ui, 4);
        int to = top + i * p->row_h + p->row_h / 2;
        draw_fill(&ui->list, (Rect){x, from, line, to - from}, p->theme->line2);
        int tick = p->indent / 2 - ui_px(ui, 2);
        draw_fill(&ui->list, (Rect){x, to, tick, line}, p->theme->line2);
    }
}

// The chips' column is as wide as the widest of them, within limits; in steps, so that it stays
// where it is while names differ only a little. All chips have the same size: the small one if more
// names are whole then.
static void fit_columns(Panel *p, const TaskRows *rows) {
    int widest = 0, step = ui_px(p->ui, 16), n_gained = 0;
    int *column = p->chain_x ? &p->chain_x : &p->box_x;
    int most = p->w * (p->chain_x ? 40 : 48) / 100;
    for (int i = 0; i < rows->n; i++) {
        const TaskRow *row = &rows->at[i];
        if (row->kind != ROW_TASK) continue;
        Chip chip = scene_chip(p->scene, row->task);
        int depth = row->depth > 3 ? 3 : row->depth;
        int w = chip_width(p->view, CHIP_M, &chip) + depth * p->indent + ui_px(p->ui, 12);
        if (scene_number(p->scene, CAUSE_ROW, row->task->future.id)) w += ui_px(p->ui, 20);
        if (w > widest) widest = w;
        int less = chip_width(p->view, CHIP_M, &chip) - chip_width(p->view, CHIP_S, &chip);
        n_gained += w > most && w - less <= most;
    }
    p->chip = n_gained ? CHIP_S : CHIP_M;
    widest = (widest + step - 1) / step * step;
    if (widest > most) widest = most;
    if (widest > *column) *column = widest;
    p->why_x = p->box_x + p->box_w + ui_px(p->ui, 8);
}

// [title]: what is free beside the title, where it has one. With little room it says how many more
// there are, so that they do not take the row of one.
static void draw_tasks(Panel *p, Rect area, Rect title) {
    enum { LITTLE = 2 };
    TaskRows *rows = arena_alloc(p->view->arena, sizeof *rows);
    int room = area.h / p->row_h;
    bool has_little = title.w > 0 && room > 0 && room <= LITTLE;
    task_rows(rows, p->scene, has_little ? room + 1 : room);
    if (has_little && rows->n > room && rows->at[0].kind == ROW_TASK) {
        TaskRow more = rows->at[rows->n - 1];
        if (more.kind != ROW_MORE) more.n_more = 1;
        rows->n = room;
        draw_more(p, title, &(TaskRow){.n_more = more.n_more}, UI_RIGHT);
    }
    fit_columns(p, rows);
    p->seen = arena_alloc(p->view->arena, (size_t)(rows->n + 1) * sizeof *p->seen);
    if (!rows->n)
        scene_word(p->scene, rect_take_top(&area, p->row_h), ui_sans(p->ui, p->font, 400),
                   p->theme->faint, UI_LEFT, tr(p->view->tr, "stage.no-tasks"));
    if (rows->n && rows->at[0].kind == ROW_TASK) draw_branches(p, rows, area.y);
    for (int i = 0; i < rows->n; i++) {
        const TaskRow *entry = &rows->at[i];
        int units = entry->kind == ROW_GROUP ? GROUP_ROW_UNITS : 1;
        Rect row = rect_take_top(&area, units * p->row_h);
        if (area.h < 0) return;
        if (entry->kind == ROW_TASK) draw_task(p, row, entry);
        if (entry->kind == ROW_GROUP) draw_group(p, row, entry);
        if (entry->kind == ROW_MORE) draw_more(p, row, entry, UI_LEFT);
    }
}

// ---- what is on its way

static const Seen *seen_task(const Panel *p, ObjectId task) {
    for (int i = 0; task && i < p->n_seen; i++)
        if (p->seen[i].task == task) return &p->seen[i];
    return NULL;
}

// Its box stands in its own row if it is a task, else in that of the task that waits for it.
static const Seen *seen_box(const Panel *p, ObjectId future, ObjectId waiter) {
    const Seen *own = seen_task(p, future);
    for (int i = 0; !own && i < p->n_seen; i++)
        if (p->seen[i].box == future) own = &p->seen[i];
    return own ? own : seen_task(p, waiter);
}

// Between frames of one task: along its chain.
static void draw_along_chain(const Panel *p, const Travel *travel, Rect bounds) {
    const ModelFrame *from = model_frame(p->scene->model, travel->from);
    const ModelFrame *to = model_frame(p->scene->model, travel->to);
    const Seen *task = to ? seen_task(p, code_task(p->scene, to)) : NULL;
    if (!task && from) task = seen_task(p, code_task(p->scene, from));
    if (!task || rect_is_empty(task->awaits)) return;
    bool goes_out = travel->kind == TRAVEL_OUT;
    Point at = travel_middle(task->awaits);
    Point outer = {(float)task->awaits.x, at.y};
    Point inner = {(float)(task->awaits.x + task->awaits.w), at.y};
    Point way[2] = {goes_out ? inner : outer, goes_out ? outer : inner};
    travel_draw(p->view, travel, way, 2, p->scene->travels->part, ui_px(p->ui, 120), bounds);
}

static void draw_travel(const Panel *p, const Travel *travel, Rect bounds, Rect sync) {
    const Seen *task = seen_task(p, travel->task), *box = NULL;
    bool is_of_queue = travel->kind == TRAVEL_PUT || travel->kind == TRAVEL_GET;
    bool is_none = travel->outcome == OUTCOME_RESULT && strcmp(travel->text, "None") == 0;
    if (!is_of_queue) box = seen_box(p, travel->thing, travel->task);
    bool has_other = is_of_queue ? !rect_is_empty(sync) : box && !is_none;
    if (!task || !has_other) return;
    Point chip = travel_middle(task->chip), other = travel_middle(is_of_queue ? sync : box->tray);
    bool goes_out = travel->kind == TRAVEL_FILL || travel->kind == TRAVEL_PUT;
    Point way[2] = {goes_out ? chip : other, goes_out ? other : chip};
    travel_draw(p->view, travel, way, 2, p->scene->travels->part, ui_px(p->ui, 120), bounds);
}

static void draw_travels(const Panel *p, Rect bounds, Rect sync) {
    const Travels *travels = p->scene->travels;
    for (int i = 0; travels && i < travels->n; i++)
        if (travels->at[i].kind >= TRAVEL_FILL)
            draw_travel(p, &travels->at[i], bounds, sync);
        else
            draw_along_chain(p, &travels->at[i], bounds);
}

// The queue that something is put into or taken out of.
static ObjectId queue_of(const Scene *scene) {
    const Travels *travels = scene->travels;
    for (int i = 0; travels && i < travels->n; i++)
        if (travels->at[i].kind >= TRAVEL_PUT) return travels->at[i].thing;
    return 0;
}

static int least_row_h(const Panel *p) {
    return chip_height(p->view, CHIP_M) + ui_px(p->ui, 3);
}

// Where not all find room, the rows stand closer.
static void fit_rows(Panel *p, int h) {
    int n = (int)p->scene->model->now.n_tasks, least = least_row_h(p);
    if (n > TASKS_UNGROUPED || n * p->row_h <= h) return;
    p->row_h = h / n > least ? h / n : least < p->row_h ? least : p->row_h;
}

int tasks_panel_wish(const Scene *scene, Rect area) {
    Panel p = panel_of(scene, area);
    int n = (int)scene->model->now.n_tasks;
    if (n > TASKS_UNGROUPED) n = TASKS_UNGROUPED;
    Rect endless = {area.x, area.y, area.w, 100 * area.h};
    return ui_px(p.ui, TITLE_H) + n * least_row_h(&p) + ui_px(p.ui, 8) +
           sync_rows_height(scene, endless);
}

void tasks_panel_draw(const Scene *scene, Rect area, bool has_title, bool has_syncs) {
    Panel p = panel_of(scene, area);
    Ui *ui = p.ui;
    Rect all = area, title = {0};
    if (has_title) {
        title = rect_take_top(&area, ui_px(ui, 20));
        int w = scene_word(scene, title, ui_sans(ui, 15, 600), p.theme->text, UI_LEFT,
                           tr(p.view->tr, "stage.tasks"));
        rect_take_left(&title, w + ui_px(ui, 12));
        uint32_t n = scene->model->now.n_tasks;
        if (n > TASKS_UNGROUPED)
            scene_word(scene, title, ui_sans(ui, 15, 400), p.theme->faint, UI_RIGHT,
                       TR(p.view->arena, p.view->tr, "stage.n-tasks", {"n", .number = n}));
        rect_take_top(&area, ui_px(ui, TITLE_H - 20));
    }
    Rect syncs = rect_take_bottom(&area, has_syncs ? sync_rows_height(scene, area) : 0);
    fit_rows(&p, area.h);
    draw_tasks(&p, area, title);
    Rect sync = has_syncs ? sync_rows_draw(scene, syncs, queue_of(scene)) : syncs;
    draw_travels(&p, all, sync);
}
