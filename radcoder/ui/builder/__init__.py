"""The builder: from a template and a first day to a course, seen whole before it is made."""
