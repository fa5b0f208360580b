package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.administration.ManagedAccounts;
import dev.vestibule.core.audit.AuditEvents;
import dev.vestibule.core.audit.AuditFilter;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.config.FieldType;
import dev.vestibule.platform.config.SessionSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.geo.Places;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.ui.account.ProfileItem;
import dev.vestibule.ui.pages.Problems;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@code /console/accounts/{id}/}: everything about one account. */
public final class AccountPage {
  private static final int GROUPS = 200;
  private static final int MESSAGES = 30;
  private static final int EVENTS = 20;

  private final ConsoleFrame frame;
  private final Database database;
  private final ManagedAccounts accounts;
  private final ProfileSchema schema;
  private final Profiles profiles;
  private final Groups groups;
  private final Sessions sessions;
  private final SessionSettings sessionSettings;
  private final Outbox outbox;
  private final AuditEvents trail;
  private final Places places;
  private final InstantSource clock;

  AccountPage(
      ConsoleFrame frame,
      Database database,
      ManagedAccounts accounts,
      ProfileSchema schema,
      Profiles profiles,
      Groups groups,
      Sessions sessions,
      SessionSettings sessionSettings,
      Outbox outbox,
      AuditEvents trail,
      Places places,
      InstantSource clock) {
    this.frame = frame;
    this.database = database;
    this.accounts = accounts;
    this.schema = schema;
    this.profiles = profiles;
    this.groups = groups;
    this.sessions = sessions;
    this.sessionSettings = sessionSettings;
    this.outbox = outbox;
    this.trail = trail;
    this.places = places;
    this.clock = clock;
  }

  /** Something that is known of the account. */
  public record Fact(String label, String value, List<Badge> badges) {}

  /** A mail or text message to it, without its content. */
  public record Message(String event, String recipient, String when, String title, Badge state) {}

  Optional<ManagedAccount> find(UUID id) {
    return database.read(sql -> accounts.byUuid(sql, id));
  }

  Answer show(Clerk clerk) {
    return Addresses.id(clerk, "id")
        .flatMap(this::find)
        .map(found -> show(clerk, 200, found, Problems.none(), Map.of()))
        .orElseGet(() -> frame.missing(clerk));
  }

  /**
   * The page.
   *
   * @param typed what was sent and refused, by the names of the form's fields
   */
  Answer show(
      Clerk clerk, int status, ManagedAccount found, Problems problems, Map<String, String> typed) {
    Account account = found.account();
    List<TrailItem> happened = happened(clerk, account);
    return database.read(sql -> {
      Map<String, Object> values = new HashMap<>();
      values.put("account", account);
      values.put("initial", AccountsPage.initial(account.called()));
      values.put("badges", badges(account, clerk.words()));
      values.put("facts", facts(found, clerk.words()));
      values.put("profile", items(sql, clerk, account, true));
      values.put("fields", typed(items(sql, clerk, account, false), typed));
      values.put("names", typed);
      values.put("sessions", running(sql, clerk, account));
      values.put("messages", messages(sql, clerk, account));
      values.put("groups", found.groups());
      values.put("others", others(sql, clerk, found));
      values.put("trail", happened);
      values.put("problems", problems);
      values.put("due", due(account, clerk.words()));
      values.put("mine", clerk.account().id() == account.id());
      return frame.show(clerk, status, "console/account", values);
    });
  }

  private List<TrailItem> happened(Clerk clerk, Account account) {
    return clerk.may(Permission.AUDIT_READ)
        ? trail.page(AuditFilter.of(account.uuid()), Optional.empty(), EVENTS).stream()
            .map(event -> TrailItem.of(event, account.uuid(), clerk.words(), clock.instant()))
            .toList()
        : List.of();
  }

  private static List<Badge> badges(Account account, ConsoleWords words) {
    List<Badge> badges = Badge.roles(account, words);
    badges.addFirst(Badge.status(account, words));
    return badges;
  }

  private static String due(Account account, ConsoleWords words) {
    Instant due = account.deletionDueAt();
    return due == null ? "" : Times.full(due, words);
  }

  private List<Fact> facts(ManagedAccount found, ConsoleWords words) {
    Account account = found.account();
    return List.of(
        new Fact(
            words.get("column.email"),
            account.email() == null ? "" : account.email(),
            proven(account.email(), account.emailVerifiedAt(), words)),
        new Fact(
            words.get("column.telephone"),
            account.shownTelephone(),
            proven(account.telephone(), account.telephoneVerifiedAt(), words)),
        new Fact(words.get("column.username"), account.username(), List.of()),
        new Fact(words.get("fact.name"), account.called(), List.of()),
        new Fact(
            words.get("column.language"), words.get("language." + account.locale()), List.of()),
        new Fact(words.get("fact.password"), password(account, words), List.of()),
        new Fact(words.get("column.joined"), Times.full(account.joinedAt(), words), List.of()),
        new Fact(
            words.get("column.last_sign_in"), moment(account.lastSignInAt(), words), List.of()),
        new Fact(
            words.get("column.last_seen"),
            moment(found.listed().lastSeenAt().orElse(null), words),
            List.of()),
        new Fact(words.get("fact.id"), account.uuid().toString(), List.of()));
  }

  private static String password(Account account, ConsoleWords words) {
    return words.get(account.passwordHash() == null ? "password.none" : "password.set");
  }

  private static String moment(@Nullable Instant moment, ConsoleWords words) {
    return moment == null ? words.get("never") : Times.full(moment, words);
  }

  private static List<Badge> proven(
      @Nullable String value, @Nullable Instant when, ConsoleWords words) {
    if (value == null) {
      return List.of();
    }
    return List.of(
        when == null
            ? new Badge(words.get("proven.not"), "warn")
            : new Badge(words.get("proven.on", Times.full(when, words)), "good"));
  }

  /** The declared fields that this administrator sees, or those that they may change. */
  private List<ProfileItem> items(DSLContext sql, Clerk clerk, Account account, boolean readable) {
    Viewer viewer = clerk.administrator().viewer(account);
    List<ProfileField> fields =
        schema.fields().stream()
            .filter(field -> field.type() != FieldType.IMAGE)
            .filter(field -> readable ? field.readableBy(viewer) : field.writableBy(viewer))
            .toList();
    Map<String, Object> values =
        profiles.readAll(sql, List.of(account.id()), fields).getOrDefault(account.id(), Map.of());
    return fields.stream()
        .map(field ->
            ProfileItem.of(
                field,
                readable || field.readableBy(viewer) ? values.get(field.name()) : null,
                clerk.visit().words(),
                clerk.visit().language()))
        .toList();
  }

  private static List<ProfileItem> typed(List<ProfileItem> items, Map<String, String> typed) {
    return items.stream()
        .map(item -> typed.containsKey(item.name()) ? item.typed(typed.get(item.name())) : item)
        .toList();
  }

  private List<SessionItem> running(DSLContext sql, Clerk clerk, Account account) {
    Instant now = clock.instant();
    return sessions.ofAccount(sql, account.id()).stream()
        .filter(session -> session.running(now, sessionSettings.idle()))
        .map(session -> SessionItem.of(session, clerk.visit().words(), clerk.words(), places, now))
        .toList();
  }

  private List<Message> messages(DSLContext sql, Clerk clerk, Account account) {
    ConsoleWords words = clerk.words();
    return outbox.written(sql, account.id()).stream()
        .sorted(Comparator.comparing(Outbox.Written::written).reversed())
        .limit(MESSAGES)
        .map(message ->
            new Message(
                words.has("message." + message.event())
                    ? words.get("message." + message.event())
                    : message.event(),
                message.recipient(),
                Times.brief(message.written(), clock.instant(), words),
                Times.full(message.written(), words),
                new Badge(words.get("sent." + message.state()), tone(message.state()))))
        .toList();
  }

  private static String tone(String state) {
    return switch (state) {
      case "sent" -> "good";
      case "queued" -> "warn";
      default -> "bad";
    };
  }

  /** The groups that it could be put into. */
  private List<Group> others(DSLContext sql, Clerk clerk, ManagedAccount found) {
    return clerk.may(Permission.GROUPS_MANAGE)
        ? groups.after(sql, "", GROUPS).stream()
            .filter(group -> found.groups().stream().noneMatch(g -> g.id().equals(group.id())))
            .toList()
        : List.of();
  }
}
