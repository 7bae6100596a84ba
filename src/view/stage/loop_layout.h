// Where everything of the loop stands at one moment: the ready queue with its head at the running
// place, the timers by due time, and the bays of those that wait for something else. A function of
// the moment and the room, so that the chips of two moments can be laid out and what changed its
// place can travel from one to the other.
#pragma once

#include "view/stage/scene.h"

typedef enum ItemForm {
    ITEM_CARD,  // in the running place
    ITEM_QUEUE, // whole, in the ready queue
    ITEM_SHAPE, // further back in it: only what peeps out
    ITEM_TIMER, // a row
    ITEM_LINE,  // a short row, where there are many timers
    ITEM_BAY,   // in a bay
} ItemForm;

typedef struct LoopItem {
    ItemForm form;
    const ModelHandle *handle; // NULL: none
    ObjectId task;             // 0: none
    ObjectId future;           // that a handle fills; 0: none
    Chip chip;
    ChipSize size;
    Rect row, rect; // all of it, and its chip; device pixels
    int place;      // of a timer, from 1
    const Bay *bay;
} LoopItem;

enum { LOOP_ITEMS = 96, LOOP_TIMERS = 20 };

// What the loop needs at least so that somebody is seen of those that are asleep, logical pixels.
enum { LOOP_FLAT_H = 114 };

// Logical pixels, for four amounts of room.
typedef struct LoopSizes {
    bool is_large;
    bool is_slide; // before a class: one column, nothing empty, no remarks
    float pad, title_y, title_font, queue_title_y, queue_y, queue_h, head_h, card_y, card_h, gap;
    float slot_y, slot_w, slot_h, hair_y, header_y, rows_y, row_h, pitch, line_pitch;
    float font, header_font, badge, card_font;
} LoopSizes;

// A bay in one line, or a line of it: its name, its chips, and how many tasks found no room.
typedef struct LoopBayLine {
    TaskState state;
    Rect row;
    int caption_w;
    bool is_first; // of the bay: only there stands its name
    uint32_t n_more;
    int more_x;
} LoopBayLine;

typedef struct LoopLayout {
    const LoopSizes *sizes;
    bool has_asleep;          // there is room for what is below the hairline
    bool is_many;             // timers: ten short rows and a strip
    int timer_pitch, timer_h; // of their rows, if they are not
    Rect panel, queue, card, slot, timers, bays, ghost, strip;
    int line_x;  // of the amber line on its way up
    int hair_y;  // awake above, asleep below
    int await_x; // of the arrow down
    bool has_ghost;
    bool chain_is_wide; // it stands below the running place, and what sleeps is in the brief line
    Rect brief;         // the one line of all that is asleep, where there is no more room for it
    Rect chain; // of an exception that is on its way, in the place of the timers; else empty
    int timers_title_y; // the header of the timers
    uint32_t n_behind;  // in the queue, shown only as slivers
    int slivers_x;      // where they begin
    int tail_x;         // the left edge of the last one in the queue
    uint32_t n_timers_shown;
    int io_y, worker_y; // headers of the bays; -1: no room
    int n_lines;        // of a slide: of the bays with somebody in them
    LoopBayLine lines[SCENE_BAYS];
    bool is_apart;   // then: a line for each task, or group of them
    bool is_brief;   // of those two only one line each
    int more_y;      // where it says how many bays of futures are not shown
    uint32_t n_more; // tasks in them
    int n_items;
    LoopItem items[LOOP_ITEMS];
} LoopLayout;

// Where the names of the timers begin in their rows, logical pixels: the amber line passes left of
// it.
static inline float loop_indent(const LoopSizes *sizes) {
    return sizes->is_large ? 48.0F : sizes->is_slide ? 42.0F : 32.0F;
}

// [layout] borrows from the scene.
void loop_layout(LoopLayout *layout, const Scene *scene, Rect panel);

// [item] behind the others; NULL: they are too many.
LoopItem *loop_layout_add(LoopLayout *layout, LoopItem item);

// Those of a bay with their chip; it stands nowhere yet.
LoopItem loop_bay_item(const LoopLayout *layout, const Scene *scene, const Bay *bay);

// A timer with the chip of whom it wakes; it stands nowhere yet.
LoopItem loop_timer_item(const Scene *scene, const ModelHandle *handle);

// Where what [item] of [now] stands for stood in [before], or NULL.
const LoopItem *loop_layout_find(const LoopLayout *before, const LoopLayout *now,
                                 const LoopItem *item);
