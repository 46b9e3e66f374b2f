package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression may say, as far as that can be told before anything runs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpressionsTest {
    private static final String LOOK = """
        - id: look
          action: ec2.describe-instance
          with: {instance: i-12345678}
        """;

    /** A condition behind the step {@code look}. */
    private static Reads.Marked when(String condition) {
        return Reads.marked(LOOK + "- id: then\n  when: |-\n    " + condition + "\n  end: over\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inputs.instance == 'i-12345678'",
                "has(inputs.bucket) && inputs.bucket.startsWith('evidence')",
                "has(inputs.bucket) ? inputs.bucket != '' : steps.look.interfaces > 1",
                "steps.look.status in ['done', 'already_done']",
                "steps.look.tags['env'] == 'prod'",
                "'env' in steps.look.tags",
                "steps.look.volume_ids.exists(v, v == 'vol-12345678' && inputs.region == 'us-east-1')",
                "size(steps.look.volume_ids) > 0",
                "steps.look.raw.State.Name == 'running'",
                "steps.look.raw.NetworkInterfaces[0].Status == 'in-use'",
                "inputs.instance.matches('i-[0-9a-f]+')",
                "timestamp('2026-01-01T00:00:00Z') + duration('1h') < timestamp('2026-01-02T00:00:00Z')",
                "steps.look.raw",
            })
    void what_can_be_known_can_be_asked(String condition) {
        when(condition).areTold();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "inputs.▸instanze == ''            | there is no input 'instanze'; did you mean instance?",
                "has(inputs.▸buckt)                | there is no input 'buckt'; did you mean bucket?",
                "steps.▸lok.role_name == ''        | there is no step 'lok'; did you mean look?",
                "steps.look.▸role == ''            | step look has no output 'role'; did you mean role_name?",
                "steps.▸look == ''                 | step look is no value: name one of its outputs: role_name,"
                        + " asg_name, volume_ids, tags, interfaces, raw, status",
                "▸inputs == ''                     | inputs is no value: name one of them, as in inputs.NAME",
                "▸instance == ''                   | there is no 'instance' here",
                "steps.▸then.status == 'done'      | step then is this step itself, which has no outputs yet (only"
                        + " its verify can see them)",
                "steps.look.interfaces ▸== '1'     | '==' cannot compare whole number and text",
                "steps.look.volume_ids ▸== 'x'     | '==' cannot compare list of text and text",
                "steps.look.status == ▸'finished'  | steps.look.status is never 'finished'; it is one of waiting,"
                        + " ready, planned, awaiting_approval, running, done, already_done, skipped, failed, in_doubt,"
                        + " undone",
                "steps.look.status in [▸'dne']     | steps.look.status is never 'dne'; did you mean done?",
                "▸inputs.instance                  | this needs to yield true or false, but yields text",
                "▸${{ inputs.region == '' }}       | this is an expression already: leave out the ${{ }}",
                "inputs.region ==▸                 | the expression ends too early",
                "inputs.region ▸= 'x'              | '=' cannot stand here; to compare, write ==",
                "contain▸(inputs.region, 'x')      | there is no function 'contain'; did you mean contains?",
                "inputs.region.size() ▸+ 'x' == 1  | '+' cannot be applied to whole number and text",
                "inputs.region▸.name == 'x'        | text has no fields",
                "dyn(▸int) == 1                   | there is no 'int' here",
            })
    void what_is_wrong_is_told_at_its_place(String condition, String message) {
        when(condition).areTold(message);
    }

    @Test
    void a_misspelt_name_does_not_hide_what_else_is_wrong() {
        when("inputs.▸regio == '' && 1 ▸== 'x'")
                .areTold(
                        "there is no input 'regio'; did you mean region?", "'==' cannot compare whole number and text");
    }

    @Nested
    class Where_a_step_can_be_seen {
        @Test
        void not_before_it_has_run() {
            Reads.marked("- {id: a, when: steps.▸b.status == 'done', end: x}\n- {id: b, manual: x}\n")
                    .areTold("step b comes later (line 12), and has not run yet");
        }

        @Test
        void not_from_beside_it_in_a_parallel_but_from_behind() {
            Reads.marked("""
                - id: both
                  parallel:
                    - {id: a, manual: x}
                    - {id: b, when: steps.▸a.status == 'done', manual: x}
                    - {id: c, when: steps.▸both.status == 'done', manual: x}
                - {id: d, when: steps.a.status == 'done' && steps.both.status == 'done', end: x}
                """)
                    .areTold(
                            "step a runs at the same time (line 13)",
                            "step both is the step around this one, and is not through yet");
        }

        @Test
        void not_from_another_branch_but_from_the_same_and_from_behind() {
            Reads.marked("""
                - id: way
                  choose:
                    - when: 1 == 1
                      run:
                        - {id: a, manual: x}
                        - {id: b, when: steps.a.status == 'done', manual: x}
                    - else: {id: c, when: steps.▸a.status == 'done', manual: x}
                - {id: d, when: has(steps.a.status), manual: x}
                """).areTold("step a is in another branch (line 15)");
        }

        @Test
        void not_from_the_step_that_holds_it() {
            Reads.marked("- {id: a, when: steps.▸b.status == 'done', parallel: [{id: b, manual: x}]}\n")
                    .areTold("step b is inside this step, and has not run yet");
        }

        @Test
        void by_itself_in_its_verify_and_nowhere_else() {
            Reads.marked("""
                - id: cut
                  action: ec2.isolate-instance
                  guidance: It is ${{ steps.▸cut.status }}.
                  with: {instance: i-12345678}
                  verify: "!steps.cut.reachable"
                """)
                    .areTold("step cut is this step itself, which has no outputs yet (only its"
                            + " verify can see them)");
        }

        @Test
        void by_needs_as_by_expressions() {
            Reads.marked("- {id: a, needs: [▸b, ▸a], end: x}\n- {id: b, manual: x}\n")
                    .areTold(
                            "step b comes later (line 12), and has not run yet",
                            "step a is this step itself, which has no outputs yet (only its verify can" + " see them)");
        }

        @Test
        void not_from_the_defaults() {
            assertThat(Reads.problems(Reads.HEAD
                            + "defaults: {region: \"${{ steps.a.status }}\"}\nsteps: [{id: a, manual: x}]\n"))
                    .containsExactly("test.yaml:10:31: step a cannot be seen here: only inputs can");
        }
    }

    @Nested
    class What_a_step_yields {
        @Test
        void a_manual_one_its_answers() {
            Reads.marked("""
                - id: ask
                  manual: Look.
                  ask:
                    verdict: {type: enum, values: [bad, good]}
                    hosts: {type: integer, required: false}
                - {id: a, when: steps.ask.verdict == 'bad' && steps.ask.hosts > 1, end: x}
                - {id: b, when: steps.ask.verdict == ▸'badd', end: x}
                """).areTold("steps.ask.verdict is never 'badd'; did you mean bad?");
        }

        @Test
        void an_approval_its_decision_and_who_made_it() {
            Reads.marked("""
                - {id: ask, approve: {}}
                - {id: a, when: steps.ask.decision == 'rejected' && steps.ask.by != '', end: x}
                - {id: b, when: steps.ask.decision == ▸'no', end: x}
                """)
                    .areTold("steps.ask.decision is never 'no'; it is one of approved,"
                            + " modified, overridden, rejected");
        }

        @Test
        void no_answer_that_takes_the_name_of_its_status() {
            Reads.marked("- {id: a, manual: x, ask: {▸status: {type: string}}}\n")
                    .areTold("every step has a status already; take another name");
        }
    }

    @Nested
    class Over_rounds {
        private static final String SNAPSHOT = LOOK + """
            - id: snapshot
              for_each: steps.look.volume_ids
              as: volume
              action: ec2.create-snapshot
              with: {volume: "${{ volume }}"}
              verify: steps.snapshot.snapshot_id != ''
            """;

        @Test
        void a_step_sees_the_rounds_item_with_its_type_and_itself_as_one() {
            assertThat(Reads.problemsOfSteps(SNAPSHOT)).isEmpty();
            Reads.marked(LOOK + """
                - id: wrong
                  for_each: steps.look.volume_ids
                  as: volume
                  action: ec2.describe-instance
                  with: {instance: "${{ ▸volume }}"}
                """).areTold("instance needs ec2.instance-id, but this yields ec2.volume-id");
        }

        @Test
        void others_see_its_outputs_as_lists_and_its_status_as_one() {
            Reads.marked(SNAPSHOT + """
                - id: a
                  when: steps.snapshot.snapshot_id.exists(s, s != '') && steps.snapshot.status == 'done'
                  end: x
                - id: b
                  when: steps.snapshot.snapshot_id ▸== 'snap-12345678'
                  end: x
                """)
                    .areTold("'==' cannot compare list of text and text; from outside, the"
                            + " outputs of snapshot are lists, with a value for each round");
        }

        @Test
        void steps_of_one_round_see_each_other_as_one_and_others_see_lists() {
            assertThat(Reads.problemsOfSteps(LOOK + """
                - id: each
                  for_each: steps.look.volume_ids
                  as: volume
                  choose:
                    - else:
                        - id: snapshot
                          action: ec2.create-snapshot
                          with: {volume: "${{ volume }}"}
                        - {id: one, when: steps.snapshot.snapshot_id == 'x', manual: x}
                - {id: all, when: size(steps.snapshot.snapshot_id) > 0, manual: "Of ${{ steps.snapshot.snapshot_id }}"}
                """)).isEmpty();
        }

        @Test
        void the_item_is_seen_inside_and_by_the_steps_own_condition_alone() {
            Reads.marked(SNAPSHOT + "- {id: a, when: ▸volume == '', end: x}\n").areTold("there is no 'volume' here");
            Reads.marked("- {id: a, when: it == 1, for_each: '[1]', as: it, manual: x}\n")
                    .areTold();
            Reads.marked("- {id: a, for_each: '[▸it]', as: it, manual: x}\n").areTold("there is no 'it' here");
        }

        @Test
        void the_items_are_a_list() {
            Reads.marked("- {id: a, for_each: ▸inputs.region, as: it, manual: x}\n")
                    .areTold("this needs to yield a list, but yields text");
        }
    }

    @Nested
    class In_text {
        @Test
        void each_is_told_at_its_own_place_whatever_the_scalars_style() {
            assertThat(Reads.problemsOfSteps("""
                - id: a
                  manual: |
                    First line.

                      Then ${{ inputs.x1 }} and ${{ inputs.region }} and ${{ inputs.x2 }}.
                - id: b
                  manual: >-
                    Folded to
                    one ${{ inputs.x3 }} line.
                - id: c
                  manual: 'It''s ${{ inputs.x4 }}'
                - id: d
                  manual: "A \\"quoted\\" \\u00e9 \\
                    ${{ inputs.x5 }}"
                - id: e
                  manual: plain over
                    two lines ${{ inputs.x6 }}
                - id: f
                  manual: 😀 ${{ inputs.x7 }}
                """))
                    .extracting(
                            problem -> problem.replaceFirst(".*?:(\\d+:\\d+): there is no input '(x\\d)'.*", "$2 $1"))
                    .containsExactly(
                            "x1 15:25", "x2 15:71", "x3 19:22", "x4 21:31", "x5 24:18", "x6 27:28", "x7 29:26");
        }

        @Test
        void one_that_is_never_closed_is_told() {
            Reads.marked("- {id: a, manual: 'x ▸${{ inputs.region }'}\n").areTold("this ${{ is never closed by }}");
        }

        @Test
        void an_empty_one_is_told() {
            Reads.marked("- {id: a, manual: 'x ${{▸ }}'}\n").areTold("there is no expression here");
        }

        @Test
        void braces_in_quotes_and_maps_do_not_close_it() {
            assertThat(Reads.problemsOfSteps("- {id: a, manual: \"x ${{ '}}' + {'a': {'b': 'c'}}['a']['b'] }} y\"}\n"))
                    .isEmpty();
        }

        @Test
        void what_has_no_text_cannot_stand_in_it() {
            Reads.marked(LOOK + "- {id: a, manual: 'x ${{ ▸steps.look.tags }}'}\n")
                    .areTold("map of text cannot stand in a text: name one of its values");
        }
    }
}
