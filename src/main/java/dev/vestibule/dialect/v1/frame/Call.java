package dev.vestibule.dialect.v1.frame;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.rights.Rights;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.limits.Shortage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request that got as far as its operation.
 *
 * @param principal who calls, where the operation is not for everybody
 * @param verifying whose address the bearer of a registration's token may prove
 * @param body as sent, for operations that take no JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record Call(
    Request request,
    Language language,
    Problems problems,
    @Nullable Principal principal,
    @Nullable Account verifying,
    Input input,
    byte[] body) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Who calls an operation that is for persons. */
  public Caller caller() {
    return person()
        .orElseThrow(() -> new IllegalStateException("this operation is not for persons alone"));
  }

  /** The person who calls, unless it is a service. */
  public Optional<Caller> person() {
    return principal instanceof Principal.Person(Caller caller, Rights _)
        ? Optional.of(caller)
        : Optional.empty();
  }

  /** What the caller of an operation that needs a permission may do. */
  public Rights rights() {
    return principal == null ? Rights.NONE : principal.rights();
  }

  /** The pending account of the registration whose token came with the request. */
  public Optional<Account> registrant() {
    return Optional.ofNullable(verifying);
  }

  /** What sessions remember of the caller. */
  public Client client() {
    return new Client(request.address(), request.header("User-Agent"));
  }

  /** Whether Accept names that media type, and not JSON. */
  public boolean asksFor(String mediaType) {
    List<String> accept = request.headers().getOrDefault("accept", List.of());
    return MediaRange.asksFor(accept, List.of(mediaType))
        && !MediaRange.asksFor(accept, List.of(Operation.JSON));
  }

  public Answer ok(Map<String, ? extends @Nullable Object> json) {
    return json(200, json);
  }

  /**
   * Something was made.
   *
   * @param location its path
   */
  public Answer created(String location, Map<String, ? extends @Nullable Object> json) {
    return json(201, json).with("Location", location);
  }

  /** It will be looked at; nothing more is told. */
  public Answer accepted() {
    return done(202);
  }

  /** It will be done, as told. */
  public Answer accepted(Map<String, ? extends @Nullable Object> json) {
    return json(202, json);
  }

  public Answer noContent() {
    return done(204);
  }

  private static Answer done(int status) {
    return Answer.empty(status).with("Cache-Control", "no-store");
  }

  private static Answer json(int status, Map<String, ? extends @Nullable Object> json) {
    return Answer.bytes(status, Answer.JSON, JSON.writeValueAsBytes(json))
        .with("Cache-Control", "no-store");
  }

  public Answer refuse(ProblemKind kind) {
    return problems.answer(request, kind);
  }

  public Answer refuse(ProblemKind kind, List<FieldError> errors) {
    return problems.answer(request, kind, errors);
  }

  /** Asked too often; whole seconds to wait are told. */
  public Answer tooMany(Duration wait) {
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    return refuse(ProblemKind.TOO_MANY_REQUESTS)
        .with("Retry-After", Long.toString(Math.max(1, seconds)));
  }

  /** There is nothing left of a budget. */
  public Answer tooMany(Shortage shortage) {
    Answer answer = refuse(ProblemKind.TOO_MANY_REQUESTS);
    for (Map.Entry<String, String> header : shortage.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  /** A password was not looked at. */
  public Answer withheld(Withheld why) {
    return switch (why) {
      case Withheld.TooSoon(Shortage shortage) -> tooMany(shortage);
      case Withheld.Unproven() -> refuse(ProblemKind.DEVICE_UNPROVEN);
    };
  }

  /** Where the call comes from, for checks of passwords. */
  public Source source() {
    return Source.of(request);
  }

  /** Members of the body that cannot be accepted. */
  public Answer invalid(List<FieldError> errors) {
    return refuse(ProblemKind.INVALID_INPUT, errors);
  }

  @Override
  public String toString() {
    return request.toString();
  }
}
