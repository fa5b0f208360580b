package dev.vestibule.ui.inbox;

import java.util.List;

/**
 * A message as the pages show it.
 *
 * @param sms whether it is a text message, which has no subject
 * @param time when it came, in UTC, to be read
 * @param snippet how its text begins, one line
 * @param links the addresses in its text
 */
public record Shown(
    long id,
    boolean sms,
    String from,
    String to,
    String subject,
    String time,
    String snippet,
    boolean read,
    String text,
    boolean html,
    List<String> links) {
  public Shown {
    links = List.copyOf(links);
  }
}
