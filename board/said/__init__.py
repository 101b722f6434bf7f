"""Whatever the program says in words: sentences and lines, the same at a prompt, on a screen and on paper."""
