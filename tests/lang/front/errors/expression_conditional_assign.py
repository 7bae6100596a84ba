x = y if z = 1 else 2
