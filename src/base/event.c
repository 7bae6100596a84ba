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
    };
    unsigned file = site >> 10;
    return file < SITE_FILES ? paths[file] : "";
}
