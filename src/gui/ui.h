// Widgets: small functions called anew for each frame, that draw themselves into the list and say
// what the person did. Everything can be reached by mouse and by keyboard (Tab, arrows, Enter).
//
//     while (!ui_input(&ui, &event)) frame();   // each event; false: draw a frame first, then
//     again ui_begin(&ui, w, h, theme, scale);        // a frame if (ui_button(&ui, "play", rect,
//     &(UiButton){.icon = ICON_PLAY, .tip = "Play"})) … if (ui_shortcut(&ui, KEY_SPACE, 0)) … //
//     after the widgets: they take their keys first ui_end(&ui);                              //
//     then raster_draw
//
// An id is a short string, unique in the frame and the same in every language. Sizes in arguments
// are device pixels (make them with ui_px from logical ones); UiButton and its kind are logical.
#pragma once

#include "base/str.h"
#include "gui/draw.h"
#include "gui/input.h"
#include "gui/theme.h"

typedef uint64_t UiId; // hash of the id string; 0: nobody

// A widget that the keyboard reaches.
typedef struct UiStop {
    UiId id;
    Rect seen;     // what is not cut away of it, device pixels; may be empty
    bool is_thing; // one of many of its kind: Tab goes over the rest of them, arrows go among them
} UiStop;

// A place that answers to the mouse's button, and who answers to the keyboard in its stead.
typedef struct UiPlace {
    UiId by;   // the stop that does the same
    Rect seen; // likewise
} UiPlace;

typedef struct Ui {
    DrawList list;
    const Theme *theme;
    float scale;    // device pixels per logical pixel: zoom × the display's own
    int64_t now_ns; // the caller's clock, for tooltips; set it before ui_begin (0: no tooltips)
    int mouse_x, mouse_y; // -1: outside
    int mods;             // held at the last mouse event
    bool mouse_moved;     // since the last frame
    bool is_by_keys;      // the focus was moved since the mouse was: that is what points now
    bool mouse_went_down; // the left button, since the last frame
    bool mouse_pressed;   // the same, until a widget takes it
    bool mouse_released;
    int clicks;        // of mouse_pressed
    bool menu_pressed; // the right button went down since the last frame
    float wheel_x;     // notches to the right since the last frame; who takes them sets 0
    float wheel_y;     // notches since the last frame, up; a widget that takes them sets 0
    UiId hot;          // under the mouse, as the last frame found it
    UiId next_hot;     // under the mouse, as this frame finds it; the last one drawn wins
    int64_t hot_since_ns;
    UiId active;          // holds the mouse button
    UiId focus;           // has the keyboard, by Tab; 0: the shortcuts have it
    bool has_ring;        // the focus was drawn in this frame
    Rect ring;            // around this
    UiId edited;          // the stepper whose number is being typed
    char typed[24];       // and what was typed so far
    VEC(UiStop) order;    // the focusable widgets of this frame, in Tab order
    VEC(UiPlace) places;  // all that can be clicked in this frame
    VEC(InputEvent) keys; // KEY and TEXT since the last frame that nobody has taken
    char tip[128];        // of the hot widget
    Rect tip_anchor;
    bool wants_frame;     // something changed that shows only in another frame
    unsigned n_overflows; // labels that did not fit, since ui_init
    char overflowed[128]; // the last of them
    Str scratch;
} Ui;

// [text] and [icons] are borrowed.
void ui_init(Ui *ui, Text *text, IconSet *icons);
void ui_deinit(Ui *ui);
// Takes in what happened. False: not taken, because what it means depends on a frame that was not
// drawn yet (a click after another, or where the mouse was not before); draw one and pass it again.
bool ui_input(Ui *ui, const InputEvent *event);
void ui_begin(Ui *ui, int w, int h, const Theme *theme, float scale);
// Moves the focus, draws the tooltip. True: build and draw another frame now.
bool ui_end(Ui *ui);
// In debug builds: a text of the frame that cannot be read (gui/legible.h) counts as an overflow.
void ui_prove(Ui *ui);
// How long the caller may sleep before a tooltip is due, in ms; -1: for ever.
int ui_wait_ms(const Ui *ui);

// [logical] pixels in device pixels, rounded.
int ui_px(const Ui *ui, float logical);
// A rect given in logical pixels; edges are rounded, so that neighbours meet.
Rect ui_rect(const Ui *ui, float x, float y, float w, float h);
// A style for [size] logical pixels, with the letter-spacing that large sizes have.
TextStyle ui_sans(const Ui *ui, float size, int weight);
TextStyle ui_mono(const Ui *ui, float size, int weight);

typedef enum UiAlign { UI_LEFT, UI_CENTER, UI_RIGHT } UiAlign;

// [text] finds no room: counted, so that a test can fail.
void ui_overflow(Ui *ui, const char *text);

// One line of text, centred on the height of [rect]. Text that is wider is cut with "…" and counted
// as an overflow. Returns the advance.
int ui_label(Ui *ui, Rect rect, TextStyle style, Color color, UiAlign align, const char *text);
// The same for text whose length nobody knows beforehand: being cut is no overflow.
int ui_label_cut(Ui *ui, Rect rect, TextStyle style, Color color, UiAlign align, const char *text);
// Wrapped text from the top of [rect], at most as many lines as fit. Returns the height used.
int ui_paragraph(Ui *ui, Rect rect, TextStyle style, int line_px, Color color, const char *text);
// A key as on a keyboard, its left edge at [x], centred on the line [y]. Returns its width.
int ui_key_hint(Ui *ui, int x, int y, const char *key);
int ui_key_hint_width(Ui *ui, const char *key);

typedef struct UiButton {
    const char *label; // NULL: only the icon
    Icon icon;
    const char *key; // hint at the right, "F5"; NULL: none
    const char *tip; // shown when the mouse rests on it; NULL: none
    bool is_primary; // inverted: the play button
    bool is_now;     // in amber: what goes on from where one is
    bool is_round;
    bool is_quiet;    // no surface until it is pointed at (tabs, links in the top bar)
    bool is_selected; // a chosen tab or toggle
    bool is_wrong;    // about a failure, in its colour
    bool is_disabled;
} UiButton;

// True when it was clicked or activated by Enter or Space.
bool ui_button(Ui *ui, const char *id, Rect rect, const UiButton *button);
// The width that [button] wants, device pixels.
int ui_button_width(Ui *ui, const UiButton *button);
// One of [n] choices side by side; returns whether *chosen changed. Left and right arrows choose.
bool ui_segmented(Ui *ui, const char *id, Rect rect, const char *const *labels, int n, int *chosen);
int ui_segmented_width(Ui *ui, const char *const *labels, int n);
// A switch with its label; returns whether *on changed.
bool ui_toggle(Ui *ui, const char *id, Rect rect, const char *label, bool *on);
int ui_toggle_width(Ui *ui, const char *label);

typedef struct UiStepper {
    const char *label; // before the buttons
    const char *unit;  // after the number, "s"; NULL: none
    long min, max, step;
    bool is_disabled;
} UiStepper;
// label − value +; arrows step, digits type a number (Enter takes it, Esc drops it), the wheel
// steps. Returns whether *value changed; it stays within min … max.
bool ui_stepper(Ui *ui, const char *id, Rect rect, const UiStepper *stepper, long *value);
int ui_stepper_width(Ui *ui, const UiStepper *stepper);

// An invisible bar to drag along: *part is 0 … 1 of the width of [rect]; the caller draws it. Left
// and right move by [key_step]. Returns whether *part changed.
bool ui_scrub(Ui *ui, const char *id, Rect rect, double key_step, double *part);
// The same with a drawn track and handle.
bool ui_slider(Ui *ui, const char *id, Rect rect, double key_step, double *part);
// A place that can be pointed at and clicked, without a look of its own.
typedef struct UiHit {
    bool is_hot, is_pressed, was_clicked, is_focused;
} UiHit;
UiHit ui_hit(Ui *ui, const char *id, Rect rect, const char *tip);

// A thing among many (a chip, a row) that the mouse is asked about by other means, for the
// keyboard: [kind] and [number] say which it is, wherever it is drawn. True if Enter or Space was
// pressed on it.
bool ui_thing(Ui *ui, unsigned kind, uint32_t number, Rect rect, bool *is_focused);
// Where Tab goes from stop [at] of the order ([step] 1; Shift Tab: -1), or from nobody (-1, or
// their number); outside of them: to nobody.
int ui_next_stop(const Ui *ui, int at, int step);
// The thing next to stop [at] of the order, which is a thing too, that way; -1: there is none.
int ui_neighbour(const Ui *ui, int at, int dx, int dy);
// Whether the focus takes this key: arrows where it is on a thing.
bool ui_wants(const Ui *ui, const InputEvent *event);

// Begins a sheet at [rect] that lies over everything drawn so far: nothing below it, in [window],
// is reached by mouse or keyboard. True if the person clicked beside it.
bool ui_sheet(Ui *ui, const char *id, Rect window, Rect rect);

// Whether [key] with exactly [mods] was pressed and no widget took it; takes it.
bool ui_shortcut(Ui *ui, int key, int mods);
// The same for a key that a widget with the keyboard's focus listens to.
bool ui_take_key(Ui *ui, UiId id, int key, int mods);
// Draws the ring of the keyboard's focus around [rect]; [radius] of its corners, logical.
void ui_focus_ring(Ui *ui, Rect rect, float radius);
UiId ui_id(const char *id);
