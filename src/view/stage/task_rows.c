// Nothing here depends on what was shown before: the same moment gives the same rows.
#include "view/stage/task_rows.h"

#include "view/lesson/predict_panel.h"

// ---- by turn

typedef struct Turns {
    const Scene *scene;
    const StageGroup *group;
    const ModelTask **out;
    int n, most;
} Turns;

static void take(Turns *turns, ObjectId id) {
    const ModelTask *task = model_task(turns->scene->model, id);
    if (!task || turns->n >= turns->most) return;
    if (!model_is_own_task(turns->scene->model, task)) return;
    if (turns->group && stage_group_of(turns->scene->track, id) != turns->group) return;
    for (int i = 0; i < turns->n; i++)
        if (turns->out[i] == task) return;
    turns->out[turns->n++] = task;
}

static void take_timers(Turns *turns) {
    enum { TIMERS = 64 };
    const Model *model = turns->scene->model;
    const ModelHandle *timers[TIMERS];
    uint32_t n = model_next_timers(model, timers, TIMERS);
    for (uint32_t i = 0; i < n; i++) {
        const ModelFuture *future = model_future(model, timers[i]->whom);
        bool is_task = model_task(model, timers[i]->whom) != NULL;
        take(turns, is_task  ? timers[i]->whom
                    : future ? model_first_waiting_task(model, future)
                             : 0);
    }
}

// In order of creation: first those that wait, then those that are over.
static void take_rest(Turns *turns) {
    const Model *model = turns->scene->model;
    for (int over = 0; over < 2; over++)
        for (uint32_t i = 1; i <= model->now.n_tasks && turns->n < turns->most; i++)
            if (state_is_over(model->tasks[i].state) == over)
                take(turns, model->tasks[i].future.id);
}

int tasks_by_turn(const Scene *scene, const StageGroup *group, const ModelTask **out, int most) {
    enum { QUEUED = 200 };
    Turns turns = {scene, group, out, 0, most};
    const Model *model = scene->model;
    take(&turns, model->now.running_task);
    take(&turns, scene->now_task);
    take(&turns, scene->view->stage->pinned[scene->run]);
    bool is_hidden = predict_hides_queue(scene->view);
    const ModelHandle *handle = is_hidden ? NULL : model_ready_first(model);
    for (int i = 0; handle && i < QUEUED && turns.n < most; i++) {
        take(&turns, scene_handle_task(scene, handle));
        handle = model_ready_next(model, handle);
    }
    take_timers(&turns);
    take_rest(&turns);
    return turns.n;
}

// ---- few tasks: a tree

static bool is_awaited(const Scene *scene, const ModelTask *task, const ModelTask *parent) {
    if (!parent || !parent->awaits) return false;
    if (parent->awaits == task->future.id) return true;
    return scene->track && stage_wakes(scene->track, task->future.id) == parent->awaits;
}

static void add(TaskRows *rows, TaskRow row) {
    if (rows->n < TASK_ROWS) rows->at[rows->n++] = row;
}

static void add_children(TaskRows *rows, const Scene *scene, const ModelTask *parent, int depth) {
    const Model *model = scene->model;
    for (uint32_t i = 1; i <= model->now.n_tasks; i++) {
        const ModelTask *task = &model->tasks[i];
        if (!model_is_own_task(model, task)) continue;
        if (task->parent != (parent ? parent->future.id : 0) || rows->n == TASK_ROWS) continue;
        add(rows, (TaskRow){ROW_TASK, task, NULL, depth, is_awaited(scene, task, parent), 0});
        add_children(rows, scene, task, depth + 1);
    }
}

static void add_some(TaskRows *rows, const Scene *scene, int capacity) {
    const ModelTask *tasks[TASK_ROWS];
    int most = capacity - 1 < TASK_ROWS - 1 ? capacity - 1 : TASK_ROWS - 1;
    int n = tasks_by_turn(scene, NULL, tasks, most);
    for (int i = 0; i < n; i++)
        add(rows, (TaskRow){.kind = ROW_TASK, .task = tasks[i]});
    uint32_t left = scene->model->now.n_tasks - (uint32_t)n;
    if (left) add(rows, (TaskRow){.kind = ROW_MORE, .n_more = left});
}

// ---- many: groups

// Those that have their own row, in order of creation.
static void add_singles(TaskRows *rows, const Scene *scene, int most) {
    const Model *model = scene->model;
    // Whoever is alone was made early, so this ends soon.
    for (uint32_t i = 1; i <= model->now.n_tasks && rows->n < most; i++) {
        const ModelTask *task = &model->tasks[i];
        const StageGroup *group = stage_group_of(scene->track, task->future.id);
        if (group && !stage_group_is_large(scene->track, group))
            add(rows, (TaskRow){.kind = ROW_TASK, .task = task});
    }
}

static uint32_t group_size(const Scene *scene, const StageGroup *group) {
    uint32_t counts[TASK_STATES], n = 0;
    stage_group_count(group, scene->model->now.n, counts);
    for (int state = 0; state < TASK_STATES; state++)
        n += counts[state];
    return n;
}

static void add_group(TaskRows *rows, const Scene *scene, const StageGroup *group, int capacity) {
    uint32_t size = group_size(scene, group);
    if (!size) return;
    add(rows, (TaskRow){.kind = ROW_GROUP, .group = group, .n_more = size});
    const ModelTask *tasks[TASK_ROWS];
    int room = capacity - GROUP_ROW_UNITS;
    if (room <= 0) return;
    int most = (uint32_t)room >= size ? (int)size : room - 1;
    if (most > TASK_ROWS) most = TASK_ROWS;
    int n = tasks_by_turn(scene, group, tasks, most);
    for (int i = 0; i < n; i++)
        add(rows, (TaskRow){.kind = ROW_TASK, .task = tasks[i], .depth = 1, .group = group});
    if ((uint32_t)n < size)
        add(rows, (TaskRow){.kind = ROW_MORE, .n_more = size - (uint32_t)n, .group = group});
}

void task_rows(TaskRows *rows, const Scene *scene, int capacity) {
    rows->n = 0;
    uint32_t n = scene->model->now.n_tasks;
    bool can_group = scene->track && scene->track->n_seen >= scene->model->now.n;
    bool is_few = n <= TASKS_UNGROUPED;
    if (is_few && (int)n <= capacity) {
        add_children(rows, scene, NULL, 0);
        return;
    }
    if (is_few || !can_group) {
        add_some(rows, scene, capacity);
        return;
    }
    add_singles(rows, scene, capacity > 4 ? 4 : 1);
    int left = capacity - rows->n, shown = scene->track->n_largest;
    while (shown > 1 && left / shown < GROUP_ROW_UNITS + 2)
        shown--;
    for (int place = 0; place < shown; place++) {
        int before = rows->n;
        const StageGroup *group = stage_group_at(scene->track, place);
        add_group(rows, scene, group, left / (shown - place));
        left -= rows->n - before + (rows->n > before ? GROUP_ROW_UNITS - 1 : 0);
    }
}
