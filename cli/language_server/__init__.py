"""The language server: what `matgrad check` finds, shown in an editor while one types.

In: the text of an open file, of claims or a document. Out: marks in it, each with what is to be said of it, what a
pointer over it shows, and a fix where one is certain. The rooms: marks (plain data), claims and documents (from a text
to marks), pages (what a pointer shows), server (the protocol, behind the door to pygls).
"""
