package dev.vestibule.ui.console;

import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.config.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** What the table of accounts can be filtered by, in words. */
public final class FilterChoices {
  private static final int GROUPS = 200;
  private static final List<String> FLAGS =
      List.of("email_verified", "telephone_verified", "staff", "superuser");
  private static final List<String> DAYS =
      List.of("joined_from", "joined_before", "seen_from", "seen_before");
  private static final List<String> STATUSES = List.of("active", "pending", "deactivated");

  private final NamedMatches names;
  private final Groups groups;

  FilterChoices(NamedMatches names, Groups groups) {
    this.names = names;
    this.groups = groups;
  }

  /** A filter that is on, and the query of the list without it. */
  public record Chip(String label, String without) {}

  /** A value to choose, and the words for it. */
  public record Option(String value, String label) {}

  /**
   * A filter that can be set.
   *
   * @param type select, date or text
   * @param options of a select
   */
  public record Choice(
      String name, String label, String type, String value, List<Option> options) {}

  List<Chip> chips(DSLContext sql, Clerk clerk, AccountQuery query) {
    return query.filters().entrySet().stream()
        .filter(filter -> !filter.getKey().equals("q"))
        .map(filter ->
            new Chip(
                label(filter.getKey(), clerk.words())
                    + clerk.words().get("chip.of")
                    + value(sql, clerk, filter.getKey(), filter.getValue()),
                query.without(filter.getKey())))
        .toList();
  }

  List<Choice> choices(DSLContext sql, Clerk clerk, AccountQuery query) {
    ConsoleWords words = clerk.words();
    List<Choice> all = new ArrayList<>();
    all.add(select("status", query, words, statuses(words)));
    FLAGS.forEach(flag -> all.add(select(flag, query, words, yesAndNo(words))));
    if (clerk.may(Permission.GROUPS_READ)) {
      List<Option> options =
          groups.after(sql, "", GROUPS).stream()
              .map(group -> new Option(group.id().toString(), group.name()))
              .toList();
      all.add(select("group", query, words, options));
    }
    DAYS.forEach(day -> all.add(choice(day, "date", query, words, List.of())));
    names.fields().forEach(field -> all.add(field(field, query, words)));
    return all;
  }

  private static Choice field(ProfileField field, AccountQuery query, ConsoleWords words) {
    String name = NamedMatches.PROFILE + field.name();
    String value = query.filters().getOrDefault(name, "");
    String label = AccountColumns.label(field, words);
    List<Option> options =
        switch (field.type()) {
          case BOOLEAN -> yesAndNo(words);
          case CHOICE ->
              field.declared().choices().stream()
                  .map(choice ->
                      new Option(
                          choice.value(), choice.label().getOrDefault(words.tag(), choice.value())))
                  .toList();
          case STRING, INTEGER, DATE, PHONE, IMAGE -> List.of();
        };
    String type = field.type() == FieldType.DATE ? "date" : options.isEmpty() ? "text" : "select";
    return new Choice(name, label, type, value, options);
  }

  private static Choice select(
      String name, AccountQuery query, ConsoleWords words, List<Option> options) {
    return choice(name, "select", query, words, options);
  }

  private static Choice choice(
      String name, String type, AccountQuery query, ConsoleWords words, List<Option> options) {
    String value = query.filters().getOrDefault(name, "");
    return new Choice(name, words.get("filter." + name), type, value, options);
  }

  private static List<Option> statuses(ConsoleWords words) {
    return STATUSES.stream()
        .map(status -> new Option(status, words.get("status." + status)))
        .toList();
  }

  private static List<Option> yesAndNo(ConsoleWords words) {
    return Stream.of("true", "false")
        .map(flag -> new Option(flag, words.get("flag." + flag)))
        .toList();
  }

  private String label(String name, ConsoleWords words) {
    return names.fields().stream()
        .filter(field -> name.equals(NamedMatches.PROFILE + field.name()))
        .findFirst()
        .map(field -> AccountColumns.label(field, words))
        .orElseGet(() -> words.get("filter." + name));
  }

  private String value(DSLContext sql, Clerk clerk, String name, String value) {
    if (name.equals("status")) {
      return clerk.words().get("status." + value);
    }
    if (name.equals("group")) {
      Optional<String> called = groups.byId(sql, UUID.fromString(value)).map(Group::name);
      return clerk.may(Permission.GROUPS_READ) ? called.orElse(value) : value;
    }
    boolean flag = value.equals("true") || value.equals("false");
    return flag ? clerk.words().get("flag." + value) : value;
  }
}
