package dev.vestibule.core.takeover;

import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.takeover.Finding.Remark;
import dev.vestibule.core.takeover.PlanAccounts.Planned;
import dev.vestibule.platform.config.FieldType;
import dev.vestibule.platform.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns of a project's users that became profile fields. */
final class ImportProfiles {
  private final ProfileSchema schema;
  private final Profiles profiles;

  ImportProfiles(ProfileSchema schema, Profiles profiles) {
    this.schema = schema;
    this.profiles = profiles;
  }

  /**
   * Makes what the fields need, before the first transaction.
   *
   * @throws IllegalArgumentException when a field is not declared or takes no values from a column
   */
  void prepare(DjangoMapping mapping) {
    for (String name : mapping.profile().keySet()) {
      ProfileField field =
          schema
              .find(name)
              .orElseThrow(
                  () -> new IllegalArgumentException("no profile field " + name + " is declared"));
      if (field.type() == FieldType.IMAGE) {
        throw new IllegalArgumentException("the profile field " + name + " takes pictures alone");
      }
    }
    profiles.prepare(mapping.profile().keySet());
  }

  /** Whether a field of that name takes values. */
  boolean takes(String name) {
    return schema.find(name).filter(field -> field.type() != FieldType.IMAGE).isPresent();
  }

  void write(Transaction tx, long account, Planned plan) {
    write(tx, account, plan.user(), plan.remarks());
  }

  void write(Transaction tx, long account, FormerUser user, List<Remark> remarks) {
    if (user.profile().isEmpty()) {
      return;
    }
    Map<String, Object> values = new HashMap<>();
    user.profile()
        .forEach((name, text) -> {
          Optional<Object> value = field(name).parse(text(name, text));
          if (value.isEmpty()) {
            add(remarks, name, "it takes " + field(name).rule());
          } else if (profiles.taken(tx.sql(), name, value.get(), account)) {
            add(remarks, name, "another account has this value");
          } else {
            values.put(name, value.get());
          }
        });
    profiles.write(tx, account, values);
  }

  private String text(String name, String text) {
    boolean truth = field(name).type() == FieldType.BOOLEAN;
    return truth && text.matches("1|t|0|f") ? Boolean.toString(text.matches("1|t")) : text;
  }

  private ProfileField field(String name) {
    return schema.find(name).orElseThrow();
  }

  private static void add(List<Remark> remarks, String name, String why) {
    remarks.add(new Remark("profile." + name, why + "; imported without it", ""));
  }
}
