"""Fields of phases and of the record: what each is called, how it is shown, and how a typed text is understood."""
