// The window without a window: what it shows and how it answers. Input and the wall clock go in, a
// list of draw commands comes out; window_main.c puts them on a screen, the tests look at them.
//
// Where the cursor stands is a place: a position in the merged runs, and the instant shown, which
// lies between that position's last event and the next. Steps go from boundary to boundary of the
// chosen grain; the place where playing or scrubbing came to rest counts as one more boundary, so
// that fifty steps forward and fifty back always end in the same picture.
#pragma once

#include "base/file.h"
#include "program/leavers.h"
#include "view/app/beloop.h"
#include "view/app/bookmarks.h"
#include "view/app/edit.h"
#include "view/app/film.h"
#include "view/app/found.h"
#include "view/app/marks.h"
#include "view/app/pair.h"
#include "view/app/palette.h"
#include "view/app/predicting.h"
#include "view/app/presenting.h"
#include "view/app/recent.h"
#include "view/app/settings.h"
#include "view/app/take.h"
#include "view/chrome/settings_panel.h"
#include "view/code/code_text.h"
#include "view/hall/hall_track.h"
#include "view/hall/printed_boards.h"
#include "view/lesson/shelf_panel.h"
#include "view/lesson/teach.h"
#include "view/stage/frame_track.h"
#include "view/stage/hood.h"
#include "view/stage/lock_use.h"
#include "view/stage/own_tasks.h"
#include "view/stage/stage_track.h"
#include "view/view.h"

typedef enum ViewScreen { VIEW_HALL, VIEW_LOOP, VIEW_SHELF, VIEW_COMPARE } ViewScreen;
typedef enum ViewTheme { VIEW_THEME_DESKTOP, VIEW_DARK, VIEW_LIGHT } ViewTheme;

typedef struct Program Program; // program/program.h
typedef struct Probe Probe;     // program/probe.h

// What the command line may choose. A zeroed config with `params` set is the usual start.
typedef struct ViewConfig {
    HallParams params;
    const char *games_path; // as chess_load_games; NULL: the games that come with Simul
    const char *language;   // "en", "ru"; NULL: the environment's
    ViewTheme theme;
    ViewScreen screen;
    HallMode run;                  // that the loop view shows
    const char *record_path;       // a recorded run (trace/store.h) to show instead; NULL: none
    const char *program_path;      // a program to run and show instead; absolute; NULL: none
    const char *with_path;         // a program to set beside; absolute; NULL: none
    bool compares;                 // begin with the comparison of the two
    const char *lesson_path;       // the folder of a lesson to take instead; NULL: none
    bool shows_hall;               // of a program or a record too
    bool shows_shelf;              // begin with the shelf of lessons
    bool keeps_progress;           // in the file of the user's (lesson/progress.h)
    const struct VmLimits *limits; // of the program; NULL: the usual ones
    int depth;                     // ReportDepth: how much of it is recorded
    float zoom;                    // 0.75 … 3; 0: 1
    int w, h;               // of the window or the picture, device pixels; 0: what fits the display
    int64_t at_ns;          // the instant to begin at
    int64_t from_ns, to_ns; // of a film: from where to where; to 0: to the end
    uint32_t max_events;    // of a program that are recorded before it pauses; 0: the usual
    int64_t n_steps;        // and so many steps behind it
    ViewGrain grain;        // of these, and from then on; VIEW_GRAIN_EVENT: what suits
    bool is_paused;         // begin at rest
    bool no_motion;         // nothing moves by itself between places
    bool full_screen;
    Settings settings;           // as they were kept; the rest of the config has its part of them
    const char *settings_path;   // where changes are kept; NULL: nowhere
    const Error *settings_error; // why they could not be read; NULL: they could
    ViewNotes notes;             // where the speaker's notes go while presenting
} ViewConfig;

// What one changes in the window is to be seen at once: so many moves are recorded in half a
// second.
enum { APP_MAX_MOVES = 50000 };

// How fast it plays: so many steps of the grain a second, or so many times the real time.
typedef struct Speed {
    int steps_per_s; // 0: by time
    int times;
} Speed;

// The settings between two times that they are written.
typedef struct SettingsKeeper {
    Settings kept;       // as in the file
    Settings before;     // as it was when they were last written
    char path[4096];     // "": nowhere
    int64_t due_wall_ns; // when changes are written; 0: there are none
    bool is_broken;      // the file could not be read
    Error broken;        // then: why
} SettingsKeeper;
// A file, as it was when it was last looked at.
typedef struct WatchedFile {
    char *path; // owned
    FileStamp stamp;
    bool is_lost; // it could not be read then
} WatchedFile;

typedef struct App {
    // What the person chose.
    ViewScreen screen;
    int run; // HallMode
    ViewGrain grain;
    int speed; // index into app_speeds
    int zoom;  // index into app_zooms
    int pages[HALL_MODES];
    bool is_playing, is_dark, has_motion;
    bool is_blank, shows_help, shows_params, shows_settings;
    Bookmarks bookmarks;
    Hood hood;
    Leavers leavers;
    bool is_hood_late; // it is still looking
    Palette palette;
    SettingsKeeper keeper;
    int help_scroll; // of the page of keys, device pixels
    SettingsScroll settings_scroll;
    bool is_full_screen; // as wished; the window follows
    bool wants_quit;
    bool is_too_long;   // the last attempt asked for more than APP_MAX_MOVES
    bool wants_picture; // of the next frame
    bool is_moving;     // from `before` to `now`
    bool is_prepared;   // key frames are made
    bool probe_goes_on;
    bool has_shelf; // it is read
    bool keeps_progress;
    HallParams wanted;     // the parameters as they stand in the window
    int64_t rerun_wall_ns; // when a run with them is due; 0: it is made
    Error error;           // of the last attempt; message "" if it went well
    // The lessons.
    Shelf shelf;
    Teach teach;
    Glossary glossary; // beside the lesson that is taken
    Predicting predicting;
    Beloop beloop;
    Presenting presenting;
    Lesson *lesson;                                            // owned; one that is not the shelf's
    Recent recent;                                             // what was opened last
    int chosen_lesson, shelf_scroll, shelf_above, shelf_below; // see ShelfDone
    bool shelf_follows;
    int depth;                     // of recording programs: ReportDepth
    bool needs_lines;              // a lesson is taken, whose moments are lines
    uint32_t max_events;           // likewise
    const struct VmLimits *limits; // of programs
    // The run.
    ChessGames games;
    Exhibition exhibition; // empty when a record is shown
    HallTrack tracks[HALL_MODES];
    Program *program;  // owned; whose run is shown; NULL: none is
    Trace *record;     // the program's, or (owned) of a run that was recorded elsewhere; NULL: the
                       // exhibition is shown
    FrameTrack frames; // of that
    OwnTasks own[HALL_MODES];          // of the programs that are shown
    PrintedBoards printed[HALL_MODES]; // likewise
    LockUse locks[HALL_MODES];         // likewise
    CodeTexts codes;                   // of the program's files
    Edit edit;                         // of the program: the file that is seen
    VEC(Edit) parked;                  // of its other files
    VEC(WatchedFile) watched;          // that another program may change
    int64_t watch_due_ns;              // when they are looked at again
    Found found;                       // what was not saved the last time
    EditorClipboard clipboard;         // the desktop's; without a window, none
    Marks marks;                       // on the program's files: breakpoints, folded blocks
    Probe *probe;              // owned; asks the conditions of breakpoints; NULL: there are none
    uint32_t n_marked_sources; // of the program's files, whose marks are known
    SourceId shown_source;     // in the program panel, as the last picture had it
    struct {
        SourceId source;
        int line; // 0: a breakpoint
        bool is_back;
    } sought;                      // while marks.is_looking
    StageTrack stages[HALL_MODES]; // of the runs that there are: now.n_traces
    StageState stage;
    VEC(uint64_t) moves; // the positions right behind the steps of VIEW_GRAIN_MOVE
    Cursor now, before;
    int64_t wanted_ns; // it goes there when so much is recorded; 0: it is where it is to be
    Place rest;        // where playing or scrubbing ended
    int64_t time_ns;
    int key_mods; // MOD_… of the last key: the text that follows it belongs to it
    // The clock on the wall.
    int64_t wall_ns;      // of the last app_advance; 0: none yet
    int64_t step_wall_ns; // when the present movement began
    double owed_steps;    // of playing by steps
    Pair pair;            // another program beside what is shown
    // What is taken away.
    Take take;
    Film film;
    Rect take_cancel; // the button that ends it, as it was drawn
    // What it draws with.
    Tr *texts;
    Text *text;
    IconSet *icons;
    Ui ui, notes_ui; // of the window, and of the one with the speaker's notes
    Arena arena;
    ViewThing pointed;
    int n_displays;
    ViewThing kept;      // by the keyboard
    unsigned n_watched;  // runs that were shown, so that nothing of one is taken for the next
    float display_scale; // device pixels per logical pixel that the display asks for
    int w, h;
} App;

extern const Speed app_speeds[];
extern const int app_n_speeds;
extern const float app_zooms[];
extern const int app_n_zooms;

// Errors: false when games, fonts, icons or texts are missing or broken, or the parameters absurd.
bool app_init(App *app, const ViewConfig *config, Error *error);
void app_deinit(App *app);

// Takes in what the person did. False: draw first and pass the event again (see ui_input).
bool app_input(App *app, const InputEvent *event);

// The wall clock is [wall_ns] now: plays on, moves what is on its way, makes a run that is due.
void app_advance(App *app, int64_t wall_ns);

// How long nothing will change by itself, in ms from the last app_advance; -1: for ever.
int app_wait_ms(const App *app);

// The picture. Lives until the next call.
const DrawList *app_draw(App *app);

// The picture of the window with the speaker's notes, [w] × [h] pixels. Lives until the next call.
const DrawList *app_draw_notes(App *app, int w, int h);

// Does [action] as if its key had been pressed.
void app_do(App *app, Action action);

// Goes to the instant [time_ns], at once, and comes to rest there.
void app_go_to(App *app, int64_t time_ns);
// To the instant [time_ns]; in the comparison to the first turn of a task that its clock tells as
// the same instant, so that a timer that is due at 2 s is seen to fire at 2 s.
void app_go_near(App *app, int64_t time_ns);

// Lets the programs that are shown run to their ends, or for two seconds.
void app_run_on(App *app);

// Films what happens from [from_ns] to [to_ns] (0: the end) into [path], a name of movie_is_name,
// and returns when that is done. The app must be at rest. Errors: false as movie_begin and
// movie_end.
bool app_film(App *app, const char *path, int64_t from_ns, int64_t to_ns, Error *error);

// Makes the run that `wanted` describes now. False (with app->error) leaves the old one.
bool app_rerun(App *app);
