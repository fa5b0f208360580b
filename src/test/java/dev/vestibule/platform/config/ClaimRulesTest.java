package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code tokens.claims} may say. */
class ClaimRulesTest {
  private static final String FIELDS =
      "--profile-fields={sealed: {type: string, encrypted: true},"
          + " hidden: {type: string, read: [staff]}, own: {type: string, read: [self]},"
          + " picture: {type: image}, plain: {type: string}}";

  private static List<Problem> problems(String claims) {
    return switch (SettingsReader.read(Sources.ofFlags(FIELDS, "--tokens-claims=" + claims))) {
      case SettingsOutcome.Loaded _ -> List.of();
      case SettingsOutcome.Refused refused -> refused.problems();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sub=uuid               | "sub" is a claim that tokens have already
          user_id=email          | "user_id" is a claim that tokens have already
          exp=id                 | "exp" is a claim that tokens have already
          x=password             | "x" cannot be "password"; it takes uuid, id, email
          x=profile.none         | there is no such profile field
          x=profile.sealed       | the field is encrypted
          x=profile.hidden       | not everybody with a token may read the field
          x=profile.own          | not everybody with a token may read the field
          x=profile.picture      | it is a picture
          x=off                  | "x" cannot be off
          """)
  void whatMayNotBeInATokenIsRefusedAtTheStart(String claims, String reason) {
    assertThat(problems(claims))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.key()).isEqualTo("tokens.claims");
          assertThat(problem.message()).contains(reason);
        });
  }

  @Test
  void whatMayIsTaken() {
    assertThat(problems("{a: profile.plain, groups: off, roles: groups}")).isEmpty();
    assertThat(problems("")).isEmpty();
    assertThat(problems("{a: [b]}")).isNotEmpty();
  }
}
