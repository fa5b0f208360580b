package dev.vestibule.ui.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with a form, in the visitor's words: a sentence for each field, and one for the
 * whole. The first wrong field gets the focus.
 *
 * @param fields the sentences by the fields' names, in the order of the page
 * @param general what concerns no field alone; empty when nothing does
 */
public record Problems(Map<String, String> fields, String general) {
  /** Nothing is wrong. */
  public static Problems none() {
    return new Problems(Map.of(), "");
  }

  /** Something that concerns no field alone. */
  public static Problems of(String general) {
    return new Problems(Map.of(), general);
  }

  /** The same with a sentence for a field, unless it has one already. */
  public Problems and(String field, String sentence) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putIfAbsent(field, sentence);
    return new Problems(all, general);
  }

  public boolean any() {
    return !fields.isEmpty() || !general.isEmpty();
  }

  /** The sentence for a field, or empty. */
  public String at(String field) {
    return fields.getOrDefault(field, "");
  }

  /** Whether that field is the first wrong one. */
  public boolean first(String field) {
    return fields.keySet().stream().findFirst().filter(field::equals).isPresent();
  }
}
