package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody wrote in good faith: told what is wrong, soon, and without eating the machine. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileInputTest {
    /** Far more than any of them takes, on a machine that does other things too. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static List<String> problems(byte[] file) {
        return assertTimeoutPreemptively(SOON, () -> Reads.problems(file, PlaybookTexts.none()));
    }

    private static List<String> problems(String file) {
        return problems(Reads.bytes(file));
    }

    private static List<String> problemsOfSteps(String steps) {
        return problems(Reads.HEAD + "steps:\n" + steps.indent(2));
    }

    @Nested
    class Of_great_size {
        @Test
        void a_hundred_megabytes_are_refused_unread() {
            assertThat(problems(new byte[100 * 1024 * 1024]))
                    .containsExactly("test.yaml:1:1: the file has more than 1,048,576 bytes: a playbook is a page, not"
                            + " an archive");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{a: ", "- ", "a:\n", "? ", "!", "'", "\"", "|", "&"})
        void ten_thousand_of_anything_in_a_row(String nesting) {
            assertThat(problems(nesting.repeat(10_000))).hasSizeBetween(1, 101);
        }

        @Test
        void ten_thousand_levels_by_indentation() {
            var levels = IntStream.range(0, 1_400)
                    .mapToObj(i -> " ".repeat(i) + "a:\n")
                    .collect(Collectors.joining());
            assertThat(problems(levels)).containsExactly("test.yaml:65:65: blocks are nested more than 64 deep");
        }

        @Test
        void a_quarter_of_a_million_keys() {
            var keys = IntStream.range(0, 170_000)
                    .mapToObj(i -> Integer.toString(i, 36) + ":\n")
                    .collect(Collectors.joining());
            assertThat(problems(keys)).containsExactly("test.yaml:25000:5: the file has more than 50,000 values");
        }

        @Test
        void thousands_of_problems_are_told_in_a_hundred() {
            var keys = IntStream.range(0, 20_000)
                    .mapToObj(i -> "phaze" + i + ": x\n")
                    .collect(Collectors.joining());
            assertThat(problems(Reads.HEAD + keys))
                    .hasSize(101)
                    .last()
                    .asString()
                    .endsWith("more problems are not shown");
        }

        @Test
        void a_scalar_as_large_as_the_file_may_be() {
            assertThat(problemsOfSteps("- {id: a, manual: \"" + "x".repeat(1_000_000) + "\"}\n"))
                    .isEmpty();
            assertThat(problemsOfSteps("- {id: " + "a".repeat(1_000_000) + ", manual: x}\n"))
                    .singleElement()
                    .asString()
                    .contains("id is a name")
                    .hasSizeLessThan(300);
            assertThat(problemsOfSteps(
                            "- {id: a, action: test.everything, with: {since: \"" + "-a".repeat(500_000) + "\"}}\n"))
                    .singleElement()
                    .asString()
                    .contains("since is of type timestamp")
                    .hasSizeLessThan(300);
        }

        @Test
        void a_number_as_large_as_the_file_may_be() {
            assertThat(problems("format: " + "9".repeat(1_000_000) + "\n")).isNotEmpty();
        }

        @Test
        void patterns_that_repeat_groups_meet_long_text() {
            assertThat(problems(Reads.HEAD.replace("finding.region", "finding" + ".a".repeat(300_000))
                            + "steps: [{id: a, end: x}]"))
                    .hasSize(1);
            assertThat(problems(Reads.HEAD.replace("us-east-1", "us" + "-a".repeat(300_000) + "-1")
                            + "steps: [{id: a, end: x}]"))
                    .hasSize(1);
        }
    }

    @Nested
    class That_refers_to_itself {
        @Test
        void billion_laughs() {
            assertThat(problems("""
                a: &a [x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                """))
                    .containsExactly(
                            "test.yaml:1:4: anchors (&name) are not allowed: write the value where it is needed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a: *b", "a: [*b]", "*a : b", "a: {b: *c}"})
        void aliases(String yaml) {
            assertThat(problems(yaml)).hasSize(1).first().asString().containsAnyOf("aliases", "not YAML");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a: !!str b",
                    "a: !foo {b: c}",
                    "!foo a: b",
                    "a: !<tag:yaml.org,2002:int> 3",
                    "a:\n  !!java.net.URL [x]",
                    "--- !!javax.script.ScriptEngineManager\na: b",
                })
        void tags(String yaml) {
            assertThat(problems(yaml)).hasSize(1).first().asString().contains("tags (!name) are not allowed");
        }

        @Test
        void a_step() {
            assertThat(problemsOfSteps("- {id: a, needs: [a], when: steps.a.status == 'done', end: x}\n"))
                    .hasSize(2)
                    .allSatisfy(problem -> assertThat(problem).contains("is this step itself"));
        }
    }

    @Nested
    class Of_bytes_that_are_no_text {
        @Test
        void NUL() {
            assertThat(problems("format: 1\nplaybook: a\0b\n"))
                    .containsExactly("test.yaml:2:12: the character U+0000 cannot stand in a YAML file: delete it, or"
                            + " write it as \"\\u0000\"");
        }

        @Test
        void what_is_not_UTF_8() {
            var file = "format: 1\ntitle: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
            assertThat(problems(file))
                    .containsExactly("test.yaml:2:11: the byte 0xE9 is not UTF-8: save the file in the encoding UTF-8");
        }

        @Test
        void a_character_that_is_cut_off() {
            assertThat(problems(new byte[] {'a', ':', ' ', (byte) 0xC3}))
                    .containsExactly("test.yaml:1:4: the byte 0xC3 is not UTF-8: save the file in the encoding UTF-8");
        }

        @Test
        void UTF_16() {
            assertThat(problems("format: 1\n".getBytes(StandardCharsets.UTF_16)))
                    .singleElement()
                    .asString()
                    .startsWith("test.yaml:1:1: the byte 0xFE is not UTF-8");
        }

        @Test
        void half_a_surrogate_pair() {
            assertThat(problemsOfSteps("- {id: a, manual: \"\\uD800\"}\n"))
                    .containsExactly("test.yaml:11:21: the text holds half of a character (an escaped surrogate without"
                            + " its other half)");
        }

        @Test
        void a_byte_order_mark_is_no_harm() {
            assertThat(problems("\uFEFF" + Reads.HEAD + "steps: [{id: a, end: x}]"))
                    .isEmpty();
        }

        @Test
        void an_empty_file() {
            assertThat(problems(""))
                    .containsExactly("test.yaml:1:1: the file is empty; a playbook begins with" + " 'format: 1'");
            assertThat(problems("# nothing\n")).hasSize(1);
        }
    }

    @Nested
    class Of_expressions {
        private static List<String> when(String expression) {
            return problemsOfSteps("- id: a\n  when: |-\n    " + expression + "\n  end: x\n");
        }

        @Test
        void ten_thousand_brackets() {
            assertThat(when("(".repeat(10_000) + "1" + ")".repeat(10_000)))
                    .containsExactly("test.yaml:13:7: the expression has more than 2,000 characters");
            assertThat(when("(".repeat(900) + "1" + ")".repeat(900)))
                    .containsExactly("test.yaml:13:7: the expression is nested more than 64 deep");
        }

        @ParameterizedTest
        @ValueSource(strings = {"!", "-", "[", "{", "a.", "a?", "a[", "1+", "a&&", "'", "f("})
        void as_many_of_anything_as_may_be(String token) {
            var expression = token.repeat(1_990 / token.length()) + "1";
            assertThat(when(expression))
                    .hasSizeBetween(1, 2_000)
                    .allSatisfy(p -> assertThat(p).hasSizeLessThan(3_000));
        }

        @Test
        void long_chains_are_evaluated_on_a_small_stack() throws InterruptedException {
            var steps = "- id: a\n  when: |-\n    1" + "+1".repeat(60) + " == 61\n  end: x\n";
            var holds = new boolean[1];
            var thread = new Thread(
                    null,
                    () -> holds[0] = java.util.Objects.requireNonNull(
                                    Reads.step(steps, "a").when())
                            .test(new Scope(
                                    dev.cofferdam.caselog.Json.object(),
                                    dev.cofferdam.caselog.Json.object(),
                                    Map.of())),
                    "small",
                    512 * 1024);
            thread.start();
            thread.join();
            assertThat(holds[0]).isTrue();
        }

        @Test
        void many_loops() {
            assertThat(when("[1].map(x, x).map(x, x).map(x, x).map(x, x) == []"))
                    .containsExactly("test.yaml:13:7: an expression may loop (all, exists, exists_one, filter, map) at"
                            + " most 3 times");
        }

        @Test
        void a_hundred_thousand_of_them() {
            var found = problemsOfSteps("- {id: a, manual: '" + "${{1}}".repeat(100_000) + "'}\n");
            assertThat(found).singleElement().asString().contains("more than 5,000 expressions");
        }
    }

    @Nested
    class That_call_each_other {
        private static String calling(String id, String... others) {
            var steps = IntStream.range(0, others.length)
                    .mapToObj(i -> "  - {id: s" + i + ", playbook: " + others[i] + "}\n")
                    .collect(Collectors.joining());
            return "format: 1\nplaybook: " + id + "\nversion: 1.0.0\ntitle: T\nsteps:\n" + steps
                    + "  - {id: z, end: over}\n";
        }

        private static List<String> problems(Map<String, String> texts, String root) {
            var text = Reads.bytes(java.util.Objects.requireNonNull(texts.get(root)));
            return assertTimeoutPreemptively(SOON, () -> Reads.problems(text, Reads.texts(texts)));
        }

        @Test
        void in_a_circle() {
            assertThat(problems(Map.of("a", calling("a", "b"), "b", calling("b", "c"), "c", calling("c", "a")), "a"))
                    .containsExactly("c.yaml:6:24: playbooks call each other in a circle: a → b → c → a");
        }

        @Test
        void or_themselves() {
            assertThat(problems(Map.of("a", calling("a", "a")), "a"))
                    .containsExactly("test.yaml:6:24: playbooks call each other in a circle: a → a");
        }

        @Test
        void ever_deeper() {
            var texts = new HashMap<String, String>();
            for (var i = 0; i < 40; i++) texts.put("p" + i, calling("p" + i, "p" + (i + 1)));
            assertThat(problems(texts, "p0"))
                    .containsExactly("p8.yaml:6:24: playbooks call each other more than 8 deep");
        }

        @Test
        void ever_more_often() {
            var texts = new HashMap<String, String>();
            for (var i = 0; i < 8; i++) {
                var next = "p" + (i + 1);
                texts.put("p" + i, calling("p" + i, next, next, next, next, next, next, next, next, next, next));
            }
            texts.put("p8", calling("p8"));
            assertThat(problems(texts, "p0"))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem).contains("more than 5,000 steps"));
        }
    }
}
