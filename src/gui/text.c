// Runs of text: shaped once, then positions, widths and masks come from the cache. A run's glyphs
// are placed in 1/64 px from its origin; only where they are drawn are they rounded to 1/4 px.
#include "gui/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/vec.h"
#include "gui/font.h"
#include "gui/map.h"

enum {
    MAX_CHARACTERS = 8192,  // of one run; the rest of a longer string is not drawn
    CACHE_BYTES = 24 << 20, // above it, text_trim looks for runs to forget
};

typedef struct PlacedGlyph {
    FaceId face;
    uint32_t glyph;
    uint32_t from;      // the byte of the string at which its character begins
    int32_t x_q;        // pen position, 1/64 px
    int32_t dx_q, dy_q; // offset of the drawing from the pen
    int size_q;         // of the letter
} PlacedGlyph;

// What text_run returns is the first member.
typedef struct Run {
    TextRun shown;
    bool is_inked; // ink and mask are made
    int size_q;
    int32_t end_q; // where the pen stands after the last glyph
    size_t n_bytes;
    uint32_t n;
    uint32_t last_used;
    PlacedGlyph *glyphs; // owned
    uint8_t *mask;       // owned
} Run;

typedef struct RunSlot {
    Run *run; // owned; stays where it is while the vector grows
} RunSlot;

struct Text {
    Fonts *fonts; // owned
    Map index;    // hash of style and string -> runs
    VEC(RunSlot) runs;
    VEC(uint32_t) characters;
    VEC(uint32_t) offsets; // of each character in the string
    size_t bytes;          // held by runs
    uint32_t now;          // counts calls of text_trim
};

Text *text_new(Error *error) {
    Fonts *fonts = fonts_new(error);
    if (!fonts) return NULL;
    Text *text = calloc(1, sizeof *text);
    if (!text) check_no_memory("the text cache");
    text->fonts = fonts;
    return text;
}

static void run_free(Run *run) {
    free(run->glyphs);
    free(run->mask);
    free(run);
}

void text_free(Text *text) {
    if (!text) return;
    for (size_t i = 0; i < text->runs.n; i++)
        run_free(text->runs.at[i].run);
    fonts_free(text->fonts);
    map_deinit(&text->index);
    vec_deinit(&text->runs);
    vec_deinit(&text->characters);
    vec_deinit(&text->offsets);
    free(text);
}

static int size_q_of(TextStyle style) {
    return (int)(style.size_px * 64 + 0.5F);
}
static int round_q(int64_t q) {
    return (int)((q + 32) >> 6);
}
// [units] of a font in 1/64 px.
static int scaled(int64_t units, int size_q, int units_per_em) {
    int64_t twice = 2 * units * size_q, em = units_per_em;
    return (int)((twice + (twice < 0 ? -em : em)) / (2 * em));
}

static int cell_width(Text *text, TextStyle style) {
    FaceId face = fonts_face(text->fonts, FONT_MONO, style.weight);
    const ShapedGlyph *glyph;
    size_t n = fonts_shape(text->fonts, face, true, (const uint32_t[]){'0'}, 1, &glyph);
    int units = n ? glyph->advance : 0;
    int cell = round_q(scaled(units, size_q_of(style), fonts_units_per_em(text->fonts, face)));
    return cell > 0 ? cell : 1;
}

TextMetrics text_metrics(Text *text, TextStyle style) {
    FaceId face = fonts_face(text->fonts, style.family, style.weight);
    int ascent, descent, cap, x_height, em = fonts_units_per_em(text->fonts, face);
    fonts_vertical(text->fonts, face, &ascent, &descent, &cap, &x_height);
    int size_q = size_q_of(style);
    return (TextMetrics){round_q(scaled(ascent, size_q, em)), round_q(scaled(descent, size_q, em)),
                         round_q(scaled(cap, size_q, em)), round_q(scaled(x_height, size_q, em)),
                         style.family == FONT_MONO ? cell_width(text, style) : 0};
}

int text_baseline(Text *text, TextStyle style, int top, int height) {
    FaceId face = fonts_face(text->fonts, style.family, style.weight);
    int ascent, descent, cap, x_height;
    fonts_vertical(text->fonts, face, &ascent, &descent, &cap, &x_height);
    int cap_q = scaled(cap, size_q_of(style), fonts_units_per_em(text->fonts, face));
    return top + ((height * 64 + cap_q) >> 7);
}

float text_tracking(float size_px) {
    return size_px < 24 ? 0 : -0.2F - 0.018F * (size_px - 24);
}

static void decode(Text *text, const char *string, size_t n) {
    vec_clear(&text->characters);
    vec_clear(&text->offsets);
    const char *at = string, *end = string + n;
    while (at < end && text->characters.n < MAX_CHARACTERS) {
        vec_push(&text->offsets, (uint32_t)(at - string));
        uint32_t c = utf8_next(&at, end);
        vec_push(&text->characters, c < ' ' || c == 0x7F ? ' ' : c);
    }
}

// Places the characters [from, to), which share [face], from *pen_q on.
static void place(Text *text, TextStyle style, Run *run, FaceId face, size_t from, size_t to,
                  int32_t *pen_q) {
    bool is_mono = style.family == FONT_MONO;
    int em = fonts_units_per_em(text->fonts, face),
        cell_q = is_mono ? cell_width(text, style) * 64 : 0;
    int tracking_q = (int)(style.tracking_px * 64 + (style.tracking_px < 0 ? -0.5F : 0.5F));
    const ShapedGlyph *shaped;
    size_t n =
        fonts_shape(text->fonts, face, is_mono, text->characters.at + from, to - from, &shaped);
    run->glyphs = realloc(run->glyphs, (run->n + n) * sizeof *run->glyphs);
    if (!run->glyphs && run->n + n) check_no_memory("a run of text");
    for (size_t i = 0; i < n; i++) {
        int size_q = run->size_q, advance_q = scaled(shaped[i].advance, size_q, em);
        if (is_mono && advance_q > cell_q * 5 / 4) { // of another font: as large as its cell
            size_q = (int)((int64_t)size_q * cell_q / advance_q);
            advance_q = cell_q;
        }
        int dx_q = scaled(shaped[i].x_offset, size_q, em);
        if (is_mono) { // the middle of its cell
            dx_q += advance_q ? (cell_q - advance_q) / 2 : 0;
            advance_q = advance_q ? cell_q : 0;
        }
        run->glyphs[run->n++] = (PlacedGlyph){face,
                                              shaped[i].glyph,
                                              text->offsets.at[from + shaped[i].cluster],
                                              *pen_q,
                                              dx_q,
                                              -scaled(shaped[i].y_offset, size_q, em),
                                              size_q};
        *pen_q += advance_q + (advance_q ? tracking_q : 0);
    }
}

static Run *shape(Text *text, TextStyle style, const char *string, size_t n) {
    Run *run = calloc(1, sizeof *run);
    if (!run) check_no_memory("a run of text");
    run->size_q = size_q_of(style);
    run->n_bytes = n;
    decode(text, string, n);
    FaceId wanted = fonts_face(text->fonts, style.family, style.weight);
    size_t from = 0, count = text->characters.n;
    int32_t pen_q = 0;
    while (from < count) {
        FaceId face = fonts_face_for(text->fonts, wanted, text->characters.at[from]);
        size_t to = from + 1;
        while (to < count && fonts_face_for(text->fonts, wanted, text->characters.at[to]) == face)
            to++;
        place(text, style, run, face, from, to, &pen_q);
        from = to;
    }
    run->end_q = pen_q;
    run->shown.width_px = round_q(pen_q);
    text->bytes += sizeof *run + run->n * sizeof *run->glyphs;
    return run;
}

static uint64_t key_of(TextStyle style, const char *string, size_t n) {
    int32_t parts[4] = {style.family, style.weight, size_q_of(style),
                        (int32_t)(style.tracking_px * 64 + (style.tracking_px < 0 ? -0.5F : 0.5F))};
    return hash_bytes(hash_bytes(1, parts, sizeof parts), string, n);
}

static Run *find(Text *text, TextStyle style, const char *string, size_t n) {
    uint64_t key = key_of(style, string, n);
    uint32_t at = map_get(&text->index, key);
    if (at == MAP_NONE) {
        Run *made = shape(text, style, string, n);
        made->shown.hash = key;
        at = (uint32_t)text->runs.n;
        map_put(&text->index, key, at);
        vec_push(&text->runs, (RunSlot){made});
    }
    text->runs.at[at].run->last_used = text->now;
    return text->runs.at[at].run;
}

// Where the drawing of [placed] begins: a whole pixel and quarters of one.
static int glyph_x(const PlacedGlyph *placed, int *phase) {
    int quarters = (placed->x_q + placed->dx_q + 8) >> 4;
    *phase = quarters & 3;
    return quarters >> 2;
}

static Rect ink_of(Text *text, const Run *run) {
    Rect ink = {0};
    for (uint32_t i = 0; i < run->n; i++) {
        int phase, x = glyph_x(&run->glyphs[i], &phase);
        Glyph glyph = fonts_glyph(text->fonts, run->glyphs[i].face, run->glyphs[i].glyph,
                                  run->glyphs[i].size_q, phase);
        Rect one = {x + glyph.x, round_q(run->glyphs[i].dy_q) + glyph.y, glyph.w, glyph.h};
        ink = rect_join(ink, one);
    }
    return ink;
}

static void blend_mask(uint8_t *to, const uint8_t *from, int n) {
    for (int i = 0; i < n; i++) {
        int sum = to[i] + from[i];
        to[i] = (uint8_t)(sum > 255 ? 255 : sum);
    }
}

static void make_mask(Text *text, Run *run) {
    Rect ink = run->shown.ink;
    run->mask = calloc((size_t)ink.w, (size_t)ink.h);
    if (!run->mask) check_no_memory("a mask of text");
    text->bytes += (size_t)ink.w * (size_t)ink.h;
    for (uint32_t i = 0; i < run->n; i++) {
        int phase, x = glyph_x(&run->glyphs[i], &phase);
        Glyph glyph = fonts_glyph(text->fonts, run->glyphs[i].face, run->glyphs[i].glyph,
                                  run->glyphs[i].size_q, phase);
        if (!glyph.mask) continue;
        int left = x + glyph.x - ink.x;
        int top = round_q(run->glyphs[i].dy_q) + glyph.y - ink.y;
        for (int y = 0; y < glyph.h; y++)
            blend_mask(run->mask + (size_t)(top + y) * (size_t)ink.w + left,
                       glyph.mask + (size_t)y * (size_t)glyph.w, glyph.w);
    }
}

const TextRun *text_run(Text *text, TextStyle style, const char *string, size_t n) {
    Run *run = find(text, style, string, n);
    if (!run->is_inked) run->shown.ink = ink_of(text, run);
    run->is_inked = true;
    return &run->shown;
}

int text_width(Text *text, TextStyle style, const char *string) {
    return find(text, style, string, strlen(string))->shown.width_px;
}

const uint8_t *text_mask(Text *text, const TextRun *shown) {
    Run *run = text->runs.at[map_get(&text->index, shown->hash)].run;
    if (!run->mask && !rect_is_empty(run->shown.ink)) make_mask(text, run);
    return run->mask;
}

// The pen position before byte [at] of the run's string.
static int32_t pen_at(const Run *run, size_t at) {
    uint32_t low = 0, high = run->n; // the first glyph that begins at or after [at]
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (run->glyphs[middle].from < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < run->n ? run->glyphs[low].x_q : run->end_q;
}

static size_t next_character(const char *string, size_t n, size_t at) {
    const char *next = string + at;
    utf8_next(&next, string + n);
    return (size_t)(next - string);
}

// The end of the longest part of [from, to) that is at most [width_q] wide.
static size_t fit(const Run *run, const char *string, size_t from, size_t to, int32_t width_q) {
    int32_t start = pen_at(run, from);
    size_t end = from;
    while (end < to) {
        size_t next = next_character(string, to, end);
        if (pen_at(run, next) - start > width_q) break;
        end = next;
    }
    return end;
}

size_t text_fit(Text *text, TextStyle style, const char *string, size_t n, int width_px) {
    return fit(find(text, style, string, n), string, 0, n, width_px * 64);
}

bool text_ellipsis(Text *text, TextStyle style, const char *string, int width_px, Str *out) {
    str_clear(out);
    size_t n = strlen(string);
    if (find(text, style, string, n)->shown.width_px <= width_px) {
        str_add_bytes(out, string, n);
        return false;
    }
    int left = width_px - text_width(text, style, "…");
    size_t kept = left > 0 ? text_fit(text, style, string, n, left) : 0;
    while (kept && string[kept - 1] == ' ')
        kept--;
    str_add_bytes(out, string, kept);
    str_add(out, "…");
    return true;
}

// Where the line that begins at [from] ends (the first byte not drawn) and the next begins.
static size_t break_line(const Run *run, const char *string, size_t from, size_t n, int32_t width_q,
                         size_t *next) {
    const char *newline = memchr(string + from, '\n', n - from);
    size_t stop = newline ? (size_t)(newline - string) : n;
    size_t end = fit(run, string, from, stop, width_q);
    if (end < stop) {
        size_t space = end;
        while (space > from && string[space] != ' ')
            space--;
        if (space > from)
            end = space;
        else if (end == from)
            end = next_character(string, n, from); // at least one
    }
    *next = end;
    while (*next < stop && string[*next] == ' ')
        ++*next;
    if (*next == stop && newline) ++*next;
    while (end > from && string[end - 1] == ' ')
        end--;
    return end;
}

size_t text_wrap(Text *text, TextStyle style, const char *string, int width_px, TextLine *lines,
                 size_t max) {
    size_t n = strlen(string), count = 0;
    const Run *run = find(text, style, string, n);
    for (size_t from = 0, next; from < n; from = next, count++) {
        size_t end = break_line(run, string, from, n, width_px * 64, &next);
        if (count < max)
            lines[count] =
                (TextLine){from, end - from, round_q(pen_at(run, end) - pen_at(run, from))};
    }
    return count;
}

void text_trim(Text *text) {
    uint32_t oldest = text->now++;
    if (text->bytes < CACHE_BYTES) return;
    size_t kept = 0;
    text->bytes = 0;
    map_clear(&text->index);
    for (size_t i = 0; i < text->runs.n; i++) {
        Run *run = text->runs.at[i].run;
        if (run->last_used < oldest) {
            run_free(run);
            continue;
        }
        text->bytes += sizeof *run + run->n * sizeof *run->glyphs;
        if (run->mask) text->bytes += (size_t)run->shown.ink.w * (size_t)run->shown.ink.h;
        map_put(&text->index, run->shown.hash, (uint32_t)kept);
        text->runs.at[kept++].run = run;
    }
    text->runs.n = kept;
}
