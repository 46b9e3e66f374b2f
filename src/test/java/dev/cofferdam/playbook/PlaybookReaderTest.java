package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A playbook as a responder writes it, and what becomes of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaybookReaderTest {
    private static final String INCIDENT = """
        format: 1
        playbook: ec2-compromise
        version: 1.0.0
        title: Contain and preserve a compromised EC2 instance
        severity: high
        attack: [T1552.005, T1578.002]
        findings: ["UnauthorizedAccess:EC2/*", "CryptoCurrency:EC2/*"]
        objectives: [Stop the attacker's access, Keep volatile and disk evidence]
        roles: [responder, approver]
        inputs:
          instance: {type: ec2.instance-id, prompt: Suspect instance, from: finding.resource.instanceDetails.instanceId}
          region:   {type: aws.region, default: us-east-1, from: finding.region}
          bucket:   {type: s3.bucket, prompt: Evidence bucket (Object Lock on), required: false}
        defaults: {timeout: 15m, on_error: stop, region: "${{ inputs.region }}"}
        steps:
          - id: identify
            phase: analyze
            title: Record the state before touching anything
            action: ec2.describe-instance
            with: {instance: "${{ inputs.instance }}"}
          - id: triage
            phase: analyze
            manual: |
              Compare the finding with what **${{ steps.identify.role_name }}** did in the last day.
            ask:
              verdict: {type: enum, values: [true_positive, false_positive, unsure]}
          - id: benign
            when: steps.triage.verdict == 'false_positive'
            end: false_positive
          - id: hold
            phase: contain
            parallel:
              - id: protect
                action: ec2.describe-instance
                with: {instance: "${{ inputs.instance }}"}
              - id: leave_asg
                when: steps.identify.asg_name != ''
                action: ec2.describe-instance
                with: {instance: "${{ inputs.instance }}"}
          - id: snapshot
            phase: preserve
            for_each: steps.identify.volume_ids
            as: volume
            max_parallel: 4
            action: ec2.create-snapshot
            with: {volume: "${{ volume }}"}
            wait: {until: completed, timeout: 90m}
            evidence: {kind: disk-snapshot}
          - id: allow_isolation
            when: steps.identify.tags['env'] == 'prod'
            approve: {role: approver, not_self: true}
          - id: isolate
            phase: contain
            needs: [snapshot]
            guidance: The instance keeps running; **nothing** on it is told.
            action: ec2.isolate-instance
            with: {instance: "${{ inputs.instance }}", drop_tracked_connections: true}
            verify: steps.isolate.reachable == false
            retry: {times: 3, delay: 10s}
            timeout: 1h
            on_error: ask
          - id: way
            choose:
              - when: has(inputs.bucket)
                run: {id: kept, manual: "Look at ${{ inputs.bucket }}."}
              - else:
                  - id: lost
                    manual: Find a bucket.
                  - {id: give_up, end: no_bucket}
        """;

    private final Playbook playbook = Reads.playbook(INCIDENT);

    private Step step(String id) {
        return playbook.allSteps()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_it_is_for_is_read() {
        assertThat(playbook.id()).isEqualTo("ec2-compromise");
        assertThat(playbook.version()).isEqualTo("1.0.0");
        assertThat(playbook.severity()).isEqualTo("high");
        assertThat(playbook.attack()).containsExactly("T1552.005", "T1578.002");
        assertThat(playbook.findings()).containsExactly("UnauthorizedAccess:EC2/*", "CryptoCurrency:EC2/*");
        assertThat(playbook.objectives()).contains("Stop the attacker's access");
        assertThat(playbook.roles()).containsExactly("responder", "approver");
    }

    @Test
    void its_text_is_kept_with_the_hash_of_its_bytes() {
        assertThat(playbook.text()).isEqualTo(INCIDENT);
        assertThat(playbook.source()).isEqualTo("test.yaml");
        assertThat(Reads.playbook(INCIDENT + "# more\n").sha256())
                .hasSize(64)
                .isNotEqualTo(playbook.sha256())
                .matches("[0-9a-f]+");
    }

    @Test
    void inputs_keep_their_order_and_what_they_say() {
        assertThat(playbook.inputs().keySet()).containsExactly("instance", "region", "bucket");
        assertThat(playbook.inputs()).hasEntrySatisfying("instance", instance -> {
            assertThat(instance.from()).isEqualTo("resource.instanceDetails.instanceId");
            assertThat(instance.prompt()).isEqualTo("Suspect instance");
            assertThat(instance.required()).isTrue();
        });
        assertThat(playbook.inputs())
                .hasEntrySatisfying(
                        "region", region -> assertThat(region.defaultValue()).hasToString("\"us-east-1\""));
        assertThat(playbook.inputs())
                .hasEntrySatisfying(
                        "bucket", bucket -> assertThat(bucket.required()).isFalse());
    }

    @Test
    void steps_are_in_the_files_order_with_the_nested_behind_their_holder() {
        assertThat(playbook.allSteps().map(Step::id))
                .containsExactly(
                        "identify",
                        "triage",
                        "benign",
                        "hold",
                        "protect",
                        "leave_asg",
                        "snapshot",
                        "allow_isolation",
                        "isolate",
                        "way",
                        "kept",
                        "lost",
                        "give_up");
    }

    @Test
    void what_a_step_does_not_say_comes_from_the_defaults() {
        assertThat(step("identify").timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(step("identify").onError()).isEqualTo(OnError.STOP);
        assertThat(step("identify").where().region()).isNotNull();
        assertThat(step("isolate").timeout()).isEqualTo(Duration.ofHours(1));
        assertThat(step("isolate").onError()).isEqualTo(OnError.ASK);
        assertThat(step("identify").retry()).isEqualTo(Step.Retry.NEVER);
    }

    @Test
    void a_step_has_all_that_it_says() {
        var snapshot = step("snapshot");
        assertThat(snapshot.phase()).isEqualTo(Phase.PRESERVE);
        assertThat(snapshot.await()).isEqualTo(new Step.Wait("completed", Duration.ofMinutes(90)));
        assertThat(snapshot.evidence()).isEqualTo("disk-snapshot");
        assertThat(snapshot.forEach()).satisfies(rounds -> {
            assertThat(rounds.as()).isEqualTo("volume");
            assertThat(rounds.maxParallel()).isEqualTo(4);
            assertThat(rounds.items().references()).containsExactly("steps.identify.volume_ids");
        });
        assertThat(step("isolate").retry()).isEqualTo(new Step.Retry(3, Duration.ofSeconds(10)));
        assertThat(step("isolate").needs()).containsExactly("snapshot");
        assertThat(step("allow_isolation").body()).isEqualTo(new StepBody.Approve("approver", true));
        assertThat(step("benign").body()).isEqualTo(new StepBody.End("false_positive"));
    }

    @Test
    void the_title_is_the_id_in_words_where_there_is_none() {
        assertThat(step("identify").title()).isEqualTo("Record the state before touching anything");
        assertThat(step("allow_isolation").title()).isEqualTo("Allow isolation");
    }

    @Test
    void the_text_of_a_manual_step_is_its_guidance() {
        assertThat(step("triage").guidance())
                .isNotNull()
                .satisfies(text -> assertThat(text.references()).containsExactly("steps.identify.role_name"));
        assertThat(step("triage").body())
                .isInstanceOfSatisfying(
                        StepBody.Manual.class,
                        manual -> assertThat(manual.ask())
                                .hasEntrySatisfying(
                                        "verdict",
                                        verdict -> assertThat(verdict.values())
                                                .containsExactly("true_positive", "false_positive", "unsure")));
        assertThat(step("isolate").guidance())
                .isNotNull()
                .satisfies(text -> assertThat(text.source()).contains("**nothing**"));
    }

    @Test
    void a_branch_holds_one_step_or_a_list_and_else_has_no_condition() {
        assertThat(step("way").body()).isInstanceOfSatisfying(StepBody.Choose.class, choose -> {
            assertThat(choose.branches()).hasSize(2);
            assertThat(choose.branches().getFirst().steps())
                    .extracting(Step::id)
                    .containsExactly("kept");
            assertThat(choose.branches().getLast().steps()).extracting(Step::id).containsExactly("lost", "give_up");
            assertThat(choose.branches().getFirst().when()).isNotNull();
            assertThat(choose.branches().getLast().when()).isNull();
        });
    }

    @Test
    void steps_know_where_they_stand() {
        assertThat(step("identify").at()).isEqualTo(new Position(16, 5));
        assertThat(step("benign").when())
                .isNotNull()
                .satisfies(when -> assertThat(when.at()).isEqualTo(new Position(28, 11)));
    }

    @Test
    void nothing_that_was_read_can_be_changed() {
        assertThat(List.of(
                        playbook.steps(),
                        playbook.roles(),
                        playbook.attack(),
                        step("isolate").needs()))
                .allSatisfy(list -> assertThat(list).isUnmodifiable());
        assertThat(playbook.inputs()).isUnmodifiable();
    }
}
