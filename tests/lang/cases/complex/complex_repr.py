print(1j, 1+2j, -1j, 1.5-2.5j, complex(0,-0.0), complex(-0.0,1), complex('nan'), complex('1+nanj'), complex(float('inf'), -1))
