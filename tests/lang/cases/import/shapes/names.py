def label(text):
    return f"<{text}>"
