package dev.vestibule.ui.account;

import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.platform.config.FieldDeclaration;
import dev.vestibule.platform.config.FieldType;
import dev.vestibule.platform.http.Language;
import dev.vestibule.ui.pages.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared profile field on the page of its owner.
 *
 * @param name of the form's field
 * @param type text, number, date, tel, select or file
 * @param value as the form's field holds it; of a picture its name below {@code /media/}
 * @param shown the value as people read it; empty when there is none
 * @param choices of a select
 */
public record ProfileItem(
    String name,
    String label,
    String help,
    String type,
    String value,
    String shown,
    List<Choice> choices) {
  /** What stands before a field's own name in forms, so that none is taken for another. */
  public static final String PREFIX = "profile_";

  /** A value to choose, and the words for it. */
  public record Choice(String value, String label) {}

  /**
   * The field as the form shows it.
   *
   * @param stored null when there is no value
   */
  public static ProfileItem of(
      ProfileField field, @Nullable Object stored, Words words, Language language) {
    String value = stored == null ? "" : stored.toString();
    List<Choice> choices = choices(field, words, language);
    return new ProfileItem(
        PREFIX + field.name(),
        field.label(language).orElseGet(() -> spoken(field.name())),
        said(field.declared().help(), language, ""),
        type(field.type()),
        value,
        shown(stored, value, choices, words),
        choices);
  }

  /** The same with what was typed instead. */
  public ProfileItem typed(String text) {
    return new ProfileItem(name, label, help, type, text, shown, choices);
  }

  private static String type(FieldType type) {
    return switch (type) {
      case STRING -> "text";
      case INTEGER -> "number";
      case DATE -> "date";
      case PHONE -> "tel";
      case CHOICE, BOOLEAN -> "select";
      case IMAGE -> "file";
    };
  }

  private static List<Choice> choices(ProfileField field, Words words, Language language) {
    return switch (field.type()) {
      case CHOICE ->
          field.declared().choices().stream()
              .map(choice -> new Choice(choice.value(), label(choice, language)))
              .toList();
      case BOOLEAN ->
          List.of(new Choice("true", words.get("yes")), new Choice("false", words.get("no")));
      case STRING, INTEGER, DATE, PHONE, IMAGE -> List.of();
    };
  }

  private static String label(FieldDeclaration.Choice choice, Language language) {
    return said(choice.label(), language, choice.value());
  }

  private static String said(
      java.util.Map<String, String> byTag, Language language, String otherwise) {
    String said = byTag.get(language.tag());
    return said == null ? byTag.values().stream().findFirst().orElse(otherwise) : said;
  }

  private static String shown(
      @Nullable Object stored, String value, List<Choice> choices, Words words) {
    return stored instanceof LocalDate day
        ? Ago.day(day.atStartOfDay(ZoneOffset.UTC).toInstant(), words)
        : choices.stream()
            .filter(choice -> choice.value().equals(value))
            .map(Choice::label)
            .findFirst()
            .orElse(value);
  }

  /** A name such as {@code shoe_size} as words. */
  private static String spoken(String name) {
    String words = name.replace('_', ' ');
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
