// What every panel of the window is given: the run at the place where the cursor stands, the place
// where the present step began, how far between the two the picture is, and what to draw with.
// A panel reads all this and changes none of it; what the person wants done goes into `request`.
//
// A panel is a function   void NAME_draw(View *view, Rect area);   that draws into view->ui inside
// [area] (device pixels) and keeps nothing between frames: the same View gives the same picture.
// Sizes come from ui_px; texts from view->tr, put together in view->arena.
#pragma once

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/tr.h"
#include "gui/ui.h"
#include "hall/exhibition.h"
#include "lesson/glossary.h"
#include "run/cursor.h"
#include "view/app/action.h"
#include "view/stage/stage_state.h"

// How far a step goes. Those of the cursor, and a move of the exhibition: the master reaches a
// board or moves there, or a game ends.
typedef enum ViewGrain {
    VIEW_GRAIN_EVENT,
    VIEW_GRAIN_EXPRESSION,
    VIEW_GRAIN_LINE,
    VIEW_GRAIN_MOVE,
    VIEW_GRAIN_SWITCH,
    VIEW_GRAIN_ITERATION,
    VIEW_GRAIN_OUTPUT,
    VIEW_GRAINS
} ViewGrain;

// A thing that can be pointed at; wherever it is drawn, it lights up.
typedef enum ViewKind {
    VIEW_NOTHING,
    VIEW_TASK,     // id: ObjectId
    VIEW_FUTURE,   // id: ObjectId
    VIEW_HANDLE,   // id: HandleId
    VIEW_EVENT,    // id: index in the trace
    VIEW_LINE,     // id: number of the line, in the file that is shown
    VIEW_SYNC,     // id: ObjectId of a lock, queue …
    VIEW_FRAME,    // id: FrameId
    VIEW_VARIABLE, // id: StringId of its name; of: FrameId
    VIEW_OBJECT,   // id: its identity (trace/shape.h)
    VIEW_ROW,      // that stands for nothing elsewhere
} ViewKind;

typedef struct ViewThing {
    ViewKind kind;
    int run; // HallMode: whose trace
    uint32_t id, of;
} ViewThing;

static inline bool view_same(ViewThing a, ViewThing b) {
    return a.kind != VIEW_NOTHING && a.kind == b.kind && a.run == b.run && a.id == b.id &&
           a.of == b.of;
}

// Where the window is asked to go, at most one in a frame; done when the frame is over.
typedef enum ViewWish {
    VIEW_WISH_NONE,
    VIEW_WISH_ACTION,    // `action`
    VIEW_WISH_TIME,      // to the instant `time_ns`, at once (scrubbing)
    VIEW_WISH_LINE,      // to the next execution of line `thing.id` of the file `page`
    VIEW_WISH_BREAK,     // a breakpoint in that line comes, or goes
    VIEW_WISH_CONDITION, // its condition is to be typed
    VIEW_WISH_TYPED,     // what was typed of it is taken, or (`page` 0) forgotten
    VIEW_WISH_FOLD,      // the block that the line is in is folded, or opened
    VIEW_WISH_FILE,      // the file `page` is shown; 0: the one where the program is
    VIEW_WISH_EVENT,     // to just behind event `thing` (VIEW_EVENT), at once
    VIEW_WISH_RUN,       // the loop view shows the run `thing.run`
    VIEW_WISH_SHEET,     // the sheet with the parameters opens or closes
    VIEW_WISH_PARAMS,    // a new exhibition with `params`
    VIEW_WISH_GRAIN,     // a step is `page`, a ViewGrain
    VIEW_WISH_DEPTH,     // so much of a program is recorded: `page`, a ReportDepth
    VIEW_WISH_PAGE,      // the half `thing.run` of the hall shows page `page`; -1: the master's
} ViewWish;

typedef struct ViewRequest {
    ViewWish wish;
    Action action;
    int64_t time_ns;
    ViewThing thing;
    HallParams params;
    int page;
} ViewRequest;

typedef struct HallTrack HallTrack;
typedef struct PrintedBoards PrintedBoards;
typedef struct Film Film;
typedef struct LockUse LockUse;
typedef struct OwnTasks OwnTasks;
typedef struct Pair Pair;
typedef struct StageTrack StageTrack;
typedef struct CodeTexts CodeTexts;
typedef struct LessonView LessonView;
typedef struct LessonDone LessonDone;
typedef struct FrameTrack FrameTrack;
typedef struct Edit Edit;
typedef struct Bookmarks Bookmarks;
typedef struct Hood Hood;
typedef struct Predicting Predicting;
typedef struct PredictDone PredictDone;
typedef struct Beloop Beloop;
typedef struct BeloopDone BeloopDone;
typedef struct Marks Marks;
typedef struct EditorDone EditorDone;

typedef struct View {
    Ui *ui; // theme, scale and draw list are in it
    const Tr *tr;
    Arena *arena; // for the texts of this frame

    const Exhibition
        *exhibition; // NULL: `now` is one run, recorded elsewhere, and there is no hall
    const HallTrack *tracks[HALL_MODES];      // the chess that the runs tell of
    const StageTrack *stages[HALL_MODES];     // the lanes of the runs
    const OwnTasks *own[HALL_MODES];          // the tasks that programs made themselves
    const PrintedBoards *printed[HALL_MODES]; // the chess that programs print
    const LockUse *locks[HALL_MODES];         // how long their only locks were held
    Pair *pair;                               // both programs are shown; NULL: one is
    bool may_edit;                            // the program can be changed, and run again
    bool is_compare;                          // both of two programs are on the screen
    int left;                                 // of two programs, which one stands at the left
    CodeTexts *codes;             // the program's files as they are drawn; NULL: there is none
    const LessonView *lesson;     // that is taken; NULL: none is
    LessonDone *lesson_done;      // what its panel was told
    const Glossary *glossary;     // of the lesson's words; NULL: there is none
    const char *term;             // the link to one that is pointed at; NULL: none is
    Rect term_at;                 // where it stands
    int n_terms;                  // that were drawn in this frame
    const Predicting *predicting; // what is asked before decisions; NULL: nothing is
    PredictDone *predict_done;    // what its panel was told
    const Beloop *beloop;         // the learner is the loop; NULL: the loop is
    BeloopDone *beloop_done;      // what was done then
    const FrameTrack *frames;     // its lanes, where it has no tasks
    Marks *marks;                 // on the program's lines; NULL: there is no program
    uint64_t unsaved;             // a bit for each file (below 64) with changes that are not saved
    EditorDone *edit_done;        // what the editor was told
    SourceId *shown_source;       // the program panel says here which file it shows
    Hood *hood;                   // is open; NULL: it is not
    const Film *film;             // where it begins and ends, if it is marked; NULL: not shown
    const Bookmarks *bookmarks;   // places that are marked; NULL: none
    Edit *edit;                   // the program is being changed; NULL: it is not
    const struct LessonQuestion *asked; // of the lesson, and open; NULL: none is
    const char *veiled;    // the value that an open question asks for; NULL: none is asked for
    StageState *stage;     // what was chosen in the loop view; its panels may change it
    const Cursor *now;     // both runs at the cursor: now->models[HALL_TABLE_TO_TABLE] …
    const Cursor *before;  // both where the present step began; == now->position: nothing moves
    float progress;        // 0 … 1 from before to now, already eased; 1: nothing moves
    float travel;          // the same of what travels in tubes, which takes longer
    int64_t time_ns;       // the clock on the screen: not before cursor_time(now), and before the
                           // time of the next event unless there is none
    bool is_presenting;    // in front of a class: only what tells the story, twice as large
    bool is_slide;         // then, on the stage and with the room for it: the measures of LOOK 08
    bool is_hall;          // the hall is on the screen, not the loop view
    int run;               // HallMode: the run that the loop view shows
    int pages[HALL_MODES]; // of boards, in a hall too large for one; -1: where the master is
    bool is_small;         // less room than 1600 × 960 logical pixels: the small type, as in LOOK
    bool is_tiny;          // less than 600 × 340: one panel, Why, and the buttons one needs most
    Rect bar;              // of the bar at the top, what is left to the panels' tabs; may be empty
    bool runs[2];          // the programs go on running while this is shown
    bool is_playing;
    bool is_fast; // plays too fast to read each step: show what stays
    ViewGrain grain;
    unsigned grains;          // a bit for each that there are steps of
    uint64_t rank, count;     // of the steps of that grain: "move 14 of 2160"
    bool is_looking;          // for a line or a breakpoint
    int looked_percent;       // then: of the run
    int speed;                // index into app_speeds
    const HallParams *wanted; // the parameters as they stand in the window
    bool shows_params;        // the sheet with them is open, where the bar has no room for them
    bool is_stale;            // what is shown is not the run of the texts as they are
    bool is_dark, has_motion, is_full_screen;
    const char *error; // why the last wish could not be done; "": it could
    ViewThing pointed; // under the mouse or the keyboard, as the last frame found it
    ViewThing kept;    // under the keyboard

    ViewThing next_pointed; // set by the panel whose thing is under the mouse
    ViewThing next_kept;    // likewise, under the keyboard
    ViewRequest request;    // set by the panel that was clicked
} View;

// Logical pixels to the left and right of everything, in device pixels.
static inline int view_margin(const View *view) {
    return ui_px(view->ui, view->is_tiny ? 8.0F : view->is_small ? 16.0F : 24.0F);
}

// A program of the lesson language without any task: it has steps, but no time.
static inline bool view_is_timeless(const View *view) {
    const Trace *trace = view->now->traces[0];
    return view->codes && trace->sources.n > 1 && !trace->n_of_kind[OBJECT_TASK];
}

// Whether the mouse points at [rect]: not where it only rests while the keyboard's focus is moved.
static inline bool view_hovers(const View *view, Rect rect) {
    return !view->ui->is_by_keys && rect_has(rect, view->ui->mouse_x, view->ui->mouse_y);
}

// Says [text] whole where it stands at [rect] shortened, to whoever points there: with the mouse
// or, [by_keys], with the keyboard.
static inline void view_tip(View *view, Rect rect, const char *text, bool by_keys) {
    Ui *ui = view->ui;
    bool has_keys = ui->is_by_keys || view->kept.kind;
    bool is_there = view_hovers(view, rect) || (has_keys && by_keys);
    if (!is_there || ui->active) return;
    snprintf(ui->tip, sizeof ui->tip, "%s", text);
    ui->tip_anchor = rect;
}

// What is drawn of the value [text]: while it is asked for, it stands nowhere, nor what holds it.
static inline const char *view_veil(const View *view, const char *text) {
    size_t n = view->veiled ? strlen(view->veiled) : 0;
    for (const char *at = text; n && (at = strstr(at, view->veiled)); at++)
        if ((at == text || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[n]))
            return "?";
    return text;
}

static inline void view_wish_action(View *view, Action action) {
    view->request = (ViewRequest){.wish = VIEW_WISH_ACTION, .action = action};
}
static inline void view_wish_line(View *view, ViewWish wish, SourceId source, int line) {
    view->request =
        (ViewRequest){.wish = wish, .thing = {VIEW_LINE, 0, (uint32_t)line}, .page = (int)source};
}
static inline void view_wish_time(View *view, int64_t time_ns) {
    view->request = (ViewRequest){.wish = VIEW_WISH_TIME, .time_ns = time_ns};
}
static inline void view_wish_event(View *view, int run, uint32_t index) {
    view->request = (ViewRequest){.wish = VIEW_WISH_EVENT, .thing = {VIEW_EVENT, run, index}};
}
