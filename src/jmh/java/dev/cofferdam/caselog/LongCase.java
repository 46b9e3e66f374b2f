package dev.cofferdam.caselog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A case as long as one gets: the calls of many steps in several runs, most of them reading, among them what people and
 * steps did. The same with every run of the benchmark, written by the real log.
 */
public final class LongCase {
    private static final int LOOK_AHEAD = 10_000;
    private static final int STEPS = 300;
    private static final int INSTANCES = 5_000;
    private static final Instant BEGUN = Instant.parse("2026-11-20T00:00:00Z");
    private static final Actor ACTOR = new Actor(
            "Ripley", "ripley", "nostromo", "arn:aws:sts::111122223333:assumed-role/Responder/ripley", "111122223333");
    private static final List<String> READS =
            List.of("DescribeInstances", "DescribeVolumes", "GetConsoleOutput", "DescribeSecurityGroups", "AssumeRole");
    private static final List<String> CHANGES =
            List.of("ModifyNetworkInterfaceAttribute", "CreateSnapshot", "RevokeSecurityGroupIngress", "CreateTags");

    private final Random random = new Random(11);

    private LongCase() {}

    /** Writes it, without waiting for each record. */
    public static Path write(Path home, int records) {
        var story = new LongCase();
        try (var log = Sample.newCase(home)) {
            for (var written = 1; written < records; written += LOOK_AHEAD) {
                var first = written;
                IntStream.range(0, Math.min(LOOK_AHEAD, records - written))
                        .mapToObj(i -> log.submit(story.draft(first + i)))
                        .toList()
                        .forEach(CompletableFuture::join);
            }
            return log.folder();
        }
    }

    /** When the record of this number happened: half a second after the one before it. */
    public static Instant time(int number) {
        return BEGUN.plusMillis(500L * number);
    }

    private Draft draft(int number) {
        var origin = Origin.of(ACTOR, Mode.EXERCISE)
                .inRun(
                        "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398" + number % 4,
                        new PlaybookRef("p", "1.0.0", "9f86".repeat(16)))
                .inStep("step_" + number / 100 % STEPS, number % 5 == 0 ? Integer.valueOf(number % 3) : null);
        var instance = "i-0%015x".formatted(random.nextInt(INSTANCES) * 1_000_003L);
        var share = random.nextInt(1_000);
        if (share < 700) return call("aws.read", origin, READS, instance, share < 690 ? "succeeded" : "failed", number);
        if (share < 800) return call("aws.intended", origin, CHANGES, instance, "", number);
        if (share < 900) return call("aws.answered", origin, CHANGES, instance, "succeeded", number);
        if (share < 995) {
            var type = share < 950 ? "step.planned" : share < 990 ? "step.succeeded" : "step.failed";
            return Draft.of(type, origin)
                    .at(time(number))
                    .saying("Take " + instance + " off the network: round " + number);
        }
        return Draft.of("case.note", Origin.of(ACTOR, Mode.EXERCISE))
                .at(time(number))
                .saying("Saw 203.0.113." + random.nextInt(255) + " again on " + instance);
    }

    private Draft call(
            String type, Origin origin, List<String> operations, String instance, String outcome, int number) {
        var operation = operations.get(random.nextInt(operations.size()));
        var body = Json.object().put("outcome", outcome);
        body.putObject("request").putArray("InstanceIds").add(instance);
        body.putObject("response")
                .put("instances", 1)
                .put("digest", "%016x".formatted(random.nextLong()).repeat(12));
        return Draft.of(type, origin)
                .at(time(number))
                .about(List.of("arn:aws:ec2:us-east-1:111122223333:instance/" + instance))
                .aws(new AwsCall(
                        "ec2",
                        operation,
                        "111122223333",
                        "us-east-1",
                        "%08x-35bd-4eac-99ed-be587EXAMPLE".formatted(number),
                        200,
                        "Mon, 23 Nov 2026 03:00:00 GMT",
                        1,
                        84L))
                .with(
                        "ec2:" + operation + " " + instance + " → "
                                + (outcome.equals("failed") ? "AccessDenied" : "200"),
                        body);
    }
}
