package dev.vestibule.dialect.v1.frame;

import dev.vestibule.dialect.v1.frame.Shape.Reading;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.Shortage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One path with its operations. A request passes, in this order: method, Accept, who calls, how
 * often, If-Match, media type, the body's size and form, Idempotency-Key, the body's members; the
 * first that fails answers.
 */
final class Resource implements Handler {
  /** No JSON object of this API needs more. */
  private static final int LONGEST_JSON = 64 * 1024;

  private static final int LONGEST_FILE = 5 * 1024 * 1024;

  private final Frame frame;
  private final List<Operation> operations;

  private Resource(Frame frame, List<Operation> operations) {
    this.frame = frame;
    this.operations = List.copyOf(operations);
  }

  static Route at(String template, Frame frame, List<Operation> operations) {
    List<String> methods = operations.stream().map(Operation::method).toList();
    return new Route(template, methods, new Resource(frame, operations));
  }

  @Override
  public Answer handle(Request request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Optional<Operation> found =
        operations.stream().filter(operation -> operation.method().equals(method)).findFirst();
    if (found.isEmpty()) {
      return otherMethod(request);
    }
    List<String> accept = request.headers().getOrDefault("accept", List.of());
    if (!MediaRange.allowsJson(accept) && !MediaRange.asksFor(accept, found.get().gives())) {
      return problems(found.get()).answer(request, ProblemKind.NOT_ACCEPTABLE);
    }
    return authenticated(request, found.get());
  }

  private Answer otherMethod(Request request) {
    List<String> names = new ArrayList<>(operations.stream().map(Operation::method).toList());
    if (names.contains("GET")) {
      names.add("HEAD");
    }
    names.add("OPTIONS");
    Answer answer =
        request.method().equals("OPTIONS")
            ? Answer.empty(204)
            : frame.problems().answer(request, ProblemKind.METHOD_NOT_ALLOWED);
    Answer allowing = answer.with("Allow", String.join(", ", names));
    return names.contains("PATCH")
        ? allowing.with("Accept-Patch", Operation.MERGE_PATCH)
        : allowing;
  }

  private Answer authenticated(Request request, Operation operation) {
    return switch (frame.bearers().look(request, operation.access())) {
      case Bearers.Look.Refused(ProblemKind kind, Optional<String> challenge) -> {
        Answer refused = problems(operation).answer(request, kind);
        yield challenge.map(text -> refused.with("WWW-Authenticate", text)).orElse(refused);
      }
      case Bearers.Look.Known(var principal, var registrant) ->
          counted(
              new Call(
                  request,
                  frame.problems().language(request),
                  problems(operation),
                  principal,
                  registrant,
                  Input.NONE,
                  new byte[0]),
              operation);
    };
  }

  private Problems problems(Operation operation) {
    return operation.form() ? frame.problems().forClients() : frame.problems();
  }

  private Answer counted(Call call, Operation operation) {
    Optional<Shortage> shortage =
        operation.counted() ? frame.existence().spend(call.request().address()) : Optional.empty();
    if (shortage.isPresent()) {
      return call.tooMany(shortage.get());
    }
    boolean unconditional = operation.conditional() && call.request().header("If-Match") == null;
    return unconditional ? call.refuse(ProblemKind.PRECONDITION_REQUIRED) : read(call, operation);
  }

  private Answer read(Call call, Operation operation) {
    if (operation.takes().isEmpty()) {
      return operation.action().apply(call);
    }
    String type = call.request().header("Content-Type");
    if (type == null || !operation.takes().contains(MediaRange.bare(type))) {
      Answer refused = call.refuse(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
      String takes = String.join(", ", operation.takes().stream().sorted().toList());
      return refused.with("Accept-" + (operation.conditional() ? "Patch" : "Post"), takes);
    }
    int most = operation.shape().isPresent() ? LONGEST_JSON : LONGEST_FILE;
    byte[] body = bytes(call.request(), most + 1);
    if (body.length > most) {
      return call.refuse(ProblemKind.BODY_TOO_LARGE);
    }
    Call read = with(call, Input.NONE, body);
    return operation.once()
        ? frame.once().answer(read, () -> parsed(read, operation))
        : parsed(read, operation);
  }

  private Answer parsed(Call call, Operation operation) {
    if (operation.shape().isEmpty()) {
      return operation.action().apply(call);
    }
    Shape shape = operation.shape().get();
    ProblemKind unreadable =
        operation.form() ? ProblemKind.INVALID_FORM : ProblemKind.MALFORMED_REQUEST;
    Optional<Reading> reading =
        operation.form()
            ? FormBody.read(call.body()).map(shape::readKnown)
            : JsonBody.read(call.body()).map(shape::read);
    return switch (reading.orElse(null)) {
      case null -> call.refuse(unreadable);
      case Reading.Invalid(var errors) ->
          operation.form() ? call.refuse(unreadable, errors) : call.invalid(errors);
      case Reading.Valid(Input input) -> operation.action().apply(with(call, input, call.body()));
    };
  }

  private static Call with(Call call, Input input, byte[] body) {
    return new Call(
        call.request(),
        call.language(),
        call.problems(),
        call.principal(),
        call.verifying(),
        input,
        body);
  }

  private static byte[] bytes(Request request, int most) {
    try {
      return request.body().readNBytes(most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
