"""Translations: there are none here, texts stay as they are."""


class NullTranslations:
    def __init__(self, fp=None):
        pass

    def gettext(self, message):
        return message

    def ngettext(self, msgid1, msgid2, n):
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return message

    def info(self):
        return {}

    def install(self, names=None):
        import builtins
        builtins._ = self.gettext


GNUTranslations = NullTranslations


def gettext(message):
    return message


def ngettext(msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


def pgettext(context, message):
    return message


def dgettext(domain, message):
    return message


def textdomain(domain=None):
    return domain or "messages"


def bindtextdomain(domain, localedir=None):
    return localedir


def find(domain, localedir=None, languages=None, all=False):
    return [] if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    if not fallback:
        raise FileNotFoundError(2, "No translation file found for domain", domain)
    return NullTranslations()


def install(domain, localedir=None, *, names=None):
    NullTranslations().install()
