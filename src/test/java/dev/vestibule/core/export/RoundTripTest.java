package dev.vestibule.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.House;
import dev.vestibule.Takeover;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.rows.Contents;
import dev.vestibule.platform.rows.Progress;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves in an export comes back whole on another server, which has other keys. */
class RoundTripTest {
  private static final String HASHED = "$argon2id";

  @TempDir Path folder;

  private static long fill(TestServer server) {
    Visitor visitor = new Visitor(server);
    long ann = visitor.account("ann");
    visitor.account("bob");
    House house = server.house();
    Groups groups = house.administration.groups;
    house.database.write(tx -> {
      var staff = groups.add(tx, "Staff", "of the house", Set.of(Permission.ACCOUNTS_READ));
      groups.addMember(tx, staff.id(), ann);
      house.profiles.write(tx, ann, Map.of("address", "Rue 1"));
      Accounts.picture(house, tx, ann);
      return ann;
    });
    for (int i = 0; i < 3; i++) {
      visitor.register("pending" + i);
    }
    return ann;
  }

  /** A picture, as if it had been uploaded. */
  private static final class Accounts {
    static void picture(House house, dev.vestibule.platform.database.Transaction tx, long account) {
      try {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file);
        var decoded = (AvatarImages.Decoded) house.avatarImages.decode(file.toByteArray());
        dev.vestibule.core.accounts.Accounts.bringAvatar(
            tx, account, house.avatars.put(tx, account, decoded));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Map<String, Long> counts(TestServer server) {
    Map<String, Long> counts = Contents.counts(server.house().database);
    counts
        .keySet()
        .retainAll(
            List.of(
                "accounts",
                "account_words",
                "account_groups",
                "group_members",
                "group_permissions",
                "profile_values",
                "avatars"));
    return counts;
  }

  private static void belongings(TestServer to, long ann) {
    Map<String, Object> profile =
        to.house().database.read(sql -> to.house().profiles.read(sql, ann));
    assertThat(profile).containsEntry("address", "Rue 1");
    var group =
        to.house()
            .database
            .read(sql ->
                to.house()
                    .administration
                    .groups
                    .ofAccounts(sql, List.of(ann))
                    .getOrDefault(ann, List.of())
                    .getFirst());
    assertThat(group.permissions()).containsExactly(Permission.ACCOUNTS_READ);
  }

  @Test
  void comesBackWhole() throws IOException {
    Path file = folder.resolve("all.jsonl");
    try (TestServer from = TestServer.start(Map.of());
        TestServer to = TestServer.start(Map.of())) {
      long ann = fill(from);
      ExportAll.Totals out = Takeover.export(from.house()).write(file, false, Progress.UNSEEN);
      assertThat(out).isEqualTo(new ExportAll.Totals(5, 1, 0));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      String text = Files.readString(file);
      assertThat(text).contains(HASHED).doesNotContain("token_hash", "signing_key", "\"key\"");

      assertThat(Takeover.importExport(to.house()).run(file, false, Progress.UNSEEN))
          .isEqualTo(out);

      assertThat(counts(to)).isEqualTo(counts(from));
      Account here = account(to, ann);
      assertThat(here)
          .usingRecursiveComparison()
          .ignoringFields("avatar", "version")
          .isEqualTo(account(from, ann));
      assertThat(here.avatar()).startsWith("avatars/").endsWith(".png");
      belongings(to, ann);
      Visitor visitor = new Visitor(to);
      assertThat(visitor.statusOfMe(visitor.signIn("ann").bearer())).isEqualTo(200);
      assertThat(visitor.account("newcomer")).isGreaterThan(5);
      assertThatThrownBy(() -> Takeover.importExport(to.house()).run(file, false, Progress.UNSEEN))
          .hasMessageContaining("there are 6 accounts here");
      Takeover.importExport(to.house()).run(file, true, Progress.UNSEEN);
      assertThat(counts(to).get("accounts")).as("continued").isEqualTo(6);
    }
  }

  private static Account account(TestServer server, long id) {
    House house = server.house();
    return house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow();
  }

  @Test
  void bringsTokensWhenThatIsAskedFor() {
    Path file = folder.resolve("all.jsonl");
    try (TestServer from = TestServer.start(Map.of())) {
      fill(from);
      Visitor visitor = new Visitor(from);
      Visitor.Pair pair = visitor.signIn("ann");
      String stored = visitor.storedToken("bob");
      Takeover.export(from.house()).write(file, true, Progress.UNSEEN);
      try (TestServer to = TestServer.start(Map.of())) {
        Takeover.importExport(to.house()).run(file, false, Progress.UNSEEN);
        Visitor there = new Visitor(to);
        assertThat(there.statusOfMe(pair.bearer())).isEqualTo(200);
        assertThat(there.statusOfMe(stored)).isEqualTo(200);
        assertThat(there.post("/jwt/refresh/", Map.of("refresh", pair.refresh())).status())
            .isEqualTo(200);
        Takeover.importExport(to.house()).run(file, true, Progress.UNSEEN);
      }
    }
  }

  @Test
  void aFileThatIsNotWholeIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path file = folder.resolve("all.jsonl");
    try (TestServer server = TestServer.start(Map.of())) {
      fill(server);
      Takeover.export(server.house()).write(file, false, Progress.UNSEEN);
    }
    List<String> lines = Files.readAllLines(file);
    try (TestServer to = TestServer.start(Map.of())) {
      ImportExport work = Takeover.importExport(to.house());
      Files.write(file, lines.subList(0, lines.size() - 1));
      assertThatThrownBy(() -> work.run(file, false, Progress.UNSEEN))
          .hasMessageContaining("not whole");
      Files.writeString(file, "{\"type\":\"export\",\"of\":\"vestibule\",\"form\":2}");
      assertThatThrownBy(() -> work.run(file, false, Progress.UNSEEN))
          .hasMessageContaining("form that this version does not know");
      Files.writeString(file, "{}");
      assertThatThrownBy(() -> work.run(file, false, Progress.UNSEEN))
          .hasMessageContaining("no export");
      Files.writeString(
          file,
          lines.getFirst().replace("\"address\"", "\"shoe\"")
              + "\n{\"type\":\"end\",\"groups\":0,\"accounts\":0,\"rows\":0}");
      assertThatThrownBy(() -> work.run(file, false, Progress.UNSEEN))
          .hasMessageContaining("declare these profile fields first: shoe");
      int accounts = to.house().database.read(to.house().accounts::count);
      assertThat(accounts).isZero();
    }
  }
}
