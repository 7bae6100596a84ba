// What the loop says of itself: troubles, texts for the trace, and why nothing goes on.
#include <stdio.h>
#include <stdlib.h>

#include "loop/internal.h"

// ---- what is there now

bool loop_is_running(const Loop *loop) {
    return loop->is_running;
}
Task *loop_current_task(const Loop *loop) {
    return loop->current;
}
uint32_t loop_cause(const Loop *loop) {
    return loop->cause;
}
size_t loop_n_ready(const Loop *loop) {
    return loop->tail - loop->head + ready_has_lone(loop);
}
size_t loop_n_timers(const Loop *loop) {
    return loop->timers.n;
}
size_t loop_n_tasks(const Loop *loop) {
    return loop->n_tasks;
}
size_t loop_n_futures(const Loop *loop) {
    return pool_n_live(&loop->futures) + pool_n_live(&loop->tasks);
}
const LoopValues *loop_values(const Loop *loop) {
    return &loop->values;
}
uint32_t loop_next_task_number(const Loop *loop) {
    return loop->next_task_number;
}

void loop_each_task(const Loop *loop, void (*visit)(void *data, Task *task), void *data) {
    for (Task *task = loop->first_task, *next; task; task = next) {
        next = task->next;
        visit(data, task);
    }
}

// ---- events, troubles and texts

RARE uint32_t loop_report(const Loop *loop, uint32_t cause, EventKind kind, int a, uint32_t subject,
                          uint32_t object, int64_t value, uint16_t site) {
    const Observer *observer = loop->observer;
    Event own, *event = event_place(observer, &own);
    *event = (Event){.kind = (uint8_t)kind,
                     .a = (uint8_t)a,
                     .site = site,
                     .cause = cause,
                     .time_ns = loop->now_ns,
                     .subject = subject,
                     .object = object,
                     .value = value};
    return observer->on_event(observer->data, event);
}

void loop_trouble(Loop *loop, const char *message, void *exception, Future *future) {
    if (loop->on_trouble) {
        LoopTrouble trouble = {message, exception, future};
        loop->on_trouble(loop->on_trouble_data, loop, &trouble);
        return;
    }
    Str text = {0};
    str_add(&text, message);
    if (future) {
        str_add(&text, "\n  ");
        loop_describe_future(loop, future, &text);
    }
    if (exception) {
        str_add(&text, "\n  ");
        loop->values.describe_exception(loop->values.data, exception, &text);
    }
    fprintf(stderr, "%s\n", str_text(&text));
    str_deinit(&text);
}

void loop_describe_future(const Loop *loop, const Future *future, Str *out) {
    if (loop->values.describe_future) {
        loop->values.describe_future(loop->values.data, future, out);
    } else {
        future_describe(future, out);
    }
}

StringId loop_intern(const Loop *loop, const char *text) {
    if (!text || !text[0]) return 0;
    return loop->observer->intern(loop->observer->data, text);
}

StringId loop_intern_outcome(const Loop *loop, Outcome outcome, const void *value) {
    if (!value) return 0;
    Str text = {0};
    if (outcome != OUTCOME_RESULT) {
        loop->values.describe_exception(loop->values.data, value, &text);
    } else if (loop->values.describe) {
        loop->values.describe(loop->values.data, value, &text);
    }
    StringId id = loop_intern(loop, str_text(&text));
    str_deinit(&text);
    return id;
}

// ---- why nothing goes on

typedef VEC(Task *) Tasks;

// The tasks that have not ended, oldest and thereby lowest id first.
static Task *find_task(const Tasks *tasks, ObjectId id) {
    size_t low = 0, high = tasks->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tasks->at[middle]->future.id < id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < tasks->n && tasks->at[low]->future.id == id ? tasks->at[low] : NULL;
}

// Adds the tasks whose doing would complete [future].
static void add_needed(const Tasks *all, const Future *future, Tasks *needed) {
    if (!future_pending(future)) return;
    if (future->is_task) {
        vec_push(needed, (Task *)future);
    } else if (future->class) {
        const Future *part;
        for (size_t i = 0; (part = future->class->part(future, i)); i++)
            add_needed(all, part, needed);
    } else if (future->use == FUTURE_LOCK) {
        Task *holder = find_task(all, future->about->holder);
        if (holder) vec_push(needed, holder);
    }
}

static void add_object(const char *kind, const SyncObject *object, Str *out) {
    if (object->name) {
        str_printf(out, "%s '%s'", kind, object->name);
    } else {
        str_printf(out, "%s %u", kind, object->id);
    }
}

static void add_names(const Tasks *tasks, Str *out) {
    enum { MOST = 10 };
    for (size_t i = 0; i < tasks->n && i < MOST; i++)
        str_printf(out, "%s%s", i ? ", " : "", task_name(tasks->at[i]));
    if (tasks->n > MOST) str_printf(out, " and %zu more", tasks->n - MOST);
}

static void add_awaited(const Tasks *all, const Future *future, Str *out) {
    Tasks needed = {0};
    add_needed(all, future, &needed);
    switch ((FutureFor)future->use) {
    case FUTURE_LOCK:
        add_object("lock", future->about, out);
        if (needed.n) str_add(out, ", held by ");
        break;
    case FUTURE_EVENT: add_object("event", future->about, out); break;
    case FUTURE_CONDITION: add_object("condition", future->about, out); break;
    case FUTURE_SEMAPHORE: add_object("a permit of semaphore", future->about, out); break;
    case FUTURE_GET: add_object("an item of the empty queue", future->about, out); break;
    case FUTURE_PUT: add_object("room in the full queue", future->about, out); break;
    case FUTURE_JOIN: add_object("the items of queue", future->about, out); break;
    case FUTURE_GROUP:
        add_object("the tasks of group", future->about, out);
        str_add(out, ": ");
        break;
    case FUTURE_GATHER: str_add(out, "gather of "); break;
    case FUTURE_SHIELD: str_add(out, "shield of "); break;
    case FUTURE_WAIT: break;
    default:
        if (!future->is_task) future_describe(future, out);
    }
    add_names(&needed, out);
    vec_deinit(&needed);
}

// Depth first along "needs"; a task that is met again while it is on the path closes a circle.
typedef struct Step {
    Task *task;
    size_t next, begin; // of its needs in the stack of those
} Step;
typedef struct Search {
    const Tasks *all;
    Tasks needs;
    VEC(Step) path;
    uint32_t on_path, done; // marks of this search; a task without one was not met yet
} Search;

static void enter(Search *search, Task *task) {
    task->future.mark = search->on_path;
    vec_push(&search->path, (Step){task, search->needs.n, search->needs.n});
    Future *awaited = task_awaits(task);
    if (awaited) add_needed(search->all, awaited, &search->needs);
}

static void add_circle(const Search *search, const Task *again, Str *out) {
    size_t i = search->path.n - 1;
    while (search->path.at[i].task != again)
        i--;
    str_add(out, "in a circle: ");
    for (; i < search->path.n; i++)
        str_printf(out, "%s, ", task_name(search->path.at[i].task));
    str_printf(out, "%s\n", task_name(again));
}

static void add_circles_from(Search *search, Task *first, Str *out) {
    enter(search, first);
    while (search->path.n > 0) {
        Step *step = &vec_last(&search->path);
        if (step->next < search->needs.n) {
            Task *need = search->needs.at[step->next++];
            if (need->future.mark == search->on_path) {
                add_circle(search, need, out);
            } else if (need->future.mark != search->done) {
                enter(search, need);
            }
        } else {
            step->task->future.mark = search->done;
            search->needs.n = step->begin;
            search->path.n--;
        }
    }
}

void loop_report_deadlock(Loop *loop, Str *out) {
    Tasks all = {0};
    for (Task *task = loop->first_task; task; task = task->next)
        vec_push(&all, task);
    for (size_t i = 0; i < all.n; i++) {
        Future *awaited = task_awaits(all.at[i]);
        if (!awaited) continue;
        str_printf(out, "%s waits for ", task_name(all.at[i]));
        add_awaited(&all, awaited, out);
        str_add(out, "\n");
    }
    Search search = {.all = &all, .on_path = ++loop->next_mark, .done = ++loop->next_mark};
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i]->future.mark != search.done) add_circles_from(&search, all.at[i], out);
    vec_deinit(&search.path);
    vec_deinit(&search.needs);
    vec_deinit(&all);
}
