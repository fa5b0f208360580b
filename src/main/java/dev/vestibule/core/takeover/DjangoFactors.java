package dev.vestibule.core.takeover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Second factors of some users: django-otp's devices, and those of allauth. */
final class DjangoFactors {
  private static final String TOTP = "otp_totp_totpdevice";
  private static final String TELEPHONE = "two_factor_phonedevice";
  private static final String ALLAUTH = "mfa_authenticator";
  private static final List<String> TABLES = List.of(TOTP, TELEPHONE, ALLAUTH);
  private static final String USER = "user_id";

  private final DjangoDatabase django;

  DjangoFactors(DjangoDatabase django) {
    this.django = django;
  }

  /**
   * A device that was asked for at each sign-in.
   *
   * @param content what is needed to ask for it again, by its column
   */
  record Factor(String id, String table, Map<String, String> content) {
    @Override
    public String toString() {
      return table + " " + id;
    }
  }

  /** How many devices there are. */
  long count() {
    return TABLES.stream().filter(django::has).mapToLong(django::count).sum();
  }

  /** By the user's key; devices that were never confirmed count for nothing. */
  Map<String, List<Factor>> of(Collection<Object> users) {
    Map<String, List<Factor>> found = new HashMap<>();
    for (String table : TABLES) {
      if (!django.has(table)) {
        continue;
      }
      for (DjangoRow row : django.where(table, USER, django.columns(table).keySet(), users)) {
        if (row.flag("confirmed", true) && !row.text("type").equals("recovery_codes")) {
          found
              .computeIfAbsent(row.key().toString(), _ -> new ArrayList<>())
              .add(new Factor(table + " " + row.text("id"), table, content(row)));
        }
      }
    }
    return found;
  }

  private static Map<String, String> content(DjangoRow row) {
    Map<String, String> content = new HashMap<>();
    row.values()
        .forEach((column, value) -> {
          if (value != null && !column.equals(USER)) {
            content.put(column, value);
          }
        });
    return content;
  }
}
