"""The web application on loopback: an adapter without logic."""
