import shapes
import shapes.solid.ball
import shapes.solid as s
from shapes.solid import Cube, ball
from shapes.solid import *
from shapes import flat as f

print(shapes.VERSION, shapes.Square(2), Cube(3), s.Cube(4), ball.RADIUS, f.Square(5))
print(shapes.__name__, shapes.__package__, shapes.solid.__name__, s.__package__, ball.__package__)
print(shapes.__path__[0].endswith("/shapes"), shapes.__file__.endswith("/shapes/__init__.py"))
print(shapes.solid.tag("x"), s.__all__, shapes.names.label("y"))
