"""Tables that come in: what each column holds, what was understood, and what was refused."""
