"""Reads messages (*.eml of a folder, in order of name) with Python's own parser and prints what they say, as a list in JSON."""
import email, email.policy, email.utils, json, pathlib, sys
from email.header import decode_header, make_header


def defects(message):
    found = [repr(d) for part in message.walk() for d in part.defects]
    return found + [repr(d) for part in message.walk() for value in part.values() for d in getattr(value, "defects", [])]


def mailbox(header, raw):
    # The name by the older of Python's two decoders: the newer one leaves the space between two encoded words of a name, against RFC 2047 §6.2.
    name = str(make_header(decode_header(email.utils.parseaddr(raw)[0]))) if raw else ""
    return [[name if a.display_name else "", a.addr_spec] for a in header.addresses] if header else []


def read(path):
    # Decoded first: addresses beyond ASCII stand in headers as UTF-8 (RFC 6532).
    message = email.message_from_string(path.read_bytes().decode("utf-8"), policy=email.policy.SMTPUTF8)
    raw = email.message_from_string(path.read_bytes().decode("utf-8"), policy=email.policy.compat32)
    parts = list(message.iter_parts())
    return {
        "defects": defects(message),
        "headers": message.keys(),
        "type": message.get_content_type(),
        "parts": [p.get_content_type() for p in parts],
        "subject": message["subject"],
        "from": mailbox(message["from"], raw["from"]),
        "replyTo": mailbox(message["reply-to"], raw["reply-to"]),
        "to": mailbox(message["to"], raw["to"]),
        "date": message["date"].datetime.isoformat(),
        "messageId": message["message-id"],
        "unsubscribe": message["list-unsubscribe"],
        "text": parts[0].get_content(),
        "html": parts[1].get_content(),
    }


print(json.dumps([read(path) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml"))]))
