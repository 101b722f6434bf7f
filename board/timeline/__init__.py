"""Time across: which column a day has, what a task's row shows, and the heads above. The same on a screen and on paper."""
