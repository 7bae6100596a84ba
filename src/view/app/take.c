// Each kind of file has a writer that can be asked for a portion; here they are asked, and what
// came of it is remembered until it was read.
#include "view/app/take.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

enum { ROWS = 8, EVENTS = 200 };

void take_deinit(Take *take) {
    take_cancel(take);
    str_deinit(&take->path);
}

// ---- names

// Letters, digits and what is not ASCII stay; all else becomes a hyphen.
static void add_stem(Str *out, const char *stem) {
    for (; *stem; stem++) {
        bool stays = (*stem >= '0' && *stem <= '9') || (*stem >= 'a' && *stem <= 'z') ||
                     (*stem >= 'A' && *stem <= 'Z') || *stem == '_' || (*stem & 0x80);
        str_add_bytes(out, stays ? stem : "-", 1);
    }
}

void take_choose_path(Take *take, const char *folder, const char *stem, const char *ending) {
    enum { MOST = 100000 };
    for (int n = 1; n < MOST; n++) {
        str_clear(&take->path);
        str_printf(&take->path, "%s/simul-", folder);
        add_stem(&take->path, stem);
        str_printf(&take->path, "-%d.%s", n, ending);
        if (access(take->path.text, F_OK) != 0) break;
    }
    file_make_folders(take->path.text);
}

// ---- signals

// While something is written, what would end the program has to wait until what is half written is
// gone. What is ignored, or handled by others, is left alone.
static void hold_signals(Take *take) {
    static const int fatal[] = {SIGTERM, SIGINT, SIGHUP};
    sigemptyset(&take->held);
    for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
        struct sigaction present;
        bool ends_us = sigaction(fatal[i], NULL, &present) == 0 && present.sa_handler == SIG_DFL;
        if (ends_us) sigaddset(&take->held, fatal[i]);
    }
    sigset_t before;
    sigprocmask(SIG_BLOCK, &take->held, &before);
    for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) // was held by somebody else
        if (sigismember(&before, fatal[i])) sigdelset(&take->held, fatal[i]);
}

static bool is_told_to_end(const Take *take) {
    sigset_t pending, ours;
    sigpending(&pending);
    sigandset(&ours, &pending, &take->held);
    return !sigisemptyset(&ours);
}

// Whoever was told to end ends here.
static void release_signals(Take *take) {
    sigset_t held = take->held;
    sigemptyset(&take->held);
    sigprocmask(SIG_UNBLOCK, &held, NULL);
}

// ---- beginning and end

static void tell(Take *take, bool is_cancelled) {
    release_signals(take);
    take->what = TAKE_NOTHING;
    take->has_news = true;
    take->is_cancelled = is_cancelled;
    take->news_until_ns = 0;
}

static bool begin(Take *take, TakeWhat what, bool ok) {
    if (!ok) {
        tell(take, false);
        return false;
    }
    hold_signals(take);
    take->what = what;
    take->has_news = false;
    take->error.message[0] = '\0';
    return true;
}

bool take_begin_picture(Take *take, Pixels pixels) {
    take_cancel(take);
    take->png = png_begin(take->path.text, pixels, &take->error);
    return begin(take, TAKE_PICTURE, take->png);
}

bool take_begin_telling(Take *take, const Trace *trace, const char *language, TranscriptForm form) {
    take_cancel(take);
    take->texts = tr_load(language, &take->error);
    if (!take->texts) return begin(take, TAKE_TELLING, false);
    if (!new_file_begin(&take->made, take->path.text, &take->error)) {
        tr_free(take->texts);
        take->texts = NULL;
        return begin(take, TAKE_TELLING, false);
    }
    take->trace = trace;
    take->telling = transcript_begin(trace, take->texts, form, take->made.file);
    return begin(take, TAKE_TELLING, true);
}

bool take_begin_film(Take *take, int w, int h) {
    take_cancel(take);
    take->movie = movie_begin(take->path.text, w, h, &take->error);
    take->film_part = 0;
    return begin(take, TAKE_FILM, take->movie);
}

// Closes the telling; the file is put in its place, or removed if [keeps] is false or it got lost.
static bool end_telling(Take *take, bool keeps) {
    bool ok = transcript_end(take->telling, &take->error) && keeps;
    if (ok)
        ok = new_file_end(&take->made, &take->error);
    else
        new_file_drop(&take->made);
    tr_free(take->texts);
    take->telling = NULL;
    take->texts = NULL;
    take->trace = NULL;
    return ok;
}

// ---- a slice

static int64_t clock_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool write_some(Take *take) {
    switch (take->what) {
    case TAKE_PICTURE: return png_some(take->png, ROWS);
    case TAKE_TELLING: return transcript_some(take->telling, EVENTS);
    case TAKE_FILM:
    case TAKE_NOTHING: break;
    }
    return false;
}

static void end(Take *take) {
    switch (take->what) {
    case TAKE_PICTURE: png_end(take->png, &take->error); break;
    case TAKE_TELLING: end_telling(take, true); break;
    case TAKE_FILM: movie_end(take->movie, &take->error); break;
    case TAKE_NOTHING: break;
    }
    take->png = NULL;
    take->movie = NULL;
    tell(take, false);
}

void take_some(Take *take, int64_t budget_ns) {
    if (!take_is_busy(take)) return;
    if (is_told_to_end(take)) {
        take_cancel(take);
        return;
    }
    if (take->what == TAKE_FILM) {
        if (!movie_is_busy(take->movie)) end(take);
        return;
    }
    int64_t until_ns = clock_ns() + budget_ns;
    do {
        if (!write_some(take)) {
            end(take);
            return;
        }
    } while (clock_ns() < until_ns);
}

float take_progress(const Take *take) {
    switch (take->what) {
    case TAKE_PICTURE: return png_progress(take->png);
    case TAKE_TELLING:
        return take->trace->n ? (float)transcript_position(take->telling) / (float)take->trace->n
                              : 0;
    case TAKE_FILM: return take->film_part;
    case TAKE_NOTHING: break;
    }
    return 0;
}

void take_cancel(Take *take) {
    if (!take_is_busy(take)) return;
    if (take->what == TAKE_PICTURE) png_cancel(take->png);
    if (take->what == TAKE_TELLING) end_telling(take, false);
    if (take->what == TAKE_FILM) movie_cancel(take->movie);
    take->png = NULL;
    take->movie = NULL;
    take->error.message[0] = '\0';
    tell(take, true);
}

void take_forget(Take *take, const Trace *trace) {
    if (take->what == TAKE_TELLING && take->trace == trace) take_cancel(take);
}
