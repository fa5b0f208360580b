package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Circumstances;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.jobs.Jobs;
import dev.vestibule.platform.limits.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the accounts after the answer is given, so that neither its words nor its time depend on
 * them. A request does the same work whoever is behind an address: it seals and inserts a row and
 * schedules a job; the job looks the account up and writes the mail that is due, if any.
 */
public final class AnswerLater {
  public static final String JOB = "answer-request";

  /** However often somebody's address is tried, they are told once in this time. */
  private static final Duration TOLD_ONCE_IN = Duration.ofDays(1);

  private final Database database;
  private final DeferredRequests requests;
  private final Jobs jobs;
  private final Accounts accounts;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final TokenMail tokenMail;
  private final Telephones telephones;
  private final VerifyTelephone codes;
  private final Budget mails;
  private final ResetAsked asked;
  private final InstantSource clock;

  /** The jobs must know {@link #JOB} already and lead it to {@link #run}. */
  public AnswerLater(
      Database database,
      DeferredRequests requests,
      Jobs jobs,
      Accounts accounts,
      OneTimeLinks links,
      Outbox outbox,
      TokenMail tokenMail,
      Telephones telephones,
      VerifyTelephone codes,
      Budget mails,
      Events events,
      InstantSource clock) {
    this.database = database;
    this.requests = requests;
    this.jobs = jobs;
    this.accounts = accounts;
    this.links = links;
    this.outbox = outbox;
    this.tokenMail = tokenMail;
    this.telephones = telephones;
    this.codes = codes;
    this.mails = mails;
    this.asked = new ResetAsked(events);
    this.clock = clock;
  }

  /** Asks for a new code to an account's telephone; the asker learns nothing of the account. */
  public void renewCode(long account, Language language) {
    LinkMail none = new LinkMail("", new LinkAddress(""), language);
    take(new DeferredRequest(DeferredRequest.Kind.CODE_RENEWAL, account, "", none));
  }

  /** Asks for a code to a number that an account wants; the asker learns nothing of who has it. */
  void renumber(Transaction tx, Account account, Telephone number, Language language) {
    LinkMail none = new LinkMail("", new LinkAddress(""), language);
    DeferredRequest.Kind kind = DeferredRequest.Kind.TELEPHONE_CHANGE;
    take(tx, DeferredRequest.of(kind, account, number.e164(), none));
  }

  /**
   * Whether a stranger may cause another mail to that address, which counts as one. Where not, the
   * answer is the same and no mail leaves.
   */
  boolean mayMail(String email) {
    return mails.spend(Emails.key(email)).isEmpty();
  }

  void take(DeferredRequest request) {
    database.write(tx -> take(tx, request));
  }

  String take(Transaction tx, DeferredRequest request) {
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    requests.insert(tx, id, request, now);
    jobs.schedule(tx, JOB, id, now);
    return id;
  }

  /** How many requests wait. */
  public int pending() {
    return database.read(requests::count);
  }

  /** Looks at a request; its mail is written and the request removed together, or neither. */
  public @Nullable Instant run(String id) {
    Optional<Circumstances> origin = database.read(sql -> requests.origin(sql, id));
    boolean _ = origin.isPresent() ? origin.get().later(() -> look(id)) : look(id);
    return null;
  }

  private boolean look(String id) {
    return database.write(tx -> {
      Optional<DeferredRequest> waiting = requests.waiting(tx.sql(), id);
      boolean written = waiting.isPresent() && answer(tx, waiting.get());
      requests.remove(tx, id);
      return written;
    });
  }

  /** Whether a mail was written. */
  private boolean answer(Transaction tx, DeferredRequest request) {
    return switch (request.kind()) {
      case PASSWORD_RESET ->
          asked.told(tx, reset(tx, request, LinkPurpose.PASSWORD_RESET), request.contact());
      case PASSWORD_RESET_TOKEN ->
          asked.told(
              tx,
              tokenMail.sendTo(request.contact(), tx, request.mail().language()),
              request.contact());
      case USERNAME_RESET -> reset(tx, request, LinkPurpose.USERNAME_RESET).isPresent();
      case RESEND -> activation(tx, request, accounts.byEmail(tx.sql(), request.contact()));
      case REGISTRATION -> registration(tx, request);
      case TAKEN_EMAIL -> tell(tx, accounts.byEmail(tx.sql(), request.contact()));
      case TAKEN_TELEPHONE -> tell(tx, accounts.byTelephone(tx.sql(), request.contact()));
      case EMAIL_CHANGE -> change(tx, request);
      case TELEPHONE_CHANGE -> renumber(tx, request);
      case DEVICE_PROOF -> DeviceProof.write(tx, asker(tx, request), request.mail(), links, outbox);
      case CODE_RENEWAL ->
          asker(tx, request)
              .filter(account -> codes.renew(tx, account, request.mail().language()))
              .isPresent();
    };
  }

  private Optional<Account> asker(Transaction tx, DeferredRequest request) {
    return Optional.ofNullable(request.account()).flatMap(id -> accounts.byId(tx.sql(), id));
  }

  private Optional<Account> reset(Transaction tx, DeferredRequest request, LinkPurpose purpose) {
    return request.mail().sendTo(request.contact(), tx, accounts, purpose, links, outbox);
  }

  private boolean activation(Transaction tx, DeferredRequest request, Optional<Account> found) {
    Optional<Account> pending = found.filter(account -> account.status() == AccountStatus.PENDING);
    pending.ifPresent(
        account -> request.mail().send(tx, account, LinkPurpose.ACTIVATION, links, outbox));
    return pending.isPresent();
  }

  private boolean change(Transaction tx, DeferredRequest request) {
    Optional<Account> asker = asker(tx, request).filter(Account::active);
    if (asker.isEmpty()) {
      return false;
    }
    if (accounts.emailTaken(tx.sql(), request.contact(), asker.get().id())) {
      // Nobody gets this link. It ends the code of an earlier address, as one that is sent does.
      links.make(tx, asker.get().id(), LinkPurpose.EMAIL_CHANGE, request.contact());
      return tell(tx, accounts.byEmail(tx.sql(), request.contact()));
    }
    request.mail().sendChange(tx, asker.get(), request.contact(), links, outbox);
    return true;
  }

  private boolean registration(Transaction tx, DeferredRequest request) {
    Optional<Account> asker = asker(tx, request);
    asker.ifPresent(account ->
        number(account.telephone())
            .ifPresent(t -> codes.begin(tx, account, t, request.mail().language(), true)));
    return activation(tx, request, asker);
  }

  private boolean renumber(Transaction tx, DeferredRequest request) {
    Optional<Account> asker = asker(tx, request).filter(Account::active);
    Optional<Telephone> wanted = number(request.contact());
    if (asker.isEmpty() || wanted.isEmpty()) {
      return false;
    }
    if (accounts.telephoneTaken(tx.sql(), request.contact(), asker.get().id())) {
      return tell(tx, accounts.byTelephone(tx.sql(), request.contact()));
    }
    codes.begin(tx, asker.get(), wanted.get(), request.mail().language(), false);
    return true;
  }

  private Optional<Telephone> number(@Nullable String e164) {
    return Optional.ofNullable(e164).flatMap(telephones::parse);
  }

  private boolean tell(Transaction tx, Optional<Account> found) {
    Instant since = clock.instant().minus(TOLD_ONCE_IN);
    Optional<Account> owner =
        found.filter(account -> !outbox.wrote(tx, AlreadyRegistered.TEMPLATE, account.id(), since));
    owner.ifPresent(account -> AlreadyRegistered.send(tx, account, outbox));
    return owner.isPresent();
  }
}
