"""Paper: a reviewed course as a PDF that reads the same after a photocopier; knows values only, never a catalogue."""
