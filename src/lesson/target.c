// The small grammar of targets.
#include "lesson/target.h"

#include <stdlib.h>
#include <string.h>

static const char *const phases[LESSON_PHASES] = {"line", "suspend", "resume", "return", "raise"};
static const char *const asks[LESSON_ASKS] = {"output", "runs", "wakes", "state", "value"};

static int find(const char *const *names, int n, const char *at, size_t length) {
    for (int i = 0; i < n; i++)
        if (strlen(names[i]) == length && memcmp(names[i], at, length) == 0) return i;
    return -1;
}

static const char *read_moment(Arena *arena, const char *text, LessonTarget *out) {
    size_t n = strcspn(text, ":/@");
    if (!n) return "'#' needs the name of a mark: a comment '#: name' in the program";
    *out = (LessonTarget){.mark = arena_copy(arena, text, n), .occurrence = 1};
    const char *at = text + n;
    if (*at == '/') {
        n = strcspn(++at, ":@");
        int phase = find(phases, LESSON_PHASES, at, n);
        if (phase < 0) return "behind '/' stands line, suspend, resume, return or raise";
        out->phase = (LessonPhase)phase;
        at += n;
    }
    if (*at == ':') {
        char *end;
        long occurrence = strtol(++at, &end, 10);
        if (end == at || occurrence < 1 || occurrence > 1000000)
            return "behind ':' stands which time it is, from 1";
        out->occurrence = (int)occurrence;
        at = end;
    }
    if (*at == '@') {
        if (!at[1]) return "'@' needs the name of a task";
        out->task = arena_copy(arena, at + 1, strlen(at + 1));
        at += strlen(at);
    }
    return *at ? "a moment is written #mark, #mark/suspend, #mark:2 or #mark@task" : NULL;
}

static const char *read_question(Arena *arena, const char *text, Target *out) {
    size_t n = strcspn(text, ":");
    int ask = find(asks, LESSON_ASKS, text, n);
    if (ask < 0) return "a question is ?output, ?runs, ?wakes, ?state:TASK or ?value:NAME";
    out->ask = (LessonAsk)ask;
    out->about = text[n] ? arena_copy(arena, text + n + 1, strlen(text + n + 1)) : "";
    bool needs = ask == ASK_STATE || ask == ASK_VALUE;
    if (needs && !*out->about) return "?state needs a task and ?value a variable: ?value:total";
    // What would tell is covered, unless the learner is to read it.
    bool shows = (ask == ASK_RUNS && strcmp(out->about, "queue") == 0) ||
                 (ask == ASK_WAKES && strcmp(out->about, "timers") == 0);
    if (!needs && *out->about && !shows)
        return "behind ?output stands nothing, behind ?runs at most ':queue', "
               "behind ?wakes at most ':timers'";
    return NULL;
}

const char *target_read(Arena *arena, const char *text, Target *out) {
    *out = (Target){.kind = TARGET_NONE, .about = ""};
    if (*text == '#') {
        out->kind = TARGET_MOMENT;
        return read_moment(arena, text + 1, &out->moment);
    }
    if (*text == '?') {
        out->kind = TARGET_QUESTION;
        return read_question(arena, text + 1, out);
    }
    if (*text != '!') return NULL;
    out->kind = TARGET_CHANGE;
    if (strncmp(text, "!change#", 8) != 0 || !text[8] || strpbrk(text + 8, ":/@"))
        return "a change to try is written !change#mark";
    out->moment =
        (LessonTarget){.mark = arena_copy(arena, text + 8, strlen(text + 8)), .occurrence = 1};
    return NULL;
}
