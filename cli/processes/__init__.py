"""Work spread over worker processes, within limits.

In: a function and items. Out: the results in order, each as soon as it and those before it are there. A killed worker
loses one item; Ctrl-C loses no finished result. The limits of time and memory hold for each item.
"""
