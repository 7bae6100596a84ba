// The picture as data: a list of plain draw commands in device pixels, made anew for each frame.
// Clip and opacity are resolved when a command is added, so each command stands by itself: it knows
// its bounds and a hash of everything that its pixels depend on. Two lists whose hashes agree in a
// region give the same pixels there; that is what lets the rasteriser redraw only what changed.
//
// Whole-pixel things (boxes, text, icons, boards) take integers. Anti-aliased shapes take floats,
// which are rounded to 1/64 px at once: from there on everything is integer arithmetic.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "gui/icon.h"
#include "gui/rect.h"
#include "gui/text.h"

typedef uint32_t Color; // 0xAARRGGBB, not premultiplied

// The colour with its opacity replaced; [opacity] 0 … 1.
static inline Color color_with_opacity(Color color, float opacity) {
    return (color & 0xFFFFFF) | (Color)(opacity * 255 + 0.5F) << 24;
}
// The colour [part] of the way from [a] to [b]; [part] 0 … 1.
Color color_mix(Color a, Color b, float part);

typedef struct Point {
    float x, y; // device pixels; pixel (0, 0) covers 0 … 1
} Point;

typedef enum BorderStyle {
    BORDER_NONE,
    BORDER_SOLID,
    BORDER_DASHED,
    BORDER_DOTTED,
    BORDER_DOUBLE, // two lines of a third of the width each
} BorderStyle;

typedef struct Box {
    Color fill;   // 0: none
    Color border; // ignored where style is BORDER_NONE
    BorderStyle style;
    float border_px; // lies inside the box; rounded to whole pixels, at least 1
    float radius_px; // of the corners; cut at half the smaller side
} Box;

typedef enum LineCap { CAP_BUTT, CAP_ROUND } LineCap;

typedef struct Stroke {
    Color color;
    float width_px;
    float on_px, off_px; // dash and gap; off_px 0: a solid line
    float phase_px;      // how far into the dash pattern the line starts
    LineCap cap;         // also of each dash; CAP_ROUND with on_px 0 gives dots
} Stroke;

// The fillings of the lanes, one for each state (LOOK: identity and state).
typedef enum Pattern {
    PATTERN_SOLID,
    PATTERN_HATCH,       // diagonal: ready
    PATTERN_TICKS,       // waiting for a timer
    PATTERN_DASHES,      // waiting for a future
    PATTERN_DOTS,        // waiting for I/O
    PATTERN_DOUBLE_LINE, // in a worker
    PATTERN_OUTLINE,     // dotted outline: created
} Pattern;

// The squares of a chess board as it is drawn: row 0 is rank 8, column 0 is file a.
typedef struct DrawBoard {
    char squares[64];         // "PNBRQK" white, "pnbrqk" black, '.' or 0 empty
    int8_t from, to;          // squares that are marked (index into squares), -1: none
    Color dark, light;        // of the squares
    Color mark_from, mark_to; // laid over the marked squares
    Color white, white_edge;  // of the pieces
    Color black, black_edge;
} DrawBoard;

typedef enum DrawKind {
    DRAW_BOX,
    DRAW_STROKE,
    DRAW_POLYGON,
    DRAW_ARC,
    DRAW_PATTERN,
    DRAW_TEXT,
    DRAW_ICON,
    DRAW_BOARD,
    DRAW_PIECE,
} DrawKind;

// A point in 1/64 px.
typedef struct PointQ {
    int32_t x, y;
} PointQ;

// What the rasteriser reads. Indices point into the list that owns the command.
typedef struct DrawCommand {
    uint8_t kind;    // DrawKind
    uint8_t opacity; // 0 … 255, of the whole command
    bool in_clip;    // may be cut where a clip ends: what can be scrolled
    Rect bounds;     // every pixel that it may touch, already cut by its clip
    uint64_t hash;   // of everything that its pixels depend on
    union {
        struct {
            Rect rect;
            Color fill, border;
            int style, border_px, radius_q; // radius in 1/64 px
        } box;
        struct {
            uint32_t first, n; // points
            int closed;
            Color color;
            int32_t width_q, on_q, off_q, phase_q;
            int cap;
        } stroke;
        struct {
            uint32_t first, n;
            Color color;
        } polygon;
        struct {
            int32_t x_q, y_q, radius_q;
            int32_t from, sweep; // 1/65536 of a turn, clockwise from twelve o'clock
            int32_t width_q;     // 0: a filled sector (a disc if the sweep is a turn)
            Color color;
            int cap;
        } arc;
        struct {
            Rect rect;
            int pattern, unit_q; // unit: the size of one logical pixel in 1/64 px
            Color ink, ground;
        } pattern;
        struct {
            const TextRun *run; // borrowed from the list's Text
            int x, baseline;
            Color color;
        } text;
        struct {
            int icon, x, y, size;
            Color color;
        } icon;
        struct {
            Rect rect;
            uint32_t board;
        } board;
        struct {
            Rect rect;
            char piece;
            Color body, edge;
        } piece;
    };
} DrawCommand;

typedef struct DrawState {
    Rect clip;
    int opacity; // 0 … 255
    bool in_clip;
} DrawState;

// A zeroed list with text and icons set is an empty one.
typedef struct DrawList {
    Text *text;     // borrowed
    IconSet *icons; // borrowed
    int w, h;       // of the frame, device pixels
    Color background;
    VEC(DrawCommand) commands;
    VEC(PointQ) points;
    VEC(DrawBoard) boards;
    VEC(DrawState) states; // the stack of clips and opacities; the first is the whole frame
} DrawList;

// Forgets the commands and begins a frame of [w] × [h] pixels over an opaque [background].
void draw_begin(DrawList *list, int w, int h, Color background);
void draw_deinit(DrawList *list);

// Cuts everything until the matching pop to [clip] (and to the clips around it).
void draw_clip_push(DrawList *list, Rect clip);
// Multiplies the opacity of everything until the matching pop by [opacity], 0 … 1. Each command is
// faded by itself: what overlaps inside shines through.
void draw_opacity_push(DrawList *list, float opacity);
void draw_pop(DrawList *list); // the matching pop of either

void draw_fill(DrawList *list, Rect rect, Color color);
void draw_box(DrawList *list, Rect rect, Box box);
void draw_line(DrawList *list, float x0, float y0, float x1, float y1, Stroke stroke);
// Joins are mitred where the angle allows it, else bevelled.
void draw_polyline(DrawList *list, const Point *points, size_t n, bool closed, Stroke stroke);
void draw_polygon(DrawList *list, const Point *points, size_t n, Color color);
void draw_disc(DrawList *list, float x, float y, float radius_px, Color color);
// A ring around (x, y) whose line is [width_px] wide and runs along [radius_px], from [from] turns
// (0 is twelve o'clock) clockwise through [sweep] turns (0 … 1).
void draw_ring(DrawList *list, float x, float y, float radius_px, float width_px, float from,
               float sweep, LineCap cap, Color color);
// Fills a lane. [unit_px] is the size of a logical pixel (the pattern is made for a lane of 12);
// the pattern is anchored to the frame's left edge, so that neighbouring lanes agree.
void draw_pattern(DrawList *list, Rect rect, Pattern pattern, float unit_px, Color ink,
                  Color ground);
// Draws [text] from [x] on its baseline and returns its advance in pixels.
int draw_text(DrawList *list, int x, int baseline, TextStyle style, Color color, const char *text);
// The same for the first [n] bytes.
int draw_text_n(DrawList *list, int x, int baseline, TextStyle style, Color color, const char *text,
                size_t n);
void draw_icon(DrawList *list, Icon icon, int x, int y, int size_px, Color color);
void draw_board(DrawList *list, Rect rect, const DrawBoard *board);
// [piece] is a letter as in DrawBoard.squares.
void draw_piece(DrawList *list, Rect rect, char piece, Color body, Color edge);
