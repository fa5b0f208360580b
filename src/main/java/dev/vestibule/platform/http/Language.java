package dev.vestibule.platform.http;

/** The languages that people are spoken to in. */
public enum Language {
  EN("en"),
  FR("fr");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language tag (RFC 5646). */
  public String tag() {
    return tag;
  }
}
