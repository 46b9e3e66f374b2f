package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.caselog.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What expressions and templates come to while a run goes on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EvaluationTest {
    private static final String LOOK = """
        - id: look
          action: ec2.describe-instance
          with: {instance: i-12345678}
        - id: snapshot
          for_each: steps.look.volume_ids
          as: volume
          action: ec2.create-snapshot
          with: {volume: "${{ volume }}"}
        """;

    private static final Scope SCOPE = scope("{'instance': 'i-12345678', 'region': 'us-east-1'}", """
        {'look': {'status': 'done', 'role_name': 'web', 'asg_name': '', 'interfaces': 2,
                  'volume_ids': ['vol-12345678', 'vol-87654321'], 'tags': {'env': 'prod'},
                  'raw': {'State': {'Code': 16}, 'Deep': [{'x': 1.5}], 'No': null}},
         'snapshot': {'status': 'done', 'snapshot_id': ['snap-12345678']},
         'skipped': {'status': 'skipped'}}
        """);

    private static Scope scope(String inputs, String steps) {
        return new Scope(object(inputs), object(steps), Map.of("volume", Json.MAPPER.readTree("\"vol-12345678\"")));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
    }

    private static Expression when(String condition) {
        var steps = LOOK + "- {id: skipped, action: ec2.isolate-instance, with: {instance: i-12345678}}\n"
                + "- id: then\n  when: |-\n    " + condition + "\n  end: over\n";
        return Objects.requireNonNull(Reads.step(steps, "then").when());
    }

    /** The document that the expression becomes as the input of an action. */
    private static JsonNode value(String yaml) {
        var steps = LOOK + "- id: then\n  action: test.everything\n  with:\n    document: " + yaml + "\n";
        var act = (StepBody.Act) Reads.step(steps, "then").body();
        return Objects.requireNonNull(act.with().get("document")).evaluate(SCOPE);
    }

    private static String text(String text) {
        var guidance = Reads.step(LOOK + "- id: then\n  manual: |-\n    " + text + "\n", "then")
                .guidance();
        return Objects.requireNonNull(guidance).render(SCOPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "inputs.region == 'us-east-1' => true",
                "has(inputs.bucket) => false",
                "has(inputs.bucket) ? inputs.bucket == 'b' : true => true",
                "!has(inputs.bucket) || inputs.bucket == 'b' => true",
                "steps.look.tags['env'] == 'prod' => true",
                "'team' in steps.look.tags => false",
                "steps.look.interfaces > 1.5 => true",
                "steps.look.raw.State.Code == 16 => true",
                "steps.look.raw.Deep[0].x == 1.5 => true",
                "steps.look.raw.No == null => true",
                "steps.look.volume_ids.all(v, v.startsWith('vol-')) => true",
                "steps.snapshot.snapshot_id.size() == 1 => true",
                "[['a'], ['b', 'c']].flatten() == ['a', 'b', 'c'] => true",
                "steps.look.volume_ids.map(v, ['one', 'two'].map(r, v + r)).flatten().size() == 4 => true",
                "steps.look.raw.Deep.flatten().size() == 1 => true",
                "has(steps.skipped.reachable) => false",
                "has(steps.skipped.status) && steps.skipped.status == 'skipped' => true",
            })
    void conditions_hold_or_not(String condition, boolean holds) {
        assertThat(when(condition).test(SCOPE)).isEqualTo(holds);
    }

    @Test
    void an_expression_tells_what_it_reads() {
        assertThat(when("has(inputs.bucket) && steps.look.raw.State.Code == 1 && steps.look.volume_ids.exists(v,"
                                + " v == '')")
                        .references())
                .containsExactlyInAnyOrder("inputs.bucket", "steps.look.raw", "steps.look.volume_ids");
        var expression = when("inputs.region == ''");
        assertThat(expression.source()).isEqualTo("inputs.region == ''");
        assertThat(expression.at()).isEqualTo(new Position(22, 7));
    }

    @Test
    void one_expression_serves_many_runs() {
        var expression = when("inputs.region == 'us-east-1'");
        assertThat(expression.test(scope("{'region': 'eu-west-1'}", "{}"))).isFalse();
        assertThat(expression.test(SCOPE)).isTrue();
    }

    @Nested
    class What_is_not_there {
        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                quoteCharacter = '`',
                value = {
                    "inputs.bucket == 'b' => the input bucket was not given",
                    "steps.skipped.reachable => step skipped has yielded no reachable; it is skipped",
                    "steps.look.tags['team'] == 'x' => there is no team in it; ask for it by has() or 'in' first",
                    "steps.look.raw.Sate.Code == 1 => there is no Sate in it; ask for it by has() or 'in' first",
                    "steps.look.raw.State => gave {\"Code\":16} where true or false is needed",
                    "steps.look.raw.Deep[3].x == 1 => Index out of bounds: 3",
                })
        void is_told_in_words(String condition, String message) {
            var expression = when(condition);
            assertThatThrownBy(() -> expression.test(SCOPE))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageContaining(message)
                    .hasMessageStartingWith("'" + condition + "'");
        }

        @Test
        void a_step_that_has_not_run_is_told_as_such() {
            var expression = when("steps.look.role_name == ''");
            assertThatThrownBy(() -> expression.test(scope("{}", "{}")))
                    .hasMessage("'steps.look.role_name == ''': step look has yielded no role_name; it has not run");
        }

        @Test
        void a_value_of_another_type_is_told() {
            var expression = when("steps.look.role_name == ''");
            assertThatThrownBy(() -> expression.test(scope("{}", "{'look': {'role_name': 3}}")))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageEndingWith("steps.look.role_name is 3 where text is needed");
        }
    }

    @Nested
    class A_value {
        @Test
        void that_is_one_expression_keeps_its_type() {
            assertThat(value("${{ steps.look.interfaces }}")).hasToString("2");
            assertThat(value("\"${{ steps.look.volume_ids }}\"")).hasToString("[\"vol-12345678\",\"vol-87654321\"]");
            assertThat(value("${{ steps.look.interfaces == 2 }}").isBoolean()).isTrue();
            assertThat(value("${{ steps.look.tags }}")).hasToString("{\"env\":\"prod\"}");
        }

        @Test
        void of_text_around_it_is_text() {
            assertThat(value("role ${{ steps.look.role_name }} of ${{ steps.look.interfaces }}"))
                    .hasToString("\"role web of 2\"");
        }

        @Test
        void may_have_any_shape() {
            assertThat(value("{a: [1, true, '${{ inputs.region }}'], b: {c: 'in ${{ inputs.region }}', d: 1.50}}"))
                    .hasToString("{\"a\":[1,true,\"us-east-1\"],\"b\":{\"c\":\"in us-east-1\",\"d\":1.50}}");
        }

        @Test
        void is_made_anew_each_time() {
            var steps = LOOK + "- {id: then, action: test.everything, with: {document: {a: [1]}}}\n";
            var act = (StepBody.Act) Reads.step(steps, "then").body();
            var template = Objects.requireNonNull(act.with().get("document"));
            ((ObjectNode) template.evaluate(SCOPE)).put("spoilt", true);
            assertThat(template.evaluate(SCOPE)).hasToString("{\"a\":[1]}");
        }

        @Test
        void of_time_is_told_as_aws_writes_it() {
            assertThat(value("${{ timestamp('2026-11-23T00:00:00Z') + duration('90m') }}"))
                    .hasToString("\"2026-11-23T01:30:00Z\"");
        }
    }

    @Nested
    class A_text {
        @Test
        void has_its_values_filled_in_and_lists_behind_commas() {
            assertThat(text("Volumes ${{ steps.look.volume_ids }}, ${{ steps.look.interfaces }} interfaces, role"
                            + " **${{ steps.look.role_name }}**."))
                    .isEqualTo("Volumes vol-12345678, vol-87654321, 2 interfaces, role **web**.");
        }

        @Test
        void shows_the_marks_themselves_from_a_quoted_expression() {
            assertThat(text("write ${{ '${{ }}' }}")).isEqualTo("write ${{ }}");
        }
    }

    @Nested
    class What_an_expression_may_use_up {
        @Test
        void rounds_are_counted() {
            var items = new StringBuilder("[");
            for (var i = 0; i < 200; i++) items.append(i == 0 ? "" : ",").append(i);
            var expression = when("steps.look.raw.items.exists(a, steps.look.raw.items.exists(b, a + b == -1))");
            var scope = scope("{}", "{'look': {'raw': {'items': " + items + "]}}}");
            assertThatThrownBy(() -> expression.test(scope))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageEndingWith("its loops take more than 10000 rounds");
        }

        @Test
        void text_does_not_grow_without_end() {
            var doubled = ".map(x, " + "x + ".repeat(50) + "x)";
            var expression = when("['0123456789']" + doubled + doubled + doubled + " == []");
            assertThatThrownBy(() -> expression.test(SCOPE))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageContaining("more than 1000000 characters");
        }

        @Test
        void lists_do_not_grow_without_end() {
            var doubled = ".map(x, " + "x + ".repeat(50) + "x)";
            var expression = when("[[0,1,2,3,4,5,6,7,8,9]]" + doubled + doubled + doubled + " == []");
            assertThatThrownBy(() -> expression.test(SCOPE))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageContaining("more than 1000000 items");
        }

        @Test
        void values_of_values_do_not_grow_without_end() {
            var nested = ".map(x, [" + "x,".repeat(200) + "x])";
            assertThatThrownBy(() -> value("\"${{ [1]" + nested + nested + nested + " }}\""))
                    .isInstanceOf(EvaluationException.class)
                    .hasMessageContaining("more than 1000000 parts");
        }

        @Test
        void patterns_take_linear_time() {
            var expression = when("steps.look.role_name.matches('(a+)+$')");
            var name = new HashMap<String, Object>();
            name.put("role_name", "a".repeat(50_000) + "b");
            var scope = new Scope(Json.object(), Json.object().set("look", Json.MAPPER.valueToTree(name)), Map.of());
            assertThat(expression.test(scope)).isFalse();
        }
    }
}
