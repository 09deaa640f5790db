"""How lines reach the terminal.

In: lines, made of pieces of text each with a tone. Out: the same on a stream, with colour, width and characters that it
can carry (screen.py); rows with remarks at the right margin (typeset.py); mistakes with carets under the place
(excerpt.py).
"""
