package dev.vestibule.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One layout for everybody: {@code -Dtest=FormatTest -Dformat=apply} writes it. */
class FormatTest {
  @Test
  void everyJavaFileIsAsTheFormatterWritesIt() {
    String mode = "apply".equals(System.getProperty("format")) ? "--replace" : "--dry-run";
    StringWriter differing = new StringWriter();
    StringWriter errors = new StringWriter();
    String[] words =
        Stream.concat(Stream.of(mode), Sources.java().stream().map(Object::toString))
            .toArray(String[]::new);

    int exit =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(new PrintWriter(differing, true), new PrintWriter(errors, true), words);

    assertThat(differing.toString()).as("to mend: -Dtest=FormatTest -Dformat=apply").isEmpty();
    assertThat(exit).as(errors.toString()).isZero();
  }
}
