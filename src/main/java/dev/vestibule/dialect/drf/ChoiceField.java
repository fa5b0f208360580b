package dev.vestibule.dialect.drf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of a few texts. */
public final class ChoiceField extends Field<ChoiceField> {
  private final Map<String, Message> choices;
  private final Map<String, String> aliases;

  private ChoiceField(
      String name, FieldRules rules, Map<String, Message> choices, Map<String, String> aliases) {
    super(name, rules);
    this.choices = choices;
    this.aliases = aliases;
  }

  /** A field with its values and what each is called, in order. */
  public static ChoiceField of(String name, Map<String, Message> choices) {
    return new ChoiceField(name, FieldRules.REQUIRED, new LinkedHashMap<>(choices), Map.of());
  }

  @Override
  ChoiceField copy(FieldRules changed) {
    return new ChoiceField(name(), changed, choices, aliases);
  }

  /** Takes other spellings too, each for the choice that it stands for. */
  public ChoiceField aliases(Map<String, String> spellings) {
    return new ChoiceField(name(), rules(), choices, Map.copyOf(spellings));
  }

  /** Takes the empty text. */
  public ChoiceField blankable() {
    return copy(rules().takingBlank());
  }

  @Override
  String type() {
    return "choice";
  }

  @Override
  FieldResult convert(Given given) {
    return switch (given) {
      case Given.Words(String text) -> choice(text);
      case Given.Value(var node) -> choice(Python.str(node));
      case Given.File(Upload upload) -> choice(upload.name());
      case Given.Absent _, Given.Null _ -> choice("");
    };
  }

  private FieldResult choice(String sent) {
    String text = aliases.getOrDefault(sent, sent);
    if (choices.containsKey(text) || (text.isEmpty() && rules().blankable())) {
      return new FieldResult.Good(text);
    }
    Message said = say(Text.INVALID_CHOICE);
    return FieldResult.bad(
        said == Text.INVALID_CHOICE ? Text.INVALID_CHOICE.with("input", text) : said);
  }

  @Override
  Map<String, Object> describe() {
    Map<String, Object> info = super.describe();
    if (!rules().readOnly()) {
      List<Object> all = new ArrayList<>();
      choices.forEach((value, shown) -> all.add(choiceInfo(value, shown)));
      info.put("choices", all);
    }
    return info;
  }

  private static Map<String, Object> choiceInfo(String value, Message shown) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("value", value);
    info.put("display_name", shown);
    return info;
  }
}
