"""JSON without white space, and with letters as they are. Pure."""

import json

compact_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
