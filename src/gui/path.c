// Coverage by signed areas: each edge adds, to the pixels it crosses in a row, how much of their
// height it spans (cover) and the area to its left; summing from left to right gives how much of
// each pixel lies inside.
#include "gui/path.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

void path_clear(Path *path) {
    vec_clear(&path->edges);
}

void path_deinit(Path *path) {
    vec_deinit(&path->edges);
    vec_deinit(&path->active);
    vec_deinit(&path->cover);
    vec_deinit(&path->area);
    vec_deinit(&path->row);
    vec_deinit(&path->points);
    vec_deinit(&path->dash);
}

static int64_t floor_div(int64_t a, int64_t b) { // b > 0
    int64_t q = a / b;
    return q - (a % b < 0);
}

static int64_t isqrt(int64_t n) {
    int64_t root = 0, bit = (int64_t)1 << 62;
    while (bit > n)
        bit >>= 2;
    for (; bit; bit >>= 2) {
        if (n >= root + bit) {
            n -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    return root;
}

// ---- figures -----------------------------------------------------------------------------------

static void add_edge(Path *path, PointQ a, PointQ b) {
    if (a.y == b.y) return;
    Edge edge = a.y < b.y ? (Edge){a.x * 4, a.y * 4, b.x * 4, b.y * 4, 1}
                          : (Edge){b.x * 4, b.y * 4, a.x * 4, a.y * 4, -1};
    vec_push(&path->edges, edge);
}

void path_add_polygon(Path *path, const PointQ *points, size_t n) {
    for (size_t i = 0; i < n; i++)
        add_edge(path, points[i], points[(i + 1) % n]);
}

// Adds a small convex figure clockwise, whichever way round its points are.
static void add_convex(Path *path, const PointQ *p, size_t n) {
    int64_t twice_area = 0;
    for (size_t i = 0; i < n; i++) {
        PointQ a = p[i], b = p[(i + 1) % n];
        twice_area += (int64_t)a.x * b.y - (int64_t)b.x * a.y;
    }
    for (size_t i = 0; i < n; i++) {
        PointQ a = p[i], b = p[(i + 1) % n];
        if (twice_area >= 0)
            add_edge(path, a, b);
        else
            add_edge(path, b, a);
    }
}

// The sine of [turn] (1/65536 of a turn) times 65536; off by at most 2e-4. An odd polynomial that
// is exact, and level, at a quarter turn.
static int32_t sine(int32_t turn) {
    turn &= 0xFFFF;
    bool negative = turn >= 0x8000;
    turn &= 0x7FFF;
    int64_t x = turn <= 0x4000 ? turn : 0x8000 - turn; // 0 … 16384
    int64_t x2 = x * x >> 14;
    int64_t inner = 42047 - (x2 * 4640 >> 14); // 0.64159 … 0.07080 in 1/65536
    int64_t value = x * (102944 - (x2 * inner >> 14)) >> 14;
    return (int32_t)(negative ? -value : value);
}

// The point of a circle at [turn], clockwise from twelve o'clock.
static PointQ on_circle(PointQ center, int32_t radius_q, int32_t turn) {
    int64_t x = (int64_t)radius_q * sine(turn), y = (int64_t)radius_q * sine(turn + 0x4000);
    return (PointQ){center.x + (int32_t)((x + 32768) >> 16),
                    center.y - (int32_t)((y + 32768) >> 16)};
}

void path_arc_points(Path *path, PointQ center, int32_t radius_q, int32_t from, int32_t sweep) {
    int64_t per_turn = isqrt((int64_t)radius_q * 4) + 8; // at most 1/50 px off the circle
    int n = (int)(per_turn * abs(sweep) / 65536) + 1;
    for (int i = 0; i <= n; i++) {
        PointQ p = on_circle(center, radius_q, from + (int32_t)((int64_t)sweep * i / n));
        vec_push(&path->points, p);
    }
}

void path_add_arc(Path *path, PointQ center, int32_t radius_q, int32_t width_q, int32_t from,
                  int32_t sweep, LineCap cap) {
    int32_t outer = radius_q + width_q / 2, inner = width_q ? radius_q - width_q / 2 : 0;
    vec_clear(&path->points);
    path_arc_points(path, center, outer, from, sweep);
    bool is_whole = sweep >= 65536;
    if (is_whole) { // outline and hole are figures of their own
        path_add_polygon(path, path->points.at, path->points.n);
        vec_clear(&path->points);
    }
    if (inner > 0)
        path_arc_points(path, center, inner, from + sweep, -sweep);
    else if (!is_whole)
        vec_push(&path->points, center);
    path_add_polygon(path, path->points.at, path->points.n);
    if (cap != CAP_ROUND || is_whole || width_q == 0) return;
    for (int end = 0; end < 2; end++) {
        PointQ middle = on_circle(center, radius_q, from + end * sweep);
        vec_clear(&path->points);
        path_arc_points(path, middle, width_q / 2, 0, 65536);
        path_add_polygon(path, path->points.at, path->points.n);
    }
}

// ---- strokes -----------------------------------------------------------------------------------

static int32_t length_q(PointQ a, PointQ b) {
    int64_t dx = b.x - a.x, dy = b.y - a.y;
    if (dx == 0 || dy == 0) return (int32_t)llabs(dx + dy);
    return (int32_t)isqrt(dx * dx + dy * dy);
}

// The point [part]/[whole] of the way from a to b.
static PointQ between(PointQ a, PointQ b, int64_t part, int64_t whole) {
    return (PointQ){a.x + (int32_t)floor_div((b.x - a.x) * part + whole / 2, whole),
                    a.y + (int32_t)floor_div((b.y - a.y) * part + whole / 2, whole)};
}

// From the line a-b, [half_q] to its side.
static PointQ side(PointQ a, PointQ b, int32_t half_q, int32_t length) {
    return (PointQ){(int32_t)floor_div((int64_t)(b.y - a.y) * half_q + length / 2, length),
                    (int32_t)floor_div((int64_t)(a.x - b.x) * half_q + length / 2, length)};
}

static void add_segment(Path *path, PointQ a, PointQ b, int32_t width_q) {
    int32_t length = length_q(a, b);
    if (length == 0) return;
    // Both sides from the same rounding, so that the line is exactly as wide as it should be.
    PointQ out = side(a, b, width_q, length);
    PointQ near = {out.x / 2, out.y / 2}, far = {out.x - near.x, out.y - near.y};
    PointQ quad[] = {{a.x + near.x, a.y + near.y},
                     {b.x + near.x, b.y + near.y},
                     {b.x - far.x, b.y - far.y},
                     {a.x - far.x, a.y - far.y}};
    add_convex(path, quad, 4);
}

// Fills the outer corner between the segments a-b and b-c: a mitre, or a bevel where that is long.
static void add_join(Path *path, PointQ a, PointQ b, PointQ c, int32_t width_q) {
    int32_t in = length_q(a, b), on = length_q(b, c);
    if (in == 0 || on == 0) return;
    PointQ p = side(a, b, width_q / 2, in), q = side(b, c, width_q / 2, on);
    int64_t cross = (int64_t)(b.x - a.x) * (c.y - b.y) - (int64_t)(b.y - a.y) * (c.x - b.x);
    if (cross == 0) return;
    if (cross < 0) p = (PointQ){-p.x, -p.y}, q = (PointQ){-q.x, -q.y};
    PointQ corner[4] = {b, {b.x + p.x, b.y + p.y}, {0, 0}, {b.x + q.x, b.y + q.y}};
    // The tip is (p + q) scaled by h² / (h² + p·q); the limit of 4 half widths holds for p·q > -7/8
    // h².
    int64_t h2 = (int64_t)p.x * p.x + (int64_t)p.y * p.y;
    int64_t spread = h2 + (int64_t)p.x * q.x + (int64_t)p.y * q.y;
    if (spread * 8 <= h2) {
        corner[2] = corner[3];
        add_convex(path, corner, 3);
        return;
    }
    corner[2].x = b.x + (int32_t)floor_div((p.x + q.x) * h2 + spread / 2, spread);
    corner[2].y = b.y + (int32_t)floor_div((p.y + q.y) * h2 + spread / 2, spread);
    add_convex(path, corner, 4);
}

static void add_round_cap(Path *path, PointQ at, int32_t width_q) {
    vec_clear(&path->points);
    path_arc_points(path, at, width_q / 2, 0, 65536);
    path_add_polygon(path, path->points.at, path->points.n);
}

static void add_solid(Path *path, const PointQ *p, size_t n, PathStroke stroke) {
    size_t segments = stroke.closed ? n : n - 1;
    for (size_t i = 0; i < segments; i++)
        add_segment(path, p[i], p[(i + 1) % n], stroke.width_q);
    size_t joins = stroke.closed ? n : n - 2;
    for (size_t i = 0; n > 2 && i < joins; i++)
        add_join(path, p[i], p[(i + 1) % n], p[(i + 2) % n], stroke.width_q);
    if (stroke.cap == CAP_ROUND && !stroke.closed) {
        add_round_cap(path, p[0], stroke.width_q);
        add_round_cap(path, p[n - 1], stroke.width_q);
    }
}

static void end_dash(Path *path, PathStroke stroke) {
    stroke.closed = false;
    if (path->dash.n >= 2)
        add_solid(path, path->dash.at, path->dash.n, stroke);
    else if (path->dash.n == 1 && stroke.cap == CAP_ROUND)
        add_round_cap(path, path->dash.at[0], stroke.width_q);
    vec_clear(&path->dash);
}

static void add_dashes(Path *path, const PointQ *p, size_t n, PathStroke stroke) {
    int32_t period = stroke.on_q + stroke.off_q;
    int32_t at = (int32_t)(stroke.phase_q - floor_div(stroke.phase_q, period) * period);
    bool is_on = at < stroke.on_q || (at == 0 && stroke.on_q == 0);
    int32_t left = is_on ? stroke.on_q - at : period - at; // until it changes
    vec_clear(&path->dash);
    if (is_on) vec_push(&path->dash, p[0]);
    size_t segments = stroke.closed ? n : n - 1;
    for (size_t i = 0; i < segments; i++) {
        PointQ a = p[i], b = p[(i + 1) % n];
        int32_t length = length_q(a, b), done = 0;
        while (length - done > left || (left == 0 && done < length)) {
            done += left;
            PointQ here = between(a, b, done, length);
            if (is_on) {
                if (left || path->dash.n == 0) vec_push(&path->dash, here);
                end_dash(path, stroke);
            } else {
                vec_push(&path->dash, here);
            }
            is_on = !is_on;
            left = is_on ? stroke.on_q : stroke.off_q;
        }
        left -= length - done;
        if (is_on && length > done) vec_push(&path->dash, b);
    }
    end_dash(path, stroke);
}

void path_add_stroke(Path *path, const PointQ *points, size_t n, PathStroke stroke) {
    if (n < 2) return;
    if (stroke.off_q > 0 && stroke.on_q >= 0)
        add_dashes(path, points, n, stroke);
    else
        add_solid(path, points, n, stroke);
}

// ---- coverage ----------------------------------------------------------------------------------

typedef struct Sweep {
    Path *path;
    int x, w;        // of the clip, pixels
    int first, last; // pixels touched in this row, relative to x
} Sweep;

static void add_cell(Sweep *sweep, int column, int32_t dy, int32_t twice_x) {
    if (column >= sweep->w) return;
    if (column < 0) column = 0, twice_x = 0; // left of the clip: only its height counts
    if (column < sweep->first) sweep->first = column;
    if (column > sweep->last) sweep->last = column;
    sweep->path->cover.at[column] += dy;
    sweep->path->area.at[column] += dy * twice_x;
}

// A piece of an edge inside one row: from (xa, ya) to (xb, yb) in 1/256 px, y within the row.
static void add_piece(Sweep *sweep, int32_t xa, int32_t ya, int32_t xb, int32_t yb, int direction) {
    int column = xa >> 8, last = xb >> 8;
    int32_t y = ya;
    int step = last > column ? 1 : -1;
    while (column != last) {
        int32_t wall = (step > 0 ? column + 1 : column) * 256;
        int64_t dx = step > 0 ? xb - xa : xa - xb, part = step > 0 ? wall - xa : xa - wall;
        int32_t y_at_wall = ya + (int32_t)((yb - ya) * part / dx);
        int32_t enters = column == xa >> 8 ? xa - column * 256 : (step > 0 ? 0 : 256);
        add_cell(sweep, column - sweep->x, (y_at_wall - y) * direction,
                 enters + (step > 0 ? 256 : 0));
        y = y_at_wall;
        column += step;
    }
    int32_t enters = column == xa >> 8 ? xa - column * 256 : (step > 0 ? 0 : 256);
    add_cell(sweep, column - sweep->x, (yb - y) * direction, enters + xb - column * 256);
}

static int32_t edge_x(const Edge *edge, int32_t y) {
    return edge->x0 +
           (int32_t)floor_div((int64_t)(y - edge->y0) * (edge->x1 - edge->x0), edge->y1 - edge->y0);
}

static int by_top(const void *a, const void *b) {
    int32_t ya = ((const Edge *)a)->y0, yb = ((const Edge *)b)->y0;
    return (ya > yb) - (ya < yb);
}

// Sums up the row and clears it for the next.
static void emit_row(Sweep *sweep, int y, PathRow *on_row, void *data) {
    Path *path = sweep->path;
    int n = 0;
    int32_t sum = 0;
    for (int i = sweep->first; i < sweep->w; i++) {
        if (i > sweep->last && sum == 0) break;
        sum += path->cover.at[i];
        int32_t part = abs(sum * 512 - path->area.at[i]) >> 9;
        path->row.at[n++] = (uint8_t)(part > 255 ? 255 : part);
        path->cover.at[i] = path->area.at[i] = 0;
    }
    if (n) on_row(data, sweep->x + sweep->first, y, path->row.at, n);
}

void path_fill(Path *path, Rect clip, PathRow *on_row, void *data) {
    size_t w = (size_t)clip.w;
    if (path->edges.n == 0 || rect_is_empty(clip)) return;
    vec_reserve(&path->row, w);
    while (path->cover.n < w) { // stays zero between rows
        vec_push(&path->cover, 0);
        vec_push(&path->area, 0);
    }
    qsort(path->edges.at, path->edges.n, sizeof(Edge), by_top);
    vec_clear(&path->active);
    size_t next = 0;
    for (int y = clip.y; y < clip.y + clip.h; y++) {
        int32_t top = y * 256, bottom = top + 256;
        Sweep sweep = {path, clip.x, clip.w, clip.w, -1};
        while (next < path->edges.n && path->edges.at[next].y0 < bottom)
            vec_push(&path->active, (uint32_t)next++);
        size_t kept = 0;
        for (size_t i = 0; i < path->active.n; i++) {
            const Edge *edge = &path->edges.at[path->active.at[i]];
            if (edge->y1 <= top) continue;
            int32_t ya = edge->y0 > top ? edge->y0 : top;
            int32_t yb = edge->y1 < bottom ? edge->y1 : bottom;
            add_piece(&sweep, edge_x(edge, ya), ya, edge_x(edge, yb), yb, edge->direction);
            if (edge->y1 > bottom) path->active.at[kept++] = path->active.at[i];
        }
        path->active.n = kept;
        if (sweep.last >= 0)
            emit_row(&sweep, y, on_row, data);
        else if (next == path->edges.n && kept == 0)
            break;
    }
}
