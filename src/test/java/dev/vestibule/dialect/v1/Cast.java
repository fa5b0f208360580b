package dev.vestibule.dialect.v1;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.NewAccount;
import dev.vestibule.core.notifications.Letter;
import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.KeyMaker;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.StartedSession;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.core.tokens.TokenScope;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People, services and groups made for one request each; past the routes, because there are many.
 */
final class Cast {
  static final String PASSWORD = "correct-horse-battery";
  private static final TokenRules RULES =
      new TokenRules(Duration.ofHours(1), Duration.ofHours(1), true, true);

  private final House house;
  private final String hash;
  private final AtomicInteger made = new AtomicInteger();

  Cast(House house) {
    this.house = house;
    this.hash = house.passwordHashes.hash(PASSWORD);
  }

  /** A number that was not used yet. */
  int next() {
    return made.incrementAndGet();
  }

  Account person(AccountStatus status, boolean staff, boolean superuser) {
    String name = "person" + next();
    NewAccount added =
        new NewAccount(
            name,
            name + "@example.org",
            null,
            null,
            "",
            "",
            "",
            status,
            staff,
            superuser,
            hash,
            "en");
    return house.database.write(tx -> house.accounts.add(tx, added));
  }

  Account person() {
    return person(AccountStatus.ACTIVE, false, false);
  }

  Account permitted(Set<Permission> permissions) {
    Account account = person();
    Group group = group(permissions);
    return join(account, group);
  }

  Account join(Account account, Group group) {
    return house.database.write(tx -> {
      house.administration.groups.addMember(tx, group.id(), account.id());
      return account;
    });
  }

  Group group(Set<Permission> permissions) {
    String name = "group " + next();
    return house.database.write(tx -> house.administration.groups.add(tx, name, "", permissions));
  }

  StartedSession session(Account account) {
    TokenScope scope =
        account.status() == AccountStatus.PENDING ? TokenScope.VERIFY : TokenScope.ACCOUNT;
    return house.issueTokens.session(account, Client.NONE, RULES, scope);
  }

  String key(Set<Permission> permissions) {
    return house
        .database
        .write(tx ->
            house.administration.apiKeys.add(
                tx, "service", permissions, new KeyMaker.Operator(), Optional.empty()))
        .text();
  }

  /** The identifier of another key. */
  ApiKey otherKey() {
    String text = key(Set.of());
    return house.database.read(sql -> house.administration.apiKeys.byText(sql, text)).orElseThrow();
  }

  /** A mail that a server refused. */
  String failedMail(Account account) {
    Letter letter =
        new Letter(
            "password-changed",
            Language.EN,
            account.called() + "@example.org",
            account.id(),
            Map.of("username", "anna", "name", "Anna", "when", "now", "by", "owner"),
            null);
    return house.database.write(tx -> {
      String id = house.outbox.enqueue(tx, letter);
      tx.sql().execute("delete from scheduled_tasks where task_instance = ?", id);
      tx.sql()
          .execute(
              "update outbox set state = 'failed', attempts = 1, next_at = null, last_error = ?"
                  + " where id = ?",
              "550 5.1.1 <" + letter.recipient() + ">: no such user",
              id);
      return id;
    });
  }
}
