"""Views: a derivation comes in; out goes the same, the derivative of each array by an array seen from its other sides.

The linear map dF = L(dX) is read by an entry of the variable, by an entry of the function, by both, as dyads, and as a
matrix on stacked columns. What is zero from one side is zero. Each view is written, and held against the map.
"""
