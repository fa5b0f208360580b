package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a {@link DrfView} is made of. Mutable; {@link #view} takes a finished view from it.
 *
 * @param <P> what the dialect knows about a caller
 */
public final class ViewBuilder<P> {
  private static final List<String> ORDER = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  final String name;
  String description = "";
  @Nullable Function<Request, Credentials<P>> credentials;
  String challenge = "";
  boolean closed;
  String vary = "Accept, Accept-Language";
  BodyLimits limits = BodyLimits.USUAL;
  Language fallback = Language.EN;
  Function<Call<P>, Map<String, Form>> forms = _ -> Map.of();
  Function<Call<P>, Optional<Failure>> throttle = _ -> Optional.empty();
  final Map<String, Action<P>> actions = new LinkedHashMap<>();

  /** What answers a method. */
  sealed interface Action<P> permits Open, SignedIn {}

  /** Answers anybody. */
  @FunctionalInterface
  public non-sealed interface Open<P> extends Action<P> {
    Answer answer(Call<P> call);
  }

  /** Answers who is signed in; others get 401. */
  @FunctionalInterface
  public non-sealed interface SignedIn<P> extends Action<P> {
    Answer answer(Call<P> call, P principal);
  }

  ViewBuilder(String name) {
    this.name = name;
  }

  /** The words in the OPTIONS answer; empty by default. */
  public ViewBuilder<P> description(String words) {
    description = words;
    return this;
  }

  /** Looks at credentials; without this call the Authorization header is not looked at. */
  public ViewBuilder<P> credentials(Function<Request, Credentials<P>> check) {
    credentials = check;
    return this;
  }

  /** The WWW-Authenticate of a 401, such as {@code Bearer realm="api"}; without, 401 is 403. */
  public ViewBuilder<P> challenge(String value) {
    challenge = value;
    return this;
  }

  /** Methods that are not served, and OPTIONS, need somebody signed in: 401 comes before 405. */
  public ViewBuilder<P> closed() {
    closed = true;
    return this;
  }

  /** A method that anybody may use. */
  public ViewBuilder<P> open(String method, Open<P> action) {
    actions.put(method, action);
    return this;
  }

  /** A method for who is signed in. */
  public ViewBuilder<P> signedIn(String method, SignedIn<P> action) {
    actions.put(method, action);
    return this;
  }

  /** The forms that OPTIONS shows, by POST and PUT. */
  public ViewBuilder<P> forms(Function<Call<P>, Map<String, Form>> shown) {
    forms = shown;
    return this;
  }

  /** Looks at each request that is no GET before its method does, and may refuse it. */
  public ViewBuilder<P> throttled(Function<Call<P>, Optional<Failure>> refusal) {
    throttle = refusal;
    return this;
  }

  /** Tells caches that a cookie decides too. */
  public ViewBuilder<P> varyByCookie() {
    vary = "Accept, Accept-Language, Cookie";
    return this;
  }

  /** How much a body may hold. */
  public ViewBuilder<P> limits(BodyLimits most) {
    limits = most;
    return this;
  }

  /** The language of who asks for none; English by default. */
  public ViewBuilder<P> language(Language language) {
    fallback = language;
    return this;
  }

  public DrfView<P> view() {
    return new DrfView<>(this);
  }

  List<String> allowed() {
    List<String> all = new ArrayList<>(ORDER.stream().filter(actions::containsKey).toList());
    if (actions.containsKey("GET")) {
      all.add("HEAD");
    }
    all.add("OPTIONS");
    return List.copyOf(all);
  }
}
