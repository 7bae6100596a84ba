// What is being taken away into a file while the window goes on: a picture of it, a run in words or
// for Perfetto, a film. One at a time, in slices of a few milliseconds; and what there is to say
// about it.
#pragma once

#include <signal.h>

#include "base/arena.h"
#include "base/new_file.h"
#include "base/tr.h"
#include "gui/movie.h"
#include "gui/png.h"
#include "run/transcript.h"

typedef enum TakeWhat { TAKE_NOTHING, TAKE_PICTURE, TAKE_TELLING, TAKE_FILM } TakeWhat;

typedef struct Take {
    TakeWhat what;
    Str path; // of the present or last file
    PngFile *png;
    Transcript *telling;
    const Trace *trace; // borrowed: that is told
    NewFile made;
    Tr *texts; // owned: the language may change meanwhile
    Movie *movie;
    float film_part; // of the film that is made, 0 … 1
    sigset_t held;   // signals that would end the program, but have to wait until this is over
    // What is said of the last one.
    bool has_news, is_cancelled;
    Error error;           // message "": it went well
    int64_t news_until_ns; // of the wall clock; 0: not yet set
} Take;

void take_deinit(Take *take);

static inline bool take_is_busy(const Take *take) {
    return take->what != TAKE_NOTHING;
}

// Chooses a name for a file that is not there yet, "FOLDER/simul-STEM-N.ENDING", and makes the
// folder. [stem] may hold anything. For what is taken next.
void take_choose_path(Take *take, const char *folder, const char *stem, const char *ending);

// Begin to write; false, with the reason in the news, if that cannot be. take->path is chosen.
bool take_begin_picture(Take *take, Pixels pixels); // takes [pixels]
bool take_begin_telling(Take *take, const Trace *trace, const char *language, TranscriptForm form);
bool take_begin_film(Take *take, int w, int h);

// Writes on for about [budget_ns]. A film's frames come from elsewhere (take->movie); once they are
// all there (movie_close) it waits for its end here. A signal that is to end the program (SIGTERM,
// SIGINT, SIGHUP) does so from here, once nothing half written is left.
void take_some(Take *take, int64_t budget_ns);
float take_progress(const Take *take);

// Leaves no file. Nothing happens if nothing is written.
void take_cancel(Take *take);
// Cancels what reads [trace], which will go.
void take_forget(Take *take, const Trace *trace);
