"""Rules. In: the rows that stand in the operators' rooms, and a term. Out: the term rewritten by them.

A row is an equation as a reader sees it (rule.py). Its two sides are terms: compile.py reads them, generate.py writes
those of all rooms to table.py, and from there they are made when they are first needed, in a store of their own
(frozen.py). A row is filed by the head of its left side and found by how a term looks at a glance (index.py,
glimpse.py), held against the term or a part of it (match.py, part.py), and rewrites it until no row fits any more
(rewrite.py). What fired is handed on, to be cited.
"""
