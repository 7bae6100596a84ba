"""concurrent: a package with one module, concurrent.futures."""
