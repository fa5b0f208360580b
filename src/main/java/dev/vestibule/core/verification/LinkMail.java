package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.Letter;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a dialect words the mail that carries a link.
 *
 * @param template the mail's template
 * @param address where its link leads
 * @param language what it is worded in
 * @param withCode whether the mail holds a code to type as well, where there are such for its
 *     purpose
 * @param site what it calls the product; null for the usual name
 */
public record LinkMail(
    String template,
    LinkAddress address,
    Language language,
    boolean withCode,
    @Nullable String site) {
  /** A mail with a link alone, and the product's usual name. */
  public LinkMail(String template, LinkAddress address, Language language) {
    this(template, address, language, false, null);
  }

  /** A mail with the product's usual name. */
  public LinkMail(String template, LinkAddress address, Language language, boolean withCode) {
    this(template, address, language, withCode, null);
  }

  /** Makes a link and writes its mail, in the transaction that asks for it. */
  void send(
      Transaction tx, Account account, LinkPurpose purpose, OneTimeLinks links, Outbox outbox) {
    String email = account.email();
    if (email == null) {
      return;
    }
    OneTimeLinks.Made link = links.make(tx, account.id(), purpose);
    String code = code(tx, account, purpose, email, link, links);
    outbox.enqueue(tx, letter(template, account, email, link, code));
  }

  private String code(
      Transaction tx,
      Account account,
      LinkPurpose purpose,
      String email,
      OneTimeLinks.Made link,
      OneTimeLinks links) {
    return purpose
        .code()
        .filter(_ -> withCode)
        .map(kind -> links.codeBeside(tx, account.id(), kind, email, link))
        .orElse("");
  }

  /** Makes a link that proves a new address of the account and writes its mail to that address. */
  void sendChange(
      Transaction tx, Account account, String email, OneTimeLinks links, Outbox outbox) {
    OneTimeLinks.Made link = links.make(tx, account.id(), LinkPurpose.EMAIL_CHANGE, email);
    String code = code(tx, account, LinkPurpose.EMAIL_CHANGE, email, link, links);
    outbox.enqueue(tx, letter("email-change", account, email, link, code));
  }

  private Letter letter(
      String name, Account account, String email, OneTimeLinks.Made link, String code) {
    String url = address.fill(account.id(), link.secret());
    Map<String, String> values = new HashMap<>();
    values.put("url", url);
    values.put("username", account.naturalName());
    values.put("code", code);
    if (site != null) {
      values.put("site", site);
    }
    return new Letter(name, language, email, account.id(), values, link.expires());
  }

  /**
   * Sends the mail to whoever signs in with a password and has that address.
   *
   * @return whom, if anybody; what the asker is told must not depend on it
   */
  Optional<Account> sendTo(
      String address,
      Transaction tx,
      Accounts accounts,
      LinkPurpose purpose,
      OneTimeLinks links,
      Outbox outbox) {
    Optional<Account> found =
        accounts
            .byEmail(tx.sql(), address)
            .filter(account -> account.active() && account.passwordHash() != null);
    found.ifPresent(account -> send(tx, account, purpose, links, outbox));
    return found;
  }
}
