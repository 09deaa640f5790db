"""The tree of a statement gets its meaning.

In: a statement as grammar/ read it, and the context of the lines above it. Out: its formulas with a shape for every
part, its symbols, and notes on how it was read (statement.Formulas); then terms (build.Builder). Raises Mistake with
the codes of codes.py where something has no meaning, or two.

In order of use: where there are sums over an index, families (survey, indices) says what each x_i is; declarations,
context and names (joined, missing) say what the names are; resolve (choice, unknown) what each node means, as a part;
understand tries the kinds that names may have (kinds, ordinary), and infer, calls, unify and typing find the shapes;
statement ties these together, and build makes terms.
"""
