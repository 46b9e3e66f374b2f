package dev.cofferdam.action;

import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSession;
import dev.cofferdam.range.RangeSessions;
import dev.cofferdam.range.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The scenario {@code ec2-compromise} with a clock that stands still, for actions to work on. */
public final class SimulatedAccount implements AutoCloseable {
    public static final String WEB_1 = "i-0c0ffee0bad0c0de1";
    public static final String WEB_2 = "i-0a11ce00000000002";
    public static final String VPC = "vpc-0c0ffe00000000001";
    public static final String TARGET_GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web-tg/73e2d6bc24d8a067";

    public final RangeSession session;
    public final FakeActionContext aws;
    private final Path state;

    private SimulatedAccount(Path folder, Pacing pacing) {
        var now = Clock.fixed(Instant.parse("2026-11-23T22:00:00Z"), ZoneOffset.UTC);
        session = new RangeSessions(now, pacing).open(new Target.Range("ec2-compromise"), folder);
        aws = new FakeActionContext(session, "step");
        state = folder.resolve("range").resolve("state.json");
    }

    /** As the scenario made it. */
    public static SimulatedAccount open(Path folder) {
        return new SimulatedAccount(folder, Pacing.NONE);
    }

    /** As the scenario made it; waiting takes as long as is said, or is cancelled. */
    public static SimulatedAccount openPaced(Path folder, Pacing pacing) {
        return new SimulatedAccount(folder, pacing);
    }

    /** As the scenario made it, but for what is changed in its saved state. */
    public static SimulatedAccount openWith(Path folder, Consumer<ObjectNode> changes) {
        try (var seeded = new SimulatedAccount(folder, Pacing.NONE)) {
            var json = (ObjectNode) Json.MAPPER.readTree(Files.readString(seeded.state));
            changes.accept((ObjectNode) json.get("world"));
            Files.writeString(seeded.state, json.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SimulatedAccount(folder, Pacing.NONE);
    }

    /** Everything that is in the account, but what CloudTrail saw. */
    public JsonNode world() {
        try {
            var saved = Json.MAPPER.readTree(Files.readString(state)).get("world");
            // as the account itself would write it, whatever a test has put there
            var world = (ObjectNode) Json.MAPPER.valueToTree(Json.MAPPER.treeToValue(saved, World.class));
            return world.remove(List.of("events", "schedule"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <C extends SdkClient> C client(Class<C> type) {
        return session.client(type, session.defaultRegion());
    }

    public void fails(Fault fault) {
        session.faults().add(fault);
    }

    public void pass(Duration time) {
        aws.pause(time);
    }

    @Override
    public void close() {
        session.close();
    }
}
