// SDL's window with a software surface: our pixels are the surface's, so presenting copies nothing.
#include "gui/window.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/check.h"
#include "base/file.h"
#include "base/str.h"

struct Window {
    SDL_Window *sdl;       // owned
    Window *side, *beside; // the second window of this one, and the first one of that; borrowed
};

static bool is_set(const char *variable) {
    const char *value = getenv(variable);
    return value && *value;
}

// Without this check SDL would try to take over the console of a machine without a desktop.
static bool has_display(Error *error) {
    if (is_set("SDL_VIDEODRIVER") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")) return true;
    return error_set(error, WINDOW_NO_DISPLAY "neither DISPLAY nor WAYLAND_DISPLAY is set");
}

// Where no session bus runs, SDL would have one started, and wait for it. What it would use it for
// is of no use here.
static void do_without_bus(void) {
    Str bus = {0};
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    str_printf(&bus, "%s/bus", runtime ? runtime : "");
    if (access(str_text(&bus), F_OK) != 0) setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
    str_deinit(&bus);
}

static bool start_video(Error *error) {
    if (!has_display(error)) return false;
    // Before the window exists: otherwise "software" would go through OpenGL, three times slower.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    // Asked for in vain, Wayland complains on the terminal. The environment overrides the hint.
    SDL_SetHint(SDL_HINT_VIDEODRIVER, is_set("WAYLAND_DISPLAY") ? "x11,wayland" : "x11");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); // Ctrl+C in the terminal ends the program
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    do_without_bus();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return error_set(error, WINDOW_NO_DISPLAY "%s", SDL_GetError());
    SDL_EnableScreenSaver();
    return true;
}

static void set_icon(SDL_Window *sdl) {
    Str path = {0};
    Error ignored; // a window without its icon is a window still
    SDL_Surface *icon =
        file_find_data("assets/simul.png", &path, &ignored) ? IMG_Load(str_text(&path)) : NULL;
    if (icon) SDL_SetWindowIcon(sdl, icon);
    SDL_FreeSurface(icon);
    str_deinit(&path);
}

// Where a second window is not in the way of the first.
static int other_display(const Window *window) {
    int own = SDL_GetWindowDisplayIndex(window->sdl), n = SDL_GetNumVideoDisplays();
    return n > 1 ? (own + 1) % n : 0;
}

int window_n_displays(void) {
    int n = SDL_GetNumVideoDisplays();
    return n > 1 ? n : 1;
}

Window *window_open(const WindowConfig *config, Error *error) {
    if (!start_video(error)) return NULL;
    SDL_DisplayMode desktop = {.w = 1920, .h = 1080};
    SDL_GetDesktopDisplayMode(0, &desktop);
    int w = config->w ? config->w : desktop.w < 1920 ? desktop.w : 1920;
    int h = config->h ? config->h : desktop.h < 1080 ? desktop.h : 1080;
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_HIDDEN;
    // A window as large as the display would have its last rows below the screen, by the height of
    // its title: the desktop knows how much room there is.
    if (!config->w && !config->h && (w == desktop.w || h == desktop.h))
        flags |= SDL_WINDOW_MAXIMIZED;
    if (config->full_screen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    int display = config->beside ? other_display(config->beside) : 0;
    int at = (int)SDL_WINDOWPOS_CENTERED_DISPLAY(display);
    SDL_Window *sdl = SDL_CreateWindow(config->title, at, at, w, h, flags);
    if (!sdl) {
        error_set(error, WINDOW_NO_DISPLAY "the window cannot be opened: %s", SDL_GetError());
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return NULL;
    }
    if (config->min_w && config->min_h) SDL_SetWindowMinimumSize(sdl, config->min_w, config->min_h);
    set_icon(sdl);
    SDL_ShowWindow(sdl);
    SDL_StartTextInput();
    Window *window = calloc(1, sizeof *window);
    if (!window) check_no_memory("the window");
    window->sdl = sdl;
    window->beside = config->beside;
    if (config->beside) config->beside->side = window;
    return window;
}

void window_close(Window *window) {
    if (!window) return;
    // SDL wakes itself by an event that goes to the window over a second connection; if the window
    // were gone when it arrives, Xlib would end the program with an error.
    enum { ARRIVAL_MS = 20 };
    SDL_HideWindow(window->sdl);
    SDL_PumpEvents();
    SDL_Delay(ARRIVAL_MS);
    if (window->beside) window->beside->side = NULL;
    SDL_DestroyWindow(window->sdl);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(window);
}

// ---- events ------------------------------------------------------------------------------------

static int key_of_special(SDL_Keycode sym) {
    static const struct {
        SDL_Keycode sym;
        int key;
    } table[] = {
        {SDLK_LEFT, KEY_LEFT},      {SDLK_RIGHT, KEY_RIGHT},
        {SDLK_UP, KEY_UP},          {SDLK_DOWN, KEY_DOWN},
        {SDLK_HOME, KEY_HOME},      {SDLK_END, KEY_END},
        {SDLK_PAGEUP, KEY_PAGE_UP}, {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
        {SDLK_RETURN, KEY_ENTER},   {SDLK_KP_ENTER, KEY_ENTER},
        {SDLK_KP_PLUS, '+'},        {SDLK_KP_MINUS, '-'},
        {SDLK_KP_MULTIPLY, '*'},    {SDLK_KP_DIVIDE, '/'},
        {SDLK_KP_PERIOD, '.'},      {SDLK_KP_0, '0'},
        {SDLK_DELETE, KEY_DELETE},  {SDLK_BACKSPACE, KEY_BACKSPACE},
        {SDLK_TAB, KEY_TAB},        {SDLK_ESCAPE, KEY_ESCAPE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].sym == sym) return table[i].key;
    if (sym >= SDLK_F1 && sym <= SDLK_F12) return KEY_F1 + (int)(sym - SDLK_F1);
    if (sym >= SDLK_KP_1 && sym <= SDLK_KP_9) return '1' + (int)(sym - SDLK_KP_1);
    return KEY_NONE;
}

static int key_of(SDL_Keysym keysym) {
    int special = key_of_special(keysym.sym);
    if (special) return special;
    if (keysym.sym >= ' ' && keysym.sym < 127) return keysym.sym;
    // No Latin character: the one at the same place of the keyboard.
    if (keysym.scancode >= SDL_SCANCODE_A && keysym.scancode <= SDL_SCANCODE_Z)
        return 'a' + (int)(keysym.scancode - SDL_SCANCODE_A);
    switch (keysym.scancode) {
    case SDL_SCANCODE_COMMA: return ',';
    case SDL_SCANCODE_PERIOD: return '.';
    case SDL_SCANCODE_SLASH: return '/';
    case SDL_SCANCODE_SEMICOLON: return ';';
    case SDL_SCANCODE_APOSTROPHE: return '\'';
    case SDL_SCANCODE_LEFTBRACKET: return '[';
    case SDL_SCANCODE_RIGHTBRACKET: return ']';
    case SDL_SCANCODE_GRAVE: return '`';
    default: return KEY_NONE;
    }
}

static int mods_of(unsigned state) {
    return (state & KMOD_SHIFT ? MOD_SHIFT : 0) | (state & KMOD_CTRL ? MOD_CTRL : 0) |
           (state & KMOD_ALT ? MOD_ALT : 0);
}

static void pixel_size(const Window *window, int *w, int *h) {
    SDL_GetWindowSizeInPixels(window->sdl, w, h);
}

// Fills in a mouse position, which SDL gives in the window's units, in device pixels.
static void place_mouse(const Window *window, InputEvent *event, int x, int y) {
    int w, h, w_px, h_px;
    SDL_GetWindowSize(window->sdl, &w, &h);
    pixel_size(window, &w_px, &h_px);
    event->x = w > 0 ? x * w_px / w : x;
    event->y = h > 0 ? y * h_px / h : y;
    event->mods = mods_of(SDL_GetModState());
}

static void translate_window_event(const Window *window, const SDL_WindowEvent *from,
                                   InputEvent *to) {
    switch (from->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        to->kind = INPUT_RESIZE;
        pixel_size(window, &to->w, &to->h);
        break;
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_EXPOSED: to->kind = INPUT_EXPOSE; break;
    case SDL_WINDOWEVENT_FOCUS_GAINED: to->kind = INPUT_FOCUS; break;
    case SDL_WINDOWEVENT_LEAVE: to->kind = INPUT_MOUSE_LEAVE; break;
    case SDL_WINDOWEVENT_CLOSE: to->kind = INPUT_CLOSE; break;
    default: break;
    }
}

static void translate_button(const Window *window, const SDL_MouseButtonEvent *from,
                             InputEvent *to) {
    static const int buttons[] = {[SDL_BUTTON_LEFT] = MOUSE_LEFT,
                                  [SDL_BUTTON_MIDDLE] = MOUSE_MIDDLE,
                                  [SDL_BUTTON_RIGHT] = MOUSE_RIGHT};
    if (from->button >= sizeof buttons / sizeof *buttons || !buttons[from->button]) return;
    to->kind = from->state == SDL_PRESSED ? INPUT_MOUSE_DOWN : INPUT_MOUSE_UP;
    to->button = buttons[from->button];
    to->clicks = from->clicks;
    place_mouse(window, to, from->x, from->y);
}

// The number of the window that [from] is about; 0: of none.
static Uint32 window_of(const SDL_Event *from) {
    switch (from->type) {
    case SDL_MOUSEMOTION: return from->motion.windowID;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: return from->button.windowID;
    case SDL_MOUSEWHEEL: return from->wheel.windowID;
    case SDL_WINDOWEVENT: return from->window.windowID;
    default: return 0; // a key is a key, wherever it was pressed
    }
}

static void translate_side(const SDL_Event *from, InputEvent *to) {
    if (from->type != SDL_WINDOWEVENT) return;
    to->is_side = true;
    switch (from->window.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_EXPOSED: to->kind = INPUT_EXPOSE; break;
    case SDL_WINDOWEVENT_CLOSE: to->kind = INPUT_CLOSE; break;
    default: break;
    }
}

// Fills [to]; its kind stays INPUT_NONE for what nobody needs to know.
static void translate(const Window *window, const SDL_Event *from, InputEvent *to) {
    *to = (InputEvent){0};
    Uint32 id = window_of(from);
    if (id && id != SDL_GetWindowID(window->sdl)) {
        if (window->side && id == SDL_GetWindowID(window->side->sdl)) translate_side(from, to);
        return;
    }
    switch (from->type) {
    case SDL_QUIT: to->kind = INPUT_CLOSE; break;
    case SDL_KEYDOWN:
        to->key = key_of(from->key.keysym);
        to->kind = to->key ? INPUT_KEY : INPUT_NONE;
        to->mods = mods_of(from->key.keysym.mod);
        to->repeat = from->key.repeat != 0;
        break;
    case SDL_TEXTINPUT:
        to->kind = INPUT_TEXT;
        memcpy(to->text, from->text.text, sizeof to->text);
        to->text[sizeof to->text - 1] = '\0';
        break;
    case SDL_MOUSEMOTION:
        to->kind = INPUT_MOUSE_MOVE;
        place_mouse(window, to, from->motion.x, from->motion.y);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: translate_button(window, &from->button, to); break;
    case SDL_MOUSEWHEEL:
        to->kind = INPUT_WHEEL;
        to->wheel_x = from->wheel.preciseX;
        to->wheel_y = from->wheel.preciseY;
        place_mouse(window, to, from->wheel.mouseX, from->wheel.mouseY);
        break;
    case SDL_WINDOWEVENT: translate_window_event(window, &from->window, to); break;
    case SDL_DROPFILE:
        to->kind = INPUT_DROP;
        to->path = strdup(from->drop.file);
        SDL_free(from->drop.file);
        break;
    default: break;
    }
}

bool window_wait(Window *window, int timeout_ms, InputEvent *event) {
    int64_t end_ns = window_now_ns() + timeout_ms * 1000000LL;
    for (;;) {
        SDL_Event from;
        int left_ms = timeout_ms;
        if (timeout_ms > 0) left_ms = (int)((end_ns - window_now_ns() + 999999) / 1000000);
        bool got = left_ms == 0                     ? SDL_PollEvent(&from)
                   : left_ms < 0 && timeout_ms >= 0 ? false
                                                    : SDL_WaitEventTimeout(&from, left_ms);
        if (!got && timeout_ms >= 0) {
            *event = (InputEvent){0};
            return false;
        }
        if (!got) continue;
        translate(window, &from, event);
        if (event->kind != INPUT_NONE) return true;
    }
}

// ---- pixels and the rest -----------------------------------------------------------------------

bool window_pixels(Window *window, Pixels *pixels, Error *error) {
    SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
    *pixels = (Pixels){0};
    if (!surface) return error_set(error, WINDOW_NO_DISPLAY "%s", SDL_GetError());
    bool is_ours = surface->format->BytesPerPixel == 4 && surface->format->Rmask == 0xFF0000 &&
                   surface->format->Bmask == 0xFF && !SDL_MUSTLOCK(surface);
    if (!is_ours) return error_set(error, "no display: it does not have 24 bits of colour");
    *pixels = (Pixels){surface->pixels, surface->w, surface->h, surface->pitch / 4};
    return true;
}

void window_present(Window *window, const Rect *rects, size_t n) {
    enum { BATCH = 64 };
    for (size_t from = 0; from < n; from += BATCH) {
        SDL_Rect batch[BATCH];
        int count = 0;
        for (size_t i = from; i < n && count < BATCH; i++)
            batch[count++] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].w, rects[i].h};
        SDL_UpdateWindowSurfaceRects(window->sdl, batch, count);
    }
}

void window_set_title(Window *window, const char *title) {
    SDL_SetWindowTitle(window->sdl, title);
}

void window_set_full_screen(Window *window, bool full_screen) {
    SDL_SetWindowFullscreen(window->sdl, full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

bool window_is_full_screen(const Window *window) {
    return SDL_GetWindowFlags(window->sdl) & SDL_WINDOW_FULLSCREEN_DESKTOP;
}

float window_scale(const Window *window) {
    int w, h, w_px, h_px;
    SDL_GetWindowSize(window->sdl, &w, &h);
    pixel_size(window, &w_px, &h_px);
    return w > 0 && w_px > w ? (float)w_px / (float)w : 1;
}

int64_t window_now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

void window_set_clipboard(const char *text) {
    SDL_SetClipboardText(text);
}

char *window_clipboard(void) {
    char *text = SDL_GetClipboardText();
    char *copied = text && *text ? strdup(text) : NULL;
    SDL_free(text);
    return copied;
}

bool window_prefers_dark(void) {
    // SDL 2 cannot ask the desktop; GTK_THEME is what a person who cares has set ("Adwaita:dark").
    const char *theme = getenv("GTK_THEME");
    return !theme || !theme[0] || strstr(theme, "dark");
}
