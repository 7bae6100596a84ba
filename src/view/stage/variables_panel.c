// A row for each name, and below it, where it was opened, for each part. What has changed is what
// the line before did: the statement that begins now knows where that one began, by its cause.
#include "view/stage/variables_panel.h"

#include "view/code/code_focus.h"
#include "view/parts/light.h"
#include "view/stage/variable_rows.h"

static const char id[] = "variables"; // of the widget that has the keyboard

enum { MOST_CHAIN = 12 };

typedef struct Panel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    int row_h, name_w, indent;
    TextStyle style;
    uint32_t since; // what changed behind this event is new
    VariableRows rows;
    int n_own; // rows of the frame; behind them those of its module
} Panel;

// ---- a row

static int name_x(const Panel *p, const VariableRow *row) {
    return p->indent * (row->depth + 1);
}

static void measure_names(Panel *p) {
    for (int i = 0; i < p->rows.n; i++) {
        const VariableRow *row = &p->rows.at[i];
        if (row->kind > VARIABLE_PART && row->kind != VARIABLE_ARRIVED) continue;
        int w =
            text_width(p->ui->list.text, p->style, row->name) + name_x(p, row) + ui_px(p->ui, 12);
        if (w > p->name_w) p->name_w = w;
    }
}

// A sign that it opens, or is open.
static void draw_sign(const Panel *p, Rect row, const VariableRow *of) {
    int size = ui_px(p->ui, p->view->is_small ? 11 : 13);
    draw_icon(&p->ui->list, of->is_open ? ICON_DOWN : ICON_RIGHT,
              row.x + p->indent * of->depth - ui_px(p->ui, 2), row.y + (row.h - size) / 2, size,
              p->theme->dim);
}

static void draw_value(const Panel *p, Rect row, const VariableRow *of) {
    Ui *ui = p->ui;
    if (of->kind == VARIABLE_ARRIVED) {
        const char *note = tr(p->view->tr, "stage.arrived");
        TextStyle style = ui_sans(ui, p->view->is_small ? 12 : 14, 600);
        int w = text_width(ui->list.text, style, note) + ui_px(ui, 12);
        if (w < row.w / 2)
            ui_label(ui, rect_take_right(&row, w), style, p->theme->text, UI_RIGHT, note);
    }
    if (of->value) variable_box_draw(p->scene, &row, of->value);
    ui_label_cut(ui, row, p->style, p->theme->text, UI_LEFT, of->text);
}

static void draw_more(const Panel *p, Rect row, const VariableRow *of) {
    const char *key = of->kind == VARIABLE_MORE ? "stage.more" : "stage.beyond";
    rect_take_left(&row, name_x(p, of));
    const char *n = tr_number(p->view->arena, p->view->tr, of->n);
    ui_label_cut(p->ui, row, ui_sans(p->ui, p->view->is_small ? 12 : 14, 400), p->theme->faint,
                 UI_LEFT, TR(p->view->arena, p->view->tr, key, {"n", .text = n}));
}

// Pointing at the name is pointing at the variable; at the value, at what it stands for.
static bool answer_mouse(const Panel *p, Rect row, Rect tint, const VariableRow *of) {
    Rect name = {tint.x, row.y, row.x + p->name_w - tint.x, row.h};
    bool is_name = rect_has(name, p->ui->mouse_x, p->ui->mouse_y);
    ViewThing nothing = {.kind = VIEW_ROW, .run = p->scene->run, .id = (uint32_t)of->path};
    ViewThing thing = is_name && of->variable.kind ? of->variable
                      : of->stands_for.kind        ? of->stands_for
                      : of->variable.kind          ? of->variable
                                                   : nothing;
    return scene_point(p->scene, tint, thing);
}

static void draw_row(const Panel *p, Rect row, const VariableRow *of) {
    Ui *ui = p->ui;
    StageState *stage = p->view->stage;
    if (of->kind == VARIABLE_HEADING) {
        scene_word(p->scene, row, ui_sans(ui, 13, 500), p->theme->faint, UI_LEFT, of->name);
        return;
    }
    Rect tint = {row.x - ui_px(ui, 8), row.y, row.w + ui_px(ui, 16), row.h};
    if (of->is_new)
        draw_box(&ui->list, tint, (Box){p->theme->now_tint, 0, BORDER_NONE, 0, 6 * ui->scale});
    if (answer_mouse(p, row, tint, of)) {
        ui->focus = ui_id(id);
        stage->row = of->path;
        if (of->stands_for.kind == VIEW_TASK && !of->opens) scene_pin(p->scene, of->stands_for.id);
        if (of->stands_for.kind == VIEW_FRAME) scene_choose_frame(p->scene, of->stands_for.id);
        variable_row_toggle(p->view, of, !of->is_open);
    }
    if (of->opens && of->kind != VARIABLE_MORE) draw_sign(p, row, of);
    bool has_ring = scene_is_pointed(p->scene, of->variable);
    scene_ring(p->scene, tint, has_ring ? of->variable : of->stands_for);
    if (ui->focus == ui_id(id) && stage->row == of->path) ui_focus_ring(ui, tint, 6);
    if (of->kind == VARIABLE_MORE || of->kind == VARIABLE_BEYOND) {
        draw_more(p, row, of);
        return;
    }
    Rect left = rect_take_left(&row, p->name_w);
    rect_take_left(&left, name_x(p, of));
    left.w -= ui_px(ui, 8);
    ui_label_cut(ui, left, p->style, of->is_new ? p->theme->text : p->theme->dim, UI_LEFT,
                 of->name);
    draw_value(p, row, of);
}

// ---- which rows are seen

static int row_of_keyboard(const Panel *p) {
    for (int i = 0; i < p->rows.n; i++)
        if (p->rows.at[i].path == p->view->stage->row && p->rows.at[i].kind != VARIABLE_HEADING)
            return i;
    return -1;
}

// The first row: what has just changed is seen, and else those that came last; where the person has
// scrolled, or goes along the rows, it is they who say.
static int first_row(const Panel *p, int room) {
    StageState *stage = p->view->stage;
    int n = p->n_own, from = n > room ? n - room : 0, most = p->rows.n - room;
    for (int i = 0; i < n; i++)
        if (p->rows.at[i].is_new) {
            if (i < from) from = i;
            break;
        }
    int row = p->ui->focus == ui_id(id) ? row_of_keyboard(p) : -1;
    from += stage->variables_from;
    if (row >= 0 && row < from) from = row;
    if (row >= 0 && row >= from + room) from = row - room + 1;
    if (from > most) from = most;
    return from > 0 ? from : 0;
}

// ---- the keyboard and the wheel

static void answer_wheel(const Panel *p, Rect area, int from, int room) {
    Ui *ui = p->ui;
    if (ui->wheel_y == 0 || !rect_has(area, ui->mouse_x, ui->mouse_y)) return;
    int by = -(int)(ui->wheel_y * 3), to = from + by, most = p->rows.n - room;
    if (to > most) to = most;
    if (to < 0) to = 0;
    p->view->stage->variables_from += to - from;
    ui->wheel_y = 0;
    ui->wants_frame = true;
}

static int row_outside(const Panel *p, int row) {
    int depth = p->rows.at[row].depth;
    while (row > 0 && p->rows.at[row].depth >= depth)
        row--;
    return row;
}

static void go_to_row(const Panel *p, int row, int by) {
    while (row >= 0 && row < p->rows.n && p->rows.at[row].kind == VARIABLE_HEADING)
        row += by;
    if (row < 0 || row >= p->rows.n) return;
    p->view->stage->row = p->rows.at[row].path;
    p->ui->wants_frame = true;
}

// Up and down go from row to row, right opens, left closes or goes outwards.
static void answer_keys(const Panel *p, Rect area, int room) {
    Ui *ui = p->ui;
    bool was_entered = ui_hit(ui, id, area, NULL).was_clicked;
    if (ui->focus != ui_id(id) || !p->rows.n) return;
    int row = row_of_keyboard(p);
    if (ui_take_key(ui, ui_id(id), KEY_DOWN, 0)) go_to_row(p, row + 1, 1);
    if (ui_take_key(ui, ui_id(id), KEY_UP, 0)) go_to_row(p, row > 0 ? row - 1 : 0, -1);
    if (ui_take_key(ui, ui_id(id), KEY_PAGE_DOWN, 0))
        go_to_row(p, row + room < p->rows.n ? row + room : p->rows.n - 1, 1);
    if (ui_take_key(ui, ui_id(id), KEY_PAGE_UP, 0)) go_to_row(p, row > room ? row - room : 0, 1);
    bool opens = ui_take_key(ui, ui_id(id), KEY_RIGHT, 0);
    bool closes = ui_take_key(ui, ui_id(id), KEY_LEFT, 0);
    if (row < 0) return;
    const VariableRow *at = &p->rows.at[row];
    if (opens) variable_row_toggle(p->view, at, true);
    if (closes && !(at->is_open && variable_row_toggle(p->view, at, false)) && at->depth)
        go_to_row(p, row_outside(p, row), -1);
    if (was_entered) variable_row_toggle(p->view, at, !at->is_open);
    // What is under the keyboard lights up like what is under the mouse.
    p->view->next_kept = at->stands_for.kind ? at->stands_for : at->variable;
}

// ---- whose variables

// The line before began with this event; only a line that begins, or an end, shows what it did.
static uint32_t changed_since(const Scene *scene) {
    const Event *e = scene->event;
    if (!e || e->cause == EVENT_NONE) return EVENT_NONE;
    bool shows =
        e->kind == EVENT_LINE || e->kind == EVENT_VARIABLE || e->kind == EVENT_FRAME_SUSPEND;
    return shows ? e->cause : EVENT_NONE;
}

static const ModelFrame *module_frame(const Scene *scene, const ModelFrame *frame) {
    const Model *model = scene->model;
    for (uint32_t i = 1; i <= model->now.n_frames; i++) {
        const ModelFrame *other = &model->frames[i];
        if (other->id && other->kind == FRAME_MODULE && other != frame && other->first_variable &&
            code_source(scene, other) == code_source(scene, frame))
            return other;
    }
    return NULL;
}

// That of a task that is kept in sight; else the moment's.
static const ModelFrame *usual_frame(const Scene *scene) {
    const ModelFrame *pinned = code_frame_of_task(scene, scene->view->stage->pinned[scene->run]);
    return pinned ? pinned : code_focus(scene).frame;
}

// The frame that was chosen, if it is there.
static const ModelFrame *shown_frame(const Scene *scene) {
    const ModelFrame *chosen = model_frame(scene->model, scene->view->stage->frame);
    return chosen ? chosen : usual_frame(scene);
}

// The frame and those around it, the innermost first: who delegates to it, or else has called it.
static int chain_around(const Scene *scene, const ModelFrame *frame, const ModelFrame **chain) {
    int n = 0;
    const ModelFrame *inner;
    for (int i = 0; i < MOST_CHAIN && (inner = model_frame(scene->model, frame->delegate)); i++)
        frame = inner;
    for (; frame && n < MOST_CHAIN; n++) {
        chain[n] = frame;
        frame = model_frame(scene->model, frame->parent ? frame->parent : frame->caller);
    }
    const ModelFrame *module = n ? module_frame(scene, chain[n - 1]) : NULL;
    if (module && chain[n - 1]->kind != FRAME_MODULE && n < MOST_CHAIN) chain[n++] = module;
    return n;
}

// The chain that [frame] is shown in: the usual one, if it is of that, so that there is a way back.
static int chain_of(const Scene *scene, const ModelFrame *frame, const ModelFrame **chain) {
    const ModelFrame *usual = usual_frame(scene);
    int n = usual ? chain_around(scene, usual, chain) : 0;
    for (int i = 0; i < n; i++)
        if (chain[i] == frame) return n;
    return chain_around(scene, frame, chain);
}

static const char *frame_word(const Scene *scene, const ModelFrame *frame) {
    const ModelTask *task = frame->task ? model_task(scene->model, frame->task) : NULL;
    const char *function = code_frame_name(scene, frame);
    if (!task) return function;
    return TR(scene->view->arena, scene->view->tr, "stage.in-function",
              {"task", .text = scene_task_name(scene, task)}, {"function", .text = function});
}

// What the keys asked for.
static const ModelFrame *step_frame(const Scene *scene, const ModelFrame *shown) {
    StageState *stage = scene->view->stage;
    const ModelFrame *chain[MOST_CHAIN];
    int step = stage->frame_step, n = shown ? chain_of(scene, shown, chain) : 0, at = 0;
    stage->frame_step = 0;
    if (!step || !n) return shown;
    while (at < n - 1 && chain[at] != shown)
        at++;
    at += step;
    if (at < 0 || at >= n) return shown;
    stage->frame = chain[at] == code_focus(scene).frame ? 0 : chain[at]->id;
    stage->variables_from = 0;
    return chain[at];
}

// "Task-1, in main › fetch": a click shows the variables of that frame.
static void draw_chain(const Panel *p, Rect line, const ModelFrame *shown) {
    const Scene *scene = p->scene;
    const ModelFrame *chain[MOST_CHAIN];
    Ui *ui = p->ui;
    int n = shown ? chain_of(scene, shown, chain) : 0;
    const char *sign = " › ";
    TextStyle style = ui_sans(ui, p->view->is_small ? 13 : 15, 400), bold = style;
    bold.weight = 600;
    int sign_w = text_width(ui->list.text, style, sign), from = n, w = 0;
    while (from > 0) { // as many as fit, the shown one in any case
        w = 0;
        for (int i = from - 1; i >= 0; i--)
            w += text_width(ui->list.text, bold, frame_word(scene, chain[i])) + (i ? sign_w : 0);
        if (w <= line.w || chain[from - 1] == shown) break;
        from--;
    }
    for (int i = from - 1; i >= 0; i--) {
        bool is_shown = chain[i] == shown;
        const char *word = frame_word(scene, chain[i]);
        w = text_width(ui->list.text, is_shown ? bold : style, word) + 1;
        Rect at = rect_take_left(&line, w < line.w ? w : line.w);
        ViewThing thing = {VIEW_FRAME, scene->run, chain[i]->id};
        if (scene_point(scene, at, thing)) scene_choose_frame(scene, chain[i]->id);
        bool is_hot = light_on_frame(scene, chain[i]->id);
        if (is_hot) scene_mark(scene, rect_inset(at, -ui_px(ui, 3)));
        ui_label_cut(ui, at, is_shown ? bold : style,
                     is_hot || is_shown ? p->theme->text : p->theme->faint, UI_LEFT, word);
        if (!i || line.w < sign_w) continue;
        ui_label_cut(ui, rect_take_left(&line, sign_w), style, p->theme->faint, UI_LEFT, sign);
    }
}

// ---- all of it

static void add_rows(Panel *p, const ModelFrame *frame, bool has_module) {
    const Scene *scene = p->scene;
    variable_rows_init(&p->rows, p->view);
    variable_rows_add(&p->rows, scene, frame, p->since);
    p->n_own = p->rows.n;
    const ModelFrame *module =
        frame->kind == FRAME_MODULE || !has_module ? NULL : module_frame(scene, frame);
    if (!module) return;
    variable_rows_add_heading(&p->rows, code_frame_name(scene, module));
    variable_rows_add(&p->rows, scene, module, p->since);
}

static void draw_scroll(const Panel *p, Rect area, int from, int room) {
    if (room >= p->rows.n) return;
    int w = ui_px(p->ui, 3), h = area.h * room / p->rows.n;
    int y = area.y + area.h * from / p->rows.n;
    draw_box(&p->ui->list, (Rect){area.x + area.w + ui_px(p->ui, 4), y, w, h},
             (Box){p->theme->line2, 0, BORDER_NONE, 0, 2 * p->ui->scale});
}

static void draw_rows(Panel *p, Rect area) {
    int room = area.h / p->row_h;
    Rect all = area;
    int from = first_row(p, room);
    answer_wheel(p, area, from, room);
    measure_names(p);
    if (p->name_w > area.w / 2) p->name_w = area.w / 2;
    for (int i = from; i < p->rows.n && i < from + room; i++)
        draw_row(p, rect_take_top(&area, p->row_h), &p->rows.at[i]);
    draw_scroll(p, all, from, room);
    answer_keys(p, all, room); // the rows take a click before the whole does
}

void variables_panel_draw(const Scene *scene, Rect area, bool has_title) {
    View *view = scene->view;
    Ui *ui = view->ui;
    Panel *p = arena_alloc(view->arena, sizeof *p);
    *p = (Panel){.scene = scene,
                 .view = view,
                 .ui = ui,
                 .theme = ui->theme,
                 .row_h = ui_px(ui, view->is_small ? 22 : 26),
                 .name_w = ui_px(ui, view->is_small ? 72 : 96),
                 .indent = ui_px(ui, view->is_small ? 12 : 14),
                 .style = ui_mono(ui, view->is_small ? 13 : 15, 400),
                 .since = changed_since(scene)};
    const ModelFrame *frame = step_frame(scene, shown_frame(scene));
    Rect line = rect_take_top(&area, ui_px(ui, 20));
    if (has_title) {
        int w = scene_word(scene, line, ui_sans(ui, 15, 600), ui->theme->text, UI_LEFT,
                           tr(view->tr, "stage.variables"));
        rect_take_left(&line, w ? w + ui_px(ui, 12) : 0);
    }
    draw_chain(p, line, frame);
    rect_take_top(&area, ui_px(ui, 8));
    if (!frame) return;
    add_rows(p, frame, true);
    if (!p->n_own && area.h >= p->row_h)
        scene_word(scene, rect_take_top(&area, p->row_h), ui_sans(ui, 14, 400), ui->theme->faint,
                   UI_LEFT, tr(view->tr, "stage.no-variables"));
    draw_rows(p, area);
}
