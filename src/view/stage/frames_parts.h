// What the parts of the picture of calls and generators share: one panel, drawn anew for each
// frame.
#pragma once

#include "view/code/code_focus.h"
#include "view/stage/scene.h"

enum { MOST_CALLS = 64, MOST_ROOTS = 64, MOST_CHAIN = 6, MOST_CARDS = 64 };

// A generator with those that it delegates to, as they are drawn: beside each other where that
// leaves room for their names, else one below the other. Of a long one the first and the last are
// cards, and those between them rows of a ladder.
typedef struct FrameChain {
    const ModelFrame *frames[MOST_CHAIN];
    const ModelFrame *asker; // the generator that asks it, or will; NULL: a call does
    int n, n_rungs;          // n_rungs: of the ladder, behind the first card
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
    int n_calls, n_outer, n_roots;        // n_outer: calls around those
    const ModelFrame *calls[MOST_CALLS];  // the innermost first
    const ModelFrame *roots[MOST_ROOTS];  // as they were made, but who is asked behind who asks
    const ModelFrame *askers[MOST_ROOTS]; // a generator each; NULL: a call
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

// ---- a frame

int frames_code_height(const FramesPanel *p); // of a line
bool frames_has_code(const ModelFrame *frame);
int frames_card_inset(const FramesPanel *p);
enum { FRAMES_HEAD_H = 20 }; // of a card, unscaled
// The heights of a card: with where it is, and with all its variables.
int frames_card_least(const FramesPanel *p, const ModelFrame *frame);
int frames_card_need(const FramesPanel *p, const ModelFrame *frame);
// [keep]: at its foot, for a value on its way. Returns where what is written in it ends.
int frames_card_draw(FramesPanel *p, Rect rect, const ModelFrame *frame, const char *holder,
                     int keep);
// Draws a frame in one line: its name, where it is, and the first of its variables.
void frames_rung_draw(FramesPanel *p, Rect rect, const ModelFrame *frame);
int frames_rung_height(const FramesPanel *p);
// Where the frame is drawn; false: it is not.
bool frames_find_card(const FramesPanel *p, FrameId id, Rect *card);

// ---- generators

// Decides who is seen, how, and how high. Returns the height of all of them.
int frames_chains_plan(FramesPanel *p, Rect area);
void frames_chains_draw(FramesPanel *p, Rect area);
// How far down the last port is by which the caller asks a generator.
int frames_ports_height(const FramesPanel *p);
// Finds out who asks which of the roots, and puts them into their order.
void frames_order(FramesPanel *p);
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
