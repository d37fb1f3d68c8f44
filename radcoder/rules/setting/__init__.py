"""Who may bill which part of a service, and from where."""
