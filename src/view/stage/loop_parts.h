// The parts that the loop panel is drawn of, for its own files only: what is awake, what is asleep,
// and the amber line from the causes to the running place.
#pragma once

#include "view/stage/loop_layout.h"

typedef struct LoopPanel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    const LoopLayout *layout;
    const LoopSizes *s;
} LoopPanel;

static inline TextStyle loop_style(const LoopPanel *p, int weight) {
    return ui_sans(p->ui, p->s->font, weight);
}

static inline void loop_hairline(const LoopPanel *p, int x, int y, int w) {
    draw_fill(&p->ui->list, (Rect){x, y, w, ui_px(p->ui, 1)}, p->theme->line);
}

// A header and, if there is room, a remark in grey behind it. Returns what is left of [line].
Rect loop_header_draw(const LoopPanel *p, Rect line, float size, const char *title,
                      const char *remark);

// ---- awake (loop_awake.c)

// Title, iteration, phases; the queue's place with its title; the running place if it is empty.
void loop_awake_draw(const LoopPanel *p);
// What is so far back in the queue that only slivers of it peep out.
void loop_slivers_draw(const LoopPanel *p);
// The running place with [item] in it.
void loop_card_draw(const LoopPanel *p, const LoopItem *item);

// ---- asleep (loop_asleep.c)

// Where there is no room for that: in one line the timers that are due next, and how many wait for
// something else.
void loop_brief_draw(const LoopPanel *p);
// Headers, the timer that was due, the strip of all timers, and bays with nobody in them.
void loop_asleep_draw(const LoopPanel *p);
// Everything of a timer's row, or of one in a bay, but its chip. [longest_ns]: loop_longest_wait.
void loop_timer_row_draw(const LoopPanel *p, const LoopItem *item, int64_t longest_ns);
void loop_timer_line_draw(const LoopPanel *p, const LoopItem *item);
void loop_bay_row_draw(const LoopPanel *p, const LoopItem *item);
// The longest wait of the timers with a row: the scale of their bars.
int64_t loop_longest_wait(const LoopPanel *p);

// ---- the amber line (loop_amber.c)

void loop_amber_draw(const LoopPanel *p);
// While a task holds the loop: the numbers of its causes, above the chips.
void loop_held_draw(const LoopPanel *p);
// Whether it goes through the ready queue.
bool loop_amber_passes(const LoopPanel *p);
// The way out of the running place: await.
void loop_way_down_draw(const LoopPanel *p);

// ---- an exception on its way (failure_chain.c)

void failure_chain_draw(const LoopPanel *p);

static inline const LoopItem *loop_card_item(const LoopLayout *layout) {
    bool has_one = layout->n_items && layout->items[0].form == ITEM_CARD;
    return has_one ? &layout->items[0] : NULL;
}
