# The records of sys, and what the interpreter is.
import sys
for n in 'float_info int_info hash_info version_info'.split(): print(repr(getattr(sys,n)))
print(sys.version_info >= (3,8), sys.version_info[:2], sys.version_info.major, tuple(sys.version_info), sys.version_info == (3,11,7,'final',0))
a, b, *_ = sys.version_info
print(a,b, sys.implementation.name, sys.byteorder, sys.platform, sys.maxsize, sys.maxunicode, sys.hexversion)
print(sys.argv[0][-10:], len(sys.argv), sys.getdefaultencoding(), sys.getswitchinterval(), sys.is_finalizing())
