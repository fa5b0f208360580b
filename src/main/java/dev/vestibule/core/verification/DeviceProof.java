package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.util.Optional;

/** The link by which an account's owner proves that a device is theirs. */
public final class DeviceProof {
  /** The page that the link leads to. */
  public static final String PAGE = "/signin/proof/{uid}/{token}/";

  private final OneTimeLinks links;
  private final AnswerLater later;
  private final LinkAddress address;

  /**
   * @param home this server's address without a closing slash: the page is not a front end's
   */
  public DeviceProof(OneTimeLinks links, AnswerLater later, String home) {
    this.links = links;
    this.later = later;
    this.address = new LinkAddress(home + PAGE);
  }

  /**
   * Sends the link to an account's owner, if there is one; the same work for a number that no
   * account has.
   */
  public void send(Transaction tx, long account) {
    LinkMail mail = new LinkMail("device-proof", address, Language.EN);
    String _ =
        later.take(tx, new DeferredRequest(DeferredRequest.Kind.DEVICE_PROOF, account, "", mail));
  }

  /** Writes the mail, in its owner's language. */
  static boolean write(
      Transaction tx, Optional<Account> found, LinkMail mail, OneTimeLinks links, Outbox outbox) {
    Optional<Account> owner = found.filter(Account::active);
    owner.ifPresent(account ->
        new LinkMail(
                mail.template(),
                mail.address(),
                Language.ofTag(account.locale()).orElse(mail.language()))
            .send(tx, account, LinkPurpose.DEVICE_PROOF, links, outbox));
    return owner.isPresent();
  }

  /** Uses a link up; the account's number, or nothing when the link is of no use. */
  public Optional<Long> use(Transaction tx, String uid, String secret) {
    return AccountReference.decode(uid)
        .filter(id -> links.use(tx, id, LinkPurpose.DEVICE_PROOF, secret));
  }
}
