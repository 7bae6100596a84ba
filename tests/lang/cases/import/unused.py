import socket, subprocess, sqlite3
import urllib.request
import xml.etree.ElementTree as ET
from importlib import util
import select as waiting

print(socket.__name__, ET.__name__, urllib.request.__name__, util.__name__, waiting.__name__)
