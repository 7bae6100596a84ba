x = 1 if lambda else 2
