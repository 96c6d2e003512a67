# Start, sending, and the project lead's pages.
