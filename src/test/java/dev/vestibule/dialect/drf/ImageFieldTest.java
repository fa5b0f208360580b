package dev.vestibule.dialect.drf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFieldTest {
  private static final Form FORM =
      Form.of(ImageField.of("avatar", ImageFieldTest::decode).optional().nullable());

  private static ImageField.Decoded decode(Upload upload) {
    return upload.content()[0] == 'P'
        ? new ImageField.Decoded.Picture("picture")
        : new ImageField.Decoded.Unusable(Text.INVALID_IMAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.exe | '' | The submitted file is empty.",
        "a.exe | no | Upload a valid image. The file you uploaded was either not an image or a"
            + " corrupted image.",
        "a.exe | P | File extension “exe” is not allowed. Allowed extensions are: blp, bmp,",
        "a     | P | File extension “” is not allowed.",
        "a.PNG | P | ok",
      })
  void checksInDrfsOrder(String name, String content, String expected) {
    assertThat(result(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .startsWith(expected);
  }

  @org.junit.jupiter.api.Test
  void countsTheNameBeforeDecoding() {
    assertThat(result("n".repeat(120) + ".png", new byte[] {'x'}))
        .isEqualTo("Ensure this filename has at most 100 characters (it has 124).");
  }

  @org.junit.jupiter.api.Test
  void takesNullButNoText() {
    assertThat(FormTest.valid(FORM, Requests.json("{\"avatar\":null}")).isNull("avatar")).isTrue();
    assertThat(FormTest.errors(FORM, Requests.json("{\"avatar\":\"\"}"), Language.EN))
        .startsWith("avatar: The submitted data was not a file.");
  }

  private static String result(String name, byte[] content) {
    Body body =
        new Body.Submitted(Map.of(), Map.of("avatar", new Upload(name, "image/png", content)));
    return switch (FORM.validate(body)) {
      case Validated.Valid _ -> "ok";
      case Validated.Invalid(Errors errors) ->
          errors.members().getOrDefault("avatar", java.util.List.of()).getFirst().in(Language.EN);
      case Validated.Invalid(Failure failure) -> failure.toString();
    };
  }
}
