// The last mark decides who is told of; what the player did before it decides why.
#include "view/hall/hall_why.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"

#define SECOND INT64_C(1000000000)

size_t hall_rank(const View *view, int run) {
    return hall_track_rank(view->tracks[run], view->now->models[run].now.n);
}

static bool is_over(const View *view, int run) {
    return hall_rank(view, run) == view->tracks[run]->marks.n;
}

int hall_latest_run(const View *view) {
    // Playing fast, it would change many times a second: then the one that is told of.
    if (view->is_fast)
        return is_over(view, HALL_TABLE_TO_TABLE) ? HALL_ONE_AT_A_TIME : HALL_TABLE_TO_TABLE;
    int latest = -1;
    uint64_t latest_position = 0; // at one instant both halls take turns, as the cursor has it
    for (int run = 0; run < HALL_MODES; run++) {
        const TrackMark *last = hall_track_last(view->tracks[run], hall_rank(view, run));
        if (!last) continue;
        CursorEvent event = {.trace = run, .index = last->event};
        uint64_t position = cursor_position_of(view->now, event);
        if (position <= latest_position) continue;
        latest = run;
        latest_position = position;
    }
    return latest;
}

const char *view_clock(const View *view, int64_t ns) {
    int64_t s = ns / SECOND;
    if (s < 3600) return arena_printf(view->arena, "%" PRId64 ":%02d", s / 60, (int)(s % 60));
    return arena_printf(view->arena, "%" PRId64 ":%02d:%02d", s / 3600, (int)(s / 60 % 60),
                        (int)(s % 60));
}

const char *view_duration(const View *view, int64_t ns) {
    int64_t s = ns / SECOND;
    if (s < 60) return tr_seconds(view->arena, view->tr, ns);
    const char *hours = arena_printf(view->arena, "%" PRId64, s / 3600);
    const char *minutes = arena_printf(view->arena, s < 3600 ? "%d" : "%02d", (int)(s / 60 % 60));
    const char *seconds = arena_printf(view->arena, "%02d", (int)(s % 60));
    const char *key = s >= 3600
                          ? s % 60 ? "view.hall.time.hours-seconds" : "view.hall.time.hours-minutes"
                      : s % 60 ? "view.hall.time.minutes-seconds"
                               : "view.hall.time.minutes";
    const TrSlot slots[] = {{"h", hours, 0}, {"m", minutes, 0}, {"s", seconds, 0}};
    return tr_format(view->arena, view->tr, key, slots, 3);
}

// [ns] as a length of time inside a sentence: "a minute", "5 seconds".
static const char *in_words(const View *view, int64_t ns) {
    bool is_minutes = ns >= 60 * SECOND && ns % (60 * SECOND) == 0 && ns < 3600 * SECOND;
    bool is_seconds = ns < 60 * SECOND && ns % SECOND == 0;
    if (!is_minutes && !is_seconds) return view_duration(view, ns);
    int64_t n = ns / SECOND / (is_minutes ? 60 : 1);
    if (n == 1) return tr(view->tr, is_minutes ? "view.hall.ago.minute" : "view.hall.ago.second");
    return TR(view->arena, view->tr, is_minutes ? "view.hall.ago.minutes" : "view.hall.ago.seconds",
              {"n", .number = n});
}

// ---- the boards in a sentence: their numbers stand between two bytes that no text has

enum { NAME_BEGIN = 1, NAME_END = 2 };

static const char *board_name(const View *view, int board) {
    return arena_printf(view->arena, "%c%d%c", NAME_BEGIN, board, NAME_END);
}

ViewThing hall_task_of(const View *view, int run, const BoardState *state) {
    if (state->mark == UINT32_MAX) return (ViewThing){0};
    uint32_t event = view->tracks[run]->marks.at[state->mark].event;
    return (ViewThing){VIEW_TASK, run, trace_at(view->exhibition->traces[run], event)->subject};
}

// Where the word begins that is tied to the number behind [end]: "board 8".
static size_t word_before(const char *text, size_t end) {
    static const char hard_space[] = "\xC2\xA0";
    size_t from = end;
    if (from < 2 || memcmp(text + from - 2, hard_space, 2) != 0) return end;
    for (from -= 2; from > 0 && text[from - 1] != ' '; from--)
        if (from >= 2 && memcmp(text + from - 2, hard_space, 2) == 0) break;
    return from;
}

// Takes the two bytes out of the sentence, and remembers what stood between them.
static void find_names(const View *view, size_t n, HallWhy *why) {
    char *text = arena_copy(view->arena, why->text, strlen(why->text)), *to = text;
    size_t from = 0;
    for (const char *c = why->text; *c; c++) {
        if (*c == NAME_BEGIN) from = (size_t)(to - text);
        if (*c == NAME_END && why->n_names < HALL_WHY_NAMES) {
            *to = '\0';
            int board = atoi(text + from);
            BoardState state = hall_track_board(view->tracks[why->run], board, n, view->time_ns);
            from = word_before(text, from);
            why->names[why->n_names++] =
                (HeadName){from, (size_t)(to - text) - from, hall_task_of(view, why->run, &state)};
        }
        if (*c != NAME_BEGIN && *c != NAME_END) *to++ = *c;
    }
    *to = '\0';
    why->text = text;
}

// What every sentence about a mark may need.
typedef struct Told {
    const View *view;
    const HallTrack *track;
    const TrackMark *mark;
    size_t n; // marks, this one included
} Told;

static const char *sentence(const Told *told, const char *key, int64_t until_ns, int64_t ago_ns,
                            int64_t number) {
    const View *view = told->view;
    const TrSlot slots[] = {
        {"board", .text = board_name(view, (int)told->mark->board)},
        {"next", .text = board_name(view, (int)told->mark->board + 1)},
        {"time", .text = view_clock(view, until_ns)},
        {"ago", .text = in_words(view, ago_ns)},
        {"n", .number = number},
    };
    return tr_format(view->arena, view->tr, key, slots, sizeof slots / sizeof *slots);
}

// The mark of the same board before [told]'s, or NULL.
static const TrackMark *before_it(const Told *told) {
    for (size_t i = told->n - 1; i-- > 0;)
        if (told->track->marks.at[i].board == told->mark->board) return &told->track->marks.at[i];
    return NULL;
}

// When the player at the board had answered the master's last move; -1: he had not moved yet.
static int64_t answered_ns(const Told *told) {
    Told at = *told;
    for (const TrackMark *mark = told->mark; mark;) {
        if (mark->what == HALL_MARK_MOVE) return mark->due_ns;
        mark = before_it(&at);
        if (mark) at.mark = mark, at.n = (size_t)(mark - told->track->marks.at) + 1;
    }
    return -1;
}

static const char *table_to_table_moved(const Told *told) {
    const TrackMark *mark = told->mark;
    const View *view = told->view;
    const HallParams *params = &told->track->params;
    int64_t due_ns = mark->due_ns;
    bool is_last = mark->n_moves == (int64_t)params->n_boards * params->n_pairs;
    if (is_last) return sentence(told, "view.why.async.free", due_ns, 0, 0);
    // Nobody waits for him: then the next one to answer says how long he waits.
    int64_t first_ns = 0;
    int board = 0;
    bool all_think = hall_track_count(told->track, told->n, mark->time_ns, BOARD_ANSWERED) +
                         hall_track_count(told->track, told->n, mark->time_ns, BOARD_NOT_STARTED) ==
                     0;
    if (all_think &&
        hall_track_next_answer(told->track, told->n, mark->time_ns, &first_ns, &board)) {
        const TrSlot slots[] = {{"board", .text = board_name(view, board)},
                                {"time", .text = view_clock(view, first_ns)}};
        return tr_format(view->arena, view->tr, "view.why.async.waits", slots, 2);
    }
    bool is_last_here = mark->n_plies == 2 * (int64_t)params->n_pairs - 1;
    return sentence(told, is_last_here ? "view.why.async.last-move" : "view.why.async.move", due_ns,
                    0, 0);
}

static const char *table_to_table(const Told *told) {
    const TrackMark *mark = told->mark;
    int64_t answer_ns = answered_ns(told);
    int64_t n_plies = 2 * (int64_t)told->track->params.n_pairs;
    switch (mark->what) {
    case HALL_MARK_SIT:
        if (answer_ns < 0) return sentence(told, "view.why.async.first", 0, 0, 0);
        if (answer_ns < mark->time_ns)
            return sentence(told, "view.why.async.waited", 0, mark->time_ns - answer_ns, 0);
        return sentence(told, "view.why.async.just", 0, 0, 0);
    case HALL_MARK_MOVE: return table_to_table_moved(told);
    case HALL_MARK_REPLY: break;
    }
    if (told->n == told->track->marks.n)
        return sentence(told, "view.why.async.over", mark->time_ns, 0, 0);
    return sentence(told, mark->n_plies < n_plies ? "view.why.async.reply" : "view.why.async.done",
                    0, 0, 0);
}

static const char *one_at_a_time(const Told *told) {
    const TrackMark *mark = told->mark;
    const HallParams *params = &told->track->params;
    switch (mark->what) {
    case HALL_MARK_SIT:
        return sentence(told, mark->n_plies ? "view.why.sync.next" : "view.why.sync.sit", 0, 0,
                        params->n_pairs);
    case HALL_MARK_MOVE: return sentence(told, "view.why.sync.move", mark->due_ns, 0, 0);
    case HALL_MARK_REPLY: break;
    }
    const TrackMark *move = before_it(told);
    int64_t waited_ns = move ? mark->time_ns - move->time_ns : 0;
    if (mark->n_plies < 2 * (int64_t)params->n_pairs || (int)mark->board == params->n_boards)
        return sentence(told, "view.why.sync.reply", 0, waited_ns, 0);
    return sentence(told, "view.why.sync.done", 0, 0, 0);
}

static const char *both_over(const View *view) {
    const HallTotals *totals = view->exhibition->totals;
    return TR(view->arena, view->tr, "view.why.over",
              {"sync", view_clock(view, totals[HALL_ONE_AT_A_TIME].last_reply_ns), 0},
              {"async", view_clock(view, totals[HALL_TABLE_TO_TABLE].last_reply_ns), 0});
}

static const char *begin(const View *view) {
    int n = view->exhibition->params.n_boards;
    if (n == 1) return tr(view->tr, "view.why.begin-one");
    return TR(view->arena, view->tr, "view.why.begin", {"n", .number = n});
}

// What stays true for long enough to be read while the boards rush by.
static HallWhy steady(const View *view) {
    const HallTotals *totals = view->exhibition->totals;
    const HallTotals *async = &totals[HALL_TABLE_TO_TABLE];
    if (!is_over(view, HALL_TABLE_TO_TABLE))
        return (HallWhy){.run = HALL_TABLE_TO_TABLE,
                         .text = tr(view->tr, async->master_waited_ns > 0 ? "view.why.fast.waits"
                                                                          : "view.why.fast.never")};
    const HallTotals *sync = &totals[HALL_ONE_AT_A_TIME];
    bool mostly = sync->master_waited_ns * 2 > sync->master_free_ns;
    return (HallWhy){.run = HALL_ONE_AT_A_TIME,
                     .text = TR(view->arena, view->tr,
                                mostly ? "view.why.fast.left" : "view.why.fast.left-busy",
                                {"time", view_clock(view, async->last_reply_ns), 0})};
}

HallWhy hall_why(const View *view) {
    int run = hall_latest_run(view);
    if (run < 0) return (HallWhy){.run = -1, .text = begin(view)};
    if (is_over(view, HALL_ONE_AT_A_TIME) && is_over(view, HALL_TABLE_TO_TABLE))
        return (HallWhy){.run = -1, .text = both_over(view)};
    if (view->is_fast) return steady(view);
    const HallTrack *track = view->tracks[run];
    size_t n = hall_rank(view, run);
    Told told = {view, track, hall_track_last(track, n), n};
    CHECK(told.mark, "the latest run has no mark");
    HallWhy why = {.run = run,
                   .text =
                       run == HALL_TABLE_TO_TABLE ? table_to_table(&told) : one_at_a_time(&told)};
    find_names(view, n, &why);
    return why;
}
