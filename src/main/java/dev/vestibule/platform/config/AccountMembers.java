package dev.vestibule.platform.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of an account in one dialect, beside declared profile fields, in the order of its
 * answers.
 */
public record AccountMembers(Map<String, MemberUse> uses) {
  /** The names of all members that there can be. */
  public static final List<String> KNOWN =
      List.of(
          "id",
          "uuid",
          "username",
          "email",
          "first_name",
          "last_name",
          "full_name",
          "avatar",
          "is_active",
          "is_staff",
          "is_superuser",
          "date_joined",
          "last_login");

  private static final SettingType USE = new SettingType.Choice(List.of(MemberUse.values()));
  private static final Set<String> NAMES = Set.of("first_name", "last_name", "full_name");

  public AccountMembers {
    uses = Collections.unmodifiableMap(new LinkedHashMap<>(uses));
  }

  /** What djoser's API has for these settings. */
  static AccountMembers of(DjoserSettings settings) {
    boolean byName = settings.naturalName() == LoginField.USERNAME;
    Map<String, MemberUse> uses = new LinkedHashMap<>();
    uses.put("id", MemberUse.READ_ONLY);
    uses.put("uuid", MemberUse.OFF);
    uses.put("username", byName ? MemberUse.FIXED : MemberUse.OFF);
    uses.put("email", MemberUse.REQUIRED);
    uses.put("first_name", MemberUse.OPTIONAL);
    uses.put("last_name", MemberUse.OPTIONAL);
    uses.put("full_name", MemberUse.OFF);
    uses.put("avatar", MemberUse.OPTIONAL);
    uses.put("is_active", MemberUse.READ_ONLY);
    uses.put("is_staff", MemberUse.OFF);
    uses.put("is_superuser", MemberUse.OFF);
    uses.put("date_joined", MemberUse.READ_ONLY);
    uses.put("last_login", MemberUse.OFF);
    for (String required : settings.requiredFields()) {
      uses.replace(required, required.equals("username") ? MemberUse.FIXED : MemberUse.REQUIRED);
    }
    if (settings.userIdField() != UserIdField.ID) {
      String named = settings.userIdField().name().toLowerCase(Locale.ROOT);
      uses.put("id", MemberUse.OFF);
      uses.compute(named, (_, use) -> use == MemberUse.FIXED ? use : MemberUse.READ_ONLY);
    }
    settings.fields().forEach((name, text) -> use(text).ifPresent(use -> uses.replace(name, use)));
    return new AccountMembers(uses);
  }

  /** What the API with knox's tokens has for these settings. */
  static AccountMembers of(KnoxSettings settings) {
    Map<String, MemberUse> uses = new LinkedHashMap<>();
    uses.put("id", MemberUse.READ_ONLY);
    uses.put(
        "username", settings.loginField() == LoginField.USERNAME ? MemberUse.FIXED : MemberUse.OFF);
    uses.put("full_name", MemberUse.REQUIRED);
    uses.put("first_name", MemberUse.OFF);
    uses.put("last_name", MemberUse.OFF);
    uses.put("telephone", MemberUse.REQUIRED);
    uses.put("email", MemberUse.REQUIRED);
    uses.put("user_image", MemberUse.OPTIONAL);
    settings.fields().forEach((name, text) -> use(text).ifPresent(use -> uses.replace(name, use)));
    return new AccountMembers(uses);
  }

  private static Optional<MemberUse> use(String text) {
    return USE.parse(text).map(MemberUse.class::cast);
  }

  /** What a member is; one that is not known is not there. */
  public MemberUse of(String member) {
    return uses.getOrDefault(member, MemberUse.OFF);
  }

  /** The members that answers carry. */
  public List<String> shown() {
    return uses.keySet().stream().filter(member -> of(member).shown()).toList();
  }

  /** What is wrong with the settings, each in one sentence without its subject. */
  List<String> problems(Map<String, String> fields) {
    List<String> problems = new ArrayList<>();
    fields.forEach((member, text) -> {
      Set<MemberUse> fitting = uses.containsKey(member) ? fitting(member) : Set.of();
      if (fitting.isEmpty()) {
        problems.add("knows no member \"" + member + "\"; own ones stand in profile.fields");
      } else if (use(text).filter(fitting::contains).isEmpty()) {
        String words =
            String.join(", ", fitting.stream().sorted().map(AccountMembers::word).toList());
        problems.add(member + " takes one of " + words);
      }
    });
    return problems;
  }

  private static String word(MemberUse use) {
    return use.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Set<MemberUse> fitting(String member) {
    return switch (member) {
      case "id", "uuid", "is_active", "is_staff", "is_superuser", "date_joined", "last_login" ->
          Set.of(MemberUse.READ_ONLY, MemberUse.OFF);
      case "username" -> Set.of(MemberUse.FIXED, MemberUse.READ_ONLY, MemberUse.OFF);
      case "email" -> Set.of(MemberUse.REQUIRED, MemberUse.OPTIONAL, MemberUse.FIXED);
      case "telephone" -> Set.of(MemberUse.REQUIRED, MemberUse.OPTIONAL, MemberUse.OFF);
      case "user_image" -> Set.of(MemberUse.OPTIONAL, MemberUse.OFF);
      case "avatar" -> Set.of(MemberUse.OPTIONAL, MemberUse.READ_ONLY, MemberUse.OFF);
      default -> NAMES.contains(member) ? Set.of(MemberUse.values()) : Set.of();
    };
  }
}
