package dev.vestibule.dialect.drf;

/**
 * How much a request may carry.
 *
 * @param textBytes the most bytes of a JSON or URL-encoded body
 * @param multipartBytes the most bytes of a multipart body
 * @param parts the most values of a form
 */
public record BodyLimits(int textBytes, int multipartBytes, int parts) {
  public static final BodyLimits USUAL = new BodyLimits(2_621_440, 12 * 1024 * 1024, 1000);
}
