// Text: fonts by name, shaping, measuring, breaking into lines, and the masks that are drawn.
// Figures are tabular (every digit has the same advance); monospace has no ligatures and sits on a
// grid of whole pixels. A run (style, string) is shaped once and cached with its width; its mask is
// made when it is first drawn. Letters are positioned to 1/4 px, baselines on whole pixels.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "gui/rect.h"

typedef struct Text Text;

typedef enum FontFamily { FONT_SANS, FONT_MONO, FONT_FAMILIES } FontFamily;

typedef struct TextStyle {
    FontFamily family;
    int weight;        // 400, 500, 600, 700
    float size_px;     // device pixels per em
    float tracking_px; // added after each letter; see text_tracking
} TextStyle;

typedef struct TextMetrics {
    int ascent, descent; // of ordinary letters, pixels above and below the baseline
    int cap_height, x_height;
    int cell_w; // advance of one monospace character
} TextMetrics;

// One shaped string. Lives until text_trim forgets it.
typedef struct TextRun {
    uint64_t hash; // of style and string
    int width_px;  // advance, rounded to nearest
    Rect ink;      // bounds of the mask, relative to (origin, baseline); may reach beyond the width
} TextRun;

typedef struct TextLine {
    size_t from, n; // bytes of the string; spaces at the break belong to no line
    int width_px;
} TextLine;

// Finds the fonts (fontconfig) and opens what every screen needs.
// Errors: NULL when a font is missing; the message names the Debian package.
Text *text_new(Error *error);
void text_free(Text *text);

TextMetrics text_metrics(Text *text, TextStyle style);
// The baseline that centres capital letters in a line box of [height] px beginning at [top].
int text_baseline(Text *text, TextStyle style, int top, int height);
// Letter-spacing for large sizes, in the same unit as [size_px]: 0 below 24, then tighter and
// tighter.
float text_tracking(float size_px);

const TextRun *text_run(Text *text, TextStyle style, const char *string, size_t n);
int text_width(Text *text, TextStyle style, const char *string);
// The coverage of run->ink, row by row, ink.w bytes each; NULL if nothing is to be seen.
const uint8_t *text_mask(Text *text, const TextRun *run);

// The number of bytes of [string] that fit into [width_px], cut at a character.
size_t text_fit(Text *text, TextStyle style, const char *string, size_t n, int width_px);
// Writes [string] into [out] (cleared first), with "…" at its end if it had to be cut to fit.
// Returns whether it was cut.
bool text_ellipsis(Text *text, TextStyle style, const char *string, int width_px, Str *out);
// Breaks [string] into at most [max] lines of [width_px]: at spaces (not at U+00A0, which keeps a
// number with its word) and at '\n'; a word longer than a line is cut. Returns how many lines there
// are in all, which may be more than were stored.
size_t text_wrap(Text *text, TextStyle style, const char *string, int width_px, TextLine *lines,
                 size_t max);

// Forgets runs that were not asked for since the last call but one, if the cache has grown large.
// Call between frames: runs in a list that is still to be drawn must have been asked for since.
void text_trim(Text *text);
