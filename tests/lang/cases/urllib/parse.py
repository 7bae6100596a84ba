from urllib.parse import *

for url in ("https://user:pw@example.com:8080/a/b;p?q=1&r=2#frag", "http://[::1]:80/x", "mailto:a@b.c", "/only/path?x", "//host/path", "HTTP://EX.com", "file:///tmp/x", "a:b:c", "", "http://h?q#", "x.html;p"):
    p = urlparse(url)
    print(p, p.hostname, p.geturl(), urlsplit(url))
p = urlparse("https://user:pw@Example.com:8080/x")
print(p.username, p.password, p.hostname, p.port, p.netloc, p._replace(path="/y").geturl(), p.scheme, p[1])
for base, url in (("http://a/b/c/d", "e"), ("http://a/b/c/d", "../e"), ("http://a/b/c/d", "/e"), ("http://a/b/c/d", "//h/e"), ("http://a/b/c/d", "?q"), ("http://a/b/c/d", "#f"), ("http://a/b/c/", "./e/../f"), ("http://a", "b"), ("http://a/b", "http://c/d"), ("", "x"), ("x", ""), ("http://a/b/c", "../../../g")):
    print(urljoin(base, url))
print(quote("a b/ü&?"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%BC%zz"), unquote_plus("a+b%2Bc"), quote(b"\xff "), unquote("%FF"), unquote_to_bytes("a%20"), unquote("é%C3%A9"))
print(urlencode({"a": 1, "b": "x y", "c": "ü&"}), urlencode([("a", 1), ("a", 2)]), urlencode({"l": [1, 2], "s": "st"}, doseq=True), urlencode({"q": "a b"}, quote_via=quote))
print(parse_qs("a=1&b=2&a=3&c="), parse_qs("c=&d", keep_blank_values=True), parse_qsl("x=1&y=a+b%21"), urldefrag("http://a/b#c"), urlunparse(("http", "h", "p", "", "q=1", "")), urlunsplit(("", "h", "/p", "", "f")))
for wrong in (lambda: urlparse("http://a:99999/").port, lambda: urlparse("http://a:x/").port, lambda: urlparse("http://[x"), lambda: parse_qs("a", strict_parsing=True), lambda: urlencode("abc")):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
