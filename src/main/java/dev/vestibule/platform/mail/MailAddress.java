package dev.vestibule.platform.mail;

/**
 * Who writes or gets a mail (RFC 5322, section 3.4). Neither part may hold a control character, so
 * that nothing can add a header line (CVE-2025-7962).
 *
 * @param name the display name, any language; empty for none
 * @param address the address as stored
 */
public record MailAddress(String name, String address) {
  private static final int LONGEST = 320;

  /**
   * @throws IllegalArgumentException when a part holds a control character or there is no address
   */
  public MailAddress {
    Lines.one("name", name);
    Lines.one("address", address);
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1 || address.length() > LONGEST) {
      throw new IllegalArgumentException("a mail address has the form name@domain");
    }
    if (address
        .chars()
        .anyMatch(c -> c == '<' || c == '>' || c == ',' || Character.isSpaceChar(c))) {
      throw new IllegalArgumentException("a mail address holds no space, comma or angle bracket");
    }
  }

  /** An address without a display name. */
  public static MailAddress plain(String address) {
    return new MailAddress("", address);
  }

  /** Reads {@code Name <name@domain>}, {@code "Name" <name@domain>} or {@code name@domain}. */
  public static MailAddress parse(String text) {
    String line = text.strip();
    int open = line.lastIndexOf('<');
    if (open < 0 || !line.endsWith(">")) {
      return plain(line);
    }
    String name = line.substring(0, open).strip();
    if (name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")) {
      name = name.substring(1, name.length() - 1).replace("\\\"", "\"");
    }
    return new MailAddress(name, line.substring(open + 1, line.length() - 1).strip());
  }

  /** What stands behind the last at sign. */
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
