"""What is put into every dossier as it stands: the script and the text by which a stranger checks it."""
