package dev.vestibule.core.notifications;

import dev.vestibule.TestDatabase;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.jobs.Jobs;
import dev.vestibule.platform.mail.InboxMessages;
import dev.vestibule.platform.mail.MailSender;
import dev.vestibule.platform.mail.MailSenders;
import dev.vestibule.platform.sms.TextSenders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Record;

/** The rooms that mail needs, on a real database, with a clock that is set by hand. */
public final class MailHouse implements AutoCloseable {
  public static final String TOKEN = "tokentokentokentokentokentoken0123456789abc";
  public static final String URL = "https://app.example.org/activate/MQ/" + TOKEN;

  public final Settings settings;
  public final Database database;
  public final Vault vault;
  public final InboxMessages inbox;
  public Instant now = Instant.parse("2026-03-01T10:00:00Z");
  public final InstantSource clock = () -> now;

  public MailHouse(Path data, String... flags) {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("--data=" + data);
    all.addAll(List.of(TestDatabase.flags(data)));
    this.settings =
        switch (SettingsReader.read(Sources.ofFlags(all.toArray(String[]::new)))) {
          case SettingsOutcome.Loaded(Settings loaded, var _) -> loaded;
          case SettingsOutcome.Refused(var problems) ->
              throw new IllegalArgumentException(problems.toString());
        };
    this.database = Database.open(settings);
    new Migrations(database).apply();
    this.vault = new Vault(database, MasterKey.load(settings), clock);
    this.inbox = new InboxMessages(database, clock);
  }

  public MailSender sender() {
    return MailSenders.of(settings, inbox);
  }

  public SendLetter sending(MailSender sender) {
    return new SendLetter(
        database, vault, new MailTemplates(settings), sender, settings.mail(), clock);
  }

  public Jobs jobs(SendLetter sending) {
    return new Jobs(
        database,
        InstantSource.system(),
        Duration.ofSeconds(5),
        List.of(sending.job(), texting().job()));
  }

  public SendText texting() {
    return new SendText(database, vault, TextSenders.of(settings, inbox, clock), settings, clock);
  }

  public Outbox outbox() {
    return new Outbox(database, vault, jobs(sending(sender())), settings, clock);
  }

  public void write(Consumer<Transaction> work) {
    boolean _ =
        database.write(tx -> {
          work.accept(tx);
          return true;
        });
  }

  /** Enqueues a letter and answers its id. */
  public String enqueue(Letter letter) {
    Outbox outbox = outbox();
    return database.write(tx -> outbox.enqueue(tx, letter));
  }

  /** Enqueues a text message and answers its id. */
  public String enqueue(TextMessage message) {
    Outbox outbox = outbox();
    return database.write(tx -> outbox.enqueue(tx, message));
  }

  /** The newest row of the outbox. */
  public Record row() {
    return database.read(
        sql -> sql.fetchSingle("select * from outbox order by created_at desc, id desc limit 1"));
  }

  public static Letter activation(String recipient) {
    return new Letter(
        "activation", Language.EN, recipient, null, Map.of("url", URL, "username", "anna"), null);
  }

  @Override
  public void close() {
    database.close();
  }
}
