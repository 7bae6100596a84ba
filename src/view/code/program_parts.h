// The parts that the program panel is drawn of, for its own files only: the rows with their margin
// (program_panel.c), and what stands in a line of code (program_line.c).
#pragma once

#include "view/app/marks.h"
#include "view/code/code_focus.h"
#include "view/code/code_fold.h"
#include "view/code/code_text.h"
#include "view/stage/failure.h"
#include "view/stage/travel.h"

enum { MARKS = 256 };

// A chip that stands in the margin.
typedef struct ProgramMark {
    int line; // from 1
    const ModelFrame *frame;
    ObjectId task; // 0: none
    bool is_now;
} ProgramMark;

typedef struct ProgramPanel {
    const FailureStop *origin; // of the exception that is on its way; NULL: none is
    const Scene *scene;
    View *view;
    Ui *ui;
    const Theme *theme;
    const CodeText *code;
    CodeFocus focus;
    int focus_line; // 0: in another file
    TextStyle style;
    Color plain;     // of code without a colour of its own
    int pitch, cell; // of a line, of a character
    int chips_w, numbers_w;
    int left, focus_left; // so many cells of each line, and of the current one, are scrolled away
    int turns;            // the arrows move them: 1 to the right, -1 to the left
    CodeMarks *on_file;   // the breakpoints and folds
    CodeRows rows;
    int first, n_rows; // the rows that are seen: [first, first + n_rows), from 0
    UiHit hit;         // of the whole source
    int hot;           // the line under the mouse; 0: none
    Rect *seen;        // where the rows stand
    bool goes_down;    // the mouse was pressed just now
    int n_marks;
    ProgramMark marks[MARKS];
} ProgramPanel;

// ---- a line of code (program_line.c)

// Decides how far the lines are scrolled to the left, in a window of [room] cells: as the person
// wants it, or the current one so that the expression that is evaluated is seen.
void program_line_choose_left(ProgramPanel *p, int room);
int program_line_left(const ProgramPanel *p, int line); // in cells
// The text in [row], and what stands behind it.
void program_line_draw(const ProgramPanel *p, CodeRow of, Rect row, bool is_focus);
// Whether the exception was raised there that is on its way.
bool program_line_is_origin(const ProgramPanel *p, CodeRow of);
// The bytes of the name that byte [at] of the line is in; 0: it is in none.
uint32_t program_line_name(const CodeLine *line, uint32_t at, uint32_t *from);
// What is on its way between two places of this file, down to an arrival there; NULL: nothing.
const Travel *program_line_travel(const ProgramPanel *p);
