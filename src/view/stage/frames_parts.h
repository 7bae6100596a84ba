// What the parts of the picture of calls and generators share: one panel, drawn anew for each
// frame.
#pragma once

#include "view/code/code_focus.h"
#include "view/stage/scene.h"

enum { MOST_CALLS = 64, MOST_ROOTS = 64, MOST_CHAIN = 6, MOST_CARDS = 64 };

// A generator with those that it delegates to, as they are drawn: beside each other where that
// leaves room for their names, else one below the other.
typedef struct FrameChain {
    const ModelFrame *frames[MOST_CHAIN];
    int n, n_left_out; // before the last one
    bool is_stacked, is_about;
    int least, need; // heights that show where everybody is, and all variables
    int h;
} FrameChain;

typedef struct FramesPanel {
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    CodeFocus focus;
    int n_calls, n_roots;
    const ModelFrame *calls[MOST_CALLS]; // the innermost first
    const ModelFrame *roots[MOST_ROOTS]; // in the order in which they were made
    int n_chains;
    FrameChain chains[MOST_ROOTS]; // of those that find room
    int n_cards;
    struct {
        FrameId frame;
        Rect rect;
    } cards[MOST_CARDS]; // that are drawn
    Rect caller;         // the card of the innermost call
    int caller_free_y;   // below what is written in it
    Rect innermost;      // of the generator that the present step is about
    const char *asked;   // the variable that holds its chain; NULL: none
    bool is_stacked;     // below the one that delegates to it
} FramesPanel;

int frames_card_inset(const FramesPanel *p);
TextStyle frames_variable_style(const FramesPanel *p);
// Which cause of Why's the line is that the frame is at; 0: none.
int frames_cause_at(const FramesPanel *p, const ModelFrame *frame);
// The name by which the caller asks a generator, at its edge, where nothing else is written; NULL:
// none.
void frames_port_name_draw(const FramesPanel *p, int y, const char *holder);

// Of one tube, device pixels.
int frames_tube_height(const FramesPanel *p);
// The values that go in and come out between the innermost call and a generator, over the cards.
void frames_travel_draw(const FramesPanel *p);
