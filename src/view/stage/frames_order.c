// Who asks whom: a generator is asked by the one that runs it, or that holds it in a variable. A
// pipeline so stands in the order in which it is asked, and keeps it while it runs.
#include "view/stage/frames_parts.h"

// The generators that hold another one, which no call holds as well.
static void find_holders(FramesPanel *p) {
    const Model *model = p->scene->model;
    bool is_called[MOST_ROOTS] = {0};
    for (uint32_t i = 1; i <= model->now.n_frames; i++) {
        const ModelFrame *frame = &model->frames[i];
        if (!frame->id || frame->state == FRAME_OVER) continue;
        const ModelVariable *v = model_first_variable(model, frame);
        for (; v; v = model_next_variable(model, v)) {
            uint32_t link = v->scope == VARIABLE_GONE ? 0 : event_value_link(v->value);
            if (!(link & EVENT_LINK_IS_FRAME)) continue;
            for (int root = 0; root < p->n_roots; root++) {
                if ((p->roots[root]->id | EVENT_LINK_IS_FRAME) != link) continue;
                if (frame->kind < FRAME_GENERATOR)
                    is_called[root] = true;
                else if (frame != p->roots[root])
                    p->askers[root] = frame;
            }
        }
    }
    for (int root = 0; root < p->n_roots; root++)
        if (is_called[root]) p->askers[root] = NULL;
}

static void find_askers(FramesPanel *p) {
    find_holders(p);
    for (int i = 0; i < p->n_roots; i++) {
        if (p->roots[i]->state != FRAME_RUNNING) continue;
        const ModelFrame *caller = model_frame(p->scene->model, p->roots[i]->caller);
        p->askers[i] = caller && caller->kind >= FRAME_GENERATOR ? caller : NULL;
    }
}

typedef struct Order {
    bool is_taken[MOST_ROOTS];
    const ModelFrame *roots[MOST_ROOTS], *askers[MOST_ROOTS];
    int n;
} Order;

// Root number [i], and then those that it asks.
static void take(FramesPanel *p, Order *order, int i) { // NOLINT(misc-no-recursion)
    if (order->is_taken[i]) return;
    order->is_taken[i] = true;
    order->roots[order->n] = p->roots[i];
    order->askers[order->n++] = p->askers[i];
    for (int other = 0; other < p->n_roots; other++)
        if (p->askers[other] && code_root(p->scene, p->askers[other]) == p->roots[i])
            take(p, order, other);
}

void frames_order(FramesPanel *p) {
    find_askers(p);
    Order order = {.n = 0};
    for (int i = 0; i < p->n_roots; i++)
        if (!p->askers[i]) take(p, &order, i);
    for (int i = 0; i < p->n_roots; i++) // of whose askers nothing is seen
        take(p, &order, i);
    for (int i = 0; i < order.n; i++)
        p->roots[i] = order.roots[i], p->askers[i] = order.askers[i];
}
