import configparser

raw = configparser.RawConfigParser()
raw["DEFAULT"]["a"] = "1"
raw["one"] = {"b": "2"}
raw["two"] = {"c": "3"}
print(raw.popitem()[0], raw.sections())
raw.clear()
print(raw.sections(), dict(raw["DEFAULT"]))
try:
    raw.popitem()
except KeyError as error:
    print("KeyError", error.args)
parser = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
parser.read_dict({"x": {"home": "/h", "path": "${home}/bin"}})
print(parser["x"]["path"])
try:
    parser["x"]["n"] = 5
except TypeError as error:
    print(error)
