// One pass over the trace collects the marks; searches by bisection answer the questions.
#include "view/hall/hall_track.h"

#include "base/check.h"

// Notes when the answer to the last move on [board] is due: the loop's timer that followed it.
static void note_timer(HallTrack *track, const Event *event) {
    if (!track->marks.n) return;
    TrackMark *last = &vec_last(&track->marks);
    if (last->what == HALL_MARK_MOVE && !last->due_ns) last->due_ns = event->value;
}

static void note_mark(HallTrack *track, const Event *event, uint32_t index) {
    TrackMark before = {.what = HALL_MARK_REPLY};
    if (track->marks.n) before = vec_last(&track->marks);
    TrackMark mark = {
        .event = index,
        .board = event->object,
        .what = (HallMark)event->a,
        .time_ns = event->time_ns,
        .n_plies = event->value,
        .n_moves = before.n_moves,
        .busy_ns = before.busy_ns,
    };
    CHECK(mark.board >= 1 && mark.board <= (uint32_t)track->params.n_boards,
          "a mark names board %u of %d", mark.board, track->params.n_boards);
    if (mark.what == HALL_MARK_MOVE) {
        mark.n_moves++;
        if (before.what == HALL_MARK_SIT) mark.busy_ns += mark.time_ns - before.time_ns;
    }
    vec_push(&track->marks, mark);
}

// Sorts the marks by board, keeping their order: counts them, then places them. Each count is kept
// two places on and becomes the next free place of its board one place on; when all are placed,
// that is where the next board begins.
static void index_boards(HallTrack *track) {
    size_t n = (size_t)track->params.n_boards + 3;
    vec_reserve(&track->board_begin, n);
    track->board_begin.n = n - 1;
    uint32_t *begin = track->board_begin.at;
    memset(begin, 0, n * sizeof *begin);
    for (size_t i = 0; i < track->marks.n; i++)
        begin[track->marks.at[i].board + 2]++;
    for (size_t i = 1; i < n; i++)
        begin[i] += begin[i - 1];
    vec_reserve(&track->of_board, track->marks.n + 1);
    track->of_board.n = track->marks.n;
    for (size_t i = 0; i < track->marks.n; i++)
        track->of_board.at[begin[track->marks.at[i].board + 1]++] = (uint32_t)i;
}

void hall_track_init(HallTrack *track, const HallParams *params, const Trace *trace) {
    *track = (HallTrack){.params = *params};
    for (uint32_t i = 0; i < trace->n; i++) {
        const Event *event = trace_at(trace, i);
        if (event->kind == EVENT_MARK)
            note_mark(track, event, i);
        else if (event->kind == EVENT_CALL_AT)
            note_timer(track, event);
    }
    index_boards(track);
}

void hall_track_deinit(HallTrack *track) {
    vec_deinit(&track->marks);
    vec_deinit(&track->of_board);
    vec_deinit(&track->board_begin);
}

size_t hall_track_rank(const HallTrack *track, uint32_t position) {
    size_t low = 0, high = track->marks.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (track->marks.at[middle].event < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The index of the last mark of [board] below [n], or UINT32_MAX.
static uint32_t last_of_board(const HallTrack *track, int board, size_t n) {
    CHECK(board >= 1 && board <= track->params.n_boards, "there is no board %d", board);
    uint32_t begin = track->board_begin.at[board];
    uint32_t low = begin, high = track->board_begin.at[board + 1];
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (track->of_board.at[middle] < n)
            low = middle + 1;
        else
            high = middle;
    }
    return low > begin ? track->of_board.at[low - 1] : UINT32_MAX;
}

BoardState hall_track_board(const HallTrack *track, int board, size_t n, int64_t time_ns) {
    uint32_t last = last_of_board(track, board, n);
    if (last == UINT32_MAX) return (BoardState){.phase = BOARD_NOT_STARTED, .mark = last};
    const TrackMark *mark = &track->marks.at[last];
    BoardState state = {.n_plies = mark->n_plies, .due_ns = mark->due_ns, .mark = last};
    switch (mark->what) {
    case HALL_MARK_SIT: state.phase = BOARD_MASTER; break;
    case HALL_MARK_MOVE:
        state.phase = time_ns < mark->due_ns ? BOARD_THINKING : BOARD_ANSWERED;
        break;
    case HALL_MARK_REPLY:
        state.due_ns = mark->time_ns;
        state.phase =
            mark->n_plies < 2 * (int64_t)track->params.n_pairs ? BOARD_ANSWERED : BOARD_DONE;
        break;
    }
    return state;
}

const TrackMark *hall_track_master(const HallTrack *track, size_t n) {
    for (size_t i = n; i-- > 0;)
        if (track->marks.at[i].what != HALL_MARK_REPLY) return &track->marks.at[i];
    return NULL;
}

bool hall_track_waits(const HallTrack *track, size_t n) {
    if (!n || n == track->marks.n) return false;
    const TrackMark *last = &track->marks.at[n - 1], *next = last + 1;
    return last->what == HALL_MARK_MOVE && next->time_ns > last->time_ns;
}

int64_t hall_track_busy(const HallTrack *track, size_t n, int64_t time_ns) {
    const TrackMark *last = hall_track_last(track, n);
    if (!last) return 0;
    return last->busy_ns + (last->what == HALL_MARK_SIT ? time_ns - last->time_ns : 0);
}

bool hall_track_next_answer(const HallTrack *track, size_t n, int64_t time_ns, int64_t *due_ns,
                            int *board) {
    bool found = false;
    for (int i = 1; i <= track->params.n_boards; i++) {
        BoardState state = hall_track_board(track, i, n, time_ns);
        if (state.phase != BOARD_THINKING || (found && state.due_ns >= *due_ns)) continue;
        *due_ns = state.due_ns;
        *board = i;
        found = true;
    }
    return found;
}

int hall_track_count(const HallTrack *track, size_t n, int64_t time_ns, BoardPhase phase) {
    int count = 0;
    for (int i = 1; i <= track->params.n_boards; i++)
        count += hall_track_board(track, i, n, time_ns).phase == phase;
    return count;
}
