"""Where a translator finds a message: addresses made from the option `message_url`. Pure."""

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from generator.pofiles import PoFile, folder_name, message_id

# What an address may name, each in braces.
FIELDS = ("locale", "folder", "file", "line", "msgid", "context")
_FIELD = re.compile(r"\{(\w*)\}")


def is_message_url(template: str) -> bool:
    """Return whether a template makes addresses: of the web, with known fields only."""
    try:
        parts = urlsplit(template)
    except ValueError:
        return False
    known = all(name in FIELDS for name in _FIELD.findall(template))
    clean = not re.search(r"""[\s<>"'`\\{}]""", _FIELD.sub("", template))
    return parts.scheme in {"https", "http"} and "{" not in parts.netloc and bool(parts.hostname) and known and clean


def message_urls(template: str, tag: str, po: PoFile) -> Mapping[str, str]:
    """Return `{message id: address}` for a locale; a name stands under the path of its fact."""
    urls: dict[str, str] = {}
    for entry in po.entries:
        values = {
            "locale": tag,
            "folder": folder_name(tag),
            "file": po.shown,
            "line": str(entry.line),
            "msgid": entry.msgid,
            "context": entry.context or "",
        }
        url = _filled(template, values)
        keys = entry.references if entry.context == "name" else (message_id(entry.key),)
        urls |= dict.fromkeys(keys, url)
    return urls


def _filled(template: str, values: Mapping[str, str]) -> str:
    quoted = {name: quote(value, safe="/" if name == "file" else "") for name, value in values.items()}
    return _FIELD.sub(lambda match: quoted[match[1]], template)
