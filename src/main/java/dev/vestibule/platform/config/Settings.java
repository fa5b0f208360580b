package dev.vestibule.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Everything that can be set. */
public record Settings(
    @Setting(
            value =
                "How strict the server is: development keeps mail in an inbox and makes its own"
                    + " secrets; production refuses to start without real ones.",
            byDefault = "development")
        Mode mode,
    @Setting(value = "The folder for the embedded database and the key file.", byDefault = "data")
        Path data,
    @Setting("What people see of the product.") SiteSettings site,
    @Setting("Where and how the server listens.") ServerSettings server,
    @Setting("Which pages of other origins may call the server.") CorsSettings cors,
    @Setting("Where accounts are kept.") DatabaseSettings database,
    @Setting("Keys that protect everything else.") SecretSettings secrets,
    @Setting("How mail leaves.") MailSettings mail,
    @Setting("Which mails tell people what happened to their account.")
        NotificationSettings notifications,
    @Setting("How text messages leave, and how many.") SmsSettings sms,
    @Setting("What is told about accounts.") AccountSettings accounts,
    @Setting("How often something may be asked.") LimitSettings limits,
    @Setting("Telephone numbers.") TelephoneSettings telephones,
    @Setting("One-time codes that people type.") CodeSettings codes,
    @Setting("Profile fields.") ProfileSettings profile,
    @Setting("How passwords are hashed and which are refused.") PasswordSettings passwords,
    @Setting("How tokens are signed.") TokenSettings tokens,
    @Setting("Sessions of the hosted pages.") SessionSettings sessions,
    @Setting("The pages that people see.") PagesSettings pages,
    @Setting("Places of network addresses.") GeoipSettings geoip,
    @Setting("The server that is taken over, while it still answers some requests.")
        TakeoverSettings takeover,
    @Setting("One-time links.") LinkSettings links,
    @Setting("How other programs are told what happens.") WebhookSettings webhooks,
    @Setting("Who may read figures and details of the server's health.") MetricsSettings metrics,
    @Setting("Traces by OpenTelemetry.") TracingSettings tracing,
    @Setting("What is logged and how.") LogSettings log,
    @Setting("The audit trail.") AuditSettings audit,
    @Setting("The APIs that existing front ends speak.") DialectSettings dialects) {

  private static final int EXISTENCE_IN_PRODUCTION = 60;

  /** Front ends are tried by whole suites of tests from one address. */
  private static final int EXISTENCE_IN_DEVELOPMENT = 600;

  /** The settings when nobody sets any. */
  public static Settings defaults() {
    return switch (SettingsReader.read(Sources.ofFlags())) {
      case SettingsOutcome.Loaded loaded -> loaded.settings();
      case SettingsOutcome.Refused refused ->
          throw new IllegalStateException("the defaults are refused: " + refused.problems());
    };
  }

  /** How mail leaves in this mode. */
  public MailTransport mailTransport() {
    return mail.transport().orElse(MailTransport.INBOX);
  }

  /** How text messages leave in this mode. */
  public SmsTransport smsTransport() {
    return sms.transport().orElse(mode == Mode.PRODUCTION ? SmsTransport.NONE : SmsTransport.INBOX);
  }

  /** How many requests a minute a network may send whose answers can tell who has an account. */
  public int existencePerMinute() {
    return limits
        .existencePerMinute()
        .orElse(mode == Mode.PRODUCTION ? EXISTENCE_IN_PRODUCTION : EXISTENCE_IN_DEVELOPMENT);
  }

  /** Whether limits are those of production; front ends are tried with wider ones. */
  public boolean strict() {
    return mode == Mode.PRODUCTION;
  }

  /** How log lines look in this mode. */
  public LogFormat logFormat() {
    return log.format().orElse(mode == Mode.PRODUCTION ? LogFormat.JSON : LogFormat.TEXT);
  }

  /** The JDBC URL: the one that is set, or the file in the data folder. */
  public String databaseUrl() {
    return database.url().orElseGet(() -> "jdbc:sqlite:" + databaseFile());
  }

  /** The database's file when no URL is set. */
  public Path databaseFile() {
    return data.resolve("vestibule.sqlite3");
  }

  /** The file that holds the master key when it is not set itself. */
  public Path masterKeyFile() {
    return secrets.masterKeyFile().orElseGet(() -> data.resolve("master.key"));
  }

  /** The address that people use, without a closing slash; localhost when none is set. */
  public String publicUrl() {
    return server.publicUrl().map(URI::toString).map(Settings::unslashed).orElseGet(server::local);
  }

  /** What the paths in mailed links stand behind: the front end's address, no closing slash. */
  public String linkBase() {
    return linkBase(site.domain(), site.protocol());
  }

  /** The same for a front end of its own host and scheme, each the site's when not set. */
  public String linkBase(Optional<String> host, Optional<String> protocol) {
    URI ours = URI.create(publicUrl());
    String scheme = protocol.or(site::protocol).orElse(ours.getScheme());
    return host.or(site::domain)
        .map(domain -> scheme + "://" + unslashed(domain))
        .orElseGet(() -> scheme + publicUrl().substring(ours.getScheme().length()));
  }

  /** The same settings with the port that was taken when the port to take was 0. */
  public Settings listeningOn(int port) {
    return with(server.onPort(port), database);
  }

  /** The same settings for another database. */
  public Settings on(DatabaseSettings other) {
    return with(server, other);
  }

  private Settings with(ServerSettings server, DatabaseSettings database) {
    return new Settings(
        mode,
        data,
        site,
        server,
        cors,
        database,
        secrets,
        mail,
        notifications,
        sms,
        accounts,
        limits,
        telephones,
        codes,
        profile,
        passwords,
        tokens,
        sessions,
        pages,
        geoip,
        takeover,
        links,
        webhooks,
        metrics,
        tracing,
        log,
        audit,
        dialects);
  }

  private static String unslashed(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
