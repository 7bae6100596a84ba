// Line by line, word by word; what is no move is passed over.
#include "view/hall/printed_boards.h"

#include <ctype.h>
#include <string.h>

#include "chess/san.h"

void printed_boards_init(PrintedBoards *boards, const Trace *trace) {
    *boards = (PrintedBoards){.trace = trace};
}

void printed_boards_deinit(PrintedBoards *boards) {
    for (size_t i = 0; i < boards->at.n; i++)
        vec_deinit(&boards->at.at[i].plies);
    vec_deinit(&boards->at);
    str_deinit(&boards->line);
    arena_deinit(&boards->arena);
    *boards = (PrintedBoards){0};
}

// ---- one line

// "12." or "12..." at [text]: its length, the number and whose move follows; 0 if there is none.
static size_t read_number(const char *text, uint32_t *number, uint8_t *side) {
    size_t n = 0, dots = 0;
    uint32_t value = 0;
    while (n < 5 && isdigit((unsigned char)text[n]))
        value = value * 10 + (uint32_t)(text[n++] - '0');
    if (!n || !value) return 0;
    while (text[n] == '.')
        n++, dots++;
    if (dots != 1 && dots != 3) return 0;
    *number = value;
    *side = dots == 1 ? CHESS_WHITE : CHESS_BLACK;
    return n;
}

// The first number of a move in [line]; NULL without one.
static const char *find_number(const char *line, size_t *n, uint32_t *number, uint8_t *side) {
    for (const char *at = line; *at; at++) {
        if (at > line && !isspace((unsigned char)at[-1])) continue;
        *n = read_number(at, number, side);
        if (*n) return at;
    }
    return NULL;
}

static size_t word_at(const char **at) {
    while (isspace((unsigned char)**at))
        ++*at;
    size_t n = 0;
    while ((*at)[n] && !isspace((unsigned char)(*at)[n]))
        n++;
    return n;
}

static bool is_result(const char *word, size_t n) {
    static const char *const results[] = {"1-0", "0-1", "1/2-1/2", "*"};
    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        if (strlen(results[i]) == n && memcmp(word, results[i], n) == 0) return true;
    return false;
}

// "  board 3: " is "board 3".
static const char *name_of(Arena *arena, const char *line, const char *end) {
    while (line < end && isspace((unsigned char)*line))
        line++;
    while (end > line && (isspace((unsigned char)end[-1]) || strchr(":,-", end[-1])))
        end--;
    return arena_copy(arena, line, (size_t)(end - line));
}

static size_t find_board(const PrintedBoards *boards, const char *name, ObjectId task) {
    size_t i = 0;
    for (; i < boards->at.n; i++) {
        const PrintedBoard *board = &boards->at.at[i];
        if (strcmp(board->name, name) == 0 && (*name || board->task == task)) break;
    }
    return i;
}

static ChessPosition position_of(const PrintedBoard *board) {
    return board && board->plies.n ? vec_last(&board->plies).after : chess_start();
}

static void add_ply(PrintedBoards *boards, size_t board, const PrintedPly *ply, const char *name) {
    if (board == boards->at.n)
        vec_push(&boards->at, (PrintedBoard){.name = name, .task = ply->task});
    vec_push(&boards->at.at[board].plies, *ply);
}

// The moves that follow the number, on the board that is meant.
static void read_moves(PrintedBoards *boards, const char *name, const char *at, uint32_t number,
                       uint8_t side, ObjectId task) {
    size_t board = find_board(boards, name, task);
    ChessPosition position = position_of(board < boards->at.n ? &boards->at.at[board] : NULL);
    if (number == 1 && side == CHESS_WHITE) position = chess_start();
    if (position.number != number || position.side != side) return;
    for (int i = 0; i < 2; i++) {
        size_t n = word_at(&at);
        PrintedPly ply = {.event = boards->line_event, .task = task, .after = position};
        Error ignored;
        if (is_result(at, n))
            ply.is_end = board < boards->at.n;
        else if (n && chess_read_san(&position, at, n, &ply.move, &ignored))
            ply.after = position = chess_after(&position, ply.move);
        else
            return;
        if (is_result(at, n) && !ply.is_end) return;
        add_ply(boards, board, &ply, name);
        if (ply.is_end || position.side == CHESS_WHITE) return;
        at += n;
    }
}

// "board 3: 1-0"
static void read_end(PrintedBoards *boards, const char *line, ObjectId task) {
    const char *at = line, *word = NULL;
    size_t n, word_n = 0;
    while ((n = word_at(&at))) {
        word = at, word_n = n;
        at += n;
    }
    if (!word || !is_result(word, word_n)) return;
    size_t board = find_board(boards, name_of(&boards->arena, line, word), task);
    if (board == boards->at.n) return;
    PrintedPly end = {.event = boards->line_event,
                      .task = task,
                      .is_end = true,
                      .after = position_of(&boards->at.at[board])};
    add_ply(boards, board, &end, "");
}

static void read_line(PrintedBoards *boards, ObjectId task) {
    const char *line = str_text(&boards->line);
    size_t n = 0;
    uint32_t number = 0;
    uint8_t side = 0;
    const char *at = find_number(line, &n, &number, &side);
    if (at)
        read_moves(boards, name_of(&boards->arena, line, at), at + n, number, side, task);
    else if (strpbrk(line, "*-"))
        read_end(boards, line, task);
    str_clear(&boards->line);
}

bool printed_boards_extend(PrintedBoards *boards, uint32_t max_outputs) {
    enum { LONGEST = 400 };
    const Trace *trace = boards->trace;
    size_t n = trace->lists[TRACE_OUTPUTS].n;
    for (; max_outputs && boards->n_seen < n; max_outputs--) {
        uint32_t event = trace->lists[TRACE_OUTPUTS].at[boards->n_seen++];
        const Event *e = trace_at(trace, event);
        for (const char *text = trace_text(trace, (StringId)e->value); *text;) {
            size_t length = strcspn(text, "\n");
            if (boards->line.n + length <= LONGEST) str_add_bytes(&boards->line, text, length);
            boards->line_event = event;
            text += length;
            if (*text != '\n') break;
            read_line(boards, e->subject);
            text++;
        }
    }
    return boards->n_seen == n;
}

size_t printed_plies(const PrintedBoard *board, uint32_t position) {
    size_t low = 0, high = board->plies.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (board->plies.at[middle].event < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int printed_board_of(const PrintedBoards *boards, ObjectId task, uint32_t position) {
    int found = -1;
    uint32_t latest = 0;
    for (size_t i = 0; i < boards->at.n; i++) {
        const PrintedBoard *board = &boards->at.at[i];
        size_t n = printed_plies(board, position);
        if (!n || board->plies.at[n - 1].task != task) continue;
        if (found >= 0 && board->plies.at[n - 1].event < latest) continue;
        found = (int)i;
        latest = board->plies.at[n - 1].event;
    }
    return found;
}
