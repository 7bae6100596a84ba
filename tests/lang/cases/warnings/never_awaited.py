import warnings


async def forgotten():
    pass


def forget():
    forgotten()


forget()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forget()
    print(caught[0].category.__name__, caught[0].message, caught[0].lineno)
print("end")
