package dev.vestibule.platform.config;

import dev.vestibule.platform.config.SettingsRules.Finding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The rules about text messages. What may be secret is never quoted. */
final class SmsRules {
  private static final Pattern PLACE = Pattern.compile("\\{(to|digits|from|text|id)}");

  /** RFC 9110, section 5: a token, a colon, visible characters and spaces. */
  private static final Pattern HEADER =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \\t]*:[ \\t]*[ -~]*");

  /** What the HTTP client sets itself. */
  private static final Set<String> OURS =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final Settings settings;
  private final SmsSettings sms;
  private final List<Finding> findings = new ArrayList<>();

  private SmsRules(Settings settings) {
    this.settings = settings;
    this.sms = settings.sms();
  }

  static List<Finding> check(Settings settings) {
    SmsRules rules = new SmsRules(settings);
    rules.method();
    rules.headers();
    switch (settings.smsTransport()) {
      case HTTP -> rules.http();
      case TWILIO -> rules.twilio();
      case INBOX, CONSOLE -> rules.development();
      case NONE -> {}
    }
    return rules.findings;
  }

  private void require(boolean kept, String key, String rule) {
    if (!kept) {
      findings.add(new Finding(key, rule));
    }
  }

  private void development() {
    require(
        settings.mode() != Mode.PRODUCTION,
        "sms.transport",
        "must be http, twilio or none in production: nothing else takes text messages to people");
  }

  private void method() {
    require(
        Set.of("POST", "PUT", "GET").contains(sms.http().method()),
        "sms.http.method",
        "must be POST, PUT or GET");
  }

  private void headers() {
    for (String line : sms.http().headers()) {
      boolean form = HEADER.matcher(line).matches();
      require(form, "sms.http.headers", "each must be Name: value, in ASCII and on one line");
      String name = form ? line.substring(0, line.indexOf(':')).strip() : "";
      require(
          !OURS.contains(name.toLowerCase(Locale.ROOT)),
          "sms.http.headers",
          "cannot set " + name + ", which every request has already");
    }
  }

  private void http() {
    SmsHttpSettings http = sms.http();
    String url = http.url().orElse("");
    String body = http.method().equals("GET") ? "" : http.body();
    String place = body.isEmpty() ? "sms.http.url" : "sms.http.body";
    String all = url + body;
    require(!url.isEmpty(), "sms.http.url", "is required when sms.transport is http");
    require(
        url.isEmpty() || isAddress(filled(url)),
        "sms.http.url",
        "must be an http or https address, also when its places are filled in");
    require(all.contains("{text}"), place, "must hold {text}");
    require(all.contains("{to}") || all.contains("{digits}"), place, "must hold {to} or {digits}");
    require(
        !all.contains("{from}") || sms.from().isPresent(),
        "sms.from",
        "is required when {from} is to be filled in");
    require(body.isEmpty() || isBody(http), "sms.http.body", bodyRule(http));
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = URI.create(text);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static boolean isBody(SmsHttpSettings http) {
    return switch (http.format()) {
      case JSON -> isJson(filled(http.body()));
      case FORM -> http.body().contains("=");
    };
  }

  private static boolean isJson(String text) {
    try {
      JsonMapper.shared().readTree(text);
      return true;
    } catch (JacksonException refused) {
      return false;
    }
  }

  private static String bodyRule(SmsHttpSettings http) {
    return switch (http.format()) {
      case JSON -> "must be JSON, with the places of texts in quotes";
      case FORM -> "must be name=value pairs with & between them when sms.http.format is form";
    };
  }

  private static String filled(String template) {
    return PLACE.matcher(template).replaceAll("1");
  }

  private void twilio() {
    TwilioSettings twilio = sms.twilio();
    String why = "is required when sms.transport is twilio";
    require(twilio.accountSid().isPresent(), "sms.twilio.account-sid", why);
    require(
        twilio.accountSid().filter(sid -> !sid.matches("[0-9A-Za-z]+")).isEmpty(),
        "sms.twilio.account-sid",
        "must be letters and digits, such as AC and 32 more");
    require(twilio.authToken().isPresent(), "sms.twilio.auth-token", why);
    require(
        sms.from().isPresent() || twilio.messagingServiceSid().isPresent(),
        "sms.from",
        why + ", unless sms.twilio.messaging-service-sid is set");
  }
}
