"""Where a translator finds a message: addresses made from the option `message_url`. Pure."""

import re
from collections.abc import Collection, Mapping
from urllib.parse import quote, urlsplit

from generator.pofiles import Entry, PoFile, folder_name, message_id

# What an address may name, each in braces.
FIELDS = ("locale", "folder", "file", "line", "msgid", "context")
WEB = ("https", "http")
_FIELD = re.compile(r"\{(\w*)\}")


def is_url(template: str, fields: Collection[str], schemes: Collection[str] = WEB) -> bool:
    """Return whether a template makes addresses: of these schemes, with known fields only, none of them in the host."""
    try:
        parts = urlsplit(template)
    except ValueError:
        return False
    known = all(name in fields for name in _FIELD.findall(template))
    clean = not re.search(r"""[\s<>"'`\\{}]""", _FIELD.sub("", template))
    # An address of mail has no host: its path says whom it is for.
    to, has_one = (parts.netloc, bool(parts.hostname)) if parts.scheme in WEB else (parts.path, "@" in parts.path)
    return parts.scheme in schemes and has_one and "{" not in to and known and clean


def fill_url(template: str, values: Mapping[str, str]) -> str:
    """Return the address that a template makes of values, each escaped; `file` keeps its slashes."""
    return _FIELD.sub(lambda match: quote(values[match[1]], safe="/" if match[1] == "file" else ""), template)


def message_urls(template: str, tag: str, po: PoFile) -> Mapping[str, str]:
    """Return `{message id: address}` for a locale; a name stands under the path of its fact."""
    urls: dict[str, str] = {}
    for entry in po.entries:
        keys = entry.references if entry.context == "name" else (message_id(entry.key),)
        urls |= dict.fromkeys(keys, message_url(template, tag, po.shown, entry))
    return urls


def message_url(template: str, tag: str, file: str, entry: Entry) -> str:
    """Return the address of one message of a locale's catalogue file."""
    values = {
        "locale": tag,
        "folder": folder_name(tag),
        "file": file,
        "line": str(entry.line),
        "msgid": entry.msgid,
        "context": entry.context or "",
    }
    return fill_url(template, values)
