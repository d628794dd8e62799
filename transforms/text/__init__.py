"""What any format needs to become a stored article."""
