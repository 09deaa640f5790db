"""Views of a second derivative that is a map of two directions, d²F = B(dX, dX); each is a room like the others."""
