"""Rules. In: the rows that stand in the operators' rooms, and a term. Out: the term rewritten by them.

A row is an equation as a reader sees it (rule.py). It is filed by the head of its left side (index.py, from the
generated filing.py), becomes two terms when it is first needed (compile.py), is held against a term (match.py), and
rewrites it until no row fits any more (rewrite.py). What fired is handed on, to be cited.
"""
