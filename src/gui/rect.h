// Rectangles of whole device pixels, and cutting them up: the layout of every panel is made of it.
#pragma once

#include <stdbool.h>

typedef struct Rect {
    int x, y, w, h; // w, h <= 0: empty
} Rect;

static inline bool rect_is_empty(Rect r) {
    return r.w <= 0 || r.h <= 0;
}
static inline bool rect_has(Rect r, int x, int y) {
    return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}
static inline Rect rect_cut(Rect a, Rect b) { // what both cover
    int x0 = a.x > b.x ? a.x : b.x, y0 = a.y > b.y ? a.y : b.y;
    int x1 = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int y1 = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return x1 > x0 && y1 > y0 ? (Rect){x0, y0, x1 - x0, y1 - y0} : (Rect){x0, y0, 0, 0};
}
static inline Rect rect_join(Rect a, Rect b) { // the smallest that holds both
    if (rect_is_empty(a)) return b;
    if (rect_is_empty(b)) return a;
    int x0 = a.x < b.x ? a.x : b.x, y0 = a.y < b.y ? a.y : b.y;
    int x1 = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int y1 = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){x0, y0, x1 - x0, y1 - y0};
}
static inline bool rect_meets(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h &&
           !rect_is_empty(a) && !rect_is_empty(b);
}
static inline Rect rect_inset(Rect r, int by) {
    return (Rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

// Cut a strip off one side of [*r] and return it; [*r] keeps the rest.
static inline Rect rect_take_left(Rect *r, int w) {
    Rect taken = {r->x, r->y, w, r->h};
    r->x += w, r->w -= w;
    return taken;
}
static inline Rect rect_take_right(Rect *r, int w) {
    r->w -= w;
    return (Rect){r->x + r->w, r->y, w, r->h};
}
static inline Rect rect_take_top(Rect *r, int h) {
    Rect taken = {r->x, r->y, r->w, h};
    r->y += h, r->h -= h;
    return taken;
}
static inline Rect rect_take_bottom(Rect *r, int h) {
    r->h -= h;
    return (Rect){r->x, r->y + r->h, r->w, h};
}
