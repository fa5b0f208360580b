package dev.vestibule.platform.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Further mounts of a dialect by name, each with the settings that it has in another way.
 *
 * @param section the dialect's section, such as {@code dialects.djoser}
 */
record MountDeclarations(String section) implements Mapping {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  @Override
  public Object read(String key, Written written, Refusals refusals) {
    Map<String, Overrides> mounts = new LinkedHashMap<>();
    switch (written) {
      case Written.Nothing _ -> {}
      case Written.Members(var members, int _) ->
          members.forEach((name, value) -> mount(key + "." + name, name, value, mounts, refusals));
      case Written.Words _, Written.Items _, Written.Unusable _ ->
          refusals.refuse(key, written.line(), "takes " + rule());
    }
    return Collections.unmodifiableMap(mounts);
  }

  private void mount(
      String path, String name, Written written, Map<String, Overrides> mounts, Refusals refusals) {
    if (!NAME.matcher(name).matches()) {
      refusals.refuse(path, written.line(), "is no mount's name; one has a-z, 0-9 and - alone");
    } else if (written instanceof Written.Members(var members, int _)) {
      Map<String, Object> values = new LinkedHashMap<>();
      members.forEach((member, value) -> member(path, member, value, values, refusals));
      mounts.put(name, new Overrides(values));
    } else {
      refusals.refuse(path, written.line(), "takes settings of " + section + ", one below another");
    }
  }

  private void member(
      String path, String name, Written written, Map<String, Object> values, Refusals refusals) {
    String whole = path + "." + name;
    if (SettingCatalogue.sections().containsKey(section + "." + name)
        && written instanceof Written.Members(var members, int _)) {
      members.forEach((more, value) -> member(path, name + "." + more, value, values, refusals));
      return;
    }
    Optional<SettingKey> known = SettingCatalogue.find(section + "." + name);
    if (known.isEmpty()) {
      refusals.refuse(whole, written.line(), "is no setting" + hint(name));
    } else if (known.get().says().oneForAll()) {
      refusals.refuse(whole, written.line(), "is one for all mounts; set it at " + section);
    } else {
      value(whole, known.get().type(), written, refusals).ifPresent(v -> values.put(name, v));
    }
  }

  private String hint(String name) {
    List<String> names =
        SettingCatalogue.keys().stream()
            .map(SettingKey::key)
            .filter(key -> key.startsWith(section + "."))
            .map(key -> key.substring(section.length() + 1))
            .toList();
    return NearestName.of(name, names).map(near -> "; the nearest is " + near).orElse("");
  }

  private static Optional<Object> value(
      String key, SettingType type, Written written, Refusals refusals) {
    Optional<Object> value =
        switch (written) {
          case Written.Words(String text, int _) -> type.parse(text);
          case Written.Items items -> items.texts().flatMap(type::parse);
          case Written.Members members when type instanceof Mapping mapping ->
              Optional.of(mapping.read(key, members, refusals));
          case Written.Members _, Written.Nothing _, Written.Unusable _ -> Optional.empty();
        };
    if (value.isEmpty()) {
      refusals.refuse(key, written.line(), "is refused; it takes " + type.rule());
    }
    return value;
  }

  @Override
  public Optional<Object> parse(String text) {
    boolean[] wrong = new boolean[1];
    Object mounts = read("", Written.parse(text), (key, line, rule) -> wrong[0] = true);
    return wrong[0] ? Optional.empty() : Optional.of(mounts);
  }

  @Override
  public String rule() {
    return "settings of this section by the mounts' names, as JSON or YAML outside the file";
  }

  /** JSON whose values are texts, as every type reads them back. */
  @Override
  public String format(Object value) {
    Map<String, Map<String, String>> shown = new LinkedHashMap<>();
    ((Map<?, ?>) value)
        .forEach((name, overrides) -> shown.put((String) name, texts((Overrides) overrides)));
    return shown.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(shown);
  }

  private Map<String, String> texts(Overrides overrides) {
    Map<String, String> texts = new LinkedHashMap<>();
    overrides
        .values()
        .forEach((name, value) ->
            texts.put(
                name,
                SettingCatalogue.find(section + "." + name).orElseThrow().type().format(value)));
    return texts;
  }
}
