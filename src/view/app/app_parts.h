// What the files of the app share: app.c (time, actions, input), app_picture.c, and one more for
// each way of using the window.
#pragma once

#include "gui/field.h"
#include "view/app/app.h"
#include "view/code/editor_panel.h"
#include "view/lesson/predict_panel.h"
#include "view/stage/beloop_panel.h"

typedef struct ProgramFile ProgramFile; // program/program.h

enum { FIRST_SLICE_NS = 40 * 1000000 }; // before the first picture: most programs are over then

// ---- app_run.c

void app_drop_run(App *app);
// A cursor on [traces], from their beginning, and what is known of whole runs.
void app_watch(App *app, const Trace *const *traces, int n);
void app_take_run(App *app, const Exhibition *exhibition); // takes what it holds
void app_take_record(App *app, Trace *record);
// Runs the program [path] and shows it from its beginning, in the place of what was shown.
bool app_open_program(App *app, const char *path, Error *error);
// Runs [text] as the program [path] in the place of what was shown.
void app_run_text(App *app, const char *path, const char *text, size_t n);
// The same; it finds the [n_files] texts in the place of those files.
void app_run_files(App *app, const char *path, const char *text, size_t n, const ProgramFile *files,
                   size_t n_files);
// What stands at [path]: a program, a record, the folder of a lesson. False with app->error.
bool app_open_path(App *app, const char *path);
// What [config] asks for first.
bool app_open_run(App *app, const ViewConfig *config, Error *error);

// ---- app.c

// Goes to [position], at once, and comes to rest there.
void app_go_to_position(App *app, uint64_t position);

// The cursor has come from position [from] and rests: shows the movement.
void app_arrive(App *app, uint64_t from);

// ---- app_compare.c

// What may be set beside what is shown: what runs now (before it runs anew), or the program [path].
void app_offer_earlier(App *app);
bool app_offer_pair_file(App *app, const char *path, Error *error); // in the hall too
void app_forget_pair(App *app);                                     // there is none any more
// Both on one clock, at the same place of the one; false: there is no other.
bool app_begin_pair(App *app);
void app_end_pair(App *app);
void app_drop_pair(App *app); // what is shown goes
void app_close_pair(App *app);
void app_compare(App *app); // or back to one run
void app_compare_with(App *app, const char *path);
void app_swap(App *app);
void app_next_difference(App *app);
// The program that is shown, and the other one, go on for [budget_ns] each; where one is stays.
// Returns how many events are new.
uint64_t app_run_programs(App *app, int64_t budget_ns);
bool app_pair_runs(const App *app);
// Ends the programs that run, or wait with a full record; what is recorded stays.
void app_stop_program(App *app);
void app_prepare_compare(App *app); // before a picture

// ---- app_picture.c

void app_zoom_by(App *app, int by); // one step larger (1) or smaller (-1)

// ---- app_hall.c

void app_change_screen(App *app); // from the loop to the hall and back, where there is one
// The same as soon as the program has a hall, for which it may run two seconds.
void app_begin_in_hall(App *app);
// Some of what the hall of a program, and the comparison, need to know of whole runs. True when all
// of it is known.
bool app_prepare_hall(App *app);

// ---- app_palette.c

void app_show_palette(App *app);                         // or closes it
void app_ask_file(App *app, FilesFor files);             // opens it with the files of a folder
bool app_palette_key(App *app, const InputEvent *event); // true: it was for the palette
void app_draw_palette(App *app, View *view);
void app_go_to_place(App *app, Place place);
Grain app_cursor_grain(ViewGrain grain); // the cursor's, of one that is not VIEW_GRAIN_MOVE
bool app_has_grain(const App *app, ViewGrain grain);       // whether what is shown has such steps
size_t app_moves_until(const App *app, uint64_t position); // how many end at or before it
float app_progress(const App *app); // 0 … 1, eased, of the movement that is shown
float app_travel(const App *app);   // likewise of what travels in tubes
bool app_do_keys(App *app);         // those that no widget took. True: there were some
// Does what a panel asked for. True: the picture must be drawn again.
bool app_grant(App *app, const ViewRequest *request);
// Plays on for [tick_ns] of the wall clock, if it plays.
void app_play(App *app, int64_t tick_ns);
// Whether it plays step by step, and not by time.
bool app_plays_steps(const App *app);

// ---- app_take.c

void app_take(App *app, Action action); // one of those that take something away
// Begins to film from [from] to [to] into app->take.path. False with the reason in the news.
bool app_begin_film(App *app, Place from, Place to, int w, int h);
// Takes what is not for a window that films. True: nobody else may have it.
bool app_take_input(App *app, const InputEvent *event);
void app_take_advance(App *app);
int app_take_wait_ms(const App *app); // -1: for ever
void app_take_forget(App *app);       // what is shown goes
void app_draw_take(App *app, View *view, Rect area);

// ---- app_marks.c

// Another run is shown: nothing is known of it yet.
void app_ran_anew(App *app);
// Asks the conditions of breakpoints, for about [budget_ns]; and goes where one is looked for.
int app_looked_percent(const App *app); // see View
void app_follow_marks(App *app, int64_t budget_ns);
// To the next breakpoint, or the one before it; where there is none, to the end.
void app_go_to_break(App *app, bool forward);
typedef struct LineAt {
    SourceId source;
    int line; // 0: none
} LineAt;
// The file that is shown, and the line in it: chosen, pointed at, or where the program is.
LineAt app_line_of_keys(App *app);
// To where that line is run next; where it is not run again, to its first time.
void app_go_to_line(App *app, SourceId source, int line);
// To where the line that the program is at is run next (before this).
void app_step_line(App *app, bool forward);
// It played on from position [from]. True: no further; it stands at a breakpoint, or where it must
// wait for the conditions.
bool app_stops(App *app, uint64_t from);
// Does what is about a line of the program. False: it is not.
bool app_do_line(App *app, Action action);
bool app_grant_line(App *app, const ViewRequest *request);
// Takes a key or a text while a condition is typed. True: nobody else may have it.
bool app_marks_key(App *app, const InputEvent *event);
// The breakpoints that were set while the text was edited, which is the one that runs.
void app_take_marks(App *app, const Edit *edit);
void app_close_marks(App *app);

// ---- app_hood.c

void app_toggle_hood(App *app);
void app_follow_hood(App *app); // looks on, for some milliseconds
void app_tell_hood(App *app);   // which line of C told of what is shown now

// ---- app_jump.c

// To the next step, event, output, exception, timer, bookmark. False: it is no such action.
bool app_jump(App *app, Action action);
void app_open_bookmarks(App *app); // of what is shown

// ---- app_settings.c

void app_begin_settings(App *app, const ViewConfig *config);
// So much is recorded of a program from now on (ReportDepth): the one that is shown runs again.
void app_set_depth(App *app, int depth);
int app_depth(const App *app); // so much is: in a lesson at least the lines, which its moments are
void app_draw_settings(App *app, View *view);
void app_keep_settings(App *app); // writes what was changed some time ago
void app_end_settings(App *app);  // and what was changed just now

// ---- app_edit.c

void app_begin_edit(App *app);
void app_edit_unreadable(App *app); // a program that does not parse: where it is wrong
void app_run_edited(App *app);
void app_save_edited(App *app);
// Takes a key or a text while the program is edited. True: nobody else may have it.
bool app_edit_key(App *app, const InputEvent *event);
void app_grant_edit(App *app, const EditorDone *done);
// The one of the file [path]; NULL: it is not changed.
Edit *app_edit_of(App *app, const char *path);
// The file is changed, in the place of the one that is.
void app_edit_source(App *app, SourceId source);
void app_show_edit(App *app, const char *path);
bool app_edits_parse(App *app);
bool app_is_stale(App *app);    // what is shown is not the run of the texts as they are
uint64_t app_unsaved(App *app); // see View
void app_keep_edits(App *app);
void app_close_edits(App *app);
// Runs all files as they stand in their editors, and [others].
void app_run_edits(App *app, const ProgramFile *others, size_t n);
// Another file is shown; 0: the one where the program is.
void app_show_file(App *app, SourceId source);
void app_next_file(App *app, int by);

// ---- app_found.c

void app_found_forget(App *app);    // other files are shown
void app_look_for_drafts(App *app); // before a picture
bool app_leave_found(App *app);     // says no more of it; false: nothing was said
void app_open_found(App *app);
void app_discard_found(App *app);                      // or brings it back
void app_draw_found(App *app, View *view, Rect *area); // takes its part of [area]

// ---- app_again.c

// Runs the program again, its [n] files as they are given; the moment stays.
void app_run_again(App *app, const ProgramFile *files, size_t n);

// ---- app_reload.c

// Looks whether another program has changed the files that are shown, when it is time to.
void app_look_for_changes(App *app);
// Before [edit] is written: another program may have changed its file. True: the person is asked,
// or has not answered yet, what is to stay.
bool app_asks_about_file(App *app, Edit *edit);
void app_watch_now(App *app); // it is time at the next opportunity
void app_forget_watched(App *app);

// ---- app_predict.c

// The run that was asked about goes.
void app_predict_forget(App *app);
void app_toggle_predict(App *app);
void app_hide_hands(App *app);
// The run has gone on from position [from]: back to where it is asked something on the way, and
// says so. Nothing is asked of a lesson's own unless [stops_for_lesson].
bool app_stop_on_way(App *app, uint64_t from, bool stops_for_lesson);
// Takes a digit, Enter or Esc that answers, and what would lead past an open question.
bool app_predict_key(App *app, const InputEvent *event);
bool app_grant_predict(App *app, const PredictDone *done);
// What is to be drawn; NULL: nothing is asked.
const Predicting *app_predicting(App *app);

// Whether it would lead past what is asked, or tell.
bool app_leads_on(Action action);

// ---- app_beloop.c

// The run that was decided about goes.
void app_beloop_forget(App *app);
void app_toggle_beloop(App *app);
// The program was run again because it was changed: on from where the new run stands.
void app_beloop_again(App *app);
// Goes on by itself after what was decided, and where more of the run is known.
void app_beloop_advance(App *app);
int app_beloop_wait_ms(const App *app); // -1: for ever
// Takes what decides, goes on or back, or leaves.
bool app_beloop_key(App *app, const InputEvent *event);
bool app_grant_beloop(App *app, const BeloopDone *done);
// What is to be drawn; NULL: nothing.
const Beloop *app_beloop(App *app);

// ---- app_present.c

void app_toggle_present(App *app);
void app_toggle_spotlight(App *app);
void app_toggle_notes(App *app);
// Takes what the clicker means while presenting.
bool app_present_key(App *app, const InputEvent *event);
// The thread of time, in the place of the bar with all the buttons.
int app_thread_height(const View *view);
void app_draw_thread(View *view, Rect area);
// Over all else.
void app_draw_spotlight(App *app, const View *view);
// The notes of the moment to the terminal, when it is a new one.
void app_tell_notes(App *app, const LessonView *lesson);

// ---- app_lessons.c

bool app_open_lessons(App *app, const ViewConfig *config, Error *error);
bool app_read_shelf(App *app, Error *error); // when it is first wanted
void app_show_shelf(App *app);               // or says why not
void app_choose_last_lesson(App *app);       // on the shelf: where one stopped
void app_open_entry(App *app, int i);        // of the shelf
void app_close_lessons(App *app);
// The lesson [lesson] (borrowed) from its beginning. False with app->error: its program is gone.
bool app_open_lesson(App *app, const Lesson *lesson);
// [lesson], which it takes, in the place of the one that is open: its folder was changed.
void app_take_lesson(App *app, Lesson *lesson);
// Finds the moments in what is recorded by now, sees the present one, judges a changed program.
void app_follow_lesson(App *app);
// Takes a digit, Enter or an arrow that belongs to the shelf or to a question. True if it did.
bool app_lessons_key(App *app, const InputEvent *event);
// To the next moment, or the one before.
void app_go_to_moment(App *app, bool forward);
// The shelf, in the whole of [area].
void app_draw_shelf(App *app, View *view, Rect area);
// The text that is edited shows the line that change [i] of this moment is about.
void app_show_change(App *app, int i);
// Does what was done in the lesson's panel. True: the picture must be drawn again.
bool app_grant_lesson(App *app, const LessonDone *done);
