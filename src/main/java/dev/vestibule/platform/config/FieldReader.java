package dev.vestibule.platform.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the declaration of one profile field and holds it against the rules. */
final class FieldReader {
  /** The dialects that a field may be declared for; v1 is the product's own API. */
  static final List<String> DIALECTS = List.of("djoser", "knox", "v1");

  private static final Set<String> LANGUAGES = Set.of("en", "fr");
  private static final int LONGEST = 10_000;
  private static final List<String> KEYS =
      List.of(
          "type",
          "label",
          "help",
          "choices",
          "max-length",
          "min",
          "max",
          "dialects",
          "required",
          "at-registration",
          "read",
          "write",
          "unique",
          "encrypted",
          "indexed");
  private static final SettingType TYPE = new SettingType.Choice(List.of(FieldType.values()));
  private static final SettingType TRUTH = new SettingType.Truth();
  private static final SettingType LENGTH = new SettingType.Whole(true, 1, LONGEST);
  private static final SettingType NUMBER =
      new SettingType.Whole(false, Long.MIN_VALUE, Long.MAX_VALUE);
  private static final SettingType ROLES =
      new SettingType.Listed(new SettingType.Choice(List.of(FieldRole.values())));
  private static final SettingType TEXTS = new SettingType.Listed(new SettingType.Text());
  private static final List<FieldRole> BOTH = List.of(FieldRole.SELF, FieldRole.STAFF);

  private final String name;
  private final String path;
  private final Map<String, Written> members;
  private final int line;
  private final Mapping.Refusals refusals;

  FieldReader(String name, String path, Written.Members written, Mapping.Refusals refusals) {
    this.name = name;
    this.path = path;
    this.members = written.members();
    this.line = written.line();
    this.refusals = refusals;
  }

  /** The declaration; a member that is refused has its default. */
  FieldDeclaration read() {
    members.keySet().stream().filter(key -> !KEYS.contains(key)).forEach(this::unknown);
    require(members.containsKey("type"), "type", "is required, " + TYPE.rule());
    FieldDeclaration read =
        new FieldDeclaration(
            name,
            (FieldType) take("type", TYPE, FieldType.STRING),
            words("label", members.get("label")),
            words("help", members.get("help")),
            choices(members.get("choices")),
            (int) take("max-length", LENGTH, FieldDeclaration.USUAL_LENGTH),
            (long) take("min", NUMBER, Long.MIN_VALUE),
            (long) take("max", NUMBER, Long.MAX_VALUE),
            dialects("dialects"),
            dialects("required"),
            (boolean) take("at-registration", TRUTH, true),
            roles("read"),
            roles("write"),
            (boolean) take("unique", TRUTH, false),
            (boolean) take("encrypted", TRUTH, false),
            (boolean) take("indexed", TRUTH, false));
    check(read);
    return read;
  }

  private void unknown(String key) {
    String hint = NearestName.of(key, KEYS).map(near -> "; the nearest is " + near).orElse("");
    refuse(key, "is no member of a declaration" + hint);
  }

  private Object take(String key, SettingType type, Object otherwise) {
    Optional<Object> value =
        switch (members.get(key)) {
          case null -> Optional.of(otherwise);
          case Written.Words(String text, int _) -> type.parse(text);
          case Written.Items items -> items.texts().flatMap(type::parse);
          case Written.Nothing _, Written.Members _, Written.Unusable _ -> Optional.empty();
        };
    if (value.isEmpty()) {
      refuse(key, shown(members.get(key)) + " is refused; it takes " + type.rule());
    }
    return value.orElse(otherwise);
  }

  private static String shown(@Nullable Written written) {
    return switch (written) {
      case Written.Words(String text, int _) -> '"' + text + '"';
      case Written.Items items ->
          items.texts().map(texts -> '"' + String.join(",", texts) + '"').orElse("a nested list");
      case Written.Members _ -> "a mapping";
      case Written.Unusable(String why, int _) -> "what " + why;
      case Written.Nothing _ -> "an empty value";
      case null -> "nothing";
    };
  }

  /** One text for all languages, or texts by language. */
  private Map<String, String> words(String key, @Nullable Written written) {
    Map<String, String> words = new LinkedHashMap<>();
    switch (written) {
      case null -> {}
      case Written.Words(String text, int _) -> LANGUAGES.forEach(tag -> words.put(tag, text));
      case Written.Members(var texts, int _)
          when LANGUAGES.containsAll(texts.keySet())
              && texts.values().stream().allMatch(Written.Words.class::isInstance) ->
          texts.forEach((tag, text) -> words.put(tag, ((Written.Words) text).text()));
      case Written.Members _, Written.Items _, Written.Nothing _, Written.Unusable _ ->
          refuse(key, shown(written) + " is refused; it takes text, or text by en and fr");
    }
    return words;
  }

  private List<FieldDeclaration.Choice> choices(@Nullable Written written) {
    List<FieldDeclaration.Choice> choices = new ArrayList<>();
    switch (written) {
      case null -> {}
      case Written.Items(List<Written> items, int _) ->
          items.forEach(item -> choice(item).ifPresent(choices::add));
      case Written.Words _, Written.Members _, Written.Nothing _, Written.Unusable _ ->
          refuse("choices", shown(written) + " is refused; it takes a list");
    }
    return choices;
  }

  private Optional<FieldDeclaration.Choice> choice(Written item) {
    if (item instanceof Written.Words(String text, int _)) {
      return Optional.of(new FieldDeclaration.Choice(text, List.of(), Map.of()));
    }
    if (item instanceof Written.Members(var parts, int _)
        && Set.of("value", "aliases", "label").containsAll(parts.keySet())
        && parts.get("value") instanceof Written.Words(String value, int _)) {
      return aliases(parts.get("aliases"))
          .map(a -> new FieldDeclaration.Choice(value, a, words("choices", parts.get("label"))));
    }
    return badChoice(item);
  }

  private Optional<List<String>> aliases(@Nullable Written written) {
    return switch (written) {
      case null -> Optional.of(List.of());
      case Written.Words(String text, int _) -> Optional.of(List.of(text));
      case Written.Items items -> items.texts().or(() -> badChoice(items));
      case Written.Members _, Written.Nothing _, Written.Unusable _ -> badChoice(written);
    };
  }

  private <T> Optional<T> badChoice(Written item) {
    String rule = "each choice is a text, or {value: text, aliases: [text], label: text}";
    refusals.refuse(path + ".choices", item.line(), rule);
    return Optional.empty();
  }

  private Set<String> dialects(String key) {
    Set<String> named = new LinkedHashSet<>();
    for (Object dialect : (List<?>) take(key, TEXTS, List.of())) {
      require(
          DIALECTS.contains((String) dialect),
          key,
          "\"" + dialect + "\" is refused; it takes a list of " + String.join(", ", DIALECTS));
      named.add((String) dialect);
    }
    return named;
  }

  private Set<FieldRole> roles(String key) {
    Set<FieldRole> roles = new LinkedHashSet<>();
    ((List<?>) take(key, ROLES, BOTH)).forEach(role -> roles.add((FieldRole) role));
    boolean nobody = roles.remove(FieldRole.NOBODY);
    require(!nobody || roles.isEmpty(), key, "cannot name nobody and somebody");
    return roles;
  }

  private void check(FieldDeclaration field) {
    FieldType type = field.type();
    boolean choice = type == FieldType.CHOICE;
    boolean plain = type != FieldType.BOOLEAN && type != FieldType.IMAGE;
    if (choice) {
      spellings(field.choices());
    }
    only(choice, "choices", "choice");
    only(type == FieldType.STRING, "max-length", "string");
    only(type == FieldType.INTEGER, "min", "integer");
    only(type == FieldType.INTEGER, "max", "integer");
    require(field.min() <= field.max(), "min", "must not be more than max");
    require(
        field.dialects().containsAll(field.required()),
        "required",
        "takes dialects that stand in dialects as well");
    require(
        field.atRegistration() || field.required().isEmpty(),
        "required",
        "must be empty when at-registration is false");
    require(!field.unique() || plain, "unique", "cannot be true for a boolean or an image");
    require(
        !field.encrypted() || type != FieldType.IMAGE, "encrypted", "cannot be true for an image");
    require(
        !field.indexed() || (!field.encrypted() && type != FieldType.IMAGE),
        "indexed",
        "cannot be true for what is encrypted, nor for an image");
  }

  private void spellings(List<FieldDeclaration.Choice> choices) {
    Set<String> seen = new HashSet<>();
    require(!choices.isEmpty(), "choices", "is required, a list of at least one");
    choices.stream()
        .flatMap(one -> {
          List<String> all = new ArrayList<>(one.aliases());
          all.addFirst(one.value());
          return all.stream();
        })
        .forEach(text -> {
          require(!text.isBlank(), "choices", "cannot hold an empty text");
          require(seen.add(text), "choices", "holds \"" + text + "\" twice");
        });
  }

  private void only(boolean fits, String key, String type) {
    require(fits || !members.containsKey(key), key, "is for fields of type " + type + " alone");
  }

  private void require(boolean kept, String key, String rule) {
    if (!kept) {
      refuse(key, rule);
    }
  }

  private void refuse(String key, String message) {
    Written at = members.get(key);
    refusals.refuse(path + "." + key, at == null ? line : at.line(), message);
  }
}
