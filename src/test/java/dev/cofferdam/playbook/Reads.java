package dev.cofferdam.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The fixture's words: what is read, and what comes of it. */
final class Reads {
    /** What every playbook begins with; a test's own lines begin in line 10. */
    static final String HEAD = """
        format: 1
        playbook: test
        version: 1.0.0
        title: A test
        roles: [responder, approver]
        inputs:
          instance: {type: ec2.instance-id}
          bucket: {type: s3.bucket, required: false}
          region: {type: aws.region, default: us-east-1, from: finding.region}
        """;

    private static final int MARK = '▸';

    static final PlaybookReader READER = new PlaybookReader(Actions.REGISTRY);

    private Reads() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Playbook playbook(String text) {
        return READER.read("test.yaml", bytes(text), PlaybookTexts.none());
    }

    /** With the steps, each line behind the head. */
    static Playbook steps(String steps) {
        return playbook(HEAD + "steps:\n" + steps.indent(2));
    }

    static Step step(String steps, String id) {
        return steps(steps)
                .allSteps()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static List<String> problems(byte[] utf8, PlaybookTexts others) {
        try {
            READER.read("test.yaml", utf8, others);
            return List.of();
        } catch (PlaybookException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    static List<String> problems(String text) {
        return problems(bytes(text), PlaybookTexts.none());
    }

    /** Of steps behind the head; the first one stands in line 11, column 3. */
    static List<String> problemsOfSteps(String steps) {
        return problems(HEAD + "steps:\n" + steps.indent(2));
    }

    /**
     * Of steps behind the head, in which a mark stands before each place where something is wrong.
     *
     * @return the places of the marks, as problems begin with them, and the steps without the marks
     */
    static Marked marked(String steps) {
        return markedText(HEAD + "steps:\n" + steps.indent(2));
    }

    /** As {@link #marked}, of a whole file. */
    static Marked markedText(String text) {
        var places = new ArrayList<String>();
        var line = 1;
        var column = 1;
        for (var character : text.codePoints().toArray()) {
            if (character == MARK) places.add("test.yaml:" + line + ":" + column + ": ");
            else column++;
            if (character == '\n') {
                line++;
                column = 1;
            }
        }
        return new Marked(places, text.replace(Character.toString(MARK), ""));
    }

    record Marked(List<String> places, String text) {
        /** At each mark the message that belongs to it, and nothing else. */
        void areTold(String... messages) {
            var expected = IntStream.range(0, messages.length)
                    .mapToObj(i -> (i < places.size() ? places.get(i) : "unmarked: ") + messages[i])
                    .toList();
            assertThat(problems(text)).containsExactlyElementsOf(expected);
            assertThat(places).hasSameSizeAs(messages);
        }
    }

    static PlaybookTexts texts(Map<String, String> byId) {
        return id -> Optional.ofNullable(byId.get(id)).map(text -> new PlaybookText(id + ".yaml", bytes(text)));
    }
}
