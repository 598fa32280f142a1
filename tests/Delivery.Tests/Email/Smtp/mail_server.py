"""A mail server on loopback (aiosmtpd). Prints 'listening PORT', then a line of JSON for each message that it took.

mail_server.py none|startTls|tls CERTIFICATE KEY MECHANISM
"""
import asyncio, base64, json, ssl, sys

from aiosmtpd.smtp import SMTP, AuthResult

security, certificate, key, mechanism = sys.argv[1:]


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 No such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        print(json.dumps({
            "encrypted": server.transport.get_extra_info("ssl_object") is not None,
            "hello": session.host_name,
            "user": session.auth_data.decode() if session.authenticated else None,
            "from": envelope.mail_from,
            "options": envelope.mail_options,
            "to": envelope.rcpt_tos,
            "message": base64.b64encode(envelope.original_content).decode(),
        }), flush=True)
        return "250 2.0.0 OK, queued as 4711"


def authenticate(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"briefing", "Grüße, 世界".encode())
    # Without a message of its own the server answers 535.
    return AuthResult(success=right, handled=False, auth_data=data.login)


async def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def connection():
        return SMTP(
            Handler(), hostname="mail.example", enable_SMTPUTF8=True, data_size_limit=2_000_000,
            authenticator=authenticate, auth_exclude_mechanism={"PLAIN": ["LOGIN"], "LOGIN": ["PLAIN"]}[mechanism],
            # Of encryption from the first byte the library knows nothing, so it is not to insist on its own.
            auth_required=True, auth_require_tls=security == "startTls",
            tls_context=context if security == "startTls" else None, require_starttls=security == "startTls")

    server = await asyncio.get_running_loop().create_server(connection, "127.0.0.1", 0, ssl=context if security == "tls" else None)
    print("listening", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
