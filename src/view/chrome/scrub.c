// Two thin bars, one a run, and one handle across both; where there is room, the hours below them.
#include "view/chrome/scrub.h"

#include <stdio.h>

#include "view/app/bookmarks.h"
#include "view/app/film.h"
#include "view/hall/hall_why.h"
#include "view/lesson/teach.h"

#define SECOND INT64_C(1000000000)

static const double least_share = 0.6; // of the line for the shorter run

int scrub_height(const View *view) {
    if (view->is_slide) return ui_px(view->ui, 40);
    bool has_times = !view_is_timeless(view); // below the line
    if (view->is_small) return ui_px(view->ui, has_times ? 36 : 20);
    return ui_px(view->ui, has_times ? 44 : 26);
}

int scrub_edge_height(const View *view) {
    return ui_px(view->ui, view->now->n_traces > 1 ? 8 : 4);
}

ScrubScale scrub_scale(int64_t one_ns, int64_t other_ns) {
    ScrubScale scale = {.short_ns = one_ns < other_ns ? one_ns : other_ns,
                        .long_ns = one_ns < other_ns ? other_ns : one_ns};
    scale.break_part = scale.long_ns ? (double)scale.short_ns / (double)scale.long_ns : 1;
    if (scale.break_part < least_share) scale.break_part = least_share;
    return scale;
}

double scrub_part(const ScrubScale *scale, int64_t time_ns) {
    if (time_ns <= 0) return 0;
    if (time_ns >= scale->long_ns) return 1;
    if (time_ns <= scale->short_ns)
        return (double)time_ns / (double)scale->short_ns * scale->break_part;
    return scale->break_part + (double)(time_ns - scale->short_ns) /
                                   (double)(scale->long_ns - scale->short_ns) *
                                   (1 - scale->break_part);
}

int64_t scrub_time(const ScrubScale *scale, double part) {
    if (part <= 0) return 0;
    if (part >= 1) return scale->long_ns;
    if (part <= scale->break_part)
        return (int64_t)(part / scale->break_part * (double)scale->short_ns + 0.5);
    return scale->short_ns + (int64_t)((part - scale->break_part) / (1 - scale->break_part) *
                                           (double)(scale->long_ns - scale->short_ns) +
                                       0.5);
}

static int x_of(Rect track, const ScrubScale *scale, int64_t time_ns) {
    return track.x + (int)(scrub_part(scale, time_ns) * (double)track.w + 0.5);
}

// A round distance between marks, so that there are not more than [most] in [span_ns].
static int64_t mark_distance(int64_t span_ns, int most) {
    static const int seconds[] = {1,   2,   5,    10,   15,   30,    60,    120,   300,
                                  600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};
    if (most < 1) most = 1;
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
        if (span_ns / (seconds[i] * SECOND) <= most) return seconds[i] * SECOND;
    return (span_ns / most / (86400 * SECOND) + 1) * 86400 * SECOND;
}

// The times below the line, as many as find room between the [from] and [to] of one scale.
static void draw_times(View *view, Rect track, Rect line, const ScrubScale *scale, int64_t from_ns,
                       int64_t to_ns, int *free_x) {
    Ui *ui = view->ui;
    TextStyle style = ui_sans(ui, 12, 400);
    int room = x_of(track, scale, to_ns) - x_of(track, scale, from_ns);
    int64_t distance_ns = mark_distance(to_ns - from_ns, room / ui_px(ui, 84));
    for (int64_t at = (from_ns + distance_ns - 1) / distance_ns * distance_ns; at <= to_ns;
         at += distance_ns) {
        const char *text = view_clock(view, at);
        int w = text_width(ui->list.text, style, text), x = x_of(track, scale, at);
        int left = x - w / 2;
        if (left < track.x) left = track.x;
        if (left + w > track.x + track.w) left = track.x + track.w - w;
        if (left < *free_x) continue;
        *free_x = left + w + ui_px(ui, 12);
        draw_fill(&ui->list, (Rect){x, line.y - ui_px(ui, 3), ui_px(ui, 1), ui_px(ui, 3)},
                  ui->theme->edge);
        ui_label(ui, (Rect){left, line.y, w + 1, line.h}, style, ui->theme->faint, UI_LEFT, text);
    }
}

static int64_t end_of(const View *view, int run) {
    const Trace *trace = view->now->traces[run];
    return trace_time(trace, trace->n);
}

// One run's bar: what was played is bright; amber is only the handle.
static void draw_run(View *view, Rect bar, const ScrubScale *scale, int run, int x_now) {
    Ui *ui = view->ui;
    int end = x_of(bar, scale, end_of(view, run)), done = x_now < end ? x_now : end;
    float radius = (float)bar.h / 2;
    draw_box(&ui->list, (Rect){bar.x, bar.y, end - bar.x, bar.h},
             (Box){.fill = ui->theme->line2, .radius_px = radius});
    if (done - bar.x > bar.h)
        draw_box(&ui->list, (Rect){bar.x, bar.y, done - bar.x, bar.h},
                 (Box){.fill = ui->theme->dim, .radius_px = radius});
}

// Where the scale changes, the longer run's bar is cut by two strokes.
static void draw_break(View *view, Rect bar, int x) {
    Ui *ui = view->ui;
    float out = (float)ui_px(ui, 3), slant = (float)ui_px(ui, 2), half = (float)ui_px(ui, 3);
    Stroke gap = {.color = ui->theme->panel, .width_px = 2 * half};
    Stroke edge = {.color = ui->theme->edge, .width_px = (float)ui_px(ui, 3) / 2};
    float top = (float)bar.y - out, bottom = (float)(bar.y + bar.h) + out;
    float at = (float)x + 2 * half;
    draw_line(&ui->list, at + slant, top, at - slant, bottom, gap);
    draw_line(&ui->list, at - half + slant, top, at - half - slant, bottom, edge);
    draw_line(&ui->list, at + half + slant, top, at + half - slant, bottom, edge);
}

static void draw_handle(View *view, int x, Rect bars) {
    Ui *ui = view->ui;
    const Theme *theme = ui->theme;
    int w = ui_px(ui, 8), out = ui_px(ui, view->is_small ? 3 : 4);
    Rect handle = {x - w / 2, bars.y - out, w, bars.h + 2 * out};
    draw_box(&ui->list, rect_inset(handle, -ui_px(ui, 2)),
             (Box){.fill = theme->panel, .radius_px = (float)ui_px(ui, 5)});
    draw_box(&ui->list, handle,
             (Box){.fill = theme->now,
                   .border = theme->now_edge,
                   .style = BORDER_SOLID,
                   .border_px = (float)ui_px(ui, 1),
                   .radius_px = (float)ui_px(ui, 4)});
}

void view_flag_draw(View *view, int x, int y) {
    Ui *ui = view->ui;
    float left = (float)x, top = (float)y, w = (float)ui_px(ui, 7), h = (float)ui_px(ui, 8);
    const Point flag[] = {{left, top}, {left + w, top + h / 2}, {left, top + h}};
    draw_polygon(&ui->list, flag, 3, ui->theme->text);
}

static void draw_bookmark(View *view, int x, Rect bars) {
    int h = ui_px(view->ui, 8), top = bars.y - h;
    draw_fill(&view->ui->list, (Rect){x, top, ui_px(view->ui, 1), bars.y + bars.h - top},
              view->ui->theme->text);
    view_flag_draw(view, x, top);
}

// A bracket around what the film shows, from [x0] to [x1], where a place is marked.
static void draw_film(View *view, int x0, int x1, Rect bars) {
    Ui *ui = view->ui;
    const bool *has = view->film->has_mark;
    int out = ui_px(ui, view->is_small ? 5 : 7), w = ui_px(ui, 2), arm = ui_px(ui, 5);
    Rect span = {x0, bars.y - out, x1 - x0, w};
    if (span.w > 0) draw_fill(&ui->list, span, ui->theme->edge);
    for (int i = 0; i < 2; i++) {
        if (!has[i]) continue;
        int x = i ? x1 - w : x0, back = i ? x + w - arm : x;
        int bottom = bars.y + bars.h + out;
        draw_fill(&ui->list, (Rect){x, span.y, w, bottom - span.y}, ui->theme->text);
        draw_fill(&ui->list, (Rect){back, span.y, arm, w}, ui->theme->text);
        draw_fill(&ui->list, (Rect){back, bottom - w, arm, w}, ui->theme->text);
    }
}

static bool has_film_marks(const View *view) {
    return view->film && (view->film->has_mark[0] || view->film->has_mark[1]);
}

// Where the line stands.
typedef struct Track {
    Rect reach; // of the mouse
    Rect bars;
    Rect times;     // h 0: none
    bool is_thread; // before a class: ticks and no times, and a disc for a handle
} Track;

static void draw_bead(View *view, int x, Rect bars) {
    int side = ui_px(view->ui, 12);
    Rect bead = {x - side / 2, bars.y + (bars.h - side) / 2, side, side};
    draw_box(&view->ui->list, bead,
             (Box){view->ui->theme->now, view->ui->theme->now_edge, BORDER_SOLID,
                   (float)ui_px(view->ui, 1), (float)side / 2});
}

// What is marked at these places of the line: where the film begins and ends, and the handle.
static void draw_marks(View *view, const Track *track, const int film_x[2], int x_now) {
    if (has_film_marks(view)) draw_film(view, film_x[0], film_x[1], track->bars);
    if (track->is_thread)
        draw_bead(view, x_now, track->bars);
    else
        draw_handle(view, x_now, track->bars);
}

static void draw_tick(View *view, const Track *track, int x, int x_now) {
    int w = ui_px(view->ui, 2), h = ui_px(view->ui, 10);
    Rect tick = {x - w / 2, track->bars.y + (track->bars.h - h) / 2, w, h};
    Color color = x <= x_now ? view->ui->theme->dim : view->ui->theme->line2;
    draw_box(&view->ui->list, tick, (Box){.fill = color, .radius_px = (float)w / 2});
}

// Where the bar of [track] is at event [index] of the run.
static int x_of_event(const View *view, const Track *track, const ScrubScale *scale,
                      uint32_t index) {
    const Trace *trace = view->now->traces[0];
    if (scale) return x_of(track->bars, scale, trace_time(trace, index));
    return track->bars.x + (int)((double)index / (trace->n ? trace->n : 1) * track->bars.w);
}

// At the moments of the lesson or, without one, at round times. [scale] NULL: the bar goes by
// events.
static void draw_ticks(View *view, const Track *track, const ScrubScale *scale, int x_now) {
    enum { APART = 24 }; // logical pixels, at least
    if (!track->is_thread) return;
    const LessonView *lesson = view->lesson;
    for (size_t i = 0; lesson && i < lesson->text->n_moments; i++)
        if (lesson->positions[i] != TEACH_NOWHERE)
            draw_tick(view, track, x_of_event(view, track, scale, lesson->positions[i]), x_now);
    if (lesson || !scale) return;
    int most = track->bars.w / ui_px(view->ui, APART);
    int64_t distance_ns = mark_distance(scale->long_ns, most);
    if (scale->long_ns < SECOND) // at most ten
        for (distance_ns = 1; scale->long_ns / distance_ns > 10;)
            distance_ns *= 10;
    for (int64_t at = 0; at <= scale->long_ns; at += distance_ns)
        draw_tick(view, track, x_of(track->bars, scale, at), x_now);
}

// What takes no time has a bar that goes by events, of both programs.
static void draw_timeless(View *view, const Track *track) {
    Ui *ui = view->ui;
    Rect bar = track->bars;
    uint64_t end = cursor_end(view->now);
    double n = end ? (double)end : 1, part = (double)view->now->position / n;
    if (ui_scrub(ui, "scrub", track->reach, 1.0 / 480, &part) && end) {
        CursorEvent event = cursor_event_at(view->now, (uint64_t)(part * n) + 1);
        view_wish_event(view, event.trace, event.index);
    }
    int x_now = bar.x + (int)(part * bar.w);
    float radius = (float)bar.h / 2;
    draw_box(&ui->list, bar, (Box){.fill = ui->theme->line2, .radius_px = radius});
    if (x_now - bar.x > bar.h)
        draw_box(&ui->list, (Rect){bar.x, bar.y, x_now - bar.x, bar.h},
                 (Box){.fill = ui->theme->dim, .radius_px = radius});
    draw_ticks(view, track, NULL, x_now);
    for (size_t i = 0; view->bookmarks && i < view->bookmarks->at.n; i++)
        draw_bookmark(view, bar.x + (int)((double)view->bookmarks->at.at[i].position / n * bar.w),
                      bar);
    int film_x[2] = {bar.x, bar.x + bar.w};
    for (int i = 0; view->film && i < 2; i++)
        if (view->film->has_mark[i])
            film_x[i] = bar.x + (int)((double)view->film->marks[i].position / n * bar.w);
    draw_marks(view, track, film_x, x_now);
}

// Which time is under the mouse, where none stands below the line.
static void tell_time(View *view, const Track *track, const ScrubScale *scale) {
    Ui *ui = view->ui;
    if (track->times.h || ui->active || ui->hot != ui_id("scrub")) return;
    double part = (ui->mouse_x - track->bars.x + 0.5) / track->bars.w;
    snprintf(ui->tip, sizeof ui->tip, "%s", view_clock(view, scrub_time(scale, part)));
    ui->tip_anchor = (Rect){ui->mouse_x, track->bars.y - ui_px(ui, 40), 0, 0};
}

static void draw_timed(View *view, const Track *track) {
    Ui *ui = view->ui;
    int n_runs = view->now->n_traces;
    ScrubScale scale = scrub_scale(end_of(view, 0), end_of(view, n_runs - 1));
    double part = scrub_part(&scale, view->time_ns);
    if (ui_scrub(ui, "scrub", track->reach, 1.0 / 480, &part))
        view_wish_time(view, scrub_time(&scale, part));
    tell_time(view, track, &scale);
    Rect bars = track->bars, top = bars, bottom = bars;
    int free_x = bars.x;
    if (track->times.h) {
        draw_times(view, bars, track->times, &scale, 0, scale.short_ns, &free_x);
        if (scale.long_ns > scale.short_ns)
            draw_times(view, bars, track->times, &scale, scale.short_ns, scale.long_ns, &free_x);
    }
    int x_now = x_of(bars, &scale, view->time_ns);
    if (n_runs > 1) {
        top = rect_take_top(&bottom, (bars.h - ui_px(ui, 2)) / 2);
        rect_take_top(&bottom, ui_px(ui, 2));
        draw_run(view, bottom, &scale, 1, x_now);
    }
    draw_run(view, top, &scale, 0, x_now);
    if (scale.break_part * (double)scale.long_ns > (double)scale.short_ns * 1.01)
        draw_break(view, top, x_of(bars, &scale, scale.short_ns));
    draw_ticks(view, track, &scale, x_now);
    for (size_t i = 0; view->bookmarks && i < view->bookmarks->at.n; i++)
        draw_bookmark(view, x_of(bars, &scale, view->bookmarks->at.at[i].time_ns), bars);
    int film_x[2] = {bars.x, x_of(bars, &scale, scale.long_ns)};
    for (int i = 0; view->film && i < 2; i++)
        if (view->film->has_mark[i]) film_x[i] = x_of(bars, &scale, view->film->marks[i].time_ns);
    draw_marks(view, track, film_x, x_now);
}

static void draw_track(View *view, const Track *track) {
    if (view_is_timeless(view))
        draw_timeless(view, track);
    else
        draw_timed(view, track);
}

void scrub_draw(View *view, Rect area) {
    Ui *ui = view->ui;
    Track track = {.reach = area};
    track.reach.h -= ui_px(ui, 2);
    rect_take_top(&area, ui_px(ui, view->is_small ? 9 : 12));
    bool has_times = !view_is_timeless(view);
    int bar_h = ui_px(ui, 5);
    track.bars = rect_take_top(&area, view->now->n_traces > 1 ? 2 * bar_h + ui_px(ui, 2) : bar_h);
    rect_take_top(&area,
                  ui_px(ui, view->is_small ? 3 : 5) + 2 * bar_h + ui_px(ui, 2) - track.bars.h);
    if (has_times) track.times = rect_take_top(&area, ui_px(ui, 14));
    draw_track(view, &track);
}

void scrub_draw_thread(View *view, Rect area) {
    int h = ui_px(view->ui, view->now->n_traces > 1 ? 8 : 3);
    Rect bars = {area.x, area.y + ui_px(view->ui, 20) - h / 2, area.w, h};
    draw_track(view, &(Track){.bars = bars, .reach = area, .is_thread = true});
}

void scrub_draw_edge(View *view, Rect bar) {
    int h = scrub_edge_height(view), reach = ui_px(view->ui, 7);
    bar.h = h;
    draw_track(view, &(Track){.bars = bar, .reach = {bar.x, bar.y - reach, bar.w, h + reach}});
}
