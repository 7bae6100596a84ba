"""Addresses (urllib.parse); there is no network of this kind here."""
