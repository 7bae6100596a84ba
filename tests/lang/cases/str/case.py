for s in ('hello world', 'HELLO', 'Straße', 'ﬁnd', 'ΑΣ', 'ΟΔΥΣΣΕΥΣ ΣΑΣ', 'Ǆ ǆ ǅ', 'привет мир', "they're bill's", 'İi', '123abc', 'ŉ', '', 'ÿ', 'µ'):
    print(repr(s.upper()), repr(s.lower()), repr(s.title()), repr(s.capitalize()), repr(s.swapcase()), repr(s.casefold()))
