// What is under a text is found by laying the boxes before it on each other where its middle is.
#include "gui/legible.h"

#include <stdio.h>

#include "gui/theme.h"

enum { TOUCH_PX = 2 }; // the edges of letters may run into each other by less

typedef struct Check {
    const DrawList *list;
    char *problem;
    size_t room;
} Check;

static bool is_text(const DrawCommand *command) {
    return command->kind == DRAW_TEXT && !rect_is_empty(command->text.run->ink) &&
           !rect_is_empty(command->bounds);
}

static Rect ink_of(const DrawCommand *command) {
    Rect ink = command->text.run->ink;
    return (Rect){command->text.x + ink.x, command->text.baseline + ink.y, ink.w, ink.h};
}

static bool holds(Rect outer, Rect inner) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

// Whether a box that lets nothing through was laid over [rect] by a command in (from, to).
static bool is_covered(const DrawList *list, Rect rect, size_t from, size_t to) {
    for (size_t i = from + 1; i < to; i++) {
        const DrawCommand *command = &list->commands.at[i];
        bool is_solid =
            command->kind == DRAW_BOX && command->opacity == 255 && command->box.fill >> 24 == 0xFF;
        if (is_solid && holds(command->bounds, rect)) return true;
    }
    return false;
}

static bool overlaps(const Check *check, size_t i) {
    const DrawList *list = check->list;
    Rect at = list->commands.at[i].bounds;
    for (size_t j = 0; j < i; j++) {
        if (!is_text(&list->commands.at[j])) continue;
        Rect other = list->commands.at[j].bounds, both = rect_cut(at, other);
        if (both.w < TOUCH_PX || both.h < TOUCH_PX || is_covered(list, both, j, i)) continue;
        snprintf(check->problem, check->room, "a text at %d %d %d %d lies on one at %d %d %d %d",
                 at.x, at.y, at.w, at.h, other.x, other.y, other.w, other.h);
        return true;
    }
    return false;
}

static Color laid_on(Color ground, Color color, int opacity) {
    float part = (float)(color >> 24) / 255 * (float)opacity / 255;
    return color_mix(ground | 0xFF000000, color | 0xFF000000, part);
}

static Color ground_of(const DrawList *list, size_t text) {
    Rect at = list->commands.at[text].bounds;
    Rect middle = {at.x + at.w / 2, at.y + at.h / 2, 1, 1};
    Color ground = list->background;
    for (size_t i = 0; i < text; i++) {
        const DrawCommand *command = &list->commands.at[i];
        if (command->kind == DRAW_BOX && holds(command->bounds, middle))
            ground = laid_on(ground, command->box.fill, command->opacity);
    }
    return ground;
}

static bool is_weak(const Check *check, size_t i) {
    enum { LARGE_PX = 24 };
    const DrawCommand *command = &check->list->commands.at[i];
    if (command->opacity < 255 || command->text.color >> 24 < 0xFF) return false;
    Color ground = ground_of(check->list, i);
    double contrast = theme_contrast(command->text.color, ground);
    double least = command->text.run->ink.h >= LARGE_PX ? 3 : 4.5;
    if (contrast >= least) return false;
    Rect at = command->bounds;
    snprintf(check->problem, check->room, "a text at %d %d %d %d: %06X on %06X, contrast %.2f",
             at.x, at.y, at.w, at.h, command->text.color & 0xFFFFFF, ground & 0xFFFFFF, contrast);
    return true;
}

bool legible_check(const DrawList *list, char *problem, size_t room) {
    Check check = {list, problem, room};
    Rect frame = {0, 0, list->w, list->h};
    for (size_t i = 0; i < list->commands.n; i++) {
        if (!is_text(&list->commands.at[i])) continue;
        Rect ink = ink_of(&list->commands.at[i]);
        if (!list->commands.at[i].in_clip && !holds(frame, ink)) {
            snprintf(problem, room, "a text at %d %d %d %d leaves the frame", ink.x, ink.y, ink.w,
                     ink.h);
            return false;
        }
        if (overlaps(&check, i) || is_weak(&check, i)) return false;
    }
    return true;
}
