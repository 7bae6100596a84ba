x = f'{for}'
