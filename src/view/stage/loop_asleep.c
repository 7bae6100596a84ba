// What is asleep: timers by due time, and the bays of those that wait for something else.
#include "view/lesson/predict_panel.h"
#include "view/stage/loop_parts.h"
#include "view/stage/loop_slide.h"

// ---- timers

// The time left, on a scale that is the same for all rows: the longest wait among them.
static void draw_time_left(const LoopPanel *p, const LoopItem *item, int64_t longest_ns) {
    int64_t left = item->handle->due_ns - p->scene->time_ns;
    if (left <= 0 || longest_ns <= 0) return;
    int inset = ui_px(p->ui, 8), h = ui_px(p->ui, 2);
    double part = (double)left / (double)longest_ns;
    int w = (int)(part * (item->row.w - 2 * inset) + 0.5);
    Rect bar = {item->row.x + inset, item->row.y + item->row.h - 2 * h, w, h};
    draw_fill(&p->ui->list, bar, p->theme->sleep);
}

void loop_timer_row_draw(const LoopPanel *p, const LoopItem *item, int64_t longest_ns) {
    Ui *ui = p->ui;
    const Scene *scene = p->scene;
    bool is_large = p->s->font >= 15;
    draw_box(&ui->list, item->row, (Box){p->theme->raised, 0, BORDER_NONE, 0, 8 * ui->scale});
    int icon = ui_px(ui, is_large ? 16 : 13);
    float inset = p->s->is_large ? 12.0F : p->s->is_slide ? 8.0F : 10.0F;
    int number = scene_number(scene, CAUSE_PENDING, item->handle->id);
    if (number)
        badge_draw(p->view, p->layout->line_x, item->row.y + item->row.h / 2,
                   ui_px(ui, p->s->badge), number);
    else
        draw_icon(&ui->list, ICON_CLOCK, item->row.x + ui_px(ui, inset),
                  item->row.y + (item->row.h - icon) / 2, icon, p->theme->sleep);
    draw_time_left(p, item, longest_ns);
    Rect rest = item->row;
    rest.x = item->rect.x + item->rect.w + ui_px(ui, 12);
    rest.w = item->row.x + item->row.w - ui_px(ui, is_large ? 16 : 8) - rest.x;
    int w = scene_word(scene, rest, loop_style(p, 600), p->theme->text, UI_RIGHT,
                       scene_instant(scene, item->handle->due_ns));
    rest.w -= w + ui_px(ui, is_large ? 12 : 8);
    bool is_due = item->handle->due_ns - scene->time_ns < 500000; // too soon to be told in numbers
    const char *in = is_due ? tr(p->view->tr, "stage.in-no-time")
                            : TR(p->view->arena, p->view->tr, "stage.in",
                                 {"time", .text = scene_left(scene, item->handle->due_ns)});
    w = scene_word(scene, rest, loop_style(p, 400), p->theme->faint, UI_RIGHT, in);
    rest.w -= w + ui_px(ui, 12);
    const ModelTask *task = model_task(scene->model, item->task);
    bool is_limit = item->handle->what == HANDLE_CALLBACK && item->handle->whom == item->task;
    const char *label = task && is_limit ? "timeout" // as the program calls it
                        : task           ? trace_text(scene->trace, task->await_label)
                                         : trace_text(scene->trace, item->handle->label);
    // Labels stand in a column of their own where the chips leave room for it.
    int column = item->row.x + ui_px(ui, is_large ? 132 : 96);
    if (rest.x < column) rest.w -= column - rest.x, rest.x = column;
    if (w && !p->s->is_slide)
        scene_word(scene, rest, ui_mono(ui, p->s->font, 400), p->theme->dim, UI_LEFT, label);
}

void loop_timer_line_draw(const LoopPanel *p, const LoopItem *item) {
    Ui *ui = p->ui;
    int indent = item->rect.x - item->row.x - ui_px(ui, 12);
    if (indent < 0) indent = 0; // the name needs it
    Rect place = {item->row.x, item->row.y, indent, item->row.h};
    int number = scene_number(p->scene, CAUSE_PENDING, item->handle->id);
    int badge = ui_px(ui, 18);
    if (number)
        badge_draw(p->view, place.x + place.w - badge / 2, place.y + place.h / 2, badge, number);
    else
        scene_word(p->scene, place, ui_sans(ui, 13, 400), p->theme->faint, UI_RIGHT,
                   arena_printf(p->view->arena, "%d", item->place));
    Rect rest = item->row;
    rest.x = item->rect.x + item->rect.w + ui_px(ui, 8);
    rest.w = item->row.x + item->row.w - rest.x;
    scene_word(p->scene, rest, loop_style(p, 500), p->theme->text, UI_RIGHT,
               scene_instant(p->scene, item->handle->due_ns));
}

// Whose timer was due: the task that it woke, or the call itself.
static Chip ghost_chip(const LoopPanel *p) {
    const Scene *scene = p->scene;
    const Chain *chain = &scene->chain;
    ObjectId whom = trace_at(scene->trace, chain->due)->object;
    if (chain->step != EVENT_NONE) whom = trace_at(scene->trace, chain->step)->subject;
    const ModelTask *task = model_task(scene->model, whom);
    if (!task) task = model_task(scene->model, scene_waiter(scene, whom));
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

static void draw_ghost(const LoopPanel *p) {
    Ui *ui = p->ui;
    const LoopLayout *l = p->layout;
    if (!l->has_ghost) return;
    bool is_short = l->ghost.h < ui_px(ui, 40);
    draw_box(&ui->list, l->ghost,
             (Box){0, p->theme->now_line, BORDER_DASHED, (float)ui_px(ui, 1), 8 * ui->scale});
    Chip chip = ghost_chip(p);
    chip.is_bare = p->s->is_slide;
    ChipSize size = is_short ? CHIP_S : CHIP_M;
    if (chip.is_bare) size = l->ghost.h >= ui_px(ui, 30) ? CHIP_L : CHIP_M;
    int h = chip_height(p->view, size), w = chip_width(p->view, size, &chip);
    int x = l->ghost.x + ui_px(ui, loop_indent(p->s)), pad = ui_px(ui, p->s->font < 15 ? 8 : 16);
    const char *due =
        scene_instant(p->scene, trace_at(p->scene->trace, p->scene->chain.due)->time_ns);
    int most = l->ghost.x + l->ghost.w - x - pad - ui_px(ui, 8) -
               text_width(ui->list.text, loop_style(p, 600), due);
    while (size > CHIP_S && w > most)
        w = chip_width(p->view, --size, &chip), h = chip_height(p->view, size);
    if (w > most) w = most;
    if (chip.name[0])
        chip_draw(p->view, (Rect){x, l->ghost.y + (l->ghost.h - h) / 2, w, h}, size, &chip);
    Rect rest = l->ghost;
    rest.x = x + w + ui_px(ui, 8);
    rest.w = l->ghost.x + l->ghost.w - pad - rest.x;
    const char *fired = TR(p->view->arena, p->view->tr, "stage.fired", {"time", .text = due});
    scene_label(p->scene, rest, loop_style(p, 600), p->theme->text, UI_RIGHT,
                (const char *[]){fired, due}, 2);
}

enum { BINS = 256, STRIP_ROWS = 5 };

// How many timers are due in each part of the time from the first to the last of them.
typedef struct Strip {
    int n_bins;
    uint32_t bins[BINS], most;
    int64_t first_ns, last_ns;
} Strip;

static void count_timers(const Model *model, Strip *strip) {
    strip->first_ns = INT64_MAX;
    for (uint32_t i = 1; i <= model->now.n_timers; i++) {
        int64_t due = model->handles[model->heap[i]].due_ns;
        if (due < strip->first_ns) strip->first_ns = due;
        if (due > strip->last_ns) strip->last_ns = due;
    }
    double width = (double)(strip->last_ns - strip->first_ns) + 1;
    for (uint32_t i = 1; i <= model->now.n_timers; i++) {
        int64_t due = model->handles[model->heap[i]].due_ns;
        double part = (double)(due - strip->first_ns) / width;
        uint32_t *bin = &strip->bins[(int)(part * strip->n_bins)];
        if (++*bin > strip->most) strip->most = *bin;
    }
}

// All timers by due time, one mark each or, if they are too many, a column for each moment.
static void draw_strip(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    uint32_t n = p->scene->model->now.n_timers;
    if (rect_is_empty(l->strip) || n <= l->n_timers_shown) return;
    int pitch = ui_px(ui, 7), mark = ui_px(ui, 5), gap = ui_px(ui, 2), line = ui_px(ui, 20);
    Strip strip = {.n_bins = l->strip.w / pitch < BINS ? l->strip.w / pitch : BINS};
    count_timers(p->scene->model, &strip);
    Rect labels = l->strip;
    labels.y += labels.h - line, labels.h = line;
    int base = labels.y - ui_px(ui, 2), height = base - l->strip.y - line - ui_px(ui, 4);
    bool has_marks = strip.most <= STRIP_ROWS;
    int step_y = height / (strip.most > 3 ? (int)strip.most : 3);
    int top = base - (has_marks ? (int)strip.most * step_y : height);
    Rect title = {l->strip.x, top - line - ui_px(ui, 4), l->strip.w, line};
    const char *all = TR(p->view->arena, p->view->tr, "stage.all-timers",
                         {"n", .text = tr_number(p->view->arena, p->view->tr, n)});
    scene_word(p->scene, title, loop_style(p, 400), p->theme->dim, UI_LEFT, all);
    loop_hairline(p, l->strip.x, base + ui_px(ui, 1), l->strip.w);
    Color color = color_with_opacity(p->theme->sleep, 0.6F);
    for (int i = 0; i < strip.n_bins; i++) {
        int x = l->strip.x + i * pitch, n_here = (int)strip.bins[i];
        for (int row = 1; has_marks && row <= n_here; row++)
            draw_fill(&ui->list, (Rect){x, base - row * step_y, mark, step_y - gap}, color);
        if (has_marks || !n_here) continue;
        int h = (int)((double)height * n_here / strip.most + 0.5);
        if (h < gap) h = gap;
        draw_fill(&ui->list, (Rect){x, base - h, mark, h}, color);
    }
    TextStyle small = ui_sans(ui, 12, 400);
    int w = scene_word(p->scene, labels, small, p->theme->faint, UI_LEFT,
                       scene_instant(p->scene, strip.first_ns));
    rect_take_left(&labels, w + ui_px(ui, 12));
    if (strip.last_ns > strip.first_ns)
        scene_word(p->scene, labels, small, p->theme->faint, UI_RIGHT,
                   scene_instant(p->scene, strip.last_ns));
}

int64_t loop_longest_wait(const LoopPanel *p) {
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

static void draw_timers(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    Ui *ui = p->ui;
    uint32_t n = p->scene->model->now.n_timers;
    if (p->s->is_slide && !n && !l->has_ghost) return;
    Rect line = {l->timers.x, l->timers_title_y, l->timers.w, ui_px(ui, 20)};
    // The amber line passes here.
    bool has_line = rect_is_empty(l->chain);
    int indent = has_line ? ui_px(ui, loop_indent(p->s)) : 0;
    rect_take_left(&line, indent);
    bool is_hidden = predict_hides_timers(p->view);
    const char *remark = n > l->n_timers_shown && l->is_many
                             ? TR(p->view->arena, p->view->tr, "stage.heap",
                                  {"n", .text = tr_number(p->view->arena, p->view->tr, n)})
                         : p->s->is_slide ? NULL
                                          : tr(p->view->tr, "stage.next-due");
    loop_header_draw(p, line, p->s->header_font, tr(p->view->tr, "stage.timers"),
                     is_hidden ? NULL : remark);
    if (is_hidden || (!n && !l->has_ghost)) {
        Rect empty = {l->timers.x + indent, l->timers.y, l->timers.w - indent, ui_px(ui, 28)};
        if (l->has_ghost) empty.y += l->ghost.h;
        scene_word(p->scene, empty, loop_style(p, 400), p->theme->faint, UI_LEFT,
                   tr(p->view->tr, is_hidden ? "predict.covered" : "stage.no-timer"));
    }
    draw_ghost(p);
    if (!is_hidden) draw_strip(p);
}

// ---- bays

static void draw_bay_header(const LoopPanel *p, int y, const char *key) {
    Rect line = {p->layout->bays.x, y, p->layout->bays.w, ui_px(p->ui, 20)};
    loop_header_draw(p, line, p->s->header_font, tr(p->view->tr, key), NULL);
}

static void draw_nobody(const LoopPanel *p, int y, Icon icon) {
    Ui *ui = p->ui;
    bool is_large = p->s->font >= 15;
    int size = ui_px(ui, is_large ? 16 : 13);
    Rect line = {p->layout->bays.x, y + ui_px(ui, is_large ? 28 : 24), p->layout->bays.w,
                 ui_px(ui, is_large ? 36 : 28)};
    rect_take_left(&line, ui_px(ui, is_large ? 8 : 4));
    draw_icon(&ui->list, icon, line.x, line.y + (line.h - size) / 2, size, p->theme->faint);
    rect_take_left(&line, size + ui_px(ui, 8));
    scene_word(p->scene, line, loop_style(p, 400), p->theme->faint, UI_LEFT,
               tr(p->view->tr, "stage.nobody"));
}

static uint32_t n_in(const LoopPanel *p, TaskState state) {
    return p->scene->model->now.by_state[state];
}

// A bay in one line: its icon, its name, and how many are in it.
static void draw_brief(const LoopPanel *p, int y, Icon icon, const char *key, uint32_t n) {
    Ui *ui = p->ui;
    Rect line = {p->layout->bays.x, y, p->layout->bays.w, ui_px(ui, 24)};
    const char *many =
        n ? tr_number(p->view->arena, p->view->tr, n) : tr(p->view->tr, "stage.nobody");
    int size = ui_px(ui, 13);
    draw_icon(&ui->list, icon, line.x + ui_px(ui, 4), line.y + (line.h - size) / 2, size,
              p->theme->faint);
    rect_take_left(&line, size + ui_px(ui, 12));
    const char *names[] = {tr(p->view->tr, key), tr(p->view->tr, "stage.on-io.short")};
    int n_names = icon == ICON_PLUG ? 2 : 1, gap = ui_px(ui, 8);
    TextStyle style = loop_style(p, 400), strong = loop_style(p, n ? 600 : 400);
    int all = text_width(ui->list.text, style, names[n_names - 1]) + gap +
              text_width(ui->list.text, strong, many);
    if (all > line.w) // a little smaller, if that makes it fit
        style = ui_sans(ui, 12, 400), strong = ui_sans(ui, 12, strong.weight), gap = ui_px(ui, 6);
    Color color = n ? p->theme->text : p->theme->faint;
    int w = scene_word(p->scene, line, strong, color, UI_RIGHT, many);
    line.w -= w + gap;
    scene_label(p->scene, line, style, p->theme->faint, UI_LEFT, names, n_names);
}

static void draw_bay_line(const LoopPanel *p, const LoopBayLine *line) {
    Rect row = line->row, caption = rect_take_left(&row, line->caption_w);
    if (line->is_first)
        scene_word(p->scene, caption, ui_sans(p->ui, 13, 600), p->theme->dim, UI_LEFT,
                   loop_bay_name(p->scene, line->state));
    if (!line->n_more) return;
    row.w = row.x + row.w - line->more_x, row.x = line->more_x;
    scene_word(p->scene, row, ui_sans(p->ui, 13, 600), p->theme->dim, UI_LEFT,
               arena_printf(p->view->arena, "+%u", line->n_more));
}

static void draw_bays(const LoopPanel *p) {
    const LoopLayout *l = p->layout;
    for (int i = 0; i < l->n_lines; i++)
        draw_bay_line(p, &l->lines[i]);
    if (p->s->is_slide) return;
    draw_bay_header(p, l->bays.y, "stage.on-future");
    if (!n_in(p, STATE_ON_FUTURE)) draw_nobody(p, l->bays.y, ICON_BOX);
    if (l->n_more) {
        Rect line = {l->bays.x, l->more_y, l->bays.w, ui_px(p->ui, 28)};
        const char *n = tr_number(p->view->arena, p->view->tr, l->n_more);
        scene_word(p->scene, line, loop_style(p, 400), p->theme->faint, UI_LEFT,
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
static void draw_work(const LoopPanel *p, const LoopItem *item, const ModelTask *task) {
    int64_t due = p->scene->track ? stage_due_ns(p->scene->track, task->awaits) : -1;
    if (due <= task->since_ns || predict_hides_timers(p->view)) return;
    double part = (double)(p->scene->time_ns - task->since_ns) / (double)(due - task->since_ns);
    int h = ui_px(p->ui, 4);
    Rect bar = {item->row.x, item->row.y + item->row.h - h / 2, item->row.w, h};
    Box box = {p->theme->raised, 0, BORDER_NONE, 0, (float)h / 2};
    draw_box(&p->ui->list, bar, box);
    bar.w = (int)(bar.w * part + 0.5);
    box.fill = p->theme->worker;
    if (bar.w > 0) draw_box(&p->ui->list, bar, box);
}

// In its own bay a worker need not be named.
static const char *why_in_bay(const LoopPanel *p, const Bay *bay) {
    const Scene *scene = p->scene;
    int64_t due_ns = scene->track ? stage_due_ns(scene->track, bay->first->awaits) : -1;
    if (bay->state != STATE_IN_WORKER || due_ns < 0 || predict_hides_timers(p->view))
        return scene_why_not(scene, bay->first);
    return TR(p->view->arena, p->view->tr, "stage.why.left",
              {"time", .text = scene_left(scene, due_ns)});
}

void loop_bay_row_draw(const LoopPanel *p, const LoopItem *item) {
    const Scene *scene = p->scene;
    const Bay *bay = item->bay;
    Rect rest = item->row;
    rect_take_left(&rest, item->rect.x + item->rect.w - item->row.x + ui_px(p->ui, 8));
    const char *label = scene_awaits(scene, bay->first);
    if (bay->n > 1) {
        scene_word(scene, rest, ui_mono(p->ui, p->s->font, 400), p->theme->dim, UI_RIGHT, label);
        return;
    }
    const char *why = why_in_bay(p, bay);
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
    scene_label(scene, rest, loop_style(p, 400), p->theme->dim, UI_RIGHT, texts, 4);
    if (bay->state == STATE_IN_WORKER) draw_work(p, item, bay->first);
}

void loop_asleep_draw(const LoopPanel *p) {
    draw_timers(p);
    draw_bays(p);
}

// ---- all of it in one line

static uint32_t n_waiting(const LoopPanel *p) {
    const uint32_t *by = p->scene->model->now.by_state;
    return by[STATE_ON_FUTURE] + by[STATE_ON_IO] + by[STATE_IN_WORKER];
}

// "⊔ 2" at the right end.
static void draw_waiting(const LoopPanel *p, Rect *line) {
    uint32_t n = n_waiting(p);
    if (!n) return;
    TextStyle style = ui_sans(p->ui, 12, 600);
    const char *text = tr_number(p->view->arena, p->view->tr, n);
    int w = text_width(p->ui->list.text, style, text) + 1, icon = ui_px(p->ui, 13);
    if (w + icon + ui_px(p->ui, 6) > line->w) return;
    ui_label(p->ui, rect_take_right(line, w), style, p->theme->dim, UI_LEFT, text);
    rect_take_right(line, ui_px(p->ui, 6));
    Rect at = rect_take_right(line, icon);
    draw_icon(&p->ui->list, ICON_BOX, at.x, at.y + (at.h - icon) / 2, icon, p->theme->sleep);
    rect_take_right(line, ui_px(p->ui, 12));
}

void loop_brief_draw(const LoopPanel *p) {
    enum { MOST = 8 };
    Ui *ui = p->ui;
    const Scene *scene = p->scene;
    Rect line = p->layout->brief;
    int h = chip_height(p->view, CHIP_S);
    if (h > line.h) return;
    line.y += line.h - h - (line.h - h) / 2, line.h = h;
    draw_waiting(p, &line);
    int icon = ui_px(ui, 13);
    Rect clock = rect_take_left(&line, icon);
    draw_icon(&ui->list, ICON_CLOCK, clock.x, clock.y + (h - icon) / 2, icon, p->theme->sleep);
    rect_take_left(&line, ui_px(ui, 8));
    TextStyle style = ui_sans(ui, 12, 600);
    const ModelHandle *timers[MOST];
    uint32_t n = model_next_timers(scene->model, timers, MOST);
    if (!n)
        scene_word(scene, line, ui_sans(ui, 12, 400), p->theme->faint, UI_LEFT,
                   tr(p->view->tr, "stage.no-timer"));
    for (uint32_t i = 0; i < n; i++) {
        LoopItem item = loop_timer_item(scene, timers[i]);
        const char *due = scene_instant(scene, timers[i]->due_ns);
        int chip_w = chip_width(p->view, CHIP_S, &item.chip), gap = ui_px(ui, 6);
        int due_w = text_width(ui->list.text, style, due) + 1;
        if (chip_w + gap + due_w > line.w) return;
        Rect at = rect_take_left(&line, chip_w);
        chip_draw(p->view, at, CHIP_S, &item.chip);
        if (item.task && scene_point(scene, at, scene_task_thing(scene, item.task)))
            scene_pin(scene, item.task);
        if (beloop_is_open(p->view))
            beloop_mark_draw(p->view, at, at.x, at.y, pick_of_handle(scene->model, timers[i]));
        rect_take_left(&line, gap);
        ui_label(ui, rect_take_left(&line, due_w), style, p->theme->text, UI_LEFT, due);
        rect_take_left(&line, ui_px(ui, 16));
    }
}
