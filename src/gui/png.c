// SDL2_image writes and reads the files; here only the pixel format is settled.
#include "gui/png.h"

#include <SDL.h>
#include <SDL_image.h>
#include <string.h>

bool png_save(const char *path, Pixels pixels, Error *error) {
    SDL_Surface *view = SDL_CreateRGBSurfaceWithFormatFrom(
        pixels.at, pixels.w, pixels.h, 32, pixels.stride * 4, SDL_PIXELFORMAT_XRGB8888);
    SDL_Surface *rgb = view ? SDL_ConvertSurfaceFormat(view, SDL_PIXELFORMAT_RGB24, 0) : NULL;
    bool saved = rgb && IMG_SavePNG(rgb, path) == 0;
    SDL_FreeSurface(rgb);
    SDL_FreeSurface(view);
    return saved || error_set(error, "cannot write the picture %s: %s", path, SDL_GetError());
}

bool png_load(const char *path, Pixels *pixels, Error *error) {
    *pixels = (Pixels){0};
    SDL_Surface *loaded = IMG_Load(path);
    SDL_Surface *surface =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(loaded);
    if (!surface) return error_set(error, "cannot read the picture %s: %s", path, SDL_GetError());
    *pixels = pixels_new(surface->w, surface->h);
    for (int y = 0; y < surface->h; y++)
        memcpy(pixels->at + (ptrdiff_t)y * pixels->stride,
               (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch,
               (size_t)surface->w * 4);
    SDL_FreeSurface(surface);
    return true;
}
