package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cofferdam.playbook.YamlNode.Entry;
import dev.cofferdam.playbook.YamlNode.Mapping;
import dev.cofferdam.playbook.YamlNode.Scalar;
import dev.cofferdam.playbook.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor knows from the schema and what the reader says of a file's structure are the same. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchemaTest {
    /** A file with every key of every block. */
    private static final String EVERYTHING = """
        format: 1
        playbook: everything
        version: 1.0.0
        title: Everything
        severity: high
        attack: [T1552.005]
        findings: [x]
        objectives: [x]
        roles: [approver]
        inputs:
          one: {type: enum, values: [a, b], prompt: P, default: a, required: false, from: finding.a.0.b}
          two: {type: json, default: {a: [1, true, x]}}
        defaults: {timeout: 10m, on_error: ask, region: us-east-1, assume_role: R, external_id: E}
        steps:
          - id: act
            title: T
            phase: analyze
            when: 1 == 1
            needs: []
            owner: O
            for_each: "[1]"
            as: it
            max_parallel: 2
            guidance: G
            action: test.everything
            with: {document: {a: [1]}}
            verify: 1 == 1
            wait: {until: done, timeout: 1m}
            retry: {times: 3, delay: 0s}
            timeout: 5m
            on_error: stop
            region: eu-west-1
            account: "111122223333"
            assume_role: R
            external_id: E
            evidence: {kind: disk}
          - id: ask
            manual: M
            ask: {q: {type: enum, values: [a], prompt: P, default: a, required: true}}
          - {id: agree, approve: {role: approver, not_self: true}}
          - id: way
            choose:
              - {when: 1 == 1, run: {id: a, end: x}}
              - {when: 1 == 1, run: [{id: b, end: x}]}
              - else: [{id: c, end: x}]
          - {id: both, parallel: [{id: d, end: x}]}
          - {id: call, playbook: other, inputs: {a: 1}}
        """;

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaWriter.schema());

    /** Told by the schema, and told by the reader. */
    private static List<String> ofSchema(YamlNode root) {
        return SCHEMA.validate(Literals.any(root)).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> ofReader(YamlNode root) {
        var problems = new Problems("test.yaml");
        new StructureCheck(problems).check(root);
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static YamlNode tree(String yaml) {
        return YamlReader.read(Reads.bytes(yaml), new Problems("test.yaml")).orElseThrow();
    }

    @Test
    void a_file_with_every_key_is_good_for_both() {
        assertThat(ofReader(tree(EVERYTHING))).isEmpty();
        assertThat(ofSchema(tree(EVERYTHING))).isEmpty();
        for (var block : Block.values())
            for (var key : block.keys()) assertThat(EVERYTHING).contains(key.name() + ":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "text",
                "{format: 1}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, steps: []}",
                "{format: 1.5, playbook: a, version: 1.0.0, title: T, steps: [{id: a, end: x}]}",
                "{format: 1, playbook: A, version: 1.0.0, title: T, steps: [{id: a, end: x}]}",
                "{format: 1, playbook: a, version: 1, title: T, steps: [{id: a, end: x}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: '  ', steps: [{id: a, end: x}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: 'a ${{ b }}', steps: [{id: a, end: x}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, steps: [{id: a, end: x, manual: y}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, steps: [{id: a}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, steps: {id: a, end: x}}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, steps: [{id: a, choose: [{when: a}]}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, steps: [{id: a, choose: [{}]}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, inputs: {A: {type: string}}, steps: [{id: a, end:"
                        + " x}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, inputs: {a: {type: enum}}, steps: [{id: a, end:"
                        + " x}]}",
                "{format: 1, playbook: a, version: 1.0.0, title: T, steps: [{id: a, action: a.b, with: {a: {b:"
                        + " [null]}}}]}",
            })
    void what_is_wrong_for_one_is_wrong_for_the_other(String yaml) {
        assertThat(ofReader(tree(yaml))).isNotEmpty();
        assertThat(ofSchema(tree(yaml))).isNotEmpty();
    }

    /** Every value of the file taken out, doubled under a wrong key, and put in another's place. */
    @Test
    void they_agree_on_every_small_change_of_a_good_file() {
        var changed = new ArrayList<YamlNode>();
        change(tree(EVERYTHING), changed::add);
        assertThat(changed).hasSizeGreaterThan(1_500);
        assertThat(changed)
                .allSatisfy(root -> assertThat(ofSchema(root).isEmpty())
                        .as(() -> Literals.any(root) + "\nreader: " + ofReader(root) + "\nschema: " + ofSchema(root))
                        .isEqualTo(ofReader(root).isEmpty()));
    }

    private static final List<YamlNode> OTHERS = Stream.of(
                    "1",
                    "-3",
                    "1000000",
                    "true",
                    "''",
                    "' '",
                    "x",
                    "X-1",
                    "'1 == 1'",
                    "[]",
                    "[x]",
                    "{}",
                    "{a: b}",
                    "null",
                    "0.5")
            .map(SchemaTest::tree)
            .toList();

    private static void change(YamlNode node, Consumer<YamlNode> changed) {
        OTHERS.forEach(changed);
        switch (node) {
            case Mapping mapping -> {
                var entries = mapping.entries();
                for (var i = 0; i < entries.size(); i++) {
                    var at = i;
                    var entry = entries.get(i);
                    changed.accept(new Mapping(without(entries, at), mapping.at()));
                    var misspelt = new Scalar(
                            Scalar.Type.TEXT,
                            entry.key().value() + "x",
                            entry.key().at(),
                            entry.key().offset(),
                            entry.key().file());
                    changed.accept(new Mapping(with(entries, at, new Entry(misspelt, entry.value())), mapping.at()));
                    change(
                            entry.value(),
                            value -> changed.accept(
                                    new Mapping(with(entries, at, new Entry(entry.key(), value)), mapping.at())));
                }
            }
            case Sequence sequence -> {
                for (var i = 0; i < sequence.items().size(); i++) {
                    var at = i;
                    changed.accept(new Sequence(without(sequence.items(), at), sequence.at()));
                    change(
                            sequence.items().get(i),
                            value -> changed.accept(new Sequence(with(sequence.items(), at, value), sequence.at())));
                }
            }
            case Scalar _ -> {}
        }
    }

    private static <T> List<T> without(List<T> list, int index) {
        var less = new ArrayList<>(list);
        less.remove(index);
        return less;
    }

    private static <T> List<T> with(List<T> list, int index, T item) {
        var other = new ArrayList<>(list);
        other.set(index, item);
        return other;
    }
}
