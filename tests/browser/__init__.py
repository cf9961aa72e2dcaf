"""What a reader does, in the system's Chromium."""
