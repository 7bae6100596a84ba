"""sysconfig: nothing was built here, so no variable of a build has a value."""


def get_config_var(name):
    return None


def get_config_vars(*names):
    return [None for _ in names] if names else {}


def get_platform():
    return "linux-x86_64"


def get_python_version():
    return "3.11"


def is_python_build(check_home=None):
    return False
