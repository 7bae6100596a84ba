foo bar(1)
