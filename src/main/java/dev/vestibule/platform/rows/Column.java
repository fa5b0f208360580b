package dev.vestibule.platform.rows;

/**
 * A column of a {@link RowTable}.
 *
 * @param key whether it is part of the primary key
 * @param unique whether two rows may exchange values that only one can have
 */
public record Column(String name, Kind kind, boolean key, boolean unique) {
  /**
   * Reads {@code name}, {@code name:kind}, with {@code *} behind for a key, {@code !} for unique.
   */
  public static Column parse(String declared) {
    boolean key = declared.endsWith("*");
    boolean unique = declared.endsWith("!");
    String plain = key || unique ? declared.substring(0, declared.length() - 1) : declared;
    int colon = plain.indexOf(':');
    return colon < 0
        ? new Column(plain, Kind.TEXT, key, unique)
        : new Column(plain.substring(0, colon), Kind.of(plain.substring(colon + 1)), key, unique);
  }

  /** The form that {@link #parse} reads. */
  public String declared() {
    String kinds = kind == Kind.TEXT ? "" : ":" + kind.word();
    return name + kinds + (key ? "*" : unique ? "!" : "");
  }
}
