package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsOutcome.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFieldsTest {
  private static final Pattern SHIPPED =
      Pattern.compile("<!-- shipped -->\\s*```yaml\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private Map<String, FieldDeclaration> load(String yaml) throws IOException {
    return switch (read(yaml)) {
      case Loaded loaded -> loaded.settings().profile().fields();
      case Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  private static FieldDeclaration find(Map<String, FieldDeclaration> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  private SettingsOutcome read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
    return SettingsReader.read(new Sources(Optional.of(file), Map.of(), List.of()));
  }

  @Test
  void addsReplacesAndRemoves() throws IOException {
    Map<String, FieldDeclaration> fields =
        load(
            """
            profile:
              fields:
                address: {type: string, max-length: 40, read: nobody}
                base_salary: off
                badge:
                  type: integer
                  label: {en: Badge, fr: Insigne}
                  min: 1
                  dialects: [djoser, knox]
                  required: [djoser]
                  write: staff
                  unique: true
            """);
    assertThat(fields)
        .containsOnlyKeys("address", "date_of_birth", "numero_social", "remuneration", "badge");
    assertThat(find(fields, "address").maxLength()).isEqualTo(40);
    assertThat(find(fields, "address").read()).isEmpty();
    assertThat(find(fields, "address").dialects()).isEmpty();
    FieldDeclaration badge = find(fields, "badge");
    assertThat(badge.label()).isEqualTo(Map.of("en", "Badge", "fr", "Insigne"));
    assertThat(badge.min()).isEqualTo(1);
    assertThat(badge.required()).containsExactly("djoser");
    assertThat(badge.write()).isEqualTo(Set.of(FieldRole.STAFF));
    assertThat(badge.unique()).isTrue();
  }

  @Test
  void takesJsonFromAVariableAndSaysWhatItHas() {
    String json =
        "{\"size\":{\"type\":\"choice\",\"choices\":[\"S\",{\"value\":\"L\",\"aliases\":\"large\"}]}}";
    Sources sources =
        new Sources(Optional.empty(), Map.of("VESTIBULE_PROFILE_FIELDS", json), List.of());
    Settings settings = ((Loaded) SettingsReader.read(sources)).settings();
    Map<String, FieldDeclaration> fields = settings.profile().fields();
    assertThat(find(fields, "size").choices())
        .extracting(FieldDeclaration.Choice::value)
        .containsExactly("S", "L");
    SettingType type = SettingCatalogue.find("profile.fields").orElseThrow().type();
    assertThat(type.parse(type.format(fields))).contains(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          badge: {type: colour}                 | badge.type | "colour" is refused; it takes one of string, integer, date, choice, boolean, phone, image
          badge: {label: Badge}                 | badge.type | is required
          badge: {type: string, uniqe: true}    | badge.uniqe | is no member of a declaration; the nearest is unique
          badge: {type: string, unique: maybe}  | badge.unique | "maybe" is refused; it takes true or false
          badge: {type: string, label: {de: x}} | badge.label | text by en and fr
          badge: {type: choice}                 | badge.choices | is required
          badge: {type: choice, choices: [a, {value: b, aliases: [a]}]} | badge.choices | holds "a" twice
          badge: {type: string, choices: [a]}   | badge.choices | is for fields of type choice alone
          badge: {type: integer, min: 3, max: 2} | badge.min | must not be more than max
          badge: {type: string, max-length: 0}  | badge.max-length | it takes a whole number from 1 to 10000
          badge: {type: string, dialects: [oidc]} | badge.dialects | it takes a list of djoser, knox, v1
          badge: {type: string, required: [knox]} | badge.required | takes dialects that stand in dialects as well
          badge: {type: string, read: [nobody, self]} | badge.read | cannot name nobody and somebody
          badge: {type: boolean, unique: true}  | badge.unique | cannot be true for a boolean or an image
          badge: {type: string, encrypted: true, indexed: true} | badge.indexed | cannot be true for what is encrypted
          badge: {type: image, encrypted: true} | badge.encrypted | cannot be true for an image
          Badge: {type: string}                 | Badge | is no field's name
          email: {type: string}                 | email | is taken
          badge: off                            | badge | cannot be removed
          badge: string                         | badge | takes a declaration such as {type: string}, or off
          """)
  void refusesByFieldKeyAndRule(String declaration, String key, String rule) throws IOException {
    SettingsOutcome outcome = read("profile:\n  fields:\n    " + declaration + "\n");
    assertThat(((Refused) outcome).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.key()).isEqualTo("profile.fields." + key);
          assertThat(problem.place()).endsWith("settings.yaml, line 3");
          assertThat(problem.message()).contains(rule);
        });
  }

  @Test
  void refusesWhatIsNoMapping() throws IOException {
    for (String text : List.of("[a, b]", "7", "{\"a\":")) {
      Sources sources = Sources.ofFlags("--profile-fields=" + text);
      assertThat(((Refused) SettingsReader.read(sources)).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.key()).isEqualTo("profile.fields"));
    }
  }

  @Test
  void theShippedFieldsAreThoseOfTheDocs() throws IOException {
    Matcher page = SHIPPED.matcher(Files.readString(Path.of("docs/profiles.md")));
    assertThat(page.find()).isTrue();
    assertThat(load(page.group(1))).isEqualTo(ShippedFields.all());
    assertThat(load("").keySet())
        .containsExactly(
            "address", "date_of_birth", "numero_social", "remuneration", "base_salary");
  }
}
