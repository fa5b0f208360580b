package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Multipart.FilePart;
import dev.vestibule.platform.http.Multipart.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code multipart/form-data} with Django's words and lengths. */
final class Multipart {
  private static final int LONGEST_NAME = 255;

  private Multipart() {}

  static BodyReading parse(byte[] bytes, String contentType, MediaType type, int most) {
    try {
      var parts =
          dev.vestibule.platform.http.Multipart.read(
              bytes, contentType, BodyReader.charset(type), most);
      return new BodyReading.Read(new Body.Submitted(parts.values(), uploads(parts.files())));
    } catch (UnreadableException e) {
      String problem = String.valueOf(e.getMessage());
      return BodyReader.unreadable(400, Text.MULTIPART_PARSE_ERROR.with("problem", problem));
    }
  }

  private static Map<String, Upload> uploads(Map<String, FilePart> files) {
    Map<String, Upload> uploads = new LinkedHashMap<>();
    files.forEach((name, file) ->
        uploads.put(name, new Upload(shortened(file.name()), file.contentType(), file.content())));
    return uploads;
  }

  /** Django keeps the extension when it cuts a very long name. */
  private static String shortened(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String end = dot > 0 ? name.substring(dot, Math.min(name.length(), dot + LONGEST_NAME)) : "";
    return name.substring(0, LONGEST_NAME - end.length()) + end;
  }
}
