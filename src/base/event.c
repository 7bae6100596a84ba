// The files that emit events, by their SiteFile.
#include "base/event.h"

const char *event_site_path(uint16_t site) {
    static const char *const paths[SITE_FILES] = {
        [SITE_NONE] = "",
        [SITE_LOOP] = "loop/loop.c",
        [SITE_TIMERS] = "loop/timers.c",
        [SITE_TASK] = "loop/task.c",
        [SITE_FUTURE] = "loop/future.c",
        [SITE_WAIT] = "loop/wait.c",
        [SITE_GROUP] = "loop/group.c",
        [SITE_SYNC] = "loop/sync.c",
        [SITE_QUEUE] = "loop/queue.c",
        [SITE_PROGRAM] = "",
        [SITE_REPORTER] = "lang/watch/reporter.c",
        [SITE_TURN] = "loop/turn.c",
        [SITE_RUN] = "loop/run.c",
    };
    unsigned file = site >> 10;
    return file < SITE_FILES ? paths[file] : "";
}

enum { LINE_BITS = 20, COL_BITS = 12 };

static uint64_t cut(int n, int bits) {
    int most = (1 << bits) - 1;
    return (uint64_t)(n < 0 ? 0 : n > most ? most : n);
}

int64_t event_span_pack(EventSpan span) {
    return (int64_t)(cut(span.line, LINE_BITS) | cut(span.col, COL_BITS) << 20 |
                     cut(span.end_line, LINE_BITS) << 32 | cut(span.end_col, COL_BITS) << 52);
}

EventSpan event_span(int64_t packed) {
    uint64_t bits = (uint64_t)packed;
    uint64_t line = (1 << LINE_BITS) - 1, col = (1 << COL_BITS) - 1;
    return (EventSpan){.line = (int)(bits & line),
                       .col = (int)(bits >> 20 & col),
                       .end_line = (int)(bits >> 32 & line),
                       .end_col = (int)(bits >> 52 & col)};
}
