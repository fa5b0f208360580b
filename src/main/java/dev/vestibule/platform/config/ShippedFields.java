package dev.vestibule.platform.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields that are there when nobody declares any: those of seed S0, as its answers order them.
 * docs/profiles.md shows them in YAML; a test holds both equal.
 */
final class ShippedFields {
  private static final Set<String> KNOX = Set.of("knox");
  private static final Set<FieldRole> BOTH = Set.of(FieldRole.SELF, FieldRole.STAFF);
  private static final Set<FieldRole> STAFF = Set.of(FieldRole.STAFF);

  private ShippedFields() {}

  static Map<String, FieldDeclaration> all() {
    Map<String, FieldDeclaration> all = new LinkedHashMap<>();
    List.of(
            open("address", FieldType.STRING),
            open("date_of_birth", FieldType.DATE),
            byStaff(
                "numero_social",
                FieldType.STRING,
                List.of(),
                50,
                Long.MIN_VALUE,
                Map.of("fr", "Numéro social", "en", "Social security number"),
                true),
            byStaff(
                "remuneration",
                FieldType.CHOICE,
                List.of(
                    choice("mensuel", "monthly", "Mensuel", "Monthly"),
                    choice("taux horaire", "hourly", "Taux horaire", "Hourly rate")),
                FieldDeclaration.USUAL_LENGTH,
                Long.MIN_VALUE,
                Map.of("fr", "Rémunération", "en", "Remuneration"),
                false),
            byStaff(
                "base_salary",
                FieldType.INTEGER,
                List.of(),
                FieldDeclaration.USUAL_LENGTH,
                0,
                Map.of("fr", "Salaire de base", "en", "Base salary"),
                true))
        .forEach(field -> all.put(field.name(), field));
    return all;
  }

  private static FieldDeclaration open(String name, FieldType type) {
    Map<String, String> label =
        type == FieldType.DATE
            ? Map.of("fr", "Date de naissance", "en", "Date of birth")
            : Map.of("fr", "Adresse", "en", "Address");
    return declaration(
        name, type, List.of(), FieldDeclaration.USUAL_LENGTH, Long.MIN_VALUE, label, BOTH, false);
  }

  /** What the owner gives once, at registration, and staff alone change. */
  private static FieldDeclaration byStaff(
      String name,
      FieldType type,
      List<FieldDeclaration.Choice> choices,
      int maxLength,
      long min,
      Map<String, String> label,
      boolean encrypted) {
    return declaration(name, type, choices, maxLength, min, label, STAFF, encrypted);
  }

  private static FieldDeclaration declaration(
      String name,
      FieldType type,
      List<FieldDeclaration.Choice> choices,
      int maxLength,
      long min,
      Map<String, String> label,
      Set<FieldRole> write,
      boolean encrypted) {
    return new FieldDeclaration(
        name,
        type,
        label,
        Map.of(),
        choices,
        maxLength,
        min,
        Long.MAX_VALUE,
        KNOX,
        Set.of(),
        true,
        BOTH,
        write,
        false,
        encrypted,
        false);
  }

  private static FieldDeclaration.Choice choice(
      String value, String alias, String french, String english) {
    return new FieldDeclaration.Choice(value, List.of(alias), Map.of("fr", french, "en", english));
  }
}
