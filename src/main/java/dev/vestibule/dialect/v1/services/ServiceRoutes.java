package dev.vestibule.dialect.v1.services;

import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.rights.EndApiKey;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.MakeApiKey;
import dev.vestibule.core.rights.OrphanedKeys;
import dev.vestibule.core.tokens.IntrospectToken;
import dev.vestibule.core.tokens.RevokeToken;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The part of the native API that services call, and where their keys come from. */
public record ServiceRoutes(
    Settings settings,
    InstantSource clock,
    Database database,
    Vault vault,
    Groups groups,
    ApiKeys apiKeys,
    MakeApiKey makeApiKey,
    EndApiKey endApiKey,
    OrphanedKeys orphanedKeys,
    IntrospectToken introspectToken,
    RevokeToken revokeToken) {

  /** API keys, introspection and revocation. */
  public List<Route> routes(Frame frame) {
    String base = settings.server().basePath() + settings.dialects().v1().prefix();
    KeyJson json = new KeyJson(database, orphanedKeys, clock);
    List<Route> routes = new ArrayList<>();
    Cursors cursors = new Cursors(vault, base);
    routes.addAll(
        new KeyResources(base, clock, database, apiKeys, makeApiKey, endApiKey, json, cursors)
            .routes(frame));
    routes.addAll(new TokenResources(database, groups, introspectToken, revokeToken).routes(frame));
    return routes;
  }
}
