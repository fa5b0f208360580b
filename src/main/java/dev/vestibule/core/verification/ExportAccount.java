package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.OneTimeCodes;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.tokens.KnownSession;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Collects everything that is stored about somebody, for themselves (GDPR, articles 15 and 20).
 * What opens something is left out: hashes, tokens, codes and links.
 */
public final class ExportAccount {
  private final Database database;
  private final Accounts accounts;
  private final ProfileSchema schema;
  private final Profiles profiles;
  private final Avatars avatars;
  private final Sessions sessions;
  private final OneTimeCodes codes;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final AccountSettings settings;
  private final Events events;
  private final InstantSource clock;

  public ExportAccount(
      Database database,
      Accounts accounts,
      ProfileSchema schema,
      Profiles profiles,
      Avatars avatars,
      Sessions sessions,
      OneTimeCodes codes,
      OneTimeLinks links,
      Outbox outbox,
      AccountSettings settings,
      Events events,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.schema = schema;
    this.profiles = profiles;
    this.avatars = avatars;
    this.sessions = sessions;
    this.codes = codes;
    this.links = links;
    this.outbox = outbox;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Everything about one person.
   *
   * @param wantedTelephone in E.164, not proven yet
   * @param profile the fields that its owner may read
   * @param pictures by their fields; the avatar's is {@code avatar}
   */
  public record PersonalData(
      Instant exported,
      Account account,
      Optional<String> wantedTelephone,
      Map<String, Object> profile,
      Map<String, Avatars.Avatar> pictures,
      List<KnownSession> sessions,
      List<OneTimeCodes.Given> codes,
      List<OneTimeLinks.Given> links,
      List<Outbox.Written> messages) {
    @Override
    public String toString() {
      return "data of " + account;
    }
  }

  /** Reads it all at one moment; empty when the account is gone. */
  public Optional<PersonalData> export(long id) {
    Optional<PersonalData> data =
        database.read(sql -> accounts.byId(sql, id).map(account -> collect(sql, account)));
    data.map(PersonalData::account).ifPresent(this::tell);
    return data;
  }

  private void tell(Account account) {
    boolean _ =
        database.write(tx -> {
          events.happenedTo(tx, EventType.DATA_EXPORTED, account.uuid(), Map.of("of", "account"));
          return true;
        });
  }

  private PersonalData collect(DSLContext sql, Account account) {
    long id = account.id();
    List<ProfileField> own =
        schema.fields().stream()
            .filter(field -> field.readableBy(new Viewer(true, account.staff())))
            .toList();
    return new PersonalData(
        clock.instant(),
        account,
        accounts.wantedTelephone(sql, id),
        profiles.readAll(sql, List.of(id), own).getOrDefault(id, Map.of()),
        avatars.ofAccount(sql, id),
        sessions.ofAccount(sql, id),
        codes.given(sql, id).stream().filter(code -> code.used() != null || !conceals()).toList(),
        links.given(sql, id),
        outbox.written(sql, id).stream().filter(message -> toldOf(account, message)).toList());
  }

  private boolean conceals() {
    return settings.concealExistence();
  }

  /**
   * While the existence of accounts is concealed, what went out to an address or number that is not
   * the account's, or did not, would tell whether that is somebody's. So would an unused code.
   */
  private boolean toldOf(Account account, Outbox.Written message) {
    return !conceals()
        || message.recipient().equals(account.email())
        || message.recipient().equals(account.telephone());
  }
}
