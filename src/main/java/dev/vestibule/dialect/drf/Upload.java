package dev.vestibule.dialect.drf;

/** A file sent in a multipart body, held in memory. */
public final class Upload {
  private final String name;
  private final String contentType;
  private final byte[] content;

  Upload(String name, String contentType, byte[] content) {
    this.name = name;
    this.contentType = contentType;
    this.content = content;
  }

  /** The file's own name without folders; never empty. */
  public String name() {
    return name;
  }

  /** What the client says it is, unchecked; may be empty. */
  public String contentType() {
    return contentType;
  }

  /** The bytes, not copied. */
  public byte[] content() {
    return content;
  }
}
