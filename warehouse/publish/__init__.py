"""Whether this night may go out, and the way back."""
