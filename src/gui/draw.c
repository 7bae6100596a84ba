// Filling in draw commands: rounding, bounds, and the hash of all that a command's pixels depend
// on.
#include "gui/draw.h"

#include <math.h>
#include <string.h>

#include "base/check.h"
#include "gui/map.h"

enum { MITRE_LIMIT = 4 }; // half widths that a join may reach beyond its point

static int32_t quantized(float px) {
    if (!(px > -65536)) return -65536 * 64; // also what is no number
    if (px > 65536) return 65536 * 64;
    return (int32_t)lroundf(px * 64);
}
static int floor_q(int32_t q) {
    return q >> 6;
}
static int ceil_q(int32_t q) {
    return (q + 63) >> 6;
}

Color color_mix(Color a, Color b, float part) {
    int p = (int)lroundf(part * 256);
    Color mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        int from = (int)(a >> shift & 0xFF), to = (int)(b >> shift & 0xFF);
        mixed |= (Color)((from * (256 - p) + to * p + 128) >> 8) << shift;
    }
    return mixed;
}

void draw_begin(DrawList *list, int w, int h, Color background) {
    list->w = w;
    list->h = h;
    list->background = background | 0xFF000000;
    vec_clear(&list->commands);
    vec_clear(&list->points);
    vec_clear(&list->boards);
    vec_clear(&list->states);
    DrawState whole = {{0, 0, w, h}, 255, false};
    vec_push(&list->states, whole);
}

void draw_deinit(DrawList *list) {
    vec_deinit(&list->commands);
    vec_deinit(&list->points);
    vec_deinit(&list->boards);
    vec_deinit(&list->states);
}

void draw_clip_push(DrawList *list, Rect clip) {
    DrawState state = vec_last(&list->states);
    state.clip = rect_cut(state.clip, clip);
    state.in_clip = true;
    vec_push(&list->states, state);
}

void draw_opacity_push(DrawList *list, float opacity) {
    DrawState state = vec_last(&list->states);
    state.opacity = (int)lroundf((float)state.opacity * opacity);
    vec_push(&list->states, state);
}

void draw_pop(DrawList *list) {
    CHECK(list->states.n > 1, "a pop without its push");
    list->states.n--;
}

// A command that is zero to its last byte, so that it can be hashed as bytes.
static void command_init(DrawCommand *command, DrawKind kind) {
    memset(command, 0, sizeof *command);
    command->kind = (uint8_t)kind;
}

// Whether what [bounds] holds can be seen at all.
static bool is_visible(const DrawList *list, Rect bounds) {
    const DrawState *state = &vec_last(&list->states);
    return state->opacity > 0 && rect_meets(bounds, state->clip);
}

// Adds [command]; [content] is the hash of what it refers to outside of itself.
static void add(DrawList *list, DrawCommand *command, Rect bounds, uint64_t content) {
    if (!is_visible(list, bounds)) return;
    command->opacity = (uint8_t)vec_last(&list->states).opacity;
    command->in_clip = vec_last(&list->states).in_clip;
    command->bounds = rect_cut(bounds, vec_last(&list->states).clip);
    uint64_t hash = hash_mix(content, command->kind | (uint64_t)command->opacity << 8);
    hash = hash_bytes(hash, &command->bounds, sizeof command->bounds);
    size_t before = offsetof(DrawCommand, box);
    command->hash = hash_bytes(hash, (char *)command + before, sizeof *command - before);
    vec_push(&list->commands, *command);
}

void draw_fill(DrawList *list, Rect rect, Color color) {
    draw_box(list, rect, (Box){.fill = color});
}

void draw_box(DrawList *list, Rect rect, Box box) {
    if (!is_visible(list, rect)) return;
    DrawCommand command;
    command_init(&command, DRAW_BOX);
    int smaller = rect.w < rect.h ? rect.w : rect.h;
    int32_t radius_q = quantized(box.radius_px);
    command.box.rect = rect;
    command.box.fill = box.fill;
    command.box.radius_q = radius_q < smaller * 32 ? radius_q : smaller * 32;
    if (box.style != BORDER_NONE) {
        int border = (int)lroundf(box.border_px);
        command.box.border = box.border;
        command.box.style = box.style;
        command.box.border_px = border > 1 ? border : 1;
    }
    add(list, &command, rect, 0);
}

// Stores [points] and gives their place, their bounds and their hash.
static uint32_t add_points(DrawList *list, const Point *points, size_t n, Rect *bounds,
                           uint64_t *hash) {
    uint32_t first = (uint32_t)list->points.n;
    int32_t x0 = INT32_MAX, y0 = INT32_MAX, x1 = INT32_MIN, y1 = INT32_MIN;
    for (size_t i = 0; i < n; i++) {
        PointQ p = {quantized(points[i].x), quantized(points[i].y)};
        vec_push(&list->points, p);
        x0 = p.x < x0 ? p.x : x0;
        y0 = p.y < y0 ? p.y : y0;
        x1 = p.x > x1 ? p.x : x1;
        y1 = p.y > y1 ? p.y : y1;
    }
    *hash = hash_bytes(n, list->points.at + first, n * sizeof(PointQ));
    *bounds = (Rect){floor_q(x0), floor_q(y0), ceil_q(x1) - floor_q(x0), ceil_q(y1) - floor_q(y0)};
    return first;
}

void draw_line(DrawList *list, float x0, float y0, float x1, float y1, Stroke stroke) {
    Point points[] = {{x0, y0}, {x1, y1}};
    draw_polyline(list, points, 2, false, stroke);
}

void draw_polyline(DrawList *list, const Point *points, size_t n, bool closed, Stroke stroke) {
    if (n < 2 || !(stroke.width_px > 0)) return;
    DrawCommand command;
    command_init(&command, DRAW_STROKE);
    Rect bounds;
    uint64_t hash;
    uint32_t first = add_points(list, points, n, &bounds, &hash);
    command.stroke.n = (uint32_t)n;
    command.stroke.closed = closed;
    command.stroke.color = stroke.color;
    command.stroke.width_q = quantized(stroke.width_px);
    command.stroke.cap = stroke.cap;
    if (stroke.off_px > 0 && stroke.on_px + stroke.off_px >= 0.5F) { // finer ones look solid
        command.stroke.on_q = quantized(stroke.on_px);
        command.stroke.off_q = quantized(stroke.off_px);
        command.stroke.phase_q = quantized(stroke.phase_px);
    }
    int reach = ceil_q(command.stroke.width_q * (n > 2 ? MITRE_LIMIT : 1)) / 2 + 1;
    // The place of the points is not part of the hash; what they are is.
    command.stroke.first = 0;
    size_t before = list->commands.n;
    add(list, &command, rect_inset(bounds, -reach), hash);
    if (list->commands.n > before) vec_last(&list->commands).stroke.first = first;
}

void draw_polygon(DrawList *list, const Point *points, size_t n, Color color) {
    if (n < 3) return;
    DrawCommand command;
    command_init(&command, DRAW_POLYGON);
    Rect bounds;
    uint64_t hash;
    uint32_t first = add_points(list, points, n, &bounds, &hash);
    command.polygon.n = (uint32_t)n;
    command.polygon.color = color;
    size_t before = list->commands.n;
    add(list, &command, bounds, hash);
    if (list->commands.n > before) vec_last(&list->commands).polygon.first = first;
}

void draw_disc(DrawList *list, float x, float y, float radius_px, Color color) {
    draw_ring(list, x, y, radius_px, 0, 0, 1, CAP_BUTT, color);
}

void draw_ring(DrawList *list, float x, float y, float radius_px, float width_px, float from,
               float sweep, LineCap cap, Color color) {
    DrawCommand command;
    command_init(&command, DRAW_ARC);
    command.arc.x_q = quantized(x);
    command.arc.y_q = quantized(y);
    command.arc.radius_q = quantized(radius_px);
    command.arc.width_q = quantized(width_px);
    command.arc.from = (int32_t)lroundf((from - floorf(from)) * 65536);
    command.arc.sweep = (int32_t)lroundf((sweep < 0 ? 0 : sweep > 1 ? 1 : sweep) * 65536);
    command.arc.color = color;
    command.arc.cap = cap;
    if (command.arc.sweep == 0 || command.arc.radius_q <= 0) return;
    int32_t reach = command.arc.radius_q + command.arc.width_q / 2 + 1;
    int x0 = floor_q(command.arc.x_q - reach), x1 = ceil_q(command.arc.x_q + reach);
    int y0 = floor_q(command.arc.y_q - reach), y1 = ceil_q(command.arc.y_q + reach);
    add(list, &command, (Rect){x0, y0, x1 - x0, y1 - y0}, 0);
}

void draw_pattern(DrawList *list, Rect rect, Pattern pattern, float unit_px, Color ink,
                  Color ground) {
    if (pattern == PATTERN_SOLID) {
        draw_fill(list, rect, ink);
        return;
    }
    if (pattern == PATTERN_OUTLINE) {
        draw_box(list, rect, (Box){ground, ink, BORDER_DOTTED, unit_px, 0});
        return;
    }
    DrawCommand command;
    command_init(&command, DRAW_PATTERN);
    command.pattern.rect = rect;
    command.pattern.pattern = pattern;
    command.pattern.unit_q = quantized(unit_px);
    command.pattern.ink = ink;
    command.pattern.ground = ground;
    add(list, &command, rect, 0);
}

int draw_text(DrawList *list, int x, int baseline, TextStyle style, Color color, const char *text) {
    return draw_text_n(list, x, baseline, style, color, text, strlen(text));
}

int draw_text_n(DrawList *list, int x, int baseline, TextStyle style, Color color, const char *text,
                size_t n) {
    DrawCommand command;
    command_init(&command, DRAW_TEXT);
    const TextRun *run = text_run(list->text, style, text, n);
    command.text.x = x;
    command.text.baseline = baseline;
    command.text.color = color;
    Rect bounds = {x + run->ink.x, baseline + run->ink.y, run->ink.w, run->ink.h};
    size_t before = list->commands.n;
    add(list, &command, bounds, run->hash); // the run's address is no part of the hash
    if (list->commands.n > before) vec_last(&list->commands).text.run = run;
    return run->width_px;
}

void draw_icon(DrawList *list, Icon icon, int x, int y, int size_px, Color color) {
    if (icon == ICON_NONE) return;
    DrawCommand command;
    command_init(&command, DRAW_ICON);
    command.icon.icon = icon;
    command.icon.x = x;
    command.icon.y = y;
    command.icon.size = size_px;
    command.icon.color = color;
    add(list, &command, (Rect){x, y, size_px, size_px}, 0);
}

void draw_board(DrawList *list, Rect rect, const DrawBoard *board) {
    if (!is_visible(list, rect)) return;
    DrawCommand command;
    command_init(&command, DRAW_BOARD);
    command.board.rect = rect;
    // Member by member, because a copied struct may carry anything in its padding.
    uint64_t hash = hash_bytes(1, board->squares, sizeof board->squares);
    Color rest[] = {(uint8_t)board->from, (uint8_t)board->to, board->dark,  board->light,
                    board->mark_from,     board->mark_to,     board->white, board->white_edge,
                    board->black,         board->black_edge};
    add(list, &command, rect, hash_bytes(hash, rest, sizeof rest));
    vec_last(&list->commands).board.board = (uint32_t)list->boards.n;
    vec_push(&list->boards, *board);
}

void draw_piece(DrawList *list, Rect rect, char piece, Color body, Color edge) {
    DrawCommand command;
    command_init(&command, DRAW_PIECE);
    command.piece.rect = rect;
    command.piece.piece = piece;
    command.piece.body = body;
    command.piece.edge = edge;
    add(list, &command, rect, 0);
}
