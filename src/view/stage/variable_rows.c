// A row's path is a hash of the names from the variable down to it, so that what was opened stays
// open while the program goes on.
#include "view/stage/variable_rows.h"

#include "view/code/code_focus.h"

static uint64_t path_of(uint64_t outer, EventValue key) {
    uint64_t hash = (outer ^ (uint64_t)key) * UINT64_C(0x9E3779B97F4A7C15);
    return (hash ^ hash >> 29) | 1;
}

// ---- what is opened

// Its place among those that are, or -1.
static int opened_at(const StageState *stage, uint64_t path) {
    for (int i = 0; i < stage->n_opened; i++)
        if (stage->opened[i].path == path) return i;
    return -1;
}

static void close_at(StageState *stage, int i) {
    stage->n_opened--;
    for (; i < stage->n_opened; i++)
        stage->opened[i] = stage->opened[i + 1];
}

// The one that was opened first gives its place away where there is none left.
static void open_path(StageState *stage, uint64_t path) {
    if (stage->n_opened == STAGE_OPENED) close_at(stage, 0);
    stage->opened[stage->n_opened++] = (StageOpened){.path = path, .pages = 1};
}

bool variable_row_toggle(View *view, const VariableRow *row, bool open) {
    int i = opened_at(view->stage, row->path);
    bool is_more = row->kind == VARIABLE_MORE;
    if (is_more && i >= 0 && open)
        view->stage->opened[i].pages++;
    else if (!is_more && i >= 0 && !open)
        close_at(view->stage, i);
    else if (!is_more && i < 0 && open && row->opens)
        open_path(view->stage, row->path);
    else
        return false;
    view->ui->wants_frame = true;
    return true;
}

// ---- rows

void variable_rows_init(VariableRows *rows, View *view) {
    *rows = (VariableRows){.at = arena_alloc(view->arena, VARIABLE_ROWS * sizeof *rows->at)};
}

static VariableRow *add(VariableRows *rows, VariableRow row) {
    if (rows->n == VARIABLE_ROWS) return NULL;
    rows->at[rows->n] = row;
    return &rows->at[rows->n++];
}

void variable_rows_add_heading(VariableRows *rows, const char *name) {
    add(rows, (VariableRow){.kind = VARIABLE_HEADING, .name = name, .text = ""});
}

ViewThing variable_thing(const Scene *scene, EventValue value) {
    Shape shape;
    if (!shape_of(scene->trace, value, &shape) || !shape.identity) return (ViewThing){0};
    ViewKind kind = VIEW_OBJECT;
    if (shape.kind == SHAPE_TASK)
        kind = model_task(scene->model, shape.identity) ? VIEW_TASK : VIEW_FUTURE;
    if (shape.kind == SHAPE_SYNC) kind = VIEW_SYNC;
    if (shape.kind == SHAPE_FRAME) kind = VIEW_FRAME;
    return (ViewThing){.kind = kind, .run = scene->run, .id = shape.identity};
}

static void add_inside(VariableRows *rows, const Scene *scene, const VariableRow *outer,
                       EventValue before);

static const char *key_text(const Scene *scene, const Shape *shape, EventValue key) {
    if (shape->kind == SHAPE_SET) return "•";
    return code_value(scene, key);
}

// What stood at [key], or whether it was in the set; *[is_new]: nothing did.
static EventValue value_before(const Scene *scene, const Shape *before, EventValue key,
                               EventValue value, bool *is_new) {
    EventValue old = 0;
    if (before->kind == SHAPE_SET) {
        *is_new = !shape_has(scene->trace, before, value);
        return value;
    }
    *is_new = !shape_find(scene->trace, before, key, &old) || old != value;
    return old;
}

static void add_part(VariableRows *rows, const Scene *scene, const VariableRow *outer,
                     const Shape *shape, const Shape *before, uint32_t i) {
    EventValue key, value, old = 0;
    bool is_new = false;
    if (!shape_part(scene->trace, shape, i, &key, &value)) return;
    if (before) old = value_before(scene, before, key, value, &is_new);
    VariableRow row = {.kind = VARIABLE_PART,
                       .depth = outer->depth + 1,
                       .name = key_text(scene, shape, key),
                       .text = code_value(scene, value),
                       .value = value,
                       .path = path_of(outer->path, shape->kind == SHAPE_SET ? value : key),
                       .is_new = is_new,
                       .stands_for = variable_thing(scene, value)};
    Shape inner;
    row.opens = shape_of(scene->trace, value, &inner) && shape_opens(&inner);
    row.is_open = row.opens && opened_at(scene->view->stage, row.path) >= 0;
    if (add(rows, row) && row.is_open) add_inside(rows, scene, &row, is_new ? old : value);
}

static void add_inside(VariableRows *rows, const Scene *scene, const VariableRow *outer,
                       EventValue before) {
    const StageState *stage = scene->view->stage;
    Shape shape, old;
    if (!shape_of(scene->trace, outer->value, &shape)) return;
    bool has_old = outer->is_new && shape_of(scene->trace, before, &old) &&
                   old.kind == shape.kind && old.identity == shape.identity;
    uint32_t shown = (uint32_t)stage->opened[opened_at(stage, outer->path)].pages * VARIABLE_PAGE;
    uint32_t n = shape.n_kept < shown ? shape.n_kept : shown;
    for (uint32_t i = 0; i < n; i++)
        add_part(rows, scene, outer, &shape, has_old ? &old : NULL, i);
    VariableRow more = {.depth = outer->depth + 1, .name = "", .text = "", .path = outer->path};
    if (n < shape.n_kept) {
        more.kind = VARIABLE_MORE;
        more.n = shape.n_kept - n;
        more.opens = true;
        add(rows, more);
    }
    more.kind = VARIABLE_BEYOND;
    more.n = shape.n - shape.n_kept;
    more.opens = false;
    if (more.n && n == shape.n_kept) add(rows, more);
}

static void add_variable(VariableRows *rows, const Scene *scene, const ModelFrame *frame,
                         const ModelVariable *v, uint32_t since) {
    uint64_t scope = frame->kind == FRAME_MODULE ? 0 : frame->code;
    VariableRow row = {.kind = VARIABLE_ROW,
                       .name = trace_text(scene->trace, v->name),
                       .text = code_value(scene, v->value),
                       .value = v->value,
                       .path = path_of(scope, event_text_value(v->name)),
                       .is_new = since != EVENT_NONE && v->changed > since,
                       .variable = {VIEW_VARIABLE, scene->run, v->name, frame->id},
                       .stands_for = variable_thing(scene, v->value)};
    Shape shape;
    bool is_veiled = scene->view->veiled && strcmp(row.text, "?") == 0; // nor what is inside
    row.opens = !is_veiled && shape_of(scene->trace, v->value, &shape) && shape_opens(&shape);
    row.is_open = row.opens && opened_at(scene->view->stage, row.path) >= 0;
    if (add(rows, row) && row.is_open) add_inside(rows, scene, &row, v->before);
}

static void add_arrived(VariableRows *rows, const Scene *scene, const ModelFrame *frame) {
    bool is_value = frame->at == FRAME_AT_WOKEN && frame->value && frame->how != RESUME_THROW;
    if (!is_value) return;
    add(rows, (VariableRow){.kind = VARIABLE_ARRIVED,
                            .name = frame->kind == FRAME_COROUTINE ? "await" : "yield",
                            .text = code_value(scene, frame->value),
                            .value = frame->value,
                            .is_new = true});
}

void variable_rows_add(VariableRows *rows, const Scene *scene, const ModelFrame *frame,
                       uint32_t since) {
    add_arrived(rows, scene, frame);
    const ModelVariable *v = model_first_variable(scene->model, frame);
    for (; v; v = model_next_variable(scene->model, v))
        if (v->scope != VARIABLE_GONE) add_variable(rows, scene, frame, v, since);
}

// Those of the loop are known as futures; those of a pool by how they are described.
static bool box_of(const Scene *scene, EventValue value, BoxLook *look) {
    static const struct {
        const char *begin;
        BoxLook look;
    } described[] = {{"<Future pending>", BOX_EMPTY},
                     {"<Future running>", BOX_EMPTY},
                     {"<Future done: ", BOX_FULL},
                     {"<Future broken: ", BOX_BROKEN},
                     {"<Future cancelled>", BOX_CANCELLED}};
    ViewThing thing = variable_thing(scene, value);
    if (thing.kind == VIEW_FUTURE) {
        *look = scene_box(scene, thing.id);
        return true;
    }
    const char *text = code_value(scene, value); // "?" of one that is veiled
    for (size_t i = 0; i < sizeof described / sizeof *described; i++) {
        if (strncmp(text, described[i].begin, strlen(described[i].begin)) != 0) continue;
        *look = described[i].look;
        return true;
    }
    return false;
}

static int box_height(const Scene *scene) {
    return ui_px(scene->view->ui, scene->view->is_small ? 11 : 13);
}

int variable_box_width(const Scene *scene, EventValue value) {
    BoxLook look;
    return box_of(scene, value, &look) ? box_height(scene) * 3 / 2 + ui_px(scene->view->ui, 7) : 0;
}

void variable_box_draw(const Scene *scene, Rect *row, EventValue value) {
    int w = variable_box_width(scene, value), h = box_height(scene);
    BoxLook look;
    if (!w || row->w < 2 * w || !box_of(scene, value, &look)) return;
    Rect at = rect_take_left(row, w);
    box_draw(scene->view, (Rect){at.x, at.y + (at.h - h) / 2, h * 3 / 2, h}, look, "");
}
