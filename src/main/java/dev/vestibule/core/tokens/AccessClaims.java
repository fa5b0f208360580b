package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.rights.Rights;
import dev.vestibule.platform.config.ClaimSource;
import dev.vestibule.platform.config.ClaimSource.Member;
import dev.vestibule.platform.config.TokenSettings;
import dev.vestibule.platform.database.Database;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What access tokens say beside their dialect's own claims: issuer and audience, and of their
 * account what the configuration wants. It is read anew for every token that is issued, and nothing
 * is read that no claim wants. What an account does not have is left out.
 */
public final class AccessClaims {
  /** Tokens of the native API name groups without being asked. */
  private static final Map<String, ClaimSource> NATIVE = Map.of("groups", Member.GROUPS);

  private final TokenSettings settings;
  private final Database database;
  private final Groups groups;
  private final Profiles profiles;
  private final Wanted everywhere;
  private final Wanted natively;

  public AccessClaims(
      TokenSettings settings,
      Database database,
      Groups groups,
      ProfileSchema schema,
      Profiles profiles) {
    this.settings = settings;
    this.database = database;
    this.groups = groups;
    this.profiles = profiles;
    Map<String, ClaimSource> configured = new LinkedHashMap<>();
    settings
        .claims()
        .forEach((name, source) -> configured.put(name, ClaimSource.of(source).orElseThrow()));
    this.everywhere = Wanted.of(configured, schema);
    Map<String, ClaimSource> more = new LinkedHashMap<>(NATIVE);
    more.putAll(configured);
    this.natively = Wanted.of(more, schema);
  }

  /** Which claims there are, and what has to be read for them. */
  private record Wanted(
      Map<String, ClaimSource> claims, List<ProfileField> fields, boolean groups) {
    static Wanted of(Map<String, ClaimSource> all, ProfileSchema schema) {
      Map<String, ClaimSource> claims = new LinkedHashMap<>(all);
      claims.values().removeIf(Member.OFF::equals);
      List<ProfileField> fields =
          claims.values().stream()
              .flatMap(source ->
                  source instanceof ClaimSource.Profile(String field)
                      ? schema.find(field).stream()
                      : Stream.empty())
              .distinct()
              .toList();
      boolean groups =
          claims.containsValue(Member.GROUPS) || claims.containsValue(Member.PERMISSIONS);
      return new Wanted(claims, fields, groups);
    }
  }

  /** Who issued the token, and for whom. */
  Map<String, Object> ofIssuer() {
    Map<String, Object> claims = new LinkedHashMap<>();
    settings.issuer().ifPresent(issuer -> claims.put("iss", issuer));
    settings.audience().ifPresent(audience -> claims.put("aud", audience));
    return claims;
  }

  /** What tokens of every dialect say of an account. */
  Map<String, Object> of(Account account) {
    return read(everywhere, account);
  }

  /** What tokens of the native API say of it. */
  Map<String, Object> natively(Account account) {
    return read(natively, account);
  }

  /** An account, and what was read beside it. */
  private record Facts(Account account, List<Group> groups, Map<String, Object> profile) {}

  private Map<String, Object> read(Wanted wanted, Account account) {
    long id = account.id();
    List<Group> member =
        wanted.groups()
            ? database.read(sql -> groups.ofAccounts(sql, List.of(id))).getOrDefault(id, List.of())
            : List.of();
    Map<String, Object> profile =
        wanted.fields().isEmpty()
            ? Map.of()
            : database
                .read(sql -> profiles.readAll(sql, List.of(id), wanted.fields()))
                .getOrDefault(id, Map.of());
    Facts facts = new Facts(account, member, profile);
    Map<String, Object> claims = new LinkedHashMap<>();
    wanted
        .claims()
        .forEach((name, source) -> value(source, facts).ifPresent(v -> claims.put(name, v)));
    return claims;
  }

  private static Optional<Object> value(ClaimSource source, Facts facts) {
    return switch (source) {
      case ClaimSource.Profile(String field) ->
          Optional.ofNullable(facts.profile().get(field))
              .map(value -> value instanceof LocalDate date ? date.toString() : value);
      case Member member -> Optional.ofNullable(value(member, facts));
    };
  }

  private static @Nullable Object value(Member member, Facts facts) {
    Account account = facts.account();
    return switch (member) {
      case UUID -> account.uuid().toString();
      case ID -> account.id();
      case EMAIL -> account.email();
      case EMAIL_VERIFIED -> account.emailVerifiedAt() != null;
      case USERNAME -> account.username();
      case NAME -> account.fullName();
      case FIRST_NAME -> account.firstName();
      case LAST_NAME -> account.lastName();
      case TELEPHONE -> account.telephone();
      case LOCALE -> account.locale();
      case STAFF -> account.staff();
      case SUPERUSER -> account.superuser();
      case GROUPS -> facts.groups().stream().map(Group::name).toList();
      case PERMISSIONS -> permissions(facts);
      case OFF -> null;
    };
  }

  /** All words for superusers, who may do everything. */
  private static List<String> permissions(Facts facts) {
    Rights rights =
        new Rights(
            facts.groups().stream()
                .flatMap(group -> group.permissions().stream())
                .collect(Collectors.toSet()),
            facts.account().superuser());
    return Stream.of(Permission.values())
        .filter(rights::allow)
        .map(Permission::word)
        .sorted()
        .toList();
  }
}
