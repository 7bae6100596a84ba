// What a person does, as plain data: keyboard, mouse, window. No SDL in it, so that tests make it
// up.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef enum InputKind {
    INPUT_NONE, // time went by
    INPUT_KEY,
    INPUT_TEXT,
    INPUT_MOUSE_MOVE,
    INPUT_MOUSE_DOWN,
    INPUT_MOUSE_UP,
    INPUT_MOUSE_LEAVE,
    INPUT_WHEEL,
    INPUT_RESIZE,
    INPUT_EXPOSE, // the window's pixels are lost: present everything again
    INPUT_FOCUS,  // the window has the keyboard now
    INPUT_CLOSE,
    INPUT_DROP, // a file was dropped on the window
} InputKind;

// A printable key is its lower-case character ('a', '0', '/', ' '), as the keyboard's layout has
// it; on a layout without Latin letters, the Latin letter at the same place.
typedef enum Key {
    KEY_NONE = 0,
    KEY_ENTER = 13,
    KEY_TAB = 9,
    KEY_BACKSPACE = 8,
    KEY_ESCAPE = 27,
    KEY_SPACE = ' ',
    KEY_DELETE = 127,
    KEY_LEFT = 0x110000,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_F1,
    KEY_F2,
    KEY_F3,
    KEY_F4,
    KEY_F5,
    KEY_F6,
    KEY_F7,
    KEY_F8,
    KEY_F9,
    KEY_F10,
    KEY_F11,
    KEY_F12,
} Key;

enum { MOD_SHIFT = 1, MOD_CTRL = 2, MOD_ALT = 4 };
enum { MOUSE_LEFT = 1, MOUSE_MIDDLE, MOUSE_RIGHT };

typedef struct InputEvent {
    InputKind kind;
    bool is_side;           // EXPOSE, CLOSE: of the second window
    int key;                // KEY: a Key or a character
    int mods;               // KEY, MOUSE_*, WHEEL: MOD_… that are held
    bool repeat;            // KEY: the key is held down
    int x, y;               // MOUSE_*, WHEEL: device pixels
    int button;             // MOUSE_DOWN, MOUSE_UP
    int clicks;             // MOUSE_DOWN: 2 for a double click
    float wheel_x, wheel_y; // WHEEL: notches, y up
    int w, h;               // RESIZE: device pixels
    char text[32];          // TEXT: what was typed, UTF-8
    char *path;             // DROP: owned by the receiver (free)
} InputEvent;
