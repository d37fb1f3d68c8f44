"""What the review says about the course on the desk."""
