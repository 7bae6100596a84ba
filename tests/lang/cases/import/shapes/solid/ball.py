print("ball begins")
RADIUS = 2
