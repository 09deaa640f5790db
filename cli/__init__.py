"""The command line: the program `matgrad` (app.py) and the plugin of pytest.

In: arguments, files, standard input. Out: pages, reports, and an exit code (exits.py). Its stages from low to high are
input, terminal, processes, reference, reports, formats, work, commands; none of them knows one above it.
"""
