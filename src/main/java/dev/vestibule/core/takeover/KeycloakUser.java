package dev.vestibule.core.takeover;

import dev.vestibule.core.takeover.Finding.Remark;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one user of a realm's export. What has no place here becomes a remark. */
final class KeycloakUser {
  private static final Set<String> EVERYBODYS = Set.of("offline_access", "uma_authorization");
  private static final Set<String> FACTORS =
      Set.of("otp", "webauthn", "webauthn-passwordless", "recovery-authn-codes", "totp", "hotp");

  private final DjangoMapping mapping;

  KeycloakUser(DjangoMapping.Given given) {
    Map<String, String> columns = new HashMap<>();
    for (String member :
        List.of(
            DjangoMapping.USERNAME,
            DjangoMapping.EMAIL,
            DjangoMapping.PASSWORD,
            DjangoMapping.ACTIVE,
            DjangoMapping.JOINED)) {
      columns.put(member, member);
    }
    columns.put(DjangoMapping.FIRST_NAME, "firstName");
    columns.put(DjangoMapping.LAST_NAME, "lastName");
    columns.put(DjangoMapping.LOCALE, "locale");
    this.mapping = new DjangoMapping("", "id", columns, Map.of(), Map.of(), Map.of()).with(given);
  }

  Entry entry(String place, JsonNode json) {
    if (!json.path("serviceAccountClientId").asString("").isEmpty()) {
      return Entry.broken(place, "it is a service's, and no person's");
    }
    String id = json.path("id").asString("");
    if (id.isEmpty()) {
      return Entry.broken(place, "it has no id: export the realm with its users");
    }
    List<Remark> remarks = new ArrayList<>();
    Map<String, @Nullable String> values = attributes(json.path("attributes"), remarks);
    for (String member : List.of("username", "email", "firstName", "lastName")) {
      values.put(member, json.path(member).asString(""));
    }
    values.put(DjangoMapping.ACTIVE, Boolean.toString(json.path("enabled").asBoolean(true)));
    if (json.path("createdTimestamp").isNumber()) {
      Instant made = Instant.ofEpochMilli(json.path("createdTimestamp").asLong());
      values.put(DjangoMapping.JOINED, made.toString());
    }
    values.put(DjangoMapping.PASSWORD, password(json.path("credentials")).orElse(""));
    FormerUser user = FormerUser.of(new DjangoRow(id, values), mapping, ZoneOffset.UTC);
    boolean proven = json.path("emailVerified").asBoolean(false);
    left(json, remarks);
    return new Entry(
        place,
        proven ? user.withProvenEmail() : user,
        groups(json.path("groups")),
        factors(json.path("credentials")),
        remarks);
  }

  /** Those that the mapping names; each has a list of values, of which the first one counts. */
  private Map<String, @Nullable String> attributes(JsonNode attributes, List<Remark> remarks) {
    Map<String, @Nullable String> values = new HashMap<>();
    Set<String> left = new TreeSet<>();
    Set<String> read = new HashSet<>(mapping.read());
    attributes
        .properties()
        .forEach(attribute -> {
          JsonNode value = attribute.getValue();
          if (!read.contains(attribute.getKey())) {
            left.add(attribute.getKey());
            return;
          }
          if (value.isArray() && value.size() > 1) {
            remarks.add(
                new Remark(
                    "attributes",
                    attribute.getKey() + " has several values; the first one counts",
                    ""));
          }
          values.put(
              attribute.getKey(),
              value.isArray() ? value.path(0).asString("") : value.asString(""));
        });
    if (!left.isEmpty()) {
      remarks.add(
          new Remark(
              "attributes",
              "left behind: " + String.join(", ", left),
              "profile: {a_field: " + left.iterator().next() + "} in the mapping"));
    }
    return values;
  }

  private static Optional<String> password(JsonNode credentials) {
    return credentials
        .valueStream()
        .filter(credential -> credential.path("type").asString("").equals("password"))
        .findFirst()
        .map(credential -> KeycloakHash.phc(credential).orElse("unknown"));
  }

  private static List<DjangoFactors.Factor> factors(JsonNode credentials) {
    List<DjangoFactors.Factor> found = new ArrayList<>();
    credentials
        .valueStream()
        .filter(credential -> FACTORS.contains(credential.path("type").asString("")))
        .forEach(credential -> {
          String type = credential.path("type").asString("");
          String id = credential.path("id").asString(Integer.toString(found.size()));
          Map<String, String> content = new HashMap<>();
          credential
              .properties()
              .forEach(member ->
                  content.put(
                      member.getKey(),
                      member.getValue().isString()
                          ? member.getValue().stringValue()
                          : member.getValue().toString()));
          found.add(new DjangoFactors.Factor("keycloak " + id, type, content));
        });
    return found;
  }

  /** Paths of groups, without the slash that they begin with. */
  private static List<String> groups(JsonNode groups) {
    return groups
        .valueStream()
        .map(path -> path.asString("").replaceFirst("^/", ""))
        .filter(path -> !path.isEmpty())
        .distinct()
        .toList();
  }

  private static void left(JsonNode json, List<Remark> remarks) {
    add(remarks, "required_actions", "not asked for here: ", texts(json.path("requiredActions")));
    add(
        remarks,
        "federated_identities",
        "there are none here, so this person signs in with a password: ",
        json.path("federatedIdentities")
            .valueStream()
            .map(identity ->
                identity.path("identityProvider").asString("")
                    + " "
                    + identity.path("userId").asString(""))
            .collect(Collectors.toCollection(TreeSet::new)));
    Set<String> roles = texts(json.path("realmRoles"));
    roles.removeIf(role -> EVERYBODYS.contains(role) || role.startsWith("default-roles-"));
    json.path("clientRoles")
        .properties()
        .forEach(client ->
            texts(client.getValue()).forEach(role -> roles.add(client.getKey() + "/" + role)));
    add(remarks, "roles", "they mean nothing here: ", roles);
    if (!json.path("federationLink").asString("").isEmpty()) {
      remarks.add(
          new Remark(
              "password", "it is checked by another system (a federation)", "choose one by mail"));
    }
  }

  private static void add(List<Remark> remarks, String member, String why, Set<String> words) {
    if (!words.isEmpty()) {
      remarks.add(new Remark(member, why + String.join(", ", words), ""));
    }
  }

  private static Set<String> texts(JsonNode list) {
    return list.valueStream()
        .map(value -> value.asString(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
