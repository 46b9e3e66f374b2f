package dev.cofferdam.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.CaseVerifier;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSessions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import tools.jackson.databind.JsonNode;

/**
 * The demo's process is killed at random moments, as {@code kill -9} does it, and gone on with.
 *
 * <p>How often is {@code -Dcofferdam.kills}; CI does it 200 times.
 */
class KilledDemoTest {
    private static final int KILLS = Integer.getInteger("cofferdam.kills", 10);
    private static final int AT_ONCE = 3;

    @TempDir
    Path folder;

    private Path answers;

    @BeforeEach
    void writeAnswers() throws IOException {
        answers = Files.writeString(folder.resolve("answers.yaml"), BegunIncident.demoAnswers());
    }

    @Test
    void losesNoRecordAndIsFinishedWithEveryChangeMadeOnce() throws Exception {
        var whole = folder.resolve("whole");
        var undisturbed = begun(whole);
        var began = System.nanoTime();
        assertThat(undisturbed.waitFor()).isZero();
        var duration = Duration.ofNanos(System.nanoTime() - began);
        var changes = changes(whole);
        assertThat(changes).isNotEmpty();

        var seed = new Random().nextLong();
        var random = new Random(seed);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var killed = new ArrayList<Future<?>>();
            for (var i = 0; i < KILLS; i++) {
                var home = folder.resolve("killed-" + i);
                var after = random.nextLong(duration.toMillis());
                Callable<Void> once = () -> {
                    killedAndGoneOnWith(home, after, changes);
                    return null;
                };
                killed.add(threads.submit(once));
            }
            for (var each : killed) each.get();
        } catch (Exception e) {
            throw new AssertionError("with the random seed " + seed, e);
        }
    }

    private void killedAndGoneOnWith(Path home, long afterMillis, List<String> changes) throws Exception {
        var demo = begun(home);
        if (!demo.waitFor(afterMillis, TimeUnit.MILLISECONDS))
            demo.destroyForcibly().waitFor();
        var acknowledged = Files.readAllLines(KillableDemo.acknowledged(home));
        var cases = new CaseHome(home, Clock.systemUTC(), new Random());
        var found = cases.list().getFirst();
        assertThat(new CaseVerifier().verify(found.folder()).good())
                .as("the chain of %s, killed after %d ms", home, afterMillis)
                .isTrue();
        assertAllThere(cases, found.id(), acknowledged);
        goOn(home, found.id());
        assertThat(new CaseVerifier().verify(found.folder()).good()).isTrue();
        assertThat(changes(home))
                .as("changes made in %s, killed after %d ms", home, afterMillis)
                .isEqualTo(changes);
    }

    private static void assertAllThere(CaseHome cases, String id, List<String> acknowledged) {
        var onDisk = new TreeMap<Long, String>();
        try (var records = cases.read(id)) {
            records.forEach(0, record -> onDisk.put(record.seq(), record.hash()));
        }
        for (var line : acknowledged) {
            var words = line.split(" ", -1);
            // the last line can be cut off with the process that wrote it
            if (words.length == 2 && words[1].length() == 64) {
                assertThat(onDisk).containsEntry(Long.valueOf(words[0]), words[1]);
            }
        }
    }

    /** As somebody does who starts the program again. */
    private void goOn(Path home, String id) {
        var shell = Shell.in(home).inRealTime();
        var runs = runsIn(home, id);
        if (runs.contains("run.ended")) return;
        var result = runs.contains("run.started")
                ? shell.run("run", "ec2-compromise", "--case", id, "--answers", answers.toString(), "--resume")
                : shell.run(
                        "run",
                        "ec2-compromise",
                        "--case",
                        id,
                        "--answers",
                        answers.toString(),
                        "--target",
                        "range:ec2-compromise");
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(runsIn(home, id)).contains("run.ended");
    }

    private static List<String> runsIn(Path home, String id) {
        var types = new ArrayList<String>();
        try (var records = new CaseHome(home, Clock.systemUTC(), new Random()).read(id)) {
            records.forEachOfRuns(record -> types.add(record.type()));
        }
        return types;
    }

    /** A demo whose case is open. */
    private static Process begun(Path home) throws IOException {
        Files.createDirectories(home);
        var demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillableDemo.class.getName(),
                        home.toString())
                .redirectError(new File(home.toFile(), "errors"))
                .start();
        assertThat(demo.inputReader().readLine()).isEqualTo("begun");
        return demo;
    }

    /**
     * Every changing call of the responder that took effect, as the account's own trail has it: what was called, on
     * what, sorted.
     */
    private List<String> changes(Path home) {
        var found = new CaseHome(home, Clock.systemUTC(), new Random()).list().getFirst();
        var made = new ArrayList<String>();
        try (var session = new RangeSessions(Clock.systemUTC(), Pacing.NONE)
                .open(new Target.Range("ec2-compromise"), found.folder())) {
            session.pause(Duration.ofHours(1)); // until the trail shows what was done last
            session.client(CloudTrailClient.class, "us-east-1")
                    .lookupEventsPaginator(r -> r.lookupAttributes(LookupAttribute.builder()
                            .attributeKey("ReadOnly")
                            .attributeValue("false")
                            .build()))
                    .events()
                    .forEach(event -> {
                        var json = Json.MAPPER.readTree(event.cloudTrailEvent());
                        var by = json.path("userIdentity").path("arn").asString();
                        var isOurs = by.equals(session.identity().arn());
                        if (isOurs && !json.has("errorCode")) made.add(words(json));
                    });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        made.sort(null);
        return made;
    }

    /** Ids of groups are the account's own, another one in each home. */
    private static String words(JsonNode event) {
        return event.path("eventName").asString() + " "
                + event.path("requestParameters").properties().stream()
                        .filter(p -> p.getKey().matches("(?!group).*(Id|Name)|groupName"))
                        .map(p -> p.getKey() + "=" + p.getValue().asString())
                        .sorted()
                        .toList();
    }
}
