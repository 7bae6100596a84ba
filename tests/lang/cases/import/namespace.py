import bare.inner
import bare

print(bare.__name__, bare.inner.__name__, len(list(bare.__path__)), hasattr(bare, "VALUE"))
