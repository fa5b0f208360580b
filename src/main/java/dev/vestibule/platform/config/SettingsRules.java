package dev.vestibule.platform.config;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules that one value alone cannot break. */
public final class SettingsRules {
  /** A broken rule; the key is the one to change. */
  public record Finding(String key, String rule) {}

  private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/\\s?#@*]+");
  private static final Pattern MAILBOX =
      Pattern.compile("[^<>@]+@[^<>@\\s]+|[^<>]*<[^<>@]+@[^<>@\\s]+>");
  private final Settings settings;
  private final Predicate<Path> exists;
  private final List<Finding> findings = new ArrayList<>();

  private SettingsRules(Settings settings, Predicate<Path> exists) {
    this.settings = settings;
    this.exists = exists;
  }

  /** All broken rules; {@code exists} tells whether a file is there. */
  public static List<Finding> check(Settings settings, Predicate<Path> exists) {
    SettingsRules rules = new SettingsRules(settings, exists);
    rules.server();
    rules.cors();
    rules.site();
    rules.secrets();
    rules.mail();
    rules.findings.addAll(SmsRules.check(settings));
    rules.findings.addAll(PagesRules.check(settings.pages(), exists));
    rules.tokens();
    rules.findings.addAll(ClaimRules.check(settings));
    rules.findings.addAll(DialectRules.check(settings));
    rules.telephones();
    rules.limits();
    rules.audit();
    rules.findings.addAll(OperatorRules.check(settings));
    rules.findings.addAll(TakeoverRules.check(settings.takeover()));
    settings.geoip().file().ifPresent(rules::geoip);
    if (settings.mode() == Mode.PRODUCTION) {
      rules.production();
    }
    return List.copyOf(rules.findings);
  }

  private void require(boolean kept, String key, String rule) {
    if (!kept) {
      findings.add(new Finding(key, rule));
    }
  }

  private void server() {
    ServerSettings server = settings.server();
    require(DialectRules.isMount(server.basePath()), "server.base-path", DialectRules.MOUNT);
    for (String proxy : server.trustedProxies()) {
      require(
          isNetwork(proxy),
          "server.trusted-proxies",
          "\"" + proxy + "\" is neither an address nor a network such as 10.0.0.0/8");
    }
    require(
        server.tlsCertificate().isEmpty() || server.tlsPrivateKey().isPresent(),
        "server.tls-private-key",
        "is required with server.tls-certificate");
    require(
        server.tlsPrivateKey().isEmpty() || server.tlsCertificate().isPresent(),
        "server.tls-certificate",
        "is required with server.tls-private-key");
  }

  /** Whether a text is an address or a network of them (RFC 4632); asks no name server. */
  static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    try {
      String literal = slash < 0 ? text : text.substring(0, slash);
      int most = InetAddress.ofLiteral(literal).getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      return bits >= 0 && bits <= most;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private void cors() {
    CorsSettings cors = settings.cors();
    for (String origin : cors.origins()) {
      require(
          ORIGIN.matcher(origin).matches(),
          "cors.origins",
          "\"" + origin + "\" is neither * nor an origin such as https://app.example.org");
    }
    require(
        !(cors.credentials() && cors.origins().contains("*")),
        "cors.credentials",
        "cannot be true while cors.origins holds *; name the origins");
  }

  private void site() {
    require(
        Set.of("en", "fr").contains(settings.site().locale()), "site.locale", "must be en or fr");
    settings
        .site()
        .protocol()
        .ifPresent(protocol ->
            require(
                Set.of("http", "https").contains(protocol),
                "site.protocol",
                "must be http or https"));
    require(
        settings.site().timeZone().equals("UTC")
            || ZoneId.getAvailableZoneIds().contains(settings.site().timeZone()),
        "site.time-zone",
        "must be UTC or a name of the IANA time zone database, such as Europe/Paris");
  }

  private void secrets() {
    settings
        .secrets()
        .masterKey()
        .ifPresent(key ->
            require(
                isKey(key),
                "secrets.master-key",
                "must be 32 random bytes in base64, such as openssl rand -base64 32 prints"));
  }

  private static boolean isKey(String base64) {
    try {
      return Base64.getDecoder().decode(base64.strip()).length == 32;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private void mail() {
    MailSettings mail = settings.mail();
    require(
        settings.mailTransport() != MailTransport.SMTP || mail.smtp().host().isPresent(),
        "mail.smtp.host",
        "is required when mail.transport is smtp");
    require(
        settings.mailTransport() != MailTransport.FOLDER || mail.folder().isPresent(),
        "mail.folder",
        "is required when mail.transport is folder");
    require(
        MAILBOX.matcher(mail.from()).matches(),
        "mail.from",
        "must be an address such as Example <accounts@example.org>");
    require(
        mail.retryFirst().compareTo(mail.retryMost()) <= 0,
        "mail.retry-first",
        "must be no longer than mail.retry-most");
  }

  private void tokens() {
    TokenSettings tokens = settings.tokens();
    int bytes =
        tokens.signingKey().map(key -> key.getBytes(StandardCharsets.UTF_8).length).orElse(0);
    require(
        tokens.algorithm() != SigningAlgorithm.HS256 || bytes >= 32,
        "tokens.signing-key",
        "is required with at least 32 bytes when tokens.algorithm is hs256");
  }

  private void audit() {
    require(
        settings.audit().stream()
            .url()
            .filter(url -> !url.toString().matches("https?://.+"))
            .isEmpty(),
        "audit.stream.url",
        "must start with http:// or https://");
  }

  private void limits() {
    LimitSettings limits = settings.limits();
    require(
        limits.redisUrl().filter(url -> !url.matches("rediss?://\\S+")).isEmpty(),
        "limits.redis-url",
        "must start with redis:// or rediss://");
    require(
        limits.store().filter(store -> store == LimitStore.REDIS).isEmpty()
            || limits.redisUrl().isPresent(),
        "limits.redis-url",
        "is required when limits.store is redis");
    require(
        limits.freeFailures(settings.strict()) <= limits.failuresInARow(),
        "limits.free-failures",
        "must be no more than limits.failures-in-a-row");
  }

  private void telephones() {
    require(
        Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)
            .contains(settings.telephones().defaultRegion()),
        "telephones.default-region",
        "must be two capital letters that ISO 3166 gives to a country, such as FR");
  }

  private void geoip(Path file) {
    require(exists.test(file), "geoip.file", file + " does not exist");
  }

  private void production() {
    ServerSettings server = settings.server();
    require(server.publicUrl().isPresent(), "server.public-url", "is required in production");
    server
        .publicUrl()
        .ifPresent(url ->
            require(
                "https".equals(url.getScheme()) || isLocal(url),
                "server.public-url",
                "must start with https:// in production, unless its host is localhost"));
    require(
        settings.mail().transport().filter(kind -> kind == MailTransport.SMTP).isPresent(),
        "mail.transport",
        "must be smtp in production: nothing else takes mail to people");
    require(
        settings.secrets().masterKey().isPresent() || exists.test(settings.masterKeyFile()),
        "secrets.master-key",
        "is required in production, or the existing file "
            + settings.masterKeyFile()
            + " (secrets.master-key-file); neither is ever made silently there");
  }

  private static boolean isLocal(URI url) {
    return Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
  }
}
