"""The commands, one file each.

In: options, which typer has parsed (options.py has those that several commands share). Out: what a command prints, and
the code it exits with. A new command is a file, and an entry in COMMANDS of cli/app.py.
"""
