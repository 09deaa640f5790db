"""What is to be worked on.

In: the arguments of the command line, files, folders, standard input, pyproject.toml. Out: tasks, each the source of a
statement with the `given` and `let` lines of its file; and the settings of options. Nothing is parsed here.
"""
