package dev.cofferdam.action.config;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;
import tools.jackson.databind.node.ObjectNode;

/** A step on the simulated account's AWS Config, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String GROUP = "sg-0beb0000000000001";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var recording = world.putObject("recording");
            recording
                    .putArray("recorders")
                    .addObject()
                    .put("name", "default")
                    .put("recording", true)
                    .put("all_types", true)
                    .put("started", "2025-06-01T00:00:00Z");
            recording.putArray("channels").addObject().put("name", "default").put("bucket", "harbour-config");
            var items = recording.putArray("items");
            item(items.addObject(), "2026-06-01T00:00:00Z", "ResourceDiscovered");
            item(items.addObject(), "2026-11-20T00:00:00Z", "OK");
            item(items.addObject(), "2026-11-23T18:05:00Z", "OK");
            prepare(recording);
        });
        opened.pass(Duration.ofMillis(1)); // saves it with what was left out
        return opened;
    }

    /** What the tests need besides. */
    void prepare(ObjectNode recording) {}

    static void item(ObjectNode item, String at, String status) {
        item.putObject("json")
                .put("resourceType", "AWS::EC2::SecurityGroup")
                .put("resourceId", GROUP)
                .put("arn", "arn:aws:ec2:us-east-1:111122223333:security-group/" + GROUP)
                .put("configurationItemCaptureTime", at)
                .put("configurationItemStatus", status)
                .put("configuration", "{\"groupId\":\"%s\"}".formatted(GROUP));
    }

    ConfigClient somebody() {
        return account.client(ConfigClient.class);
    }

    /** But for when recording began and ended. */
    @Override
    protected final Object state(SimulatedAccount of) {
        var recording = of.world().get("recording");
        recording.path("recorders").forEach(r -> ((ObjectNode) r).remove(List.of("started", "stopped")));
        return recording;
    }
}
