// Everything that the window can be told to do, in one table: its key, its name in the help and in
// tooltips. Keys, buttons and the page of keys all go through it, so that none can do what another
// cannot.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/tr.h"
#include "gui/input.h"

typedef enum Action {
    ACTION_NONE,
    ACTION_PLAY, // or pause
    ACTION_FORWARD,
    ACTION_BACK,
    ACTION_FIRST,
    ACTION_LAST,
    ACTION_TASK_FORWARD, // the next step of the task that is selected, runs, or ran last
    ACTION_TASK_BACK,
    ACTION_EVENT_FORWARD, // the next event of that task
    ACTION_EVENT_BACK,
    ACTION_NEXT_OUTPUT,
    ACTION_PREVIOUS_OUTPUT,
    ACTION_NEXT_EXCEPTION,
    ACTION_PREVIOUS_EXCEPTION,
    ACTION_NEXT_TIMER, // that fires
    ACTION_PREVIOUS_TIMER,
    ACTION_BOOKMARK, // sets one, or takes it away
    ACTION_NEXT_BOOKMARK,
    ACTION_PREVIOUS_BOOKMARK,
    ACTION_NO_BOOKMARKS, // takes all away
    ACTION_POINT_NEXT,   // lights up the next thing of the moment, everywhere it stands
    ACTION_POINT_BACK,
    ACTION_FRAME_OUT, // whose variables are shown: who called it
    ACTION_FRAME_IN,
    ACTION_LINE_FORWARD, // the next execution of the line that the program is at
    ACTION_LINE_BACK,
    ACTION_NEXT_BREAK, // breakpoint
    ACTION_PREVIOUS_BREAK,
    ACTION_RUN_TO_LINE, // the line that is pointed at or chosen, as those that follow
    ACTION_BREAKPOINT,
    ACTION_CONDITION,
    ACTION_FOLD,
    ACTION_FOLD_ALL,
    ACTION_NEXT_FILE, // of the program
    ACTION_PREVIOUS_FILE,
    ACTION_LINE_UP, // chooses a line
    ACTION_LINE_DOWN,
    ACTION_COARSER, // grain
    ACTION_FINER,
    ACTION_FASTER,
    ACTION_SLOWER,
    ACTION_HOOD,   // what the machine does
    ACTION_SCREEN, // hall or loop view
    ACTION_SHELF,
    ACTION_OPEN,         // a file
    ACTION_COMPARE_WITH, // a file, which is chosen
    ACTION_NEW_LESSON,
    ACTION_EDIT,         // the program
    ACTION_RUN_PROGRAM,  // as it was edited
    ACTION_STOP_PROGRAM, // that runs: what is recorded stays
    ACTION_SAVE,
    ACTION_OPEN_DRAFT,    // that was not saved the last time
    ACTION_DISCARD_DRAFT, // or brings it back
    ACTION_PICTURE,       // of the window, into a file; likewise the following
    ACTION_TRANSCRIPT,    // the run in words
    ACTION_PERFETTO,      // the run for Perfetto
    ACTION_FILM,          // of the window while it plays
    ACTION_GIF,
    ACTION_FILM_BEGIN, // where it begins and ends
    ACTION_FILM_END,
    ACTION_NEXT_MOMENT, // of the lesson
    ACTION_PREVIOUS_MOMENT,
    ACTION_PREDICT,    // asks before each decision, or only where a lesson asks
    ACTION_BELOOP,     // the learner decides in its place
    ACTION_HIDE_HANDS, // of the class that predicts
    ACTION_PRESENT,
    ACTION_SPOTLIGHT,
    ACTION_NOTES,           // of the speaker, in a second window
    ACTION_COMPARE,         // with another program, or back to one
    ACTION_SWAP,            // its halves
    ACTION_NEXT_DIFFERENCE, // of the two
    ACTION_RUN,             // which of the two runs the loop view shows
    ACTION_LANGUAGE,
    ACTION_THEME,
    ACTION_MOTION,
    ACTION_DEPTH,    // how much of a program is recorded
    ACTION_SETTINGS, // all of these on one sheet
    ACTION_ZOOM_IN,
    ACTION_ZOOM_OUT,
    ACTION_ZOOM_RESET,
    ACTION_FULL_SCREEN,
    ACTION_BLANK,
    ACTION_HELP,
    ACTION_SEARCH,
    ACTION_ESCAPE, // closes what lies above; leaves the full screen
    ACTION_QUIT,
    ACTIONS
} Action;

// Punctuation has another place on every keyboard, so it is taken from what was typed (INPUT_TEXT);
// all else, and everything with Ctrl, from the key (INPUT_KEY).
typedef struct ActionKey {
    int key;  // a Key or a character; KEY_NONE: none
    int mods; // MOD_…; none for punctuation without Ctrl
} ActionKey;

enum { ACTION_KEYS = 3 };

typedef struct ActionInfo {
    const char *name;            // the text's key is "view.action." and this
    ActionKey keys[ACTION_KEYS]; // the first is shown
    const char *shown;           // the first key as it is printed on the keyboard
    const char *also;            // a second one worth telling, or NULL: the clicker's
} ActionInfo;

const ActionInfo *action_info(Action action);

// Under which heading the page of keys lists it.
typedef enum ActionGroup {
    ACTION_SEE, // what is shown; of all that say nothing else
    ACTION_STEP,
    ACTION_JUMP,
    ACTION_LESSON,
    ACTION_WRITE, // the program
    ACTION_TAKE,  // something away
    ACTION_WINDOW,
    ACTION_GROUPS
} ActionGroup;
ActionGroup action_group(Action action);

// What is shown for [action]: "Step back". Lives as long as the table of texts.
const char *action_title(const Tr *tr, Action action);

// The key of [action] as it is printed on a keyboard, in the language of [tr], or NULL.
const char *action_key(const Tr *tr, Action action);

// Whether [action] is about the hall and its two runs, so that a single recorded run has none of
// it.
bool action_needs_hall(Action action);

// Whether [action] is about the lines of a program.
bool action_needs_program(Action action);

// The action of what was pressed or typed (INPUT_KEY, INPUT_TEXT), or ACTION_NONE.
Action action_of_input(const InputEvent *event);
