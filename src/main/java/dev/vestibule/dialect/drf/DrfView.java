package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One address of a dialect. A request passes DRF's steps in DRF's order: Accept (406), credentials
 * (401), permission (401), throttle (429), method (405), then the method's own handler, which reads
 * the body (400, 413, 415). HEAD is GET without its body, OPTIONS describes the view. Made by
 * {@link #named}.
 *
 * @param <P> what the dialect knows about a caller
 */
public final class DrfView<P> implements Handler {
  private static final List<String> PARSES =
      List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data");

  private final ViewBuilder<P> made;
  private final BodyReader reader;
  private final List<String> methods;

  DrfView(ViewBuilder<P> made) {
    this.made = made;
    this.reader = new BodyReader(made.limits);
    this.methods = made.allowed();
  }

  /** Starts a view; the name stands in its OPTIONS answer, such as {@code User List}. */
  public static <P> ViewBuilder<P> named(String name) {
    return new ViewBuilder<>(name);
  }

  /** The route that serves this view. */
  public Route at(String template) {
    return new Route(template, methods, this);
  }

  @Override
  public Answer handle(Request request) {
    Language language = Language.of(request.header("accept-language"), made.fallback);
    Answer answer =
        switch (Negotiation.of(request)) {
          case Negotiation.Refused(Failure failure) -> new DrfAnswers(language, 0).refuse(failure);
          case Negotiation.Json(int indent) ->
              authenticated(request, new DrfAnswers(language, indent));
        };
    return finished(request, answer, language);
  }

  private Answer authenticated(Request request, DrfAnswers answers) {
    Function<Request, Credentials<P>> check = made.credentials;
    Credentials<P> found = check == null ? new Credentials.Anonymous<>() : check.apply(request);
    return switch (found) {
      case Credentials.Refused<P>(Failure failure) -> answers.refuse(failure);
      case Credentials.Anonymous<P> _ -> permitted(request, null, answers);
      case Credentials.Identified<P>(P principal) -> permitted(request, principal, answers);
    };
  }

  private Answer permitted(Request request, @Nullable P principal, DrfAnswers answers) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    ViewBuilder.Action<P> action = made.actions.get(method);
    Call<P> call = new Call<>(request, principal, answers, reader);
    return switch (action) {
      case ViewBuilder.Open<P> open -> throttled(call, () -> open.answer(call));
      case ViewBuilder.SignedIn<P> closed ->
          principal == null
              ? answers.refuse(Failure.notAuthenticated())
              : throttled(call, () -> closed.answer(call, principal));
      case null -> other(method, call);
    };
  }

  private Answer throttled(Call<P> call, Supplier<Answer> action) {
    boolean reads = call.request().method().equals("GET") || call.request().method().equals("HEAD");
    Optional<Failure> refusal = reads ? Optional.empty() : made.throttle.apply(call);
    return refusal.map(call::refuse).orElseGet(action);
  }

  /** OPTIONS, and methods that are not served. */
  private Answer other(String method, Call<P> call) {
    if (made.closed && call.principal().isEmpty()) {
      return call.refuse(Failure.notAuthenticated());
    } else if (method.equals("OPTIONS")) {
      return call.ok(description(call));
    }
    String asked = call.request().method();
    return call.refuse(Failure.of(405, Text.METHOD_NOT_ALLOWED.with("method", asked)));
  }

  private Map<String, Object> description(Call<P> call) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("name", made.name);
    info.put("description", made.description);
    info.put("renders", List.of("application/json"));
    info.put("parses", PARSES);
    Map<String, Object> actions = new LinkedHashMap<>();
    made.forms.apply(call).forEach((method, form) -> actions.put(method, form.describe()));
    if (!actions.isEmpty()) {
      info.put("actions", actions);
    }
    return info;
  }

  private Answer finished(Request request, Answer answer, Language language) {
    Answer full = answer;
    if (full.status() == 401 && made.challenge.isEmpty()) {
      full = new Answer(403, full.headers(), full.content());
    } else if (full.status() == 401) {
      full = full.with("WWW-Authenticate", made.challenge);
    }
    if (request.method().equals("HEAD")) {
      full = new Answer(full.status(), full.headers(), new Answer.Content.Empty());
    }
    return full.with("Allow", String.join(", ", methods))
        .with("Vary", made.vary)
        .with("Content-Language", language.tag());
  }
}
