package dev.vestibule.dialect.drf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text. Numbers in JSON are taken as Python writes them; booleans, lists and objects are not.
 * Outer white space is stripped. All validators run, in DRF's order: the given ones, length, null
 * characters, surrogates, e-mail; the {@link #check} runs when they found nothing.
 */
public final class CharField extends Field<CharField> {
  private static final int NO_LIMIT = -1;

  private final Shape shape;

  /** What is particular to this field; a length of -1 is no limit. */
  private record Shape(
      boolean email,
      boolean trim,
      int minLength,
      int maxLength,
      List<Function<String, Optional<Message>>> validators,
      List<Function<String, Optional<Message>>> checks) {}

  private CharField(String name, FieldRules rules, Shape shape) {
    super(name, rules);
    this.shape = shape;
  }

  public static CharField of(String name) {
    Shape shape = new Shape(false, true, NO_LIMIT, NO_LIMIT, List.of(), List.of());
    return new CharField(name, FieldRules.REQUIRED, shape);
  }

  /** A field for an e-mail address. */
  public static CharField email(String name) {
    Shape shape = new Shape(true, true, NO_LIMIT, NO_LIMIT, List.of(), List.of());
    return new CharField(name, FieldRules.REQUIRED, shape);
  }

  @Override
  CharField copy(FieldRules changed) {
    return new CharField(name(), changed, shape);
  }

  private CharField with(Shape changed) {
    return new CharField(name(), rules(), changed);
  }

  /** Takes the empty text. */
  public CharField blankable() {
    return copy(rules().takingBlank());
  }

  /** Keeps outer white space. */
  public CharField untrimmed() {
    Shape s = shape;
    return with(new Shape(s.email, false, s.minLength, s.maxLength, s.validators, s.checks));
  }

  /** At most so many characters (code points). */
  public CharField maxLength(int characters) {
    Shape s = shape;
    return with(new Shape(s.email, s.trim, s.minLength, characters, s.validators, s.checks));
  }

  /** At least so many characters (code points). */
  public CharField minLength(int characters) {
    Shape s = shape;
    return with(new Shape(s.email, s.trim, characters, s.maxLength, s.validators, s.checks));
  }

  /** A further rule; runs before the length and together with all others. */
  public CharField validator(Function<String, Optional<Message>> rule) {
    Shape s = shape;
    return with(
        new Shape(s.email, s.trim, s.minLength, s.maxLength, plus(s.validators, rule), s.checks));
  }

  /** A further rule for a value that is good otherwise (DRF's {@code validate_<field>}). */
  public CharField check(Function<String, Optional<Message>> rule) {
    Shape s = shape;
    return with(
        new Shape(s.email, s.trim, s.minLength, s.maxLength, s.validators, plus(s.checks, rule)));
  }

  private static <T> List<T> plus(List<T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return List.copyOf(all);
  }

  @Override
  String type() {
    return shape.email ? "email" : "string";
  }

  @Override
  FieldResult convert(Given given) {
    return switch (given) {
      case Given.Words(String text) -> text(text);
      case Given.Value(var node) when node.isNumber() -> text(Python.str(node));
      case Given.Value _, Given.File _, Given.Absent _, Given.Null _ ->
          FieldResult.bad(say(shape.email ? Text.INVALID_EMAIL : Text.INVALID_STRING));
    };
  }

  private FieldResult text(String sent) {
    if (sent.isEmpty() || (shape.trim && Python.strip(sent).isEmpty())) {
      return rules().blankable() ? checked("") : FieldResult.bad(say(Text.BLANK));
    }
    String text = shape.trim ? Python.strip(sent) : sent;
    List<Message> found = new ArrayList<>();
    shape.validators.forEach(rule -> rule.apply(text).ifPresent(found::add));
    length(text).forEach(found::add);
    Validators.noNull(text).ifPresent(found::add);
    Validators.noSurrogate(text).ifPresent(found::add);
    if (shape.email && !Validators.isEmail(text)) {
      found.add(say(Text.INVALID_EMAIL));
    }
    return found.isEmpty() ? checked(text) : new FieldResult.Bad(found);
  }

  private FieldResult checked(String text) {
    for (Function<String, Optional<Message>> rule : shape.checks) {
      Optional<Message> message = rule.apply(text);
      if (message.isPresent()) {
        return FieldResult.bad(message.get());
      }
    }
    return new FieldResult.Good(text);
  }

  private List<Message> length(String text) {
    List<Message> found = new ArrayList<>();
    if (shape.maxLength >= 0 && Python.length(text) > shape.maxLength) {
      found.add(say(Text.MAX_LENGTH, "max_length", shape.maxLength));
    }
    if (shape.minLength >= 0 && Python.length(text) < shape.minLength) {
      found.add(say(Text.MIN_LENGTH, "min_length", shape.minLength));
    }
    return found;
  }

  private Message say(Text usual, String argument, int value) {
    Message said = say(usual);
    return said == usual ? usual.with(argument, value) : said;
  }

  @Override
  Map<String, Object> describe() {
    Map<String, Object> info = super.describe();
    if (shape.minLength >= 0) {
      info.put("min_length", shape.minLength);
    }
    if (shape.maxLength >= 0) {
      info.put("max_length", shape.maxLength);
    }
    return info;
  }
}
