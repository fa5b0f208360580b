package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * DRF's PageNumberPagination: {@code count}, {@code next}, {@code previous} and {@code results};
 * the page is asked for by {@code page}, a number from 1 or the word last.
 *
 * @param size how many items a page holds
 */
public record PageNumbers(int size) {
  private static final String PAGE = "page";
  private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?[0-9]{1,9}\\s*");

  /**
   * A page of the items; empty when there is no such page, which is {@code 404 Invalid page.}
   *
   * @param items the items from that offset
   */
  public Optional<Map<String, @Nullable Object>> page(
      Request request, int count, IntFunction<List<?>> items) {
    int pages = Math.max(1, (count + size - 1) / size);
    String asked = request.queryParameter(PAGE).filter(text -> !text.isEmpty()).orElse("1");
    int number = asked.equals("last") ? pages : number(asked);
    if (number < 1 || number > pages) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("count", count);
    body.put("next", number == pages ? null : link(request, number + 1));
    body.put("previous", number == 1 ? null : link(request, number - 1));
    body.put("results", items.apply((number - 1) * size));
    return Optional.of(body);
  }

  private static int number(String text) {
    return NUMBER.matcher(text).matches() ? Integer.parseInt(text.strip()) : 0;
  }

  /** The address of another page: the other parameters stay, in the order of their names. */
  private static String link(Request request, int number) {
    Map<String, List<String>> query = new TreeMap<>(request.query());
    query.remove(PAGE);
    if (number > 1) {
      query.put(PAGE, List.of(Integer.toString(number)));
    }
    String text =
        query.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(v -> encode(e.getKey()) + "=" + encode(v)))
            .collect(Collectors.joining("&"));
    return request.baseUrl() + request.path() + (text.isEmpty() ? "" : "?" + text);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
