package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a view: who calls, in which language, and the body once asked for.
 * Not for use by several threads.
 *
 * @param <P> what the dialect knows about a caller
 */
public final class Call<P> {
  private final Request request;
  private final @Nullable P principal;
  private final DrfAnswers answers;
  private final BodyReader reader;
  private @Nullable BodyReading body;

  Call(Request request, @Nullable P principal, DrfAnswers answers, BodyReader reader) {
    this.request = request;
    this.principal = principal;
    this.answers = answers;
    this.reader = reader;
  }

  public Request request() {
    return request;
  }

  /** The caller, when somebody is signed in. */
  public Optional<P> principal() {
    return Optional.ofNullable(principal);
  }

  public Language language() {
    return answers.language();
  }

  /** The body. Reading it late keeps DRF's order: an unknown object is 404 before a bad body. */
  public BodyReading body() {
    if (body == null) {
      body = reader.read(request);
    }
    return body;
  }

  /** Holds the body against a form. */
  public Validated validate(Form form) {
    return switch (body()) {
      case BodyReading.Read(Body read) -> form.validate(read);
      case BodyReading.Unreadable(Failure failure) -> new Validated.Invalid(failure);
    };
  }

  /** Holds the members that are there against a form, for PATCH. */
  public Validated validatePartly(Form form) {
    return switch (body()) {
      case BodyReading.Read(Body read) -> form.validatePartly(read);
      case BodyReading.Unreadable(Failure failure) -> new Validated.Invalid(failure);
    };
  }

  /** How answers are written: language and layout. */
  public DrfAnswers answers() {
    return answers;
  }

  /** 200 with a JSON body. */
  public Answer ok(@Nullable Object body) {
    return answers.json(200, body);
  }

  /** 201 with a JSON body. */
  public Answer created(@Nullable Object body) {
    return answers.json(201, body);
  }

  /** 204. */
  public Answer done() {
    return answers.empty();
  }

  /** The answer for a problem; the view adds WWW-Authenticate to a 401. */
  public Answer refuse(Problem problem) {
    return answers.refuse(problem);
  }
}
