package dev.vestibule.dialect.v1.frame;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Failures;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problem documents (RFC 9457), in the language that the client asks for. {@code type} leads to a
 * description of the kind of problem, {@code instance} names the request as the log does.
 */
public final class Problems {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The credentials that are taken (RFC 6750, section 3). */
  static final String CHALLENGE = "Bearer realm=\"vestibule\"";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String prefix;
  private final Language fallback;
  private final boolean clients;

  /**
   * @param prefix the path that the API is mounted at
   * @param fallback the language for who asks for none that is spoken here
   */
  public Problems(String prefix, Language fallback) {
    this(prefix, fallback, false);
  }

  private Problems(String prefix, Language fallback, boolean clients) {
    this.prefix = prefix;
    this.fallback = fallback;
    this.clients = clients;
  }

  /** The same problems with the member {@code error} that OAuth's clients read. */
  Problems forClients() {
    return new Problems(prefix, fallback, true);
  }

  /** A problem with the request as a whole. */
  public Answer answer(Request request, ProblemKind kind) {
    return answer(request, kind, List.of());
  }

  /** A problem with members of the body. */
  public Answer answer(Request request, ProblemKind kind, List<FieldError> errors) {
    Language language = language(request);
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", prefix + "/problems/" + kind.code());
    problem.put("title", Words.get(language, kind.code() + ".title", List.of()));
    problem.put("status", kind.status());
    problem.put("detail", Words.get(language, kind.code() + ".detail", List.of()));
    problem.put("code", kind.code());
    problem.put("instance", "urn:vestibule:request:" + request.id());
    if (clients) {
      problem.put("error", error(kind));
    }
    if (!errors.isEmpty()) {
      problem.put("errors", errors.stream().map(error -> shown(error, language)).toList());
    }
    Answer answer =
        Answer.bytes(kind.status(), MEDIA_TYPE, JSON.writeValueAsBytes(problem))
            .with("Content-Language", language.tag())
            .with("Cache-Control", "no-store")
            .with("Vary", "Accept-Language");
    // Every 401 names the credentials that are taken (RFC 9110, section 15.5.2).
    return kind.status() == 401 ? answer.with("WWW-Authenticate", CHALLENGE) : answer;
  }

  /** RFC 6749, section 5.2; RFC 6750, section 3.1; RFC 7009, section 2.2.1. */
  private static String error(ProblemKind kind) {
    if (kind == ProblemKind.UNSUPPORTED_TOKEN_TYPE) {
      return "unsupported_token_type";
    }
    return switch (kind.status()) {
      case 401 -> "invalid_client";
      case 403 -> "insufficient_scope";
      default -> "invalid_request";
    };
  }

  private static Map<String, String> shown(FieldError error, Language language) {
    Map<String, String> shown = new LinkedHashMap<>();
    error
        .parameter()
        .ifPresentOrElse(
            name -> shown.put("parameter", name), () -> shown.put("pointer", error.pointer()));
    shown.put("code", error.code());
    shown.put("detail", Words.get(language, "error." + error.code(), error.values()));
    return shown;
  }

  Language language(Request request) {
    return Language.of(request.header("Accept-Language"), fallback);
  }

  /** Answers below the prefix where nothing is; {@code others} answers elsewhere. */
  public Handler missing(Handler others) {
    return request ->
        covers(request) ? answer(request, ProblemKind.NOT_FOUND) : others.handle(request);
  }

  private boolean covers(Request request) {
    return request.path().equals(prefix) || request.path().startsWith(prefix + "/");
  }

  /** Failures below the prefix as problems; {@code others} shows those elsewhere. */
  public Failures.Look before(Failures.Look others) {
    return (request, plain) ->
        covers(request) ? failure(request, plain) : others.of(request, plain);
  }

  /** With what else the plain answer says, such as Retry-After. */
  private Answer failure(Request request, Answer plain) {
    Answer problem = answer(request, ProblemKind.ofStatus(plain.status()));
    for (Answer.Header header : plain.headers()) {
      problem = problem.has(header.name()) ? problem : problem.with(header.name(), header.value());
    }
    return problem;
  }
}
