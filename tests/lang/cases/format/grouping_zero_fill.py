for w in range(0, 16):
    print(f'{1234:0{w},}', f'{-1234:0{w},}', f'{1234.5:0{w},.1f}', f'{0xabcdef:0{w}_x}', f'{12:=+{w}_}', f'{5:#0{w}_b}', f'{float("inf"):0{w},}', f'{1e6:0{w},.0f}')
