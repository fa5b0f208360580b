package dev.vestibule.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status line and headers of an answer (RFC 9112). */
record AnswerHead(int status, Optional<Duration> retryAfter) {
  private static final int LONGEST = 16 * 1024;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");
  private static final Pattern SECONDS = Pattern.compile("retry-after:\\s*(\\d{1,6})\\s*");

  /**
   * Reads the head of the final answer; what comes before it (1xx) is passed over.
   *
   * @throws IOException when what comes is no HTTP, too long, or ends
   */
  static AnswerHead read(InputStream in) throws IOException {
    AnswerHead head;
    do {
      head = parse(lines(in));
    } while (head.status < 200);
    return head;
  }

  private static AnswerHead parse(String text) throws IOException {
    String[] lines = text.split("\r?\n", -1);
    Matcher status = STATUS.matcher(lines[0]);
    if (!status.matches()) {
      throw new IOException("it does not speak HTTP/1.1");
    }
    Optional<Duration> wait = Optional.empty();
    for (String line : lines) {
      Matcher seconds = SECONDS.matcher(line.toLowerCase(Locale.ROOT));
      if (seconds.matches()) {
        wait = Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))));
      }
    }
    return new AnswerHead(Integer.parseInt(status.group(1)), wait);
  }

  private static String lines(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int breaks = 0;
    while (breaks < 2) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection was closed before an answer");
      }
      if (next == '\n') {
        breaks++;
      } else if (next != '\r') {
        breaks = 0;
      }
      read.write(next);
      if (read.size() > LONGEST) {
        throw new IOException("its headers have no end");
      }
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }
}
