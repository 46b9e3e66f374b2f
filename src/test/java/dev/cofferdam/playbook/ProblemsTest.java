package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a responder who edits a file is told, and where. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProblemsTest {
    @Test
    void all_of_a_file_come_at_once_in_the_files_order() {
        Reads.marked("""
            - id: look
              ▸fase: analyze
              action: ▸ec2.describe-instanc
            - id: ▸look
              manual: See ${{ inputs.▸instanze }}.
              ▸timeout: 5m
            - id: wait
              needs: [▸lok]
              end: over
            """)
                .areTold(
                        "a step has no key 'fase'; did you mean phase?",
                        "there is no action 'ec2.describe-instanc'; did you mean" + " ec2.describe-instance?",
                        "the id look is taken by the step in line 11",
                        "there is no input 'instanze'; did you mean instance?",
                        "a manual step never times out: delete the timeout",
                        "there is no step 'lok'; did you mean look?");
    }

    @Nested
    class Of_the_file {
        @Test
        void what_is_missing_is_named_at_the_block() {
            assertThat(Reads.problems("format: 1\nplaybook: x\n"))
                    .containsExactly("test.yaml:1:1: a playbook has no version, title, steps");
        }

        @Test
        void another_format_is_refused() {
            assertThat(Reads.problems(Reads.HEAD.replace("format: 1", "format: 2") + "steps: [{id: a, end: over}]"))
                    .containsExactly("test.yaml:1:9: format is 1, not 2");
        }

        @Test
        void text_that_looks_like_a_number_wants_quotes() {
            assertThat(Reads.problems(
                            Reads.HEAD.replace("version: 1.0.0", "version: 1.0") + "steps: [{id: a, end: over}]"))
                    .containsExactly("test.yaml:3:10: version is text; put it in quotes: \"1.0\"");
        }

        @Test
        void a_list_is_no_playbook() {
            assertThat(Reads.problems("- a\n"))
                    .containsExactly("test.yaml:1:1: the file needs a playbook, but this is a list");
        }

        @Test
        void a_key_twice_tells_where_the_first_is() {
            assertThat(Reads.problems(Reads.HEAD + "title: Other\nsteps: [{id: a, end: over}]"))
                    .containsExactly("test.yaml:10:1: the key title is here twice; the first one is in line 4");
        }

        @Test
        void a_key_without_a_value_tells_what_it_needs() {
            assertThat(Reads.problems(Reads.HEAD + "severity:\nsteps: [{id: a, end: over}]"))
                    .containsExactly(
                            "test.yaml:10:10: severity has no value; it needs one of low, medium, high, critical");
        }

        @Test
        void expressions_where_none_is_evaluated_are_told() {
            assertThat(Reads.problems(Reads.HEAD.replace("A test", "\"Of ${{ inputs.instance }}\"")
                            + "steps: [{id: a, end: over}]"))
                    .containsExactly("test.yaml:4:8: title is taken as it is: ${{ }} is not evaluated here");
        }
    }

    @Nested
    class Of_syntax {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "a: b: c          | 1:5 | a ':' stands where no key can be. Is the line indented too far, or does a"
                            + " text with ': ' in it need quotes?",
                    "a: [1, 2         | 1:9 | expected ',' or ']', but got <stream end>; what began in line 1 is not"
                            + " complete",
                    "a: 'x            | 1:6 | a quote is never closed",
                    "a: @x            | 1:4 | found character '@' cannot begin a value; put it in quotes",
                })
        void it_is_told_in_words_at_its_place(String text, String place, String message) {
            assertThat(Reads.problems(text)).containsExactly("test.yaml:" + place + ": this is not YAML: " + message);
        }

        @Test
        void a_tab_is_named() {
            assertThat(Reads.problems("a:\n\tb: c\n"))
                    .containsExactly(
                            "test.yaml:2:1: this is not YAML: a line is indented with a tab; indent with spaces");
        }

        @Test
        void a_second_document_is_refused() {
            assertThat(Reads.problems(Reads.HEAD + "steps: [{id: a, end: over}]\n---\na: b\n"))
                    .containsExactly("test.yaml:12:1: a second document begins here; a file holds one playbook, so"
                            + " delete the '---'");
        }
    }

    @Nested
    class Of_inputs {
        private Reads.Marked of(String input) {
            return Reads.markedText(
                    Reads.HEAD.replace("{type: ec2.instance-id}", input) + "steps: [{id: a, end: over}]");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{type: ▸ec2.instance}    | there is no type 'ec2.instance'; did you mean ec2.instance-id?",
                    "{▸type: enum}            | inputs.instance is an enum and needs values: the list of what it"
                            + " may be",
                    "{type: string, ▸values: [a]} | values are for type: enum; inputs.instance is none",
                    "{type: enum, values: [a, ▸a]} | 'a' is among the values twice",
                    "{type: enum, values: [a], default: ▸b} | the default of inputs.instance is one of a, not 'b'",
                    "{type: integer, default: ▸'3'} | the default of inputs.instance is an integer; write it"
                            + " without quotes",
                    "{type: aws.account-id, default: ▸123456789012} | the default of inputs.instance is text; put"
                            + " it in quotes: \"123456789012\"",
                    "{type: boolean, default: ▸maybe} | the default of inputs.instance is a boolean, but this is"
                            + " text",
                    "{type: aws.region, default: ▸mars} | the default of inputs.instance is of type aws.region,"
                            + " which 'mars' is not (pattern [a-z]{2}(-[a-z]+)+-[0-9]+)",
                    "{type: string, required: ▸no} | required needs true or false, but this is text",
                })
        void what_cannot_be_is_told_at_the_value(String input, String message) {
            of(input).areTold(message);
        }

        @Test
        void a_word_of_the_language_is_no_name() {
            assertThat(Reads.problems(
                            Reads.HEAD.replace("instance: {type", "in: {type") + "steps: [{id: a, end: over}]"))
                    .containsExactly("test.yaml:7:3: 'in' is a word of the expression language and cannot be a name");
        }
    }

    @Nested
    class Of_steps {
        @Test
        void a_step_is_exactly_one_thing() {
            Reads.marked("- ▸id: a\n- {id: b, end: x, ▸manual: y}\n")
                    .areTold(
                            "a step has exactly one of action, manual, approve, choose, parallel,"
                                    + " playbook, end; this one has none",
                            "a step has exactly one of action, manual, approve, choose, parallel,"
                                    + " playbook, end; this one has end and manual");
        }

        @Test
        void keys_of_another_kind_are_told() {
            Reads.marked("""
                - id: a
                  manual: Do it.
                  ▸verify: true == true
                  ▸guidance: More.
                - {id: b, end: over, ▸for_each: "[1]", ▸as: x}
                """)
                    .areTold(
                            "verify is for action steps, this is a step with manual",
                            "the text of a manual step is its guidance: write it behind manual:",
                            "for_each is for action, manual, approve, choose, parallel, playbook"
                                    + " steps, this is a step with end",
                            "as is for action, manual, approve, choose, parallel, playbook steps, this"
                                    + " is a step with end");
        }

        @Test
        void for_each_and_as_go_together() {
            Reads.marked("""
                - {id: a, manual: x, ▸for_each: "[1]"}
                - {id: b, manual: x, ▸as: it}
                """).areTold("for_each needs as beside it", "as needs for_each beside it");
        }

        @Test
        void nobody_lowers_the_risk_of_an_action() {
            Reads.marked("""
                - id: a
                  action: ec2.isolate-instance
                  ▸risk: read
                  with: {instance: "${{ inputs.instance }}"}
                """)
                    .areTold("a step has no key 'risk'; an action's risk is its own and no" + " playbook changes it");
        }

        @Test
        void a_role_is_declared() {
            Reads.marked("- {id: a, approve: {role: ▸aprover}}\n")
                    .areTold("the playbook has no role 'aprover'; did you mean approver?");
        }

        @Test
        void else_is_the_last_branch() {
            assertThat(Reads.problemsOfSteps("""
                - id: a
                  choose:
                    - else: {id: b, end: x}
                    - {when: 1 == 1, run: {id: c, end: y}}
                    - {when: 1 == 1, run: {id: d, end: y}, else: {id: e, end: y}}
                    - run: {id: f, end: y}
                """))
                    .containsExactly(
                            "test.yaml:13:9: else has to be the last branch: those behind it are never taken",
                            "test.yaml:15:46: a branch has either when and run, or else alone",
                            "test.yaml:15:46: else has to be the last branch: those behind it are never taken",
                            "test.yaml:16:9: a branch has when and run, or else alone; here when is missing");
        }

        @Test
        void a_state_to_wait_for_is_one_of_the_actions() {
            Reads.marked("""
                - id: a
                  action: ec2.create-snapshot
                  with: {volume: vol-12345678}
                  wait: {until: ▸complete}
                - id: b
                  action: ec2.describe-instance
                  with: {instance: i-12345678}
                  wait: {until: ▸running}
                """)
                    .areTold(
                            "ec2.create-snapshot cannot be waited for until 'complete'; it can until"
                                    + " completed, archived",
                            "ec2.describe-instance cannot be waited for until 'running'; it has"
                                    + " nothing to wait for");
        }

        @Test
        void an_id_is_a_name() {
            Reads.marked("- {id: ▸Take-It, end: over}\n- {id: ▸for, end: over}\n")
                    .areTold(
                            "id is a name such as take_snapshot, which 'Take-It' is not (pattern"
                                    + " [a-z][a-z0-9_]{0,62})",
                            "'for' is a word of the expression language and cannot be an id");
        }

        @Test
        void as_takes_no_name_that_has_a_meaning() {
            Reads.marked("""
                - id: a
                  for_each: "['x']"
                  as: ▸steps
                  parallel:
                    - {id: b, for_each: "['x']", as: it, manual: x}
                    - id: c
                      for_each: "['x']"
                      as: it
                      choose: [{else: {id: d, manual: x, for_each: "['y']", as: ▸it}}]
                """)
                    .areTold(
                            "the name steps has a meaning here already; take another one",
                            "the name it has a meaning here already; take another one");
        }
    }

    @Nested
    class Of_what_is_handed_to_an_action {
        private Reads.Marked with(String with) {
            return Reads.marked("""
                - id: look
                  action: ec2.describe-instance
                  with: {instance: i-12345678}
                - id: all
                  action: test.everything
                  with: %s
                """.formatted(with));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{level: low, count: 3, ratio: 0.5, document: {a: [1, {b: null_}]}, account: '123456789012'}",
                    "{count: '${{ size(steps.look.volume_ids) }}', ratio: '${{ steps.look.interfaces }}'}",
                    "{document: '${{ steps.look.tags }}', since: '${{ timestamp(\"2026-01-01T00:00:00Z\") }}'}",
                    "{document: {of: ['${{ inputs.instance }}', 'in ${{ inputs.region }}']}, ratio: 1}",
                })
        void what_fits_is_taken(String with) {
            with(with).areTold();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{▸levle: low}      | test.everything has no input 'levle'; did you mean level?",
                    "{level: ▸lo}       | level is one of low, high, not 'lo'; did you mean low?",
                    "{count: ▸three}    | count is an integer, but this is text",
                    "{count: ▸1.5}      | count is an integer, but this is the number 1.5",
                    "{count: ▸[1]}      | count is one integer, but this is a list",
                    "{account: ▸123456789012} | account is text; put it in quotes: \"123456789012\"",
                    "{count: '${{ ▸inputs.region }}'}  | count needs integer, but this yields text",
                    "{count: ▸'x ${{ 1 }}'} | count needs integer, but this is a text: leave nothing in it but"
                            + " one ${{ }}",
                    "{user: '${{ ▸steps.look.role_name }}'} | user needs iam.user-name, but this yields"
                            + " iam.role-name",
                    "{account: '${{ ▸steps.look.volume_ids }}'} | account needs aws.account-id, but this yields"
                            + " list of text",
                    "{since: '${{ ▸duration(\"1h\") }}'} | since needs timestamp, but this yields duration",
                    "{document:▸ } | with.document has no value",
                })
        void what_does_not_fit_is_told_at_its_place(String with, String message) {
            with(with).areTold(message);
        }

        @Test
        void what_is_missing_is_named() {
            Reads.marked("""
                - {id: a, ▸action: ec2.tag}
                - {id: b, action: ec2.tag, ▸with: {tags: {}}}
                """).areTold("ec2.tag needs resources, tags", "ec2.tag needs resources");
        }

        @Test
        void lists_and_maps_are_held_against_their_values() {
            Reads.marked("""
                - id: a
                  action: ec2.tag
                  with: {resources: ▸"arn:aws:s3:::b", tags: ▸[a]}
                - id: b
                  action: ec2.tag
                  with: {resources: ["arn:aws:s3:::b", ▸b], tags: {a: x, b: ▸1, c: "${{ ▸1 }}"}}
                """)
                    .areTold(
                            "resources needs a list of aws.arn: write […], not text",
                            "tags needs a map of string: write {name: value}, not a list",
                            "an item of resources is of type aws.arn, which 'b' is not (pattern"
                                    + " arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9a-z-]*:.+)",
                            "tags.b is text; put it in quotes: \"1\"",
                            "tags.c needs string, but this yields whole number");
        }
    }
}
