package dev.cofferdam.action.cloudtrail;

import dev.cofferdam.action.OnAnAccount;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.caselog.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import tools.jackson.databind.node.ObjectNode;

/** A step on the trails of the simulated account, and what its tests have in common. */
abstract class OnTheRange extends OnAnAccount {
    static final String NAME = "harbour-audit";
    static final String TRAIL = "arn:aws:cloudtrail:us-east-1:111122223333:trail/" + NAME;
    static final String ELSEWHERE = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/harbour-eu";
    static final String BUCKET = "harbour-audit-logs";
    static final String ATTACKERS_BUCKET = "definitely-not-yours";

    @Override
    protected final SimulatedAccount openIn(Path place) {
        var opened = SimulatedAccount.openWith(place, world -> {
            var buckets = world.withObject("storage").withArray("buckets");
            buckets.addObject().put("name", BUCKET);
            buckets.addObject().put("name", ATTACKERS_BUCKET);
            var trails = world.putObject("trails").putArray("all");
            var elsewhere = Json.object();
            for (var copied : new String[] {"id", "alias", "partition"}) elsewhere.set(copied, world.get(copied));
            elsewhere.put("region", "eu-west-1").set("responder", world.get("responder"));
            trail(elsewhere.putObject("trails").putArray("all").addObject(), "harbour-eu");
            world.withObject("abroad").set("eu-west-1", elsewhere);
            prepare(trail(trails.addObject(), NAME), world);
        });
        opened.pass(Duration.ofMillis(1)); // saves it with what was left out
        return opened;
    }

    static ObjectNode trail(ObjectNode trail, String name) {
        return trail.put("name", name)
                .put("bucket", BUCKET)
                .put("multi_region", true)
                .put("validated", true)
                .put("logging", true)
                .put("started", "2025-06-01T00:00:00Z");
    }

    /** The trail that the tests work on. */
    void prepare(ObjectNode trail, ObjectNode world) {}

    CloudTrailClient somebody() {
        return account.client(CloudTrailClient.class);
    }

    /** Of all regions, but for when logging began and ended. */
    @Override
    protected final Object state(SimulatedAccount of) {
        var all = of.world().findValues("trails");
        for (var trails : all) trails.path("all").forEach(t -> ((ObjectNode) t).remove(List.of("started", "stopped")));
        return all;
    }
}
