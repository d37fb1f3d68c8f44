"""The command line: its commands, and where what they say goes; imports no Qt."""
