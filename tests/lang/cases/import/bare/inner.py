print("inner of", __package__)
