"""How fast and how large: catalogues of any size, made from the real one, and what is measured on them."""
