"""The reviewer's scale: what is asked, what it is worth, and the exact arithmetic of the score."""
