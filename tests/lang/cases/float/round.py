for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.125, 1e16, 123.456, -123.456, 1e300):
    print(round(x), round(x, 0), round(x, 1), round(x, 2), round(x, -1), round(x, -2))
print(round(2.5, None), type(round(2.5)), type(round(2.5, 0)), round(1e-320, 400), round(25.0, -1), round(35.0, -1), round(50.0, -2), round(51.0, -2), round(5e-324, 323))
