// The colours, dark and light, and how a state looks: colour, border, pattern and icon together, so
// that hue alone decides nothing. Amber ("now") means what happens now, and nothing else.
#pragma once

#include "gui/draw.h"

typedef struct Theme {
    bool is_dark;
    Color bg, panel, raised; // surfaces
    Color line, line2, edge; // hairlines, borders, dashed chips
    Color text, dim, faint;
    Color ink;                 // text on `now`
    Color now, now_edge;       // fill, and the border around it
    Color now_line, now_text;  // amber lines and text (black in the light theme)
    Color now_tint, now_tint2; // behind the current line, behind the expression
    Color ready, ready_tint;
    Color sleep, sleep_tint;
    Color worker, worker_tint;
    Color done, done_tint;
    Color fail, fail_tint;
    Color cancel;
    Color keyword, string, number, comment;     // code
    Color board_dark, board_light;              // chess squares
    Color white, white_edge, black, black_edge; // chess pieces
    Color shapes[8];                            // identity, pastel
} Theme;

extern const Theme theme_dark, theme_light;

typedef enum Look {
    LOOK_CREATED,
    LOOK_READY,
    LOOK_RUNNING,
    LOOK_TIMER,
    LOOK_FUTURE,
    LOOK_IO,
    LOOK_WORKER,
    LOOK_DONE,
    LOOK_FAILED,
    LOOK_CANCELLED,
    LOOKS
} Look;

typedef struct LookStyle {
    Color color;     // of the icon, and of the lane's pattern
    Color text;      // of a name inside the chip
    Box chip;        // fill, border and style; border_px and radius_px in logical pixels
    Pattern pattern; // of the lane
    Color ground;    // behind the pattern
    Icon icon;
    bool ends_lane; // an end: the lane holds only the icon (a cap)
} LookStyle;

LookStyle theme_look(const Theme *theme, Look look);

// The n-th identity, by order of creation.
static inline Icon theme_shape(unsigned n) {
    return (Icon)(ICON_SHAPE + (n & 7));
}
static inline Color theme_shape_color(const Theme *theme, unsigned n) {
    return theme->shapes[n & 7];
}

// WCAG contrast of two opaque colours, 1 … 21.
double theme_contrast(Color a, Color b);
