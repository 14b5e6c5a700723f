"""What is reported to have happened, and where the accounts conflict."""
