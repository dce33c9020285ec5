"""A real OpenID provider (Canaille) for one test: people, groups and one client, all in memory.

provider.py PORT REDIRECT CERTIFICATE KEY   serves https://127.0.0.1:PORT, and says "ready" when it answers.
"""

import sys

from canaille import create_app
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

port, redirect, certificate, key = sys.argv[1:]
address = f"127.0.0.1:{port}"
app = create_app(
    config={
        "SECRET_KEY": "of this test alone",
        "SERVER_NAME": address,
        "PREFERRED_URL_SCHEME": "https",
        "CANAILLE": {"DATABASE": "memory", "HTMX": False, "JAVASCRIPT": False},
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True)]},
    }
)
with app.app_context():
    from canaille.app import models
    from canaille.backends import Backend

    def kept(thing):
        Backend.instance.save(thing)
        return thing

    people = {
        name: kept(
            models.User(
                user_name=name,
                display_name=name,
                formatted_name=name,
                family_name=name,
                password=f"password of {name}",
                emails=[f"{name}@example.org"],
            )
        )
        for name in ["anna", "carl", "dora", "eve"]
    }
    kept(models.Group(display_name="pbx-agents", members=[people["anna"]]))
    kept(models.Group(display_name="pbx-admins", members=[people["carl"], people["dora"]]))
    kept(models.Group(display_name="cooks", members=[people["eve"]]))
    for name in ["offhook", "another"]:
        client = kept(
            models.Client(
                client_id=name,
                client_secret=f"secret-of-{name}",
                client_name=name,
                redirect_uris=[redirect],
                grant_types=["authorization_code"],
                response_types=["code"],
                scope=["openid", "profile", "groups"],
                token_endpoint_auth_method="client_secret_basic",
            )
        )
        client.audience = [client]
        kept(client)

server = make_server("127.0.0.1", int(port), app, threaded=True, ssl_context=(certificate, key))
print("ready", flush=True)
server.serve_forever()
