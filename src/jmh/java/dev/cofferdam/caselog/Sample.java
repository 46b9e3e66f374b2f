package dev.cofferdam.caselog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** What all benchmarks write: a record as most are in a real case, the answer to a call in a step of a run. */
final class Sample {
    private static final Actor ACTOR = new Actor(
            "Ripley", "ripley", "nostromo", "arn:aws:sts::111122223333:assumed-role/Responder/ripley", "111122223333");
    private static final Origin ORIGIN = Origin.of(ACTOR, Mode.EXERCISE)
            .inRun(
                    "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f",
                    new PlaybookRef("ec2-compromise", "1.0.0", "9f86d081884c7d659a2feaa0c55ad015".repeat(2)))
            .inStep("isolate", null);

    private Sample() {}

    static Draft draft() {
        var body = Json.object().put("request_token", "cofferdam-0197f3c2").put("dry_run", false);
        body.putObject("request")
                .put("networkInterfaceId", "eni-0a1b2c3d4e5f60718")
                .putArray("groups")
                .add("sg-0123456789abcdef0");
        body.putObject("response").put("return", true);
        return Draft.of("aws.answered", ORIGIN)
                .about(List.of("arn:aws:ec2:us-east-1:111122223333:network-interface/eni-0a1b2c3d4e5f60718"))
                .risk("disruptive")
                .aws(new AwsCall(
                        "ec2",
                        "ModifyNetworkInterfaceAttribute",
                        "111122223333",
                        "us-east-1",
                        "59dbff89-35bd-4eac-99ed-be587EXAMPLE",
                        200,
                        "Mon, 23 Nov 2026 03:00:00 GMT",
                        1,
                        184L))
                .with("ec2 ModifyNetworkInterfaceAttribute answered 200", body);
    }

    static CaseLog newCase(Path home) {
        return new CaseHome(home, Clock.systemUTC(), new Random())
                .create("Benchmark", null, null, ACTOR, Mode.EXERCISE);
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("cofferdam-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
