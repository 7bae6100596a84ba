print(1+0j == 1, 1 == 1+0j, 1+0j == 1.0, hash(1+0j) == hash(1), hash(2+3j), {1: 'a'}[1+0j], 1j != 1j)
