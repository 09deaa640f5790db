"""The command line: what is asked, and how an answer is printed."""
