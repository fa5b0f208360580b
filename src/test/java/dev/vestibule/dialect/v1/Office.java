package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.KeyMaker;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where people with and without permissions look after accounts. */
final class Office {
  final Native api;
  final Visitor operator;
  private final House house;

  Office(TestServer server) {
    this.api = new Native(server);
    this.operator = new Visitor(server);
    this.house = server.house();
  }

  /** Makes an account; answers its identifier. */
  String account(String name, Map<String, Object> members) {
    operator.account(name, members);
    return uuid(name);
  }

  String account(String name) {
    return account(name, Map.of());
  }

  String uuid(String name) {
    return house
        .database
        .read(sql -> house.accounts.byUsername(sql, name))
        .orElseThrow()
        .uuid()
        .toString();
  }

  boolean exists(String name) {
    return house.database.read(sql -> house.accounts.byUsername(sql, name)).isPresent();
  }

  String token(String name) {
    return access(api.signIn(name, PASSWORD).json());
  }

  /** Signs in somebody new who may do everything. */
  String superuser(String name) {
    account(name, Map.of("is_superuser", true, "is_staff", true));
    return token(name);
  }

  /** Signs in somebody new with permissions. */
  String entitled(String name, Permission... permissions) {
    account(name);
    join(group("group of " + name, permissions), name);
    return token(name);
  }

  String group(String name, Permission... permissions) {
    Group group =
        house.database.write(
            tx -> house.administration.groups.add(tx, name, "", Set.of(permissions)));
    return group.id().toString();
  }

  void join(String group, String name) {
    long id = operator.find(name).orElseThrow();
    house.database.write(tx -> {
      house.administration.groups.addMember(tx, UUID.fromString(group), id);
      return id;
    });
  }

  /** A new key of a service. */
  String key(Permission... permissions) {
    return house
        .database
        .write(tx ->
            house.administration.apiKeys.add(
                tx, "service", Set.of(permissions), new KeyMaker.Operator(), Optional.empty()))
        .text();
  }

  Reply send(String token, String method, String path, Object body) {
    return api.send(method, path, body, "Authorization", "Bearer " + token);
  }

  Reply bare(String token, String method, String path) {
    return api.bare(method, path, "Authorization", "Bearer " + token);
  }

  Reply get(String token, String path) {
    return api.get(path, token);
  }

  Reply patch(String token, String path, String tag, Object body) {
    return api.send(
        "PATCH",
        path,
        body,
        "Authorization",
        "Bearer " + token,
        "If-Match",
        tag,
        "Content-Type",
        "application/merge-patch+json");
  }

  Reply patch(String token, String path, Object body) {
    return patch(token, path, "*", body);
  }

  /** Place and code of each error, with a question mark before the name of a parameter. */
  static List<String> errors(Reply reply) {
    return reply
        .json()
        .path("errors")
        .valueStream()
        .map(error ->
            (error.has("pointer")
                    ? error.get("pointer").asString()
                    : "?" + error.get("parameter").asString())
                + " "
                + error.get("code").asString())
        .toList();
  }
}
