"""Brachytherapy: sessions, insertions, channels, sources and what they contain."""
