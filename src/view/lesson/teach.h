// A lesson that is being taken: where its moments are in the run that is on the screen, what was
// answered, and how far one has come. Kept by the app; lesson_panel.h draws it.
#pragma once

#include "lesson/lesson.h"
#include "lesson/moment.h"
#include "lesson/progress.h"
#include "view/lesson/lesson_panel.h"

enum { TEACH_NOWHERE = UINT32_MAX };

typedef struct Teach {
    const Lesson *lesson; // borrowed; NULL: no lesson is open
    uint32_t *positions;  // owned; by moment: TEACH_NOWHERE until the run has come there
    int8_t *answers;      // owned; see LessonView
    int8_t *tried;        // owned; likewise
    int differing_line;   // likewise
    bool is_attempt;      // this run is one at a change, and what it prints is yet to be looked at
    int n_asked, n_right; // in this sitting
    uint32_t bound;       // how much of the trace was searched
    Progress progress;
    const char *progress_path; // in the progress's arena; NULL: it is not kept
} Teach;

// Reads the progress from [path] (copied; NULL: none is kept).
void teach_init(Teach *teach, const char *path);
void teach_deinit(Teach *teach);

// Opens [lesson], which must outlive it, on a run that has yet to be recorded. NULL: closes.
void teach_open(Teach *teach, const Lesson *lesson);
// Looks for the moments in what is recorded by now. Cheap when nothing is new.
void teach_bind(Teach *teach, const Trace *trace);

// The program runs anew: its moments may be elsewhere.
void teach_rebind(Teach *teach, const Trace *trace);

// This run is of what the learner has typed. (What another editor saved is the author's.)
void teach_attempt(Teach *teach);

// The program runs no more: was it an attempt, then which of the changes to try does it make, by
// what it prints?
void teach_judge(Teach *teach, const Trace *trace);

// The moment that the run has come to at [position]: the last one that is not behind it.
int teach_moment(const Teach *teach, uint32_t position);

// The nearest moment that this run comes to behind or before [position]; -1: none.
int teach_way(const Teach *teach, uint32_t position, bool forward);

// The run stands at [position]: its moment was seen. Keeps the progress when it was news.
void teach_see(Teach *teach, uint32_t position);
// A question beside the lesson's own was answered; without a lesson it is not kept.
void teach_score(Teach *teach, bool is_right);
// Question [question], counted through all moments, as the panel shows it in [language].
const LessonQuestion *teach_question(const Teach *teach, const char *language, int question);
void teach_answer(Teach *teach, int question, int choice);

// What the panel draws, in [language], while the run stands at [position].
LessonView teach_view(const Teach *teach, const char *language, uint32_t position);
