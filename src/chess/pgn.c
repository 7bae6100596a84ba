// PGN, read in one pass over a cleaned copy of the file: UTF-8, '\n' line ends, no control
// characters, so that places, columns and the lines that errors quote agree. Each game is played on
// a board while it is read; what the file says is believed only where the rules allow it. Source:
// the PGN standard of 1994 (import format), and what programs write today.
#include "chess/pgn.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "chess/san.h"

enum { MAX_GAMES = 10000, MAX_ANNOTATION = 255, QUOTED_MAX = 40 };

// A place in the text.
typedef struct Place {
    const char *at;
    const char *line_start;
    int line;
} Place;

typedef struct Reader {
    const char *path; // in the arena of `games`
    const char *text; // the cleaned file, NUL at its end
    Place here;
    ChessGames *games;
    Error *error;
    // The game that is being read:
    Place begin;
    Place fen; // its tag FEN; `at` is NULL without one
    ChessResult result;
    VEC(ChessTag) tags;
    VEC(ChessMove) moves;
    VEC(ChessPosition) positions;
} Reader;

// ---------------------------------------------------------------------------------------------
// Text

// The characters that make a file's text unsafe or hard to read become harmless ones; each stays
// one character, so that columns are those of the user's editor.
static uint32_t cleaned_character(uint32_t c) {
    enum { NO_BREAK_SPACE = 0xA0, BYTE_ORDER_MARK = 0xFEFF, REPLACEMENT = 0xFFFD };
    if (c == '\n' || c == '\t') return c;
    if (c == '\f' || c == '\v' || c == NO_BREAK_SPACE || c == BYTE_ORDER_MARK) return ' ';
    return c < ' ' || (c >= 0x7F && c < NO_BREAK_SPACE) ? REPLACEMENT : c;
}

// Adds the [n] bytes at [text] to [out] as clean text. Bytes that are not UTF-8 are taken as
// Latin-1.
static void clean(const char *text, size_t n, Str *out) {
    const char *end = text + n;
    if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) text += 3;
    str_add(out, "");
    while (text < end) {
        const char *begin = text;
        uint32_t c = utf8_next(&text, end);
        if (c == 0xFFFD && text - begin == 1) c = (unsigned char)*begin;
        if (c == '\r') {
            if (text < end && *text == '\n') text++;
            c = '\n';
        }
        str_add_utf8(out, cleaned_character(c));
    }
}

static int column_of(Place place) {
    int col = 1;
    for (const char *c = place.line_start; c < place.at; c++) {
        if (((unsigned char)*c & 0xC0) != 0x80) col++;
    }
    return col;
}

static bool fail(Reader *reader, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool fail(Reader *reader, Place place, const char *format, ...) {
    char message[sizeof reader->error->message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return error_at(reader->error, reader->path, place.line, column_of(place), reader->text, "%s",
                    message);
}

static char current(const Reader *reader) {
    return *reader->here.at;
}

// Moves on by one byte, unless at the end.
static void advance(Reader *reader) {
    char c = current(reader);
    if (!c) return;
    reader->here.at++;
    if (c != '\n') return;
    reader->here.line++;
    reader->here.line_start = reader->here.at;
}

static void advance_by(Reader *reader, size_t n) {
    while (n-- > 0)
        advance(reader);
}

static void skip_line(Reader *reader) {
    while (current(reader) && current(reader) != '\n')
        advance(reader);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

// Skips a comment in braces; they do not nest.
static bool skip_comment(Reader *reader) {
    Place open = reader->here;
    while (current(reader) && current(reader) != '}')
        advance(reader);
    if (!current(reader)) return fail(reader, open, "the comment is not closed: '}' is missing");
    advance(reader);
    return true;
}

// Skips blanks, comments and escaped lines.
static bool skip_fill(Reader *reader) {
    for (;;) {
        char c = current(reader);
        if (is_blank(c)) {
            advance(reader);
        } else if (c == ';' || (c == '%' && reader->here.at == reader->here.line_start)) {
            skip_line(reader);
        } else if (c == '{') {
            if (!skip_comment(reader)) return false;
        } else {
            return true;
        }
    }
}

// ---------------------------------------------------------------------------------------------
// Tags

static void skip_spaces(Reader *reader) {
    while (current(reader) == ' ' || current(reader) == '\t')
        advance(reader);
}

static bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Reads a quoted value into [value].
static bool read_value(Reader *reader, const char *name, Str *value) {
    Place open = reader->here;
    advance(reader);
    while (current(reader) != '"') {
        if (!current(reader) || current(reader) == '\n')
            return fail(reader, open, "the value of the tag '%.*s' is not closed: '\"' is missing",
                        QUOTED_MAX, name);
        char next = reader->here.at[1];
        if (current(reader) == '\\' && (next == '"' || next == '\\')) advance(reader);
        str_add_bytes(value, reader->here.at, 1);
        advance(reader);
    }
    advance(reader);
    return true;
}

// Reads one tag, [Name "value"], which must stay on its line.
static bool read_tag(Reader *reader) {
    Arena *arena = &reader->games->arena;
    Place open = reader->here;
    advance(reader);
    skip_spaces(reader);
    const char *begin = reader->here.at;
    while (is_name_character(current(reader)))
        advance(reader);
    if (reader->here.at == begin)
        return fail(reader, reader->here, "a tag begins with its name, as in [White \"Master\"]");
    const char *name = arena_copy(arena, begin, (size_t)(reader->here.at - begin));
    skip_spaces(reader);
    if (current(reader) != '"')
        return fail(reader, reader->here, "the value of the tag '%.*s' must stand in quotes",
                    QUOTED_MAX, name);
    Str value = {0};
    str_add(&value, "");
    bool ok = read_value(reader, name, &value);
    if (ok) {
        ChessTag tag = {.name = name, .value = arena_copy(arena, value.text, value.n)};
        vec_push(&reader->tags, tag);
    }
    str_deinit(&value);
    if (!ok) return false;
    skip_spaces(reader);
    if (current(reader) != ']')
        return fail(reader, reader->here,
                    "the tag '%.*s' is not closed: ']' is missing (a quote inside a value is "
                    "written \\\")",
                    QUOTED_MAX, name);
    advance(reader);
    if (strcmp(name, "FEN") == 0) reader->fen = open;
    return true;
}

static const char *tag_value(const Reader *reader, const char *name) {
    for (size_t i = 0; i < reader->tags.n; i++) {
        if (strcmp(reader->tags.at[i].name, name) == 0) return reader->tags.at[i].value;
    }
    return "";
}

// Sets the first position, from the tag FEN if there is one.
static bool set_up(Reader *reader) {
    ChessPosition position = chess_start();
    Error why;
    if (reader->fen.at) {
        if (!chess_read_fen(tag_value(reader, "FEN"), &position, &why))
            return fail(reader, reader->fen, "%s", why.message);
    } else if (strcmp(tag_value(reader, "SetUp"), "1") == 0) {
        return fail(reader, reader->begin,
                    "the game has the tag SetUp but no tag FEN with the position it begins in");
    }
    vec_push(&reader->positions, position);
    return true;
}

// ---------------------------------------------------------------------------------------------
// Moves

static const char *const RESULTS[] = {"*", "1-0", "0-1", "1/2-1/2"};

const char *chess_result_text(ChessResult result) {
    return RESULTS[result];
}

static bool is_word(const char *word, size_t n, const char *text) {
    return n == strlen(text) && memcmp(word, text, n) == 0;
}

// Whether the word is a result; if so it is written to [out].
static bool find_result(const char *word, size_t n, ChessResult *out) {
    for (int result = CHESS_UNFINISHED; result <= CHESS_DRAW; result++) {
        if (!is_word(word, n, RESULTS[result])) continue;
        *out = (ChessResult)result;
        return true;
    }
    return false;
}

// Skips a variation and those inside it.
static bool skip_variation(Reader *reader) {
    Place open = reader->here;
    int depth = 0;
    do {
        char c = current(reader);
        // A bracket stands in no variation: the next game begins there.
        if (!c || c == '[')
            return fail(reader, open, "the variation is not closed: ')' is missing");
        if (c == '(') depth++;
        if (c == ')') depth--;
        advance(reader);
        if (!skip_fill(reader)) return false;
    } while (depth > 0);
    return true;
}

// Skips a numeric annotation, $0 to $255.
static bool skip_annotation(Reader *reader) {
    Place begin = reader->here;
    advance(reader);
    int number = 0;
    int n = 0;
    for (; current(reader) >= '0' && current(reader) <= '9'; n++) {
        if (number <= MAX_ANNOTATION) number = number * 10 + (current(reader) - '0');
        advance(reader);
    }
    if (!n || number > MAX_ANNOTATION)
        return fail(reader, begin, "'$' must be followed by a number from 0 to %d", MAX_ANNOTATION);
    return true;
}

// The length of the word at [text].
static size_t word_length(const char *text) {
    return strcspn(text, " \t\n[](){};.$*\"<>");
}

// Checks the number of a move. A game with a position of its own may count as it likes.
static bool check_number(Reader *reader, size_t n) {
    unsigned due = vec_last(&reader->positions).number;
    unsigned number = 0;
    for (size_t i = 0; i < n && number < 100000000; i++)
        number = number * 10 + (unsigned)(reader->here.at[i] - '0');
    if (number != due && !reader->fen.at)
        return fail(reader, reader->here, "move number %u stands where %u is due", number, due);
    advance_by(reader, n);
    return true;
}

static bool read_move(Reader *reader, size_t n) {
    const ChessPosition *position = &vec_last(&reader->positions);
    ChessMove move;
    Error why;
    if (!chess_read_san(position, reader->here.at, n, &move, &why))
        return fail(reader, reader->here, "%s", why.message);
    ChessPosition after = chess_after(position, move);
    vec_push(&reader->moves, move);
    vec_push(&reader->positions, after);
    advance_by(reader, n);
    return true;
}

// Says which character cannot stand here.
static bool refuse_character(Reader *reader) {
    char c = current(reader);
    if (c == ')') return fail(reader, reader->here, "')' without a '(' before it");
    if (c == '}') return fail(reader, reader->here, "'}' without a '{' before it");
    return fail(reader, reader->here, "'%c' cannot stand among the moves", c);
}

// Reads a number, a move or a mark such as "!?".
static bool read_word(Reader *reader) {
    const char *word = reader->here.at;
    if (strncmp(word, "e.p.", 4) == 0) { // after a capture en passant
        advance_by(reader, 4);
        return true;
    }
    size_t n = word_length(word);
    if (n == 0) return refuse_character(reader);
    if (strspn(word, "0123456789") == n) return check_number(reader, n);
    if (strspn(word, "!?") == n || is_word(word, n, "…")) {
        advance_by(reader, n);
        return true;
    }
    return read_move(reader, n);
}

// Ends the game at its result, which the tag Result must not contradict.
static bool end_game(Reader *reader, size_t n) {
    const char *tag = tag_value(reader, "Result");
    ChessResult tagged;
    bool is_known = find_result(tag, strlen(tag), &tagged) && tagged != CHESS_UNFINISHED;
    if (is_known && reader->result != CHESS_UNFINISHED && tagged != reader->result)
        return fail(reader, reader->here, "the game ends with %s but its tag Result says %s",
                    chess_result_text(reader->result), tag);
    if (is_known) reader->result = tagged;
    advance_by(reader, n);
    return true;
}

// Reads numbers, moves and what may stand between them up to the result.
static bool read_moves(Reader *reader) {
    for (;;) {
        if (!skip_fill(reader)) return false;
        const char *at = reader->here.at;
        bool ok = true;
        if (!*at || *at == '[')
            return fail(reader, reader->here,
                        "the game that begins in line %d has no result: its last move must be "
                        "followed by 1-0, 0-1, 1/2-1/2 or *",
                        reader->begin.line);
        if (*at == '.') {
            advance(reader);
            continue;
        }
        size_t n = *at == '*' ? 1 : word_length(at);
        if (find_result(at, n, &reader->result)) return end_game(reader, n);
        if (*at == '(')
            ok = skip_variation(reader);
        else if (*at == '$')
            ok = skip_annotation(reader);
        else
            ok = read_word(reader);
        if (!ok) return false;
    }
}

// ---------------------------------------------------------------------------------------------
// Games

// Adds what was read to the games.
static void keep_game(Reader *reader) {
    Arena *arena = &reader->games->arena;
    ChessGame game = {
        .path = reader->path,
        .line = reader->begin.line,
        .tags = arena_alloc(arena, reader->tags.n * sizeof *game.tags),
        .n_tags = reader->tags.n,
        .moves = arena_alloc(arena, reader->moves.n * sizeof *game.moves),
        .n_moves = reader->moves.n,
        .positions = arena_alloc(arena, reader->positions.n * sizeof *game.positions),
        .result = reader->result,
    };
    if (game.n_tags) memcpy(game.tags, reader->tags.at, game.n_tags * sizeof *game.tags);
    if (game.n_moves) memcpy(game.moves, reader->moves.at, game.n_moves * sizeof *game.moves);
    memcpy(game.positions, reader->positions.at, reader->positions.n * sizeof *game.positions);
    vec_push(&reader->games->list, game);
}

static bool read_game(Reader *reader) {
    reader->begin = reader->here;
    reader->fen = (Place){0};
    vec_clear(&reader->tags);
    vec_clear(&reader->moves);
    vec_clear(&reader->positions);
    if (reader->games->list.n == MAX_GAMES)
        return fail(reader, reader->here, "more than %d games; an exhibition needs one a board",
                    MAX_GAMES);
    while (current(reader) == '[') {
        if (!read_tag(reader) || !skip_fill(reader)) return false;
    }
    if (!set_up(reader) || !read_moves(reader)) return false;
    keep_game(reader);
    return true;
}

bool chess_read_pgn(const char *path, const char *text, size_t n, ChessGames *games, Error *error) {
    if (n >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
        return error_at(error, path, 1, 1, NULL, "the file is in UTF-16; save it as UTF-8");
    Str copy = {0};
    clean(text, n, &copy);
    Reader reader = {.path = arena_copy(&games->arena, path, strlen(path)),
                     .text = copy.text,
                     .here = {.at = copy.text, .line_start = copy.text, .line = 1},
                     .games = games,
                     .error = error};
    bool ok = skip_fill(&reader);
    if (ok && !current(&reader))
        ok = fail(&reader, (Place){copy.text, copy.text, 1}, "there is no game in this file");
    while (ok && current(&reader))
        ok = read_game(&reader) && skip_fill(&reader);
    vec_deinit(&reader.tags);
    vec_deinit(&reader.moves);
    vec_deinit(&reader.positions);
    str_deinit(&copy);
    return ok;
}

static bool load_file(const char *path, ChessGames *games, Error *error) {
    Str bytes = {0};
    bool ok = file_read(path, CHESS_PGN_MAX_BYTES, &bytes, error) &&
              chess_read_pgn(path, str_text(&bytes), bytes.n, games, error);
    str_deinit(&bytes);
    return ok;
}

static int is_pgn(const struct dirent *entry) {
    size_t n = strlen(entry->d_name);
    return n > 4 && entry->d_name[0] != '.' && strcasecmp(entry->d_name + n - 4, ".pgn") == 0;
}

// By bytes, so that the order is the same in every language.
static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool load_folder(const char *folder, ChessGames *games, Error *error) {
    struct dirent **entries;
    int n = scandir(folder, &entries, is_pgn, by_name);
    if (n < 0) return error_set(error, "cannot read the folder '%s': %s", folder, strerror(errno));
    bool ok = n > 0 || error_set(error, "there is no *.pgn file in the folder '%s'", folder);
    Str path = {0};
    for (int i = 0; i < n; i++) {
        str_clear(&path);
        str_printf(&path, "%s/%s", folder, entries[i]->d_name);
        ok = ok && load_file(path.text, games, error);
        free(entries[i]);
    }
    free(entries);
    str_deinit(&path);
    return ok;
}

bool chess_load_games(const char *path, ChessGames *games, Error *error) {
    Str own = {0};
    bool ok = path || file_find_data("assets/games", &own, error);
    if (ok) {
        const char *chosen = path ? path : own.text;
        struct stat status;
        bool is_folder = stat(chosen, &status) == 0 && S_ISDIR(status.st_mode);
        ok = is_folder ? load_folder(chosen, games, error) : load_file(chosen, games, error);
    }
    if (!ok) chess_games_deinit(games);
    str_deinit(&own);
    return ok;
}

void chess_games_deinit(ChessGames *games) {
    vec_deinit(&games->list);
    arena_deinit(&games->arena);
}

const char *chess_tag(const ChessGame *game, const char *name) {
    for (size_t i = 0; i < game->n_tags; i++) {
        if (strcmp(game->tags[i].name, name) == 0) return game->tags[i].value;
    }
    return "";
}

const ChessPosition *chess_position_at(const ChessGame *game, size_t n_plies) {
    return &game->positions[n_plies < game->n_moves ? n_plies : game->n_moves];
}
