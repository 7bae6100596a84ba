"""What is the same in each run is no secret."""
raise ImportError("the module secrets is not supported here: a run must be repeatable")
