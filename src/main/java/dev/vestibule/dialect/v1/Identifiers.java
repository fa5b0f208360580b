package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.signin.Identifier;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.platform.database.Database;
import java.util.Optional;

/** What somebody types to say who they are: an e-mail address, a telephone number, a username. */
final class Identifiers {
  private final Database database;
  private final Accounts accounts;
  private final Telephones telephones;

  Identifiers(Database database, Accounts accounts, Telephones telephones) {
    this.database = database;
    this.accounts = accounts;
    this.telephones = telephones;
  }

  /**
   * An address or a number that somebody has wins over the same text as a username, so that nobody
   * takes another's place by their choice of a name.
   */
  Identifier of(String text) {
    Optional<String> number = telephones.parse(text).map(Telephone::e164);
    boolean known =
        number.isPresent()
            && database.read(sql -> accounts.byTelephone(sql, number.get())).isPresent();
    if (known) {
      return new Identifier.Telephone(number.get());
    }
    return text.contains("@") && database.read(sql -> accounts.byEmail(sql, text)).isPresent()
        ? new Identifier.Email(text)
        : new Identifier.Username(text);
  }
}
