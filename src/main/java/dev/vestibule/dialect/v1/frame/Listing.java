package dev.vestibule.dialect.v1.frame;

import java.util.List;
import java.util.function.Function;

/**
 * What pages of a list look like.
 *
 * @param path where the list is, below the API's own path
 * @param member the member of the answer that holds the items
 * @param shown the items of a page as JSON
 * @param position what a cursor says of the last item, for the next page to start behind it
 */
public record Listing<T>(
    String path, String member, Function<List<T>, List<?>> shown, Function<T, String> position) {}
