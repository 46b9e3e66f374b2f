package dev.cofferdam.playbook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    static PlaybookTexts texts(Map<String, String> byId) {
        return id -> Optional.ofNullable(byId.get(id)).map(text -> new PlaybookText(id + ".yaml", bytes(text)));
    }
}
