"""Terms, rules and notes become text, in any notation.

In: terms of one store (terms.py), rows of rules as they were typed (trees.py, rules.py), a derivation whose
intermediates are to be named (naming.py). Out: texts; `style/` has the notations, a file each, which know how every
mark looks and put written pieces together. What is written in the input language reads back as the same term.
"""
