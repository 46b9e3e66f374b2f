package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubPlaybooksTest {
    private static final String CAPTURE = """
        format: 1
        playbook: capture
        version: 1.0.0
        title: Capture
        inputs:
          instance: {type: ec2.instance-id}
          reason: {type: string, default: asked for}
          note: {type: text, required: false}
        steps:
          - {id: look, action: ec2.describe-instance, with: {instance: "${{ inputs.instance }}"}}
          - {id: over, end: captured}
        """;

    private static String calling(String step) {
        return Reads.HEAD + "steps:\n" + step.indent(2);
    }

    private static List<String> problems(String step) {
        return Reads.problems(Reads.bytes(calling(step)), Reads.texts(Map.of("capture", CAPTURE)));
    }

    @Test
    void are_read_with_the_playbook_that_calls_them() {
        var text = calling("""
            - {id: cap, playbook: capture, inputs: {instance: "${{ inputs.instance }}"}}
            - {id: told, when: steps.cap.outcome == 'captured', manual: x}
            """);
        var playbook = Reads.READER.read("test.yaml", Reads.bytes(text), Reads.texts(Map.of("capture", CAPTURE)));
        assertThat(playbook.steps().getFirst().body()).isInstanceOfSatisfying(StepBody.Call.class, call -> {
            assertThat(call.playbook().id()).isEqualTo("capture");
            assertThat(call.playbook().source()).isEqualTo("capture.yaml");
            assertThat(call.inputs()).containsOnlyKeys("instance");
        });
    }

    @Test
    void want_their_required_inputs_and_no_others() {
        assertThat(problems("- {id: cap, playbook: capture}\n"))
                .containsExactly("test.yaml:11:15: playbook capture needs instance");
        assertThat(problems("- {id: cap, playbook: capture, inputs: {instance: i-12345678, reson: x}}\n"))
                .containsExactly("test.yaml:11:65: playbook capture has no input 'reson'; did you mean reason?");
    }

    @Test
    void hold_what_they_are_given_against_its_type() {
        assertThat(problems("- {id: cap, playbook: capture, inputs: {instance: '${{ inputs.region }}'}}\n"))
                .containsExactly("test.yaml:11:58: instance needs ec2.instance-id, but this yields aws.region");
    }

    @Test
    void show_nothing_of_their_steps_to_the_outside() {
        assertThat(problems("""
            - {id: cap, playbook: capture, inputs: {instance: i-12345678}}
            - {id: a, when: steps.look.role_name == '', end: x}
            - {id: b, when: steps.cap.look == '', end: x}
            """))
                .containsExactly(
                        "test.yaml:12:25: there is no step 'look'",
                        "test.yaml:13:29: step cap has no output 'look'; it has outcome, status");
    }

    @Test
    void that_are_not_there_are_told() {
        assertThat(problems("- {id: cap, playbook: captur}\n"))
                .containsExactly("test.yaml:11:25: there is no playbook 'captur' among the shipped ones and yours");
    }

    @Test
    void that_are_wrong_are_told_with_their_own_file_and_once() {
        var text = calling("""
            - {id: one, playbook: broken}
            - {id: two, playbook: broken}
            - {id: three, end: x, phase: later}
            """);
        var broken = CAPTURE.replace("playbook: capture", "playbook: broken").replace("{id: over", "{id: look");
        assertThat(Reads.problems(Reads.bytes(text), Reads.texts(Map.of("broken", broken))))
                .satisfiesExactly(
                        phase -> assertThat(phase).startsWith("test.yaml:13:32: there is no phase 'later'"),
                        id -> assertThat(id)
                                .isEqualTo("broken.yaml:11:10: the id look is taken by the step in line 10"));
    }

    @Test
    void are_the_ones_that_their_file_says() {
        assertThat(Reads.problems(
                        Reads.bytes(calling("- {id: one, playbook: other}\n")), Reads.texts(Map.of("other", CAPTURE))))
                .contains("test.yaml:11:25: other.yaml does not hold the playbook 'other'");
    }
}
