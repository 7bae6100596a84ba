x = False = 2
