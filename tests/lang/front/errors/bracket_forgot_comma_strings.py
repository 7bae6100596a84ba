x = ['a' b]
