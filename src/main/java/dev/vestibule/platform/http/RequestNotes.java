package dev.vestibule.platform.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is found out about a request on its way, for the one line it leaves in the log. */
public final class RequestNotes {
  private volatile @Nullable String route;
  private volatile @Nullable Long account;
  private volatile @Nullable String door;
  private volatile @Nullable String trace;
  private volatile @Nullable String reason;
  private volatile @Nullable UUID person;
  private volatile @Nullable String service;

  /** The template of the route that matched: unlike the path it holds no secret. */
  public void route(String template) {
    this.route = template;
  }

  /** The account that made the request: its number, and the identifier that lasts. */
  public void account(long id, UUID uuid) {
    this.account = id;
    this.person = uuid;
  }

  /** The service that made the request, by the identifier of its key. */
  public void service(String key) {
    this.service = key;
  }

  /** The account that made the request, by the identifier that lasts. */
  public @Nullable UUID person() {
    return person;
  }

  public @Nullable String service() {
    return service;
  }

  /** The API or the pages that the route belongs to, such as {@code djoser}. */
  public void door(String name) {
    this.door = name;
  }

  /** The trace that the request belongs to. */
  public void trace(String id) {
    this.trace = id;
  }

  public @Nullable String trace() {
    return trace;
  }

  /** Why somebody does it, in their own words. */
  public void reason(String words) {
    this.reason = words;
  }

  public @Nullable String reason() {
    return reason;
  }

  public @Nullable String door() {
    return door;
  }

  public @Nullable String route() {
    return route;
  }

  public @Nullable Long account() {
    return account;
  }
}
