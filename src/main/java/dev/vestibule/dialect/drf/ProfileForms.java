package dev.vestibule.dialect.drf;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The declared profile fields in one dialect's forms and answers. */
public final class ProfileForms {
  private final String dialect;
  private final List<ProfileField> fields;
  private final Profiles profiles;
  private final Database database;
  private final Pictures pictures;

  /**
   * @param dialect as declarations name it, such as {@code djoser}
   */
  public ProfileForms(
      String dialect,
      ProfileSchema schema,
      Profiles profiles,
      Database database,
      Pictures pictures) {
    this.dialect = dialect;
    this.fields = schema.of(dialect);
    this.profiles = profiles;
    this.database = database;
    this.pictures = pictures;
  }

  /** A form and the members that somebody may give when registering. */
  public Form registering(Form form) {
    return with(
        form,
        fields.stream()
            .filter(field -> field.declared().atRegistration())
            .<Field<?>>map(field -> writable(field, null))
            .toList());
  }

  /**
   * A form and the members that the viewer may change; those that are only to be seen are shown and
   * not looked at.
   *
   * @param owner whose values are changed; null for a form that is only described
   */
  public Form updating(Form form, Viewer viewer, @Nullable Account owner) {
    List<Field<?>> members = new ArrayList<>();
    for (ProfileField field : fields) {
      if (field.writableBy(viewer)) {
        members.add(writable(field, owner == null ? null : owner.id()));
      } else if (field.readableBy(viewer)) {
        members.add(ProfileMembers.shown(field));
      }
    }
    return with(form, members);
  }

  private static Form with(Form form, List<Field<?>> members) {
    return members.isEmpty() ? form : form.and(members.toArray(Field<?>[]::new));
  }

  private Field<?> writable(ProfileField field, @Nullable Long owner) {
    return ProfileMembers.writable(
        field,
        field.requiredIn(dialect),
        pictures,
        value -> database.read(sql -> profiles.taken(sql, field.name(), value, owner)));
  }

  /** The profile values of a form, to be stored; null for one to be removed. */
  public Map<String, @Nullable Object> values(Values values) {
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    for (ProfileField field : fields) {
      if (values.has(field.name())) {
        Object value = values.value(field.name(), Object.class).orElse(null);
        found.put(field.name(), value == null ? null : ProfileMembers.stored(field, value));
      }
    }
    return found;
  }

  /** The errors and those of fields whose values somebody else was quicker to take. */
  public Errors taken(Errors errors, Collection<String> names) {
    Errors all = errors;
    for (String name : names) {
      all = all.and(name, Text.UNIQUE);
    }
    return all;
  }

  /** The members that the viewer sees of an account, null for those without a value. */
  public Map<String, @Nullable Object> shown(Request request, Viewer viewer, long account) {
    return shown(
        request,
        viewer,
        database
            .read(sql -> profiles.readAll(sql, List.of(account), seen(viewer)))
            .getOrDefault(account, Map.of()));
  }

  /** The members that the caller sees of each account, by its id; one query for all. */
  public Map<Long, Map<String, @Nullable Object>> shown(
      Request request, Account caller, Collection<Account> accounts) {
    List<Long> ids = accounts.stream().map(Account::id).toList();
    Map<Long, Map<String, Object>> found =
        database.read(sql -> profiles.readAll(sql, ids, seen(new Viewer(true, caller.staff()))));
    Map<Long, Map<String, @Nullable Object>> shown = new LinkedHashMap<>();
    for (long id : ids) {
      Map<String, Object> values = Objects.requireNonNull(found.getOrDefault(id, Map.of()));
      shown.put(id, shown(request, Viewer.of(caller, id), values));
    }
    return shown;
  }

  private List<ProfileField> seen(Viewer viewer) {
    return fields.stream().filter(field -> field.readableBy(viewer)).toList();
  }

  private Map<String, @Nullable Object> shown(
      Request request, Viewer viewer, Map<String, Object> values) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    for (ProfileField field : seen(viewer)) {
      shown.put(field.name(), wire(request, field, values.get(field.name())));
    }
    return shown;
  }

  private static @Nullable Object wire(
      Request request, ProfileField field, @Nullable Object value) {
    return switch (field.type()) {
      case STRING, INTEGER, CHOICE, BOOLEAN, PHONE -> value;
      case DATE -> value instanceof LocalDate date ? date.toString() : null;
      case IMAGE -> value == null ? null : request.baseUrl() + "/media/" + value;
    };
  }
}
