package dev.vestibule.dialect.drf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as ISO 8601 writes it: by month, compact, or by week. */
public final class DateField extends Field<DateField> {
  private static final Pattern BY_MONTH = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");
  private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final Pattern BY_WEEK =
      Pattern.compile("([0-9]{4})(?:-W([0-9]{2})(?:-([1-7]))?|W([0-9]{2})([1-7])?)");

  private DateField(String name, FieldRules rules) {
    super(name, rules);
  }

  public static DateField of(String name) {
    return new DateField(name, FieldRules.REQUIRED);
  }

  @Override
  DateField copy(FieldRules changed) {
    return new DateField(name(), changed);
  }

  @Override
  String type() {
    return "date";
  }

  @Override
  FieldResult convert(Given given) {
    if (given instanceof Given.Words(String text)) {
      Optional<LocalDate> date = parse(text);
      if (date.isPresent()) {
        return new FieldResult.Good(date.get());
      }
    }
    Message said = say(Text.INVALID_DATE);
    boolean usual = said == Text.INVALID_DATE;
    return FieldResult.bad(usual ? Text.INVALID_DATE.with("format", "YYYY-MM-DD") : said);
  }

  private static Optional<LocalDate> parse(String text) {
    try {
      for (Pattern pattern : new Pattern[] {BY_MONTH, COMPACT}) {
        Matcher parts = pattern.matcher(text);
        if (parts.matches()) {
          return Optional.of(LocalDate.of(part(parts, 1), part(parts, 2), part(parts, 3)));
        }
      }
      return week(text);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int part(Matcher parts, int group) {
    int number = Integer.parseInt(parts.group(group));
    if (number == 0) {
      throw new DateTimeException("there is no year, month or day 0");
    }
    return number;
  }

  private static Optional<LocalDate> week(String text) {
    Matcher parts = BY_WEEK.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String week = parts.group(2) == null ? parts.group(4) : parts.group(2);
    String day = parts.group(3) == null ? parts.group(5) : parts.group(3);
    String full = parts.group(1) + "-W" + week + "-" + (day == null ? "1" : day);
    return Optional.of(LocalDate.parse(full, DateTimeFormatter.ISO_WEEK_DATE));
  }
}
