"""How to get to every screen of the window, for the pictures of tests/shots.py."""
