"""Small helpers for the course: video in and out, plotting, data, lessons."""
