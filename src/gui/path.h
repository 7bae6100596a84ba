// Anti-aliased shapes: polygons, strokes and arcs become edges; edges become exact area coverage,
// row by row. Everything is integer arithmetic, and a pixel's coverage does not depend on the clip.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "gui/draw.h"
#include "gui/rect.h"

typedef struct Edge {
    int32_t x0, y0, x1, y1; // 1/256 px, y0 < y1
    int direction;          // +1 went down, -1 went up
} Edge;

// A zeroed Path is an empty one; it is used again and again.
typedef struct Path {
    VEC(Edge) edges;
    VEC(uint32_t) active; // of the present row
    VEC(int32_t) cover;   // per pixel of the present row
    VEC(int32_t) area;
    VEC(uint8_t) row;
    VEC(PointQ) points; // of the figure that is being added
    VEC(PointQ) dash;
} Path;

void path_clear(Path *path);
void path_deinit(Path *path);

// Adds a closed figure. Where figures of the same sense overlap they are united; figures of
// opposite sense cut holes.
void path_add_polygon(Path *path, const PointQ *points, size_t n);
// Adds the outline of a line [width_q] wide along the points.
typedef struct PathStroke {
    int32_t width_q, on_q, off_q, phase_q; // off_q 0: solid
    bool closed;
    LineCap cap;
} PathStroke;
void path_add_stroke(Path *path, const PointQ *points, size_t n, PathStroke stroke);
// Adds a disc's sector (width_q 0) or a piece of a ring; angles as in DrawCommand.
void path_add_arc(Path *path, PointQ center, int32_t radius_q, int32_t width_q, int32_t from,
                  int32_t sweep, LineCap cap);
// Appends points along an arc, both ends included.
void path_arc_points(Path *path, PointQ center, int32_t radius_q, int32_t from, int32_t sweep);

// Gives the coverage (0 … 255) of the rows of [clip], top down: [row] holds n bytes from x on.
typedef void PathRow(void *data, int x, int y, const uint8_t *row, int n);
void path_fill(Path *path, Rect clip, PathRow *on_row, void *data);
