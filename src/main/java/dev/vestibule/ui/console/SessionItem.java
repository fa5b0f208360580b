package dev.vestibule.ui.console;

import dev.vestibule.core.tokens.Device;
import dev.vestibule.core.tokens.KnownSession;
import dev.vestibule.core.tokens.SessionKind;
import dev.vestibule.platform.geo.Places;
import dev.vestibule.ui.pages.Words;
import java.time.Instant;

/** A session of somebody, as an administrator reads it. */
public record SessionItem(
    String id, String device, String kind, String where, String used, String title) {
  static SessionItem of(
      KnownSession session, Words pages, ConsoleWords words, Places places, Instant now) {
    return new SessionItem(
        session.id(),
        device(pages, session.device()),
        pages.get(kind(session.kind())),
        where(session, words, places),
        Times.brief(session.lastUsed(), now, words),
        Times.full(session.started(), words));
  }

  private static String device(Words words, Device device) {
    if (device.browser().isEmpty()) {
      return device.system().isEmpty() ? words.get("device.unknown") : device.system();
    }
    return device.system().isEmpty()
        ? device.browser()
        : words.get("device.on", device.browser(), device.system());
  }

  private static String kind(SessionKind kind) {
    return switch (kind) {
      case BROWSER -> "kind.browser";
      case JWT -> "kind.jwt";
      case AUTH_TOKEN -> "kind.auth-token";
      case OPAQUE_TOKEN -> "kind.opaque-token";
    };
  }

  private static String where(KnownSession session, ConsoleWords words, Places places) {
    String address = session.address();
    return address == null
        ? ""
        : places
            .find(address, words.language())
            .map(place -> place + " · " + address)
            .orElse(address);
  }
}
