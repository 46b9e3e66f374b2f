package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FolderPlaybooksTest {
    @TempDir
    Path folder;

    private FolderPlaybooks playbooks;

    @BeforeEach
    void ship_two() {
        var shipped = List.of(
                new PlaybookText("playbooks/one.yaml", Reads.bytes(text("one", "Shipped"))),
                new PlaybookText("playbooks/two.yaml", Reads.bytes(text("two", "Shipped"))));
        playbooks = new FolderPlaybooks(Reads.READER, shipped, folder.resolve("playbooks"));
    }

    private static String text(String id, String title, String... steps) {
        return "format: 1\nplaybook: " + id + "\nversion: 1.0.0\ntitle: " + title + "\nsteps:\n"
                + String.join("", steps) + "  - {id: z, end: over}\n";
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("playbooks"));
        return Files.writeString(folder.resolve("playbooks").resolve(name), text);
    }

    @Test
    void the_shipped_ones_are_there_without_any_folder() {
        assertThat(playbooks.all()).extracting(Playbook::id).containsExactly("one", "two");
        assertThat(playbooks.problems()).isEmpty();
        assertThat(playbooks.find("three")).isEmpty();
    }

    @Test
    void ones_own_are_added_and_take_the_place_of_the_shipped() throws IOException {
        write("mine.yaml", text("one", "Mine"));
        write("more.yaml", text("three", "More"));
        assertThat(playbooks.all()).extracting(Playbook::title).containsExactly("Mine", "More", "Shipped");
        assertThat(playbooks.find("one"))
                .map(Playbook::source)
                .hasValueSatisfying(source -> assertThat(source).endsWith("mine.yaml"));
    }

    @Test
    void one_of_a_single_action_is_found_by_the_actions_id_and_listed_nowhere() throws IOException {
        assertThat(playbooks.find("action-ec2-describe-instance"))
                .map(found -> found.steps().getFirst().body())
                .containsInstanceOf(StepBody.Act.class);
        assertThat(playbooks.find("action-ec2-make-coffee")).isEmpty();
        assertThat(playbooks.all()).extracting(Playbook::id).containsExactly("one", "two");

        write("mine.yaml", text("action-ec2-describe-instance", "Mine") + "foo: bar\n");
        assertThat(playbooks.find("action-ec2-describe-instance")).isEmpty();
    }

    @Test
    void what_is_edited_holds_at_once() throws IOException {
        var file = write("mine.yaml", text("one", "First"));
        assertThat(playbooks.find("one")).map(Playbook::title).contains("First");
        Files.writeString(file, text("one", "Third"));
        assertThat(playbooks.find("one")).map(Playbook::title).contains("Third");
        Files.delete(file);
        assertThat(playbooks.find("one")).map(Playbook::title).contains("Shipped");
    }

    @Test
    void a_broken_one_is_told_and_does_not_let_the_shipped_one_run_instead() throws IOException {
        var file = write("mine.yaml", text("one", "Mine") + "foo: bar\n");
        assertThat(playbooks.find("one")).isEmpty();
        assertThat(playbooks.all()).extracting(Playbook::id).containsExactly("two");
        assertThat(playbooks.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith(file + ":7:1: a playbook has no key 'foo'");
    }

    @Test
    void one_that_does_not_tell_its_id_counts_by_its_name() throws IOException {
        write("one.yaml", "a: [\n");
        assertThat(playbooks.find("one")).isEmpty();
        assertThat(playbooks.problems()).hasSize(1);
    }

    @Test
    void two_with_one_id_are_told_and_the_first_is_used() throws IOException {
        write("a.yaml", text("three", "A"));
        write("b.yaml", text("three", "B"));
        assertThat(playbooks.find("three")).map(Playbook::title).contains("A");
        assertThat(playbooks.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .matches("is not used: .*a.yaml holds three too");
    }

    @Test
    void they_call_each_other_wherever_they_are() throws IOException {
        write("mine.yaml", text("three", "Mine", "  - {id: a, playbook: one}\n", "  - {id: b, playbook: four}\n"));
        write("four.yaml", text("four", "Four"));
        assertThat(playbooks.problems()).isEmpty();
        assertThat(playbooks.find("three")).isPresent();
    }

    @Test
    void a_file_anywhere_is_checked_with_those_beside_it() throws IOException {
        var elsewhere = Files.createDirectories(folder.resolve("work"));
        Files.writeString(elsewhere.resolve("beside.yaml"), text("beside", "Beside"));
        var file = Files.writeString(
                elsewhere.resolve("draft.yaml"),
                text("draft", "Draft", "  - {id: a, playbook: beside}\n", "  - {id: b, playbook: one}\n"));
        assertThat(playbooks.check(file)).isEmpty();
        Files.writeString(file, text("draft", "Draft", "  - {id: a, playbook: nowhere}\n"));
        assertThat(playbooks.check(file))
                .extracting(Problem::toString)
                .containsExactly(file + ":6:23: there is no playbook 'nowhere' among the shipped ones and yours");
    }

    @Test
    void a_huge_file_is_not_read_to_its_end() throws IOException {
        write("huge.yaml", "#".repeat(3_000_000));
        assertThat(playbooks.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("the file has more than 1,048,576 bytes");
    }

    @Test
    void those_in_the_repository_are_shipped_and_good() {
        assertThat(ShippedPlaybooks.texts()).extracting(PlaybookText::source).contains("playbooks/ec2-compromise.yaml");
    }
}
