"""Values and arithmetic of radiation-oncology billing; standard library only."""
