package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.AccountOrder;
import dev.vestibule.core.accounts.AccountPages.Position;
import dev.vestibule.core.accounts.AccountPages.Question;
import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.ui.pages.Pages;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the table of accounts is asked for, as it stands in its address: filters, order, place,
 * columns.
 *
 * @param filters texts by names that {@link NamedMatches} knows
 * @param place where a page starts, told by the last account before it, or by the first behind it
 * @param backwards whether the page ends there instead
 * @param columns names of columns; empty for the usual ones
 */
public record AccountQuery(
    Map<String, String> filters,
    AccountOrder order,
    boolean descending,
    Optional<Position> place,
    boolean backwards,
    List<String> columns) {
  private static final int LONGEST = 200;
  private static final String USUAL_SORT = "-joined_at";

  public AccountQuery {
    filters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(filters));
    columns = List.copyOf(columns);
  }

  static AccountQuery of(Clerk clerk, NamedMatches names) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (String name : names.names()) {
      String text = clerk.asked(name);
      if (!text.isEmpty() && text.length() <= LONGEST && names.of(name, text).isPresent()) {
        filters.put(name, text);
      }
    }
    String sort = clerk.asked("sort").isEmpty() ? USUAL_SORT : clerk.asked("sort");
    boolean descending = sort.startsWith("-");
    Optional<Position> after = position(clerk.asked("after"));
    Optional<Position> before = position(clerk.asked("before"));
    return new AccountQuery(
        filters,
        AccountOrder.ofWord(descending ? sort.substring(1) : sort).orElse(AccountOrder.JOINED_AT),
        descending,
        after.or(() -> before),
        after.isEmpty() && before.isPresent(),
        Stream.of(clerk.asked("columns").split(",", -1)).filter(c -> !c.isBlank()).toList());
  }

  /** The question as the core takes it; one that looks back asks in the other direction. */
  Question question(NamedMatches names) {
    return new Question(names.of(filters), order, descending != backwards);
  }

  public String search() {
    return filters.getOrDefault("q", "");
  }

  private String sort() {
    return (descending ? "-" : "") + order.word();
  }

  /** The query of the same list from its beginning, without a question mark. */
  public String text() {
    Map<String, String> all = new LinkedHashMap<>(filters);
    if (!sort().equals(USUAL_SORT)) {
      all.put("sort", sort());
    }
    if (!columns.isEmpty()) {
      all.put("columns", String.join(",", columns));
    }
    return joined(all);
  }

  /** The filters alone, as a query. */
  public String filterText() {
    return joined(filters);
  }

  /** The query of the same list with one filter less. */
  String without(String filter) {
    Map<String, String> others = new LinkedHashMap<>(filters);
    others.remove(filter);
    return new AccountQuery(others, order, descending, Optional.empty(), false, columns).text();
  }

  /** The query of the same list in another order; in the other direction where it is this one. */
  String sortedBy(AccountOrder other) {
    boolean usual = other == AccountOrder.JOINED_AT || other == AccountOrder.LAST_SEEN_AT;
    return new AccountQuery(
            filters, other, other == order ? !descending : usual, Optional.empty(), false, columns)
        .text();
  }

  String after(Position position) {
    return at("after", position);
  }

  String before(Position position) {
    return at("before", position);
  }

  private String at(String side, Position position) {
    String text = text();
    String word = Long.toString(position.id()) + " " + position.key();
    return (text.isEmpty() ? "" : text + "&") + side + "=" + encoded(word);
  }

  private static String encoded(String word) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(word.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Position> position(String text) {
    try {
      String word = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = word.indexOf(' ');
      return space < 1
          ? Optional.empty()
          : Optional.of(
              new Position(word.substring(space + 1), Long.parseLong(word.substring(0, space))));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static String joined(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + Pages.encoded(pair.getValue()))
        .collect(Collectors.joining("&"));
  }
}
