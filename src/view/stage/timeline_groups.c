// The groups of a timeline with too many tasks for a lane each: one row a state, as high as the
// number of tasks, or the tasks themselves, scrolled.
#include "view/stage/timeline_parts.h"

// ---- one row a state

enum { BUCKET = 6, MOST_BUCKETS = 640, GROUP_STATES = 3 };

typedef struct GroupRows {
    int n, n_buckets;
    TaskState state[GROUP_STATES];
    uint32_t most;
    uint32_t counts[MOST_BUCKETS][TASK_STATES];
} GroupRows;

static void count_group(const Timeline *p, const StageGroup *group, GroupRows *rows) {
    static const TaskState shown[] = {STATE_READY, STATE_ON_TIMER, STATE_ON_FUTURE, STATE_ON_IO,
                                      STATE_IN_WORKER};
    int bucket = ui_px(p->ui, BUCKET);
    rows->n_buckets = p->axis.window.w / bucket;
    if (rows->n_buckets > MOST_BUCKETS) rows->n_buckets = MOST_BUCKETS;
    uint32_t most[TASK_STATES] = {0};
    for (int i = 0; i < rows->n_buckets; i++) {
        stage_group_count(group, p->positions[i * bucket + bucket / 2], rows->counts[i]);
        for (int state = 0; state < TASK_STATES; state++)
            if (rows->counts[i][state] > most[state]) most[state] = rows->counts[i][state];
    }
    for (size_t i = 0; i < sizeof shown / sizeof *shown && rows->n < GROUP_STATES; i++) {
        if (!most[shown[i]]) continue;
        rows->state[rows->n++] = shown[i];
        if (most[shown[i]] > rows->most) rows->most = most[shown[i]];
    }
}

static void draw_group_row(const Timeline *p, const GroupRows *rows, TaskState state, Rect row) {
    Ui *ui = p->ui;
    int bucket = ui_px(ui, BUCKET), base = row.y + row.h - ui_px(ui, 2),
        room = row.h - ui_px(ui, 4);
    LookStyle style = theme_look(p->theme, scene_look(state));
    draw_fill(&ui->list, (Rect){p->rows.x, base, p->rows.w, ui_px(ui, 1)}, p->theme->line);
    for (int i = 0; i < rows->n_buckets;) {
        uint32_t n = rows->counts[i][state];
        int x = p->axis.window.x + i * bucket, run = i;
        bool is_past = x <= p->handle - bucket / 2.0;
        while (run < rows->n_buckets && rows->counts[run][state] == n &&
               (p->axis.window.x + run * bucket <= p->handle - bucket / 2.0) == is_past)
            run++;
        int w = (run - i) * bucket;
        i = run;
        if (!n) continue;
        int h = (int)((double)room * n / rows->most + 0.5);
        if (h < ui_px(ui, 2)) h = ui_px(ui, 2);
        if (!is_past) draw_opacity_push(&ui->list, timeline_future);
        Rect part = {x, base - h, w, h};
        if (h >= ui_px(ui, 6))
            draw_pattern(&ui->list, part, style.pattern, ui->scale, style.color, style.ground);
        else
            draw_fill(&ui->list, part, color_with_opacity(style.color, 0.6F));
        draw_fill(&ui->list, (Rect){x, base - h, w, ui_px(ui, 1)}, style.color);
        if (!is_past) draw_pop(&ui->list);
    }
}

static void draw_group_label(const Timeline *p, TaskState state, uint32_t n, Rect row) {
    static const char *const keys[TASK_STATES] = {[STATE_READY] = "stage.lane.ready",
                                                  [STATE_ON_TIMER] = "stage.lane.timer",
                                                  [STATE_ON_FUTURE] = "stage.lane.future",
                                                  [STATE_ON_IO] = "stage.lane.io",
                                                  [STATE_IN_WORKER] = "stage.lane.worker"};
    Ui *ui = p->ui;
    Rect label = {p->labels.x + ui_px(ui, 19), row.y, p->labels.w - ui_px(ui, 27), row.h};
    if (p->font < 14) label.x = p->labels.x, label.w = p->labels.w - ui_px(ui, 8);
    const char *number = tr_number(p->view->arena, p->view->tr, n);
    int w = scene_word(p->scene, label, ui_sans(ui, (float)p->font, 600), p->theme->text, UI_RIGHT,
                       number);
    label.w -= w + ui_px(ui, 4);
    scene_word(p->scene, label, ui_sans(ui, (float)p->font, 400), p->theme->dim, UI_LEFT,
               tr(p->view->tr, keys[state]));
}

static void draw_states(const Timeline *p, const StageGroup *group, Rect *rest) {
    GroupRows *rows = arena_alloc(p->view->arena, sizeof *rows);
    count_group(p, group, rows);
    uint32_t counts[TASK_STATES];
    stage_group_count(group, p->scene->model->now.n, counts);
    int h = p->pitch * 6 / 5;
    for (int i = 0; i < rows->n && rest->h >= h; i++) {
        Rect row = rect_take_top(rest, h);
        draw_group_row(p, rows, rows->state[i], row);
        draw_group_label(p, rows->state[i], counts[rows->state[i]], row);
    }
}

// ---- its tasks one by one

// How far down of how many, beside their names.
static void draw_thumb(const Timeline *p, Rect rest, uint32_t top, uint32_t n, int shown) {
    int w = ui_px(p->ui, 3), h = rest.h * shown / (int)n, least = ui_px(p->ui, 8);
    if (h < least) h = least;
    int most = (int)n - shown;
    Rect thumb = {p->labels.x + p->labels.w - w - ui_px(p->ui, 1),
                  rest.y + (rest.h - h) * (int)top / (most > 0 ? most : 1), w, h};
    draw_box(&p->ui->list, thumb, (Box){.fill = p->theme->line2, .radius_px = (float)w / 2});
}

// The wheel over their names scrolls; over the lanes it does with Shift.
static uint32_t scrolled(const Timeline *p, Rect rest, uint32_t n, int shown) {
    Ui *ui = p->ui;
    StageState *state = p->view->stage;
    Rect names = {p->labels.x, rest.y, p->labels.w, rest.h}, all = names;
    all.w += p->rows.w;
    bool is_meant = rect_has(names, ui->mouse_x, ui->mouse_y) ||
                    (ui->mods & MOD_SHIFT && rect_has(all, ui->mouse_x, ui->mouse_y));
    uint32_t most = n > (uint32_t)shown ? n - (uint32_t)shown : 0;
    if (is_meant && ui->wheel_y != 0) {
        float top = (float)state->timeline_top - ui->wheel_y * 3;
        state->timeline_top = top > 0 ? (uint32_t)top : 0;
        ui->wheel_y = 0;
        ui->wants_frame = true;
    }
    if (state->timeline_top > most) state->timeline_top = most;
    return state->timeline_top;
}

// The one that runs stands first, wherever the others are scrolled to.
static void draw_tasks(const Timeline *p, const StageGroup *group, Rect *rest) {
    const StageTrack *track = p->scene->track;
    const ModelTask *first = NULL;
    if (tasks_by_turn(p->scene, group, &first, 1) && rest->h >= p->pitch) {
        const Lane *lane = lanes_of(&track->lanes, first->future.id);
        if (lane) timeline_draw_task(p, lane, rect_take_top(rest, p->pitch));
    }
    int shown = rest->h / p->pitch;
    if (shown < 1) return;
    uint32_t top = scrolled(p, *rest, group->n, shown), n = 0;
    if (group->n > (uint32_t)shown) draw_thumb(p, *rest, top, group->n, shown);
    uint32_t wanted = (uint32_t)(group - track->groups.at);
    for (size_t i = group->first; i < track->group_of.n && rest->h >= p->pitch; i++) {
        if (track->group_of.at[i] != wanted || n++ < top) continue;
        timeline_draw_task(p, &track->lanes.lanes.at[i], rect_take_top(rest, p->pitch));
    }
}

// ---- all of them

// Whether the name of [group] was clicked.
static bool draw_head(const Timeline *p, const StageGroup *group, int place, bool is_open,
                      Rect row) {
    Ui *ui = p->ui;
    const Tr *texts = p->view->tr;
    TextStyle style = ui_sans(ui, (float)p->font, 500);
    int chevron = ui_px(ui, 11);
    Rect label = {p->labels.x, row.y, p->labels.w + ui_px(ui, 160), row.h};
    const char *times = TR(p->view->arena, texts, "stage.times", {"n", .number = group->n});
    const char *name = arena_printf(p->view->arena, "%s %s", group->stem, times);
    int w = chevron + ui_px(ui, 8) + text_width(ui->list.text, style, name) + ui_px(ui, 6);
    if (w < label.w) label.w = w;
    bool has_tasks = is_open && p->view->stage->timeline_shows_tasks;
    const char *tip = tr(texts, has_tasks ? "stage.group.states" : "stage.group.tasks");
    UiHit hit = ui_hit(ui, arena_printf(p->view->arena, "timeline.group.%d", place), label, tip);
    if (hit.is_focused) ui_focus_ring(ui, label, 4);
    Color color = is_open || hit.is_hot ? p->theme->text : p->theme->dim;
    draw_icon(&ui->list, has_tasks ? ICON_DOWN : ICON_RIGHT, label.x, row.y + (row.h - chevron) / 2,
              chevron, color);
    rect_take_left(&label, chevron + ui_px(ui, 8));
    ui_label_cut(ui, label, style, color, UI_LEFT, name);
    return hit.was_clicked;
}

// Which group is open: the one that was chosen, or the largest.
static int open_place(const Timeline *p) {
    const StageTrack *track = p->scene->track;
    uint32_t chosen = p->view->stage->timeline_group;
    for (int place = 0; chosen && place < track->n_largest; place++)
        if (track->largest[place] == chosen - 1) return place;
    return 0;
}

void timeline_draw_groups(const Timeline *p, Rect *rest) {
    enum { ROOMY = 8 }; // rows, from which on there is room for a further group's name
    const StageTrack *track = p->scene->track;
    StageState *state = p->view->stage;
    int open = open_place(p), n_rows = rest->h / p->pitch;
    int n_others = n_rows >= ROOMY ? n_rows - ROOMY + 1 : 0;
    for (int place = 0; place < track->n_largest; place++) {
        if (place != open && n_others-- <= 0) continue;
        const StageGroup *group = stage_group_at(track, place);
        if (draw_head(p, group, place, place == open, rect_take_top(rest, p->pitch))) {
            state->timeline_shows_tasks = place == open ? !state->timeline_shows_tasks : true;
            state->timeline_group = track->largest[place] + 1;
            state->timeline_top = 0;
            p->ui->wants_frame = true;
        }
        if (place != open) continue;
        Rect room = *rest;
        int later = track->n_largest - place - 1; // names that follow
        room.h -= (later < n_others ? later : n_others > 0 ? n_others : 0) * p->pitch;
        int h = room.h;
        if (state->timeline_shows_tasks)
            draw_tasks(p, group, &room);
        else
            draw_states(p, group, &room);
        rect_take_top(rest, h - room.h);
    }
}
