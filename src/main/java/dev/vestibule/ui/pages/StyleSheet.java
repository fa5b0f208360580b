package dev.vestibule.ui.pages;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The look of the pages. */
final class StyleSheet {
  private StyleSheet() {}

  static Answer answer(Request request) {
    try (InputStream css = StyleSheet.class.getResourceAsStream("/pages/pages.css")) {
      if (css == null) {
        throw new IllegalStateException("pages.css is not on the class path");
      }
      return Answer.bytes(200, "text/css; charset=utf-8", css.readAllBytes())
          .with("Cache-Control", "public, max-age=3600");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
