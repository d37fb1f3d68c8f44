"""The fraction calendar: real weeks with every fraction on its day, to read and to change."""
