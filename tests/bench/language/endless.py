# ten million turns, whose memory stays the same
for i in range(10_000_000):
    text = str(i)
