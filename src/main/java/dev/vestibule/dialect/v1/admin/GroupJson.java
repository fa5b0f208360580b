package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.GroupOutcome;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.AccountJson;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.platform.http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Groups in answers, and what came of something that was to be done with one. */
final class GroupJson {
  private GroupJson() {}

  static Map<String, @Nullable Object> of(Group group) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", group.id().toString());
    json.put("name", group.name());
    json.put("description", group.description());
    json.put("permissions", group.permissions().stream().map(Permission::word).sorted().toList());
    json.put("created_at", AccountJson.moment(group.createdAt()));
    json.put("updated_at", AccountJson.moment(group.updatedAt()));
    json.put("version", group.version());
    return json;
  }

  static Answer shown(Call call, Group group) {
    return call.ok(of(group)).with("ETag", EntityTag.of(group.version()));
  }

  static Answer answer(Call call, GroupOutcome outcome, Function<Group, Answer> done) {
    return switch (outcome) {
      case GroupOutcome.Done(Group group) -> done.apply(group);
      case GroupOutcome.Gone(), GroupOutcome.NoAccount() -> call.refuse(ProblemKind.NOT_FOUND);
      case GroupOutcome.OtherVersion() -> call.refuse(ProblemKind.VERSION_MISMATCH);
      case GroupOutcome.BeyondRights() -> call.refuse(ProblemKind.BEYOND_YOUR_RIGHTS);
      case GroupOutcome.NameTaken() ->
          call.refuse(ProblemKind.TAKEN, List.of(FieldError.of("/name", "taken")));
    };
  }
}
