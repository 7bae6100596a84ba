# one
  x = 1
