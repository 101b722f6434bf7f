"""What `board …` does at a prompt, without opening the screen."""
