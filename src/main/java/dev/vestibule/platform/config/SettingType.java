package dev.vestibule.platform.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a setting's value may be, how it is read from text and how its rule is worded. */
public sealed interface SettingType
    permits SettingType.Text,
        SettingType.Whole,
        SettingType.Decimal,
        SettingType.Truth,
        SettingType.Span,
        SettingType.FilePath,
        SettingType.Address,
        SettingType.Choice,
        SettingType.Listed,
        SettingType.Perhaps,
        Mapping {
  /** The value that a text stands for; empty when the rule refuses it. */
  Optional<Object> parse(String text);

  /** The rule in a few words, to be put after "it takes". */
  String rule();

  /** The value of a list of texts; most types take none. */
  default Optional<Object> parse(List<String> texts) {
    return Optional.empty();
  }

  /** A value as one would write it. */
  default String format(Object value) {
    return value.toString();
  }

  /** Any text. */
  record Text() implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      return Optional.of(text);
    }

    @Override
    public String rule() {
      return "text";
    }
  }

  /** A whole number, an int when {@code narrow} and a long otherwise. */
  record Whole(boolean narrow, long min, long max) implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      try {
        long number = Long.parseLong(text.strip());
        if (number < min || number > max) {
          return Optional.empty();
        }
        return Optional.of(narrow ? (Object) (int) number : (Object) number);
      } catch (NumberFormatException refused) {
        return Optional.empty();
      }
    }

    @Override
    public String rule() {
      boolean open = max == (narrow ? Integer.MAX_VALUE : Long.MAX_VALUE);
      return "a whole number from " + min + (open ? " up" : " to " + max);
    }
  }

  /** A number with a fraction. */
  record Decimal(double min, double max) implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      try {
        double number = Double.parseDouble(text.strip());
        return number >= min && number <= max ? Optional.of(number) : Optional.empty();
      } catch (NumberFormatException refused) {
        return Optional.empty();
      }
    }

    @Override
    public String rule() {
      return "a number from " + min + " to " + max;
    }
  }

  /** Yes or no. */
  record Truth() implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    @Override
    public String rule() {
      return "true or false";
    }
  }

  /** A duration; no upper limit when {@code max} is null. */
  record Span(Duration min, @Nullable Duration max) implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      return Durations.parse(text)
          .filter(found -> found.compareTo(min) >= 0 && (max == null || found.compareTo(max) <= 0))
          .map(Object.class::cast);
    }

    @Override
    public String rule() {
      String limit = max == null ? " up" : " to " + Durations.format(max);
      return "a duration such as 500ms, 20s, 5m or 1d, from " + Durations.format(min) + limit;
    }

    @Override
    public String format(Object value) {
      return Durations.format((Duration) value);
    }
  }

  /** A file or folder; relative ones stand below the working directory. */
  record FilePath() implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      try {
        return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
      } catch (InvalidPathException refused) {
        return Optional.empty();
      }
    }

    @Override
    public String rule() {
      return "a path";
    }
  }

  /** An http or https address with a host. */
  record Address() implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      try {
        URI address = URI.create(text.strip());
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        boolean plain = address.getRawQuery() == null && address.getRawFragment() == null;
        return web && plain && address.getHost() != null ? Optional.of(address) : Optional.empty();
      } catch (IllegalArgumentException refused) {
        return Optional.empty();
      }
    }

    @Override
    public String rule() {
      return "an address such as https://accounts.example.org";
    }
  }

  /** One constant of an enum, in kebab case; upper case and underscores are taken as well. */
  record Choice(List<? extends Enum<?>> constants) implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      String wanted = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
      return constants.stream()
          .filter(constant -> format(constant).equals(wanted))
          .map(Object.class::cast)
          .findFirst();
    }

    @Override
    public String rule() {
      return constants.stream().map(this::format).collect(Collectors.joining(", ", "one of ", ""));
    }

    @Override
    public String format(Object value) {
      return ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Several values: a list in the file, separated by commas elsewhere. */
  record Listed(SettingType item) implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      return parse(Stream.of(text.split(",")).map(String::strip).toList());
    }

    @Override
    public Optional<Object> parse(List<String> texts) {
      List<Object> values = new ArrayList<>();
      for (String text : texts) {
        if (text.isBlank()) {
          continue;
        }
        Optional<Object> value = item.parse(text);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      }
      return Optional.of(List.copyOf(values));
    }

    @Override
    public String rule() {
      return "a list (separated by commas outside the file) of " + item.rule();
    }

    @Override
    public String format(Object value) {
      return ((List<?>) value).stream().map(item::format).collect(Collectors.joining(","));
    }
  }

  /** Declarations of profile fields by name, on top of the shipped ones. */
  record Declared() implements Mapping {
    @Override
    public Object read(String key, Written written, Refusals refusals) {
      return ProfileFieldsReader.read(key, written, refusals);
    }

    @Override
    public Optional<Object> parse(String text) {
      List<String> wrong = new ArrayList<>();
      Map<String, FieldDeclaration> fields =
          ProfileFieldsReader.read("", Written.parse(text), (key, line, rule) -> wrong.add(rule));
      return wrong.isEmpty() ? Optional.of(fields) : Optional.empty();
    }

    @Override
    public String rule() {
      return ProfileFieldsReader.RULE;
    }

    @Override
    public String format(Object value) {
      return FieldText.of((Map<?, ?>) value);
    }
  }

  /** A value that may be left out; an empty text leaves it out. */
  record Perhaps(SettingType item) implements SettingType {
    @Override
    public Optional<Object> parse(String text) {
      return text.isBlank()
          ? Optional.of(Optional.empty())
          : item.parse(text).map(value -> (Object) Optional.of(value));
    }

    @Override
    public String rule() {
      return item.rule();
    }

    @Override
    public String format(Object value) {
      Optional<?> held = (Optional<?>) value;
      return held.isPresent() ? item.format(held.get()) : "";
    }
  }
}
