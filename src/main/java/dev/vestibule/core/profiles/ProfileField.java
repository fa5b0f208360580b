package dev.vestibule.core.profiles;

import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.platform.config.FieldDeclaration;
import dev.vestibule.platform.config.FieldType;
import dev.vestibule.platform.http.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A field of profiles. Its value is a String (string, choice, phone in E.164, image: the name below
 * {@code /media/}), a Long, a LocalDate or a Boolean; an image to be stored is an {@link
 * dev.vestibule.core.media.AvatarImages.Decoded}.
 *
 * @param telephones reads numbers
 */
public record ProfileField(FieldDeclaration declared, Telephones telephones) {

  public String name() {
    return declared.name();
  }

  public FieldType type() {
    return declared.type();
  }

  /** Its label in a language; empty when it is called by its name. */
  public Optional<String> label(Language language) {
    return Optional.ofNullable(declared.label().get(language.tag()))
        .or(() -> declared.label().values().stream().findFirst());
  }

  boolean isImage() {
    return type() == FieldType.IMAGE;
  }

  public boolean in(String dialect) {
    return declared.dialects().contains(dialect);
  }

  /** Whether that dialect's registration must bring it. */
  public boolean requiredIn(String dialect) {
    return declared.required().contains(dialect);
  }

  public boolean readableBy(Viewer viewer) {
    return viewer.sees(declared.read());
  }

  /** Whether the viewer may change it once the account is there. */
  public boolean writableBy(Viewer viewer) {
    return viewer.changes(declared.write());
  }

  /** The value that a text stands for; empty when {@link #rule} refuses it. */
  public Optional<Object> parse(String text) {
    return switch (type()) {
      case STRING -> Optional.<Object>of(text).filter(t -> length(text) <= declared.maxLength());
      case INTEGER -> integer(text).filter(this::within).map(Object.class::cast);
      case DATE -> date(text).map(Object.class::cast);
      case CHOICE -> choice(text).map(Object.class::cast);
      case BOOLEAN -> truth(text).map(Object.class::cast);
      case PHONE -> telephones.parse(text).map(Telephone::e164);
      case IMAGE -> Optional.empty();
    };
  }

  /** What {@link #parse} takes, in a few words to be put after "it takes". */
  public String rule() {
    return switch (type()) {
      case STRING -> "text of at most " + declared.maxLength() + " characters";
      case INTEGER -> "a whole number" + range();
      case DATE -> "a date such as 1990-12-31";
      case CHOICE ->
          declared.choices().stream()
              .map(FieldDeclaration.Choice::value)
              .collect(Collectors.joining(", ", "one of ", ""));
      case BOOLEAN -> "true or false";
      case PHONE -> "a telephone number";
      case IMAGE -> "an image file, uploaded through an API";
    };
  }

  /** The text that stands for a value in the database. */
  String canonical(Object value) {
    return value.toString();
  }

  /** The value of {@link #canonical} text; empty when the field had another type then. */
  Optional<Object> restore(String stored) {
    return switch (type()) {
      case STRING, CHOICE, PHONE, IMAGE -> Optional.of(stored);
      case INTEGER -> integer(stored).map(Object.class::cast);
      case DATE -> date(stored).map(Object.class::cast);
      case BOOLEAN -> truth(stored).map(Object.class::cast);
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private boolean within(long number) {
    return number >= declared.min() && number <= declared.max();
  }

  private String range() {
    String from = declared.min() == Long.MIN_VALUE ? "" : " from " + declared.min();
    return declared.max() == Long.MAX_VALUE ? from : from + " to " + declared.max();
  }

  private Optional<String> choice(String text) {
    return declared.choices().stream()
        .filter(choice -> choice.value().equals(text) || choice.aliases().contains(text))
        .map(FieldDeclaration.Choice::value)
        .findFirst();
  }

  private static Optional<Long> integer(String text) {
    try {
      return Optional.of(Long.valueOf(text.strip()));
    } catch (NumberFormatException refused) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeException refused) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
