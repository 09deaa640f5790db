"""What is done with each statement, in this process or in a worker, within its limits.

In: tasks, each a statement with the lines `given` and `let` of its file. Out, one by one and in order: answers, which
are printed (derivations.py), or findings, which reports are made of (claims.py). An unexpected exception is a result
like any other, so that one statement does not end the rest.
"""
