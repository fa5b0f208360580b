package dev.vestibule.ui.console;

import dev.vestibule.core.administration.Administrator;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.platform.config.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** The columns of a table of accounts: ours, and those of declared fields that staff may read. */
public final class AccountColumns {
  private final ProfileSchema schema;
  private final Profiles profiles;

  AccountColumns(ProfileSchema schema, Profiles profiles) {
    this.schema = schema;
    this.profiles = profiles;
  }

  /** A column to choose, and whether it is chosen. */
  public record Choice(String name, String label, boolean chosen) {}

  /** The columns that were asked for, or else the usual ones; unknown names are left out. */
  Chosen chosen(List<String> names) {
    List<AccountColumn> ours =
        names.isEmpty()
            ? AccountColumn.USUAL
            : Stream.of(AccountColumn.values())
                .filter(column -> names.contains(column.word()))
                .toList();
    List<ProfileField> fields =
        fields().stream()
            .filter(field -> names.contains(NamedMatches.PROFILE + field.name()))
            .toList();
    return new Chosen(ours, fields);
  }

  List<Choice> choices(Chosen chosen, ConsoleWords words) {
    List<Choice> all = new ArrayList<>();
    for (AccountColumn column : AccountColumn.values()) {
      boolean on = chosen.ours().contains(column);
      all.add(new Choice(column.word(), words.get("column." + column.word()), on));
    }
    for (ProfileField field : fields()) {
      boolean on = chosen.fields().contains(field);
      all.add(new Choice(NamedMatches.PROFILE + field.name(), label(field, words), on));
    }
    return all;
  }

  private List<ProfileField> fields() {
    return schema.fields().stream()
        .filter(field -> field.readableBy(Viewer.STAFF) && field.type() != FieldType.IMAGE)
        .toList();
  }

  static String label(ProfileField field, ConsoleWords words) {
    return field.label(words.language()).orElseGet(() -> field.name().replace('_', ' '));
  }

  /** Columns of a table, in their order. */
  record Chosen(List<AccountColumn> ours, List<ProfileField> fields) {}

  /** The values of the declared fields among the columns, by account and field. */
  Map<Long, Map<String, Object>> values(
      DSLContext sql, List<ManagedAccount> accounts, Chosen chosen) {
    return chosen.fields().isEmpty()
        ? Map.of()
        : profiles.readAll(
            sql, accounts.stream().map(each -> each.account().id()).toList(), chosen.fields());
  }

  List<Cell> cells(
      ManagedAccount managed,
      Chosen chosen,
      Map<String, Object> values,
      Administrator by,
      ConsoleWords words,
      Instant now) {
    List<Cell> cells = new ArrayList<>();
    chosen.ours().forEach(column -> cells.add(column.cell(managed, words, now)));
    chosen
        .fields()
        .forEach(field -> cells.add(Cell.of(value(managed, field, values, by).orElse(""))));
    return cells;
  }

  /** The value as text, if this administrator may read it of this account. */
  static Optional<String> value(
      ManagedAccount managed, ProfileField field, Map<String, Object> values, Administrator by) {
    return field.readableBy(by.viewer(managed.account()))
        ? Optional.ofNullable(values.get(field.name())).map(Object::toString)
        : Optional.empty();
  }
}
