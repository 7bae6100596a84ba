import colorsys
import itertools

for ways in ("rgb_to_yiq", "yiq_to_rgb", "rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb"):
    print(ways)
    for color in itertools.product([0, 0.2, 0.5, 0.9, 1], repeat=3):
        print(*(f"{x:.12f}" for x in getattr(colorsys, ways)(*color)))
