import html

print(html.escape("<a href=\"x\">'&'</a>"), html.escape("'\"", quote=False), html.unescape("&lt;b&gt; &amp;amp; &quot; &#39; &#x27; &copy; &eacute; &nbsp;|&hellip; &unknown; &lt &ampx & &#65; &#x1F600; &euro;"))
print(html.unescape("no reference"), repr(html.unescape("&#0; &#;&x;")))
