package dev.vestibule.dialect.drf;

import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.platform.config.FieldDeclaration.Choice;
import dev.vestibule.platform.http.Language;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Single profile fields as members of forms. */
final class ProfileMembers {
  private ProfileMembers() {}

  /** A member that is taken; one that is not required may be left out, null or empty. */
  static Field<?> writable(
      ProfileField field, boolean required, Pictures pictures, Predicate<Object> taken) {
    return switch (field.type()) {
      case STRING -> text(field, required, taken);
      case PHONE -> phone(field, required, taken);
      case CHOICE -> choice(field, required, taken);
      case INTEGER ->
          dressed(
              IntegerField.of(field.name()).between(field.declared().min(), field.declared().max()),
              field,
              required,
              taken);
      case DATE -> dressed(DateField.of(field.name()), field, required, taken);
      case BOOLEAN -> dressed(BooleanField.of(field.name()), field, required, taken);
      case IMAGE -> dressed(pictures.field(field.name()), field, required, taken);
    };
  }

  /** A member that is shown and not looked at. */
  static Field<?> shown(ProfileField field) {
    String type =
        switch (field.type()) {
          case STRING, PHONE -> "string";
          case INTEGER -> "integer";
          case DATE -> "date";
          case CHOICE -> "choice";
          case BOOLEAN -> "boolean";
          case IMAGE -> "image upload";
        };
    return worded(ShownField.of(field.name(), type), field);
  }

  /** The value as it is stored; null when an empty text stands for none. */
  static @Nullable Object stored(ProfileField field, Object value) {
    return switch (field.type()) {
      case PHONE -> field.parse(value.toString()).orElse(null);
      case CHOICE -> value.equals("") ? null : value;
      case STRING -> value.equals("") && field.declared().unique() ? null : value;
      case INTEGER, DATE, BOOLEAN, IMAGE -> value;
    };
  }

  private static Field<?> text(ProfileField field, boolean required, Predicate<Object> taken) {
    CharField text = CharField.of(field.name()).maxLength(field.declared().maxLength());
    return dressed(required ? text : text.blankable(), field, required, taken);
  }

  private static Field<?> phone(ProfileField field, boolean required, Predicate<Object> taken) {
    CharField text =
        CharField.of(field.name())
            .check(entered ->
                entered.isEmpty() || field.parse(entered).isPresent()
                    ? Optional.empty()
                    : Optional.of(Text.INVALID_VALUE));
    return dressed(required ? text : text.blankable(), field, required, taken);
  }

  private static Field<?> choice(ProfileField field, boolean required, Predicate<Object> taken) {
    Map<String, Message> choices = new LinkedHashMap<>();
    Map<String, String> aliases = new LinkedHashMap<>();
    for (Choice choice : field.declared().choices()) {
      choices.put(
          choice.value(), words(choice.label()).orElseGet(() -> Message.plain(choice.value())));
      choice.aliases().forEach(alias -> aliases.put(alias, choice.value()));
    }
    ChoiceField all = ChoiceField.of(field.name(), choices).aliases(aliases);
    return dressed(required ? all : all.blankable(), field, required, taken);
  }

  private static <F extends Field<F>> F dressed(
      F member, ProfileField field, boolean required, Predicate<Object> taken) {
    F asked = required ? member : member.optional().nullable();
    return worded(asked, field).rule(value -> unique(field, value, taken));
  }

  /** Asks the store for unique fields alone; an empty text is no value that could be taken. */
  private static Optional<Message> unique(
      ProfileField field, Object value, Predicate<Object> taken) {
    Object stored = field.declared().unique() && !value.equals("") ? stored(field, value) : null;
    return stored != null && taken.test(stored) ? Optional.of(Text.UNIQUE) : Optional.empty();
  }

  private static <F extends Field<F>> F worded(F member, ProfileField field) {
    F labelled = words(field.declared().label()).map(member::label).orElse(member);
    return words(field.declared().help()).map(labelled::help).orElse(labelled);
  }

  private static Optional<Message> words(Map<String, String> byTag) {
    Map<Language, String> words = new EnumMap<>(Language.class);
    byTag.forEach(
        (tag, text) -> Language.ofTag(tag).ifPresent(language -> words.put(language, text)));
    return words.isEmpty() ? Optional.empty() : Optional.of(new Message.ByLanguage(words));
  }
}
