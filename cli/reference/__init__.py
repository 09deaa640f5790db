"""Pages about the language: operators and their rules, codes, syntax.

In: the registries of operators and codes. Out: lines for the terminal, or Markdown.
"""
