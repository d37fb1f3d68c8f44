"""Protons, neutrons, intraoperative treatment, hyperthermia, markers and whole-body courses."""
