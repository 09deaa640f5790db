"""What the tests know of the engine's inside: when its stages are rebuilt, the tests change here.

engine has what most tests ask for, in one call each; parts names the pieces that tests of a single stage look at.
mathematics, beside this folder, evaluates and compares. All other tests go through these, through matgrad.derive and
matgrad.check, or through the command line.
"""
