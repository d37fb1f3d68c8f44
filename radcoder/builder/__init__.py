"""From a prescription to a whole course: the log of fractions and the proposed lines, each with its reason.

It stands between the rules and the use cases: it asks the rules what a course earns, so that what it proposes is what a
review expects, and nothing in it knows a file, a screen or today's date.
"""
