// The commands, one function each. A rounded box is drawn as nested shapes (border, gap, border,
// fill), whose colours are mixed in each pixel by the exact share that each has of it, so that no
// ground shines through between a border and its fill.
#include "gui/shapes.h"

#include <string.h>

#include "base/check.h"

void shapes_deinit(Shapes *shapes) {
    path_deinit(&shapes->path);
    arena_deinit(&shapes->masks);
    map_deinit(&shapes->corners);
    vec_deinit(&shapes->corner_masks);
    map_deinit(&shapes->tiles);
    vec_deinit(&shapes->pattern_tiles);
}

// ---- paths -------------------------------------------------------------------------------------

typedef struct Brush {
    const Canvas *canvas;
    Color color;
} Brush;

static void paint_row(void *data, int x, int y, const uint8_t *row, int n) {
    const Brush *brush = data;
    canvas_row_mask(brush->canvas, x, y, row, n, brush->color);
}

static void fill_path(Shapes *shapes, const Canvas *canvas, Color color) {
    Brush brush = {canvas, color};
    path_fill(&shapes->path, canvas->clip, paint_row, &brush);
}

static void draw_stroke(Shapes *shapes, const Canvas *canvas, const DrawList *list,
                        const DrawCommand *c) {
    PathStroke stroke = {c->stroke.width_q, c->stroke.on_q,   c->stroke.off_q,
                         c->stroke.phase_q, c->stroke.closed, (LineCap)c->stroke.cap};
    path_clear(&shapes->path);
    path_add_stroke(&shapes->path, list->points.at + c->stroke.first, c->stroke.n, stroke);
    fill_path(shapes, canvas, faded(c->stroke.color, c->opacity));
}

static void draw_figure(Shapes *shapes, const Canvas *canvas, const DrawList *list,
                        const DrawCommand *c) {
    path_clear(&shapes->path);
    path_add_polygon(&shapes->path, list->points.at + c->polygon.first, c->polygon.n);
    fill_path(shapes, canvas, faded(c->polygon.color, c->opacity));
}

static void draw_arc(Shapes *shapes, const Canvas *canvas, const DrawCommand *c) {
    path_clear(&shapes->path);
    path_add_arc(&shapes->path, (PointQ){c->arc.x_q, c->arc.y_q}, c->arc.radius_q, c->arc.width_q,
                 c->arc.from, c->arc.sweep, (LineCap)c->arc.cap);
    fill_path(shapes, canvas, faded(c->arc.color, c->opacity));
}

// ---- boxes -------------------------------------------------------------------------------------

typedef struct MaskOut {
    uint8_t *mask;
    int stride;
} MaskOut;

static void store_row(void *data, int x, int y, const uint8_t *row, int n) {
    const MaskOut *out = data;
    memcpy(out->mask + (ptrdiff_t)y * out->stride + x, row, (size_t)n);
}

static int corner_size(int radius_q) {
    return (radius_q + 63) >> 6;
}

// The coverage of a box's upper left corner, corner_size² bytes. Kept.
static const uint8_t *corner_mask(Shapes *shapes, int radius_q) {
    uint32_t at = map_get(&shapes->corners, (uint64_t)radius_q + 1);
    if (at != MAP_NONE) return shapes->corner_masks.at[at];
    int size = corner_size(radius_q);
    uint8_t *mask = arena_alloc(&shapes->masks, (size_t)size * (size_t)size);
    Path *path = &shapes->path;
    path_clear(path);
    vec_clear(&path->points);
    PointQ far_corner = {size * 64, size * 64};
    path_arc_points(path, (PointQ){radius_q, radius_q}, radius_q, 0xC000, 0x4000);
    vec_push(&path->points, ((PointQ){far_corner.x, 0}));
    vec_push(&path->points, far_corner);
    vec_push(&path->points, ((PointQ){0, far_corner.y}));
    path_add_polygon(path, path->points.at, path->points.n);
    MaskOut out = {mask, size};
    path_fill(path, (Rect){0, 0, size, size}, store_row, &out);
    map_put(&shapes->corners, (uint64_t)radius_q + 1, (uint32_t)shapes->corner_masks.n);
    vec_push(&shapes->corner_masks, mask);
    return mask;
}

enum { MAX_LAYERS = 4 }; // of a double border: line, gap, line, fill

// One of the nested shapes of a box.
typedef struct Layer {
    Rect rect;
    const uint8_t *corner; // NULL: square
    int size;              // of the corner, pixels
    Color color;
} Layer;

// The row of the corner mask that line [y] lies in, or NULL where the sides are straight.
static const uint8_t *corner_row(const Layer *layer, int y) {
    int from_top = y - layer->rect.y, from_bottom = layer->rect.y + layer->rect.h - 1 - y;
    int row = from_top < from_bottom ? from_top : from_bottom;
    return row < layer->size ? layer->corner + (ptrdiff_t)row * layer->size : NULL;
}

static uint32_t layer_coverage(const Layer *layer, const uint8_t *corner, int x, int y) {
    if (!rect_has(layer->rect, x, y)) return 0;
    int from_left = x - layer->rect.x, from_right = layer->rect.x + layer->rect.w - 1 - x;
    int column = from_left < from_right ? from_left : from_right;
    return corner && column < layer->size ? corner[column] : 255;
}

// A stretch of one line, pixel by pixel: each layer's share is what it covers less what the next
// one covers.
static void draw_mixed(const Canvas *canvas, const Layer *layers, int n, int opacity, int y, int x0,
                       int x1) {
    const uint8_t *corners[MAX_LAYERS];
    uint32_t alphas[MAX_LAYERS];
    for (int i = 0; i < n; i++) {
        corners[i] = corner_row(&layers[i], y);
        alphas[i] = div255((layers[i].color >> 24) * (uint32_t)opacity);
    }
    uint32_t *row = canvas_row(canvas, y);
    for (int x = x0; x < x1; x++) {
        uint32_t left = 255 * 255, red = 0, green = 0, blue = 0;
        uint32_t coverage = layer_coverage(&layers[0], corners[0], x, y);
        for (int i = 0; i < n && coverage; i++) {
            uint32_t next = i + 1 < n ? layer_coverage(&layers[i + 1], corners[i + 1], x, y) : 0;
            uint32_t share = coverage > next ? (coverage - next) * alphas[i] : 0;
            Color color = layers[i].color;
            red += (color >> 16 & 0xFF) * share;
            green += (color >> 8 & 0xFF) * share;
            blue += (color & 0xFF) * share;
            left -= share;
            coverage = next;
        }
        const uint32_t whole = 255 * 255, half = whole / 2;
        red = (red + (row[x] >> 16 & 0xFF) * left + half) / whole;
        green = (green + (row[x] >> 8 & 0xFF) * left + half) / whole;
        blue = (blue + (row[x] & 0xFF) * left + half) / whole;
        row[x] = 0xFF000000 | red << 16 | green << 8 | blue;
    }
}

// Line [y] between its rounded or bordered ends shows one layer only: the innermost that reaches
// it.
static const Layer *middle_layer(const Layer *layers, int n, int y, int *end_px) {
    const Layer *innermost = &layers[0];
    *end_px = 0;
    for (int i = 0; i < n; i++) {
        const Layer *layer = &layers[i];
        bool is_across = y >= layer->rect.y && y < layer->rect.y + layer->rect.h;
        int inset = layer->rect.x - layers[0].rect.x;
        if (is_across && corner_row(layer, y)) inset += layer->size;
        if (is_across) innermost = layer;
        if (is_across && inset > *end_px) *end_px = inset;
    }
    return innermost;
}

static int clamped(int x, int low, int high) {
    return x < low ? low : x > high ? high : x;
}

static void draw_layers(const Canvas *canvas, const Layer *layers, int n, int opacity) {
    Rect whole = layers[0].rect, cut = rect_cut(whole, canvas->clip);
    int end = cut.x + cut.w;
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        int end_px;
        const Layer *middle = middle_layer(layers, n, y, &end_px);
        int x0 = clamped(whole.x + end_px, cut.x, end);
        int x1 = clamped(whole.x + whole.w - end_px, x0, end);
        draw_mixed(canvas, layers, n, opacity, y, cut.x, x0);
        canvas_fill(canvas, (Rect){x0, y, x1 - x0, 1}, faded(middle->color, opacity));
        draw_mixed(canvas, layers, n, opacity, y, x1, end);
    }
}

// The dashes of one straight side, on whole pixels and the same at both of its ends.
static void draw_dashed_side(const Canvas *canvas, Rect side, int on, int off, Color color) {
    bool is_level = side.w >= side.h;
    int length = is_level ? side.w : side.h, n = (length + off) / (on + off);
    int at = n > 0 ? (length - n * on - (n - 1) * off) / 2 : 0;
    if (n <= 0 && length > 0) n = 1, on = length;
    for (int i = 0; i < n; i++, at += on + off) {
        Rect dash = is_level ? (Rect){side.x + at, side.y, on, side.h}
                             : (Rect){side.x, side.y + at, side.w, on};
        canvas_fill(canvas, dash, color);
    }
}

// The coverage of the four dashed corners (clockwise from the upper left) of a box with a border of
// [b] px: whole periods, with half a gap at either end. corner_size² bytes each. Kept.
static const uint8_t *dashed_corner_masks(Shapes *shapes, int radius_q, int b, int on, int off) {
    uint64_t key = (uint64_t)radius_q << 32 | (uint32_t)(b << 16 | on << 1 | 1) << 8 | (off & 0xFF);
    uint32_t at = map_get(&shapes->corners, key);
    if (at != MAP_NONE) return shapes->corner_masks.at[at];
    int size = corner_size(radius_q);
    uint8_t *masks = arena_alloc(&shapes->masks, 4 * (size_t)size * (size_t)size);
    int32_t middle_q = radius_q - b * 32;                         // of the border's line
    int32_t length = (int32_t)((int64_t)middle_q * 102944 >> 16); // a quarter of the circle
    int32_t n = length / ((on + off) * 64);
    int32_t period = length / (n > 0 ? n : 1);
    PathStroke stroke = {.width_q = b * 64, .on_q = period * on / (on + off)};
    stroke.off_q = period - stroke.on_q;
    stroke.phase_q = stroke.on_q + stroke.off_q / 2;
    Path *path = &shapes->path;
    VEC(PointQ) arc = {0};
    for (int i = 0; i < 4; i++) {
        bool is_right = i == 1 || i == 2, is_low = i >= 2;
        PointQ center = {is_right ? size * 64 - radius_q : radius_q,
                         is_low ? size * 64 - radius_q : radius_q};
        vec_clear(&path->points);
        path_arc_points(path, center, middle_q, 0xC000 + i * 0x4000, 0x4000);
        vec_clear(&arc); // the path's own points are its scratch
        for (size_t k = 0; k < path->points.n; k++)
            vec_push(&arc, path->points.at[k]);
        path_clear(path);
        path_add_stroke(path, arc.at, arc.n, stroke);
        MaskOut out = {masks + (ptrdiff_t)i * size * size, size};
        path_fill(path, (Rect){0, 0, size, size}, store_row, &out);
    }
    vec_deinit(&arc);
    map_put(&shapes->corners, key, (uint32_t)shapes->corner_masks.n);
    vec_push(&shapes->corner_masks, masks);
    return masks;
}

static void draw_dashed_border(Shapes *shapes, const Canvas *canvas, const DrawCommand *c) {
    Rect r = c->box.rect;
    int b = c->box.border_px, corner = corner_size(c->box.radius_q);
    int on = c->box.style == BORDER_DOTTED ? b : 3 * b;
    int off = c->box.style == BORDER_DOTTED ? b : 2 * b;
    Color color = faded(c->box.border, c->opacity);
    int w = r.w - 2 * corner, h = r.h - 2 * (corner > b ? corner : b);
    draw_dashed_side(canvas, (Rect){r.x + corner, r.y, w, b}, on, off, color);
    draw_dashed_side(canvas, (Rect){r.x + corner, r.y + r.h - b, w, b}, on, off, color);
    int top = r.y + (corner > b ? corner : b);
    draw_dashed_side(canvas, (Rect){r.x, top, b, h}, on, off, color);
    draw_dashed_side(canvas, (Rect){r.x + r.w - b, top, b, h}, on, off, color);
    if (c->box.radius_q <= b * 32) return;
    const uint8_t *masks = dashed_corner_masks(shapes, c->box.radius_q, b, on, off);
    for (int i = 0; i < 4; i++) {
        bool is_right = i == 1 || i == 2, is_low = i >= 2;
        Rect at = {is_right ? r.x + r.w - corner : r.x, is_low ? r.y + r.h - corner : r.y, corner,
                   corner};
        canvas_mask(canvas, at, masks + (ptrdiff_t)i * corner * corner, corner, color);
    }
}

static void draw_box_command(Shapes *shapes, const Canvas *canvas, const DrawCommand *c) {
    Rect rect = c->box.rect;
    bool is_dashed = c->box.style == BORDER_DASHED || c->box.style == BORDER_DOTTED;
    if (c->box.radius_q == 0 && (c->box.style == BORDER_NONE || is_dashed)) {
        canvas_fill(canvas, rect, faded(c->box.fill, c->opacity));
    } else {
        int b = c->box.border_px, third = (b + 1) / 3 > 0 ? (b + 1) / 3 : 1;
        int insets[MAX_LAYERS] = {0}, n = 1;
        if (c->box.style == BORDER_SOLID) insets[1] = b, n = 2;
        if (c->box.style == BORDER_DOUBLE)
            insets[1] = third, insets[2] = b - third, insets[3] = b, n = 4;
        Layer layers[MAX_LAYERS];
        for (int i = 0; i < n; i++) {
            int radius = c->box.radius_q - insets[i] * 64;
            bool is_round = radius > 0;
            layers[i] = (Layer){
                rect_inset(rect, insets[i]), is_round ? corner_mask(shapes, radius) : NULL,
                is_round ? corner_size(radius) : 0, i % 2 == n % 2 ? c->box.border : c->box.fill};
        }
        draw_layers(canvas, layers, n, c->opacity);
    }
    if (is_dashed) draw_dashed_border(shapes, canvas, c);
}

// ---- patterns ----------------------------------------------------------------------------------

// Whether a pattern has ink at (x, y); all in 1/16 px, y from the top of a lane of height h.
static bool has_ink(Pattern pattern, int x, int y, int h, int period, int unit) {
    switch (pattern) {
    case PATTERN_HATCH: return (x + y) % period < period * 13 / 30;
    case PATTERN_TICKS: return y >= h / 2 && x < (unit * 7 / 5 > 16 ? unit * 7 / 5 : 16);
    case PATTERN_DASHES: return x < period * 3 / 5 && y >= h / 2 - unit && y < h / 2 + unit;
    case PATTERN_DOTS: {
        int dx = 2 * x + 1 - period, dy = 2 * y + 1 - h;
        return dx * dx + dy * dy < 9 * unit * unit;
    }
    case PATTERN_DOUBLE_LINE: {
        int from_edge = y < h - y ? y : h - 1 - y;
        return from_edge >= unit && from_edge < unit * 17 / 5;
    }
    default: return true;
    }
}

static PatternTile make_tile(Shapes *shapes, Pattern pattern, int unit_q, int h) {
    static const int period_q[] = {[PATTERN_HATCH] = 543,
                                   [PATTERN_TICKS] = 512,
                                   [PATTERN_DASHES] = 640,
                                   [PATTERN_DOTS] = 384,
                                   [PATTERN_DOUBLE_LINE] = 64};
    int period = (int)(((int64_t)period_q[pattern] * unit_q + 2048) >> 12);
    if (period < 1) period = 1;
    uint8_t *mask = arena_alloc(&shapes->masks, (size_t)period * (size_t)h);
    for (int i = 0; i < period * h; i++) {
        int inside = 0;
        for (int s = 0; s < 256; s++)
            inside += has_ink(pattern, i % period * 16 + s % 16, i / period * 16 + s / 16, h * 16,
                              period * 16, unit_q / 4);
        mask[i] = (uint8_t)(inside - inside / 256);
    }
    return (PatternTile){period, h, mask};
}

static PatternTile pattern_tile(Shapes *shapes, Pattern pattern, int unit_q, int h) {
    uint64_t key = ((uint64_t)pattern << 56 | (uint64_t)(uint32_t)unit_q << 24 | (uint32_t)h) + 1;
    uint32_t at = map_get(&shapes->tiles, key);
    if (at != MAP_NONE) return shapes->pattern_tiles.at[at];
    PatternTile tile = make_tile(shapes, pattern, unit_q, h);
    map_put(&shapes->tiles, key, (uint32_t)shapes->pattern_tiles.n);
    vec_push(&shapes->pattern_tiles, tile);
    return tile;
}

static void draw_pattern_command(Shapes *shapes, const Canvas *canvas, const DrawCommand *c) {
    Rect rect = c->pattern.rect, cut = rect_cut(rect, canvas->clip);
    canvas_fill(canvas, rect, faded(c->pattern.ground, c->opacity));
    Color ink = faded(c->pattern.ink, c->opacity);
    PatternTile tile = pattern_tile(shapes, (Pattern)c->pattern.pattern, c->pattern.unit_q, rect.h);
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        const uint8_t *row = tile.mask + (ptrdiff_t)(y - rect.y) * tile.period;
        for (int x = cut.x; x < cut.x + cut.w;) {
            int at = x % tile.period, n = tile.period - at;
            if (n > cut.x + cut.w - x) n = cut.x + cut.w - x;
            canvas_row_mask(canvas, x, y, row + at, n, ink);
            x += n;
        }
    }
}

// ---- text, icons, chess ------------------------------------------------------------------------

static void draw_text_command(const Canvas *canvas, const DrawList *list, const DrawCommand *c) {
    const TextRun *run = c->text.run;
    const uint8_t *mask = text_mask(list->text, run);
    if (!mask) return;
    Rect rect = {c->text.x + run->ink.x, c->text.baseline + run->ink.y, run->ink.w, run->ink.h};
    canvas_mask(canvas, rect, mask, rect.w, faded(c->text.color, c->opacity));
}

static void draw_icon_command(const Canvas *canvas, const DrawList *list, const DrawCommand *c) {
    int size = c->icon.size;
    const uint8_t *mask = icon_mask(list->icons, (Icon)c->icon.icon, size);
    canvas_mask(canvas, (Rect){c->icon.x, c->icon.y, size, size}, mask, size,
                faded(c->icon.color, c->opacity));
}

// A piece in the middle of [square].
static void draw_one_piece(const Canvas *canvas, IconSet *icons, Rect square, char piece,
                           Color body, Color edge, int opacity) {
    int size = square.w < square.h ? square.w : square.h;
    if (size <= 0) return;
    const PieceMask *masks = icon_piece(icons, piece, size);
    Rect rect = {square.x + (square.w - size) / 2, square.y + (square.h - size) / 2, size, size};
    Rect cut = rect_cut(rect, canvas->clip);
    uint32_t fade = (uint32_t)opacity;
    for (int y = cut.y; y < cut.y + cut.h; y++) {
        const PieceMask *from = masks + (ptrdiff_t)(y - rect.y) * size + (cut.x - rect.x);
        uint32_t *row = canvas_row(canvas, y) + cut.x;
        for (int i = 0; i < cut.w; i++) {
            uint32_t b = from[i].body, e = from[i].edge;
            if (b + e == 0) continue;
            if ((b & fade) == 255) {
                row[i] = 0xFF000000 | body;
                continue;
            }
            if (fade != 255) b = div255(b * fade), e = div255(e * fade);
            uint32_t left = 255 - b - e;
            uint32_t rb =
                (row[i] & 0xFF00FF) * left + (body & 0xFF00FF) * b + (edge & 0xFF00FF) * e;
            uint32_t g =
                (row[i] >> 8 & 0xFF) * left + (body >> 8 & 0xFF) * b + (edge >> 8 & 0xFF) * e;
            row[i] = 0xFF000000 | pair_div255(rb) | pair_div255(g) << 8;
        }
    }
}

static void draw_board_command(const Canvas *canvas, const DrawList *list, const DrawCommand *c) {
    const DrawBoard *board = &list->boards.at[c->board.board];
    Rect r = c->board.rect;
    for (int i = 0; i < 64; i++) {
        int row = i / 8, column = i % 8;
        int x0 = r.x + r.w * column / 8, x1 = r.x + r.w * (column + 1) / 8;
        int y0 = r.y + r.h * row / 8, y1 = r.y + r.h * (row + 1) / 8;
        Rect square = {x0, y0, x1 - x0, y1 - y0};
        if (!rect_meets(square, canvas->clip)) continue;
        canvas_fill(canvas, square,
                    faded((row + column) % 2 ? board->dark : board->light, c->opacity));
        if (i == board->from) canvas_fill(canvas, square, faded(board->mark_from, c->opacity));
        if (i == board->to) canvas_fill(canvas, square, faded(board->mark_to, c->opacity));
        char piece = board->squares[i];
        if (piece == 0 || piece == '.') continue;
        bool is_white = piece < 'a';
        draw_one_piece(canvas, list->icons, square, piece, is_white ? board->white : board->black,
                       is_white ? board->white_edge : board->black_edge, c->opacity);
    }
}

void shapes_draw(Shapes *shapes, const Canvas *canvas, const DrawList *list, const DrawCommand *c) {
    switch ((DrawKind)c->kind) {
    case DRAW_BOX: draw_box_command(shapes, canvas, c); break;
    case DRAW_STROKE: draw_stroke(shapes, canvas, list, c); break;
    case DRAW_POLYGON: draw_figure(shapes, canvas, list, c); break;
    case DRAW_ARC: draw_arc(shapes, canvas, c); break;
    case DRAW_PATTERN: draw_pattern_command(shapes, canvas, c); break;
    case DRAW_TEXT: draw_text_command(canvas, list, c); break;
    case DRAW_ICON: draw_icon_command(canvas, list, c); break;
    case DRAW_BOARD: draw_board_command(canvas, list, c); break;
    case DRAW_PIECE:
        draw_one_piece(canvas, list->icons, c->piece.rect, c->piece.piece, c->piece.body,
                       c->piece.edge, c->opacity);
        break;
    }
}
