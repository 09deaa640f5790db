"""A line of text becomes the tree of a statement, each part with its place in the text; no operator is known here.

In: text (read.read_statement, lines.statements for files). Out: one of the records of tree.py. Raises Mistake with the
codes of codes.py. formula.lark is the notation, tables.py made of it; read.py drives the tables, settle.py says what a
lexeme is where it stands, actions, statements, declaring and asking build the nodes, plainly.py reads declarations that
are typed as most are without them, unexpected.py explains what cannot be read.
"""
