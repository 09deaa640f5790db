"""What the program exits with."""

SUCCESS = 0
FAILED = 1  # a statement of a batch has an error, a claim is wrong or has one
UNREADABLE = 2  # usage, files, configuration
UNDECIDED = 3  # a claim, with --strict
INTERNAL_ERROR = 4  # the tool itself
INTERRUPTED = 130  # Ctrl-C
