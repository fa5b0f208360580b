package dev.vestibule.platform.http;

import org.jspecify.annotations.Nullable;

/** What is found out about a request on its way, for the one line it leaves in the log. */
public final class RequestNotes {
  private volatile @Nullable String route;
  private volatile @Nullable Long account;
  private volatile @Nullable String door;

  /** The template of the route that matched: unlike the path it holds no secret. */
  public void route(String template) {
    this.route = template;
  }

  /** The account that made the request. */
  public void account(long id) {
    this.account = id;
  }

  /** The API or the pages that the route belongs to, such as {@code djoser}. */
  public void door(String name) {
    this.door = name;
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
