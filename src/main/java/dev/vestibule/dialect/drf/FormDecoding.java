package dev.vestibule.dialect.drf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded} as Python's parse_qsl does: it never fails. */
final class FormDecoding {
  private FormDecoding() {}

  static BodyReading decode(byte[] bytes, Charset charset, int most) {
    String text = strictly(bytes, charset);
    Map<String, String> values = new LinkedHashMap<>();
    String[] pairs = text.split("&", -1);
    if (pairs.length > most) {
      return BodyReader.unreadable(
          400, Text.FORM_PARSE_ERROR.with("problem", "more than " + most + " values"));
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!pair.isEmpty()) {
        values.put(unquote(name, charset), unquote(value, charset));
      }
    }
    return new BodyReading.Read(new Body.Submitted(values, Map.of()));
  }

  /** Bytes that are not in the charset are read as Latin-1, as Django does. */
  private static String strictly(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static String unquote(String text, Charset charset) {
    String spaced = text.replace('+', ' ');
    if (spaced.indexOf('%') < 0) {
      return spaced;
    }
    StringBuilder out = new StringBuilder();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    for (int i = 0; i < spaced.length(); i++) {
      int octet = octet(spaced, i);
      if (octet >= 0) {
        run.write(octet);
        i += 2;
      } else {
        out.append(run.toString(charset)).append(spaced.charAt(i));
        run.reset();
      }
    }
    return out.append(run.toString(charset)).toString();
  }

  /** The octet written as %XX at a place, or -1. */
  private static int octet(String text, int at) {
    if (text.charAt(at) != '%' || at + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
