package dev.vestibule.platform.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile field as the configuration declares it; docs/profiles.md explains every member.
 *
 * @param label the words for it by language tag; empty when its name shall do
 * @param help more words by language tag
 * @param choices the values of a choice, otherwise empty
 * @param maxLength characters of a string
 * @param min the least integer
 * @param max the greatest integer
 * @param dialects whose answers carry it
 * @param required the dialects whose registration requires it
 * @param atRegistration whether the owner may give it when registering
 * @param read who sees it
 * @param write who changes it after registration
 * @param encrypted whether it is sealed in the database
 * @param indexed whether lists may be filtered by it
 */
public record FieldDeclaration(
    String name,
    FieldType type,
    Map<String, String> label,
    Map<String, String> help,
    List<Choice> choices,
    int maxLength,
    long min,
    long max,
    Set<String> dialects,
    Set<String> required,
    boolean atRegistration,
    Set<FieldRole> read,
    Set<FieldRole> write,
    boolean unique,
    boolean encrypted,
    boolean indexed) {

  /** Characters that a string may have unless declared otherwise. */
  static final int USUAL_LENGTH = 255;

  /**
   * One value of a choice.
   *
   * @param value what is stored and shown
   * @param aliases other spellings that are taken for it
   * @param label the words for it by language tag; empty when the value shall do
   */
  public record Choice(String value, List<String> aliases, Map<String, String> label) {
    public Choice {
      aliases = List.copyOf(aliases);
      label = Map.copyOf(label);
    }
  }

  public FieldDeclaration {
    label = Map.copyOf(label);
    help = Map.copyOf(help);
    choices = List.copyOf(choices);
    dialects = Set.copyOf(dialects);
    required = Set.copyOf(required);
    read = Set.copyOf(read);
    write = Set.copyOf(write);
  }
}
